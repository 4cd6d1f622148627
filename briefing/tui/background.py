"""Work in threads that nobody waits for when the reader is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


class Helper:
    """A daemon thread that does one piece of work after the other, and ends with the program.

    A thread of an executor would be joined at the end of the program, and leaving the reader would
    then take as long as the article that is being analysed.
    """

    def __init__(self) -> None:
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._thread: Thread | None = None

    async def do(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises."""
        call, result = _prepared(work)
        self._work.put(call)
        if self._thread is None:
            self._thread = Thread(target=self._go_on, daemon=True, name="briefing-helper")
            self._thread.start()
        return await result

    def _go_on(self) -> None:
        while True:
            self._work.get()()


def in_background(work: Callable[[], T]) -> asyncio.Future[T]:
    """What `work` returns or raises; it runs in a daemon thread of its own, from now on."""
    call, result = _prepared(work)
    Thread(target=call, daemon=True, name="briefing-work").start()
    return result


def _prepared(work: Callable[[], T]) -> tuple[Callable[[], None], asyncio.Future[T]]:
    """What a thread is to call, and where its result will be."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def deliver(put: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(lambda: None if future.done() else put())

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            raised = error
            deliver(lambda: future.set_exception(raised))
        else:
            deliver(lambda: future.set_result(result))

    context = copy_context()
    return lambda: context.run(run), future
