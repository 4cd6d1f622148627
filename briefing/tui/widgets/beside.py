"""The three panes beside the text, in step with it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.reactive import reactive

from briefing.model import Span
from briefing.phrases import hindrance
from briefing.tui import rows
from briefing.tui.evidence import Ref, places
from briefing.tui.look import Look
from briefing.tui.page import Page
from briefing.tui.panes import PANES
from briefing.tui.widgets.row_list import RowList


class Beside(Vertical):
    """Shows the panes of a Page below one another; their cursors follow the text."""

    page: reactive[Page | None] = reactive(None, init=False)

    def __init__(self, look: Look) -> None:
        super().__init__(id="beside")
        self._look = look
        self._places: dict[Ref, tuple[Span, ...]] = {}

    def compose(self) -> ComposeResult:
        """The panes."""
        for pane in PANES:
            yield RowList(id=pane.id)

    def _list(self, id: str) -> RowList:
        return self.query_one(f"#{id}", RowList)

    def watch_page(self, page: Page | None) -> None:
        """Fill the panes."""
        if page is None:
            return
        self._places = {} if page.briefing is None else places(page.briefing)
        makers = (rows.actor_rows, rows.claim_rows, rows.question_rows)
        for pane, make in zip(PANES, makers, strict=True):
            if page.briefing is None:
                self._list(pane.id).show((), cursor=0, empty=page.gap)
            else:
                empty = hindrance(page.briefing.article) or pane.nothing
                found = make(page.briefing, self._look)
                self._list(pane.id).show(found, cursor=0, empty=empty)
        self._entitle()

    def restyle(self, look: Look) -> None:
        """Draw with another theme; cursors stay."""
        self._look = look
        cursors = {pane.id: self._list(pane.id).cursor for pane in PANES}
        self.watch_page(self.page)
        for id, cursor in cursors.items():
            self._list(id).move_to(cursor)

    def enter(self, id: str) -> None:
        """Move the focus to a pane."""
        self._list(id).focus()

    def follow(self, view: Span, ref: Ref | None) -> None:
        """Put the cursors on what is in `view` of the text; where `ref` is a row, on that."""
        for pane in PANES:
            found = self._list(pane.id)
            refs = [row.ref for row in found.rows]
            if ref in refs:
                found.move_to(refs.index(ref))
            elif not found.has_focus:
                inside = (
                    index
                    for index, one in enumerate(refs)
                    if one is not None
                    and any(a < view[1] and b > view[0] for a, b in self._places.get(one, ()))
                )
                found.move_to(next(inside, found.cursor))

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _entitle(self) -> None:
        for pane in PANES:
            found = self._list(pane.id)
            sign = "▸ " if found.has_focus else ""
            found.border_title = Content(f"{sign}{pane.number} {pane.name}")
