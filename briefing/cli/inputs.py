"""From the paths of a command line to outcomes, one a file, in the order given."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ArticleError, BriefingError, LimitError
from ..model import Article, Briefing, Part
from .services import Analyse

if TYPE_CHECKING:
    from ..settings import Settings

STDIN = Path("-")


@dataclass(frozen=True)
class Input:
    """A file to be read, of at most `limit` bytes.

    data: what was read already, for standard input. error: it cannot be.
    """

    path: Path
    limit: int
    data: bytes | None = None
    error: ArticleError | None = None

    def articles(self) -> tuple[Article, ...]:
        """Read the articles; raises ArticleError."""
        from ..library.formats import read_articles, read_file

        if self.error:
            raise self.error
        if self.data is not None:
            return read_articles(self.data, str(self.path), ".txt", limit=self.limit)
        return read_file(self.path, limit=self.limit)


@dataclass(frozen=True)
class Outcome:
    """What became of one file: the briefings of its articles, and why some or all are missing."""

    path: Path
    briefings: tuple[Briefing, ...] = ()
    errors: tuple[BriefingError, ...] = ()


def gather(paths: Iterable[Path], limit: int) -> tuple[Input, ...]:
    """The files that `paths` mean, to be read up to `limit` bytes.

    A folder stands for the article files below it, "-" for standard input. A path that means no
    file is an input with an error.
    """
    return tuple(item for path in paths for item in _inputs(path, limit))


def outcomes(
    inputs: Sequence[Input],
    analyse: Analyse,
    settings: Settings,
    parts: tuple[Part, ...],
    *,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """The outcome of each input, in order, as soon as it is there; with `jobs` over 1 by processes.

    Raises BriefingError where the analysis itself cannot work.
    """
    if jobs == 1 or len(inputs) < 2:
        for item in inputs:
            yield outcome(item, analyse, settings, parts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    from ..catalogue.workers import begin_worker

    # One thread each: the processes are what uses the cores.
    work = partial(outcome, analyse=analyse, settings=replace(settings, threads=1), parts=parts)
    pool = ProcessPoolExecutor(
        min(jobs, len(inputs)), mp_context=get_context("spawn"), initializer=begin_worker
    )
    try:
        yield from pool.map(work, inputs)
    except BrokenProcessPool as cause:
        raise BriefingError(
            "a worker process ended before its work was done",
            remedy="free some memory, or use --jobs 1",
        ) from cause
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def outcome(item: Input, analyse: Analyse, settings: Settings, parts: tuple[Part, ...]) -> Outcome:
    """Read and analyse one file; what is wrong with the file or one of its articles is a value."""
    try:
        articles = item.articles()
    except ArticleError as error:
        return Outcome(item.path, errors=(error,))
    briefings: list[Briefing] = []
    errors: list[BriefingError] = []
    for number, article in enumerate(articles, start=1):
        try:
            briefings.append(analyse(article, settings, parts))
        except LimitError as error:
            where = f"{item.path}, item {number}" if len(articles) > 1 else str(item.path)
            errors.append(LimitError(error.what, where=where, remedy=error.remedy))
    return Outcome(item.path, tuple(briefings), tuple(errors))


def _inputs(path: Path, limit: int) -> Iterable[Input]:
    if path == STDIN:
        return [_standard_input(limit)]
    if not path.is_dir():
        return [Input(path, limit)]
    from ..library.folder import scan

    try:
        files = scan(path)
    except ArticleError as error:
        return [Input(path, limit, error=error)]
    if files:
        return [Input(file, limit) for file in files]
    from ..library.formats import SUFFIXES
    from ..phrases import printable

    remedy = f"put files into it that end in {', '.join(sorted(SUFFIXES))}"
    empty = ArticleError("holds no articles", where=printable(str(path)), remedy=remedy)
    return [Input(path, limit, error=empty)]


def _standard_input(limit: int) -> Input:
    try:
        data = sys.stdin.buffer.read(limit + 1)
    except OSError as cause:
        what = f"cannot be read: {cause.strerror or cause}"
    else:
        if data.strip():
            return Input(STDIN, limit, data)
        what = "is empty"
    remedy = "pipe an article into it, or name a file"
    return Input(STDIN, limit, error=ArticleError(what, where="standard input", remedy=remedy))
