"""All commands in one group."""

from __future__ import annotations

import click

from .. import __version__
from .group import BriefingGroup

COMMANDS = {
    "read": "read:read",
    "summary": "summary:summary",
    "analyse": "analyse:analyse",
    "search": "search:search",
    "store": "store:store",
    "list": "listing:list_articles",
    "theme": "themes:theme",
    "config": "config:config",
    "doctor": "doctor:doctor",
    "completion": "completion:completion",
}
"""Of each command its module in this package and its name there; only the one called is imported."""


@click.group(
    cls=BriefingGroup,
    places=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="\b\nExample:\n  briefing ~/news --theme light   open the reader on a folder, on paper",
)
@click.version_option(__version__, prog_name="briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """Who is involved, who claims and who denies what, and what nobody knows yet.

    Without a command, opens the reader: briefing [FOLDER].
    """
