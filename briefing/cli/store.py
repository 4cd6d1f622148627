"""`briefing store`: where it is, how much it holds, and how to make it smaller or empty."""

from __future__ import annotations

import os

import click

from .group import tell
from .services import services_of


@click.group(epilog="\b\nExample:\n  briefing store stats")
def store() -> None:
    """Look after the store: briefings, index, read marks and stars.

    All but the marks can be made again. BRIEFING_DATA names another folder for it.
    """


@store.command(epilog='\b\nExample:\n  ls -l "$(briefing store path)"')
@click.pass_context
def path(ctx: click.Context) -> None:
    """Print where the store is, or would be."""
    click.echo(services_of(ctx).store_path())


@store.command(epilog="\b\nExample:\n  briefing store stats")
@click.pass_context
def stats(ctx: click.Context) -> None:
    """Print how much the store holds."""
    found = services_of(ctx).open_store().stats()
    unreadable = f", {found.unreadable:,} of them cannot be read" if found.unreadable else ""
    for name, value in (
        ("files", f"{found.files:,}{unreadable}"),
        ("articles", f"{found.articles:,}"),
        ("analysed", f"{found.analysed:,}"),
        ("read", f"{found.read:,}"),
        ("starred", f"{found.starred:,}"),
        ("size", f"{found.bytes / 1_000_000:,.1f} MB"),
        ("schema", str(found.schema)),
    ):
        click.echo(f"{name:9} {value}")


@store.command(
    short_help="Forget what is gone, and give its room back.",
    epilog="\b\nExample:\n  briefing store vacuum",
)
@click.pass_context
def vacuum(ctx: click.Context) -> None:
    """Forget files that are gone and results of other versions, and give their room back.

    Read marks and stars stay.
    """
    from ..catalogue.remember import engine_name

    services = services_of(ctx)
    opened = services.open_store()
    before = opened.stats().bytes
    gone = opened.vacuum(engine_name(opened, services.settings()), os.path.exists)
    saved = max(before - opened.stats().bytes, 0) / 1_000_000
    tell(f"{gone:,} files forgotten, {saved:,.1f} MB given back")


@store.command(
    short_help="Forget all but read marks and stars.",
    epilog="\b\nExample:\n  briefing store clear",
)
@click.option("--marks", is_flag=True, help="Forget read marks and stars, too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def clear(ctx: click.Context, marks: bool, yes: bool) -> None:
    """Forget everything that can be made again: the index and all briefings."""
    opened = services_of(ctx).open_store()
    found = opened.stats()
    if marks and not yes:
        what = f"Forget {found.read:,} read marks and {found.starred:,} stars for good?"
        click.confirm(what, abort=True, err=True)
    opened.clear(marks=marks)
    kept = "" if marks else f"; {found.read:,} read marks and {found.starred:,} stars are kept"
    tell(f"{found.articles:,} articles forgotten{kept}")
