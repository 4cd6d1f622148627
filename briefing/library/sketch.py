"""What nearly the same texts have in common: sketches by MinHash, from the extra `duplicates`.

The library, datasketch, brings scipy, which takes .4 s to import and which nltk, and so every summary,
would import too: nothing but the making of sketches imports this module.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..words import words_of
from .duplicates import FEWEST_WORDS, PERMUTATIONS

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 5
"""Words in a sequence; shorter ones are shared by all reports of one event."""

_AT_ONCE = 4096
"""Sequences that are taken in together, so that a text of any length needs a few megabytes."""

_SCHEME = "affine32"
"""datasketch's way to permute; sketches of different ones cannot be compared."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def sketch(text: str) -> bytes:
    """`PERMUTATIONS` numbers of 32 bits, little-endian; empty for a text that is too short.

    Pure, and the same on every machine. Raises ImportError without the extra.
    """
    words = words_of(text)
    if len(words) < FEWEST_WORDS:
        return b""
    made = _empty().copy()
    sequences = _sequences(words)
    for start in range(0, len(sequences), _AT_ONCE):
        made.update_batch(sequences[start : start + _AT_ONCE].tolist())
    return bytes(made.hashvalues.astype("<u4").tobytes())


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, hashfunc=int, scheme=_SCHEME)


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
