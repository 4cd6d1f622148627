"""Threads that nobody waits for, signals that end the reader, and terminals that cannot show it."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from io import StringIO

import pytest

from briefing.catalogue.shelf import Listed
from briefing.cli.services import check_terminal
from briefing.errors import UsageError
from briefing.tui.background import in_background
from briefing.tui.signals import ending_signals
from tests.tui.samples import make_app


async def test_a_result_and_an_error_come_back() -> None:
    assert await in_background(lambda: 6 * 7) == 42
    with pytest.raises(ZeroDivisionError):
        await in_background(lambda: 1 // 0)


async def test_a_thread_ends_with_its_work() -> None:
    thread = await in_background(threading.current_thread)
    thread.join(5)
    assert not thread.is_alive()


async def test_nobody_waits_for_a_thread_that_is_given_up() -> None:
    gate, begun = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        gate.wait(10)

    task = in_background(work)
    while not begun.is_set():
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    threads = [one for one in threading.enumerate() if one.name == "briefing-work"]
    assert all(one.daemon for one in threads)
    gate.set()
    for one in threads:
        one.join()


def test_a_result_after_the_end_of_the_loop_is_dropped() -> None:
    gate = threading.Event()

    async def give_up() -> threading.Thread:
        task = in_background(lambda: gate.wait(10))
        await asyncio.sleep(0)
        task.cancel()
        return next(one for one in threading.enumerate() if one.name == "briefing-work")

    thread = asyncio.run(give_up())
    gate.set()
    thread.join()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_signal_ends_the_reader(number: signal.Signals) -> None:
    left: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    before = signal.getsignal(number)
    with ending_signals(left.set_result):
        os.kill(os.getpid(), number)
        assert await asyncio.wait_for(left, 5) == 128 + number
    assert signal.getsignal(number) in (before, signal.default_int_handler, signal.SIG_DFL)


class Stream(StringIO):
    """A stream that may be a terminal."""

    def __init__(self, encoding: str = "utf-8", terminal: bool = True) -> None:
        super().__init__()
        self._encoding, self._terminal = encoding, terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("environment", "streams", "why"),
    [
        ({}, (Stream(terminal=False),), "needs a terminal"),
        ({"TERM": "dumb"}, (Stream(),), "TERM=dumb.*read --plain"),
        ({}, (Stream("latin-1"),), "needs UTF-8.*read --plain"),
    ],
)
def test_terminals_that_cannot_show_the_reader(
    environment: dict[str, str], streams: tuple[Stream, ...], why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        check_terminal(environment, streams)


def test_a_terminal_that_can() -> None:
    check_terminal({"TERM": "xterm"}, (Stream(), Stream("UTF8")))


def test_leaving_does_not_wait_for_a_file_that_is_being_read() -> None:
    gate, begun, read = threading.Event(), threading.Event(), threading.Event()

    def source() -> Iterator[Listed]:
        begun.set()
        gate.wait(20)
        read.set()
        yield from ()

    async def leave() -> None:
        async with make_app(source).run_test() as pilot:
            while not begun.is_set():
                await pilot.pause()
            await pilot.press("q")

    asyncio.run(leave())
    assert not read.is_set()
    gate.set()
