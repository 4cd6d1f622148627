"""The list of articles, with the filter above it while one is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message

from briefing.tui import rows
from briefing.tui.look import Look
from briefing.tui.panes import LIST
from briefing.tui.rows import Row
from briefing.tui.session import Session
from briefing.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.widgets import Input


class ArticleList(Vertical):
    """Shows the entries of a session that its filter lets through."""

    class Picked(Message):
        """The user wants another entry to be shown. index: of the entry in the session."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(id="left")
        self._session = session
        self._look = look
        self._visible: list[int] = []
        self._loading = True

    def compose(self) -> ComposeResult:
        """The list alone; the filter's box comes and goes."""
        yield RowList(id=LIST, row_height=3)

    @property
    def list(self) -> RowList:
        """The rows."""
        return self.query_one(f"#{LIST}", RowList)

    # entries

    def added(self, indices: range) -> None:
        """The session has taken in more entries."""
        new = self._session.visible(indices)
        self._visible.extend(new)
        self.list.extend([self._row(index) for index in new])

    def loaded(self) -> None:
        """No more entries will come."""
        self._loading = False
        if self.is_mounted and not self._visible:
            self.refill()

    def refill(self) -> None:
        """Fill the list with what the filter lets through."""
        session = self._session
        self._visible = session.visible()
        here = self._position()
        if session.query and session.entries:
            empty = f"No title or source holds “{session.query}”. Esc clears the filter."
        else:
            empty = "Reading articles …" if self._loading else "No articles."
        self.list.show(
            [self._row(index) for index in self._visible],
            cursor=0 if here is None else here,
            empty=empty,
        )
        self._entitle()

    def first(self) -> int | None:
        """Put the cursor on the first entry; None if there is none."""
        if not self._visible:
            return None
        self.list.move_to(0)
        return self._visible[0]

    def step(self, by: int) -> int | None:
        """Put the cursor on the entry after or before the one shown; None if there is none."""
        here = self._position()
        there = 0 if here is None else here + by
        if not 0 <= there < len(self._visible):
            return None
        self.list.move_to(there)
        return self._visible[there]

    def step_to_unread(self, by: int) -> int | None:
        """Put the cursor on the next or previous unread entry, round the ends; None if none is."""
        total, here = len(self._visible), self._position()
        first = (-1 if by > 0 else total) if here is None else here
        for distance in range(1, total + 1):
            there = (first + by * distance) % total
            if not self._session.is_read(self._visible[there]):
                self.list.move_to(there)
                return self._visible[there]
        return None

    def put_cursor(self, index: int) -> None:
        """Put the cursor on an entry, if the filter lets it through."""
        if index in self._visible:
            self.list.move_to(self._visible.index(index))

    def refresh_current(self) -> None:
        """Draw the row of the entry shown anew: it may be read by now."""
        if (here := self._position()) is not None:
            self.list.replace(here, self._row(self._visible[here]))

    def restyle(self, look: Look) -> None:
        """Draw with another theme; the cursor stays."""
        self._look = look
        self.refill()

    def _position(self) -> int | None:
        current = self._session.current
        return self._visible.index(current) if current in self._visible else None

    def _row(self, index: int) -> Row:
        entry = self._session.entries[index]
        if entry.article is None:
            return rows.error_row(entry.path.name, self._look)
        return rows.article_row(entry.article, read=self._session.is_read(index), look=self._look)

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _entitle(self) -> None:
        sign = "▸ " if self.list.has_focus else ""
        query = f" /{self._session.query}" if self._session.query else ""
        self.list.border_title = Content(sign) + rows.text(f"0 Articles{query}")

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._pick()

    def _pick(self) -> None:
        """Ask for the entry under the cursor, unless it is shown already."""
        cursor = self.list.cursor
        if cursor is not None and self._visible[cursor] != self._session.current:
            self.post_message(self.Picked(self._visible[cursor]))

    # the filter

    async def ask_for_filter(self) -> None:
        """Ask for words to filter the list by."""
        from briefing.tui.widgets.filter_box import FilterBox

        if not self.query(FilterBox):
            await self.mount(FilterBox(self._session.query), before=f"#{LIST}")
        self.query_one(FilterBox).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while the words are typed; the article on the right stays until Enter."""
        event.stop()
        self._filter_by(event.value.strip())

    async def on_input_submitted(self) -> None:
        """Keep the filter and go to the list."""
        await self._close_filter()
        self._pick()

    async def clear_filter(self) -> None:
        """Take the filter away."""
        await self._close_filter()
        self._filter_by("")

    @property
    def is_filtered(self) -> bool:
        """Whether there is a filter, or one is being typed."""
        return bool(self._session.query or self.query("#filter"))

    def _filter_by(self, words: str) -> None:
        if words != self._session.query:
            self._session.query = words
            self.refill()
            self.refresh_bindings()

    async def _close_filter(self) -> None:
        boxes = self.query("#filter")
        if boxes:
            self.list.focus()
            await boxes.remove()
            self.refresh_bindings()
