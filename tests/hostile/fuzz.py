"""Coverage-guided fuzzing of all that reads what others wrote, by atheris (pip install atheris).

`python -m tests.hostile.fuzz TARGET [SECONDS]` runs one target for a bounded time, starting from the
hostile corpus and the sample articles; without arguments it names the targets. A finding is an
exception that is no BriefingError, a character that acts on a terminal in what was read or in an
error, a query that the store answers otherwise than `briefing.query.matches`, or an input that takes
more than thirty seconds (instrumented code is fifty times slower); libFuzzer writes it to a file and
the run fails. Not a part of the test suite.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache, partial
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
    from briefing.library.ignoring import IGNORE_FILE, Ignored
    from briefing.ownwords import read_words
    from briefing.query import completions, parse
    from briefing.query.parsing import EXAMPLES
    from briefing.settings import read_settings
    from briefing.theme import read_theme
    from briefing.yamlfile import Mistakes, read_yaml

from briefing.store import Store
from tests.hostile.build import files
from tests.hostile.test_commands import acting
from tests.library.samples import BODY, CONTAINER, archive, chapter, epub, package, pdf
from tests.store.test_search import expected, fill, found

SECONDS = 60
LONGEST = 4096
LONGEST_BINARY = 32_768
"""Bytes of an input; of an archive or a PDF."""
SLOW = 30
"""Seconds that one input may take."""

TESTS = Path(__file__).parents[1]
SEEDS = TESTS.parent / "seeds"
THEMES = TESTS.parent / "themes"

CONFIG = b"""\
seeds: ~/news
theme: {dark: dark, light: paper}
summary: {method: lex-rank, sentences: 20%}
threads: 2
limits: {analysis_seconds: 30, file_megabytes: 20}
keys: {quit: Q, down: "j,down"}
lexicon: words.yaml
"""
WORDS = b"""\
stances:
  deny: {verbs: [pooh-pooh, "tear into (tore torn)"], phrases: [a firm no], content: ["fabricat*"]}
questions: {unknown: [nobody has the foggiest]}
hedges: [the story goes]
"""
RULES = b"*.md\n!keep.md\n/drafts/\n**/old/**\na[0-9]?.txt\n\\#x\n# a comment\n"
FRONT_MATTER = (
    b"title: The dam\nsource: {name: Wire}\nauthor: [A, B]\ndate: 2026-03-01 10:00:00 +0100\n"
)


def article(suffix: str, data: bytes) -> None:
    for one in read_articles(data, f"a{suffix}", suffix):
        if acting(one.title + one.text + (one.source or "") + (one.author or "")):
            raise AssertionError(f"acting characters in {one!r}")


def inside_epub(data: bytes) -> None:
    """A whole archive: its package up to the first zero byte, its one page after that."""
    opf, _, page = data.partition(b"\0")
    book = {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": opf, "OEBPS/a.xhtml": page}
    article(".epub", archive(book))


def front_matter(data: bytes) -> None:
    split_front_matter(f"---\n{data.decode('utf-8', 'replace')}\n---\nIt held.", "a.txt")


def ignore_file(data: bytes) -> None:
    path = _scratch() / IGNORE_FILE
    path.write_bytes(data)
    rules = Ignored().with_file(str(path))
    for name in ("a.txt", "drafts", "drafts/b.md", "a/old/[x] y.html"):
        rules.names(str(path.parent / name), is_folder=name == "drafts")


def settings(data: bytes) -> None:
    read_settings(data.decode("utf-8", "replace"), "config.yaml")


def lexicon(data: bytes) -> None:
    read_words(data.decode("utf-8", "replace"), "words.yaml")


def theme(data: bytes) -> None:
    read_theme(data.decode("utf-8", "replace"), "a.yaml")


def yaml(data: bytes) -> None:
    mistakes = Mistakes(ThemeError, "a.yaml")
    read_yaml(data.decode("utf-8", "replace"), mistakes, "a.yaml", SettingsError)
    mistakes.raise_if_any()


def query(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    completions(text, len(text), lambda field: ("Ada Quill", 'a "b"'))
    try:
        parse(text)
    except QueryError as error:
        if not str(error) or not 0 <= error.at <= len(text):
            raise AssertionError(f"an error without words or place: {error!r}") from error
        raise
    if found(_store(), text) != expected(_store(), text):
        raise AssertionError(f"the store finds what does not match, or not what does: {text!r}")


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{suffix.removeprefix("."): partial(article, suffix) for suffix in sorted(SUFFIXES)},
    "epub-inside": inside_epub,
    "front-matter": front_matter,
    "ignore-file": ignore_file,
    "lexicon": lexicon,
    "query": query,
    "settings": settings,
    "theme": theme,
    "yaml": yaml,
}


def corpus(target: str) -> Mapping[str, bytes]:
    """What a target starts from, by name."""
    seeds = {path.name: path.read_bytes() for path in SEEDS.iterdir() if path.is_file()}
    book = epub({"a.xhtml": chapter(f"<h1>Dam</h1><p>{BODY}</p>")}, "<dc:title>Dams</dc:title>")
    everything = {
        **files(),
        **seeds,
        "whole.epub": book,
        "whole.pdf": pdf([[BODY[:60], BODY[60:120]]], "/Title (Dam) /CreationDate (D:20260301)"),
    }
    if f".{target}" in SUFFIXES:
        return {name: data for name, data in everything.items() if name.endswith(f".{target}")}
    schemes = [*THEMES.glob("*.yaml"), *(TESTS / "theme" / "broken").glob("*.yaml")]
    themes = {path.name: path.read_bytes() for path in schemes}
    page = package(["a.xhtml"], "<dc:title>Dams</dc:title>")
    return {
        "epub-inside": {
            "whole": f"{page}\0{chapter(f'<h1>Dam</h1><p>{BODY}</p>')}".encode(),
            **{name: page.encode() + b"\0" + data for name, data in seeds.items()},
        },
        "front-matter": {"whole": FRONT_MATTER},
        "ignore-file": {"whole": RULES},
        "lexicon": {"whole": WORDS},
        "query": {
            **{field: example.encode() for field, example in EXAMPLES.items()},
            "whole": b'(dam or "harbour bridge") -rain says:port stance:deny -unread',
        },
        "settings": {"whole": CONFIG},
        "theme": themes,
        "yaml": {**themes, "settings": CONFIG, "lexicon": WORDS},
    }[target]


@cache
def _scratch() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


@cache
def _store() -> Store:
    return fill(_scratch() / "briefing.db")


def main(target: str, seconds: int) -> None:
    """Fuzz one target; does not return."""
    run = TARGETS[target]

    def test_one(data: bytes) -> None:
        try:
            run(data)
        except BriefingError as error:
            if acting(str(error)):
                raise AssertionError(f"acting characters in {error}") from error

    longest = LONGEST_BINARY if target in ("epub", "pdf") else LONGEST
    folder = _scratch() / "corpus"
    folder.mkdir()
    for name, data in corpus(target).items():
        (folder / name).write_bytes(data[:longest])
    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={longest}",
        f"-timeout={SLOW}",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        f"-artifact_prefix={_scratch()}/",
        str(folder),
    ]
    atheris.Setup(arguments, test_one)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"targets: {', '.join(TARGETS)}")
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
