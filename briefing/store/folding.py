"""Names and texts as the search index holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ..words import index_text

BOUNDARY = "\ue000"
"""A word that stands between two names in the search index, so that no phrase runs across them."""

_BETWEEN_WORDS = bytes(code for code in range(128) if not chr(code).isalnum())


def folded(names: Iterable[str]) -> str:
    """Names as the search index holds them."""
    return f" {BOUNDARY} ".join(map(index_text, names))


def same_words(folded: str) -> str:
    """A name for a text by its words, from what the search index holds of it."""
    return hashlib.sha256(folded.encode().translate(None, _BETWEEN_WORDS)).hexdigest()[:24]
