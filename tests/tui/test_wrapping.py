from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.tui.wrapping import (
    _NARROW,
    Lines,
    _broken,
    _wrap_narrow,
    _wrap_paragraph,
    printable,
    wrap,
)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_words_fill_lines() -> None:
    assert lines("the wall will not last the winter", 12) == [
        "the wall",
        "will not",
        "last the",
        "winter",
    ]


def test_newlines_break_and_empty_lines_stay() -> None:
    assert lines("one\n\ntwo", 10) == ["one", "", "two"]


def test_words_too_wide_are_cut() -> None:
    assert lines("a incomprehensibly", 6) == ["a", "incomp", "rehens", "ibly"]


def test_wide_characters_count_two_cells() -> None:
    assert lines("東京湾東京湾", 4) == ["東京", "湾東", "京湾"]


def test_no_line_begins_with_the_dot_between_words() -> None:
    assert lines("person · group", 8) == ["person ·", "group"]


def test_no_line_is_broken_at_a_firm_space() -> None:
    assert lines("person · 2\xa0mentions, 2\xa0claims", 20) == [
        "person · 2\xa0mentions,",
        "2\xa0claims",
    ]
    assert lines("person · 2\xa0mentions", 12) == ["person ·", "2\xa0mentions"]


def test_what_is_wider_than_a_line_is_broken_at_firm_spaces_too() -> None:
    assert lines("all\xa0of\xa0one\xa0piece", 9) == ["all\xa0of", "one\xa0piece"]


def test_control_characters_are_shown_and_keep_their_place() -> None:
    assert printable("a\x1b[31mb\tc\nd\x9b") == "a�[31mb c\nd�"


def test_the_space_before_a_dot_is_no_line_and_ends_none() -> None:
    assert wrap("abc ·  d", 1) == ((0, 1), (1, 2), (2, 3), (4, 5), (7, 8))
    assert wrap("abcd · e", 5) == ((0, 4), (5, 8))


@given(st.text(), st.integers(2, 30))
def test_lines_fit_and_lose_nothing_but_white_space(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(cell_len(text[start:end]) <= width for start, end in spans)
    kept = {place for start, end in spans for place in range(start, end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in kept)


@given(st.text("ab  “é.c–"), st.integers(1, 12))
def test_a_narrow_paragraph_is_wrapped_as_any_other(text: str, width: int) -> None:
    assert list(_wrap_narrow(text, width)) == list(_wrap_paragraph(text, width))


@example("a · a", 1, 1)
@given(st.text("ab  ·\n漢é\u0301"), st.integers(1, 12), st.integers(1, 40))
def test_pieces_of_a_paragraph_make_the_lines_of_the_whole(
    text: str, width: int, size: int
) -> None:
    assert list(_broken(text, width, size)) == list(_broken(text, width, len(text) + 1))


def test_lines_come_a_piece_at_a_time() -> None:
    text = "the wall will not last the winter " * 10
    lines = Lines(text, 12)
    lines.more(20)
    assert 2 <= len(lines) < 5
    assert not lines.complete
    assert lines.reaches(5)
    assert not lines.reaches(200)
    while not lines.complete:
        lines.more(20)
    assert [lines[number] for number in range(len(lines))] == list(wrap(text, 12))
    assert lines[lines.holding(200)][0] <= 200 < lines[lines.holding(200) + 1][0]


def test_narrow_characters_take_one_cell() -> None:
    narrow = [char for char in map(chr, range(0x11000)) if _NARROW.fullmatch(char)]
    assert {cell_len(char) for char in narrow} == {1}
    assert not [char for char in narrow if char.isspace() and char != " "]


@given(st.text())
def test_printable_keeps_offsets(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown if c != "\n")
