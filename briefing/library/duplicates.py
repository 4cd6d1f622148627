"""The same text in several files: to the word, or nearly, by MinHash.

Nearly the same is found where the extra `duplicates` (datasketch) is installed. It is no core
dependency, for it brings scipy, which nltk and so every summary would import: .4 s each time.

Two texts are nearly the same where at least `THRESHOLD` of the sequences of `SHINGLE` words in
either stand in both (their Jaccard index, estimated): an agency's report in two papers, not two
reports of one event.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from briefing.model import Article

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH

THRESHOLD = 0.8
"""The least share of word sequences in common.

Of pairs that have 0.85 in common 34 of 37 were found, of 0.8 20 of 51, of 0.75 none of 42. One word in
fifty changed leaves 0.82, a changed headline, byline and last line of 400 words 0.9.
"""

SHINGLE = 5
"""Words in a sequence; shorter ones are shared by all reports of one event."""

FEWEST_WORDS = 50
"""Shorter texts are the same only to the word: in them a number is what the report is about."""

PERMUTATIONS = 128
"""Numbers in a sketch; the index is estimated with a standard error of at most 0.045."""

_BANDS = (16, 8)
"""Sixteen bands of eight numbers find a pair at the threshold in 95 of 100 cases."""

_SCHEME = "affine32"
"""datasketch's way to permute; sketches of different ones cannot be compared."""

_WORD = re.compile(r"\w+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Fingerprint:
    """What a text is recognised by.

    digest: of its words without case and punctuation. sketch: `PERMUTATIONS` numbers of 32 bits,
    little-endian; empty for a text of fewer than `FEWEST_WORDS` words, and without the extra.
    """

    digest: bytes
    sketch: bytes


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text: pure, and the same on every machine."""
    words = _WORD.findall(text.casefold())
    digest = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()[:16]
    if len(words) < FEWEST_WORDS or not _sketching():
        return Fingerprint(digest, b"")
    sketch = _empty().copy()
    sketch.update_batch(_sequences(words).tolist())
    return Fingerprint(digest, sketch.hashvalues.astype("<u4").tobytes())


class Originals:
    """Finds for each text the first that was the same."""

    def __init__(self) -> None:
        self._by_digest: dict[bytes, str] = {}
        self._sketches: dict[str, NDArray[np.uint32]] = {}
        self._index: MinHashLSH | None = None

    def original_of(self, key: str, mark: Fingerprint) -> str | None:
        """The key of the first text given that is the same as this one; None if it is new.

        A new one is remembered under `key`; keys are given once.
        """
        found = self._by_digest.get(mark.digest) or self._nearly(mark)
        if found is not None:
            return found
        self._by_digest[mark.digest] = key
        if mark.sketch:
            self._sketches[key] = _numbers(mark)
            self._lsh().insert(key, _restored(mark), check_duplication=False)
        return None

    def _nearly(self, mark: Fingerprint) -> str | None:
        """The most similar text above the threshold, of several the first given."""
        if not mark.sketch or self._index is None:
            return None
        here = _numbers(mark)
        candidates = set(self._index.query(_restored(mark)))
        best, most = None, THRESHOLD
        for key in (key for key in self._sketches if key in candidates):
            share = float((self._sketches[key] == here).mean())
            if share > most or (share == most and best is None):
                best, most = key, share
        return best

    def _lsh(self) -> MinHashLSH:
        if self._index is None:
            from datasketch import MinHashLSH

            self._index = MinHashLSH(num_perm=PERMUTATIONS, params=_BANDS)
        return self._index


def together(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Articles of the same text together, the first first; groups in the order of their firsts."""
    originals = Originals()
    groups: dict[str, list[Article]] = {}
    for number, article in enumerate(articles):
        key = str(number)
        first = originals.original_of(key, fingerprint(article.text))
        groups.setdefault(first or key, []).append(article)
    return map(tuple, groups.values())


@cache
def _sketching() -> bool:
    return find_spec("datasketch") is not None


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, hashfunc=int, scheme=_SCHEME)


def _numbers(mark: Fingerprint) -> NDArray[np.uint32]:
    return np.frombuffer(mark.sketch, dtype="<u4")


def _restored(mark: Fingerprint) -> MinHash:
    from datasketch import MinHash

    return MinHash(
        hashvalues=_numbers(mark), permutations=_empty().permutations, hashfunc=int, scheme=_SCHEME
    )


def _sequences(words: list[str]) -> NDArray[np.uint64]:
    """A number of 32 bits for each different sequence of `SHINGLE` words."""
    numbers = np.fromiter(
        (zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words), dtype=np.uint64
    )
    count = len(numbers) - SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        mixed = (mixed + numbers[at : at + count]) * _MULTIPLIER  # wraps at 64 bits, as meant
    return np.unique(mixed >> np.uint64(32))
