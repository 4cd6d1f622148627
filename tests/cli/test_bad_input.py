"""What cannot be read or written: one line that names it and says what to do, and the rest is done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Briefing

ROOT = Path(__file__).parents[2]
RAIN = "Rain fell.\nIt fell all night and into the morning of the next day."
FULL = Path("/dev/full")

needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_text(RAIN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "data", "place", "what", "remedy"),
    [
        ("empty.txt", b"", "", "is empty", "put an article into it or remove it"),
        ("blank.md", b" \n\n", "", "is empty", "put an article into it or remove it"),
        ("a.bin", b"Rain fell.", "", 'files that end in ".bin" are not read', "endings known"),
        ("zero.txt", b"PK\x03\x04\0\0", "", "holds no text (byte 5 is zero)", "save it as UTF-8"),
        ("cut.txt", b"\xff\xfeR\0a", "", "is marked as UTF-16", "save it as UTF-8 text"),
        ("open.txt", b'---\ntitle: "Rain\n---\nIt fell.', ", line ", "no valid YAML", "key: value"),
        ("list.md", b"---\ntitle: [a\n---\nIt fell.", ", line ", "no valid YAML", "key: value"),
        ("half.json", b'{"title": "Rain"', ", line 1, column ", "no valid JSON", "correct it"),
        ("numbers.json", b"[1, 2]", ", item 1", "is no object", "write each article as an object"),
        ("bare.json", b'{"title": "Rain"}', "", "has no text", "give it one of the keys text"),
    ],
)
def test_a_bad_file_is_named_with_what_to_do_and_the_others_are_done(
    briefing: Briefing,
    rain: Path,
    name: str,
    data: bytes,
    place: str,
    what: str,
    remedy: str,
) -> None:
    bad = rain.with_name(name)
    bad.write_bytes(data)
    ran = briefing("summary", bad, rain)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert ran.err.startswith(f"briefing: {bad}{place}")
    assert what in ran.err
    assert remedy in ran.err.partition(what)[2]
    assert ran.out.startswith("Rain fell")


def test_a_folder_with_bad_files_tells_of_each_and_does_the_others(
    briefing: Briefing, rain: Path
) -> None:
    rain.with_name("half.json").write_bytes(b"{")
    rain.with_name("zero.txt").write_bytes(b"\0")
    ran = briefing("summary", rain.parent)
    assert ran.code == 1
    assert [line.split(".")[0] for line in ran.err.splitlines()] == [
        f"briefing: {rain.parent}/half",
        f"briefing: {rain.parent}/zero",
    ]
    assert ran.out.startswith("Rain fell")


def test_a_path_that_is_not_there_is_no_misspelt_command(briefing: Briefing) -> None:
    ran = briefing("missing/folder")
    assert (ran.code, ran.err) == (
        2,
        "briefing: 'missing/folder' is neither a command nor a folder: check the path "
        "(see briefing --help)\n",
    )


def test_nothing_to_write_leaves_the_output_as_it_was(briefing: Briefing, tmp_path: Path) -> None:
    output = tmp_path / "out.md"
    output.write_text("of yesterday", encoding="utf-8")
    ran = briefing("summary", tmp_path / "missing.txt", "--output", output)
    assert ran.code == 1
    assert output.read_text(encoding="utf-8") == "of yesterday"


@needs_full
def test_a_full_disk(briefing: Briefing, rain: Path) -> None:
    ran = briefing("summary", rain, "--output", FULL)
    assert (ran.code, ran.err) == (
        1,
        "briefing: /dev/full: cannot be written: No space left on device "
        "(name another file for --output)\n",
    )


# The streams themselves, as a shell hands them over to the real command.


def shell(words: str, *paths: Path, runner: str = "") -> subprocess.CompletedProcess[str]:
    command = f'briefing() {{ {runner} "{sys.executable}" -m briefing "$@"; }}; {words}'
    return subprocess.run(
        ["bash", "-c", command, "bash", *map(str, paths)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "BRIEFING_METHOD": "lead"},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("redirection", ["</dev/null", "<&-"])
def test_standard_input_that_holds_nothing(redirection: str) -> None:
    done = shell(f"briefing summary - {redirection}")
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "briefing: standard input: is empty (pipe an article into it, or name a file)\n",
    )


def test_a_closed_standard_output(rain: Path) -> None:
    done = shell('briefing summary "$1" --only summary >&-', rain)
    assert (done.returncode, done.stderr) == (
        1,
        "briefing: standard output: is closed (send it to a file or a terminal)\n",
    )


def test_a_closed_standard_error(rain: Path) -> None:
    done = shell('briefing summary "$1" "$2" --only summary 2>&-', rain, rain.with_name("no.txt"))
    assert (done.returncode, done.stdout[:9]) == (1, "Rain fell")


@needs_full
@pytest.mark.parametrize("words", ['summary "$1" --only summary', 'list "$1"', "--help"])
def test_standard_output_on_a_full_disk(rain: Path, words: str) -> None:
    done = shell(f"briefing {words} >/dev/full", rain)
    assert (done.returncode, done.stderr) == (
        1,
        "briefing: standard output: cannot be written: No space left on device "
        "(make room there, or send it elsewhere)\n",
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_pipe_that_is_closed_early_ends_the_command_without_a_word(rain: Path, jobs: str) -> None:
    words = f'briefing summary "$@" --only summary --jobs {jobs} | head -1; exit ${{PIPESTATUS[0]}}'
    done = shell(words, *[rain] * 200)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == "Rain fell.\n"


def test_a_file_and_a_folder_that_may_not_be_read(rain: Path) -> None:
    runner = ""
    if os.geteuid() == 0:  # root may read everything, unless it gives that right away
        if not shutil.which("setpriv"):
            pytest.skip("root cannot give up its rights here")
        rights = "-dac_override,-dac_read_search"
        runner = f"setpriv --bounding-set {rights} --inh-caps {rights}"
    secret = rain.with_name("secret.txt")
    secret.write_text(RAIN, encoding="utf-8")
    secret.chmod(0)
    closed = rain.with_name("closed")
    closed.mkdir(0)
    words = 'briefing summary "$@" --only summary'
    done = shell(words, secret, closed, rain, runner=runner)
    closed.chmod(0o700)
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            f"briefing: {secret}: may not be read (check its rights)",
            f"briefing: {closed}: may not be read (check its rights)",
        ],
    )
    assert done.stdout.startswith("Rain fell")
