"""Where theme files are, and how one is loaded by its name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import ThemeError, nearest
from ..resources import config_folder, themes_folder
from ..yamlfile import text_of
from .complete import complete
from .draft import Draft
from .file import read_draft
from .types import Theme, Variant

SUFFIXES = (".yaml", ".yml")


def theme_folders() -> tuple[Path, ...]:
    """Where themes are looked for; a later folder's theme stands for an earlier one of its name."""
    return (themes_folder(), Path("themes"), config_folder() / "themes")


def find_themes() -> Mapping[str, Path]:
    """The theme files there are, by name; none is read.

    A theme's name is that of its file, without the ending. One in a folder below is called by both,
    as in base16-nord: a collection of schemes can be copied in as it is.
    """
    return {name: path for folder in theme_folders() for name, path in themes_in(folder)}


def themes_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Names and files of one folder, sorted; nothing where there is none or it cannot be read."""
    for name, entry in _entries(folder):
        if entry.is_dir():
            for below, file in _entries(Path(entry.path)):
                if not file.is_dir():
                    yield f"{entry.name}-{below}", Path(file.path)
        elif entry.name.endswith(SUFFIXES):
            yield name, Path(entry.path)


def _entries(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []
    return [
        (entry.name.rpartition(".")[0], entry)
        for entry in sorted(found, key=lambda entry: entry.name)
        if entry.name.endswith(SUFFIXES) or entry.is_dir()
    ]


def load_theme(name: str, themes: Mapping[str, Path]) -> Theme:
    """The theme called `name`; raises ThemeError if there is none, or for the file's mistakes."""
    path = themes.get(name)
    if path is None:
        raise ThemeError(f"unknown theme {name!r}", remedy=nearest(name, themes))
    return load_file(path, themes)


def load_file(path: Path, themes: Mapping[str, Path]) -> Theme:
    """The theme of a file, which may extend one of `themes`; raises ThemeError."""
    return complete(draft_of(path, themes))


def default_theme(variant: Variant) -> Theme:
    """The built-in theme for a dark or a light terminal, whatever files of its name there are."""
    return load_file(themes_folder() / f"{variant}.yaml", {})


def draft_of(path: Path, themes: Mapping[str, Path]) -> Draft:
    """What a file says, over all that the themes it extends say; raises ThemeError."""
    return _whole(read_draft(text_of(path, ThemeError), str(path)), themes, (path,))


def _whole(draft: Draft, themes: Mapping[str, Path], followed: tuple[Path, ...]) -> Draft:
    wanted = draft.extends
    if wanted is None:
        return draft
    file = themes.get(wanted)
    if file == followed[-1]:
        # A file of a built-in theme's name stands for it, and may still build on it.
        file = dict(themes_in(themes_folder())).get(wanted, file)
    if file is None:
        raise ThemeError(
            f"unknown theme {wanted!r}", where=draft.extends_at, remedy=nearest(wanted, themes)
        )
    if file in followed:
        raise ThemeError(
            f"goes round in a circle: {' → '.join(path.name for path in (*followed, file))}",
            where=draft.extends_at,
            remedy="let one of them stand alone",
        )
    base = read_draft(text_of(file, ThemeError), str(file))
    return draft.over(_whole(base, themes, (*followed, file)))
