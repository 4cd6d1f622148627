"""Where theme files are, and how one is loaded by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import ThemeError, nearest
from ..resources import config_folder, themes_folder
from ..yamlfile import text_of
from .file import read_theme
from .types import Theme


def theme_folders() -> tuple[Path, ...]:
    """Where themes are looked for; a later folder's theme stands for an earlier one of its name."""
    return (themes_folder(), Path("themes"), config_folder() / "themes")


def find_themes() -> Mapping[str, Path]:
    """The theme files there are, by name (that of the file, without its ending); none is read."""
    return {
        path.stem: path
        for folder in theme_folders()
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
    }


def load_theme(name: str, themes: Mapping[str, Path]) -> Theme:
    """The theme called `name`; raises ThemeError if there is none, or for the file's mistakes."""
    path = themes.get(name)
    if path is None:
        raise ThemeError(f"unknown theme {name!r}", remedy=nearest(name, themes))
    return read_theme(text_of(path, ThemeError), str(path))
