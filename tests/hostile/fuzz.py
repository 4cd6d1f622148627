"""Coverage-guided fuzzing of all that reads what others wrote, by atheris (pip install atheris).

`python -m tests.hostile.fuzz TARGET [SECONDS]` runs one target for a bounded time, starting from the
hostile corpus; without arguments it names the targets. A finding is an exception that is no
BriefingError, or an input of 4 KB that takes more than thirty
seconds (instrumented code is fifty times slower); libFuzzer writes it to a file
and the run fails. Not a part of the test suite.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefing", "yaml", "email", "pypdf", "markdown_it"]):
    from briefing.errors import BriefingError, QueryError, SettingsError, ThemeError
    from briefing.library import (  # noqa: F401 - instrumented
        epub_reader,
        html_reader,
        json_reader,
        mail_reader,
        markdown_reader,
        pdf_reader,
        text_reader,
    )
    from briefing.library.formats import SUFFIXES, read_articles
    from briefing.library.frontmatter import split_front_matter
    from briefing.query import parse
    from briefing.settings import read_settings
    from briefing.theme import read_theme
    from briefing.yamlfile import Mistakes, read_yaml

from tests.hostile.build import files
from tests.hostile.test_commands import acting

SECONDS = 60
LONGEST = 4096
SLOW = 30

BROKEN = Path(__file__).parents[1] / "theme" / "broken"
THEMES = Path(__file__).parents[2] / "themes"


def article(suffix: str, data: bytes) -> None:
    for found in read_articles(data, f"a{suffix}", suffix):
        if acting(found.title + found.text + (found.source or "") + (found.author or "")):
            raise AssertionError(f"acting characters in {found!r}")


def front_matter(data: bytes) -> None:
    split_front_matter(f"---\n{data.decode('utf-8', 'replace')}\n---\nIt held.", "a.txt")


def settings(data: bytes) -> None:
    read_settings(data.decode("utf-8", "replace"), "config.yaml")


def theme(data: bytes) -> None:
    read_theme(data.decode("utf-8", "replace"), "a.yaml")


def yaml(data: bytes) -> None:
    mistakes = Mistakes(ThemeError, "a.yaml")
    read_yaml(data.decode("utf-8", "replace"), mistakes, "a.yaml", SettingsError)
    mistakes.raise_if_any()


def query(data: bytes) -> None:
    try:
        parse(data.decode("utf-8", "replace"))
    except QueryError as error:
        if not str(error):
            raise AssertionError("an error without words") from error


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{suffix.removeprefix("."): partial(article, suffix) for suffix in sorted(SUFFIXES)},
    "front-matter": front_matter,
    "settings": settings,
    "theme": theme,
    "yaml": yaml,
    "query": query,
}


def main(target: str, seconds: int) -> None:
    """Fuzz one target; does not return."""
    run = TARGETS[target]

    def test_one(data: bytes) -> None:
        try:
            run(data)
        except BriefingError as error:
            if acting(str(error)):
                raise AssertionError(f"acting characters in {error}") from error

    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for name, data in files().items():
        if Path(name).suffix == f".{target}" or target not in {s[1:] for s in SUFFIXES}:
            (folder / name).write_bytes(data[:LONGEST] if target not in ("epub", "pdf") else data)
    if target in ("theme", "yaml"):
        for path in (*THEMES.glob("*.yaml"), *BROKEN.glob("*.yaml")):
            (folder / path.name).write_bytes(path.read_bytes()[:LONGEST])
    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOW}",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        f"-artifact_prefix={folder}/",
        str(folder),
    ]
    atheris.Setup(arguments, test_one)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"targets: {', '.join(TARGETS)}")
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
