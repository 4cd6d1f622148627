"""Signals that end the reader: the terminal is given back as after `q`."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def has_terminal() -> bool:
    """Whether the process has a terminal: a window that was closed is none."""
    return any(os.isatty(number) for number in (0, 1, 2))


def end_if_hung_up(code: int) -> None:
    """End the process at once if its terminal has gone.

    There is nothing to give back then, and Textual would wait for it for ever. Marks are in the store
    as soon as they are shown.
    """
    if not has_terminal():
        os._exit(code)


@contextmanager
def ending_signals(leave: Callable[[int], None]) -> Iterator[None]:
    """While it is entered, each of these signals calls `leave` with 128 and its number.

    Where the event loop cannot listen to signals (Windows, threads) they do what they did.
    """
    loop = asyncio.get_running_loop()
    caught: list[int] = []
    for number in ENDING:
        try:
            loop.add_signal_handler(number, leave, 128 + number)
        except (RuntimeError, ValueError):
            break
        caught.append(number)
    try:
        yield
    finally:
        for number in caught:
            loop.remove_signal_handler(number)
