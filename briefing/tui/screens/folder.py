"""The briefing of the folder: what all unread articles hold together, as lists and as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widgets import Static

from briefing import phrases
from briefing.tui import pictures, rows
from briefing.tui.background import in_background
from briefing.tui.bindings import bindings
from briefing.tui.digest import Source, digest_of, matrix_of, timeline_of
from briefing.tui.evidence import Ref
from briefing.tui.look import MUTED, Look
from briefing.tui.rows import Row
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.tabs import tabs
from briefing.tui.widgets.headline import Headline
from briefing.tui.widgets.key_line import KeyLine
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.status_line import StatusLine

PARTS: tuple[tuple[str, str, str], ...] = (
    ("actors", "Actors", "The unread articles that are analysed name nobody."),
    ("denials", "Denials", "Nobody denies anything in the unread articles that are analysed."),
    (
        "questions",
        "Open questions",
        "The unread articles that are analysed leave no question open.",
    ),
)
NOTHING = "Every article has been read."
NOTHING_YET = "The unread articles are not analysed yet."

WIDE = 110
"""From this many columns on the three lists stand side by side."""

MOST = 500
"""Rows of a list at most: nobody reads more, and each must be measured."""

LARGEST = 8
"""Speakers and subjects of the matrix at most."""


@dataclass(frozen=True)
class Place:
    """Where a row of the digest comes from. index: of the article's entry."""

    index: int
    ref: Ref


class FolderScreen(ReaderScreen, inherit_bindings=False):
    """Shows the digest of some articles. missing: says what is not in it, or ""."""

    CSS_PATH = "folder.tcss"

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
        self._digest = digest_of(sources)
        self._look = look
        self._here: int | None = None
        self._places: dict[str, list[Place]] = {}
        self._part = PARTS[0][0]

    def compose(self) -> ComposeResult:
        """Lists, or pictures in their place."""
        yield StatusLine()
        yield Headline()
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

    def update(self, sources: tuple[Source, ...], missing: str) -> None:
        """More is known. What is shown stays, also of articles that were read meanwhile."""
        known = {source.index: source for source in self._sources}
        known.update((source.index, source) for source in sources)
        merged = tuple(known[index] for index in sorted(known))
        if merged != self._sources or missing != self._missing:
            self.run_worker(self._digested(merged, missing), exclusive=True, group="digest")

    async def _digested(self, sources: tuple[Source, ...], missing: str) -> None:
        """Work the digest of many articles out in a thread."""
        self._digest = await in_background(partial(digest_of, sources))
        self._sources, self._missing = sources, missing
        self._fill()

    def restyle(self, look: Look) -> None:
        """Draw with another theme; cursors stay."""
        self._look = look
        self._fill()

    def _list(self, id: str) -> RowList:
        return self.query_one(f"#{id}", RowList)

    def _fill(self) -> None:
        digest, look = self._digest, self._look
        made: dict[str, list[tuple[Row, Place]]] = {
            "actors": [
                (
                    rows.shared_row(one, look),
                    Place(one.places[0][0].index, Ref("actor", one.places[0][1].id)),
                )
                for one in digest.actors[:MOST]
            ],
            "denials": [
                (
                    rows.from_article(rows.claim_row(source.briefing, claim, look), source, look),
                    Place(source.index, Ref("claim", claim.id)),
                )
                for source, claim in digest.denials[:MOST]
            ],
            "questions": [
                (
                    rows.from_article(rows.question_row(source.briefing, one, look), source, look),
                    Place(source.index, Ref("question", one.id)),
                )
                for source, one in digest.questions[:MOST]
            ],
        }
        for id, _, nothing in PARTS:
            found, before = self._list(id), self._place_in(id)
            places = self._places[id] = [place for _, place in made[id]]
            here = places.index(before) if before in places else found.cursor or 0
            why = NOTHING_YET if self._missing else NOTHING
            empty = nothing if self._sources else why
            found.show([row for row, _ in made[id]], cursor=here, empty=empty)
        self._draw()

    def _draw(self) -> None:
        muted = self._look.style(MUTED)
        count = phrases.counted(len(self._sources), "unread article")
        more = f"{rows.DOT}{self._missing}" if self._missing else ""
        self.query_one(Headline).words = rows.sentence(
            ("Briefing of the folder", self._look.style("title")), (f"\n{count}{more}", muted)
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
        titles = {}
        for number, (id, name, _) in enumerate(PARTS, start=1):
            total = len(getattr(self._digest, id))
            count = f"{total:,}" if total <= MOST else f"first {MOST} of {total:,}"
            titles[id] = f"{number} {name} {count}"
        for id, title in titles.items():
            found = self._list(id)
            sign = "▸ " if found.has_focus else ""
            if self.has_class("-wide"):
                found.border_title = Content(sign + title)
            else:  # tabs stay where they are, or a click would miss them
                found.border_title = Content(sign or "  ") + tabs(titles.items(), id)
        self.query_one("#pictures").border_title = "▸ Pictures"

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

    action_denials = action_claims

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
        place = self._places[str(event.rows.id)][event.index]
        self._here = place.index
        self.post_message(self.Wanted(place))

    def _place_in(self, id: str) -> Place | None:
        """Where the row under a list's cursor comes from."""
        cursor, places = self._list(id).cursor, self._places.get(id, [])
        return places[cursor] if cursor is not None and cursor < len(places) else None

    def step(self, by: int) -> int | None:
        """The index of the article after or before the one whose text was opened; None if there is none."""
        indices = [source.index for source in self._sources]
        place = indices.index(self._here) + by if self._here in indices else -1
        if not 0 <= place < len(indices):
            return None
        self._here = indices[place]
        return self._here

    def _to_article(self, by: int) -> None:
        """To the next row of another article in the list."""
        rows_of, here = self._list(self._part), self._place_in(self._part)
        places = self._places[self._part]
        if here is None or rows_of.cursor is None:
            return
        ahead = range(rows_of.cursor, len(places)) if by > 0 else range(rows_of.cursor, -1, -1)
        others = (place for place in ahead if places[place].index != here.index)
        rows_of.cursor = next(others, rows_of.cursor)

    def action_next_article(self) -> None:
        """To the next article's rows."""
        self._to_article(1)

    def action_previous_article(self) -> None:
        """To the rows of the article before."""
        self._to_article(-1)
