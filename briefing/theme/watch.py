"""Waiting for theme files to be saved."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ThemeError
from ..resources import themes_folder
from .find import SUFFIXES, theme_folders

if TYPE_CHECKING:
    from watchfiles import Change

QUIET = 100
"""Milliseconds without a further change after which a save counts as done: an editor may write a
file in several steps, and half a file is full of mistakes."""

PATIENCE = 500
"""Milliseconds after which it is looked whether to stop."""


@dataclass(frozen=True)
class Places:
    """What is watched, each folder for what lies in it directly; no path goes over a link.

    holding: the folders that theme files lie in, those too that links in them lead to. above: for
    each theme folder the nearest that there is above it. awaited: what the way from there to the
    theme folder begins with, whether it is there or may be made.
    """

    holding: frozenset[Path]
    above: frozenset[Path]
    awaited: frozenset[Path]

    @classmethod
    def now(cls) -> Places:
        """Those there are; an installation's own themes do not change."""
        folders = [folder.absolute() for folder in theme_folders()]
        if not themes_folder().parent.joinpath("pyproject.toml").exists():
            folders.remove(themes_folder().absolute())
        awaited = {_nearest(folder) for folder in folders}
        return cls(
            holding=frozenset(place for folder in folders for place in _holding(folder)),
            above=frozenset(place.parent for place in awaited),
            awaited=frozenset(awaited),
        )

    def __iter__(self) -> Iterator[Path]:
        return iter(self.holding | self.above)

    def concern(self, _: Change, path: str) -> bool:
        """Whether a change at `path` may be one of a theme file, or of a folder of them."""
        place = Path(path)
        if place.name.startswith(".") or place.name.endswith("~"):
            return False
        folder = place.parent.resolve()
        return folder in self.holding or folder / place.name in self.awaited


def _nearest(folder: Path) -> Path:
    """`folder` itself or the one on the way to it that lies in the nearest folder there is."""
    way = (folder, *folder.parents)
    place, above = next(pair for pair in pairwise(way) if pair[1].is_dir())
    return above.resolve() / place.name


def _holding(folder: Path) -> Iterator[Path]:
    """`folder`, the folders in it, and those of the files that it has links to."""
    try:
        inside = [*folder.iterdir()]
    except OSError:  # there is none, or it cannot be read
        return
    yield folder.resolve()
    for place in inside:
        if place.is_dir():
            yield place.resolve()
        elif place.is_symlink():
            yield place.resolve().parent


def _leads_on(path: str) -> bool:
    """Whether a change at `path` may make other folders matter."""
    return not path.endswith(SUFFIXES) or os.path.islink(path)


def theme_changes(stop: threading.Event) -> Iterator[None]:
    """One item each time theme files may have changed, until `stop` is set; blocks in between.

    The first comes as soon as all is watched, for what was saved before. Theme folders and folders
    in them may come and go. Raises ThemeError where the system does not let them be watched.
    """
    while not stop.is_set():
        for folders_changed in _changes_in(Places.now(), stop):
            yield None
            if folders_changed:
                break


def _changes_in(places: Places, stop: threading.Event) -> Iterator[bool]:
    """One item when all is watched, and one for each change: whether folders changed, too."""
    import watchfiles

    begun = False
    try:
        for changes in watchfiles.watch(
            *places,
            watch_filter=places.concern,
            stop_event=stop,
            step=QUIET,
            rust_timeout=PATIENCE,
            yield_on_timeout=True,
            recursive=False,
            raise_interrupt=False,
        ):
            if changes or not begun:
                begun = True
                yield any(_leads_on(path) for _, path in changes)
    except FileNotFoundError:  # a folder went in the meantime: the caller looks anew
        return
    except (OSError, RuntimeError) as cause:  # its own errors are RuntimeErrors
        raise ThemeError(
            f"saved themes will not show by themselves: {cause}", remedy="press t to see them"
        ) from cause
