"""What the search finds: the same articles as `briefing.query.matches`, for every query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import Article, Briefing
from briefing.query import matches, parse, subject_of
from briefing.store import Store
from briefing.store.articles import IndexedFile, Stamp
from tests.fakes import empty_briefing, sample_article, sample_briefing

NOW = datetime(2026, 3, 6, tzinfo=UTC)
CHANGED = datetime(2026, 3, 5, tzinfo=UTC)
STAMP = Stamp(1, int(CHANGED.timestamp()) * 1_000_000_000)

ARTICLES: tuple[tuple[Article, Briefing | None], ...] = (
    (sample_article(), sample_briefing()),
    (replace(empty_briefing().article, tags=("weather", "bridge rain")), empty_briefing()),
    (
        replace(
            sample_article(),
            id="tax",
            title="Tax « Über » denied",
            text="Zürich’s tax was not raised, said nobody: it is unclear why.",
            headline=None,
            source="The Harbour Wire",
            published="2026-02-01",
            tags=("tax",),
        ),
        None,
    ),
)


def fill(path: Path) -> Store:
    """A store at `path` with all of ARTICLES and some marks."""
    made = Store(path)
    for number, (article, briefing) in enumerate(ARTICLES):
        made.articles.put([IndexedFile(f"/news/{number}.txt", STAMP, (article,))])
        if briefing:
            made.briefings.put(briefing, "engine", "3")
    made.marks.mark_read("tax")
    made.marks.star(sample_article().id)
    return made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = fill(tmp_path_factory.mktemp("data") / "briefing.db")
    yield made
    made.close()


def found(store: Store, query: str) -> set[int]:
    cards = {card.key: int(Path(card.path).stem) for card in store.articles.cards("/news")}
    return {cards[hit.key] for hit in store.search.find(parse(query), NOW, "/news")}


def expected(store: Store, query: str) -> set[int]:
    right = set()
    for number, (article, briefing) in enumerate(ARTICLES):
        date = datetime.fromisoformat(article.published) if article.published else CHANGED
        subject = subject_of(
            article,
            briefing,
            date=date if date.tzinfo else date.replace(tzinfo=UTC),
            read=store.marks.is_read(article.id),
            starred=store.marks.is_starred(article.id),
        )
        if matches(parse(query), subject, NOW):
            right.add(number)
    return right


TERMS = st.sampled_from(
    [
        "bridge",
        "brid",
        "uber",
        "zurich",
        "zürich-s",
        '"harbour bridge"',
        '"harbour bridg"',
        "東京",
        "rain",
        "actor:quill",
        'actor:"port authority"',
        'actor:"quill port"',
        "says:port",
        "says:ministry",
        'says:"rival bo"',
        "stance:deny",
        "stance:accuse",
        "question:unknown",
        "source:wire",
        "source:harbour",
        "tag:bridge",
        'tag:"weather bridge"',
        "tag:rai",
        "unread",
        "starred",
        "newer:2d",
        "newer:2026-02-01",
        "before:2026-03-04",
        "before:1w",
    ]
)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' or '.join(parts)})"),
        inner.map(lambda part: f"-({part})"),
    ),
    max_leaves=6,
)


@given(QUERIES)
@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_the_store_finds_what_matches(store: Store, query: str) -> None:
    assert found(store, query) == expected(store, query)


@given(
    st.text(alphabet=st.characters(categories=["L", "M", "N", "Zs", "P"]), min_size=1, max_size=40)
)
@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_every_word_of_a_text_is_found(tmp_path: Path, text: str) -> None:
    from briefing.words import words_of

    with_text = replace(sample_article(), id="x", title="t", text=text)
    store = Store(tmp_path / "briefing.db")
    store.articles.put([IndexedFile("/x/x.txt", STAMP, (with_text,))])
    for word in words_of(text):
        assert store.search.find(parse(f'"{word}"'), NOW, "/x"), word
    store.articles.remove(["/x/x.txt"])
    store.close()


def test_the_newest_come_first(store: Store) -> None:
    cards = {card.key: card.path for card in store.articles.cards("/news")}
    order = [cards[hit.key] for hit in store.search.find(parse(""), NOW, "/news")]
    assert order == ["/news/1.txt", "/news/0.txt", "/news/2.txt"]


def test_only_below_the_folder(store: Store) -> None:
    assert store.search.find(parse("bridge"), NOW, "/new") == []
    assert store.search.find(parse("bridge"), NOW, "/news/0.txt") == []


def test_findings_that_a_query_asks_for(store: Store) -> None:
    (hit,) = store.search.find(parse("says:port stance:deny"), NOW, "/news")
    (finding,) = store.search.findings(parse("says:port stance:deny"), hit.body)
    article = sample_article()
    assert (finding.role, finding.kind, finding.name) == ("claim", "deny", "Port Authority")
    assert "denied" in article.text[slice(*finding.span)]
    (question,) = store.search.findings(parse("question:undecided -says:quill"), hit.body)
    assert article.text[slice(*question.span)] == "The council has yet to decide."
    assert store.search.findings(parse("bridge"), hit.body) == []


def test_an_article_that_is_gone_is_not_found(tmp_path: Path) -> None:
    store = Store(tmp_path / "briefing.db")
    store.articles.put([IndexedFile("/n/a.txt", STAMP, (sample_article(),))])
    assert store.search.find(parse("harbour"), NOW)
    store.articles.put([IndexedFile("/n/a.txt", STAMP, (empty_briefing().article,))])
    assert not store.search.find(parse("harbour"), NOW)
    assert store.search.find(parse("rain"), NOW)
    store.close()


def test_a_new_analysis_takes_the_place_of_the_old(tmp_path: Path) -> None:
    store = Store(tmp_path / "briefing.db")
    whole = sample_briefing()
    store.articles.put([IndexedFile("/n/a.txt", STAMP, (whole.article,))])
    store.briefings.put(whole, "old", "3")
    store.briefings.put(replace(whole, actors=(), claims=()), "new", "3")
    assert not store.search.find(parse("actor:quill or says:port"), NOW)
    assert store.search.find(parse("question:asked"), NOW)
    store.close()


def test_names_to_complete(store: Store) -> None:
    assert store.search.names("actor", "a") == ["Ada Quill"]
    assert store.search.names("says", "")[0] == "Ada Quill"
    assert store.search.names("source", "the") == ["The Harbour Wire"]
    assert store.search.names("tag", "b") == ["bridge", "bridge rain"]
    assert store.search.names("tag", "%") == []
