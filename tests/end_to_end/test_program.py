"""The installed program in a real terminal: typed into, and read from its screen."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.terminal import ROOT, Terminal, program

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None and "BRIEFING_NEEDS_TMUX" not in os.environ,
    reason="tmux is not installed; in CI, BRIEFING_NEEDS_TMUX makes its absence a failure",
)

Open = Callable[..., Terminal]

SEEDS = ROOT / "seeds"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Terminals, each closed at the end."""
    terminals: list[Terminal] = []

    def open_terminal(
        columns: int = 110, lines: int = 32, *, greeted: bool = True, **environment: str
    ) -> Terminal:
        folder = tmp_path / str(len(terminals))
        folder.mkdir()
        terminal = Terminal(
            folder, columns=columns, lines=lines, environment=environment, greeted=greeted
        )
        terminals.append(terminal)
        return terminal

    yield open_terminal
    for terminal in terminals:
        terminal.close()


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A folder with an article whose analysis takes much longer than anybody waits."""
    folder = tmp_path / "endless"
    folder.mkdir()
    line = "Minister {n} said the bridge was safe, and denied that anybody had paid for it.\n\n"
    words = "".join(line.format(n=n) for n in range(4000))
    (folder / "long.txt").write_text(f"A long story\n\n{words}")
    return folder


def test_a_reader_reads(opened: Open) -> None:
    terminal = opened()
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("Key actors", "9 mentions", "not disclosed")
    terminal.press("2", "j", "Enter")
    assert "▌" in terminal.wait_for("what is said")
    terminal.press("Escape")
    terminal.wait_for("Key actors")
    terminal.press("?")
    terminal.wait_for("Keys", "Esc closes")
    terminal.press("Escape")
    terminal.wait_for("Esc closes", gone=True)
    terminal.press("q")
    terminal.wait_for("exit=0.")
    assert terminal.is_restored()


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)],
    ids=["term", "int", "hup"],
)
def test_a_signal_gives_the_terminal_back(
    opened: Open, endless: Path, number: signal.Signals, code: int
) -> None:
    terminal = opened()
    terminal.run(f"{program()} {endless}")
    terminal.wait_for("Being analysed")
    os.kill(terminal.shell_child(), number)
    terminal.wait_for(f"exit={code}.")
    assert terminal.is_restored()


def test_a_terminal_that_goes_ends_the_reader(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, columns=110, lines=32, environment={})
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("Key actors")
    reader = os.pidfd_open(terminal.shell_child())
    terminal.close()
    ended, _, _ = select.select([reader], [], [], 20)
    assert ended


def test_a_reader_that_is_continued_without_having_been_stopped_goes_on(opened: Open) -> None:
    terminal = opened()
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("Key actors")
    os.kill(terminal.shell_child(), signal.SIGCONT)
    terminal.press("?")
    terminal.wait_for("Half a page down")
    terminal.press("Escape")
    terminal.wait_for("Half a page down", gone=True)
    terminal.press("q")
    terminal.wait_for("exit=0.")
    assert terminal.is_restored()
    terminal.run("clear; stty -a | tr ' ;' '\\n\\n' | grep -c -x -e icanon -e echo")
    terminal.wait_for("2\nexit=0.")


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, "C-c"])
def test_marks_are_kept_however_the_reader_ends(opened: Open, end: signal.Signals | str) -> None:
    terminal = opened()
    terminal.run(f"{program()} {SEEDS}")
    before = terminal.wait_for("Key actors", "not disclosed")
    unread = unread_count(before)
    terminal.press("*", "J")
    terminal.wait_for(f"{unread - 1} unread")
    terminal.wait_for("★")
    if isinstance(end, str):
        terminal.press(end)
    else:
        os.kill(terminal.shell_child(), end)
    terminal.wait_for("exit=")
    terminal.run(f"clear; {program()} {SEEDS}")
    terminal.wait_for("★", f"{unread - 1} unread")
    terminal.press("q")
    terminal.wait_for("exit=0.")


def unread_count(screen: str) -> int:
    found = re.search(r"(\d+) unread", screen)
    assert found, screen
    return int(found[1])


@pytest.mark.parametrize("key", ["q", "C-c", "C-q"])
def test_leaving_does_not_wait_for_an_analysis(opened: Open, endless: Path, key: str) -> None:
    terminal = opened()
    terminal.run(f"{program()} {endless}")
    terminal.wait_for("Being analysed")
    begun = time.monotonic()
    terminal.press(key)
    screen = terminal.wait_for("exit=0.")
    assert time.monotonic() - begun < 3
    assert terminal.is_restored()
    assert "Traceback" not in screen
    assert "terminate" not in screen


def test_the_size_may_change_during_an_analysis(opened: Open, endless: Path) -> None:
    terminal = opened()
    terminal.run(f"{program()} {endless}")
    terminal.wait_for("Being analysed")
    terminal.resize(80, 24)
    terminal.wait_for("Articles", "Being analysed")
    terminal.resize(39, 9)
    terminal.wait_for("too small", "40 columns")
    terminal.resize(180, 50)
    terminal.wait_for("Key actors", "Open questions", "Being analysed")
    terminal.press("q")
    terminal.wait_for("exit=0.")


def test_a_file_that_vanishes_is_still_there_to_read(opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    shutil.copytree(SEEDS, folder)
    terminal = opened()
    terminal.run(f"{program()} {folder}")
    terminal.wait_for("Key actors", "not disclosed")
    shutil.rmtree(folder)
    terminal.press("Enter")
    terminal.wait_for("confirmed that multiple channels")
    terminal.press("q")
    terminal.wait_for("exit=0.")
    assert terminal.is_restored()


def test_nearly_the_same_text_becomes_one_line_and_two_again_when_it_is_edited(
    opened: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    seed = sorted(SEEDS.glob("*.txt"))[0].read_text(encoding="utf-8")
    (folder / "a.txt").write_text(seed, encoding="utf-8")
    (folder / "b.txt").write_text(f"{seed}\nWith material of agencies.\n", encoding="utf-8")
    terminal = opened()
    terminal.run(f"{program()} {folder}")
    terminal.wait_for("also in b.txt", "also in 1 file", "1 article · 0 unread")
    (folder / "b.txt").write_text("Rain fell on the dam. Nothing else happened.", encoding="utf-8")
    terminal.wait_for("Rain fell on the dam.", "2 articles")
    terminal.wait_for("also in", gone=True)
    terminal.press("q")
    terminal.wait_for("exit=0.")
    assert terminal.is_restored()


def test_without_colours_the_focus_is_still_seen(opened: Open) -> None:
    terminal = opened(NO_COLOR="1")
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("▸ 0 Articles", "Key actors", "not disclosed")
    terminal.press("2")
    terminal.wait_for("▸ 2 Claims and denials")
    coloured = terminal._tmux("capture-pane", "-p", "-e")
    for parameters in re.findall(r"\x1b\[([\d;]*)m", coloured):
        for colour in re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", parameters):
            assert len(set(colour)) == 1, f"a colour that is no grey: {parameters}"
    terminal.press("q")
    terminal.wait_for("exit=0.")


def test_a_terminal_that_moves_no_cursor_is_told_of_the_plain_mode(opened: Open) -> None:
    terminal = opened(TERM="dumb")
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("TERM=dumb", "briefing read --plain", "exit=2.")


def test_a_terminal_that_is_not_utf_8_is_told(opened: Open) -> None:
    terminal = opened(PYTHONIOENCODING="latin-1")
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("needs UTF-8", "exit=2.")


def test_plain_mode_in_a_terminal(opened: Open) -> None:
    terminal = opened(TERM="dumb", lines=50)
    terminal.run(f"{program()} read --plain {SEEDS}")
    terminal.wait_for("1. Donald Trump has", "\n>")
    terminal.type("1\n")
    terminal.wait_for("Summary.")
    terminal.type("actors\n")
    terminal.wait_for("Key actors.", "1. Donald Trump, person")
    terminal.press("C-d")
    terminal.wait_for("exit=0.")


def test_ctrl_c_leaves_the_plain_mode(opened: Open) -> None:
    terminal = opened()
    terminal.run(f"{program()} read --plain {SEEDS}")
    terminal.wait_for("\n>")
    terminal.press("C-c")
    assert "Traceback" not in terminal.wait_for("exit=130.")


def test_the_first_start_gives_a_hint_and_the_second_none(opened: Open) -> None:
    terminal = opened(greeted=False)
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("Welcome", "q quits")
    terminal.press("q")
    terminal.wait_for("exit=0.")
    terminal.run(f"clear; {program()} {SEEDS}")
    assert "Welcome" not in terminal.wait_for("Key actors", "not disclosed")
    terminal.press("q")
    terminal.wait_for("exit=0.")


def test_a_line_is_copied_into_the_terminals_clipboard(opened: Open) -> None:
    terminal = opened(SSH_CONNECTION="198.51.100.7 1 198.51.100.8 22")
    terminal.run(f"{program()} {SEEDS}")
    terminal.wait_for("Key actors", "not disclosed")
    terminal.press("2", "y")
    terminal.wait_for("Copied")
    assert terminal.clipboard().startswith("Donald Trump confirms: to speaking with Russian")
    terminal.press("q")
    terminal.wait_for("exit=0.")


def test_an_editor_gets_the_terminal_and_gives_it_back(opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    shutil.copytree(SEEDS, folder)
    terminal = opened(EDITOR="less")
    terminal.run(f"{program()} {folder}")
    terminal.wait_for("Key actors", "not disclosed")
    terminal.press("e")
    terminal.wait_for("Key actors", gone=True)
    terminal.press("q")
    terminal.wait_for("Key actors", "not disclosed")
    terminal.press("q")
    terminal.wait_for("exit=0.")
    assert terminal.is_restored()


def test_what_was_changed_in_the_editor_is_read_and_analysed_anew(
    opened: Open, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("Minister Ada Quill denied that the bridge was unsafe.\n")
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\necho "editing $1"; read answer\n'
        "echo 'Minister Ada Quill promised a new bridge.' >\"$1\"\n"
    )
    editor.chmod(0o755)
    terminal = opened(EDITOR=str(editor))
    terminal.run(f"{program()} {news}")
    terminal.wait_for("✗ denies · Ada Quill")
    terminal.press("2", "e")
    terminal.wait_for(f"editing {news / 'a.txt'}")
    terminal.press("Enter")
    shown = terminal.wait_for("promises · Ada Quill", "▸ 2 Claims and denials")
    assert "denies" not in shown
    assert "unsafe" not in shown
    terminal.press("q")
    terminal.wait_for("exit=0.")
    assert (news / "a.txt").read_text() == "Minister Ada Quill promised a new bridge.\n"


def test_themes_show_as_they_are_saved_and_one_is_chosen_and_kept(
    opened: Open, tmp_path: Path
) -> None:
    terminal = opened()
    home = tmp_path / "0"
    config, mine = home / ".config" / "briefing" / "config.yaml", home / "themes" / "mine.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("# by hand\ntheme: mine # for the evening\n")
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("Minister Ada Quill denied that the bridge was unsafe.\n")
    terminal.run(f"{program()} {news}")
    terminal.wait_for("there is no theme 'mine'")
    terminal.wait_for("✗ denies")
    good = (
        'name: Mine\nsigns: {deny: "N"}\n'
        'colors: {background: "#102030", foreground: "#dddddd", primary: "#80b0f0"}\n'
    )
    mine.parent.mkdir()
    mine.write_text(good)
    terminal.wait_for("N denies")
    mine.write_text(good.replace('"#102030"', "#102030"))
    assert "N denies" in terminal.wait_for("themes/mine.yaml:3:22: not valid YAML")
    terminal.press("t")
    terminal.wait_for("Esc restores")
    terminal.press("/")
    terminal.wait_for("Esc lists all")
    terminal.type("pap")
    terminal.wait_for("Paper", "light · contrast", "✗ denies")
    terminal.press("Enter")
    terminal.wait_for("Esc lists all", gone=True)
    terminal.press("q")
    terminal.wait_for("exit=0.")
    assert config.read_text() == "# by hand\ntheme: paper # for the evening\n"
