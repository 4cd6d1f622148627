"""A text too long to be broken into lines at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from briefing.tui.look import Look
from briefing.tui.widgets.text_view import AT_ONCE, Sheet, TextView
from tests.tui.samples import all_themes

TEXT = "\n".join(f"Line {number} of a very long report." for number in range(10_000))
FAR = TEXT.index("Line 9000 ")


class Alone(App[None]):
    CSS = "TextView { scrollbar-size: 0 1; scrollbar-gutter: stable; overflow-x: hidden; }"

    def compose(self) -> ComposeResult:
        yield TextView(id="text")


@asynccontextmanager
async def showing(sheet: Sheet) -> AsyncIterator[tuple[TextView, Pilot[None]]]:
    app = Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(TextView)
        view.show(sheet, Look(all_themes()["dark"]))
        yield view, pilot


async def broken(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_first_lines_are_there_at_once() -> None:
    assert len(TEXT) > 2 * AT_ONCE
    async with showing(Sheet(TEXT)) as (view, pilot):
        assert view.render_line(0).text.strip() == "Line 0 of a very long report."
        first = view.virtual_size.height
        assert first < 10_000
        await broken(pilot)
        assert view.virtual_size.height == 10_000
        assert view.view[0] == 0


async def test_the_end_is_gone_to_once_it_is_there() -> None:
    async with showing(Sheet(TEXT)) as (view, pilot):
        view.action_bottom()
        assert 0 < view.view[1] < len(TEXT)
        await broken(pilot)
        assert view.view[1] == len(TEXT)


async def test_words_far_down_are_gone_to_once_they_are_there() -> None:
    async with showing(Sheet(TEXT, target=(FAR, FAR + 9))) as (view, pilot):
        await broken(pilot)
        assert view.view[0] < FAR < view.view[1]


async def test_a_key_ends_the_way_there() -> None:
    async with showing(Sheet(TEXT)) as (view, pilot):
        view.action_bottom()
        view.action_up()
        there = view.view
        await broken(pilot)
        assert view.view == there


async def test_the_place_stays_when_the_width_changes() -> None:
    async with showing(Sheet(TEXT, target=(FAR, FAR + 9))) as (view, pilot):
        await broken(pilot)
        top = view.view[0]
        await pilot.resize_terminal(30, 24)
        await broken(pilot)
        assert view.view[0] == top


async def test_another_text_takes_the_place_of_one_that_is_not_broken_yet() -> None:
    async with showing(Sheet(TEXT)) as (view, pilot):
        view.action_bottom()
        view.show(Sheet("Short."), Look(all_themes()["dark"]))
        await broken(pilot)
        assert view.view == (0, len("Short."))
        assert view.virtual_size.height == 1
