"""Opening the reader in this terminal: what it is given here, and how it is left."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from briefing.resources import state_folder
from briefing.settings import Settings
from briefing.terminal import told_by
from briefing.tui.app import BriefingApp
from briefing.tui.feed import Source
from briefing.tui.garbage import Garbage
from briefing.tui.greeting import is_first_start
from briefing.tui.job import Analyse
from briefing.tui.marks import Marks
from briefing.tui.shelf import Shelf
from briefing.tui.signals import end_if_hung_up, ending_signals, has_terminal
from briefing.tui.wardrobe import ThemeFiles
from briefing.tui.widths import keep_widths, load_widths

if TYPE_CHECKING:
    from textual.driver import Driver

    from briefing.terminal import Background

TEXTUAL_DRIVER = "TEXTUAL_DRIVER"
"""The variable that names another driver for Textual."""


def open_reader(
    shelf: Shelf,
    *,
    files: Source,
    folder: str,
    settings: Settings,
    analyse: Analyse,
    marks: Marks | None,
    garbage: Garbage,
    keep_theme: Callable[[str, Background], None],
) -> int:
    """Run the reader on the articles of `shelf`; the exit code. The rest as for BriefingApp."""
    app = BriefingApp(
        shelf,
        files=files,
        analyse=analyse,
        settings=settings,
        themes=ThemeFiles(),
        marks=marks,
        folder=folder,
        is_first_start=partial(is_first_start, state_folder()),
        garbage=garbage,
        widths=load_widths(state_folder()),
        keep_widths=partial(keep_widths, state_folder()),
        background=told_by(os.environ) or "dark",
        keep_theme=keep_theme,
        theme_changes=theme_changes,
        driver=_driver(settings),
    )
    had_terminal = has_terminal()
    asyncio.run(_until_left(app))
    code = app.return_code or 0
    if had_terminal:
        end_if_hung_up(code)  # it may go while the reader is being left
    return code


async def _until_left(app: BriefingApp) -> None:
    """Run the application until it is left, by a key or by a signal."""

    def leave(code: int) -> None:
        end_if_hung_up(code)
        app.exit(return_code=code)

    with ending_signals(leave):
        await app.run_async()


def _driver(settings: Settings) -> type[Driver] | None:
    """One that asks for the terminal's background, where the theme depends on it."""
    if sys.platform == "win32" or TEXTUAL_DRIVER in os.environ:
        return None
    from briefing.tui.driver import AskingDriver, TerminalDriver

    return TerminalDriver if isinstance(settings.theme, str) else AskingDriver


def theme_changes(stop: threading.Event) -> Iterable[None]:
    """One item each time theme files were saved."""
    from briefing.theme.watch import theme_changes as changes

    return changes(stop)
