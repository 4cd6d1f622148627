"""Screens on whose lines one can act: copy, open, edit, export."""

from __future__ import annotations

from typing import Literal

from textual.message import Message

from briefing.tui.evidence import Ref
from briefing.tui.page import Page
from briefing.tui.screens.base import ReaderScreen

Act = Literal["copy", "copy-briefing", "browse", "edit", "export"]


class ActingScreen(ReaderScreen, inherit_bindings=False):
    """A screen that shows an article; it says upward what is to be done with it."""

    class Wanted(Message):
        """Something is to be done. ref: the row under the cursor, None for the article itself."""

        def __init__(self, act: Act, page: Page, ref: Ref | None) -> None:
            super().__init__()
            self.act: Act = act
            self.page = page
            self.ref = ref

    @property
    def subject(self) -> tuple[Page | None, Ref | None]:
        """The page that is shown, if there is one, and the row under the cursor."""
        raise NotImplementedError

    def _want(self, act: Act) -> None:
        page, ref = self.subject
        if page is not None:
            self.post_message(self.Wanted(act, page, ref))

    def action_copy(self) -> None:
        """The line with its citation, into the clipboard."""
        self._want("copy")

    def action_copy_briefing(self) -> None:
        """The whole briefing as Markdown, into the clipboard."""
        self._want("copy-briefing")

    def action_browse(self) -> None:
        """The article's address, in the browser."""
        self._want("browse")

    def action_edit(self) -> None:
        """The article's file, in the user's editor."""
        self._want("edit")

    def action_export(self) -> None:
        """The briefing, into a new file."""
        self._want("export")
