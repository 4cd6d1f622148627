from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import QueryError
from briefing.query import All, Any, Asked, Dated, Flag, Named, Not, Said, Words, parse
from briefing.query.syntax import needs_analysis


def word(*words: str) -> Words:
    return Words(words, prefix=True)


def phrase(*words: str) -> Words:
    return Words(words, prefix=False)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", All(())),
        ("  ", All(())),
        ("Dam", word("dam")),
        ("tide-mill", word("tide", "mill")),
        ("10:30", word("10", "30")),
        ("Müller", word("muller")),
        ('"The Tax is"', phrase("the", "tax", "is")),
        ("dam wall", All((word("dam"), word("wall")))),
        ("dam or wall", Any((word("dam"), word("wall")))),
        ('dam "or" wall', All((word("dam"), phrase("or"), word("wall")))),
        ("a b OR c", Any((All((word("a"), word("b"))), word("c")))),
        ("a (b or c)", All((word("a"), Any((word("b"), word("c")))))),
        ("-dam", Not(word("dam"))),
        ("-(a b)", Not(All((word("a"), word("b"))))),
        ("(-a)", Not(word("a"))),
        ("actor:putin", Named("actor", word("putin"))),
        ('actor:"Vladimir Putin"', Named("actor", phrase("vladimir", "putin"))),
        ("ACTOR:putin", Named("actor", word("putin"))),
        ("source:wire", Named("source", word("wire"))),
        ("tag:energy", Named("tag", word("energy"))),
        ("says:kremlin", Said(word("kremlin"), None)),
        ("stance:deny", Said(None, "deny")),
        ("says:kremlin stance:deny", Said(word("kremlin"), "deny")),
        ("stance:deny says:kremlin", Said(word("kremlin"), "deny")),
        (
            "says:a stance:deny says:b stance:confirm",
            All((Said(word("a"), "deny"), Said(word("b"), "confirm"))),
        ),
        ("says:a dam stance:deny", All((Said(word("a"), None), word("dam"), Said(None, "deny")))),
        ("says:a -stance:deny", All((Said(word("a"), None), Not(Said(None, "deny"))))),
        ("question:undisclosed", Asked("undisclosed")),
        ("unread", Flag("unread")),
        ("starred", Flag("starred")),
        ('"unread"', phrase("unread")),
        ("newer:3d", Dated(True, timedelta(days=3))),
        ("newer:12h", Dated(True, timedelta(hours=12))),
        ("before:2w", Dated(False, timedelta(weeks=2))),
        ("before:2026-01-31", Dated(False, datetime(2026, 1, 31, tzinfo=UTC))),
    ],
)
def test_what_a_query_means(text: str, query: object) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "at", "what", "remedy"),
    [
        ('dam "wall', 4, "not closed", "at its end"),
        ("(dam", 0, "not closed", 'put ")"'),
        ("dam)", 3, "no bracket is open", "take"),
        ("dam or", 6, 'after "or"', "term"),
        ("or dam", 0, 'before "or"', "term"),
        ("dam ()", 5, 'after "("', "term"),
        ("dam -", 4, 'after "-"', "not to be there"),
        ("wall actr:putin", 5, "no field 'actr'", "did you mean actor?"),
        ("stance:deni", 7, "no stance 'deni'", "did you mean deny?"),
        ("question:unknwn", 9, "no kind of question", "did you mean unknown?"),
        ("actor:", 6, 'after "actor:"', "actor:putin"),
        ("newer:soon", 6, "no date", "newer:3d"),
        ("before:2026-02-31", 7, "no date", "before:2026-01-31"),
        ("dam &", 4, "no letter", "write a word"),
        ("-" * 60 + "dam", 51, "too many", "fewer"),
        ("(" * 60, 51, "too many", "fewer"),
        ("x" * 2001, 2000, "at most", "shorten"),
    ],
)
def test_a_wrong_query_names_its_place_and_a_remedy(
    text: str, at: int, what: str, remedy: str
) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    error = raised.value
    assert (error.query, error.at) == (text, at)
    assert what in error.what
    assert remedy in error.remedy
    assert f"character {at + 1}" in str(error)
    assert error.exit_code == 2


PIECES = st.sampled_from(
    ["dam", '"', "(", ")", "-", "or", " ", "actor:", "says:", "stance:", "deny", "newer:", "3d"]
)


def mistake(text: str) -> QueryError | None:
    try:
        parse(text)
    except QueryError as error:
        return error
    return None


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_a_query_or_an_error_with_a_place_in_it(text: str) -> None:
    error = mistake(text)
    assert error is None or (0 <= error.at <= len(text) and error.remedy)


def test_long_ago_is_before_everything_there_is() -> None:
    query = parse("newer:99999y")
    assert isinstance(query, Dated)
    assert query.moment(datetime(2026, 1, 1, tzinfo=UTC)).year == 1


def test_which_queries_ask_for_what_the_analysis_finds() -> None:
    assert needs_analysis(parse("dam -(wall or says:quill)"))
    assert needs_analysis(parse("actor:quill"))
    assert not needs_analysis(parse("dam source:wire tag:x unread newer:3d"))
