"""`briefing completion`: what a shell needs to complete the command's words."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command(
    short_help="Print a completion script for a shell.",
    epilog="\b\nExamples:\n"
    "  briefing completion bash >> ~/.bashrc\n"
    "  briefing completion fish > ~/.config/fish/completions/briefing.fish",
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that completes commands, options and their values."""
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"no completion for {shell}", ctx)
    root = ctx.find_root()
    click.echo(made(root.command, {}, "briefing", "_BRIEFING_COMPLETE").source())
