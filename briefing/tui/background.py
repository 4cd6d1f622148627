"""Work in threads that nobody waits for when the reader is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def in_background(work: Callable[[], T]) -> asyncio.Future[T]:
    """What `work` returns or raises; it runs in a daemon thread of its own, from now on.

    A thread of an executor would be joined at the end of the program, and leaving the reader would
    then take as long as the article that is being analysed.
    """
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

    Thread(target=copy_context().run, args=(run,), daemon=True, name="briefing-work").start()
    return future
