"""Time and size of one article's analysis: it stops itself, between its steps, when there is enough.

A thread cannot be stopped from outside. Each step that may take long is given a `Check` and calls it
as it goes on.
"""

from __future__ import annotations

from collections.abc import Callable

from ..errors import LimitError

Check = Callable[[], None]
"""Returns while there is time, and raises LimitError once there is none."""

Clock = Callable[[], float]
"""Seconds from any moment on, never back."""

MOST_CHARACTERS = 3_000_000
"""Of the longest text that is analysed: a book of 500,000 words, of which memory still holds all."""

_REMEDY = "split the article, or raise limits.analysis_seconds in the settings"


def no_limit() -> None:
    """The check of an analysis that may take as long as it needs."""


def deadline(seconds: float, clock: Clock) -> Check:
    """A check that raises LimitError when `seconds` have gone since now."""
    end = clock() + seconds

    def check() -> None:
        if clock() > end:
            raise LimitError(
                f"the analysis took longer than {seconds:g} seconds and was stopped", remedy=_REMEDY
            )

    return check


def check_length(text: str) -> None:
    """Raise LimitError for a text of more than `MOST_CHARACTERS`."""
    if len(text) > MOST_CHARACTERS:
        raise LimitError(
            f"the text is longer than the {MOST_CHARACTERS // 1_000_000} million characters that "
            "are analysed",
            remedy="split the article",
        )
