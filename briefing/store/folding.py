"""Names and texts as the search index holds them."""

from __future__ import annotations

from collections.abc import Iterable

from ..words import index_text

BOUNDARY = "\ue000"
"""A word that stands between two names in the search index, so that no phrase runs across them."""


def folded(names: Iterable[str]) -> str:
    """Names as the search index holds them."""
    return f" {BOUNDARY} ".join(map(index_text, names))
