"""Waiting for theme files to be saved."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from ..resources import themes_folder
from .find import SUFFIXES, theme_folders

QUIET = 100
"""Milliseconds without a further change after which a save counts as done: an editor may write a
file in several steps, and half a file is full of mistakes."""


def theme_changes(stop: threading.Event) -> Iterator[None]:
    """One item each time theme files have changed, until `stop` is set; blocks in between.

    Folders that are not there at the beginning are not watched, nor are those of an installation.
    """
    import watchfiles

    folders = [f for f in theme_folders() if f.is_dir() and not f.samefile(themes_folder())]
    if themes_folder().parent.joinpath("pyproject.toml").exists():
        folders.append(themes_folder())
    if not folders:
        return

    def is_theme(_: watchfiles.Change, path: str) -> bool:
        return path.endswith(SUFFIXES)

    changes = watchfiles.watch(
        *folders,
        watch_filter=is_theme,
        stop_event=stop,
        step=QUIET,
        rust_timeout=500,
        raise_interrupt=False,
    )
    for _ in changes:
        yield None
