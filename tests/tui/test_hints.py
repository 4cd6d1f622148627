"""What the screen says of itself is true: keys in the footer work, what is cut off can be seen to be."""

from __future__ import annotations

import pytest
from textual.content import Content

from briefing.errors import TaggerError
from briefing.model import STANCES
from briefing.settings import Settings
from briefing.tui.screens.stances import StanceScreen
from briefing.tui.widgets.headline import Headline
from briefing.tui.widgets.key_line import KeyLine
from briefing.tui.widgets.row_list import RowList
from tests.tui.samples import (
    FakeAnalyse,
    dam_article,
    loaded,
    long_article,
    plain_article,
    sample_folder,
)
from tests.tui.test_reader import NARROW, Reader, reading


def footer(reader: Reader) -> str:
    content = reader.app.screen.query_one(KeyLine).render()
    assert isinstance(content, Content)
    return content.plain


async def test_what_tells_of_keys_tells_of_those_that_the_user_has() -> None:
    keys = {
        "drop-chip": "ctrl+x",
        "back": "ctrl+b",
        "switch": "ctrl+s",
        "confirm": "j",
        "clear": "C",
    }
    keys |= {"page-up": "pageup", "edit": "E"}
    async with reading(settings=Settings(keys=keys)) as reader:
        await reader.press("1", "f")
        assert "Ctrl+x removes the last" in reader.shown("#chips")
        await reader.press("j", "j", "j", "f")
        assert "Ctrl+x takes the lens away" in reader.says("#claims")
        await reader.press("ctrl+x", "2", "v")
        box = reader.app.screen.query_one("#stances")
        assert box.border_subtitle == "Ctrl+s switches · Ctrl+b closes"
        await reader.press("ctrl+b", "question_mark")
        assert reader.app.screen.query_one("#sheet").border_subtitle == "Ctrl+b closes"
        await reader.press("ctrl+b", "A")
        assert reader.app.screen.query_one("#question").border_subtitle == "j yes · n no"
        await reader.press("n", "0", "slash", *"zebra", "enter")
        assert "C clears the filter." in reader.says("#articles")
        await reader.press("C", "t")
        assert "Enter keeps  Ctrl+b restores" in reader.shown("#hint")


async def test_a_file_that_cannot_be_read_has_no_marks() -> None:
    async with reading() as reader:
        assert " m read" in footer(reader)
        await reader.press("G", "k")
        assert reader.app.session.current == 6
        assert " m read" not in footer(reader)
        unread = reader.app.session.unread
        await reader.press("m", "asterisk")
        assert reader.app.session.unread == unread
        assert not reader.app.session.can_undo


async def test_without_a_summary_there_is_none_to_make_longer() -> None:
    analyse = FakeAnalyse(fails={dam_article().id: TaggerError("damaged")})
    async with reading(analyse=analyse) as reader:
        await reader.press("4")
        assert "longer" not in footer(reader)
        await reader.press("J", "4")
        assert "s longer" in footer(reader)


async def test_an_empty_list_has_no_unread_article() -> None:
    async with reading() as reader:
        assert "n next unread" in footer(reader)
        await reader.press("slash", *"zebra", "enter")
        assert "n next unread" not in footer(reader)
        assert "Esc clear" in footer(reader)


async def test_a_wrong_query_cannot_be_kept_and_what_is_not_suggested_not_taken() -> None:
    async with reading() as reader:
        await reader.press("slash", *"rai")
        assert footer(reader).split("  ")[0].strip() == "Enter keep"
        assert "Tab complete" not in footer(reader)
        await reader.press("tab")
        assert reader.focus == "filter"
        await reader.press(*["backspace"] * 3, *"stance:de")
        assert "Enter keep" not in footer(reader)
        assert "Tab complete" in footer(reader)
        await reader.press("enter")
        assert reader.focus == "filter"
        await reader.press("tab")
        assert "Enter keep" in footer(reader)


async def test_a_filter_that_is_cleared_leaves_the_other_lists_alone() -> None:
    async with reading() as reader:
        await reader.press("slash", *"rai", "escape")
        assert reader.focus == "articles"
        cursors = [reader.list(id).cursor for id in ("summary", "actors", "claims", "questions")]
        assert cursors == [None] * 4


async def test_themes_have_no_keys_of_the_screen_below() -> None:
    async with reading() as reader:
        await reader.press("t")
        last = reader.app.screen._compositor.render_strips()[-1].text
        assert "Enter keeps  Esc restores  / filters" in last
        assert "unread" not in last


@pytest.mark.parametrize("id", ["articles", "summary", "actors"])
async def test_a_list_with_more_than_is_seen_has_a_scrollbar(id: str) -> None:
    async with reading(size=NARROW) as reader:
        found = reader.list(id)
        assert found.max_scroll_y > 0
        assert found.scrollbars_enabled == (True, False)


async def test_a_list_that_is_seen_whole_has_none() -> None:
    async with reading(files=loaded(plain_article(1))) as reader:
        assert reader.list("articles").scrollbars_enabled == (False, False)


async def test_a_title_of_any_length_leaves_its_source_in_sight() -> None:
    article = plain_article(1, title="A very long title that never ends " * 20)
    async with reading(size=NARROW, files=loaded(article)) as reader:
        shown = reader.shown("#headline").splitlines()
        assert shown[2].endswith("…")
        assert " ".join(shown[3:]) == "Sample Wire · 1 November 2026 · 14 words · 1 min read"
        assert reader.app.screen.query_one(Headline).size.height == len(shown)


async def test_a_stance_that_is_off_has_no_cross() -> None:
    async with reading() as reader:
        await reader.press("2", "v")
        assert isinstance(reader.app.screen, StanceScreen)
        found = reader.app.screen.query_one(RowList)

        def crosses() -> list[bool]:
            return [row.parts[0].plain.startswith("[x]") for row in found.rows]

        assert crosses() == [True] * len(STANCES)
        await reader.press("j", "space", "j", "enter", "enter")
        assert crosses() == [True, False, *[True] * (len(STANCES) - 2)]
        await reader.press("escape")
        assert reader.app.session.view.lens.off == {STANCES[1]}
        assert len(reader.list("claims").rows) == 9


async def test_the_full_text_says_why_nothing_is_marked_in_it() -> None:
    analyse = FakeAnalyse(fails={dam_article().id: TaggerError("damaged", remedy="mend it")})
    async with reading(analyse=analyse) as reader:
        await reader.press("enter")
        assert reader.says("#legend") == "Could not be analysed: damaged (mend it)"
        await reader.press("J")
        assert reader.app.screen.query_one("#legend").has_class("-idle")


async def test_the_briefing_of_a_folder_without_unread_articles_says_so() -> None:
    async with reading(files=loaded(long_article())) as reader:
        await reader.press("B")
        assert "Every article has been read." in reader.shown("#actors")


async def test_the_tabs_of_the_folder_keep_their_places() -> None:
    async with reading(size=NARROW, files=sample_folder()) as reader:
        await reader.press("m", "B")
        titles = set()
        for key, id in (("1", "actors"), ("2", "denials"), ("3", "questions")):
            await reader.press(key)
            assert reader.focus == id
            title = reader.app.screen.query_one(f"#{id}", RowList)._border_title
            assert title is not None
            titles.add(title.plain)
        assert len(titles) == 1
