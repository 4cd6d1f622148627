"""The reader: articles on the left, a briefing on the right, the text one key away.

`run` is all that the command line needs; Textual is imported when it is called.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.settings import Settings
from briefing.tui.ahead import read_ahead

if TYPE_CHECKING:
    from briefing.library.folder import Loaded
    from briefing.terminal import Background
    from briefing.tui.session import Analyse, Marks

__all__ = ["run"]


def run(
    folder: Path,
    *,
    settings: Settings,
    analyse: Analyse,
    marks: Marks | None = None,
    keep_theme: Callable[[str, Background], None],
) -> int:
    """Open the reader on the articles below `folder` until the user quits; the exit code.

    marks: those that last; None for some that end with the reader. keep_theme: makes a theme
    that of the next time, given the terminal's background.
    Raises SettingsError for an action that does not exist, ThemeError for an unknown theme.
    A missing or empty folder is no error: the reader says what to do.
    """
    gc.disable()
    try:
        source = read_ahead(lambda: _articles_in(folder, settings.limits.bytes))
        from briefing.tui.app import open_reader

        return open_reader(
            source,
            folder=str(folder),
            settings=settings,
            analyse=analyse,
            marks=marks,
            when_painted=_collect_garbage_again,
            keep_theme=keep_theme,
        )
    finally:
        gc.enable()


def _collect_garbage_again() -> None:
    """Starting makes much and leaves no garbage, so the collector is off until it is done.

    What there is by then stays; left out of later collections, it cannot make them stall a key.
    """
    gc.freeze()
    gc.enable()


def _articles_in(folder: Path, limit: int) -> Iterator[Loaded]:
    from briefing.library.folder import load, scan

    return load(scan(folder), limit=limit)
