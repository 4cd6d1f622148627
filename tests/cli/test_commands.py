from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from briefing import __version__
from briefing.cli.run import run
from briefing.cli.services import Services
from briefing.errors import TaggerError
from briefing.model import Article, Briefing, Part
from briefing.resources import samples_folder
from briefing.settings import AUTO_THEMES, Length, Settings, read_settings
from tests.cli.conftest import Briefing as Run

COMMANDS = (
    [],
    ["summary"],
    ["read"],
    ["list"],
    ["analyse"],
    ["search"],
    ["store"],
    ["store", "path"],
    ["store", "stats"],
    ["store", "vacuum"],
    ["store", "clear"],
    ["theme"],
    ["theme", "list"],
    ["config"],
    ["config", "path"],
    ["config", "show"],
    ["config", "check"],
    ["doctor"],
    ["completion"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_fits_a_screen_and_shows_an_example(briefing: Run, command: list[str]) -> None:
    ran = briefing(*command, "--help")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert "Example" in ran.out
    assert "  briefing" in ran.out or "$(briefing" in ran.out
    assert "..." not in ran.out.partition("\n")[2]
    assert briefing(*command, "-h").out == ran.out


def test_version(briefing: Run) -> None:
    assert briefing("--version").out == f"briefing {__version__}\n"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["summary", "--help"]])
