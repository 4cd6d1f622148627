"""What the golden files hold, and writing them anew: `python -m tests.render.goldens`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing.render.html import html
from briefing.render.json import document, dumps
from briefing.render.markdown import markdown
from briefing.render.text import text
from briefing.resources import themes_folder
from briefing.theme import Theme, read_theme
from tests.fakes import empty_briefing, sample_briefing

FOLDER = Path(__file__).parent / "golden"


def theme(name: str) -> Theme:
    """A built-in theme, whatever the working folder holds."""
    path = themes_folder() / f"{name}.yaml"
    return read_theme(path.read_text(encoding="utf-8"), str(path))


def _json() -> str:
    found = document(sample_briefing())
    assert json.loads(dumps(found)) == found
    return dumps(found, indent=2) + "\n"


GOLDEN: Mapping[str, Callable[[], str]] = {
    "text-80.txt": lambda: text(sample_briefing(), theme("dark"), width=80),
    "text-40.txt": lambda: text(sample_briefing(), theme("dark"), width=40),
    "text-dark.ansi": lambda: text(sample_briefing(), theme("dark"), width=80, colours="truecolor"),
    "text-empty.txt": lambda: text(empty_briefing(), theme("dark"), width=80),
    "markdown.md": lambda: markdown(sample_briefing()),
    "markdown-empty.md": lambda: markdown(empty_briefing()),
    "page.html": lambda: html(sample_briefing()),
    "page-empty.html": lambda: html(empty_briefing()),
    "document.json": _json,
}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, made in GOLDEN.items():
        (FOLDER / name).write_text(made(), encoding="utf-8", newline="\n")
