"""The reader while its folder changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefing.catalogue.shelf import Listed
from briefing.tui.widgets.headline import Headline
from briefing.tui.widgets.row_list import RowList
from tests.tui.samples import FakeAnalyse, dam_article, loaded, make_app, plain_article, settle


async def test_a_new_and_a_changed_file_are_shown_and_the_cursor_stays() -> None:
    go = threading.Event()

    def changes(stop: threading.Event) -> Iterator[Listed]:
        go.wait(30)
        yield Listed(Path("seeds/new.txt"), (plain_article(9),))
        yield Listed(Path("seeds/001.txt"), (dam_article(),))

    app = make_app(loaded(*(plain_article(number) for number in (1, 2, 3))), changes=changes)
    async with app.run_test(size=(120, 40)) as pilot:
        while len(app.session.entries) < 3:
            await pilot.pause()
        await pilot.press("j")
        go.set()
        await settle(pilot)
        articles = app.screen.query_one("#articles", RowList)
        titles = [row.parts[0].plain for row in articles.rows]
        assert titles[0] == dam_article().title
        assert titles[3] == plain_article(9).title
        assert articles.cursor == 1
        assert app.session.current == 1


async def test_the_briefing_of_a_file_that_changes_while_it_is_shown_is_made_anew() -> None:
    go = threading.Event()
    changed = replace(plain_article(1), path=dam_article().path)

    def changes(stop: threading.Event) -> Iterator[Listed]:
        go.wait(30)
        yield Listed(Path(changed.path), (changed,))

    analyse = FakeAnalyse()
    app = make_app(loaded(dam_article()), changes=changes, analyse=analyse)
    async with app.run_test(size=(120, 40)) as pilot:
        claims = app.screen.query_one("#claims", RowList)
        while not claims.rows:
            await pilot.pause()
        await pilot.press("2", "j")
        go.set()
        await settle(pilot)
        assert [call[0] for call in analyse.calls] == [dam_article().id, changed.id]
        assert not claims.rows
        assert claims.has_focus
        summary = app.screen.query_one("#summary", RowList)
        assert [row.parts[0].plain for row in summary.rows] == ["It rained for the 1th day."]
        assert app.screen.query_one(Headline).words.plain.startswith(changed.title)


async def test_the_first_file_of_an_empty_folder_is_shown() -> None:
    def changes(stop: threading.Event) -> Iterator[Listed]:
        yield Listed(Path("seeds/new.txt"), (plain_article(1),))

    app = make_app((), changes=changes)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.session.current == 0
        articles = app.screen.query_one("#articles", RowList)
        assert [row.parts[0].plain for row in articles.rows] == [plain_article(1).title]


async def test_leaving_ends_the_following() -> None:
    ended = threading.Event()

    def changes(stop: threading.Event) -> Iterator[Listed]:
        stop.wait(30)
        ended.set()
        yield from ()

    app = make_app(changes=changes)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert ended.wait(10)
