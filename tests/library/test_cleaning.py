"""Whatever a text holds, what comes out is harmless, even, and otherwise what was written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.cleaning import clean_line, clean_text, printable, unwrap

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b[]0;1mP\\\x07\x9b\x9c\x9d\r\n\t \xa0\u200b\u202e\u2066\u2029\u0301\ud800"
        ),
    )
)
PLAIN = st.text(
    alphabet=st.characters(exclude_categories=("C", "Z", "M"), include_characters=" \n")
)
PAGES = st.lists(st.text(alphabet="ab- ", min_size=40, max_size=95), max_size=8).map("\n".join)


def visible(text: str) -> str:
    return "".join(text.split())


@given(HOSTILE)
def test_no_character_that_acts_or_hides_is_left(text: str) -> None:
    for cleaned in (clean_text(text), clean_line(text), printable(text)):
        assert not {unicodedata.category(c) for c in cleaned if c != "\n"} & {"Cc", "Cf", "Cs"}
        assert {c for c in cleaned if c.isspace()} <= {" ", "\n"}
    assert "\n" not in clean_line(text)


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert printable(printable(text)) == printable(text)


@given(HOSTILE)
def test_white_space_is_even(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned == cleaned.strip()
    assert not any(pair in cleaned for pair in ("  ", " \n", "\n ", "\n\n\n"))


@given(PLAIN)
def test_what_is_seen_stays_in_its_order(text: str) -> None:
    assert visible(clean_text(text)) == visible(text)
    assert visible(clean_line(text)) == visible(text)


@given(PAGES)
def test_unwrapping_changes_white_space_only(text: str) -> None:
    cleaned = clean_text(text)
    assert visible(unwrap(cleaned)) == visible(cleaned)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("a\x1b]0;owned\x07b", "ab"),
        ("a\x1b]8;;http://x.y\x1b\\b\x1b]8;;\x1b\\", "ab"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("a\x1b(0b", "ab"),
        ("a\x1b]0;the words\nafter an open sequence", "a]0;the words\nafter an open sequence"),
        ("soft\u00adhy\u200bphen", "softhyphen"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("bell\x07 null\x00 del\x7f", "bell null del"),
        ("a\ufffeb\ufdd0", "ab"),
        ("é" + "\u0301" * 40 + "x", "é" + "\u0301" * 4 + "x"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three", "one\ntwo\n\nthree"),
        ("a\tb\u00a0c\u2003d   e", "a b c d e"),
        ("one\n  \n \n\ntwo  ", "one\n\ntwo"),
        (
            "“curly” ‘quotes’ — and … 東京湾 e\u0301 £5",
            "“curly” ‘quotes’ — and … 東京湾 e\u0301 £5",
        ),
    ],
)
def test_clean_text(text: str, expected: str) -> None:
    assert clean_text(text) == expected


def test_a_line_is_one_line() -> None:
    assert clean_line(" A title\n\nover \t lines ") == "A title over lines"


def test_printable_keeps_indentation_and_lines() -> None:
    assert printable("a\n\n\n    b\tc") == "a\n\n\n    b    c"


def test_a_flood_of_openings_is_no_trap() -> None:
    assert clean_text("\x9d" * 200_000 + "x") == "x"


WRAPPED = """\
The dam above the town held on Sunday after two days of rain, the mayor
said, and nobody was hurt. Engineers will look at its well-
known cracks on Monday.

Short line."""


def test_wrapped_lines_are_joined() -> None:
    assert unwrap(WRAPPED) == (
        "The dam above the town held on Sunday after two days of rain, the mayor said, and nobody "
        "was hurt. Engineers will look at its well-known cracks on Monday.\n\nShort line."
    )


def test_a_break_where_the_next_word_would_have_fitted_was_meant() -> None:
    lines = [
        "The dam above the town held on Sunday after two days of rain, the mayor",
        "said, and nobody was hurt, not even one of the dogs, and",
        "the town was told to wait until Monday at noon, when engineers come.",
    ]
    assert unwrap("\n".join(lines)) == f"{lines[0]} {lines[1]}\n{lines[2]}"


@pytest.mark.parametrize(
    "text",
    [
        "A poem\nhas short lines\nand keeps them",
        "Dam above the town holds after two days of rain, mayor says\n" + "The dam held. " * 10,
        "one line",
        "",
    ],
)
def test_other_breaks_stay(text: str) -> None:
    assert unwrap(text) == text
