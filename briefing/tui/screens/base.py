"""What all screens that show an article or speak about keys have in common."""

from __future__ import annotations

from textual.screen import Screen

from briefing.tui.look import Look
from briefing.tui.page import Page


class ReaderScreen(Screen[None], inherit_bindings=False):
    """A screen that can be drawn with another theme while it is open."""

    def restyle(self, look: Look) -> None:
        """Draw with another theme; places and cursors stay."""
        raise NotImplementedError

    def update_page(self, page: Page) -> None:
        """More is known of the article shown; screens that show none have nothing to do."""
