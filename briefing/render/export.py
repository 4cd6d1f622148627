"""Briefings for files: which formats there are, and how a file is named after its article."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import count
from types import MappingProxyType
from typing import Literal

from ..model import Briefing

Export = Literal["markdown", "html", "json"]

SUFFIXES: Mapping[Export, str] = MappingProxyType(
    {"markdown": ".md", "html": ".html", "json": ".json"}
)

LONGEST = 80
"""Characters of a name without its suffix: it fits a listing."""

LONGEST_BYTES = 240
"""Of it in UTF-8: file systems take 255, and a number and the suffix are still to come."""

_FALLBACK = "briefing"

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows gives to devices."""


def export(briefing: Briefing, form: Export) -> str:
    """What the file holds."""
    if form == "markdown":
        from .markdown import markdown

        return markdown(briefing)
    if form == "html":
        from .html import html

        return html(briefing)
    from .json import document, dumps

    return dumps(document(briefing), indent=2) + "\n"


def file_stem(title: str) -> str:
    """A file's name after `title`: letters and digits of any script, joined by hyphens."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    kept = "".join(c if c.isalnum() else " " for c in folded if c not in "'’")
    words = kept.split()
    while len(words) > 1 and not _fits("-".join(words)):
        words.pop()
    stem = "-".join(words)[:LONGEST].encode()[:LONGEST_BYTES].decode(errors="ignore") or _FALLBACK
    return f"{stem}-{_FALLBACK}" if stem in _RESERVED else stem


def _fits(stem: str) -> bool:
    return len(stem) <= LONGEST and len(stem.encode()) <= LONGEST_BYTES


def file_names(title: str, form: Export) -> Iterator[str]:
    """The names to be tried one after the other: with "-2", "-3" … where the one before is taken."""
    stem, suffix = file_stem(title), SUFFIXES[form]
    yield stem + suffix
    for number in count(2):
        yield f"{stem}-{number}{suffix}"
