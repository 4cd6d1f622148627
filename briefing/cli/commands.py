"""All commands in one group."""

from __future__ import annotations

import click

from .. import __version__
from .group import BriefingGroup

COMMANDS = {
    "read": "read:read",
    "summary": "summary:summary",
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
    epilog="\b\nExamples:\n"
    "  briefing                        open the reader on your articles\n"
    "  briefing ~/news --theme light   open it on a folder, on paper\n"
    "  briefing summary story.txt      print one article's briefing",
)
@click.version_option(__version__, prog_name="briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """Who is involved, who claims and who denies what, and what nobody knows yet.

    Without a command, opens the reader: briefing [FOLDER] is briefing read [FOLDER].
    """
