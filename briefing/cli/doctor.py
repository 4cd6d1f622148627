"""`briefing doctor`: what a bug report needs, and what is wrong with this installation."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from .. import __version__
from ..errors import BriefingError, ThemeError
from .output import colours_for
from .services import Services, services_of

LIBRARIES = (
    "textual",
    "rich",
    "click",
    "sumy",
    "sentencex",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "trafilatura",
    "pyyaml",
    "ruamel.yaml",
    "platformdirs",
    "watchfiles",
)

EXTRAS = {
    "pypdf": ("books", "PDF files are not read"),
    "datasketch": ("duplicates", "texts that are nearly the same are shown one by one"),
}
"""Libraries that may be missing: the extra that brings each, and what is so without it."""


@dataclass(frozen=True)
class Finding:
    """One line. problem: whether it keeps something from working."""

    name: str
    value: str
    problem: bool = False


@click.command(
    short_help="Print what a bug report needs.",
    epilog="\b\nExample:\n  briefing doctor > report.txt",
)
@click.pass_context
def doctor(ctx: click.Context) -> int:
    """Print versions, paths, model and terminal, and what is wrong with them.

    Exits with 1 if something is. Nothing leaves this machine.
    """
    from ..phrases import printable

    services = services_of(ctx)
    findings = [
        *_versions(),
        *_settings(services),
        *_model(services),
        *_terminal(services),
    ]
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        problem = "  ← problem" if finding.problem else ""
        click.echo(printable(f"{finding.name:{width}}  {finding.value}{problem}"))
    return 1 if any(finding.problem for finding in findings) else 0


def _versions() -> Iterator[Finding]:
    import importlib.metadata
    import platform

    yield Finding("briefing", __version__)
    yield Finding("python", f"{platform.python_version()} ({platform.platform()})")
    for library in LIBRARIES:
        try:
            yield Finding(library, importlib.metadata.version(library))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(library, "not installed", problem=True)
    for library, (extra, without) in EXTRAS.items():
        try:
            yield Finding(library, importlib.metadata.version(library))
        except importlib.metadata.PackageNotFoundError:
            remedy = f"pip install 'briefing[{extra}]'"
            yield Finding(library, f"not installed: {without} ({remedy})")


def _settings(services: Services) -> Iterator[Finding]:
    from ..resources import samples_folder
    from ..theme import find_themes, load_theme, theme_folders

    config = services.config_path()
    yield Finding("settings", f"{config}{'' if config.exists() else ' (none)'}")
    yield Finding("program", str(Path(__file__).resolve().parents[1]))
    yield Finding("samples", str(samples_folder()), problem=not samples_folder().is_dir())
    for folder in theme_folders():
        yield Finding("themes", f"{folder}{'' if folder.is_dir() else ' (none)'}")
    try:
        settings = services.settings()
        for name in settings.themes:
            yield Finding("theme", load_theme(name, find_themes()).name)
    except ThemeError as error:
        yield Finding("mistake", error.in_one_line(), problem=True)
    except BriefingError as error:
        for mistake in str(error).splitlines():
            yield Finding("mistake", mistake, problem=True)


def _model(services: Services) -> Iterator[Finding]:
    try:
        described = services.describe_model()
    except BriefingError as error:
        yield Finding("model", str(error), problem=True)
    else:
        for name, value in described.items():
            yield Finding(name, value)


def _terminal(services: Services) -> Iterator[Finding]:
    import locale

    environment = services.environment
    size = shutil.get_terminal_size((80, 24))
    colours = colours_for("auto", environment, to_file=False)
    yield Finding("terminal", environment.get("TERM") or "unknown")
    yield Finding("size", f"{size.columns}×{size.lines}")
    yield Finding("colours", colours or "none")
    for name in ("COLORTERM", "NO_COLOR", "LANG", "LC_ALL"):
        if environment.get(name):
            yield Finding(name, environment[name])
    yield Finding("encoding", f"{sys.stdout.encoding} ({locale.getpreferredencoding(False)})")
