"""The article's text, with marked spans and a gutter, drawn line by line."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.content import Span as StyledSpan
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.model import Span
from briefing.tui.bindings import bindings
from briefing.tui.evidence import Mark
from briefing.tui.findings import Finding
from briefing.tui.look import MUTED, Look
from briefing.tui.wrapping import Lines, printable

MARGIN = 2
"""Cells before each line: a bar where the line belongs to what is looked for, and a space."""

SIGNS = 3
"""Stance signs that have room in the gutter."""

GUTTER = 3 + SIGNS + 1
"""Cells of the gutter: A for an actor, C for a claim, Q for a question, the signs, and a space."""

ROOM_FOR_GUTTER = 60
"""Below this many columns the text needs the gutter's room."""

AT_ONCE = 100_000
"""Characters that are broken into lines before anything is shown: all of nearly every article."""

SLICE = 20_000
"""Characters that are broken between two keys after that: some ten milliseconds in a wide script."""

GROWTH = 1.1
"""Lines that there must be more, as a share, for the height to be told anew: the screen is laid out then."""


@dataclass(frozen=True)
class Sheet:
    """What a TextView shows.

    marks: a later one lies on top. target: the words to bring into view, None for the start of the
    text. around: the sentence they stand in. findings: for the gutter, () for none.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    target: Span | None = None
    around: Span | None = None
    findings: tuple[Finding, ...] = ()


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """A text to scroll through, wrapped at the view's width, with spans marked in it."""

    BINDINGS = bindings("text")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"text--line", "text--bar"}
    ALLOW_SELECT = False

    class Scrolled(Message):
        """Other lines are in view."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._sheet = Sheet("")
        self._look: Look | None = None
        self._lines = Lines()
        self._sought: tuple[int, int] | None = None
        """Where to go once its line is there: a place in the text, and lines to be seen above it."""
        self._starts: list[int] = []

    def show(self, sheet: Sheet, look: Look) -> None:
        """Show a sheet from its target on; of the same text, scroll no more than is needed."""
        same = sheet.text == self._sheet.text
        rewrap = not same or bool(sheet.findings) != bool(self._sheet.findings)
        top = self.view[0]
        self._sheet, self._look = sheet, look
        self._starts = [finding.span[0] for finding in sheet.findings]
        if rewrap:
            self._layout_text()
        if same and rewrap:
            self._seek(*(self._sought or (top, 0)))
        elif not same or not self._is_in_view(sheet.target):
            self.scroll_to_target()
        self.refresh()

    def restyle(self, look: Look) -> None:
        """Draw with another look; the place in the text stays."""
        self._look = look
        self.refresh()

    # lines

    @property
    def view(self) -> Span:
        """The part of the text that is in view."""
        if not len(self._lines):
            return (0, 0)
        top = min(self.scroll_offset.y, len(self._lines) - 1)
        bottom = min(top + max(self._height, 1), len(self._lines)) - 1
        return self._lines[top][0], self._lines[bottom][1]

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _gutter(self) -> int:
        return GUTTER if self._sheet.findings and self._width >= ROOM_FOR_GUTTER else 0

    def _layout_text(self) -> None:
        """Break the text into lines: the first at once, those of a long one as keys leave time."""
        self._lines = Lines()
        if not self.is_mounted or not self._width:
            return
        self._lines = Lines(self._sheet.text, self._width - self._gutter - 2 * MARGIN)
        self._lines.more(AT_ONCE)
        self._grown()
        if not self._lines.complete:
            self.run_worker(self._break_on(self._lines), group="lines")

    async def _break_on(self, lines: Lines) -> None:
        while lines is self._lines and not lines.complete:
            await asyncio.sleep(0)
            lines.more(SLICE)
            if lines.complete or len(lines) >= GROWTH * self.virtual_size.height:
                self._grown()

    def _grown(self) -> None:
        """There are more lines."""
        self.virtual_size = Size(self._width, len(self._lines))
        self._find()
        self.refresh()

    def on_resize(self) -> None:
        """Lines wrap anew; what was at the top stays there."""
        there, top = len(self._lines) > 0, self.view[0]
        self._layout_text()
        if there:
            self._seek(*(self._sought or (top, 0)))
        else:
            self.scroll_to_target()
        self.post_message(self.Scrolled())

    def _is_in_view(self, target: Span | None) -> bool:
        start, end = self.view
        return target is not None and start <= target[0] and target[1] <= end

    def scroll_to_target(self) -> None:
        """Bring the target to the upper third of the view, or the start of the text to its top."""
        target = self._sheet.target
        self._seek(0 if target is None else target[0], self._height // 3)

    def bring(self, offset: int) -> None:
        """Bring the line with the character at `offset` to the top."""
        self._seek(offset)

    def _seek(self, offset: int, above: int = 0) -> None:
        """Bring a place into view, now or, along with the lines that there are, once its line is there."""
        self._sought = offset, above
        self._find()

    def _find(self) -> None:
        if self._sought is None or not len(self._lines):
            return
        offset, above = self._sought
        if self._lines.reaches(offset):
            self._sought = None
        self._jump(max(0, self._lines.holding(offset) - above))

    def _jump(self, line: float) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other lines are in view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        style = self.get_visual_style("text--line")
        number = self.scroll_offset.y + y
        if self._look is None or number >= len(self._lines):
            return Strip.blank(self._width, style.rich_style)
        start, end = self._lines[number]
        spans = [
            StyledSpan(max(a, start) - start, min(b, end) - start, self._look.mark(mark.role))
            for mark in self._sheet.marks
            for a, b in (mark.span,)
            if a < end and b > start
        ]
        around = self._sheet.around or self._sheet.target
        inside = around is not None and start < around[1] and end > around[0]
        bar = Content.styled("▌", self.get_visual_style("text--bar")) if inside else Content(" ")
        line = bar + " " + Content(printable(self._sheet.text[start:end]), spans)
        if self._gutter:
            line = self._yield_of(number, self._look) + line
        return Strip(line.render_segments(style)).adjust_cell_length(self._width, style.rich_style)

    def _yield_of(self, number: int, look: Look) -> Content:
        """What the sentences that begin in a line yielded."""
        start = self._lines[number][0]
        last = number + 1 >= len(self._lines)
        after = len(self._sheet.text) + 1 if last else self._lines[number + 1][0]
        found = self._sheet.findings[
            bisect_left(self._starts, start) : bisect_left(self._starts, after)
        ]
        stances = [stance for finding in found for stance in finding.stances]
        letters = (
            ("A", any(finding.actor for finding in found)),
            ("C", bool(stances)),
            ("Q", any(finding.questions for finding in found)),
        )
        kinds = dict.fromkeys(stances)
        gutter = Content.styled(
            "".join(letter if there else " " for letter, there in letters), look.style(MUTED)
        )
        for stance in [*kinds][:SIGNS]:
            gutter += Content.styled(look.sign(stance), look.style(f"stance.{stance}"))
        return gutter.pad_right(GUTTER - gutter.cell_length)

    # moving

    def _move(self, by: int) -> None:
        self._sought = None
        self._jump(self.scroll_offset.y + by)

    def action_down(self) -> None:
        """A line on."""
        self._move(1)

    def action_up(self) -> None:
        """A line back."""
        self._move(-1)

    def action_top(self) -> None:
        """To the start."""
        self._seek(0)

    def action_bottom(self) -> None:
        """To the end."""
        self._seek(len(self._sheet.text))

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
