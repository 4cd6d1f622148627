"""`briefing read`, which is also `briefing` alone: the reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .options import method_option, no_store_option, sentences_option, theme_option
from .services import default_folder, services_of

if TYPE_CHECKING:
    from ..settings import Length, ThemePair


@click.command(epilog="\b\nExample:\n  briefing read ~/news --sentences 20%")
@click.argument("folder", required=False, type=click.Path(readable=False, path_type=Path))
@sentences_option
@method_option
@theme_option
@no_store_option
@click.option("--plain", is_flag=True, help="Numbered lines and typed commands, no screen.")
@click.pass_context
def read(
    ctx: click.Context,
    folder: Path | None,
    sentences: Length | None,
    method: str | None,
    theme: str | ThemePair | None,
    plain: bool,
    no_store: bool,
) -> int:
    """Open the reader on the articles in FOLDER.

    Without FOLDER: the `seeds` of your settings, else ./seeds, else the sample articles. In the
    reader, ? shows all keys and q quits. --plain is for screen readers and pipes.
    """
    services = services_of(ctx)
    settings = services.settings()
    if folder is not None and folder.is_file():
        raise UsageError(
            "is a file, and the reader opens a folder",
            where=str(folder),
            remedy="name its folder, or print it with briefing summary",
        )
    settings = replace(
        settings,
        method=method or settings.method,
        sentences=sentences or settings.sentences,
        theme=theme or settings.theme,
    )
    folder = folder or default_folder(settings)
    if not plain:
        return services.open_reader(folder, settings, store=not no_store)
    path = None if no_store else services.store_path()
    services.read_plain(folder, settings, services.analyse, store=path)
    return 0
