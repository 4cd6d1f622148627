"""Every screen of the reader in every state: `python -m tests.tui.screens FOLDER` writes pictures of them.

To be looked at before `pytest tests/tui/test_screens.py --snapshot-update` takes them as right.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from textual.pilot import Pilot

from briefing.analysis.deadline import deadline
from briefing.errors import ArticleError, LimitError, TaggerError
from briefing.settings import Settings
from briefing.tui.app import BriefingApp
from tests.fakes import FakeOutside
from tests.tui.samples import (
    FakeAnalyse,
    dam_article,
    failing_source,
    loaded,
    long_article,
    make_app,
    plain_article,
    sample_folder,
    settle,
)

SIZES = ((80, 24), (110, 32), (180, 50))
THEMES = ("dark", "light")


@dataclass(frozen=True)
class State:
    """name: of the state. keys: that lead to it. leave: keys that lead back to the state before."""

    name: str
    keys: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()


STATES = (
    State("list"),
    State("article-without-findings", ("G",), ("g",)),
    State("broken-file", ("G", "k"), ("g",)),
    State("order", ("O", "O"), ("u", "u")),
    State("filter", ("slash", *"rai"), ("escape", "g")),
    State("filter-completed", ("slash", *"actor:"), ("escape", "g")),
    State("filter-wrong", ("slash", *"is:"), ("escape", "g")),
    State("filter-wrong-completed", ("slash", *"stance:de"), ("escape", "g")),
    State("filter-kept", ("slash", *"rain", "enter"), ("escape", "g")),
    State("filter-finds-nothing", ("slash", *"zebra", "enter"), ("escape", "g")),
    State("query-help", ("f1",), ("escape",)),
    State("marks", ("asterisk", "j", "m", "k"), ("u", "u", "g")),
    State("all-read", ("A",), ("escape",)),
    State("list-zoomed", ("z",), ("z",)),
    State("summary", ("4", "j")),
    State("summary-longer", ("s",), ("S",)),
    State("text-sentence", ("enter",), ("escape",)),
    State("actors", ("1",)),
    State("text-actor", ("enter", "n"), ("escape",)),
    State("lens", ("f",)),
    State("lens-questions", ("3",), ("1", "f")),
    State("claims", ("2", "j")),
    State("claims-zoomed", ("z",), ("z",)),
    State("claims-by-speaker", ("O",)),
    State("claims-by-stance", ("O",), ("u", "u")),
    State("stances", ("v",)),
    State("stances-off", ("space", "j", "j"), ("escape",)),
    State("claims-without", leave=("backspace",)),
    State("export", ("x",), ("escape",)),
    State("text-claim", ("enter",)),
    State("text-next", ("n",)),
    State("text-zen", ("z",), ("z",)),
    State("text-beside", ("l",), ("h",)),
    State("text-help", ("question_mark",), ("escape",)),
    State("text-end", ("G",), ("escape",)),
    State("questions", ("3",)),
    State("text-question", ("enter",), ("escape",)),
    State("help", ("question_mark",), ("escape",)),
    State("palette", ("ctrl+p",), ("escape",)),
    State("palette-search", ("ctrl+p", *"rain"), ("escape",)),
    State("themes", ("t",), ("escape",)),
    State("folder", ("0", "j", "m", "g", "m", "B")),
    State("folder-denials", ("2", "j")),
    State("folder-questions", ("3",)),
    State("folder-pictures", ("v",), ("escape",)),
)
"""In the order in which one run goes through them, on the articles of `sample_folder`."""


def sample(theme: str) -> BriefingApp:
    """The reader that the states are shown on."""
    return make_app(settings=Settings(theme=theme))


@dataclass(frozen=True)
class Other:
    """A state that needs a reader of its own. keys: that lead to it. notes: whether it is told things."""

    app: BriefingApp
    keys: tuple[str, ...] = ()
    notes: bool = False


def too_slow() -> LimitError:
    """What an analysis says that takes too long."""
    moments = iter((0.0, 61.0))
    try:
        deadline(60, lambda: next(moments))()
    except LimitError as error:
        return error
    raise AssertionError


def others(theme: str) -> dict[str, Other]:
    """States that need a reader of their own, by name."""
    settings = Settings(theme=theme)
    dam = dam_article()
    gone = ArticleError("no such folder", where="seeds", remedy="check the path")
    damaged = TaggerError("tagger.onnx is damaged", remedy="install briefing again")

    def failing(error: Exception) -> BriefingApp:
        return make_app(analyse=FakeAnalyse(fails={dam.id: error}), settings=settings)

    return {
        "empty-folder": Other(make_app((), settings=settings)),
        "no-folder": Other(make_app(failing_source(gone), settings=settings)),
        "analysis-too-slow": Other(failing(too_slow())),
        "analysis-failed": Other(failing(damaged)),
        "text-analysis-failed": Other(failing(damaged), ("enter",)),
        "one-article": Other(
            make_app(loaded(replace(dam, title="Dam" * 60, source=None)), settings=settings)
        ),
        "long-title": Other(
            make_app(loaded(replace(dam, title=f"{dam.title}, " * 6)), settings=settings)
        ),
        "text-long": Other(
            make_app(loaded(long_article()), settings=settings), ("enter", "ctrl+d")
        ),
        "text-broken": Other(make_app(settings=settings), ("G", "k", "enter")),
        "folder-of-read": Other(make_app(loaded(plain_article(4)), settings=settings), ("B",)),
        "first-start": Other(make_app(settings=settings, is_first_start=lambda: True), notes=True),
        "note": Other(
            make_app(settings=settings, outside=FakeOutside()), ("2", "j", "y"), notes=True
        ),
        "note-of-error": Other(make_app(settings=settings), ("o",), notes=True),
    }


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for what each does."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@asynccontextmanager
async def being_analysed(theme: str, size: tuple[int, int]) -> AsyncIterator[BriefingApp]:
    """The reader before anything is analysed."""
    gate = threading.Event()
    app = make_app(sample_folder(), analyse=FakeAnalyse(gate=gate), settings=Settings(theme=theme))
    async with app.run_test(size=size) as pilot:
        while app._loading or not app._analyst.is_busy:
            await pilot.pause()
        await pilot.pause()
        yield app
        gate.set()


async def shown(theme: str, size: tuple[int, int]) -> AsyncIterator[tuple[str, BriefingApp]]:
    """Every state, one after the other: its name, and the reader in it."""
    app = sample(theme)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for state in STATES:
            await press(pilot, *state.keys)
            yield state.name, app
            await press(pilot, *state.leave)
    for name, other in others(theme).items():
        async with other.app.run_test(size=size, notifications=other.notes) as pilot:
            await settle(pilot)
            await press(pilot, *other.keys)
            yield name, other.app
    async with being_analysed(theme, size) as app:
        yield "being-analysed", app


def drawn(app: BriefingApp) -> str:
    """The screen as text: its characters, then a letter for the style of each, then the styles."""
    letters: dict[str, str] = {}
    lines, styles = [], []
    for strip in app.screen._compositor.render_strips():
        cells = [(char, str(segment.style)) for segment in strip for char in segment.text]
        lines.append("".join(char for char, _ in cells).rstrip())
        runs = ((style, len(list(run))) for style, run in groupby(style for _, style in cells))
        marks = []
        for style, length in runs:
            letter = letters.setdefault(style, chr(ord("A") + len(letters)))
            marks.append(f"{letter}{length}")
        styles.append(" ".join(marks))
    legend = [f"{letter}: {style}" for style, letter in letters.items()]
    return "\n".join([*lines, "", *styles, "", *legend, ""])


async def write_pictures(folder: Path) -> None:
    """An SVG of every state, size and theme."""
    for size in SIZES:
        for theme in THEMES:
            async for name, app in shown(theme, size):
                picture = folder / f"{size[0]}x{size[1]}-{theme}-{name}.svg"
                picture.write_text(app.export_screenshot(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(write_pictures(Path(sys.argv[1])))
