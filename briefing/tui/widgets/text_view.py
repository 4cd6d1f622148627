"""The article's text, with marked spans, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar

from textual.content import Content
from textual.content import Span as StyledSpan
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.model import Span
from briefing.tui.bindings import bindings
from briefing.tui.evidence import Mark
from briefing.tui.look import Look
from briefing.tui.wrapping import printable, wrap

MARGIN = 2
"""Cells before each line: a bar where the line belongs to what is looked for, and a space."""


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """A text to scroll through, wrapped at the view's width, with spans marked in it."""

    BINDINGS = bindings("text")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"text--line", "text--bar"}
    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text = ""
        self._marks: tuple[Mark, ...] = ()
        self._target: Span | None = None
        self._look: Look | None = None
        self._lines: tuple[Span, ...] = ()

    def show(self, words: str, marks: tuple[Mark, ...], target: Span | None, look: Look) -> None:
        """Show `words` from `target` on, or from the start; a later mark is drawn over others."""
        self._text, self._marks, self._target = printable(words), marks, target
        self._look = look
        self._layout_text()
        self.scroll_to_target()

    def restyle(self, look: Look) -> None:
        """Draw with another look; the place in the text stays."""
        self._look = look
        self.refresh()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _layout_text(self) -> None:
        if not self.is_mounted or not self._width:
            return
        self._lines = wrap(self._text, self._width - 2 * MARGIN)
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def on_resize(self) -> None:
        """Lines wrap anew; what was at the top stays there."""
        had_lines = bool(self._lines)
        top = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)] if had_lines else None
        self._layout_text()
        if top is None:
            self.scroll_to_target()
        elif self._lines:
            self._jump(self._line_of(top[0]))

    def _line_of(self, offset: int) -> int:
        """The line that holds the character at `offset`."""
        return max(0, bisect_right(self._lines, offset, key=lambda line: line[0]) - 1)

    def scroll_to_target(self) -> None:
        """Bring the target to the upper third of the view, or the start of the text to its top."""
        if not self._lines:
            return
        line = 0 if self._target is None else self._line_of(self._target[0])
        self._jump(max(0, line - self.scrollable_content_region.height // 3))

    def _jump(self, line: float) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        style = self.get_visual_style("text--line")
        number = self.scroll_offset.y + y
        if self._look is None or number >= len(self._lines):
            return Strip.blank(self._width, style.rich_style)
        start, end = self._lines[number]
        spans = [
            StyledSpan(max(a, start) - start, min(b, end) - start, self._look.mark(mark.role))
            for mark in self._marks
            for a, b in (mark.span,)
            if a < end and b > start
        ]
        target = self._target
        inside = target is not None and start < target[1] and end > target[0]
        bar = Content.styled("▌", self.get_visual_style("text--bar")) if inside else Content(" ")
        line = bar + " " + Content(self._text[start:end], spans)
        return Strip(line.render_segments(style)).adjust_cell_length(self._width, style.rich_style)

    def _move(self, by: int) -> None:
        self._jump(self.scroll_offset.y + by)

    def action_down(self) -> None:
        """A line on."""
        self._move(1)

    def action_up(self) -> None:
        """A line back."""
        self._move(-1)

    def action_top(self) -> None:
        """To the start."""
        self._jump(0)

    def action_bottom(self) -> None:
        """To the end."""
        self._jump(len(self._lines))

    def action_half_down(self) -> None:
        """Half a page on."""
        self._move(self.size.height // 2)

    def action_half_up(self) -> None:
        """Half a page back."""
        self._move(-(self.size.height // 2))

    def action_page_down(self) -> None:
        """A page on."""
        self._move(self.size.height)

    def action_page_up(self) -> None:
        """A page back."""
        self._move(-self.size.height)
