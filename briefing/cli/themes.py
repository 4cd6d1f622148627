"""`briefing theme`: which themes there are."""

from __future__ import annotations

import click

from ..errors import SettingsError, ThemeError
from .group import tell
from .services import services_of


@click.group(epilog="\b\nExample:\n  briefing theme list")
def theme() -> None:
    """Look at the themes: built-in, ./themes, and your own."""


@theme.command(
    "list",
    short_help="List the themes.",
    epilog="\b\nExample:\n  briefing theme list",
)
@click.pass_context
def list_themes(ctx: click.Context) -> int:
    """List the themes: name, variant, author, file; * marks the one in force."""
    from ..phrases import printable
    from ..theme import find_themes, load_theme

    failed = False
    chosen = services_of(ctx).settings().theme
    themes = find_themes()
    width = max(map(len, themes), default=0)
    for name, path in themes.items():
        try:
            found = load_theme(name, themes)
        except ThemeError as error:
            tell(error)
            failed = True
            continue
        mark = "*" if name == chosen else " "
        line = f"{mark} {name:{width}}  {found.variant:5}  {found.author}  {path}"
        click.echo(printable(line))
    if chosen not in themes:
        raise SettingsError(f"the theme in force, {chosen!r}, does not exist")
    return 1 if failed else 0
