"""The main screen: the list of articles, and the briefing of the one under the cursor."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message

from briefing.tui.bindings import bindings
from briefing.tui.evidence import Ref
from briefing.tui.look import Look
from briefing.tui.page import Page
from briefing.tui.panes import LIST, ORDER, SUMMARY
from briefing.tui.screens.lens import LensScreen
from briefing.tui.screens.marks import MarksScreen
from briefing.tui.screens.widths import WidthScreen
from briefing.tui.session import Session
from briefing.tui.view import chips
from briefing.tui.widgets.article_list import ArticleList
from briefing.tui.widgets.briefing_view import TEXT_ALONE
from briefing.tui.widgets.key_line import KeyLine
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.status_line import StatusLine

WIDE = 110
"""From this many columns on the three panes stand side by side."""

SLIM = 70
"""Below this many columns the list and the article take turns."""


class MainScreen(LensScreen, MarksScreen, WidthScreen, inherit_bindings=False):
    """Shows a session; says upward what the user wants."""

    BINDINGS = bindings("main")
    AUTO_FOCUS = f"#{LIST}"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-slim"),
        (SLIM, "-narrow"),
        (WIDE, "-wide"),
    ]

    class Shown(Message):
        """Another article is shown."""

    class Covered(Message):
        """Another screen lies over this one, which is not painted again before that goes."""

    class FolderWanted(Message):
        """The briefing of all unread articles together is wanted."""

    class LengthChanged(Message):
        """The summary is to have another length."""

    class TextWanted(Message):
        """The text is to be shown; ref: at the words of which row, None for its start."""

        def __init__(self, ref: Ref | None) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, classes="-listing -starting")
        self._ready = False

    def compose(self) -> ComposeResult:
        """List left, article right."""
        yield StatusLine()
        with Horizontal(id="body"):
            yield self._articles
            yield self._view
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what the session holds so far."""
        self._ready = True
        self._articles.refill()
        self._show_first()

    # what the application tells

    def added(self, indices: range) -> None:
        """The session has taken in more entries."""
        if self._ready:
            self._articles.added(indices)
            self._show_first()
            self._tell_copies()

    def _tell_copies(self) -> None:
        """Copies of the article shown may have come after it."""
        index, page = self.session.current, self._view.page
        if index is not None and page is not None and page.also_in != self.session.also_in(index):
            self._view.page = self.session.page(index)

    def changed(self) -> None:
        """Entries are others now; the cursor stays on its article."""
        if self._ready:
            self._articles.refill()
            self._show_first()
            if self.session.current is not None:
                self._view.page = self.session.page(self.session.current)

    def loaded(self) -> None:
        """No more entries will come."""
        self._articles.loaded()

    def started(self) -> None:
        """The text is on the screen: make room for what is found in it."""
        self.remove_class("-starting")

    def update_page(self, page: Page) -> None:
        """More is known of the entry shown."""
        self._view.page = page
        self.refresh_bindings()

    def analysed(self) -> None:
        """More is known of some entry."""
        self._articles.analysed()

    def marked(self) -> None:
        """Entries were marked elsewhere."""
        self._articles.redraw()

    def step(self, by: int) -> bool:
        """Show the next or previous entry of the list; False if there is none."""
        index = self._articles.step(by)
        if index is not None:
            self.show(index)
        return index is not None

    def restyle(self, look: Look) -> None:
        """Draw with another theme; cursors stay."""
        self._look = look
        self._articles.restyle(look)
        self._view.restyle(look)

    @property
    def subject(self) -> tuple[Page | None, Ref | None]:
        """The entry shown, and the row of its briefing that is under the cursor."""
        index, focused = self.session.current, self.focused
        page = None if index is None else self.session.page(index)
        if not isinstance(focused, RowList) or not focused.rows:
            return page, None
        # A list that was entered just now puts its cursor on the first row.
        return page, focused.rows[focused.cursor or 0].ref

    def go_to(self, index: int) -> None:
        """Show an entry; a filter that hides it does not keep it from being shown."""
        self._articles.put_cursor(index)
        self.show(index)

    # articles

    def _show_first(self) -> None:
        if self.session.current is None and not self.session.view.query:
            index = self._articles.first()
            if index is not None:
                self.show(index)

    def on_screen_suspend(self) -> None:
        """Say so: who waits for this screen to be painted would wait for the other to go."""
        self.post_message(self.Covered())

    def show(self, index: int) -> None:
        """Show an entry on the right; it counts as read."""
        self.session.show(index)
        self._articles.refresh_current()
        self._view.page = self.session.page(index)
        self.refresh_bindings()
        self.post_message(self.Shown())

    @on(ArticleList.Picked)
    def _picked(self, event: ArticleList.Picked) -> None:
        self.show(event.index)

    def action_next_article(self) -> None:
        """Show the next article."""
        self.step(1)

    def action_previous_article(self) -> None:
        """Show the article before."""
        self.step(-1)

    def action_next_unread(self) -> None:
        """Show the next article that was never shown."""
        self._step_to_unread(1)

    def action_previous_unread(self) -> None:
        """Show the article before that was never shown."""
        self._step_to_unread(-1)

    def _step_to_unread(self, by: int) -> None:
        index = self._articles.step_to_unread(by)
        if index is None:
            self.notify("Every article of the list has been read.", markup=False)
        else:
            self.show(index)

    @on(RowList.Opened)
    def _row_opened(self, event: RowList.Opened) -> None:
        if self.session.current is not None:
            self.post_message(self.TextWanted(event.rows.rows[event.index].ref))

    # going about

    def on_resize(self) -> None:
        """Titles differ with the width."""
        self.lay_out()
        self.call_after_refresh(self._view.entitle)

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        focused = self.focused
        self.set_class(focused is None or focused.id in (LIST, "filter"), "-listing")
        self._zoom()

    def _go(self, id: str) -> None:
        if id not in self._order:  # no panes for this article: what there is stands above them
            id = SUMMARY
        self._view.choose(id)
        self.set_class(id == LIST, "-listing")
        self.set_focus(self.query_one(f"#{id}"))

    @property
    def _order(self) -> tuple[str, ...]:
        """The lists that there are for this article, in the order of Tab."""
        return (LIST, SUMMARY) if self._view.has_class(TEXT_ALONE) else ORDER

    def _place(self) -> int:
        focused, order = self.focused, self._order
        return order.index(focused.id) if focused is not None and focused.id in order else 0

    def action_next_pane(self) -> None:
        """On to the next list, from the last to the first."""
        self._go(self._order[(self._place() + 1) % len(self._order)])

    def action_previous_pane(self) -> None:
        """Back to the list before."""
        self._go(self._order[(self._place() - 1) % len(self._order)])

    def action_left(self) -> None:
        """One list to the left."""
        self._go(self._order[max(self._place() - 1, 0)])

    def action_right(self) -> None:
        """One list to the right."""
        self._go(self._order[min(self._place() + 1, len(self._order) - 1)])

    def action_articles(self) -> None:
        """To the list of articles."""
        self._go(LIST)

    def action_summary(self) -> None:
        """To the summary."""
        self._go(SUMMARY)

    def action_actors(self) -> None:
        """To the actors."""
        self._go("actors")

    def action_claims(self) -> None:
        """To the claims."""
        self._go("claims")

    def action_questions(self) -> None:
        """To the open questions."""
        self._go("questions")

    # the summary's length

    def action_longer(self) -> None:
        """One sentence more."""
        self._change_length(1, "The summary holds all that the article offers.")

    def action_shorter(self) -> None:
        """One sentence less."""
        self._change_length(-1, "A summary has at least one sentence.")

    def _change_length(self, by: int, refusal: str) -> None:
        index = self.session.current
        if index is None or self.session.briefing(index) is None:
            return
        if self.session.change_length(by):
            self.post_message(self.LengthChanged())
        else:
            self.notify(refusal, markup=False)

    # the filter

    async def action_filter(self) -> None:
        """Ask for words to filter the list by."""
        self.set_class(True, "-listing")
        await self._articles.ask_for_filter()

    def action_query_help(self) -> None:
        """What can be asked for."""
        from briefing.tui.screens.query_help import QueryHelpScreen

        self.app.push_screen(QueryHelpScreen(self._look))

    async def action_clear(self) -> None:
        """Take the filter away."""
        await self._articles.clear_filter()

    def action_folder(self) -> None:
        """What all unread articles hold together."""
        self.post_message(self.FolderWanted())

    # order and grouping

    def action_order(self) -> None:
        """Another order of the list, or another grouping of the claims."""
        view = self.session.view
        if self._place() == ORDER.index(LIST):
            from briefing.tui.listing import ORDERS

            place = (ORDERS.index(view.order) + 1) % len(ORDERS)
            if self.session.change_view(replace(view, order=ORDERS[place])):
                self._redraw()
        else:
            self._look_through(view.lens.regrouped())

    # the whole screen for one pane

    def action_zoom(self) -> None:
        """One pane on the whole screen, or all again."""
        self.toggle_class("-zoomed")
        self._zoom()

    def _zoom(self) -> None:
        place = self._place()
        for name, wanted in (("left", place == 0), ("summary", place == 1), ("panes", place > 1)):
            self.set_class(self.has_class("-zoomed") and wanted, f"-zoom-{name}")
        self.lay_out()
        self.call_after_refresh(self._view.entitle)

    @on(RowList.Moved)
    def _row_reached(self) -> None:
        """Other keys may work on another row."""
        self.refresh_bindings()

    @property
    def _has_claims(self) -> bool:
        briefing = self._briefing()
        return briefing is not None and bool(briefing.claims)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done here and now."""
        match action:
            case "clear":
                return self._articles.is_filtered
            case "lens" | "lens_list":
                return self._actor_here() is not None
            case "drop_chip":
                return bool(chips(self.session.view.lens))
            case "respond":
                return self._response() is not None
            case "narrower" | "wider":
                return self._list_has_border
            case "order":
                return self.focused is not None and (
                    self.focused.id == LIST or (self.focused.id == "claims" and self._has_claims)
                )
            case "stances":
                return self._has_claims
            case "longer" | "shorter":
                return self._briefing() is not None
            case "next_pane" | "previous_pane":
                return self.focused is None or self.focused.id != "filter"
            case "next_unread" | "previous_unread":
                return bool(self._articles.listing)
            case _:
                return super().check_action(action, parameters)
