"""Folders: which files are articles, and reading them one after the other."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import ArticleError
from briefing.library.cleaning import printable
from briefing.library.formats import SIZE_LIMIT, SUFFIXES, read_file
from briefing.library.ignoring import IGNORE_FILE, Ignored
from briefing.model import Article


@dataclass(frozen=True)
class Loaded:
    """What became of one file: its articles, or the error that kept it from being read."""

    path: Path
    articles: tuple[Article, ...] = ()
    error: ArticleError | None = None


@dataclass(frozen=True)
class Seen:
    """A file as the folder lists it. size: bytes. changed: time of last change, ns since 1970."""

    path: str
    size: int
    changed: int


def scan(folder: Path) -> tuple[Path, ...]:
    """Return the article files in `folder` and below, sorted by path; see `look`."""
    return tuple(Path(seen.path) for seen in look(folder))


def look(folder: Path) -> tuple[Seen, ...]:
    """Return the article files in `folder` and below, sorted by path; see `walk`."""
    return tuple(walk(folder))


def walk(folder: Path) -> Iterator[Seen]:
    """Give the article files in `folder` and below in order of path, without reading them.

    A folder below is listed once all before it has been given.

    Hidden files and folders and what a `.briefingignore` names are left out, links that lead out of
    the folder are not followed. A folder below that cannot be listed is itself in the result, so that
    reading it gives the error. Raises ArticleError if `folder` is none, or for a wrong
    `.briefingignore`.
    """
    where = printable(str(folder))
    if not os.path.exists(folder):
        raise ArticleError("no such folder", where=where, remedy="check the path")
    if not os.path.isdir(folder):
        raise ArticleError("is a file, not a folder", where=where, remedy="name a folder")
    yield from _below(str(folder), Ignored(), os.path.realpath(folder))


def _below(folder: str, ignored: Ignored, root: str) -> Iterator[Seen]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield Seen(folder, 0, 0)
        return
    if any(entry.name == IGNORE_FILE for entry in entries):
        ignored = ignored.with_file(os.path.join(folder, IGNORE_FILE))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and os.path.splitext(entry.name)[1].lower() not in SUFFIXES:
            continue
        if ignored.names(entry.path, is_folder=is_folder):
            continue
        if is_folder:
            yield from _below(entry.path, ignored, root)
        elif not entry.is_symlink() or Path(os.path.realpath(entry.path)).is_relative_to(root):
            yield from _file(entry)


def _file(entry: os.DirEntry[str]) -> Iterator[Seen]:
    """The file, unless it is a pipe or the like; one that cannot be looked at is taken too."""
    try:
        status = entry.stat()
    except OSError:  # reading it gives the error
        yield Seen(entry.path, 0, 0)
        return
    if stat.S_ISREG(status.st_mode):
        yield Seen(entry.path, status.st_size, status.st_mtime_ns)


def find_articles(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that `paths` mean, in the order given; a folder means what `scan` finds.

    Whatever is no folder is taken as named, so that reading it says what is wrong with it.
    """
    return tuple(
        file for path in paths for file in (scan(path) if os.path.isdir(path) else (path,))
    )


def load(paths: Iterable[Path], *, limit: int = SIZE_LIMIT) -> Iterator[Loaded]:
    """Read files of at most `limit` bytes one at a time, as they are asked for.

    A file that fails is a value too.
    """
    for path in paths:
        try:
            yield Loaded(path, read_file(path, limit=limit))
        except ArticleError as error:
            yield Loaded(path, error=error)
