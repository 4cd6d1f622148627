"""Old garbage is looked for between two calls of the event loop, and found."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from briefing.tui.garbage import AFTER, OLD, Garbage


class Screen:
    """Holds itself, as a screen that was drawn does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def grown_old() -> weakref.ref[Screen]:
    """A screen that was let go, and that no shorter search goes through any more."""
    screen = Screen()
    for generation in (0, 1):
        gc.collect(generation)
    return weakref.ref(screen)


def test_old_garbage_is_found_once_the_loop_gets_round_to_it() -> None:
    async def reading() -> tuple[bool, bool]:
        garbage = Garbage()
        garbage.keep()
        try:
            old = grown_old()
            for _ in range(OLD + 1):
                gc.collect(1)
            before = old() is not None
            await asyncio.sleep(3 * AFTER)
            return before, old() is not None
        finally:
            garbage.end()

    assert asyncio.run(reading()) == (True, False)


def test_what_there_is_when_it_is_to_be_kept_is_not_gone_through_again() -> None:
    async def reading() -> bool:
        garbage = Garbage()
        screen = Screen()
        kept = weakref.ref(screen)
        garbage.keep()
        try:
            del screen
            gc.collect()
            return kept() is not None
        finally:
            garbage.end()

    assert asyncio.run(reading())


def test_the_end_leaves_the_collector_to_itself() -> None:
    async def reading() -> None:
        garbage = Garbage()
        assert not gc.isenabled()
        garbage.keep()
        garbage.keep()
        garbage.end()

    before = list(gc.callbacks)
    asyncio.run(reading())
    assert gc.isenabled()
    assert gc.callbacks == before


def test_a_search_after_the_loop_is_closed_asks_nothing_of_it() -> None:
    garbage = Garbage()

    async def reading() -> None:
        garbage.keep()

    asyncio.run(reading())
    try:
        for _ in range(OLD + 1):
            gc.collect(1)
    finally:
        garbage.end()
