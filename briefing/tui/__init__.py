"""The reader: articles on the left, a briefing on the right, the text one key away.

`run` is all that the command line needs; Textual is imported when it is called.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.settings import Settings
from briefing.tui.ahead import read_ahead
from briefing.tui.garbage import Garbage

if TYPE_CHECKING:
    from briefing.library.folder import Loaded, Seen
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
    garbage = Garbage()
    try:
        opened = _Folder(folder, settings.limits.bytes)
        source = read_ahead(opened.articles)
        from briefing.tui.launch import open_reader

        return open_reader(
            source,
            folder=str(folder),
            settings=settings,
            analyse=analyse,
            marks=marks,
            changes=opened.changes,
            garbage=garbage,
            keep_theme=keep_theme,
        )
    finally:
        gc.enable()


class _Folder:
    """What is in a folder, and then what changes in it."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._seen: Sequence[Seen] = ()

    def articles(self) -> Iterator[Loaded]:
        """Each file, as it is when its turn comes."""
        from briefing.library.folder import load, look

        self._seen = look(self._folder)
        return load((Path(seen.path) for seen in self._seen), limit=self._limit)

    def changes(self, stop: threading.Event) -> Iterator[Loaded]:
        """Each file that is not as it was listed, until `stop` is set."""
        from briefing.catalogue.watch import changes

        return changes(self._folder, self._seen, self._limit, stop)
