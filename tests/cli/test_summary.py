from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from briefing.cli.run import run
from briefing.cli.services import Services
from briefing.errors import LimitError
from briefing.model import PARTS, Article, Part
from briefing.model import Briefing as Made
from briefing.settings import Settings
from tests.cli.conftest import Briefing
from tests.fakes import fake_analyse

RAIN = "Rain fell.\nIt fell all night and into the morning of the next day."
SNOW = "Snow fell.\nIt fell on the hills and in the streets of the old town."


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    return article(tmp_path / "rain.txt", RAIN)


@pytest.fixture
def snow(tmp_path: Path) -> Path:
    return article(tmp_path / "snow.txt", SNOW)


def article(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_text_is_the_default(briefing: Briefing, rain: Path) -> None:
    ran = briefing("summary", rain)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Rain fell")
    assert "Summary\n  • Rain fell.\n" in ran.out
    assert "\x1b" not in ran.out


def test_several_articles_stand_in_the_order_given(
    briefing: Briefing, rain: Path, snow: Path
) -> None:
    ran = briefing("summary", snow, rain, "--width", "40")
    assert ran.out.index("Snow fell") < ran.out.index(f"\n\n{'─' * 40}\n\nRain fell")


def test_an_article_beyond_the_limits_is_told_and_the_rest_is_printed(
    rain: Path, snow: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def analyse(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Made:
        if "Rain" in article.text:
            raise LimitError("the analysis took longer than 30 seconds", remedy="split it")
        return fake_analyse(article, settings, parts)

    code = run(
        ["summary", str(rain), str(snow)],
        Services({"BRIEFING_DATA": str(rain.parent / "data")}, analyse),
    )
    printed = capsys.readouterr()
    assert code == 1
    assert printed.err == (
        f"briefing: {rain}: the analysis took longer than 30 seconds (split it)\n"
    )
    assert "Snow fell" in printed.out


def test_a_folder_stands_for_its_articles(briefing: Briefing, rain: Path, snow: Path) -> None:
    ran = briefing("summary", rain.parent, "--format", "jsonl")
    assert [json.loads(line)["article"]["path"] for line in ran.out.splitlines()] == [
        str(rain),
        str(snow),
    ]


def test_one_article_is_an_object_and_several_are_a_list(
    briefing: Briefing, rain: Path, snow: Path
) -> None:
    one = json.loads(briefing("summary", rain, "--format", "json").out)
    assert one["article"]["title"].startswith("Rain fell")
    several = json.loads(briefing("summary", rain, snow, "--format", "json").out)
    assert several[0] == one
    assert len(several) == 2


def test_only_some_parts_in_the_order_of_the_briefing(briefing: Briefing, rain: Path) -> None:
    ran = briefing("summary", rain, "--only", "questions, summary", "--format", "json")
    assert list(json.loads(ran.out)) == ["schema", "article", "summary", "questions", "engine"]


def test_flags_go_before_the_environment_and_that_before_the_file(
    briefing: Briefing, rain: Path, tmp_path: Path
) -> None:
    config = article(tmp_path / "config.yaml", "summary: {method: kl}\n")

    def method(*arguments: str, **environment: str) -> str:
        ran = briefing(
            "summary", rain, "--format=json", *arguments, BRIEFING_CONFIG=str(config), **environment
        )
        return str(json.loads(ran.out)["summary"]["method"])

    assert method() == "kl"
    assert method(BRIEFING_METHOD="lsa") == "lsa"
    assert method("--method", "luhn", BRIEFING_METHOD="lsa") == "luhn"


def test_standard_input(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RAIN.encode())))
    ran = briefing("summary", "-", "--format", "json")
    assert json.loads(ran.out)["article"]["path"] == "-"


def test_no_path_means_the_articles_of_the_settings(
    briefing: Briefing, rain: Path, tmp_path: Path
) -> None:
    ran = briefing("summary", BRIEFING_SEEDS=str(tmp_path))
    assert ran.out.startswith("Rain fell")


def test_a_bad_file_is_one_line_and_the_rest_is_done(
    briefing: Briefing, rain: Path, snow: Path, tmp_path: Path
) -> None:
    empty = article(tmp_path / "empty.txt", "")
    ran = briefing("summary", rain, empty, tmp_path / "missing.txt", snow)
    assert ran.code == 1
    assert "Rain fell" in ran.out
    assert "Snow fell" in ran.out
    assert [line.split(" (")[0] for line in ran.err.splitlines()] == [
        f"briefing: {empty}: is empty",
        f"briefing: {tmp_path}/missing.txt: no such file",
    ]


def test_a_list_stays_a_list_when_a_file_fails(
    briefing: Briefing, rain: Path, tmp_path: Path
) -> None:
    ran = briefing("summary", rain, tmp_path / "missing.txt", "--format", "json")
    assert (ran.code, len(json.loads(ran.out))) == (1, 1)
    ran = briefing("summary", tmp_path / "missing.txt", "--format", "json")
    assert (ran.code, ran.out) == (1, "")


def test_an_empty_folder_says_what_to_put_into_it(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    ran = briefing("summary", tmp_path / "none")
    assert ran.code == 1
    assert ran.err == (
        f"briefing: {tmp_path}/none: holds no articles (put files into it that end in .eml, .epub, "
        ".htm, .html, .json, .jsonl, .md, .pdf, .txt)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--method", "lexrank"], "unknown method 'lexrank': did you mean lex-rank?"),
        (["--theme", "drak"], "unknown theme 'drak': did you mean dark?"),
        (["--only", "summary,claim"], "unknown part 'claim': did you mean claims?"),
        (["--sentences", "0"], "'0' is no length of a summary"),
        (["--jobs", "0"], "0 is not in the range 1<=x<=64"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--widht", "3"], "--widht"),
    ],
)
def test_wrong_usage_is_one_line_and_2(
    briefing: Briefing, rain: Path, arguments: list[str], message: str
) -> None:
    ran = briefing("summary", rain, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.endswith("(see briefing summary --help)\n")
    assert ran.err.count("\n") == 1


def test_wrong_settings_are_told_line_by_line(
    briefing: Briefing, rain: Path, tmp_path: Path
) -> None:
    config = article(tmp_path / "config.yaml", "themes: x\nthreads: y\n")
    ran = briefing("summary", rain, BRIEFING_CONFIG=str(config))
    assert ran.code == 2
    assert ran.err.splitlines() == [
        f"briefing: {config}:1:1: themes: unknown key (did you mean theme?)",
        f"briefing: {config}:2:10: threads: must be a number from 1 to 64, found y",
    ]


def test_a_theme_of_the_settings_that_does_not_exist(briefing: Briefing, rain: Path) -> None:
    ran = briefing("summary", rain, BRIEFING_THEME="drak")
    told = "briefing: unknown theme 'drak' (did you mean dark?); shown in the default theme\n"
    assert (ran.code, ran.err) == (0, told)
    assert ran.out == briefing("summary", rain).out


@pytest.mark.parametrize("fmt", ["text", "markdown", "html", "json", "jsonl"])
def test_output_holds_what_would_be_printed(
    briefing: Briefing, rain: Path, snow: Path, tmp_path: Path, fmt: str
) -> None:
    out = tmp_path / "out"
    printed = briefing("summary", rain, snow, "--format", fmt).out
    ran = briefing("summary", rain, snow, "--format", fmt, "--output", out)
    assert (ran.code, ran.out, out.read_text(encoding="utf-8")) == (0, "", printed)


def test_output_is_never_one_of_the_articles(
    briefing: Briefing, rain: Path, snow: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.out"
    os.symlink(rain, link)
    for output in (rain, link):
        ran = briefing("summary", tmp_path, "--output", output)
        assert ran.code == 2
        assert "is one of the articles and stays as it is" in ran.err
    assert rain.read_text(encoding="utf-8") == RAIN


def test_output_that_cannot_be_written(briefing: Briefing, rain: Path, tmp_path: Path) -> None:
    ran = briefing("summary", rain, "--output", tmp_path / "no" / "out.txt")
    assert (ran.code, "its folder does not exist (make it first)" in ran.err) == (2, True)
    ran = briefing("summary", rain, "--output", tmp_path)
    assert (ran.code, "is a folder (name a file in it)" in ran.err) == (2, True)


def test_colour_is_only_there_when_asked_for(briefing: Briefing, rain: Path) -> None:
    plain = briefing("summary", rain).out
    terminal = {"NO_COLOR": "1", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
    coloured = briefing("summary", rain, "--color", "always", **terminal).out
    assert "\x1b[" in coloured
    assert briefing("summary", rain, "--color", "never").out == plain


def test_jobs_change_nothing_but_the_time(briefing: Briefing, rain: Path, snow: Path) -> None:
    missing = rain.parent / "missing.txt"
    arguments = ("summary", snow, missing, rain, "--format", "jsonl")
    alone = briefing(*arguments)
    assert alone == briefing(*arguments, "--jobs", "2")
    assert alone.code == 1
