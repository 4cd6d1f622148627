"""A list whose rows wrap, with a cursor that is a sign as well as a colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.bindings import bindings
from briefing.tui.rows import Row, text
from briefing.tui.widgets.grip import Grip
from briefing.tui.wrapping import content_lines, wrap

MARGIN = 3
"""Cells before the words of a row: the cursor's bar, the sign and a space."""


class RowList(Grip, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of several lines, one of them under the cursor.

    row_height: the height of every row where it is known, so that nothing needs to be measured.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings("rows")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--row", "rows--cursor", "rows--bar"}

    cursor: reactive[int | None] = reactive(None, init=False)

    class RowMessage(Message):
        """Something happened to a row."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.rows

    class Moved(RowMessage):
        """The user moved the cursor to another row."""

    class Opened(RowMessage):
        """The user wants to see what is behind the row under the cursor."""

    def __init__(
        self, *, id: str, classes: str | None = None, row_height: int | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._row_height = row_height
        self._rows: Sequence[Row] = ()
        self._empty = Content("")
        self._bottoms: list[int] | None = None
        self._strips: dict[tuple[int, bool], list[Strip]] = {}
        self._measured_width = 0
        self._blank = lru_cache(maxsize=4)(Strip.blank)

    # rows

    @property
    def rows(self) -> Sequence[Row]:
        """The rows there are."""
        return self._rows

    def show(self, rows: Sequence[Row], *, cursor: int | None = None, empty: str = "") -> None:
        """Show other rows, with the cursor on one of them; `empty` says why there are none.

        A sequence that makes its rows when they are asked for is asked for those in view alone, if
        all rows have one height.
        """
        if bool(rows) != bool(self._rows):
            self.refresh_bindings()
        self._rows = rows
        self._empty = text(empty)
        self._forget()
        self._layout_rows()
        self.move_to(cursor)

    def grown(self) -> None:
        """The sequence that was shown has more rows at its end; the cursor stays where it is."""
        self.refresh_bindings()
        self._bottoms = None
        self._layout_rows()
        self._count()

    def redraw(self, index: int) -> None:
        """The sequence that was shown has another row in the place of one."""
        for under_cursor in (False, True):
            self._strips.pop((index, under_cursor), None)
        if self._row_height is None:
            self._bottoms = None
            self._layout_rows()
        self.refresh()

    def replace(self, index: int, row: Row) -> None:
        """Show another row in the place of one."""
        self._rows = [*self._rows[:index], row, *self._rows[index + 1 :]]
        self.redraw(index)

    def redraw_all(self) -> None:
        """All rows may be others, of the same heights."""
        self._strips.clear()
        self.refresh()

    def move_to(self, index: int | None) -> None:
        """Put the cursor on a row without telling anybody."""
        self.set_reactive(RowList.cursor, self._inside(index))
        self._count()
        self.scroll_to_cursor()
        self.refresh()

    def _count(self) -> None:
        """Say below how many rows there are, and on which of them the cursor is."""
        total = len(self._rows)
        here = "" if self.cursor is None else f"{self.cursor + 1:,} of "
        self.border_subtitle = Content(f"{here}{total:,}") if total > 1 else None

    def _inside(self, index: int | None) -> int | None:
        if index is None or not self._rows:
            return None
        return min(max(index, 0), len(self._rows) - 1)

    # measures

    def _lines(self, index: int, width: int) -> list[Content]:
        """The lines of a row, each with its sign or the room for it."""
        row = self._rows[index]
        heading: list[Content] = []
        if row.heading is not None:
            first, *others = content_lines(row.heading, width - MARGIN)
            heading = [first, *("  " + line for line in others)]
        lines: list[Content] = []
        for part, limit in zip_longest(row.parts, row.limits):
            lines.extend(content_lines(part, width - MARGIN, limit))
        first, *others = lines
        return [*heading, row.sign + " " + first, *("  " + line for line in others)]

    def _tops(self, width: int) -> list[int]:
        """Where the row after each row begins."""
        if self._bottoms is None or self._measured_width != width:
            self._measured_width = width
            heights = (len(self._lines(index, width)) for index in range(len(self._rows)))
            self._bottoms = list(accumulate(heights))
        return self._bottoms

    def _height(self, width: int) -> int:
        if not self._rows:
            return len(wrap(self._empty.plain, width - MARGIN))
        if self._row_height is not None:
            return self._row_height * len(self._rows)
        return self._tops(width)[-1]

    def _top(self, index: int) -> int:
        if self._row_height is not None:
            return self._row_height * index
        return self._tops(self._width)[index - 1] if index else 0

    def _bottom(self, index: int) -> int:
        return self._top(index + 1)

    def _row_at(self, line: int) -> int | None:
        if self._row_height is not None:
            index = line // self._row_height
        else:
            index = bisect_right(self._tops(self._width), line)
        return index if 0 <= index < len(self._rows) else None

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def room(self) -> int:
        """Cells of a line for the words of a row."""
        return max(self._width - MARGIN, 0)

    def _forget(self) -> None:
        self._bottoms = None
        self._strips.clear()

    def _layout_rows(self) -> None:
        if not self.is_mounted or not self._width:
            return
        self.virtual_size = Size(self._width, self._height(self._width))
        self.refresh(layout=self.styles.is_auto_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of all rows, for lists as high as their rows."""
        return self._height(width - self.scrollbar_size_vertical)

    def on_resize(self) -> None:
        """Rows wrap anew, where the width is another."""
        if self.virtual_size.width != self._width:
            self._forget()
            self._layout_rows()
        self.scroll_to_cursor()

    def notify_style_update(self) -> None:
        """Styles changed: what was drawn is no longer true."""
        super().notify_style_update()
        self._strips.clear()

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        line = self.scroll_offset.y + y
        if not self._rows:
            strips, place = self._render_empty(), line
        elif (index := self._row_at(line)) is not None:
            strips, place = self._render_row(index), line - self._top(index)
        else:
            strips, place = [], 0
        if place < len(strips):
            return strips[place]
        return self._blank(self._width, self.get_visual_style("rows--row").rich_style)

    def _render_row(self, index: int) -> list[Strip]:
        under_cursor = index == self.cursor
        strips = self._strips.pop((index, under_cursor), None)
        if strips is None:
            name = "rows--cursor" if under_cursor else "rows--row"
            style = self.get_visual_style(name)
            bar = (
                Content.styled("▌", self.get_visual_style(name, "rows--bar"))
                if under_cursor
                else Content(" ")
            )
            strips = []
            for line in self._lines(index, self._width):
                segments = (bar + line).render_segments(style)
                strips.append(Strip(segments).extend_cell_length(self._width, style.rich_style))
        self._keep(index, under_cursor, strips)
        return strips

    def _keep(self, index: int, under_cursor: bool, strips: list[Strip]) -> None:
        """Keep a row as it was drawn, and of the others no more than a screen shows.

        Each holds hundreds of objects, among which garbage is looked for: ten thousand rows would be
        felt at every key.
        """
        most = self.size.height + 2  # the cursor comes to a row, and leaves one
        while len(self._strips) >= most:
            del self._strips[next(iter(self._strips))]
        self._strips[index, under_cursor] = strips

    def _render_empty(self) -> list[Strip]:
        """What is shown where there are no rows; kept as if it were the row before the first."""
        strips = self._strips.get((-1, False))
        if strips is None:
            style = self.get_visual_style("rows--row")
            strips = []
            for start, end in wrap(self._empty.plain, self._width - MARGIN):
                segments = ("  " + self._empty[start:end]).render_segments(style)
                strips.append(Strip(segments).extend_cell_length(self._width, style.rich_style))
            self._strips[-1, False] = strips
        return strips

    # cursor

    def watch_cursor(self, cursor: int | None) -> None:
        """Keep the cursor in sight and say that it moved."""
        self._count()
        self.scroll_to_cursor()
        self.refresh()
        if cursor is not None:
            self.post_message(self.Moved(self, cursor))

    def validate_cursor(self, cursor: int | None) -> int | None:
        """The cursor stays on the rows there are."""
        return self._inside(cursor)

    def scroll_to_cursor(self) -> None:
        """Scroll so far that the row under the cursor is seen, its first line first."""
        if self.cursor is None or not self.is_mounted or not self._width:
            return
        top, bottom = self._top(self.cursor), self._bottom(self.cursor)
        height = min(bottom - top, max(self.scrollable_content_region.height, 1))
        self.scroll_to_region(
            Region(0, top, self._width, height), animate=False, force=True, immediate=True
        )

    def on_focus(self) -> None:
        """A list that has rows has a cursor as soon as it is entered."""
        self._strips.clear()
        if self.cursor is None:
            self.move_to(0)

    def on_blur(self) -> None:
        """The cursor is drawn differently without the focus."""
        self._strips.clear()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no row, none can be opened."""
        return action != "open" or bool(self._rows)

    def _move(self, by: int) -> None:
        if self._rows:
            self.cursor = (-1 if self.cursor is None else self.cursor) + by

    def _hidden(self, by: int) -> int:
        """How many lines of the row under the cursor are out of sight below (1) or above (-1)."""
        if self.cursor is None:
            return 0
        if by < 0:
            return self.scroll_offset.y - self._top(self.cursor)
        height = self.scrollable_content_region.height
        return self._bottom(self.cursor) - self.scroll_offset.y - height

    def _step(self, by: int) -> None:
        """On to the next row, but not before the rest of a row higher than the list was seen."""
        hidden = self._hidden(by)
        if hidden > 0:
            step = min(hidden, max(self.scrollable_content_region.height - 1, 1))
            self.scroll_to(y=self.scroll_offset.y + by * step, animate=False, force=True)
        else:
            self._move(by)

    def _move_lines(self, by: int) -> None:
        """Move by whole rows that together are at least so many lines, and at least by one."""
        if not self._rows:
            return
        here = self.cursor or 0
        there = self._row_at(self._top(here) + by)
        if there is None:
            there = len(self._rows) - 1 if by > 0 else 0
        self.cursor = there if there != here else here + (1 if by > 0 else -1)

    def action_down(self) -> None:
        """Next row."""
        self._step(1)

    def action_up(self) -> None:
        """Previous row."""
        self._step(-1)

    def action_top(self) -> None:
        """First row."""
        self._move(-len(self._rows))

    def action_bottom(self) -> None:
        """Last row."""
        self._move(len(self._rows))

    def action_half_down(self) -> None:
        """Half a page on."""
        self._move_lines(self.size.height // 2)

    def action_half_up(self) -> None:
        """Half a page back."""
        self._move_lines(-(self.size.height // 2))

    def action_page_down(self) -> None:
        """A page on."""
        self._move_lines(self.size.height)

    def action_page_up(self) -> None:
        """A page back."""
        self._move_lines(-self.size.height)

    def action_open(self) -> None:
        """Show what is behind the row."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    # mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the row under the cursor opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = self._row_at(self.scroll_offset.y + offset.y)
        if index is None:
            return
        if index == self.cursor:
            self.action_open()
        else:
            self.cursor = index
