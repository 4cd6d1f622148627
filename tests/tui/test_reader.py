"""What keys and the mouse do."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerFailed

from briefing.catalogue.shelf import Listed
from briefing.errors import ArticleError, LimitError, SettingsError, TaggerError
from briefing.settings import Settings
from briefing.tui.app import BriefingApp
from briefing.tui.evidence import Ref
from briefing.tui.screens.folder import FolderScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.main import MainScreen
from briefing.tui.screens.notice import EmptyScreen, TooSmallScreen
from briefing.tui.screens.text import TextScreen
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.status_line import StatusLine
from briefing.tui.widgets.text_view import TextView
from tests.tui.samples import (
    DAM,
    FakeAnalyse,
    at,
    dam_article,
    failing_source,
    loaded,
    long_article,
    make_app,
    plain_article,
    sample_folder,
    settle,
)

WIDE = (140, 45)
NARROW = (80, 24)


@dataclass
class Reader:
    """A running reader, seen from outside."""

    app: BriefingApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settle(self.pilot)

    @property
    def main(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def list(self, name: str) -> RowList:
        return self.main.query_one(f"#{name}", RowList)

    @property
    def focus(self) -> str | None:
        return self.app.focused.id if self.app.focused else None

    @property
    def title(self) -> str:
        current = self.app.session.current
        assert current is not None
        article = self.app.session.entries[current].article
        return article.title if article else ""

    def shown(self, selector: str) -> str:
        """The text that a widget shows now."""
        widget = self.app.screen.query_one(selector)
        lines = [widget.render_line(y) for y in range(widget.size.height)]
        return "\n".join(line.text.rstrip() for line in lines)

    def says(self, selector: str) -> str:
        """The same in one line, as it is read."""
        return " ".join(self.shown(selector).split())

    @property
    def text(self) -> TextView:
        return self.app.screen.query_one(TextView)


@asynccontextmanager
async def reading(*, size: tuple[int, int] = WIDE, **options: object) -> Iterator[Reader]:  # type: ignore[misc]
    app = make_app(**options)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield Reader(app, pilot)


async def test_the_first_article_is_shown_with_its_briefing() -> None:
    async with reading() as reader:
        assert reader.focus == "articles"
        assert reader.title == dam_article().title
        assert [len(reader.list(name).rows) for name in ("actors", "claims", "questions")] == [
            5,
            10,
            3,
        ]
        assert "Engineers warn" in reader.shown("#headline")
        assert (
            "Orrin Courier · Wen Sable · 3 November 2026 · 159 words · 1 min read"
            in reader.shown("#headline")
        )


async def test_moving_in_a_list() -> None:
    async with reading() as reader:
        await reader.press("2")
        for down, up in (("j", "k"), ("down", "up"), ("G", "g"), ("end", "home")):
            await reader.press(down)
            assert reader.list("claims").cursor != 0
            await reader.press(up)
            assert reader.list("claims").cursor == 0


async def test_top_and_bottom_and_pages() -> None:
    async with reading(size=NARROW) as reader:
        await reader.press("2", "G")
        assert reader.list("claims").cursor == 9
        await reader.press("ctrl+u")
        half = reader.list("claims").cursor
        assert half is not None
        assert 0 < half < 9
        await reader.press("pageup", "pageup", "pageup")
        assert reader.list("claims").cursor == 0
        await reader.press("pagedown")
        assert reader.list("claims").cursor != 0


async def test_moving_in_the_list_shows_the_article_and_marks_it_read() -> None:
    async with reading() as reader:
        assert not reader.app.session.is_read(1)
        await reader.press("j")
        assert reader.app.session.current == 1
        assert reader.app.session.is_read(1)
        assert reader.list("articles").rows[1].sign.plain == " "
        assert reader.list("articles").rows[2].sign.plain == "●"


async def test_every_pane_has_a_number() -> None:
    async with reading() as reader:
        for key, name in zip(
            "12340", ("actors", "claims", "questions", "summary", "articles"), strict=True
        ):
            await reader.press(key)
            assert reader.focus == name


async def test_tab_goes_round_and_back() -> None:
    async with reading() as reader:
        places = []
        for _ in range(5):
            await reader.press("tab")
            places.append(reader.focus)
        assert places == ["summary", "actors", "claims", "questions", "articles"]
        await reader.press("shift+tab")
        assert reader.focus == "questions"


async def test_left_and_right_stop_at_the_ends() -> None:
    async with reading() as reader:
        await reader.press("h")
        assert reader.focus == "articles"
        await reader.press(*["l"] * 6)
        assert reader.focus == "questions"
        await reader.press("left")
        assert reader.focus == "claims"
        await reader.press("right")
        assert reader.focus == "questions"


async def test_the_focus_is_seen_in_the_title() -> None:
    async with reading() as reader:
        await reader.press("2")
        assert str(reader.list("claims").border_title).startswith("▸")
        assert not str(reader.list("actors").border_title).startswith("▸")


async def test_enter_opens_the_text_and_escape_comes_back_to_the_row() -> None:
    async with reading(size=NARROW) as reader:
        for pane in "1234":
            await reader.press(pane, "j")
            name = reader.focus
            await reader.press("enter")
            assert isinstance(reader.app.screen, TextScreen)
            assert "▌" in reader.shown("#text")
            await reader.press("escape")
            assert isinstance(reader.app.screen, MainScreen)
            assert reader.focus == name
            assert name is not None
            assert reader.list(name).cursor == 1


async def test_the_text_of_a_claim_marks_speaker_cue_and_content() -> None:
    async with reading() as reader:
        await reader.press("2", "j", "enter")
        assert "speaker   how it is said   what is said" in reader.shown("#legend")
        line = next(
            reader.text.render_line(y)
            for y in range(reader.text.size.height)
            if "denied" in reader.text.render_line(y).text
        )
        styles = {segment.text: segment.style for segment in line if segment.style}
        assert styles["denied"].underline
        assert styles["Works minister Tilda Marsh"].italic


async def test_the_text_of_an_actor_marks_every_mention() -> None:
    async with reading() as reader:
        await reader.press("1", "enter")
        assert "these words   other mentions" in reader.shown("#legend")


async def test_the_text_opens_at_the_words() -> None:
    async with reading(size=NARROW) as reader:
        await reader.press("3", "G", "enter")
        assert "verified" in reader.shown("#text")


async def test_enter_in_the_list_opens_the_whole_text() -> None:
    async with reading() as reader:
        await reader.press("enter")
        assert "The engineers who built" in reader.shown("#text").splitlines()[0]
        assert not reader.app.screen.query_one("#legend").display


async def test_n_steps_through_the_mentions_and_esc_returns_to_the_row() -> None:
    async with reading() as reader:
        await reader.press("1", "enter")
        assert "mention 1 of 2" in reader.shown("#legend")
        await reader.press("n")
        assert "mention 2 of 2" in reader.shown("#legend")
        assert reader.text._sheet.target == at(DAM, "Marsh", 2)
        await reader.press("N", "N", "escape")
        assert (reader.focus, reader.list("actors").cursor) == ("actors", 0)


async def test_tab_in_the_text_jumps_to_the_next_marked_words() -> None:
    async with reading() as reader:
        await reader.press("1", "enter", "tab")
        assert reader.text._sheet.target == at(DAM, "Orrin Valley Council")
        await reader.press("shift+tab", "shift+tab")
        assert reader.text._sheet.target == at(DAM, "Orrin Dam")


async def test_the_gutter_shows_what_sentences_yielded() -> None:
    async with reading() as reader:
        await reader.press("enter")
        lines = reader.shown("#text").splitlines()
        assert lines[0].startswith("AC –")
        assert any(line.startswith("AC ✗–") for line in lines)
        assert any(line.startswith("A Q ") for line in lines)


async def test_the_strip_shows_the_sentences_and_where_one_is() -> None:
    async with reading() as reader:
        await reader.press("2", "j", "enter")
        strip = reader.app.screen.query_one("#strip")
        content = strip.render()  # type: ignore[attr-defined]
        assert content.plain.startswith("SDN??S·ABPS\n")
        assert [span.start for span in content.spans if span.style.reverse] == [1]
        assert await reader.pilot.click("#strip", offset=(4, 0))
        await settle(reader.pilot)


async def test_from_160_columns_on_text_and_panes_stand_side_by_side_and_in_step() -> None:
    async with reading(size=(180, 50)) as reader:
        await reader.press("enter")
        claims = reader.app.screen.query_one("#claims", RowList)
        questions = reader.app.screen.query_one("#questions", RowList)
        assert claims.region.x > reader.text.region.x
        await reader.press("tab", "tab")
        assert claims.cursor == 1
        await reader.press("3", "j")
        assert reader.text._sheet.target == at(
            DAM, "Marsh has not yet shared a date for the inspection."
        )
        await reader.press("h", *["n"] * 1)
        assert reader.focus == "text"
        assert questions.cursor == 2


async def test_below_160_columns_there_is_no_way_to_panes_beside_the_text() -> None:
    async with reading(size=WIDE) as reader:
        await reader.press("enter", "2")
        assert reader.focus == "text"
        assert not reader.app.screen.query_one("#claims").region


async def test_zen_keeps_headline_and_source() -> None:
    async with reading(size=(180, 50)) as reader:
        await reader.press("2", "enter", "z")
        shown = {
            name: bool(reader.app.screen.query_one(name).region)
            for name in (
                "#headline",
                "#text",
                "#strip",
                "#legend",
                "#beside",
                "StatusLine",
                "KeyLine",
            )
        }
        assert [name for name, there in shown.items() if there] == ["#headline", "#text"]
        assert "Orrin Courier" in reader.shown("#headline")
        await reader.press("z")
        assert reader.app.screen.query_one("#strip").region


async def test_an_analysis_that_ends_while_the_text_is_read_is_shown_there() -> None:
    gate = threading.Event()
    app = make_app(loaded(dam_article()), analyse=FakeAnalyse(gate=gate))
    try:
        async with app.run_test(size=WIDE) as pilot:
            reader = Reader(app, pilot)
            while not app._analyst.is_busy:
                await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert not app.screen.query_one("#strip").display
            assert "Tab" not in reader.shown("KeyLine")
            gate.set()
            await settle(pilot)
            assert app.screen.query_one("#strip").display
            assert "Tab mark" in reader.shown("KeyLine")
    finally:
        gate.set()


async def test_scrolling_in_the_text() -> None:
    async with reading(files=loaded(long_article())) as reader:
        await reader.press("enter")
        for there, back in (("j", "k"), ("G", "g"), ("ctrl+d", "ctrl+u"), ("space", "pageup")):
            await reader.press(there)
            assert reader.text.scroll_offset.y > 0
            await reader.press(back)
            assert reader.text.scroll_offset.y == 0


async def test_n_and_p_go_to_unread_articles_and_say_when_there_is_none() -> None:
    async with reading(files=loaded(dam_article(), plain_article(4), plain_article(5))) as reader:
        await reader.press("J", "K", "n")
        assert reader.app.session.current == 2
        await reader.press("p")
        assert reader.app.session.current == 2
        assert [note.message for note in reader.app._notifications] == [
            "Every article of the list has been read."
        ]


async def test_next_and_previous_article() -> None:
    async with reading() as reader:
        await reader.press("2", "J", "J")
        assert reader.app.session.current == 2
        assert reader.focus == "claims"
        await reader.press("K", "K", "K")
        assert reader.app.session.current == 0


async def test_next_and_previous_article_in_the_text() -> None:
    async with reading(files=loaded(dam_article(), plain_article(4))) as reader:
        await reader.press("enter", "J", "J")
        assert "It rained for the 4th day" in reader.shown("#text")
        await reader.press("K", "escape")
        assert reader.title == dam_article().title
        assert reader.list("articles").cursor == 0


async def test_the_filter_is_live_and_leaves_the_article_alone() -> None:
    async with reading() as reader:
        await reader.press("slash", *"rain")
        assert len(reader.list("articles").rows) == 4
        assert reader.title == dam_article().title
        await reader.press("enter")
        assert reader.focus == "articles"
        assert reader.title == plain_article(4).title
        assert "/rain" in str(reader.list("articles").border_title)
        await reader.press("n")
        assert reader.title == plain_article(5).title
        await reader.press("escape")
        assert len(reader.list("articles").rows) == 8
        assert reader.title == plain_article(5).title
        assert reader.list("articles").cursor == 4


async def test_a_wrong_query_is_marked_and_leaves_the_list_alone() -> None:
    async with reading() as reader:
        await reader.press("slash", *"rain (")
        box = reader.main.query_one("#filter")
        assert box.has_class("-wrong")
        assert len(reader.list("articles").rows) == 4
        await reader.press("enter")
        assert reader.focus == "filter"
        await reader.press("backspace", "enter")
        assert reader.focus == "articles"
        assert reader.app.session.view.query == "rain"
        await reader.press("slash", *" stence:deny")
        assert "did you mean stance" in reader.says("#wrong")


async def test_a_query_is_completed_while_it_is_typed() -> None:
    async with reading() as reader:
        await reader.press("slash", *"act", "tab", *"Til", "tab")
        assert reader.main.query_one("#filter", Input).value == "actor:Til"
        await reader.press(*["backspace"] * 3, *'"Til', "tab", "enter")
        assert reader.app.session.view.query == 'actor:"Tilda Marsh"'
        assert [row.parts[0].plain for row in reader.list("articles").rows] == [dam_article().title]


async def test_a_filter_by_what_was_found() -> None:
    async with reading() as reader:
        await reader.press("slash", *"stance:deny", "enter")
        assert len(reader.list("articles").rows) == 2


async def test_an_article_read_under_a_filter_stays_in_the_list() -> None:
    async with reading() as reader:
        await reader.press("slash", *"unread", "enter", "j", "j")
        assert len(reader.list("articles").rows) == 6
        assert reader.list("articles").cursor == 2


async def test_the_query_language_is_on_one_screen() -> None:
    async with reading(size=NARROW) as reader:
        await reader.press("slash", "f1")
        sheet = reader.app.screen.query_one("#sheet")
        shown = reader.app.screen.query_one("Static").visual.plain  # type: ignore[attr-defined]
        assert "stance:deny" in shown
        assert sheet.max_scroll_y == 0
        await reader.press("escape")
        assert reader.focus == "filter"


async def test_orders_of_the_list_go_round_and_keep_the_article() -> None:
    async with reading() as reader:
        await reader.press("j", "O")
        assert "newest first" in str(reader.list("articles").border_title)
        assert reader.app.session.current == 1
        await reader.press("O")
        titles = [row.parts[0].plain for row in reader.list("articles").rows]
        assert titles == sorted(titles, key=str.casefold)
        await reader.press(*["O"] * 5)
        assert reader.list("articles").cursor == 1
        assert str(reader.list("articles").border_title) == "▸ 0 Articles"


async def test_marks_and_undo() -> None:
    async with reading() as reader:
        await reader.press("m", "*")
        row = reader.list("articles").rows[0]
        assert (row.sign.plain, row.parts[1].plain[0]) == ("●", "★")
        assert "7 unread" in reader.shown("StatusLine")
        await reader.press("u", "u")
        row = reader.list("articles").rows[0]
        assert (row.sign.plain, "★" in row.parts[1].plain) == (" ", False)
        assert "undo" not in {one.binding.id for one in reader.main.active_bindings.values()}


async def test_all_read_asks_first() -> None:
    async with reading() as reader:
        await reader.press("A")
        asked = reader.app.screen.query_one("Static").visual.plain  # type: ignore[attr-defined]
        assert "Mark 6 unread articles of this list as read?" in asked
        await reader.press("n")
        assert reader.app.session.unread == 6
        await reader.press("A", "y")
        assert reader.app.session.unread == 0
        assert "0 unread" in reader.shown("StatusLine")
        await reader.press("u")
        assert reader.app.session.unread == 6


async def test_a_filter_is_taken_back() -> None:
    async with reading() as reader:
        await reader.press("slash", *"rain", "enter", "u")
        assert reader.app.session.view.query == ""
        assert len(reader.list("articles").rows) == 8


async def test_an_actor_is_a_lens_on_claims_and_questions() -> None:
    async with reading() as reader:
        await reader.press("1", "f")
        assert [len(reader.list(name).rows) for name in ("actors", "claims", "questions")] == [
            5,
            2,
            1,
        ]
        assert "only Tilda Marsh ✕" in reader.shown("#chips")
        assert reader.list("actors").rows[0].sign.plain == "◉"
        await reader.press("J")
        assert "Nothing here concerns Tilda Marsh" in reader.says("#claims")
        await reader.press("K", "backspace")
        assert len(reader.list("claims").rows) == 10
        assert not reader.main.query_one("#chips").display
        await reader.press("u")
        assert len(reader.list("claims").rows) == 2


async def test_the_lens_reaches_the_list() -> None:
    async with reading() as reader:
        await reader.press("2", "j", "F")
        assert [row.parts[0].plain for row in reader.list("articles").rows] == [dam_article().title]
        assert "actor:" in str(reader.list("articles").border_title)
        await reader.press("u")
        assert len(reader.list("articles").rows) == 8


async def test_a_click_on_a_chip_takes_it_away() -> None:
    async with reading() as reader:
        await reader.press("1", "f")
        assert await reader.pilot.click("#chips", offset=(5, 0))
        await settle(reader.pilot)
        assert len(reader.list("claims").rows) == 10


async def test_claims_are_grouped_and_the_cursor_stays_on_its_claim() -> None:
    async with reading() as reader:
        await reader.press("2", "j", "j", "j", "O")
        claims = reader.list("claims")
        assert claims.rows[claims.cursor or 0].ref == Ref("claim", "c4")
        assert "Tilda Marsh · 2 claims" in reader.shown("#claims")
        await reader.press("O")
        assert claims.rows[claims.cursor or 0].ref == Ref("claim", "c4")
        assert "denies · 1 claim" in reader.shown("#claims")


async def test_stances_are_switched_off_one_by_one() -> None:
    async with reading() as reader:
        await reader.press("2", "v", "space", "j", "space", "escape")
        assert len(reader.list("claims").rows) == 5
        assert "without says, denies ✕" in reader.shown("#chips")
        await reader.press("v", "space", "escape")
        assert "without denies ✕" in reader.shown("#chips")


async def test_r_goes_from_a_claim_to_its_answer_and_back() -> None:
    async with reading() as reader:
        await reader.press("J", "2")
        claims = reader.list("claims")
        assert "↓ answered: Port Authority denies" in reader.says("#claims")
        await reader.press("r")
        assert claims.rows[claims.cursor or 0].ref == Ref("claim", "c2")
        await reader.press("r")
        assert claims.cursor == 0
        await reader.press("G")
        assert "r answer" not in reader.shown("KeyLine")


async def test_a_pane_takes_the_whole_screen() -> None:
    async with reading() as reader:
        await reader.press("2", "z")
        assert reader.list("claims").region.width > 130
        assert not reader.list("articles").region
        await reader.press("tab")
        assert reader.focus == "questions"
        assert reader.list("questions").region.width > 130
        assert not reader.list("claims").region
        await reader.press("0")
        assert reader.list("articles").region.width > 130
        await reader.press("z")
        assert reader.list("claims").region.width < 70


async def test_the_folders_briefing_holds_the_unread_articles_and_esc_returns_to_the_row() -> None:
    async with reading() as reader:
        await reader.press("m", "B")
        assert "7 unread articles" in reader.shown("#headline")
        denials = reader.app.screen.query_one("#denials", RowList)
        assert [row.parts[-1].plain for row in denials.rows] == [
            f"in {dam_article().title}",
            "in Bridge [bold red]late[/]: minister “sorry”",
        ]
        await reader.press("2", "j", "enter")
        assert "The Port Authority denied this" in reader.shown("#text")
        assert "claim 2 of" in reader.shown("#legend")
        await reader.press("escape")
        assert (reader.focus, denials.cursor) == ("denials", 1)
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_a_text_opened_from_the_folders_briefing_is_read_and_its_rows_stay() -> None:
    async with reading() as reader:
        await reader.press("m", "B", "2", "enter")
        assert "Orrin Dam" in reader.shown("#text")
        assert reader.app.session.is_read(0)
        await reader.press("escape")
        denials = reader.app.screen.query_one("#denials", RowList)
        assert len(denials.rows) == 2
        await reader.press("escape", "B")
        assert "6 unread articles" in reader.shown("#headline")


async def test_the_articles_of_the_folders_briefing_are_gone_through() -> None:
    async with reading() as reader:
        await reader.press("m", "B", "2", "J")
        denials = reader.app.screen.query_one("#denials", RowList)
        assert denials.cursor == 1
        await reader.press("J", "K")
        assert denials.cursor == 0
        await reader.press("enter", "J")
        assert "Harbour Bridge" in reader.shown("#text")
        assert reader.app.session.is_read(1)
        assert reader.app.session.current == 0
        await reader.press("K")
        assert "Orrin Dam" in reader.shown("#text")


async def test_the_folders_briefing_follows_the_analysis() -> None:
    gate = threading.Event()
    app = make_app(analyse=FakeAnalyse(gate=gate))
    async with app.run_test(size=(140, 45)) as pilot:
        while not app._analyst.is_busy:
            await pilot.pause()
        await pilot.press("m", "B")
        screen = app.screen
        assert isinstance(screen, FolderScreen)
        assert "0 unread articles · 7 more not analysed yet" in Reader(app, pilot).shown(
            "#headline"
        ).replace("\n", " ")
        gate.set()
        while len(screen.query_one("#denials", RowList).rows) < 2:
            await pilot.pause()
        assert "more not analysed" not in Reader(app, pilot).shown("#headline")


async def test_the_folders_pictures_take_the_lists_place() -> None:
    async with reading(size=NARROW) as reader:
        await reader.press("B", "v")
        drawn = reader.app.screen.query_one("#drawn").visual.plain  # type: ignore[attr-defined]
        assert "Who speaks about whom" in drawn
        assert "Articles and denials by day" in drawn
        assert reader.focus == "pictures"
        await reader.press("v")
        assert reader.focus == "actors"


async def test_letters_are_typed_into_the_filter() -> None:
    async with reading() as reader:
        await reader.press("slash", *"qn?")
        assert reader.app.session.view.query == "qn?"
        assert "No article matches “qn?”" in reader.says("#articles")
        assert "filter" not in reader.shown("KeyLine")
        assert "Esc clear" in reader.shown("KeyLine")
        await reader.press("escape")
        assert reader.focus == "articles"
        assert not reader.main.query("#filter")


async def test_longer_and_shorter_summaries_ask_for_the_summary_alone() -> None:
    analyse = FakeAnalyse()
    async with reading(files=loaded(dam_article()), analyse=analyse) as reader:
        await reader.press("s")
        assert len(reader.list("summary").rows) == 4
        await reader.press("S", "S")
        assert len(reader.list("summary").rows) == 2
        assert [call[2] for call in analyse.calls[1:]] == [("summary",)] * 3
        assert len(reader.list("claims").rows) == 10


async def test_a_summary_that_cannot_grow_says_so() -> None:
    async with reading(files=loaded(dam_article())) as reader:
        await reader.press("s", "s", "s")
        assert [note.message for note in reader.app._notifications] == [
            "The summary holds all that the article offers."
        ]


async def test_help_lists_the_keys_as_they_are_bound() -> None:
    settings = Settings(keys={"next-unread": "ctrl+n"})
    async with reading(settings=settings) as reader:
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, HelpScreen)
        shown = reader.app.screen.query_one("Static").visual.plain  # type: ignore[attr-defined]
        for line in ("Ctrl+n", "Claims and denials", "Ctrl+d", "Longer summary", "Quit"):
            assert line in shown
        assert "Back" not in shown
        await reader.press("escape", "ctrl+n")
        assert reader.app.session.current == 1


async def test_the_help_of_the_text_lists_the_keys_of_the_text() -> None:
    async with reading() as reader:
        await reader.press("enter", "question_mark")
        shown = reader.app.screen.query_one("Static").visual.plain  # type: ignore[attr-defined]
        assert "Back" in shown
        assert "Filter" not in shown
        await reader.press("question_mark", "escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_scrolling_in_the_help() -> None:
    async with reading(size=NARROW) as reader:
        await reader.press("question_mark")
        sheet = reader.app.screen.query_one("#sheet")
        for there, back in (("j", "k"), ("G", "g"), ("ctrl+d", "ctrl+u"), ("space", "pageup")):
            await reader.press(there)
            assert sheet.scroll_offset.y > 0
            await reader.press(back)
            assert sheet.scroll_offset.y == 0


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_quitting(key: str) -> None:
    async with reading() as reader:
        await reader.pilot.press(key)
        assert reader.app._exit


@pytest.mark.parametrize("opened", ["question_mark", "enter"])
async def test_quitting_from_any_screen(opened: str) -> None:
    async with reading() as reader:
        await reader.press(opened)
        await reader.pilot.press("q")
        assert reader.app._exit


async def test_quitting_where_there_is_no_room() -> None:
    async with reading(size=(20, 5)) as reader:
        await reader.pilot.press("q")
        assert reader.app._exit


async def test_ctrl_c_quits_while_typing() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.pilot.press("ctrl+c")
        assert reader.app._exit


async def test_narrow_panes_are_tabs() -> None:
    async with reading(size=NARROW) as reader:
        assert [reader.list(name).display for name in ("actors", "claims", "questions")] == [
            True,
            False,
            False,
        ]
        await reader.press("3")
        assert reader.list("questions").display
        assert not reader.list("actors").display
        assert "3 Questions 3" in str(reader.list("questions").border_title)


async def test_a_click_on_a_tab_chooses_it() -> None:
    async with reading(size=NARROW) as reader:
        assert await reader.pilot.click("#actors", offset=(20, 0))
        await settle(reader.pilot)
        assert reader.focus == "claims"


async def test_a_click_moves_and_another_opens() -> None:
    async with reading() as reader:
        await reader.pilot.click("#claims", offset=(5, 4))
        await settle(reader.pilot)
        assert (reader.focus, reader.list("claims").cursor) == ("claims", 1)
        await reader.pilot.click("#claims", offset=(5, 4))
        await settle(reader.pilot)
        assert isinstance(reader.app.screen, TextScreen)


async def test_a_click_on_an_article_shows_it() -> None:
    async with reading() as reader:
        await reader.pilot.click("#articles", offset=(5, 5))
        await settle(reader.pilot)
        assert reader.app.session.current == 1


async def test_a_click_on_a_key_of_the_footer_does_it() -> None:
    async with reading() as reader:
        column = reader.shown("KeyLine").index("keys")
        await reader.pilot.click("KeyLine", offset=(column, 0))
        await settle(reader.pilot)
        assert isinstance(reader.app.screen, HelpScreen)


async def test_a_row_higher_than_its_list_can_be_read_to_its_end() -> None:
    article = plain_article(1, text="word " * 200 + "end.")
    async with reading(size=NARROW, files=loaded(article)) as reader:
        await reader.press("4", *["j"] * 8)
        assert "end." in reader.shown("#summary")
        await reader.press(*["k"] * 8)
        assert reader.list("summary").scroll_offset.y == 0


async def test_a_file_that_cannot_be_read_is_a_row_and_says_why() -> None:
    async with reading() as reader:
        await reader.press("G", "k")
        assert "broken.json" in reader.shown("#headline")
        assert "seeds/broken.json, line 1: there is no text" in reader.shown("#summary")
        assert "the file could not be read" in reader.says("#claims")
        await reader.press("enter")
        assert "there is no text" in reader.shown("#text")


async def test_an_article_that_cannot_be_analysed_is_shown_without_panes() -> None:
    analyse = FakeAnalyse(fails={dam_article().id: TaggerError("tagger.onnx is damaged")})
    async with reading(analyse=analyse) as reader:
        assert "The engineers who built" in reader.shown("#summary")
        assert "Could not be analysed: tagger.onnx is" in reader.says("#claims")
        assert reader.app.session.analysed == 7


async def test_of_an_article_beyond_the_limits_there_is_the_text_alone() -> None:
    failure = LimitError("the analysis took longer than 30 seconds", remedy="split the article")
    analyse = FakeAnalyse(fails={dam_article().id: failure})
    async with reading(analyse=analyse) as reader:
        assert not reader.main.query_one("#panes").display
        assert "The engineers who built" in reader.shown("#summary")
        assert "took longer than 30 seconds (split the article)" in reader.says("#summary")
        await reader.press("2", "enter")
        assert isinstance(reader.app.screen, TextScreen)
        await reader.press("escape", "n")
        assert reader.main.query_one("#panes").display


async def test_a_bug_in_the_analysis_is_not_hidden() -> None:
    analyse = FakeAnalyse(fails={dam_article().id: ZeroDivisionError("a bug")})
    app = make_app(analyse=analyse)
    with pytest.raises(WorkerFailed, match="a bug"):
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)


async def test_the_text_is_there_before_the_analysis_and_keys_work_meanwhile() -> None:
    gate = threading.Event()
    analyse = FakeAnalyse(gate=gate)
    app = make_app(analyse=analyse)
    try:
        async with app.run_test(size=WIDE) as pilot:
            reader = Reader(app, pilot)
            while len(app.session.entries) < 8 or not app._analyst.is_busy:
                await pilot.pause()
            await pilot.pause()
            assert "The engineers who built" in reader.shown("#summary")
            assert "Being analysed" in reader.shown("#claims")
            assert "0 of 7 analysed" in reader.shown("StatusLine")
            await pilot.press("j", "j")
            assert reader.title == long_article().title
            gate.set()
            await settle(pilot)
            assert [call[0] for call in analyse.calls[:2]] == [dam_article().id, long_article().id]
            assert "analysed" not in reader.shown("StatusLine")
            assert len(analyse.calls) == 7
    finally:
        gate.set()


async def test_an_empty_folder_says_what_to_do() -> None:
    async with reading(files=()) as reader:
        assert isinstance(reader.app.screen, EmptyScreen)
        shown = reader.app.screen.query_one("Static").visual.plain  # type: ignore[attr-defined]
        assert "There are no articles in seeds." in shown
        assert "shown here as soon as they are there" in shown
        assert "briefing FOLDER" in shown


async def test_a_missing_folder_says_what_to_do() -> None:
    error = ArticleError("no such folder", where="seeds", remedy="check the path")
    async with reading(files=failing_source(error)) as reader:
        assert isinstance(reader.app.screen, EmptyScreen)
        shown = reader.app.screen.query_one("Static").visual.plain  # type: ignore[attr-defined]
        assert "seeds: no such folder (check the path)" in shown
        assert "Put articles" not in shown


async def test_a_file_without_articles_does_not_stop_the_reading() -> None:
    nothing = Listed(sample_folder()[0].path)
    async with reading(files=(nothing, *loaded(dam_article()))) as reader:
        assert reader.title == dam_article().title


async def test_a_terminal_too_small_says_so_until_it_is_larger() -> None:
    async with reading(size=(39, 9)) as reader:
        assert isinstance(reader.app.screen, TooSmallScreen)
        await reader.pilot.resize_terminal(80, 24)
        await settle(reader.pilot)
        assert isinstance(reader.app.screen, MainScreen)


async def test_resizing_keeps_place_and_focus() -> None:
    async with reading() as reader:
        await reader.press("2", "j", "j")
        await reader.pilot.resize_terminal(*NARROW)
        await settle(reader.pilot)
        assert (reader.focus, reader.list("claims").cursor) == ("claims", 2)
        assert reader.list("claims").display


async def test_below_70_columns_list_and_article_take_turns() -> None:
    async with reading(size=(50, 20)) as reader:
        assert reader.list("articles").region
        assert not reader.list("claims").region
        await reader.press("2")
        assert not reader.list("articles").region
        assert reader.list("claims").region


async def test_the_progress_bar_fills() -> None:
    async with reading() as reader:
        status = reader.app.screen.query_one(StatusLine).status
        assert (status.articles, status.analysed, status.progress) == (7, 7, "")
        assert "7 articles · 6 unread · seeds" in reader.shown("StatusLine")


async def test_the_sentence_of_a_question_is_the_target() -> None:
    async with reading() as reader:
        await reader.press("3", "enter")
        assert reader.text._sheet.target == at(DAM, "It is not clear who will pay for the repairs.")


def test_an_unknown_action() -> None:
    with pytest.raises(SettingsError, match="did you mean quit"):
        make_app(settings=Settings(keys={"qiut": "x"}))


def test_a_terminal_without_a_size_is_taken_for_the_same_by_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)
    assert tuple(make_app().console.size) == tuple(shutil.get_terminal_size())
