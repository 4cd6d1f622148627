"""`briefing search`: articles by their words, actors, claims, questions, marks and dates."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import QueryError, UsageError
from .group import tell
from .services import default_folder, services_of

if TYPE_CHECKING:
    from ..catalogue.hits import Hit
    from ..query import Query
    from ..settings import Settings
    from ..store import Store

LIMIT = 50
"""Hits that are printed if nothing is said."""


@click.command(
    short_help="Find articles by words, actors, claims and dates.",
    epilog="\b\nExamples:\n"
    "  briefing search 'dam \"northern wall\" -rain'\n"
    "  briefing search 'says:kremlin stance:deny'\n"
    "  briefing search 'actor:putin (question:unknown or newer:3d)' ~/news\n"
    "\b\nA query is made of\n"
    '  words "a phrase"   in title or text; a word also finds longer ones\n'
    "  actor: says:       a name; who is involved, who makes a claim\n"
    "  stance: question:  of a claim (deny, …), of an open question (unknown, …)\n"
    "  source: tag:       of the article\n"
    "  newer: before:     3d, 2w, 12h, or 2026-01-31\n"
    "  unread starred     your marks\n"
    "  -x  x or y  ( )    without x, one of both, together",
)
@click.argument("query")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="NAME",
    help="text or json.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=LIMIT,
    metavar="N",
    help=f"Hits to print, the newest first (default {LIMIT}).",
)
@click.pass_context
def search(ctx: click.Context, query: str, folder: Path | None, fmt: str, limit: int) -> int:
    """Print the articles in FOLDER that QUERY finds: title, sentence, path.

    A query that begins with - stands after --. Default: your articles.
    """
    from ..query import parse

    try:
        asked = parse(query)
    except QueryError as error:
        tell(error)
        tell(_pointed(error))
        return error.exit_code
    if not query.strip():
        raise UsageError("the query is empty", remedy="write a word to search for")
    from ..analysis.sentences import sentence_spans
    from ..catalogue.hits import hits
    from .indexing import index_folder

    services = services_of(ctx)
    settings = services.settings()
    folder = folder or default_folder(settings)
    store = services.open_store()
    index_folder(store, folder, settings)
    total, found = hits(
        store,
        asked,
        datetime.now(UTC),
        folder=folder,
        limit=limit,
        sentences=sentence_spans,
    )
    shown = list(found)
    click.echo(_json(shown) if fmt == "json" else "\n".join(map(_text, shown)), nl=False)
    if not total:
        tell("nothing found")
    elif total > len(shown):
        tell(f"{len(shown):,} of {total:,} shown (--limit shows more)")
    _say_what_is_missing(store, asked, folder, settings)
    return 0


def _say_what_is_missing(store: Store, query: Query, folder: Path, settings: Settings) -> None:
    """A query for findings cannot find what was not analysed: say so."""
    from ..query.syntax import needs_analysis

    if not needs_analysis(query):
        return
    from ..catalogue.index import whole_path
    from ..catalogue.remember import engine_name

    waiting = store.briefings.waiting(whole_path(folder), engine_name(store, settings))
    if waiting:
        tell(f"{waiting:,} articles are not analysed yet; briefing analyse does it")


def _pointed(error: QueryError) -> str:
    """The query with a sign under the place that is wrong."""
    from ..phrases import one_line, printable

    # Marks of combining and width are the terminal's to draw: what stands before gives the room.
    before = printable(error.query[: error.at]).replace("\n", " ")
    line = printable(error.query).replace("\n", " ")
    return f"  {line}\n  {' ' * len(before)}^" if one_line(line) else "  ^"


def _text(hit: Hit) -> str:
    from ..phrases import SEPARATOR, one_line, printable

    article = hit.article
    about = SEPARATOR.join(filter(None, (article.source, (article.published or "")[:10])))
    title = click.style(one_line(article.title), bold=True)
    start, end = hit.sentence
    sentence = one_line(article.text[start:end])
    if hit.marked is not None:
        low, high = max(hit.marked[0], start), min(hit.marked[1], end)
        parts = article.text[start:low], article.text[low:high], article.text[high:end]
        before, marked, after = (printable(" ".join(part.split("\n"))) for part in parts)
        sentence = before + click.style(marked, underline=True) + after
    if hit.finding is not None and hit.finding.role != "actor":
        kind = f"{hit.finding.kind}{SEPARATOR}"
        sentence = f"{kind}{sentence}"
    lines = [f"{title}{SEPARATOR}{one_line(about)}" if about else title, sentence]
    return "\n  ".join([*lines, printable("; also in ".join((article.path, *hit.also_in)))]) + "\n"


def _json(found: list[Hit]) -> str:
    rows = [
        {
            "id": hit.article.id,
            "title": hit.article.title,
            "source": hit.article.source,
            "published": hit.article.published,
            "path": hit.article.path,
            "also_in": hit.also_in,
            "sentence": {
                "start": hit.sentence[0],
                "end": hit.sentence[1],
                "text": hit.article.text[slice(*hit.sentence)],
            },
            "finding": None
            if hit.finding is None
            else {
                "role": hit.finding.role,
                "kind": hit.finding.kind,
                "name": hit.finding.name,
                "start": hit.finding.span[0],
                "end": hit.finding.span[1],
            },
        }
        for hit in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
