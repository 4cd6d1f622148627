"""Signals that end the reader: the terminal is given back as after `q`."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


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
        except (NotImplementedError, RuntimeError, ValueError):
            break
        caught.append(number)
    try:
        yield
    finally:
        for number in caught:
            loop.remove_signal_handler(number)
