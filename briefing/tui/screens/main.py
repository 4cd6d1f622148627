"""The main screen: the list of articles, and the briefing of the one under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from briefing.model import Briefing
from briefing.tui import keys, rows
from briefing.tui.evidence import Evidence
from briefing.tui.look import Look
from briefing.tui.rows import Row
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.session import Entry, Session
from briefing.tui.widgets.key_line import KeyLine
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.widgets import Input

WIDE = 110
"""From this many columns on the three panes stand side by side."""

SLIM = 70
"""Below this many columns the list and the article take turns."""

PREVIEW = 2000
"""Characters of the text that are shown until there is a summary."""

LIST = "articles"
SUMMARY = "summary"


@dataclass(frozen=True)
class Pane:
    """One of the three panes. number: its key. short: its name where there is little room."""

    id: str
    number: int
    name: str
    short: str
    nothing: str


PANES: tuple[Pane, ...] = (
    Pane(
        "actors",
        1,
        "Key actors",
        "Actors",
        "No person, organisation or place is named in this article.",
    ),
    Pane(
        "claims",
        2,
        "Claims and denials",
        "Claims",
        "Nobody is quoted in this article, or reported as saying anything.",
    ),
    Pane(
        "questions",
        3,
        "Open questions",
        "Questions",
        "The article says of nothing that it is unknown, withheld, unconfirmed or undecided.",
    ),
)
ORDER: tuple[str, ...] = (LIST, SUMMARY, *(pane.id for pane in PANES))
"""The lists in the order in which Tab goes through them."""


class MainScreen(ReaderScreen, inherit_bindings=False):
    """Shows a session; says upward what the user wants."""

    BINDINGS = keys.bindings("main")
    AUTO_FOCUS = f"#{LIST}"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-slim"),
        (SLIM, "-narrow"),
        (WIDE, "-wide"),
    ]

    class Shown(Message):
        """Another article is shown."""

    class LengthChanged(Message):
        """The summary is to have another length."""

    class TextWanted(Message):
        """The text is to be shown; evidence: where in it, None for its start."""

        def __init__(self, evidence: Evidence | None) -> None:
            super().__init__()
            self.evidence = evidence

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(classes="-listing -starting")
        self.session = session
        self._look = look
        self._visible: list[int] = []
        self._loading = True
        self._ready = False
        self._pane = PANES[0].id

    def compose(self) -> ComposeResult:
        """List left, article right."""
        yield StatusLine()
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield RowList(id=LIST, row_height=3)
            with Vertical(id="article"):
                yield Static(id="headline", markup=False)
                yield RowList(id=SUMMARY)
                with Horizontal(id="panes"):
                    for pane in PANES:
                        yield RowList(id=pane.id)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what the session holds so far."""
        self._choose_pane(self._pane)
        self._ready = True
        self.refill()
        self._show_first()

    def _list(self, id: str) -> RowList:
        return self.query_one(f"#{id}", RowList)

    # the list of articles

    def added(self, indices: range) -> None:
        """The session has taken in more entries."""
        if not self._ready:
            return
        new = self.session.visible(indices)
        self._visible.extend(new)
        self._list(LIST).extend([self._entry_row(index) for index in new])
        self._show_first()

    def loaded(self) -> None:
        """No more entries will come."""
        self._loading = False
        if self._ready and not self._visible:
            self.refill()

    def started(self) -> None:
        """The text is on the screen: make room for what is found in it."""
        self.remove_class("-starting")

    def _show_first(self) -> None:
        if self.session.current is None and self._visible and not self.session.query:
            self._list(LIST).move_to(0)
            self.show(self._visible[0])

    def refill(self) -> None:
        """Fill the list with what the filter lets through."""
        session = self.session
        self._visible = session.visible()
        here = self._position()
        if session.query and session.entries:
            empty = f"No title or source holds “{session.query}”. Esc clears the filter."
        else:
            empty = "Reading articles …" if self._loading else "No articles."
        self._list(LIST).show(
            [self._entry_row(index) for index in self._visible],
            cursor=0 if here is None else here,
            empty=empty,
        )
        self._entitle()

    def _position(self) -> int | None:
        current = self.session.current
        return self._visible.index(current) if current in self._visible else None

    def _entry_row(self, index: int) -> Row:
        entry = self.session.entries[index]
        if entry.article is None:
            return rows.error_row(entry.path.name, self._look)
        return rows.article_row(entry.article, read=self.session.is_read(index), look=self._look)

    def show(self, index: int) -> None:
        """Show an entry on the right; it counts as read."""
        self.session.show(index)
        if (here := self._position()) is not None:
            self._list(LIST).replace(here, self._entry_row(index))
        self.refresh_article(keep_cursors=False)
        self.post_message(self.Shown())

    def step(self, by: int) -> bool:
        """Show the next or previous entry of the list; False if there is none."""
        here = self._position()
        there = 0 if here is None else here + by
        if not 0 <= there < len(self._visible):
            return False
        self._list(LIST).move_to(there)
        self.show(self._visible[there])
        return True

    @on(RowList.Moved, f"#{LIST}")
    def _list_moved(self, event: RowList.Moved) -> None:
        if self._visible[event.index] != self.session.current:
            self.show(self._visible[event.index])

    # the article

    def refresh_article(self, *, keep_cursors: bool = True) -> None:
        """Show the current entry as it is known now."""
        index = self.session.current
        if index is None:
            return
        entry = self.session.entries[index]
        self.query_one("#headline", Static).update(rows.headline(entry, self._look))
        briefing = self.session.briefing(index)
        self._fill(
            SUMMARY, self._summary_rows(entry, briefing), self._summary_gap(entry), keep_cursors
        )
        if briefing is None:
            why = self._why_no_panes(index)
            for pane in PANES:
                self._fill(pane.id, (), why, keep_cursors)
        else:
            makers = (rows.actor_rows, rows.claim_rows, rows.question_rows)
            for pane, make in zip(PANES, makers, strict=True):
                self._fill(pane.id, make(briefing, self._look), pane.nothing, keep_cursors)
        self._entitle()

    def _fill(self, id: str, content: tuple[Row, ...], empty: str, keep_cursor: bool) -> None:
        pane = self._list(id)
        here = pane.cursor if keep_cursor else None
        if here is None and pane.has_focus:
            here = 0
        pane.show(content, cursor=here, empty=empty)

    def _summary_rows(self, entry: Entry, briefing: Briefing | None) -> tuple[Row, ...]:
        if briefing is not None:
            return rows.summary_rows(briefing, self._look)
        if entry.article is None or not entry.article.text.strip():
            return ()
        return (rows.preview_row(entry.article, PREVIEW),)

    def _summary_gap(self, entry: Entry) -> str:
        return str(entry.error) if entry.error else "The article has no sentences to choose from."

    def _why_no_panes(self, index: int) -> str:
        failure = self.session.failure(index)
        if failure is not None:
            return f"Could not be analysed: {failure}"
        if self.session.entries[index].error is not None:
            return "Nothing to show: the file could not be read."
        return "Being analysed …"

    def restyle(self, look: Look) -> None:
        """Draw with another theme; cursors stay."""
        self._look = look
        self.refill()
        self.refresh_article()

    # titles

    def _entitle(self) -> None:
        focused = self.focused
        query = f" /{self.session.query}" if self.session.query else ""
        self._title(LIST, rows.text(f"0 Articles{query}"), focused)
        index = self.session.current
        briefing = None if index is None else self.session.briefing(index)
        self._title(SUMMARY, Content(f"4 {self._summary_name(index)}"), focused)
        for pane in PANES:
            title = Content(f"{pane.number} {pane.name}")
            self._title(pane.id, title if self.has_class("-wide") else None, focused, briefing)

    def _summary_name(self, index: int | None) -> str:
        if index is not None and self.session.entries[index].error is not None:
            return "What is wrong"
        return "Text" if index is None or self.session.briefing(index) is None else "Summary"

    def _title(
        self,
        id: str,
        title: Content | None,
        focused: object,
        briefing: Briefing | None = None,
    ) -> None:
        pane = self._list(id)
        sign = "▸ " if focused is pane else ""
        if title is None:  # tabs stay where they are, or a click would miss them
            title, sign = self._tabs(briefing), sign or "  "
        pane.border_title = Content(sign) + title

    def _tabs(self, briefing: Briefing | None) -> Content:
        """The titles of the three panes as tabs, that of the visible one reversed."""
        tabs = []
        for pane in PANES:
            click = Style.from_meta({"@click": f"screen.{pane.id}"})
            here = Style(reverse=True) if pane.id == self._pane else Style()
            label = f" {pane.number} {pane.short}"
            if briefing is not None:
                label += f" {len(self._list(pane.id).rows)}"
            tabs.append(Content.styled(label + " ", click + here))
        return Content(" ").join(tabs)

    def on_resize(self) -> None:
        """Titles differ with the width."""
        self.call_after_refresh(self._entitle)

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        focused = self.focused
        if focused is not None and focused.id in {pane.id for pane in PANES}:
            self._choose_pane(focused.id)
        self.set_class(focused is None or focused.id in (LIST, "filter"), "-listing")
        self._entitle()

    def _choose_pane(self, id: str) -> None:
        """Make a pane the visible one where only one can be seen."""
        self._pane = id
        for pane in PANES:
            self._list(pane.id).set_class(pane.id == id, "-chosen")

    # going about

    def _go(self, id: str) -> None:
        if id in {pane.id for pane in PANES}:
            self._choose_pane(id)
        self.set_class(id == LIST, "-listing")
        self.set_focus(self._list(id))

    def _place(self) -> int:
        focused = self.focused
        return ORDER.index(focused.id) if focused is not None and focused.id in ORDER else 0

    def action_next_pane(self) -> None:
        """On to the next list, from the last to the first."""
        self._go(ORDER[(self._place() + 1) % len(ORDER)])

    def action_previous_pane(self) -> None:
        """Back to the list before."""
        self._go(ORDER[(self._place() - 1) % len(ORDER)])

    def action_left(self) -> None:
        """One list to the left."""
        self._go(ORDER[max(self._place() - 1, 0)])

    def action_right(self) -> None:
        """One list to the right."""
        self._go(ORDER[min(self._place() + 1, len(ORDER) - 1)])

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

    def action_next_article(self) -> None:
        """Show the next article."""
        self.step(1)

    def action_previous_article(self) -> None:
        """Show the article before."""
        self.step(-1)

    @on(RowList.Opened)
    def _row_opened(self, event: RowList.Opened) -> None:
        if self.session.current is not None:
            self.post_message(self.TextWanted(event.rows.rows[event.index].evidence))

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
        from briefing.tui.widgets.filter_box import FilterBox

        if not self.query(FilterBox):
            box = FilterBox(self.session.query)
            await self.query_one("#left", Vertical).mount(box, before=f"#{LIST}")
        self.set_class(True, "-listing")
        self.query_one(FilterBox).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while the words are typed; the article on the right stays until Enter."""
        self._filter_by(event.value.strip())

    async def on_input_submitted(self) -> None:
        """Keep the filter and go to the list."""
        await self._close_filter()
        cursor = self._list(LIST).cursor
        if cursor is not None and self._visible[cursor] != self.session.current:
            self.show(self._visible[cursor])

    async def action_clear(self) -> None:
        """Take the filter away."""
        await self._close_filter()
        self._filter_by("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A filter can be cleared only where there is one."""
        return action != "clear" or bool(self.session.query or self.query("#filter"))

    def _filter_by(self, words: str) -> None:
        if words != self.session.query:
            self.session.query = words
            self.refill()
            self.refresh_bindings()

    async def _close_filter(self) -> None:
        boxes = self.query("#filter")
        if boxes:
            self._go(LIST)
            await boxes.remove()
            self.refresh_bindings()
