"""Paths as the database holds them: SQLite takes text alone, and a file's name may be no text."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")
"""What Python has in the place of a byte that is no UTF-8: half of a surrogate pair."""
_KEPT_HALF = re.compile("\0([0-9a-f]{4})")


def kept_path(path: str) -> str:
    """The path in a form that is text; no two paths have the same, for no path has a zero in it."""
    return _HALF.sub(lambda half: f"\0{ord(half[0]):04x}", path)


def path_of(kept: str) -> str:
    """The path that `kept_path` was given."""
    return _KEPT_HALF.sub(lambda code: chr(int(code[1], 16)), kept) if "\0" in kept else kept


def below(folder: str) -> tuple[str, str]:
    """Bounds of the kept paths below a folder: "/" is followed by "0" in the order of characters."""
    bare = kept_path(folder).rstrip("/\\")
    separator = "\\" if "\\" in folder and "/" not in folder else "/"
    return bare + separator, bare + chr(ord(separator) + 1)
