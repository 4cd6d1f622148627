"""Breaking text into lines that fit, as spans, so that offsets into the text stay true."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from briefing.model import Span

PIECE = 10_000
"""Characters of a paragraph that are broken together: one of 20 MB would otherwise keep a key waiting."""

FIRM = "\xa0"
"""The space at which no line is broken, unless what it holds together is wider than a line."""

_WORD = re.compile(r"\S(?:\S|\xa0+(?=\S))*(?: ·(?=\s))*")
"""A word, with the dots that separate it from the next: no line begins with a dot."""

_BARE = re.compile(r"\S+(?: ·(?=\s))*")
"""The same where firm spaces are as others."""

_NARROW = re.compile("[ -~\xa1-\xac\xae-\xb6\xb8-\u02af\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Text of one cell a character, whose only white space is spaces, and without the dots of `_WORD`."""

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_CONTROLS = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_CONTROLS[ord("\t")] = " "


def printable(text: str) -> str:
    """`text` with control characters replaced one for one, so that no terminal acts on them."""
    return text.translate(_CONTROLS) if _CONTROL.search(text) else text


def content_lines(words: Content, width: int, limit: int | None = None) -> list[Content]:
    """The lines of `words`, firm spaces drawn as others.

    limit: how many there are at most; the last then ends in "…" for the rest.
    """
    plain = words.plain
    spans = wrap(plain, width)
    if FIRM in plain:
        words = Content(plain.replace(FIRM, " "), list(words.spans))
    lines = [words[start:end] for start, end in spans]
    if limit is not None and len(lines) > limit:
        rest = words[spans[limit - 1][0] :]
        lines[limit - 1 :] = [rest.truncate(width, ellipsis=True)]
    return lines


def wrap(text: str, width: int) -> tuple[Span, ...]:
    """The lines of `text` at `width` cells: their spans, without the white space at their ends.

    A newline always breaks; a word wider than a line is cut. An empty line is an empty span.
    """
    return tuple(_broken(text, max(width, 1), PIECE))


class Lines:
    """The lines of a text, as `wrap` has them, broken a piece at a time: `more` goes on.

    A text of 20 MB takes seconds, and ten million lines as pairs a gigabyte.
    """

    def __init__(self, text: str = "", width: int = 1) -> None:
        self._starts, self._ends = array("Q"), array("Q")
        self._rest = _broken(text, max(width, 1), PIECE)
        self.complete = not text
        """Whether all lines are there."""

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Span:
        return self._starts[number], self._ends[number]

    def more(self, characters: int) -> None:
        """Break at least so many characters more, or what is left."""
        begun: int | None = None
        for start, end in self._rest:
            self._starts.append(start)
            self._ends.append(end)
            begun = start if begun is None else begun
            if end - begun >= characters:
                return
        self.complete = True

    def reaches(self, offset: int) -> bool:
        """Whether the line with the character at `offset` is there."""
        return self.complete or (len(self._starts) > 0 and self._starts[-1] > offset)

    def holding(self, offset: int) -> int:
        """The line with the character at `offset`; of those there are, the nearest."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _broken(text: str, width: int, size: int) -> Iterator[Span]:
    """The lines of a text; `size` characters of it are looked at together."""
    start = 0
    while True:
        newline = text.find("\n", start)
        end = len(text) if newline < 0 else newline
        yield from _paragraph(text, (start, end), width, size)
        if newline < 0:
            return
        start = end + 1


def _paragraph(text: str, paragraph: Span, width: int, size: int) -> Iterator[Span]:
    """The lines of a paragraph; of a long one, piece by piece.

    What follows a piece may still belong to its last line, or its dot to the one before.
    """
    start, end = paragraph
    step = size
    while end - start > step:
        lines = list(_piece(text, (start, start + step), width))
        if len(lines) < 3:  # nothing of it is sure yet
            step *= 2
            continue
        yield from lines[:-2]
        start, step = lines[-2][0], size
    yield from _piece(text, (start, end), width)


def _piece(text: str, span: Span, width: int) -> Iterator[Span]:
    start, end = span
    piece = printable(text[start:end])
    broken = _wrap_narrow if _NARROW.fullmatch(piece) else _wrap_paragraph
    return ((start + a, start + b) for a, b in broken(piece, width))


def _wrap_narrow(text: str, width: int) -> Iterator[Span]:
    """As `_wrap_paragraph`, for a paragraph of `_NARROW`: a step a line and not a word."""
    end = len(text.rstrip(" "))
    if not end:
        yield 0, 0
        return
    start = len(text) - len(text.lstrip(" "))
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


def _wrap_paragraph(text: str, width: int) -> Iterator[Span]:
    line: Span | None = None
    used = 0
    for word in _words(text, width):
        for start, end in _pieces(text, word, width):
            if line is None:
                line, used = (start, end), cell_len(text[start:end])
                continue
            more = cell_len(text[line[1] : end])
            if used + more <= width:
                line, used = (line[0], end), used + more
            else:
                yield line
                line, used = (start, end), cell_len(text[start:end])
    yield line if line is not None else (0, 0)


def _words(text: str, width: int) -> Iterator[Span]:
    for match in _WORD.finditer(text):
        if FIRM in match[0] and cell_len(match[0]) > width:
            yield from (part.span() for part in _BARE.finditer(text, *match.span()))
        else:
            yield match.span()


def _pieces(text: str, word: Span, width: int) -> Iterator[Span]:
    """The word, or pieces of it of at most `width` cells, without the space before a dot at their ends."""
    start, end = word
    if cell_len(text[start:end]) <= width:
        yield word
        return
    used = 0
    for place in range(start, end):
        cells = cell_len(text[place])
        if used + cells > width and place > start:
            yield (start, place - (text[place - 1] == " "))
            start, used = place, 0
        if place == start and text[place] == " ":
            start = place + 1
        else:
            used += cells
    yield (start, end)
