"""The line at the top: what is open, how much of it is read and analysed."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.tui.rows import DOT, text

BAR = 20
"""Cells of the progress bar."""


@dataclass(frozen=True)
class Status:
    """folder: what is open. loading: whether more articles may come."""

    folder: str = ""
    articles: int = 0
    unread: int = 0
    analysed: int = 0
    loading: bool = True

    @property
    def words(self) -> str:
        """How much there is."""
        if not self.articles:
            return "reading articles …" if self.loading else "no articles"
        noun = "article" if self.articles == 1 else "articles"
        more = " so far" if self.loading else ""
        return f"{self.articles:,} {noun}{more}{DOT}{self.unread:,} unread"

    @property
    def progress(self) -> str:
        """How much is analysed, with a bar; nothing once all is."""
        if self.analysed >= self.articles:
            return ""
        full = BAR * self.analysed // self.articles
        bar = "━" * full + "─" * (BAR - full)
        return f"{bar} {self.analysed:,} of {self.articles:,} analysed"


class StatusLine(Widget):
    """Shows a Status in one line."""

    status: reactive[Status] = reactive(Status())

    def render(self) -> Content:
        """The line: what is open on the left, the progress on the right."""
        width = self.content_size.width
        right = self.status.progress
        room = width - len(right) - 2 if right else width
        name = Content.styled("briefing", "bold") + "  "
        left = name + text(self.status.words)
        if self.status.folder:
            full = left + text(DOT + self.status.folder)
            left = full if full.cell_length <= room else left
        left = left.truncate(max(room, 0), ellipsis=True)
        return left + " " * max(0, width - left.cell_length - len(right)) + right
