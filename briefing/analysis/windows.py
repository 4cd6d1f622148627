"""Text cut into the windows that the tagger's network reads.

A window holds at most `LIMIT` word pieces, ends at a paragraph's end where it can, else at a
sentence's, so that a quotation and its speaker in the next sentence are seen together. Training and
reading use this one module: what the network sees is the same in both.

The vocabulary is uncased and blind to white space. What it misses is given beside each piece as a
small number, its *shape*: the case of the word, the gap before it, and whether it is quoted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .deadline import Check, no_limit
from .quotations import quoted_spans

Span = tuple[int, int]
Ints = NDArray[np.int64]

LIMIT = 254
"""Word pieces in one window, the two marks at its ends not counted."""

CASES, GAPS, QUOTES = 6, 3, 2
SHAPES = CASES * GAPS * QUOTES
STRETCH = 50_000
"""Characters given to the tokenizer at once: it needs a kilobyte for each."""

_LOWER, _TITLE, _UPPER, _MIXED, _DIGIT, _OTHER = range(CASES)
_NO_GAP, _SPACE, _NEW_LINE = range(GAPS)


@dataclass(frozen=True)
class Pieces:
    """A whole text as word pieces.

    ids, shapes: one number a piece. words: the span of each word in the text. first: the index of
    each word's first piece, one entry more than words, the last being the number of pieces.
    """

    ids: Ints
    shapes: Ints
    words: tuple[Span, ...]
    first: Ints


@dataclass(frozen=True)
class Window:
    """Words `start` to `end` (exclusive) of a `Pieces`, small enough for one reading."""

    start: int
    end: int


class Splitter:
    """Cuts texts into word pieces by a vocabulary file (`tokenizer.json`)."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.opening = self._id("[CLS]")
        self.closing = self._id("[SEP]")
        self.padding = self._id("[PAD]")
        self.unseen = self._id("[MASK]")

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the vocabulary has no {token}")
        return int(found)

    def split(self, text: str, check: Check = no_limit) -> Pieces:
        """Return the pieces of `text`; a text without words gives none.

        check: called before each stretch of the text.
        """
        ids: list[int] = []
        first: list[int] = []
        words: list[Span] = []
        for low, high in _stretches(text):
            check()
            encoding = self._tokenizer.encode(text[low:high], add_special_tokens=False)
            last = None
            for at, (word, (start, end)) in enumerate(
                zip(encoding.word_ids, encoding.offsets, strict=True), start=len(ids)
            ):
                if word != last or word is None:
                    first.append(at)
                    words.append((low + start, low + end))
                    last = word
                else:
                    words[-1] = (words[-1][0], low + end)
            ids += encoding.ids
        first.append(len(ids))
        starts = np.array(first, dtype=np.int64)
        shapes = np.repeat(_shapes(text, words), np.diff(starts))
        return Pieces(np.array(ids, dtype=np.int64), shapes, tuple(words), starts)


def _stretches(text: str) -> Iterator[Span]:
    """`text` cut at white space, where no word can be parted, into spans of up to `STRETCH`."""
    start = 0
    while start < len(text):
        end = start + STRETCH
        if end < len(text):
            at = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = at + 1 if at > start else end
        yield start, min(end, len(text))
        start = end


def _shapes(text: str, words: list[Span]) -> Ints:
    """The shape of each word: case + CASES * (gap + GAPS * quoted)."""
    quotes = quoted_spans(text)
    starts = [start for start, _ in quotes]
    shapes = np.zeros(len(words), dtype=np.int64)
    before = -1
    for at, (start, end) in enumerate(words):
        apart = _SPACE if start > before else _NO_GAP
        gap = _NEW_LINE if before < 0 or "\n" in text[before:start] else apart
        before = end
        quote = bisect_right(starts, start) - 1
        quoted = int(quote >= 0 and start < quotes[quote][1])
        shapes[at] = _case(text[start:end]) + CASES * (gap + GAPS * quoted)
    return shapes


def _case(word: str) -> int:
    if word.islower():
        return _LOWER
    if word.isupper():
        return _TITLE if len(word) == 1 else _UPPER
    if word.istitle():
        return _TITLE
    if word.isdigit():
        return _DIGIT
    return _MIXED if any(c.isalpha() for c in word) else _OTHER


def cut(pieces: Pieces, text: str, sentences: list[Span], limit: int = LIMIT) -> list[Window]:
    """Cut `pieces` into windows of at most `limit` word pieces.

    A window ends at the last end of a paragraph in its second half, else at the last end of a
    sentence, else where it is full. `sentences` are spans of `text` in order.
    """
    ends = [end for _, end in sentences]
    words, first = pieces.words, pieces.first
    count = len(words)
    cuts = np.zeros(count + 1, dtype=np.int8)
    for at in range(1, count):
        here, there = words[at - 1][1], words[at][0]
        if "\n" in text[here:there]:
            cuts[at] = 2
        elif bisect_right(ends, there) > bisect_right(ends, here - 1):
            cuts[at] = 1
    windows: list[Window] = []
    start = 0
    while start < count:
        full = int(np.searchsorted(first, first[start] + limit, side="right")) - 1
        full = max(full, start + 1)
        end = count if full >= count else _best_cut(cuts, first, start, full, limit)
        windows.append(Window(start, end))
        start = end
    return windows


def _best_cut(cuts: NDArray[np.int8], first: Ints, start: int, full: int, limit: int) -> int:
    inside = np.arange(start + 1, full + 1)
    half = first[inside] - first[start] >= limit // 2
    for wanted in (inside[(cuts[inside] == 2) & half], inside[cuts[inside] >= 1]):
        if len(wanted):
            return int(wanted[-1])
    return full
