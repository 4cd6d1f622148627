"""The list of articles, with the filter above it while one is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, overload

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from briefing.errors import BriefingError, QueryError
from briefing.tui import rows
from briefing.tui.bindings import named
from briefing.tui.look import Look
from briefing.tui.page import Entry
from briefing.tui.panes import LIST
from briefing.tui.rows import Row
from briefing.tui.session import Session
from briefing.tui.view import View
from briefing.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.widgets import Input


CORNERS = 4
"""Columns of a border that its title leaves free."""

PATIENCE = 0.5
"""Seconds until the list is made anew while articles are read and analysed."""


class ArticleList(Vertical):
    """Shows the entries of a session that its filter lets through."""

    class Picked(Message):
        """The user wants another entry to be shown. index: of the entry in the session."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Listed(Message):
        """What a view lists was worked out. indices: of the entries, in their order."""

        def __init__(self, view: View, indices: Sequence[int]) -> None:
            super().__init__()
            self.view = view
            self.indices = indices

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(id="left")
        self._session = session
        self._look = look
        self._visible: list[int] = []
        self._loading = True
        self._timer: Timer | None = None
        self._before: View | None = None

    def compose(self) -> ComposeResult:
        """The list alone; the filter's box comes and goes."""
        yield Static(id="wrong", markup=False)
        yield RowList(id=LIST, row_height=3)

    @property
    def list(self) -> RowList:
        """The rows."""
        return self.query_one(f"#{LIST}", RowList)

    # entries

    def added(self, indices: range) -> None:
        """The session has taken in more entries."""
        if self._is_plain:
            shown = self._but_copies(indices)
            self._visible.extend(shown)
            self.list.grown()
            if len(shown) < len(indices):
                self.redraw()  # a row tells how many copies it stands for
        else:
            self._refill_soon()

    def loaded(self) -> None:
        """No more entries will come."""
        self._loading = False
        if self.is_mounted and not self._visible:
            self.refill()

    def analysed(self) -> None:
        """More is known of an entry: what is listed may depend on it."""
        if self.is_mounted and not self._is_plain:
            self._refill_soon()

    def _refill_soon(self) -> None:
        """List anew in a while, once for all that happens until then."""
        if self._timer is None:
            self._timer = self.set_timer(PATIENCE, self.refill)

    @property
    def _is_plain(self) -> bool:
        """Whether all entries are listed, as they come."""
        return not self._session.view.query and self._session.view.order == "folder"

    def refill(self) -> None:
        """Fill the list with what the filter lets through, worked out in a thread if that takes time."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._is_plain:
            self._show(self._but_copies(range(len(self._session.entries))))
        else:
            work = partial(self._list_in_thread, self._session.view, tuple(self._session.entries))
            self.run_worker(work, thread=True, exclusive=True, group="listing")

    def _but_copies(self, indices: range) -> Sequence[int]:
        originals = self._session.copies.originals
        return [index for index in indices if index not in originals]

    def _list_in_thread(self, view: View, entries: tuple[Entry, ...]) -> None:
        from briefing.query import parse
        from briefing.tui.listing import asks_for_counts, listed

        shelf = self._session.shelf
        try:
            found = listed(
                entries,
                view.order,
                is_found=shelf.find(parse(view.query), datetime.now(UTC)) if view.query else None,
                is_read=self._session.marks.is_read,
                originals=dict(self._session.copies.originals),
                counts=shelf.counts() if asks_for_counts(view.order) else lambda heading: None,
            )
        except BriefingError as error:
            self.notify(str(error), title="Store", severity="error", markup=False)
        else:
            self.post_message(self.Listed(view, found))

    def on_article_list_listed(self, event: Listed) -> None:
        """Show what was found, if nothing else is asked for by now."""
        event.stop()
        view = self._session.view
        if (event.view.query, event.view.order) == (view.query, view.order):
            self._show(event.indices)

    def _show(self, indices: Sequence[int]) -> None:
        self._visible = list(indices)
        here = self._position()
        self.list.show(_Rows(self), cursor=0 if here is None else here, empty=self._gap())
        self._entitle()

    def _gap(self) -> str:
        """Why the list is empty."""
        session = self._session
        if not session.view.query or not session.entries:
            return "Reading articles …" if self._loading else "No articles."
        waiting = session.articles - session.analysed
        more = f" {waiting:,} are not analysed yet." if waiting else ""
        hint = named("{clear} clears the filter.", self)
        return f"No article matches “{session.view.query}”.{more} {hint}"

    @property
    def listing(self) -> Sequence[int]:
        """The entries that are listed, in their order."""
        return self._visible

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
            self.list.redraw(here)

    def redraw(self) -> None:
        """Draw all rows anew: marks have changed."""
        self.list.redraw_all()

    def restyle(self, look: Look) -> None:
        """Draw with another theme; the cursor stays."""
        self._look = look
        self.refill()

    def _position(self) -> int | None:
        current = self._session.current
        return self._visible.index(current) if current in self._visible else None

    def row(self, index: int) -> Row:
        """The row of an entry."""
        entry = self._session.entries[index]
        if entry.article is None:
            return rows.error_row(entry.path.name, self._look)
        session = self._session
        return rows.article_row(
            entry.article,
            read=session.is_read(index),
            look=self._look,
            starred=session.is_starred(index),
            others=len(session.copies.others(index)),
            room=self.list.room,
        )

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _entitle(self) -> None:
        sign = "▸ " if self.list.has_focus else ""
        view = self._session.view
        order = "" if view.order == "folder" else f" · {_order_words(view)}"
        query = f" /{view.query}" if view.query else ""
        title = f"0 Articles{order}{query}"
        room = self.list.size.width - len(sign) - CORNERS
        if order and len(title) > room:
            title = f"0 {_order_words(view)}{query}"
        self.list.border_title = Content(sign) + rows.text(title)

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
        """Ask for a query to filter the list by."""
        from briefing.tui.widgets.filter_box import FilterBox

        if not self.query(FilterBox):
            self._before = self._session.view
            box = FilterBox(self._session.view.query, cache(self._session.shelf.names))
            await self.mount(box, before="#wrong")
        self.query_one(FilterBox).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while the query is typed; one that cannot be read is marked and changes nothing."""
        from briefing.query import parse
        from briefing.tui.widgets.filter_box import FilterBox

        event.stop()
        query = event.value.strip()
        box = self.query_one(FilterBox)
        try:
            parse(query)
        except QueryError as error:
            box.mark(error)
            self._say(f"✗ {error.what}" + (f" ({error.remedy})" if error.remedy else ""))
            return
        box.mark(None)
        self._say("")
        if query != self._session.view.query:
            self._session.preview(replace(self._session.view, query=query))
            self.refill()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the filter and go to the list, unless the query cannot be read."""
        event.stop()
        if event.input.has_class("-wrong"):
            return
        if self._before is not None:
            self._session.keep(self._before)
        await self._close_filter()
        self._pick()

    async def clear_filter(self) -> None:
        """Take the filter away."""
        if self._before is not None:
            self._session.preview(self._before)
        await self._close_filter()
        self._session.change_view(replace(self._session.view, query=""))
        self.refill()
        self.refresh_bindings()

    @property
    def is_filtered(self) -> bool:
        """Whether there is a filter, or one is being typed."""
        return bool(self._session.view.query or self.query("#filter"))

    def _say(self, what: str) -> None:
        """What is wrong with the query, "" for nothing."""
        line = self.query_one("#wrong", Static)
        line.update(rows.text(what))
        line.set_class(bool(what), "-some")

    async def _close_filter(self) -> None:
        self._before = None
        self._say("")
        boxes = self.query("#filter")
        if boxes:
            # At once: a box that goes with the focus would hand it to another pane, whose cursor moves.
            self.screen.set_focus(self.list)
            await boxes.remove()
            self.refresh_bindings()


def _order_words(view: View) -> str:
    from briefing.tui.listing import ORDER_WORDS

    return ORDER_WORDS[view.order]


class _Rows(Sequence[Row]):
    """The rows of a list, each made when it is drawn: there may be ten thousand."""

    def __init__(self, owner: ArticleList) -> None:
        self._owner = owner

    def __len__(self) -> int:
        return len(self._owner.listing)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        visible = self._owner.listing
        if isinstance(place, slice):
            return [self._owner.row(index) for index in visible[place]]
        return self._owner.row(visible[place])
