"""`briefing theme`: which themes there are, how they look, and making one of your own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import ThemeError, UsageError, nearest
from . import output as out
from .group import tell
from .options import theme_names
from .services import services_of

if TYPE_CHECKING:
    from rich.text import Text

    from ..theme import Theme

LEGIBLE = 4.5
SPECIMEN_WIDTH = 84
AUTHOR_WIDTH = 28
"""Cells: some schemes name several people there with their addresses."""


@click.group(epilog="\b\nExample:\n  briefing theme list")
def theme() -> None:
    """Look at the themes: built-in, ./themes, and your own.

    A theme is a YAML file: the program's own, a base16 or base24 scheme, or one of posting or elia.
    """


@theme.command(
    "list",
    short_help="List the themes.",
    epilog="\b\nExample:\n  briefing theme list",
)
@click.pass_context
def list_themes(ctx: click.Context) -> int:
    """List the themes: name, variant, lowest contrast of a text, colours, author, file.

    * marks those in force. A file with mistakes is told of, and the others are listed.
    """
    from rich.table import Table
    from rich.text import Text

    from ..phrases import printable
    from ..render.text import drawn
    from ..theme import find_themes, load_theme

    services = services_of(ctx)
    chosen = services.settings().themes
    colours = out.colours_for("auto", services.environment, to_file=False)
    themes = find_themes()
    errors: list[ThemeError] = []
    table = Table.grid(padding=(0, 2, 0, 0))
    for column in ("name", "variant", "contrast", *(["colours"] if colours else [])):
        table.add_column(column, no_wrap=True)
    table.add_column("author", no_wrap=True, overflow="ellipsis", max_width=AUTHOR_WIDTH)
    table.add_column("file", no_wrap=True)
    for name, path in themes.items():
        try:
            found = load_theme(name, themes)
        except ThemeError as error:
            errors.append(error)
            continue
        words: list[str | Text] = [
            f"{'*' if name in chosen else ' '} {name}",
            found.variant,
            _contrast(found),
            *([_swatch(found)] if colours else []),
            found.author,
            str(path),
        ]
        table.add_row(*(Text(printable(w)) if isinstance(w, str) else w for w in words))
    for line in drawn(table, width=out.UNBOUNDED, colours=colours).splitlines():
        click.echo(line.rstrip(), color=True)
    for mistake in errors:
        tell(mistake.in_one_line())
    for name in chosen:
        if name not in themes:
            raise ThemeError(
                f"the theme in force, {name!r}, does not exist", remedy=nearest(name, themes)
            )
    return 1 if errors else 0


def _contrast(theme: Theme) -> str:
    from ..theme.readable import least_contrast, ratio

    least = least_contrast(theme)
    if least is None:
        return "terminal's"
    return f"{ratio(least)}{' low' if least < LEGIBLE else ''}"


def _swatch(theme: Theme) -> Text:
    from rich.style import Style
    from rich.text import Text

    from ..render.text import rich_colour
    from ..theme import SWATCH

    colors = {name: rich_colour(colour) for name, colour in theme.colors.items()}
    ground = colors["background"]
    pieces = (("██", Style(color=colors[name], bgcolor=ground)) for name in SWATCH)
    edge = (" ", Style(bgcolor=ground))
    return Text.assemble(edge, *pieces, edge, no_wrap=True)


@theme.command(
    short_help="Show a theme on a sample briefing.",
    epilog="\b\nExamples:\n"
    "  briefing theme show paper\n"
    "  briefing theme show gruvbox.yaml --svg gruvbox.svg",
)
@click.argument("name", shell_complete=lambda _c, _p, start: theme_names(start))
@click.option("--svg", type=click.Path(path_type=Path), metavar="FILE", help="Write a picture.")
@click.option("--width", type=click.IntRange(40, 200), metavar="N", help="Cells in a line.")
@click.option(
    "--color",
    type=click.Choice(out.WHENS),
    default="auto",
    metavar="WHEN",
    help="auto, always or never.",
)
@click.pass_context
def show(
    ctx: click.Context, name: str, svg: Path | None, width: int | None, color: out.When
) -> None:
    """Show every role of a theme on a sample briefing. NAME may be a file too."""
    from ..render import specimen
    from ..render.text import drawn

    found = _named(name)
    if svg is not None:
        out.check_output(svg, [])
        out.write_file(svg, specimen.svg(found, width=width or SPECIMEN_WIDTH))
        return
    colours = out.colours_for(color, services_of(ctx).environment, to_file=False)
    shown = specimen.on_its_ground(found) if colours else specimen.specimen(found)
    wide = width or min(out.width_for(None), SPECIMEN_WIDTH)
    click.echo(drawn(shown, width=wide, colours=colours), nl=False, color=True)


def _named(name: str) -> Theme:
    """A theme by its name, or by that of its file."""
    from ..theme import find_themes, load_file, load_theme

    themes = find_themes()
    path = Path(name)
    return load_file(path, themes) if _is_file(name, themes) else load_theme(name, themes)


def _is_file(name: str, themes: Mapping[str, Path]) -> bool:
    return name not in themes and (Path(name).exists() or name.endswith((".yaml", ".yml")))


@theme.command(
    short_help="Check theme files.",
    epilog="\b\nExample:\n  briefing theme check themes/*.yaml",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
def check(files: tuple[Path, ...]) -> int:
    """Check theme files: each mistake with line, column and key, and what is hard to read.

    FILE may be a folder. Exits with 1 if there is a mistake; low contrast is only told.
    """
    from ..phrases import printable
    from ..theme import find_themes, load_file
    from ..theme.readable import ratio, readings

    failed = False
    themes = find_themes()
    for file in _files(files):
        try:
            found = load_file(file, themes)
        except ThemeError as error:
            tell(error)
            failed = True
            continue
        words = f"{file}: no mistakes ({found.name}, {found.variant}, contrast {_contrast(found)})"
        click.echo(printable(words))
        for reading in readings(found):
            if reading.contrast < LEGIBLE:
                found_on = f"contrast {ratio(reading.contrast)} on {reading.ground}"
                click.echo(printable(f"{file}: {reading.role}: {found_on}, under 4.5:1"))
    return 1 if failed else 0


def _files(named: tuple[Path, ...]) -> Iterator[Path]:
    from ..theme import themes_in

    for path in named:
        if not path.is_dir():
            yield path
            continue
        inside = [file for _, file in themes_in(path)]
        if not inside:
            raise UsageError("holds no .yaml file", where=str(path), remedy="name a theme's file")
        yield from inside


@theme.command(
    short_help="Make a theme of your own.",
    epilog="\b\nExamples:\n  briefing theme new mine\n  briefing theme new mine --from nord.yaml",
)
@click.argument("name")
@click.option(
    "--from",
    "base",
    default="dark",
    shell_complete=lambda _c, _p, start: theme_names(start),
    metavar="SCHEME",
    help="A theme or a scheme's file to begin with (default dark).",
)
def new(name: str, base: str) -> None:
    """Write NAME.yaml into your themes folder, and print where it is."""
    from ..settings import AUTO
    from ..theme import draft_of, find_themes
    from ..theme.write import written

    if not re.fullmatch(r"[\w][\w .-]{0,63}", name) or name == AUTO:
        raise UsageError(
            f"{name!r} is no name for a theme",
            remedy='use letters, digits, "-" and "_", and not auto',
        )
    themes = find_themes()
    if base not in themes and not _is_file(base, themes):
        raise ThemeError(f"unknown theme {base!r}", remedy=nearest(base, themes))
    draft = draft_of(themes.get(base, Path(base)), themes)
    file = _folder() / f"{name}.yaml"
    if file.exists():
        raise UsageError("is there already", where=str(file), remedy="choose another name")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise ThemeError(
            f"cannot be made: {cause.strerror or cause}", where=str(file.parent)
        ) from cause
    out.write_file(file, written(draft, name))
    click.echo(file)


@theme.command(epilog='\b\nExample:\n  cp nord.yaml "$(briefing theme path)"')
def path() -> None:
    """Print the folder of your own themes; it need not exist."""
    click.echo(_folder())


def _folder() -> Path:
    from ..theme import theme_folders

    return theme_folders()[-1]