def test_what_is_heavy_is_not_loaded_before_it_is_needed(arguments: list[str]) -> None:
    heavy = "{'rich', 'textual', 'numpy', 'onnxruntime', 'sumy', 'yaml', 'importlib.metadata'}"
    code = (
        f"import sys; from briefing.cli.run import run; assert run({arguments}) == 0; "
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_summary_never_loads_textual(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.\nIt fell all night.")
    code = (
        "import sys; from briefing.cli.run import run; from briefing.cli.services import Services; "
        "from tests.fakes import fake_analyse; "
        f"run(['summary', {str(tmp_path)!r}], Services({{}}, fake_analyse)); "
        "sys.exit('textual' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [[], ["read"], ["--theme", "light"]])
def test_without_a_folder_the_reader_opens_the_samples(
    briefing: Run, opened: list[tuple[Path, Settings]], arguments: list[str]
) -> None:
    assert briefing(*arguments).code == 0
    theme = arguments[1] if len(arguments) == 2 else AUTO_THEMES
    assert opened == [(samples_folder(), Settings(theme=theme))]


def test_seeds_of_the_working_folder_go_before_the_samples(
    briefing: Run, opened: list[tuple[Path, Settings]]
) -> None:
    Path("seeds").mkdir()
    briefing()
    briefing(BRIEFING_SEEDS="/elsewhere")
    assert [folder for folder, _ in opened] == [Path("seeds"), Path("/elsewhere")]


def test_a_folder_alone_opens_the_reader(
    briefing: Run, opened: list[tuple[Path, Settings]], tmp_path: Path
) -> None:
    assert briefing(tmp_path, "--sentences", "20%", "--method", "lead").code == 0
    assert briefing("read", "missing").code == 0
    assert opened == [
        (tmp_path, Settings(method="lead", sentences=Length(20, percent=True))),
        (Path("missing"), Settings()),
    ]


def test_a_file_is_no_folder_for_the_reader(briefing: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Rain fell.")
    ran = briefing(file)
    assert ran.code == 2
    assert ran.err == (
        f"briefing: {file}: is a file, and the reader opens a folder "
        "(name its folder, or print it with briefing summary)\n"
    )


def test_neither_command_nor_folder(briefing: Run) -> None:
    ran = briefing("sumary", "x.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "briefing: 'sumary' is neither a command nor a folder: did you mean summary? "
        "(see briefing --help)\n"
    )


def test_the_reader_needs_a_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["read", str(tmp_path)], Services(environment={})) == 2
    assert capsys.readouterr().err == (
        "briefing: the reader needs a terminal (briefing summary prints instead)\n"
    )


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (
            TaggerError("is missing", where="tagger.onnx", remedy="install again"),
            1,
            "briefing: tagger.onnx: is missing (install again)\n",
        ),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_stops_everything(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    error: BaseException,
    code: int,
    message: str,
) -> None:
    def analyse(article: Article, settings: Settings, parts: tuple[Part, ...] = ()) -> Briefing:
        raise error

    (tmp_path / "a.txt").write_text("Rain fell.")
    assert run(["summary", str(tmp_path)], Services(environment={}, analyse=analyse)) == code
    assert capsys.readouterr().err.strip() == message.strip()


def test_list_as_a_table(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "---\ntitle: Rain [bold]falls[/]\nsource: Sample Wire\npublished: 2026-03-04\n---\nIt fell."
    )
    (tmp_path / "b.txt").write_text("")
    ran = briefing("list", tmp_path)
    assert ran.code == 1
    lines = ran.out.replace(str(tmp_path), "").splitlines()
    assert [re.split(" {2,}", line) for line in lines] == [
        ["Title", "Source", "Date", "Words", "Path"],
        ["Rain [bold]falls[/]", "Sample Wire", "2026-03-04", "2", "/a.txt"],
    ]
    assert ran.err.startswith(f"briefing: {tmp_path}/b.txt: is empty")


def test_list_as_json(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.\nIt fell all night.")
    found = json.loads(briefing("list", tmp_path, "--format", "json").out)
    assert list(found[0]) == ["id", "title", "source", "published", "words", "path", "also_in"]
    assert json.loads(briefing("list", tmp_path / "none", "--format", "json").out) == []


def test_config_shows_a_file_that_can_be_read_back(briefing: Run, tmp_path: Path) -> None:
    written = "seeds: /news\ntheme: light\nsummary: {method: kl, sentences: 20%}\nkeys: {quit: Q}\n"
    config = tmp_path / "config.yaml"
    config.write_text(written)
    shown = briefing("config", "show", BRIEFING_CONFIG=str(config), BRIEFING_THREADS="5").out
    assert yaml.safe_load(shown)["threads"] == 5
    expected = read_settings(f"{written}threads: 5\n", "config.yaml")
    assert read_settings(shown, "config.yaml") == expected


def test_config_path_and_check(briefing: Run, tmp_path: Path) -> None:
    path = tmp_path / "config" / "briefing" / "config.yaml"
    assert briefing("config", "path").out == f"{path}\n"
    assert briefing("config", "check").out == (
        f"{path}: does not exist; the defaults are in force\n"
    )
    path.parent.mkdir(parents=True)
    path.write_text("theme: light\n")
    assert briefing("config", "check").out == f"{path}: no mistakes\n"
    path.write_text("theme: lihgt\n")
    ran = briefing("config", "check")
    assert (ran.code, ran.err) == (2, "briefing: unknown theme 'lihgt' (did you mean light?)\n")


def test_theme_list_marks_the_one_in_force_and_tells_of_broken_ones(
    briefing: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "config" / "briefing" / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("name: Mine\n")
    ran = briefing("theme", "list", BRIEFING_THEME="light")
    assert ran.code == 1
    assert [line.split()[:2] for line in ran.out.splitlines() if line[0] == "*"] == [["*", "light"]]
    assert {line[2:].split()[0] for line in ran.out.splitlines()} >= {"dark", "high-contrast"}
    assert ran.err.startswith(f"briefing: {folder}/mine.yaml:1:1: the key 'colors' is missing")


def test_doctor_says_what_is_wrong(briefing: Run, tmp_path: Path) -> None:
    good = briefing("doctor")
    assert good.code == 0
    for name in (
        "briefing",
        "python",
        "textual",
        "onnxruntime",
        "datasketch",
        "model",
        "terminal",
        "colours",
    ):
        assert any(line.startswith(name) for line in good.out.splitlines()), name
    bad = briefing("doctor", BRIEFING_THEME="drak")
    assert bad.code == 1
    assert "unknown theme 'drak' (did you mean dark?)  ← problem" in bad.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(briefing: Run, shell: str) -> None:
    ran = briefing("completion", shell)
    assert ran.code == 0
    assert "_BRIEFING_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [("briefing su", "summary"), ("briefing summary --method lex", "lex-rank")],
)
def test_what_the_shell_is_told(words: str, expected: str, tmp_path: Path) -> None:
    environment = {
        "_BRIEFING_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-m", "briefing"],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [f"plain,{expected}"]


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.txt").write_text("Rain fell.\n" + "It fell all night. " * 500)
    command = [sys.executable, "-m", "briefing", "list", str(tmp_path), "--format", "json"]
    process = subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_the_same_text_is_listed_once_with_the_other_files(briefing: Run, tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "Rain fell all day."),
        ("b.md", "*Rain* fell all day."),
        ("c.txt", "Sun."),
    ):
        (tmp_path / name).write_text(text)
    listed = briefing("list", tmp_path)
    assert len(listed.out.splitlines()) == 3
    assert f"{tmp_path}/a.txt; also in {tmp_path}/b.md" in listed.out
    rows = json.loads(briefing("list", tmp_path, "--format", "json").out)
    assert [row["also_in"] for row in rows] == [[f"{tmp_path}/b.md"], []]
