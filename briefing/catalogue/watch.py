"""What changes in a folder while it is open."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..library.folder import Seen, look
from .index import Changes

DEBOUNCE = 300
"""Milliseconds that a burst of changes may last before it is told."""
STEP = 100
"""Milliseconds of quiet that end a burst."""


def changes(folder: Path, known: Sequence[Seen], stop: threading.Event) -> Iterator[Changes]:
    """What is not as `known` has it in `folder`, now and from now on, until `stop` is set.

    Nothing is read. Raises ArticleError if the folder goes.
    """
    from watchfiles import watch

    before = {seen.path: seen for seen in known}
    events = watch(folder, stop_event=stop, debounce=DEBOUNCE, step=STEP)
    while True:
        now = {seen.path: seen for seen in look(folder)}
        found = Changes(
            # What came and went again at once was never shown.
            tuple(
                seen
                for path, seen in now.items()
                if before.get(path) != seen and (path in before or os.path.exists(path))
            ),
            tuple(sorted(before.keys() - now.keys())),
        )
        if found:
            yield found
        before = now
        if next(events, None) is None:
            return
