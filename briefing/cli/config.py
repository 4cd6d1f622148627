"""`briefing config`: where the settings are, what they are, whether they are right."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from .services import default_folder, services_of

if TYPE_CHECKING:
    from ..settings import Settings


@click.group(epilog="\b\nExample:\n  briefing config show")
def config() -> None:
    """Show or check your settings.

    A flag goes before a BRIEFING_ variable, that before config.yaml, that before the defaults.
    """


@config.command(epilog='\b\nExample:\n  $EDITOR "$(briefing config path)"')
@click.pass_context
def path(ctx: click.Context) -> None:
    """Print where config.yaml is, or would be."""
    click.echo(services_of(ctx).config_path())


@config.command(epilog='\b\nExample:\n  briefing config show > "$(briefing config path)"')
@click.pass_context
def show(ctx: click.Context) -> None:
    """Print the settings in force, as a config.yaml."""
    click.echo(_as_yaml(services_of(ctx).settings()), nl=False)


@config.command(epilog="\b\nExample:\n  briefing config check && briefing")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check config.yaml, the BRIEFING_ variables and the theme they name."""
    from ..theme import find_themes, load_theme

    services = services_of(ctx)
    settings = services.settings()
    themes = find_themes()
    for name in settings.themes:
        load_theme(name, themes)
    file = services.config_path()
    found = "no mistakes" if file.exists() else "does not exist; the defaults are in force"
    click.echo(f"{file}: {found}")


def _as_yaml(settings: Settings) -> str:
    import yaml

    from ..phrases import printable

    length, theme = settings.sentences, settings.theme
    values: dict[str, object] = {
        "seeds": str(default_folder(settings).resolve()),
        "theme": theme if isinstance(theme, str) else asdict(theme),
        "summary": {
            "method": settings.method,
            "sentences": str(length) if length.percent else length.count,
        },
        "threads": settings.threads,
        "limits": asdict(settings.limits),
        "keys": dict(settings.keys),
    }
    if settings.lexicon is not None:
        values["lexicon"] = str(settings.lexicon.resolve())
    written: str = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    if printable(written) == written:
        return written
    # A folder's name may turn the line it is shown in: as an escape it is the same name.
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=False)
