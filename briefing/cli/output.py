"""Where results go and how: width and colours, a file or standard output, a progress bar."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from ..errors import BriefingError, UsageError
from ..model import Briefing

if TYPE_CHECKING:
    from ..render.text import Colours

Format = Literal["text", "markdown", "json", "jsonl", "html"]
FORMATS: tuple[Format, ...] = ("text", "markdown", "json", "jsonl", "html")

When = Literal["auto", "always", "never"]
WHENS: tuple[When, ...] = ("auto", "always", "never")

UNBOUNDED = 10_000
"""Cells of a line: a path that is too long for the terminal is wrapped by it, and stays whole."""

WIDEST = 100
"""Cells: longer lines are hard to read, so a wider terminal is not filled unless --width asks."""


def colours_for(when: When, environment: Mapping[str, str], *, to_file: bool) -> Colours | None:
    """Which colours to print: none where they are not wanted or not shown."""
    plain = to_file or not sys.stdout.isatty() or environment.get("NO_COLOR")
    if when == "never" or (when == "auto" and plain):
        return None
    from rich.console import Console

    found = Console(force_terminal=True, no_color=False, _environ=environment).color_system
    if found in ("256", "truecolor"):
        return "256" if found == "256" else "truecolor"
    return "standard" if when == "always" or found else None


def width_for(asked: int | None) -> int:
    """The width asked for, else the terminal's up to WIDEST, else 80."""
    return asked or min(shutil.get_terminal_size((80, 24)).columns or 80, WIDEST)


def check_output(output: Path, inputs: Iterable[Path]) -> None:
    """Raise UsageError where `output` cannot be meant: one of the inputs, or in no folder."""
    if output.is_dir():
        raise UsageError("is a folder", where=str(output), remedy="name a file in it")
    if not output.parent.is_dir():
        raise UsageError("its folder does not exist", where=str(output), remedy="make it first")
    if output.exists() and any(p.exists() and os.path.samefile(output, p) for p in inputs):
        raise UsageError(
            "is one of the articles and stays as it is",
            where=str(output),
            remedy="name another file for --output",
        )


def write_file(output: Path, text: str) -> None:
    """Write `text` as UTF-8; raises BriefingError where that fails."""
    try:
        output.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as cause:
        raise BriefingError(
            f"cannot be written: {cause.strerror or cause}",
            where=str(output),
            remedy="name another file for --output",
        ) from cause


class Sink:
    """Where text goes: to standard output at once, or into a file at the end, whole."""

    def __init__(self, output: Path | None) -> None:
        self._output = output
        self._kept: list[str] = []

    def put(self, text: str) -> None:
        """Take a piece of text."""
        if self._output:
            self._kept.append(text)
        else:
            # Our own decision on colours is made before; click is not to take them out again.
            click.echo(text, nl=False, color=True)

    def close(self) -> None:
        """Write the file, if it is one; without any text, what it held before stays."""
        if self._output and self._kept:
            write_file(self._output, "".join(self._kept))


class Sheet:
    """Briefings one after the other. draw: the text of one. separator: what stands between two."""

    def __init__(self, sink: Sink, draw: Callable[[Briefing], str], *, separator: str = "") -> None:
        self._sink = sink
        self._draw = draw
        self._separator = separator
        self._begun = False

    def add(self, briefing: Briefing) -> None:
        """Put one down."""
        self._sink.put(self._separator * self._begun + self._draw(briefing))
        self._begun = True

    def end(self) -> None:
        """Nothing more comes."""
        self._sink.close()


class HtmlSheet:
    """One page of all briefings, titled after the first."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._begun = False

    def add(self, briefing: Briefing) -> None:
        """Put one down."""
        from ..render.html import head, section

        if not self._begun:
            self._sink.put(head(briefing.article.title))
        self._begun = True
        self._sink.put(section(briefing))

    def end(self) -> None:
        """Finish the page; nothing at all where every article failed."""
        from ..render.html import TAIL

        if self._begun:
            self._sink.put(TAIL)
        self._sink.close()


class JsonSheet:
    """One JSON document of all briefings. many: a list even if there is only one of them."""

    def __init__(self, sink: Sink, *, many: bool) -> None:
        self._sink = sink
        self._many = many
        self._briefings: list[Briefing] = []

    def add(self, briefing: Briefing) -> None:
        """Keep one."""
        self._briefings.append(briefing)

    def end(self) -> None:
        """Put down the document; nothing at all where the only article failed."""
        from ..render.json import document, dumps

        documents = [document(briefing) for briefing in self._briefings]
        if self._many or len(documents) > 1:
            self._sink.put(dumps(documents, indent=2) + "\n")
        elif documents:
            self._sink.put(dumps(documents[0], indent=2) + "\n")
        self._sink.close()


class Bar:
    """A progress bar on standard error; it is off the screen while something else is written."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    @contextmanager
    def step(self) -> Iterator[None]:
        """One file is done, and its result is written inside."""
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.advance(self._task)
            self._progress.start()


class NoBar:
    """The same, unseen."""

    def __enter__(self) -> NoBar:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    @contextmanager
    def step(self) -> Iterator[None]:
        """One file is done, and its result is written inside."""
        yield


def bar(total: int) -> Bar | NoBar:
    """A bar for several files if somebody sees it."""
    return Bar(total) if total > 1 and sys.stderr.isatty() else NoBar()
