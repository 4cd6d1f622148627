"""`briefing analyse`: a folder into the store."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import BriefingError
from .group import tell
from .services import default_folder, services_of

if TYPE_CHECKING:
    from ..store import Store


@click.command(
    short_help="Analyse a folder into the store.",
    epilog="\b\nExample:\n  briefing analyse ~/news --jobs 4",
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes (default: one for each core).",
)
@click.pass_context
def analyse(ctx: click.Context, folder: Path | None, jobs: int | None) -> int:
    """Analyse all articles in FOLDER, so that reader, summary and search find it done.

    It may be stopped at any time: the next run goes on where it was. Default: your articles.
    """
    from ..catalogue.bulk import analyse_all, to_analyse
    from ..catalogue.index import whole_path
    from .indexing import index_folder

    services = services_of(ctx)
    settings = services.settings()
    folder = folder or default_folder(settings)
    store = services.open_store()
    index_folder(store, folder, settings)
    where = whole_path(folder)
    unreadable = store.articles.errors(where)
    for error in unreadable.values():
        tell(error)
    cards = store.articles.cards(where)
    waiting = to_analyse(store, cards, settings)
    jobs = jobs or os.cpu_count() or 1
    failed = 0
    done = 0
    began = time.monotonic()
    try:
        with _progress(len(waiting)) as progress:
            for item in analyse_all(store, waiting, services.analyse, settings, jobs=jobs):
                done += 1
                if item.error is not None:
                    failed += 1
                    progress.say(BriefingError(item.error.what, where=item.card.path))
                progress.advance(failed)
    except KeyboardInterrupt:
        left = len(waiting) - done
        tell(f"stopped: {done:,} analysed, {left:,} left; the next run goes on from there")
        raise
    seconds = time.monotonic() - began
    _compare(store, where)
    tell(_report(len(cards), done - failed, failed, len(unreadable), seconds))
    return 1 if failed or unreadable else 0


def _compare(store: Store, folder: str) -> None:
    """Find which texts are nearly the same, where the library for it is installed."""
    from ..library.duplicates import can_sketch

    if not can_sketch():
        return
    from ..catalogue.comparing import compare
    from ..catalogue.sketching import sketches

    for _ in compare(store, folder, sketches):
        pass


def _report(articles: int, analysed: int, failed: int, unreadable: int, seconds: float) -> str:
    before = articles - analysed - failed
    parts = [f"{analysed:,} analysed in {seconds:.0f} s"]
    parts += [f"{before:,} were already"] if before else []
    parts += [f"{failed:,} failed"] if failed else []
    parts += [f"{unreadable:,} files cannot be read"] if unreadable else []
    return ", ".join(parts)


class _NoProgress:
    """Nobody is looking."""

    def __enter__(self) -> _NoProgress:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def advance(self, failed: int) -> None:
        """One more is done."""

    def say(self, error: BriefingError) -> None:
        """An error, above the bar."""
        tell(error)


class _Progress:
    """A bar on standard error: done, rate, time left, failed."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}"),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total, rate="", failed="")
        self._began = time.monotonic()
        self._done = 0

    def __enter__(self) -> _Progress:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def advance(self, failed: int) -> None:
        """One more is done; failed: of all until now."""
        self._done += 1
        rate = self._done / max(time.monotonic() - self._began, 0.001)
        self._progress.update(
            self._task,
            advance=1,
            rate=f"{rate:.1f} a second",
            failed=f"{failed:,} failed" if failed else "",
        )

    def say(self, error: BriefingError) -> None:
        """An error, above the bar."""
        self._progress.stop()
        tell(error)
        self._progress.start()


def _progress(total: int) -> _Progress | _NoProgress:
    import sys

    return _Progress(total) if total > 1 and sys.stderr.isatty() else _NoProgress()
