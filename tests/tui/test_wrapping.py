from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.tui.wrapping import _NARROW, _wrap_narrow, _wrap_paragraph, printable, wrap


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


def test_control_characters_are_shown_and_keep_their_place() -> None:
    assert printable("a\x1b[31mb\tc\nd\x9b") == "a�[31mb c\nd�"


@given(st.text(), st.integers(2, 30))
def test_lines_fit_and_lose_nothing_but_white_space(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(cell_len(text[start:end]) <= width for start, end in spans)
    kept = {place for start, end in spans for place in range(start, end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in kept)


@given(st.text("ab  “é.c–"), st.integers(1, 12))
def test_a_narrow_paragraph_is_wrapped_as_any_other(text: str, width: int) -> None:
    paragraph = 0, len(text)
    assert list(_wrap_narrow(text, paragraph, width)) == list(
        _wrap_paragraph(text, paragraph, width)
    )


def test_narrow_characters_take_one_cell() -> None:
    narrow = [char for char in map(chr, range(0x11000)) if _NARROW.fullmatch(char)]
    assert {cell_len(char) for char in narrow} == {1}
    assert not [char for char in narrow if char.isspace() and char != " "]


@given(st.text())
def test_printable_keeps_offsets(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown if c != "\n")
