"""Screens with nothing but a message: no articles, and no room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.tui.rows import text
from briefing.tui.widgets.key_line import KeyLine


class EmptyScreen(Screen[None], inherit_bindings=False):
    """Says that there is nothing to read, why, and what to do."""

    CSS_PATH = "notice.tcss"

    def __init__(self, folder: str, why: str) -> None:
        super().__init__()
        self._folder = folder
        self._why = why

    def compose(self) -> ComposeResult:
        """A box in the middle."""
        with Vertical(id="notice") as box:
            box.border_title = "Nothing to read yet"
            yield Static(self._words(), markup=False)
        yield KeyLine()

    def _words(self) -> Content:
        return text(
            f"{self._why}\n\n"
            f"Put articles into {self._folder or 'a folder'} (.txt, .md, .html, .json, .eml, .epub, .pdf …)\n"
            "and start again, or name another folder:\n\n"
            "    briefing FOLDER"
        )


class TooSmallScreen(Screen[None], inherit_bindings=False):
    """Stands before the others while the terminal is too small for them."""

    CSS_PATH = "notice.tcss"

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__()
        self._needed = f"{columns} columns and {lines} lines"

    def compose(self) -> ComposeResult:
        """One message."""
        words = f"The terminal is too small.\nThe reader needs\n{self._needed}."
        yield Static(words, markup=False)
