"""The same text in several files: to the word, or nearly, by sketches (see `sketch`).

Two texts are nearly the same where at least `THRESHOLD` of the sequences of five words in either
stand in both (their Jaccard index, estimated): an agency's report in two papers, not two reports of
one event. Sketches are made where the extra `duplicates` is installed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from ..model import Article
from ..words import index_text, same_words

THRESHOLD = 0.8
"""The least share of word sequences in common.

Of pairs that have 0.85 in common 34 of 37 were found, of 0.8 20 of 51, of 0.75 none of 42. One word in
fifty changed leaves 0.82, a changed headline, byline and last line of 400 words 0.9.
"""

FEWEST_WORDS = 50
"""Shorter texts are the same only to the word: in them a number is what the report is about."""

PERMUTATIONS = 128
"""Numbers in a sketch; the index is estimated with a standard error of at most 0.045."""

_BAND = 8 * 4
"""Bytes of a band: sixteen bands of eight numbers find a pair at the threshold in 95 of 100 cases."""


@cache
def can_sketch() -> bool:
    """Whether the extra `duplicates` is installed."""
    return find_spec("datasketch") is not None


def bands(sketch: bytes) -> tuple[int, ...]:
    """Numbers of 64 bits, with sign; texts that are nearly the same have one or more in common."""
    return tuple(
        int.from_bytes(
            hashlib.blake2b(
                sketch[start : start + _BAND], digest_size=8, salt=start.to_bytes(2, "little")
            ).digest(),
            "little",
            signed=True,
        )
        for start in range(0, len(sketch), _BAND)
    )


def in_common(sketch: bytes, other: bytes) -> int | None:
    """How many numbers two sketches have in common; None where that is below the threshold."""
    pairs = zip(memoryview(sketch).cast("I"), memoryview(other).cast("I"), strict=True)
    count = sum(here == there for here, there in pairs)
    return count if count >= THRESHOLD * PERMUTATIONS else None


@dataclass(frozen=True)
class Fingerprint:
    """What a text is recognised by.

    same: names its words. sketch: as of `sketch`; empty without the extra.
    """

    same: str
    sketch: bytes


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text: pure, and the same on every machine."""
    same = same_words(index_text(text))
    if not can_sketch():
        return Fingerprint(same, b"")
    from .sketch import sketch

    return Fingerprint(same, sketch(text))


class Originals:
    """Finds for each text the first that was the same."""

    def __init__(self) -> None:
        self._by_words: dict[str, str] = {}
        self._sketches: list[tuple[str, bytes]] = []
        self._bands: dict[int, list[int]] = {}

    def original_of(self, key: str, mark: Fingerprint) -> str | None:
        """The key of the first text given that is the same as this one; None if it is new.

        A new one is remembered under `key`; keys are given once.
        """
        found = self._by_words.get(mark.same) or self._nearly(mark)
        self._by_words[mark.same] = found or key
        if found is None and mark.sketch:
            for band in bands(mark.sketch):
                self._bands.setdefault(band, []).append(len(self._sketches))
            self._sketches.append((key, mark.sketch))
        return found

    def _nearly(self, mark: Fingerprint) -> str | None:
        """The most similar text above the threshold, of several the first given."""
        candidates = {place for band in bands(mark.sketch) for place in self._bands.get(band, ())}
        best, most = None, 0
        for key, sketch in (self._sketches[place] for place in sorted(candidates)):
            count = in_common(sketch, mark.sketch)
            if count is not None and count > most:
                best, most = key, count
        return best


def together(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Articles of the same text together, the first first; groups in the order of their firsts."""
    originals = Originals()
    groups: dict[str, list[Article]] = {}
    for number, article in enumerate(articles):
        key = str(number)
        first = originals.original_of(key, fingerprint(article.text))
        groups.setdefault(first or key, []).append(article)
    return map(tuple, groups.values())
