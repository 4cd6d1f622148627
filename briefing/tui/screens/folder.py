"""The briefing of the folder: what all unread articles hold together, as lists and as pictures."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widgets import Static

from briefing import phrases
from briefing.tui import pictures, rows
from briefing.tui.bindings import bindings
from briefing.tui.digest import Source, digest_of, matrix_of, timeline_of
from briefing.tui.evidence import Ref
from briefing.tui.look import MUTED, Look
from briefing.tui.rows import Row
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.widgets.key_line import KeyLine
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.status_line import StatusLine

PARTS: tuple[tuple[str, str, str], ...] = (
    ("actors", "Actors", "No unread article that is analysed names anybody."),
    ("denials", "Denials", "Nobody denies anything in the unread articles."),
    ("questions", "Open questions", "The unread articles leave no question open."),
)
WIDE = 110
"""From this many columns on the three lists stand side by side."""

LARGEST = 8
"""Speakers and subjects of the matrix at most."""


@dataclass(frozen=True)
class Place:
    """Where a row of the digest comes from. index: of the article's entry."""

    index: int
    ref: Ref


class FolderScreen(ReaderScreen, inherit_bindings=False):
    """Shows the digest of some articles. missing: says what is not in it, or ""."""

    BINDINGS = bindings("folder")
    AUTO_FOCUS = "#actors"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - so by Textual

    class Wanted(Message):
        """The text of an article is to be shown, at the words of a row."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, sources: tuple[Source, ...], missing: str, look: Look) -> None:
        super().__init__()
        self._sources = sources
        self._missing = missing
        self._look = look
        self._places: dict[str, list[Place]] = {}
        self._part = PARTS[0][0]

    def compose(self) -> ComposeResult:
        """Lists, or pictures in their place."""
        yield StatusLine()
        yield Static(id="headline", markup=False)
        with Horizontal(id="digest"):
            for id, _, _ in PARTS:
                yield RowList(id=id)
        with VerticalScroll(id="pictures"):
            yield Static(id="drawn", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the lists."""
        self._fill()
        self._choose(self._part)

    def on_resize(self) -> None:
        """Pictures and titles differ with the width."""
        self.call_after_refresh(self._draw)

    def restyle(self, look: Look) -> None:
        """Draw with another theme; cursors stay."""
        self._look = look
        self._fill()

    def _list(self, id: str) -> RowList:
        return self.query_one(f"#{id}", RowList)

    def _fill(self) -> None:
        digest, look = digest_of(self._sources), self._look
        made: dict[str, list[tuple[Row, Place]]] = {
            "actors": [
                (
                    rows.shared_row(one, look),
                    Place(one.places[0][0].index, Ref("actor", one.places[0][1].id)),
                )
                for one in digest.actors
            ],
            "denials": [
                (
                    rows.from_article(rows.claim_row(source.briefing, claim, look), source, look),
                    Place(source.index, Ref("claim", claim.id)),
                )
                for source, claim in digest.denials
            ],
            "questions": [
                (
                    rows.from_article(rows.question_row(source.briefing, one, look), source, look),
                    Place(source.index, Ref("question", one.id)),
                )
                for source, one in digest.questions
            ],
        }
        for id, _, empty in PARTS:
            found = self._list(id)
            self._places[id] = [place for _, place in made[id]]
            found.show([row for row, _ in made[id]], cursor=found.cursor or 0, empty=empty)
        self._draw()

    def _draw(self) -> None:
        muted = self._look.style(MUTED)
        count = phrases.counted(len(self._sources), "unread article")
        more = f"{rows.DOT}{self._missing}" if self._missing else ""
        self.query_one("#headline", Static).update(
            rows.sentence(
                ("Briefing of the folder", self._look.style("title")), (f"\n{count}{more}", muted)
            )
        )
        width = max(self.size.width - 6, 20)
        self.query_one("#drawn", Static).update(
            pictures.matrix_picture(matrix_of(self._sources, LARGEST), width, self._look)
            + "\n\n"
            + pictures.timeline_picture(timeline_of(self._sources), width, self._look)
        )
        self._entitle()

    # going about

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        if self.focused is not None and self.focused.id in {id for id, _, _ in PARTS}:
            self._choose(self.focused.id)
        self._entitle()

    def _choose(self, chosen: str) -> None:
        self._part = chosen
        for id, _, _ in PARTS:
            self._list(id).set_class(id == chosen, "-chosen")

    def _entitle(self) -> None:
        for number, (id, name, _) in enumerate(PARTS, start=1):
            found = self._list(id)
            sign = "▸ " if found.has_focus else ""
            others = ""
            if not self.has_class("-wide"):
                others = "   " + "  ".join(
                    f"{n} {o[1]}" for n, o in enumerate(PARTS, 1) if o[0] != id
                )
            found.border_title = Content(f"{sign}{number} {name} {len(found.rows)}{others}")
        self.query_one("#pictures").border_title = "▸ Who speaks about whom · time line"

    def _go(self, id: str) -> None:
        self.remove_class("-pictures")
        self._choose(id)
        self._list(id).focus()
        self.refresh_bindings()

    def _step(self, by: int) -> None:
        ids = [id for id, _, _ in PARTS]
        self._go(ids[(ids.index(self._part) + by) % len(ids)])

    def action_next_pane(self) -> None:
        """On to the next list."""
        self._step(1)

    def action_previous_pane(self) -> None:
        """Back to the list before."""
        self._step(-1)

    action_right = action_next_pane
    action_left = action_previous_pane

    def action_actors(self) -> None:
        """To the actors."""
        self._go("actors")

    def action_claims(self) -> None:
        """To the denials."""
        self._go("denials")

    def action_questions(self) -> None:
        """To the open questions."""
        self._go("questions")

    def action_pictures(self) -> None:
        """Matrix and time line in place of the lists, or the lists again."""
        self.toggle_class("-pictures")
        if self.has_class("-pictures"):
            self.query_one("#pictures").focus()
        else:
            self._list(self._part).focus()

    def action_back(self) -> None:
        """Back to the articles."""
        self.dismiss()

    @on(RowList.Opened)
    def _row_opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.post_message(self.Wanted(self._places[str(event.rows.id)][event.index]))
