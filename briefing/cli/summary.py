"""`briefing summary`: briefings on standard output or into a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model import Part
from . import output as out
from .group import tell
from .inputs import Input, gather, outcomes
from .options import method_option, no_store_option, only_option, sentences_option, theme_option
from .services import Analyse, Services, default_folder, services_of

if TYPE_CHECKING:
    from ..settings import Length, Settings, ThemePair


@dataclass(frozen=True)
class Printing:
    """How to print. width: None for the terminal's."""

    format: out.Format
    output: Path | None
    width: int | None
    color: out.When


@click.command(
    short_help="Print a briefing of each article.",
    epilog="\b\nExamples:\n"
    "  briefing summary seeds/*.txt --only claims,questions\n"
    "  curl -s https://example.org/story.txt | briefing summary - --format json",
)
@click.argument("paths", nargs=-1, type=click.Path(readable=False, path_type=Path))
@sentences_option
@method_option
@only_option
@click.option(
    "--format",
    "fmt",
    type=click.Choice(out.FORMATS),
    default="text",
    metavar="NAME",
    help="text, markdown, html, json, or jsonl: one a line.",
)
@click.option(
    "--output",
    type=click.Path(readable=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE.",
)
@click.option("--width", type=click.IntRange(20, 1000), metavar="N", help="Cells in a line.")
@theme_option
@click.option(
    "--color",
    type=click.Choice(out.WHENS),
    default="auto",
    metavar="WHEN",
    help="auto, always or never.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, metavar="N", help="Processes (default 1)."
)
@no_store_option
@click.pass_context
def summary(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    sentences: Length | None,
    method: str | None,
    only: tuple[Part, ...],
    fmt: out.Format,
    output: Path | None,
    width: int | None,
    theme: str | ThemePair | None,
    color: out.When,
    jobs: int,
    no_store: bool,
) -> int:
    """Print a briefing of each article: summary, actors, claims, questions.

    PATHS are files, folders, or - for standard input; default: your articles.
    """
    services = services_of(ctx)
    settings = services.settings()
    settings = replace(
        settings,
        method=method or settings.method,
        sentences=sentences or settings.sentences,
        theme=theme or settings.theme,
    )
    inputs = gather(paths or [default_folder(settings)], settings.limits.bytes)
    printing = Printing(fmt, None if output == Path("-") else output, width, color)
    return _print_all(
        services,
        settings,
        inputs,
        analyse=services.remembering(store=not no_store),
        parts=only,
        printing=printing,
        jobs=jobs,
    )


def _print_all(
    services: Services,
    settings: Settings,
    inputs: tuple[Input, ...],
    *,
    analyse: Analyse,
    parts: tuple[Part, ...],
    printing: Printing,
    jobs: int,
) -> int:
    """Print the outcome of each input as soon as it is there; the exit code."""
    if printing.output:
        out.check_output(printing.output, (item.path for item in inputs))
    sheet = _sheet(services, settings, printing, many=len(inputs) > 1)
    failed = False
    with out.bar(len(inputs)) as bar:
        for outcome in outcomes(inputs, analyse, settings, parts, jobs=jobs):
            failed = failed or bool(outcome.errors)
            with bar.step():
                for error in outcome.errors:
                    tell(error)
                for briefing in outcome.briefings:
                    sheet.add(briefing)
    sheet.end()
    return 1 if failed else 0


def _sheet(
    services: Services, settings: Settings, printing: Printing, *, many: bool
) -> out.Sheet | out.HtmlSheet | out.JsonSheet:
    sink = out.Sink(printing.output)
    if printing.format == "json":
        return out.JsonSheet(sink, many=many)
    if printing.format == "jsonl":
        from ..render.json import jsonl

        return out.Sheet(sink, jsonl)
    if printing.format == "markdown":
        from ..render.markdown import markdown

        return out.Sheet(sink, markdown, separator="\n---\n\n")
    if printing.format == "html":
        return out.HtmlSheet(sink)
    from ..render.text import text
    from .look import theme_in_force

    width = out.width_for(printing.width)
    to_file = printing.output is not None
    colours = out.colours_for(printing.color, services.environment, to_file=to_file)
    theme = theme_in_force(settings, services.environment, colours)
    draw = partial(text, theme=theme, width=width, colours=colours)
    return out.Sheet(sink, draw, separator=f"\n{'─' * width}\n\n")
