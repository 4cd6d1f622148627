"""Widths of list and panes: by keys, by mouse, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.tui.widths import NARROWEST, Widths, keep_widths, load_widths, moved
from tests.tui.samples import make_app, settle


def test_what_one_pane_gets_its_neighbour_gives() -> None:
    assert moved((40, 60, 50), 0, 5) == (45, 55, 50)
    assert moved((40, 60, 50), 1, -5) == (40, 55, 55)
    assert moved((40, 60, 50), 2, 5) == (40, 55, 55)


def test_a_pane_stays_wide_enough_to_be_read() -> None:
    assert moved((40, NARROWEST + 1, 50), 0, 5) == (41, NARROWEST, 50)
    assert moved((NARROWEST, 60, 50), 0, -5) == (NARROWEST, 60, 50)
    assert moved((NARROWEST - 4, 60, 50), 0, -5) == (NARROWEST - 4, 60, 50)


def test_widths_are_kept(tmp_path: Path) -> None:
    widths = Widths(32, (50, 30, 40))
    keep_widths(tmp_path / "state", widths)
    assert load_widths(tmp_path / "state") == widths


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "{",
        "{}",
        '{"list": -3, "panes": []}',
        '{"list": 9, "panes": [1]}',
        '{"list": 1e999, "panes": []}',
        '{"list": 9, "panes": [0, 1, 2]}',
    ],
)
def test_a_file_that_makes_no_sense_counts_for_nothing(tmp_path: Path, kept: str) -> None:
    (tmp_path / "widths.json").write_text(kept)
    assert load_widths(tmp_path) == Widths()


def columns(pilot: Pilot[None], id: str) -> int:
    return pilot.app.screen.query_one(f"#{id}").outer_size.width


async def test_keys_move_the_border_of_the_pane_with_the_focus() -> None:
    kept: list[Widths] = []
    app = make_app(keep_widths=kept.append)
    async with app.run_test(size=(180, 50)) as pilot:
        await settle(pilot)
        list_before, claims_before = columns(pilot, "left"), columns(pilot, "claims")
        await pilot.press("less_than_sign", "less_than_sign")
        await settle(pilot)
        assert columns(pilot, "left") == list_before - 4
        await pilot.press("2", "greater_than_sign")
        await settle(pilot)
        assert columns(pilot, "claims") > claims_before + 1
    assert kept[-1].list == list_before - 4
    assert len(kept[-1].panes) == 3


async def test_widths_of_the_last_time_are_worn_where_there_is_room() -> None:
    app = make_app(widths=Widths(50, (60, 30, 30)))
    async with app.run_test(size=(180, 50)) as pilot:
        await settle(pilot)
        assert columns(pilot, "left") == 50
        assert columns(pilot, "actors") > columns(pilot, "claims")
        await pilot.resize_terminal(60, 24)
        await settle(pilot)
        assert columns(pilot, "left") == 60
        await pilot.resize_terminal(180, 50)
        await settle(pilot)
        assert columns(pilot, "left") == 50
        await pilot.press("z")
        await settle(pilot)
        assert columns(pilot, "left") == 180
        await pilot.press("z")
        await settle(pilot)
        assert columns(pilot, "left") == 50


async def test_the_mouse_pulls_a_border() -> None:
    kept: list[Widths] = []
    app = make_app(keep_widths=kept.append)
    async with app.run_test(size=(180, 50)) as pilot:
        await settle(pilot)
        before = columns(pilot, "left")
        await pilot.mouse_down("#articles", offset=(before - 1, 5))
        await pilot.hover("#articles", offset=(before + 5, 5))
        await pilot.pause()
        await pilot.mouse_up("#articles", offset=(before + 5, 5))
        await settle(pilot)
        assert columns(pilot, "left") == before + 6
        assert [widths.list for widths in kept] == [before + 6]


async def test_widths_that_cannot_be_kept_are_told_of() -> None:
    def fail(widths: Widths) -> None:
        raise PermissionError(13, "Permission denied")

    app = make_app(keep_widths=fail)
    async with app.run_test(size=(180, 50)) as pilot:
        await settle(pilot)
        await pilot.press("greater_than_sign")
        await settle(pilot)
        assert [note.message for note in app._notifications] == [
            "The widths last until the reader is closed: Permission denied"
        ]
