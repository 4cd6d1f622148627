"""Screens with nothing but a message: no articles, and no room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.tui.rows import text
from briefing.tui.widgets.key_line import KeyLine

KINDS = ".txt, .md, .html, .json, .eml, .epub, .pdf …"
"""Files that articles are read from, to give an idea."""


class EmptyScreen(Screen[None], inherit_bindings=False):
    """Says that there is nothing to read, why, and what to do.

    followed: whether articles that come into the folder are seen.
    """

    CSS_PATH = "notice.tcss"

    def __init__(self, folder: str, why: str, *, followed: bool) -> None:
        super().__init__()
        self._folder = folder
        self._why = why
        self._followed = followed

    def compose(self) -> ComposeResult:
        """A box in the middle."""
        with Vertical(id="notice") as box:
            box.border_title = "Nothing to read yet" if self._followed else "Nothing to read"
            yield Static(self._words(), markup=False)
        yield KeyLine()

    def _words(self) -> Content:
        if self._followed:
            todo = (
                f"Put articles into {self._folder or 'it'} ({KINDS}): they are shown here as soon as "
                "they are there. Or name another folder:"
            )
        else:
            todo = f"Start again once that is mended, or name a folder with articles ({KINDS}):"
        return text(f"{self._why}\n\n{todo}\n\n    briefing FOLDER")


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
