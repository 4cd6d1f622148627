"""Folders: which files are articles, and reading them one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import ArticleError
from briefing.library.cleaning import printable
from briefing.library.formats import SIZE_LIMIT, SUFFIXES, read_file
from briefing.model import Article


@dataclass(frozen=True)
class Loaded:
    """What became of one file: its articles, or the error that kept it from being read."""

    path: Path
    articles: tuple[Article, ...] = ()
    error: ArticleError | None = None


def scan(folder: Path) -> tuple[Path, ...]:
    """Return the article files in `folder` and below, sorted by path.

    Hidden files and folders are left out, links that lead out of the folder are not followed. A
    folder below that cannot be listed is itself in the result, so that reading it gives the error.
    Raises ArticleError if `folder` is none.
    """
    where = printable(str(folder))
    if not os.path.exists(folder):
        raise ArticleError("no such folder", where=where, remedy="check the path")
    if not os.path.isdir(folder):
        raise ArticleError("is a file, not a folder", where=where, remedy="name a folder")
    root = os.path.realpath(folder)
    unlisted: list[OSError] = []
    found: list[Path] = []
    for parent, below, names in os.walk(folder, onerror=unlisted.append):
        below[:] = [name for name in below if not name.startswith(".")]
        found += (p for name in names if _is_article(p := Path(parent, name), root))
    return tuple(sorted([*found, *(Path(os.fsdecode(e.filename)) for e in unlisted)]))


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


def _is_article(path: Path, root: str) -> bool:
    if path.name.startswith(".") or path.suffix.lower() not in SUFFIXES:
        return False
    # What cannot even be looked at is taken, so that reading it gives the error; a pipe is not.
    return Path(os.path.realpath(path)).is_relative_to(root) and (
        os.path.isfile(path) or not os.path.exists(path)
    )
