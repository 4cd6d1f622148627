"""What stands above an article: its title, and below it where it comes from."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from briefing.tui.wrapping import content_lines

TITLE_LINES = 3
"""Lines of a title at most, so that what stands below it stays in sight."""


class Headline(Widget):
    """Shows `words`: a title, and below it a line or more that are never cut."""

    words: reactive[Content] = reactive(Content(), layout=True)

    def __init__(self) -> None:
        super().__init__(id="headline")

    def _lines(self, width: int) -> list[Content]:
        title, *below = self.words.split("\n")
        lines = content_lines(title, width, TITLE_LINES)
        for line in below:
            lines.extend(content_lines(line, width))
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as title and the rest take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))
