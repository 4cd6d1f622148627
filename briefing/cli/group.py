"""Which command is meant, and how errors are told."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..errors import BriefingError, nearest

READ = "read"


class BriefingGroup(click.Group):
    """A group whose default command is `read`, and that imports a command when it is asked for."""

    def __init__(self, *, places: Mapping[str, str], **attributes: Any) -> None:  # noqa: ANN401
        """places: of each command "module:name" in this package. attributes: as of click.Group."""
        super().__init__(**attributes)
        self._places = places

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands, sorted."""
        return sorted(self._places)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name; None if there is none."""
        if name not in self._places:
            return None
        module, _, attribute = self._places[name].partition(":")
        command: click.Command = getattr(import_module(f".{module}", __package__), attribute)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before arguments that name no command."""
        if not ctx.resilient_parsing and self._means_read(ctx, args):
            args = [READ, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command by its name; a usage error names the nearest one."""
        if args and args[0] not in self._places and not ctx.resilient_parsing:
            what = f"{args[0]!r} is neither a command nor a folder"
            is_path = os.sep in args[0]
            remedy = "check the path" if is_path else nearest(args[0], self._places)
            raise click.UsageError(f"{what}: {remedy}", ctx)
        return super().resolve_command(ctx, args)

    def _means_read(self, ctx: click.Context, args: Sequence[str]) -> bool:
        if not args:
            return True
        first = args[0]
        own_options = {name for param in self.get_params(ctx) for name in param.opts}
        if first in self._places or first.partition("=")[0] in own_options:
            return False
        return first.startswith("-") or Path(first).exists()


def tell(error: BriefingError | str) -> None:
    """An error for people on standard error: each of its lines after the program's name.

    A file's name in it may hold anything: what would act on a terminal is not printed.
    """
    from ..phrases import printable

    for line in str(error).splitlines():
        click.echo(f"briefing: {printable(line)}", err=True)
