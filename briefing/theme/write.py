"""The text of a new theme file, to begin with."""

from __future__ import annotations

from collections.abc import Mapping

from ..resources import themes_folder
from .complete import ROLE_STYLES, complete
from .draft import Draft
from .own import FLAGS
from .types import COLORS, SIGNS, Style


def written(draft: Draft, name: str) -> str:
    """A theme file called `name` that looks like `draft` (which extends nothing any more).

    All colours stand in it, those of its roles and signs that differ from what every theme has, and
    the others as comments.
    """
    theme = complete(draft)
    author = f"author: {_quoted(theme.author)}" if theme.author else "# author: your name"
    lines = [
        f"# Made from {theme.name}. All that may stand here: {themes_folder() / 'README.md'}",
        f"name: {_quoted(name)}",
        author,
        f"variant: {theme.variant}",
        "",
        "colors:",
        *(f"  {color}: {_quoted(theme.colors[color])}" for color in COLORS),
        "",
        *_block(
            "roles",
            {role: _style(style) for role, style in ROLE_STYLES.items()},
            {role: _style(style) for role, style in draft.roles.items()},
        ),
        "",
        *_block(
            "signs",
            {k: _quoted(v) for k, v in SIGNS.items()},
            {k: _quoted(v) for k, v in draft.signs.items()},
        ),
    ]
    return "\n".join(lines) + "\n"


def _block(key: str, usual: Mapping[str, str], given: Mapping[str, str]) -> list[str]:
    """The entries under a key; a comment for each that is as usual, and for the key without any."""
    lines = [
        f"  {name}: {given[name]}" if name in given else f"#  {name}: {value}"
        for name, value in usual.items()
    ]
    return [f"{key}:" if given else f"# {key}:", *lines]


def _style(style: Style | str) -> str:
    if isinstance(style, str):
        return style
    parts = [f"{key}: {_colour(value)}" for key in ("fg", "bg") if (value := getattr(style, key))]
    parts += [f"{flag}: true" for flag in FLAGS if getattr(style, flag)]
    return f"{{{', '.join(parts)}}}"


def _colour(colour: str) -> str:
    return _quoted(colour) if colour.startswith("#") else colour


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
