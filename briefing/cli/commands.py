"""All commands in one group."""

from __future__ import annotations

import click

from .. import __version__
from .completion import completion
from .config import config
from .doctor import doctor
from .group import BriefingGroup
from .listing import list_articles
from .read import read
from .summary import summary
from .themes import theme


@click.group(
    cls=BriefingGroup,
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


for command in (read, summary, list_articles, theme, config, doctor, completion):
    cli.add_command(command)
