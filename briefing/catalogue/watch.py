"""What changes in a folder while it is open."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import ArticleError
from ..library.folder import Loaded, Seen, look
from ..library.formats import read_file

DEBOUNCE = 300
"""Milliseconds that a burst of changes may last before it is told."""
STEP = 100
"""Milliseconds of quiet that end a burst."""


def changes(
    folder: Path, known: Sequence[Seen], limit: int, stop: threading.Event
) -> Iterator[Loaded]:
    """Each file of `folder` that is not as `known` has it, now and from now on, until `stop` is set.

    A file that went is given with an error that says so. limit: bytes of the largest file that is
    read. Raises ArticleError if the folder goes.
    """
    from watchfiles import watch

    before = {seen.path: seen for seen in known}
    events = watch(folder, stop_event=stop, debounce=DEBOUNCE, step=STEP)
    while True:
        now = {seen.path: seen for seen in look(folder)}
        for path in sorted(before.keys() - now.keys()):
            yield Loaded(Path(path), error=_gone(path))
        for path, seen in now.items():
            # What came and went again at once was never shown.
            if before.get(path) != seen and (path in before or os.path.exists(path)):
                yield _read(path, limit)
        before = now
        if next(events, None) is None:
            return


def _read(path: str, limit: int) -> Loaded:
    try:
        return Loaded(Path(path), read_file(Path(path), limit=limit))
    except ArticleError as error:
        return Loaded(Path(path), error=error if os.path.exists(path) else _gone(path))


def _gone(path: str) -> ArticleError:
    return ArticleError("is no longer there", where=path)
