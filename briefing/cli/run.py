"""Running the command: arguments and services in, exit code out."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from ..errors import BriefingError
from .commands import cli
from .group import tell
from .services import Services

INTERRUPTED = 130
"""The exit code after Ctrl+C: 128 and the number of the signal, as shells have it."""


def run(arguments: Sequence[str], services: Services | None = None) -> int:
    """Run `briefing` with `arguments`; the exit code.

    Every error for people becomes a line on standard error, never a traceback. services: the real
    ones if None.
    """
    _never_fail_on_an_encoding()
    try:
        code = cli.main(list(arguments), "briefing", standalone_mode=False, obj=services)
    except BriefingError as error:
        tell(error)
        return error.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "briefing"
        tell(f"{error.format_message().rstrip('.')} (see {path} --help)")
        return error.exit_code
    except click.ClickException as error:
        tell(error.format_message())
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def _never_fail_on_an_encoding() -> None:
    """A terminal that cannot show "✗" shows "?" in its place; bytes that are no text are read as �."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
