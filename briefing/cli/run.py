"""Running the command: arguments and services in, exit code out."""

from __future__ import annotations

import io
import os
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
    _stand_in_for_closed_streams()
    _never_fail_on_an_encoding()
    try:
        _check_output_is_open()
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
    except OSError as error:
        if error.filename is not None:
            raise
        # Of a file that is read or written the reason was told where that was tried.
        tell(_unwritten(error))
        return 1
    return code if isinstance(code, int) else 0


def _stand_in_for_closed_streams() -> None:
    """Where the caller closed standard input or error, an empty one takes its place.

    Python has None there, and the next file opened would get the number of the closed one.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - until the process ends
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _check_output_is_open() -> None:
    """Raise BriefingError where the caller closed standard output."""
    if sys.stdout is None:
        raise BriefingError(
            "is closed", where="standard output", remedy="send it to a file or a terminal"
        )


def _unwritten(error: OSError) -> BriefingError:
    """The error for what standard output does not take; it is not tried again at the end."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    return BriefingError(
        f"cannot be written: {error.strerror or error}",
        where="standard output",
        remedy="make room there, or send it elsewhere",
    )


def _never_fail_on_an_encoding() -> None:
    """A terminal that cannot show "✗" shows "?" in its place; bytes that are no text are read as �."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
