"""What the commands take from outside themselves: a seam, so that tests hand in their own."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

import click

from ..errors import UsageError
from ..model import PARTS, Article, Briefing, Part

if TYPE_CHECKING:
    from ..settings import Settings
    from ..store import Store
    from ..terminal import Background


class Analyse(Protocol):
    """Makes a briefing of an article. With --jobs it is sent to other processes, by its name."""

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """Look for `parts` in the article; raises TaggerError where the model is missing."""
        ...


def analyse(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    """The analysis proper, imported when it is first needed."""
    from ..analysis.pipeline import analyse as analyse_article

    return analyse_article(article, settings, parts)


def describe_model() -> Mapping[str, str]:
    """What there is to say about the analysis' model, for a bug report."""
    from ..analysis import describe

    return describe()


def open_reader(folder: Path, settings: Settings, *, store: bool = True) -> int:
    """The reader on the articles in `folder`; its exit code. store: whether anything is kept.

    Raises UsageError where there is no terminal that can show it.
    """
    check_terminal(os.environ, (sys.stdin, sys.stdout, sys.stderr))
    from ..catalogue.elsewhere import Elsewhere
    from ..catalogue.marks import SafeMarks
    from ..catalogue.remember import Remembering
    from ..catalogue.shelf import Shelf
    from ..tui import run
    from .group import tell

    # What is told while the screen is the reader's is read when it is the shell's again.
    told: list[str] = []
    try:
        with opened_store(Services().store_path() if store else None, told.append) as kept:
            return run(
                Shelf(kept, folder, settings),
                folder=str(folder),
                settings=settings,
                analyse=Remembering(kept.path, Elsewhere(analyse), told.append),
                marks=SafeMarks(kept, told.append),
                keep_theme=keep_theme,
            )
    finally:
        for message in told:
            tell(message)


@contextmanager
def opened_store(path: Path | None, tell: Callable[[str], None]) -> Iterator[Store]:
    """The store at `path`; in a folder that goes afterwards if there is none, or it cannot be used."""
    from ..errors import StoreError
    from ..store import FILE, Store

    if path is not None:
        try:
            store = Store(path, tell)
        except StoreError as error:
            tell(f"{error}; nothing is kept")
        else:
            yield store
            return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True) as scratch:
        yield Store(Path(scratch) / FILE, tell)


def keep_theme(theme: str, background: Background) -> None:
    """Make a theme that of the user's config.yaml."""
    from ..configfile import keep_theme as keep
    from ..settings import config_path

    keep(config_path(os.environ), theme, background)


def check_terminal(environment: Mapping[str, str], streams: Collection[TextIO]) -> None:
    """Raise UsageError, with what to do instead, where `streams` are no terminal for the reader."""
    if not all(stream.isatty() for stream in streams):
        raise UsageError("the reader needs a terminal", remedy="briefing summary prints instead")
    if environment.get("TERM") == "dumb":
        raise UsageError(
            "this terminal cannot move its cursor (TERM=dumb)",
            remedy="briefing read --plain needs no more than lines",
        )
    for stream in streams:
        if codecs.lookup(stream.encoding).name != "utf-8":
            raise UsageError(
                f"the reader needs UTF-8, and this terminal is set to {stream.encoding}",
                remedy="set LANG to C.UTF-8, or use briefing read --plain",
            )


def read_plain(folder: Path, settings: Settings, analyse: Analyse, *, store: Path | None) -> None:
    """The plain reader on standard input and output, with a prompt where somebody sees it.

    store: the store's file; None to keep nothing.
    """
    from datetime import UTC, datetime

    from ..analysis.sentences import sentence_spans
    from ..catalogue.marks import SafeMarks
    from ..catalogue.remember import Remembering
    from ..library.folder import load, scan
    from ..outside import Machine
    from ..plain import PlainReader, World, converse
    from .group import tell

    def file_date(path: Path) -> datetime:
        try:
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError:  # gone since it was read
            return datetime.now(UTC)

    with opened_store(store, tell) as kept:
        world = World(
            Remembering(kept.path, analyse, tell, kept),
            SafeMarks(kept, tell),
            sentence_spans,
            lambda: datetime.now(UTC),
            file_date,
            Machine(os.environ, folder=Path.cwd()),
            lambda same: kept.likenesses.of([same]),
        )
        files = load(scan(folder), limit=settings.limits.bytes)
        reader = PlainReader(files, world=world, settings=settings, folder=str(folder))
        seen = sys.stdin.isatty() and sys.stdout.isatty()
        # Line by line and without line editing, which would move the cursor about.
        converse(reader, sys.stdin, partial(click.echo, nl=False), prompt="> " if seen else "")


class OpenReader(Protocol):
    """Opens the reader on a folder; its exit code. store: whether anything is kept."""

    def __call__(self, folder: Path, settings: Settings, *, store: bool) -> int:
        """Returns when the reader is left."""
        ...


class ReadPlain(Protocol):
    """Opens the reader of lines on a folder."""

    def __call__(
        self, folder: Path, settings: Settings, analyse: Analyse, *, store: Path | None
    ) -> None:
        """Returns when the reader is left. store: the store's file; None to keep nothing."""
        ...


@dataclass(frozen=True)
class Services:
    """The environment, the analysis, the two readers and the model's description."""

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    analyse: Analyse = analyse
    open_reader: OpenReader = open_reader
    read_plain: ReadPlain = read_plain
    describe_model: Callable[[], Mapping[str, str]] = describe_model

    def config_path(self) -> Path:
        """Where config.yaml is or would be."""
        from ..settings import config_path

        return config_path(self.environment)

    def settings(self) -> Settings:
        """File and environment; raises SettingsError."""
        from ..settings import load_settings

        return load_settings(self.config_path(), self.environment)

    def store_path(self) -> Path:
        """Where the store is or would be."""
        from ..resources import data_folder
        from ..store import store_path

        return store_path(data_folder(self.environment))

    def open_store(self) -> Store:
        """The store, made if there is none; raises StoreError."""
        from ..store import Store
        from .group import tell

        return Store(self.store_path(), tell)

    def remembering(self, *, store: bool = True) -> Analyse:
        """The analysis with the store before it; store: False for the analysis alone."""
        if not store:
            return self.analyse
        from ..catalogue.remember import Remembering
        from .group import tell

        return Remembering(self.store_path(), self.analyse, tell)


def services_of(ctx: click.Context) -> Services:
    """The services handed to the command, or the real ones."""
    return ctx.obj if isinstance(ctx.obj, Services) else Services()


def default_folder(settings: Settings) -> Path:
    """Where articles are when no path is given: the settings', ./seeds, or the sample articles."""
    from ..resources import samples_folder

    here = Path("seeds")
    return settings.seeds or (here if here.is_dir() else samples_folder())
