"""Breaking text into lines that fit, as spans, so that offsets into the text stay true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from briefing.model import Span

_WORD = re.compile(r"\S+(?: ·(?=\s))*")
"""A word, with the dots that separate it from the next: no line begins with a dot."""

_CONTROLS = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_CONTROLS[ord("\t")] = " "


def printable(text: str) -> str:
    """`text` with control characters replaced one for one, so that no terminal acts on them."""
    return text.translate(_CONTROLS)


def wrap(text: str, width: int) -> tuple[Span, ...]:
    """The lines of `text` at `width` cells: their spans, without the white space at their ends.

    A newline always breaks; a word wider than a line is cut. An empty line is an empty span.
    """
    lines: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(text, (start, start + len(paragraph)), max(width, 1)))
        start += len(paragraph) + 1
    return tuple(lines)


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
