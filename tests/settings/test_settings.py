from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import (
    METHODS,
    Length,
    Limits,
    Settings,
    config_path,
    load_settings,
    read_settings,
)


def mistake(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings(text, "config.yaml")
    return str(caught.value)


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.yaml", {}) == Settings()
    assert Settings().method == METHODS[0]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "~\n"])
def test_an_empty_file_is_the_defaults(text: str) -> None:
    assert read_settings(text, "config.yaml") == Settings()


def test_everything_set() -> None:
    text = """\
seeds: /news
theme: light
summary:
  method: lex-rank
  sentences: 30%
keys:
  quit: Q
  help: "1"
  actors: 8
threads: 4
limits:
  analysis_seconds: 5
"""
    assert read_settings(text, "config.yaml") == Settings(
        seeds=Path("/news"),
        theme="light",
        method="lex-rank",
        sentences=Length(30, percent=True),
        keys={"quit": "Q", "help": "1", "actors": "8"},
        threads=4,
        limits=Limits(analysis_seconds=5),
    )


def test_a_relative_folder_is_beside_the_file() -> None:
    assert read_settings("seeds: news", "/home/io/config.yaml").seeds == Path("/home/io/news")


def test_the_home_of_nobody_stays_as_it_is_written() -> None:
    assert read_settings("seeds: ~nobody-here/news", "/c/config.yaml").seeds == Path(
        "/c/~nobody-here/news"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("themes: light", "config.yaml:1:1: themes: unknown key (did you mean theme?)"),
        (
            "summary:\n  methd: lsa",
            "config.yaml:2:3: summary.methd: unknown key (did you mean method?)",
        ),
        (
            "summary: {method: lexrank}",
            "config.yaml:1:19: summary.method: unknown value 'lexrank' (did you mean lex-rank?)",
        ),
        (
            "\ntheme: 3024",
            "config.yaml:2:8: theme: must be a text, found the number 3024 "
            '(put it in quotes: "3024")',
        ),
        ("theme:", "config.yaml:1:7: theme: must be a text, found no value (such as dark)"),
        (
            "limits: {file_megabytes: 0}",
            "config.yaml:1:26: limits.file_megabytes: must be a number from 1 to 100000, found the number 0",
        ),
        (
            "limits: {analysis_second: 1}",
            "config.yaml:1:10: limits.analysis_second: unknown key (did you mean analysis_seconds?)",
        ),
        (
            "threads: many",
            "config.yaml:1:10: threads: must be a number from 1 to 64, found many",
        ),
        (
            "summary: lsa",
            "config.yaml:1:10: summary: must hold keys with values, found lsa (indent them below it)",
        ),
        (
            "summary: {sentences: 0}",
            "config.yaml:1:22: summary.sentences: must be a length, found the number 0 (write a "
            "number of sentences such as 3, or a share such as 30%)",
        ),
        (
            "keys: {quit: [q, x]}",
            'config.yaml:1:14: keys.quit: must be a key, found a list (such as "ctrl+r" or "j")',
        ),
        (
            "keys:\n  donw: j",
            "config.yaml:2:9: keys.donw: there is no action 'donw' (did you mean down?)",
        ),
        (
            "keys:\n  quit: crtl+x",
            "config.yaml:2:9: keys.quit: there is no key 'crtl+x' "
            '(write "j", "J", "ctrl+r", "shift+tab", "f5" or "pagedown")',
        ),
        (
            "keys:\n  top: T\n  down: 4",
            "config.yaml:3:9: keys.down: 4 is also the key of summary "
            "(give one of them another key)",
        ),
        (
            "theme: dark\ntheme: light",
            "config.yaml:2:1: theme: is given twice (first on line 1)",
        ),
        ("- a", "config.yaml:1:1: must hold keys with values, found a list (indent them below it)"),
    ],
)
def test_a_mistake_names_line_key_and_remedy(text: str, expected: str) -> None:
    assert mistake(text) == expected


def test_all_mistakes_at_once_in_order_of_lines() -> None:
    lines = mistake("threads: x\nsummary:\n  method: x\n  sentences: x\nfoo: 1\n").splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        f"config.yaml:{place}" for place in ("1:10", "3:11", "4:14", "5:1")
    ]


def test_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("theme: light\nthreads: 3\nsummary: {method: kl}\n")
    settings = load_settings(
        file,
        {
            "BRIEFING_THEME": "dark",
            "BRIEFING_METHOD": "lsa",
            "BRIEFING_SENTENCES": "20%",
            "BRIEFING_SEEDS": "/elsewhere",
        },
    )
    assert settings == Settings(
        Path("/elsewhere"), "dark", "lsa", Length(20, percent=True), {}, threads=3
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("METHOD", "lexrank", "unknown method 'lexrank' (did you mean lex-rank?)"),
        ("THREADS", "0", "must be a number from 1 to 64, found '0'"),
        ("SENTENCES", "few", "'few' is no length of a summary"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str, expected: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path / "none", {f"BRIEFING_{name}": value})
    assert str(caught.value).startswith(f"BRIEFING_{name}: {expected}")


def test_the_file_can_be_named_and_must_then_exist(tmp_path: Path) -> None:
    environment = {"BRIEFING_CONFIG": str(tmp_path / "mine.yaml")}
    assert config_path(environment) == tmp_path / "mine.yaml"
    with pytest.raises(SettingsError, match=r"does not exist \(correct or unset BRIEFING_CONFIG\)"):
        load_settings(config_path(environment), environment)


def test_files_that_are_no_settings(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(b"theme: \xff\xfe")
    with pytest.raises(SettingsError, match="is not UTF-8 text"):
        load_settings(file, {})
    file.write_text("# " + "x" * 70_000)
    with pytest.raises(SettingsError, match="is larger than 64 KB"):
        load_settings(file, {})
    file.unlink()
    file.mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(file, {})


@pytest.mark.parametrize(
    ("written", "total", "count"),
    [("3", 10, 3), ("3", 2, 2), ("30%", 10, 3), ("1%", 10, 1), ("100%", 7, 7), (" 2 % ", 100, 2)],
)
def test_lengths(written: str, total: int, count: int) -> None:
    assert Length.parse(written).of(total) == count


@pytest.mark.parametrize("written", ["", "0", "0%", "101%", "-1", "3.5", "three", "9999999", "٣"])
def test_what_is_no_length(written: str) -> None:
    with pytest.raises(SettingsError, match="is no length of a summary"):
        Length.parse(written)
