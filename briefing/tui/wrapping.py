"""Breaking text into lines that fit, as spans, so that offsets into the text stay true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from briefing.model import Span

_WORD = re.compile(r"\S+(?: ·(?=\s))*")
"""A word, with the dots that separate it from the next: no line begins with a dot."""

_NARROW = re.compile("[ -~\xa1-\xac\xae-\xb6\xb8-\u02af\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Text of one cell a character, whose only white space is spaces, and without the dots of `_WORD`."""

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_CONTROLS = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_CONTROLS[ord("\t")] = " "


def printable(text: str) -> str:
    """`text` with control characters replaced one for one, so that no terminal acts on them."""
    return text.translate(_CONTROLS) if _CONTROL.search(text) else text


def wrap(text: str, width: int) -> tuple[Span, ...]:
    """The lines of `text` at `width` cells: their spans, without the white space at their ends.

    A newline always breaks; a word wider than a line is cut. An empty line is an empty span.
    """
    lines: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        span = start, start + len(paragraph)
        wrapped = _wrap_narrow if _NARROW.fullmatch(paragraph) else _wrap_paragraph
        lines.extend(wrapped(text, span, max(width, 1)))
        start += len(paragraph) + 1
    return tuple(lines)


def _wrap_narrow(text: str, paragraph: Span, width: int) -> Iterator[Span]:
    """As `_wrap_paragraph`, for a paragraph of `_NARROW`: a step a line and not a word.

    A text of 20 MB then takes less than a second.
    """
    start, end = paragraph
    bare = text[start:end].rstrip(" ")
    end = start + len(bare)
    if not bare:
        yield start, start
        return
    start = end - len(bare.lstrip(" "))
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space < 0:  # a word wider than a line
            yield start, start + width
            start += width
            continue
        last = space
        while text[last - 1] == " ":
            last -= 1
        yield start, last
        start = space + 1
        while text[start] == " ":
            start += 1
    yield start, end


def _wrap_paragraph(text: str, paragraph: Span, width: int) -> Iterator[Span]:
    line: Span | None = None
    used = 0
    for match in _WORD.finditer(text, *paragraph):
        for start, end in _pieces(text, match.span(), width):
            if line is None:
                line, used = (start, end), cell_len(text[start:end])
                continue
            more = cell_len(text[line[1] : end])
            if used + more <= width:
                line, used = (line[0], end), used + more
            else:
                yield line
                line, used = (start, end), cell_len(text[start:end])
    yield line if line is not None else (paragraph[0], paragraph[0])


def _pieces(text: str, word: Span, width: int) -> Iterator[Span]:
    """The word, or pieces of it that each fit into `width` cells."""
    start, end = word
    if cell_len(text[start:end]) <= width:
        yield word
        return
    used = 0
    for place in range(start, end):
        cells = cell_len(text[place])
        if used + cells > width and place > start:
            yield (start, place)
            start, used = place, 0
        used += cells
    yield (start, end)
