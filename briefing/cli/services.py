"""What the commands take from outside themselves: a seam, so that tests hand in their own."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
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


def open_reader(folder: Path, settings: Settings) -> int:
    """The reader on the articles in `folder`; its exit code.

    Raises UsageError where there is no terminal that can show it.
    """
    check_terminal(os.environ, (sys.stdin, sys.stdout, sys.stderr))
    from ..catalogue.marks import SafeMarks
    from ..errors import StoreError
    from ..store import Store
    from ..tui import run
    from .group import tell

    path = Services().store_path()
    # What is told while the screen is the reader's is read when it is the shell's again.
    told: list[str] = []
    keeping = _later(_elsewhere)
    marks = None
    try:
        store = Store(path, told.append)
        marks = SafeMarks(store, told.append)
        keeping = _later(lambda: _remembering(path, told.append, store))
    except StoreError as error:
        told.append(f"{error}; nothing is kept")
    try:
        return run(folder, settings=settings, analyse=keeping, marks=marks, keep_theme=keep_theme)
    finally:
        for message in told:
            tell(message)


def _elsewhere() -> Analyse:
    from ..catalogue.elsewhere import Elsewhere

    return Elsewhere(analyse)


def _remembering(path: Path, tell: Callable[[str], None], store: Store) -> Analyse:
    from ..catalogue.remember import Remembering

    return Remembering(path, _elsewhere(), tell, store)


def _later(make: Callable[[], Analyse]) -> Analyse:
    """The analysis that `make` gives, made for the first article, once that is shown."""
    made = cache(make)

    def look(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
        return made()(article, settings, parts)

    return look


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


def read_plain(folder: Path, settings: Settings, analyse: Analyse) -> None:
    """The plain reader on standard input and output, with a prompt where somebody sees it."""
    from datetime import UTC, datetime

    from ..analysis.sentences import sentence_spans
    from ..library.folder import load, scan
    from ..plain import PlainReader, World, converse

    def file_date(path: Path) -> datetime:
        try:
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError:  # gone since it was read
            return datetime.now(UTC)

    world = World(analyse, sentence_spans, lambda: datetime.now(UTC), file_date)
    reader = PlainReader(load(scan(folder)), world=world, settings=settings, folder=str(folder))
    seen = sys.stdin.isatty() and sys.stdout.isatty()
    # Line by line and without line editing, which would move the cursor about.
    converse(reader, sys.stdin, partial(click.echo, nl=False), prompt="> " if seen else "")


@dataclass(frozen=True)
class Services:
    """The environment, the analysis, the two readers and the model's description."""

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    analyse: Analyse = analyse
    open_reader: Callable[[Path, Settings], int] = open_reader
    read_plain: Callable[[Path, Settings, Analyse], None] = read_plain
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
