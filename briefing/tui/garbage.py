"""When garbage is looked for: never where a key would wait for it longer than is seen."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Mapping

THRESHOLDS = (5_000, 10, 1_000_000)
"""As for `gc.set_threshold`, and found by tests/bench/stalls.py. A screen that is drawn leaves some 7,000
objects in cycles, dead a key or two later. With Python's own (700, 10, 10) nearly all of them grow old;
with larger ones the short searches are seen. The long search never comes by itself, in the middle of a
screen that is drawn, but as `Garbage` has it."""

OLD = 3
"""Shorter searches after which there is a long one."""

AFTER = 0.01
"""Seconds that a long search leaves to keys, for them to come first."""


class Garbage:
    """The process' collector. Left to itself it would go through all that there is, again and again."""

    def __init__(self) -> None:
        """Starting makes much and leaves none: no garbage is looked for until `keep` is called."""
        gc.disable()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_due = False

    def keep(self) -> None:
        """What there is stays for good, as articles and briefings do; look through what comes.

        Called from the event loop, between whose calls the long searches are made.
        """
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            gc.callbacks.append(self._was_looked_for)

    def end(self) -> None:
        """Leave the collector to itself, as it is where there are no keys."""
        if self._loop is not None:
            gc.callbacks.remove(self._was_looked_for)
            self._loop = None
        gc.enable()

    def _was_looked_for(self, phase: str, info: Mapping[str, int]) -> None:
        """Called in whichever thread looked for garbage."""
        loop = self._loop
        if phase == "start" or self._is_due or loop is None or loop.is_closed():
            return
        if gc.get_count()[2] >= OLD:
            self._is_due = True
            loop.call_soon_threadsafe(loop.call_later, AFTER, self._look_for_old)

    def _look_for_old(self) -> None:
        gc.collect()
        self._is_due = False
