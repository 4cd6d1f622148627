"""Which command is meant, and how errors are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..errors import BriefingError, nearest

READ = "read"


class BriefingGroup(click.Group):
    """A group whose default command is `read`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before arguments that name no command."""
        if not ctx.resilient_parsing and self._means_read(ctx, args):
            args = [READ, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command by its name; a usage error names the nearest one."""
        if args and args[0] not in self.commands and not ctx.resilient_parsing:
            what = f"{args[0]!r} is neither a command nor a folder"
            raise click.UsageError(f"{what}: {nearest(args[0], self.commands)}", ctx)
        return super().resolve_command(ctx, args)

    def _means_read(self, ctx: click.Context, args: Sequence[str]) -> bool:
        if not args:
            return True
        first = args[0]
        own_options = {name for param in self.get_params(ctx) for name in param.opts}
        if first in self.commands or first.partition("=")[0] in own_options:
            return False
        return first.startswith("-") or Path(first).exists()


def tell(error: BriefingError | str) -> None:
    """An error for people on standard error: each of its lines after the program's name.

    A file's name in it may hold anything: what would act on a terminal is not printed.
    """
    from ..phrases import printable

    for line in str(error).splitlines():
        click.echo(f"briefing: {printable(line)}", err=True)
