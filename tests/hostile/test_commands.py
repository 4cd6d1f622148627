"""No command lets a hostile file act: on its output, its errors, or in other programs' formats."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from briefing.cli.run import run
from briefing.cli.services import Services
from briefing.cli.services import analyse as analyse_article
from briefing.errors import LimitError
from briefing.library.folder import load
from briefing.model import PARTS, Article, Briefing, Part
from briefing.settings import Settings
from tests.hostile.build import FOLDER, files

STYLE = re.compile(r"\x1b\[[0-9;]*m")
ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
BROKEN = "broken \udcff\udc9b.txt"
"""The name of a file that is no UTF-8."""

NAMES = (
    "\x1b]0;owned\x07.txt",
    "\x1b[2J.json",
    "new\nline.txt",
    "return\rover.md",
    "\u202etxt.exe.txt",
    "c1 \x9b2J \x9d0;owned\x9c.txt",
    "[bold red][@click=app.quit]x[bold].txt",
    "-rf.txt",
    BROKEN,
    "<script>alert(1)<!--.txt",
)
"""Names of files; Git and Windows could not hold them, so they are made here."""

LONGEST = 2000
"""Characters of a text that is analysed here."""

EVERY_COMMAND = (
    ["summary"],
    ["summary", "--format", "markdown"],
    ["summary", "--format", "json"],
    ["summary", "--format", "jsonl"],
    ["summary", "--format", "html"],
    ["summary", "--color", "always"],
    ["summary", "--width", "20"],
    ["list"],
    ["list", "--format", "json"],
)


def acting(text: str) -> set[str]:
    """The characters of `text` that a terminal would act on, or that hide or turn others."""
    return {c for c in text if c != "\n" and unicodedata.category(c) in ACTING}


@cache
def _analysed(article: Article, parts: tuple[Part, ...]) -> Briefing:
    return analyse_article(article, Settings(), parts)


def analyse(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    """The analysis proper; each article once, and none that is meant to take long."""
    if len(article.text) > LONGEST:
        raise LimitError("the analysis took too long", remedy="split the article")
    return _analysed(article, parts)


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A folder of files with hostile names, every second of which cannot be read."""
    for number, name in enumerate(NAMES):
        text = "Dam holds\n\nThe dam held, the mayor said." if number % 2 else ""
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store is, away from the articles."""
    return tmp_path_factory.mktemp("data")


def test_the_corpus_is_what_its_builder_makes() -> None:
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == files()
    assert len(files()) >= 60


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_each_file_gives_articles_or_an_error_soon(path: Path) -> None:
    begun = time.process_time()
    (loaded,) = load([path])
    assert not acting(str(loaded.error or ""))
    assert loaded.error is None or loaded.error.remedy
    for article in loaded.articles:
        fields = (article.title, article.source, article.author, article.published, article.url)
        for field in (*fields, article.text, *article.tags, article.language):
            assert not acting(field or "")
        assert len(article.text) < 200_000
        assert "root:" not in article.text  # /etc/passwd
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
@pytest.mark.parametrize("where", ["corpus", "names"])
def test_nothing_acts(
    command: list[str],
    where: str,
    named: Path,
    data: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = FOLDER if where == "corpus" else named
    assert (
        run([*command, str(folder)], Services({"BRIEFING_DATA": str(data)}, analyse)) == 1
    )  # some cannot be read
    printed = capsys.readouterr()
    assert printed.out
    assert not acting(STYLE.sub("", printed.out) if "always" in command else printed.out)
    assert not acting(printed.err)
    assert "Traceback" not in printed.err
    if "json" in command:
        assert json.loads(printed.out)
    if "jsonl" in command:
        assert all(map(json.loads, printed.out.splitlines()))
    if "html" in command:
        check_page(printed.out)


@pytest.mark.parametrize(
    "command",
    [
        ["search", "dam or rm or owned"],
        ["search", "says:ruiz", "--format", "json"],
        ["search", "\x1b]0;owned\x07("],
    ],
    ids=["text", "json", "wrong query"],
)
@pytest.mark.parametrize("where", ["corpus", "names"])
def test_nothing_found_acts(
    command: list[str],
    where: str,
    named: Path,
    data: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = FOLDER if where == "corpus" else named
    (named / BROKEN).unlink()  # has a test of its own
    services = Services({"BRIEFING_DATA": str(data)}, analyse)
    assert run(["analyse", str(folder)], services) == 1  # some cannot be read
    told = capsys.readouterr()
    run([*command, str(folder)], services)
    printed = capsys.readouterr()
    assert printed.out or printed.err
    assert not acting(told.out + told.err + printed.out + printed.err)
    assert "Traceback" not in told.err + printed.err


def test_a_name_that_is_no_text_is_analysed(named: Path, data: Path) -> None:
    assert run(["analyse", str(named)], Services({"BRIEFING_DATA": str(data)}, analyse)) == 1


def check_page(page: str) -> None:
    """No element or attribute of the page is an article's, and its policy allows no script."""
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert len(policy) == 1
    assert policy[0].startswith("default-src 'none'")
    assert "script-src" not in policy[0]
    assert not root.xpath("//script|//iframe|//img|//object|//form|//base|//link")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    hrefs = root.xpath("//@href")
    assert all(href.startswith(("#", "http://", "https://")) for href in hrefs)


@pytest.mark.parametrize(
    "command", [["doctor"], ["theme", "list"], ["config", "show"], ["config", "path"]]
)
def test_commands_without_articles(
    command: list[str],
    named: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(named)
    environment = {
        "TERM": "\x1b]0;owned\x07",
        "LANG": "\x9b2J",
        "BRIEFING_SEEDS": str(named / "\x1b]0;owned\x07\u202e"),
        "XDG_CONFIG_HOME": str(named),
    }
    (named / "themes").mkdir()
    (named / "themes" / "\x1b]0;owned\x07.yaml").write_text("name: '\x1b[2J'\ncolors: {}\n")
    (named / "themes" / "\u202eevil.yaml").write_text('name: "\\e[2J"\nauthor: "\\e]0;owned\\a"\n')
    run(command, Services(environment))
    printed = capsys.readouterr()
    assert not acting(printed.out)
    assert not acting(printed.err)


@pytest.mark.parametrize("command", ["summary", "list", "read", "nothing"])
def test_names_on_the_command_line(
    command: str, named: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("\x1b]0;owned\x07\u202e\x9b2J", "\udcff\x1b[2J", "[bold]\n\x1bc.pdf"):
        assert run(
            [command, str(named / "gone" / name)], Services({"BRIEFING_DATA": str(data)}, analyse)
        ) in (1, 2)
        printed = capsys.readouterr()
        assert printed.err
        assert not acting(printed.out + printed.err)
