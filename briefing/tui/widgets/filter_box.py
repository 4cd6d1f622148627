"""Where words to filter the list by are typed."""

from __future__ import annotations

from textual.widgets import Input

from briefing.tui.bindings import bindings


class FilterBox(Input):
    """An input line of one line's height and a frame; posts Input's own messages."""

    BINDINGS = bindings("filter")
    BORDER_TITLE = "▸ / Filter"

    def __init__(self, words: str) -> None:
        super().__init__(words, placeholder="title or source", id="filter", select_on_focus=False)

    async def action_keep_filter(self) -> None:
        """Enter."""
        await self.action_submit()
