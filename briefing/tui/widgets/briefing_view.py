"""The briefing of one article: headline, summary and the three panes."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from briefing.phrases import hindrance
from briefing.tui import rows
from briefing.tui.bindings import named
from briefing.tui.evidence import Ref
from briefing.tui.look import MUTED, Look
from briefing.tui.page import Page
from briefing.tui.panes import PANE_IDS, PANES, SUMMARY
from briefing.tui.rows import Row
from briefing.tui.tabs import tabs
from briefing.tui.view import chips
from briefing.tui.widgets.headline import Headline
from briefing.tui.widgets.row_list import RowList

PREVIEW = 2000
"""Characters of the text that are shown until there is a summary."""

TEXT_ALONE = "-text-alone"
"""The style class of the view while it has no panes."""

LONG_PREVIEW = 20_000
"""The same where there will be none, and no panes; the rest is in the full text."""


class BriefingView(Vertical):
    """Shows a Page. The three panes stand side by side, or as tabs where there is no room."""

    page: reactive[Page | None] = reactive(None, init=False)

    def __init__(self, look: Look) -> None:
        super().__init__(id="article")
        self._look = look
        self._pane = PANES[0].id

    def compose(self) -> ComposeResult:
        """Headline above, panes below."""
        yield Headline()
        yield RowList(id=SUMMARY)
        yield Static(id="chips", markup=False)
        with Horizontal(id="panes"):
            for pane in PANES:
                yield RowList(id=pane.id, classes="-chosen" if pane.id == self._pane else None)

    def _list(self, id: str) -> RowList:
        return self.query_one(f"#{id}", RowList)

    def watch_page(self, before: Page | None, page: Page | None) -> None:
        """Show another page; of the same entry, with the cursors where they were."""
        if page is not None:
            self._draw(page, keep=before is not None and before.entry is page.entry)

    def restyle(self, look: Look) -> None:
        """Draw with another theme; cursors stay."""
        self._look = look
        if self.page is not None:
            self._draw(self.page, keep=True)

    def choose(self, id: str) -> None:
        """Make a pane the visible one where only one can be seen."""
        if id in PANE_IDS:
            self._pane = id
            for pane in PANES:
                self._list(pane.id).set_class(pane.id == id, "-chosen")

    # content

    def _draw(self, page: Page, *, keep: bool) -> None:
        self.set_class(page.beyond_limit, TEXT_ALONE)
        self.query_one(Headline).words = rows.headline(page, self._look)
        briefing = page.briefing
        gap = str(page.entry.error or "The article has no sentences to choose from.")
        self._fill(SUMMARY, self._summary_rows(page), gap, keep)
        makers = (rows.actor_rows, rows.claim_rows, rows.question_rows)
        for pane, make in zip(PANES, makers, strict=True):
            if briefing is None:
                self._fill(pane.id, (), page.gap, keep)
            else:
                empty = hindrance(briefing.article) or pane.nothing
                if pane.id != "actors":
                    empty = rows.nothing_under(page.lens, empty, named("{drop-chip}", self))
                self._fill(pane.id, make(briefing, self._look, page.lens), empty, keep)
        self._show_chips(page)
        self.entitle()

    def _show_chips(self, page: Page) -> None:
        """What the lens is made of; a click takes a part away, Backspace the last."""
        found, bar = chips(page.lens), self.query_one("#chips", Static)
        bar.set_class(bool(found), "-some")
        pieces = []
        for chip in found:
            click = Style.from_meta({"@click": f"screen.drop_chip('{chip.name}')"})
            pieces.append(rows.text(f" {chip.words} ✕ ", click + Style(reverse=True)))
        hint = rows.text(named("{drop-chip} removes the last", self), self._look.style(MUTED))
        bar.update(Content(" ").join([*pieces, hint]) if found else "")

    def _fill(self, id: str, content: tuple[Row, ...], empty: str, keep_cursor: bool) -> None:
        pane = self._list(id)
        here = _place(pane, content) if keep_cursor else None
        if here is None and pane.has_focus:
            here = 0
        pane.show(content, cursor=here, empty=empty)

    def put_cursor(self, id: str, ref: Ref) -> bool:
        """Put the cursor of a list on the row of `ref`; False if it has none."""
        pane = self._list(id)
        refs = [row.ref for row in pane.rows]
        if ref in refs:
            pane.cursor = refs.index(ref)
        return ref in refs

    def _summary_rows(self, page: Page) -> tuple[Row, ...]:
        article = page.article
        if page.briefing is not None:
            return rows.summary_rows(page.briefing, self._look)
        if article is None or not article.text.strip():
            return ()
        if page.beyond_limit:
            note = f"{page.gap}. {named('{open} shows the whole text.', self)}"
            return (rows.noted(note, rows.preview_row(article, LONG_PREVIEW), self._look),)
        return (rows.preview_row(article, PREVIEW),)

    # titles

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        focused = self.screen.focused
        if focused is not None and focused.id is not None:
            self.choose(focused.id)
        self.entitle()

    def entitle(self) -> None:
        """Write the titles, which differ with the focus, the width and what was found."""
        self._title(SUMMARY, Content(f"4 {self._summary_name()}"))
        wide = self.screen.has_class("-wide")
        for pane in PANES:
            self._title(pane.id, Content(f"{pane.number} {pane.name}") if wide else None)

    def _summary_name(self) -> str:
        page = self.page
        if page is not None and page.entry.error is not None:
            return "What is wrong"
        return "Text" if page is None or page.briefing is None else "Summary"

    def _title(self, id: str, title: Content | None) -> None:
        pane = self._list(id)
        sign = "▸ " if pane.has_focus else ""
        if title is None:  # tabs stay where they are, or a click would miss them
            title, sign = self._tabs(), sign or "  "
        pane.border_title = Content(sign) + title

    def _tabs(self) -> Content:
        """The titles of the three panes as tabs, that of the visible one reversed."""
        analysed = self.page is not None and self.page.briefing is not None
        titles = []
        for pane in PANES:
            count = f" {len(self._list(pane.id).rows)}" if analysed else ""
            titles.append((pane.id, f"{pane.number} {pane.short}{count}"))
        return tabs(titles, self._pane)


def _place(pane: RowList, content: tuple[Row, ...]) -> int | None:
    """Where the row under a pane's cursor is in what it will show; else where the cursor is."""
    if pane.cursor is None or not pane.rows:
        return pane.cursor
    ref = pane.rows[pane.cursor].ref
    places = (place for place, row in enumerate(content) if ref is not None and row.ref == ref)
    return next(places, pane.cursor)
