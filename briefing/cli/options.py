"""Options of several commands; a wrong name among their values is answered by the nearest one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ..errors import SettingsError, nearest
from ..model import PARTS, Part

if TYPE_CHECKING:
    from ..settings import Length, ThemePair


def _methods() -> Iterable[str]:
    from ..settings import METHODS

    return METHODS


def _themes() -> Iterable[str]:
    from ..settings import AUTO
    from ..theme import find_themes

    return (AUTO, *find_themes())


def theme_names(start: str) -> list[str]:
    """The names of themes that begin so, for a shell to complete."""
    from ..theme import find_themes

    return [name for name in find_themes() if name.startswith(start)]


def _checked(what: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    if name not in names:
        raise click.BadParameter(f"unknown {what} {name!r}: {nearest(name, names)}")
    return name


def _method(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    return None if value is None else _checked("method", value, _methods())


def _theme(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> str | ThemePair | None:
    if value is None:
        return None
    from ..settings import theme_called

    return theme_called(_checked("theme", value, _themes()))


def _length(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Length | None:
    if value is None:
        return None
    from ..settings import Length

    try:
        return Length.parse(value)
    except SettingsError as error:
        raise click.BadParameter(str(error)) from error


def _parts(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[Part, ...]:
    """In the order of the briefing, however they are written."""
    wanted = [_checked("part", name.strip(), PARTS) for name in value.split(",")]
    return tuple(part for part in PARTS if part in wanted)


sentences_option = click.option(
    "--sentences", callback=_length, metavar="N|N%", help="Length of the summary (default 3)."
)
method_option = click.option(
    "--method",
    callback=_method,
    shell_complete=lambda _c, _p, start: [m for m in _methods() if m.startswith(start)],
    metavar="NAME",
    help="news, lead, lex-rank, text-rank, lsa, luhn, …",
)
theme_option = click.option(
    "--theme",
    callback=_theme,
    shell_complete=lambda _c, _p, start: [t for t in _themes() if t.startswith(start)],
    metavar="NAME",
    help="Colours: see briefing theme list.",
)
no_store_option = click.option(
    "--no-store",
    is_flag=True,
    help="Neither look into the store nor keep anything.",
)
only_option = click.option(
    "--only",
    callback=_parts,
    default=",".join(PARTS),
    shell_complete=lambda _c, _p, start: [p for p in PARTS if p.startswith(start)],
    metavar="PARTS",
    help=f"Some of {','.join(PARTS)}.",
)
