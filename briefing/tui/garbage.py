"""When garbage is looked for: never where a key would wait for it longer than is seen."""

from __future__ import annotations

import gc

THRESHOLDS = (5_000, 3, 5)
"""As for `gc.set_threshold`, and found by tests/bench/stalls.py. A screen that is drawn leaves some 7,000
objects in cycles, dead a key or two later. With Python's own (700, 10, 10) nearly all of them grow old,
and the long search meets hundreds of thousands; with larger ones the short searches are seen."""


class Garbage:
    """The process' collector. Left to itself it would go through all that there is, again and again."""

    def __init__(self) -> None:
        """Starting makes much and leaves none: no garbage is looked for until `keep` is called."""
        gc.disable()

    def keep(self) -> None:
        """What there is stays for good, as articles and briefings do; look through what comes."""
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()
