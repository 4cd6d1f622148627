"""Bringing the store's index up to date with a folder: only what changed is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..errors import ArticleError
from ..library.folder import Seen, look
from ..library.formats import read_file
from ..store import Store
from ..store.articles import IndexedFile, Stamp

BATCH = 200
"""Files in one transaction: fewer cost time, more would be read anew after a kill."""


@dataclass(frozen=True)
class Changes:
    """Paths, absolute: to be read, because they are new or changed; and no longer there."""

    fresh: tuple[Seen, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fresh or self.gone)


def whole_path(folder: Path) -> str:
    """A folder as the store knows it: absolute, links resolved."""
    return os.path.realpath(folder)


def differences(known: Mapping[str, Stamp], seen: Sequence[Seen]) -> Changes:
    """What changed between index and folder; pure."""
    fresh = tuple(file for file in seen if known.get(file.path) != Stamp(file.size, file.changed))
    return Changes(fresh, tuple(known.keys() - {file.path for file in seen}))


def outdated(store: Store, folder: Path) -> Changes:
    """What changed in `folder` since it was indexed. Raises ArticleError if it is none."""
    where = whole_path(folder)
    if not os.path.isdir(where):
        look(folder)  # says what is wrong, with the path as the user calls it
    return differences(store.articles.files(where), look(Path(where)))


def bring_up_to_date(
    store: Store,
    changes: Changes,
    *,
    limit: int,
    wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Changes]:
    """Take `changes` into the store, and give each part of them once it is there.

    limit: bytes of the largest file that is read. wanted: whether to go on; what is done is kept.
    """
    if changes.gone:
        store.articles.remove(changes.gone)
        yield Changes(gone=changes.gone)
    files = iter(changes.fresh)
    while wanted() and (batch := tuple(islice(files, BATCH))):
        store.articles.put([read_seen(seen, limit) for seen in batch])
        yield Changes(fresh=batch)


def read_seen(seen: Seen, limit: int) -> IndexedFile:
    """Read one file; what is wrong with it is a value."""
    stamp = Stamp(seen.size, seen.changed)
    try:
        return IndexedFile(seen.path, stamp, read_file(Path(seen.path), limit=limit))
    except ArticleError as error:
        return IndexedFile(seen.path, stamp, error=error)
