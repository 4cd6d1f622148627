"""Bringing the index of a folder up to date before a command looks into it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .group import tell

if TYPE_CHECKING:
    from ..settings import Settings
    from ..store import Store

WORTH_A_WORD = 1000
"""So many files to read take long enough to say so."""


def index_folder(store: Store, folder: Path, settings: Settings) -> None:
    """Read what is new or changed in `folder`. Raises ArticleError if it is none, and StoreError."""
    from ..catalogue.index import bring_up_to_date, outdated

    changes = outdated(store, folder)
    if len(changes.fresh) >= WORTH_A_WORD and sys.stderr.isatty():
        tell(f"reading {len(changes.fresh):,} files …")
    for _ in bring_up_to_date(store, changes, limit=settings.limits.bytes):
        pass
