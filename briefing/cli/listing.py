"""`briefing list`: the articles there are."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..errors import ArticleError
from ..model import Article
from .group import tell
from .inputs import gather
from .output import UNBOUNDED, Sink, width_for
from .services import default_folder, services_of

TITLES = ("Title", "Source", "Date", "Words", "Path")
GAP = "  "
SHORTEST_TITLE = 24
LONGEST_TITLE = 60
"""Cells; a title that is a whole first sentence would push the other columns off the screen."""


@click.command("list", epilog="\b\nExample:\n  briefing list ~/news --format json")
@click.argument("paths", nargs=-1, type=click.Path(readable=False, path_type=Path))
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="NAME",
    help="text or json.",
)
@click.pass_context
def list_articles(ctx: click.Context, paths: tuple[Path, ...], fmt: str) -> int:
    """List articles: title, source, date, words, path.

    The same text in several files is listed once, with "also in" and the others.

    PATHS are files, folders, or - for standard input; default: your articles.
    """
    failed = False
    articles: list[Article] = []
    settings = services_of(ctx).settings()
    for item in gather(paths or [default_folder(settings)], settings.limits.bytes):
        try:
            articles += item.articles()
        except ArticleError as error:
            tell(error)
            failed = True
    groups = _together(articles)
    Sink(None).put(_json(groups) if fmt == "json" else _table(groups))
    return 1 if failed else 0


def _together(articles: list[Article]) -> list[tuple[Article, ...]]:
    """Articles of the same text in one group."""
    if len(articles) < 2:
        return [(article,) for article in articles]
    from ..library.duplicates import together

    return list(together(articles))


def _json(groups: list[tuple[Article, ...]]) -> str:
    rows = [
        {
            "id": article.id,
            "title": article.title,
            "source": article.source,
            "published": article.published,
            "words": article.words,
            "path": article.path,
            "also_in": [other.path for other in others],
        }
        for article, *others in groups
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _table(groups: list[tuple[Article, ...]]) -> str:
    """Aligned columns; only titles are shortened, to leave room for the rest."""
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    from ..phrases import one_line, printable
    from ..render.text import drawn

    if not groups:
        return ""
    rows = [
        (
            one_line(article.title),
            one_line(article.source or ""),
            (article.published or "")[:10],
            str(article.words),
            printable("; also in ".join(dict.fromkeys(copy.path for copy in group))),
        )
        for group in groups
        for article in group[:1]
    ]
    others = [max(map(cell_len, column)) for column in zip(TITLES, *rows, strict=True)][1:]
    room = width_for(None) - sum(others) - len(GAP) * len(others)
    longest = min(max(room, SHORTEST_TITLE), LONGEST_TITLE)
    table = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0), header_style="")
    for name in TITLES:
        table.add_column(
            name,
            justify="right" if name == "Words" else "left",
            no_wrap=True,
            overflow="ellipsis",
            max_width=longest if name == "Title" else None,
        )
    for row in rows:
        table.add_row(*map(Text, row))
    return "".join(f"{line.rstrip()}\n" for line in drawn(table, width=UNBOUNDED).splitlines())
