"""The reader: articles on the left, a briefing on the right, the text one key away.

`run` is all that the command line needs; Textual is imported when it is called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.settings import Settings
from briefing.tui.ahead import read_ahead
from briefing.tui.garbage import Garbage

if TYPE_CHECKING:
    from briefing.terminal import Background
    from briefing.tui.job import Analyse
    from briefing.tui.marks import Marks
    from briefing.tui.shelf import Shelf

__all__ = ["run"]


def run(
    shelf: Shelf,
    *,
    folder: str,
    settings: Settings,
    analyse: Analyse,
    marks: Marks | None = None,
    keep_theme: Callable[[str, Background], None],
) -> int:
    """Open the reader on the articles of `shelf` until the user quits; the exit code.

    folder: as the user calls it. marks: those that last; None for some that end with the reader.
    keep_theme: makes a theme that of the next time, given the terminal's background.
    Raises SettingsError for an action that does not exist. A theme that cannot be read is no error:
    the built-in one is shown, and why. Nor is a missing or empty folder: the reader says what to do.
    """
    garbage = Garbage()
    try:
        files = read_ahead(shelf.files)
        from briefing.tui.launch import open_reader

        return open_reader(
            shelf,
            files=files,
            folder=folder,
            settings=settings,
            analyse=analyse,
            marks=marks,
            garbage=garbage,
            keep_theme=keep_theme,
        )
    finally:
        garbage.end()
