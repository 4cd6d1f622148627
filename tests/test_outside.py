"""Commands, addresses and files, with programs that are written for the test."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.outside import Browser, Machine


def machine(folder: Path = Path(), *programs: str, platform: str = "linux", **env: str) -> Machine:
    """A machine on which just these programs are."""
    return Machine(env, folder=folder, platform=platform, find={p: p for p in programs}.get)


def program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(
    ("environment", "tool"),
    [
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "wl-copy"),
        ({"DISPLAY": ":0"}, "xclip"),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "a b"}, None),
        ({"DISPLAY": ":0", "SSH_TTY": "t"}, None),
        ({"TMUX": "t", "SSH_CONNECTION": "a b"}, "tmux"),
        ({}, None),
    ],
)
def test_the_tool_that_fills_the_clipboard(environment: dict[str, str], tool: str | None) -> None:
    found = machine(Path(), "wl-copy", "xclip", "xsel", "tmux", "pbcopy", **environment)
    assert (found.clipboard_tool() or (None,))[0] == tool


def test_other_systems_have_other_tools() -> None:
    assert machine(Path(), "pbcopy", platform="darwin").clipboard_tool() == ("pbcopy",)
    assert machine(Path(), "xsel", DISPLAY=":0").clipboard_tool()[0] == "xsel"
    assert machine(Path(), "clip.exe", WSL_DISTRO_NAME="u").clipboard_tool() == ("clip.exe",)


def test_a_tool_gets_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "wl-copy", f"cat > {tmp_path}/clipboard")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    Machine({"WAYLAND_DISPLAY": "w"}, folder=tmp_path).copy("Grüße; $(rm -rf /)")
    assert (tmp_path / "clipboard").read_text(encoding="utf-8") == "Grüße; $(rm -rf /)"


def test_a_tool_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "wl-copy", "exit 3")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(BriefingError, match="wl-copy did not work: exit code 3"):
        Machine({"WAYLAND_DISPLAY": "w"}, folder=tmp_path).copy("x")


def test_the_editor() -> None:
    assert machine(Path(), "code", "vi", EDITOR="vi", VISUAL="code --wait").editor() == (
        "code",
        "--wait",
    )
    assert machine(Path(), "vi", EDITOR=" ").editor() == ("vi",)
    assert machine(Path(), "nano", "vi").editor() == ("nano",)
    with pytest.raises(BriefingError, match="set EDITOR"):
        machine().editor()
    with pytest.raises(BriefingError, match="EDITOR: there is no program 'ed1t'"):
        machine(EDITOR="ed1t").editor()
    with pytest.raises(BriefingError, match="check its quotes"):
        machine(EDITOR="vi '").editor()


URL = "https://example.org/?a=1&b=$(x)"


def test_the_browser() -> None:
    assert machine(Path(), "xdg-open", DISPLAY=":0").browser(URL) == Browser(
        ("xdg-open", URL), needs_terminal=False
    )
    assert machine(Path(), "xdg-open", "w3m").browser(URL) == Browser(
        ("w3m", URL), needs_terminal=True
    )
    assert machine(Path(), "lynx", "ff", BROWSER="ff --new %s").browser(URL) == Browser(
        ("ff", "--new", URL), needs_terminal=False
    )
    assert machine(Path(), "/usr/bin/lynx", BROWSER="/usr/bin/lynx").browser(URL).needs_terminal
    assert machine(platform="darwin").browser(URL).command == ("open", URL)
    with pytest.raises(BriefingError, match="set BROWSER, or copy https://example"):
        machine(Path(), "xdg-open").browser(URL)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:x", "--help", "https://a b", "https://a\x1b[2J", ""]
)
def test_only_an_address_of_the_web_is_opened(url: str) -> None:
    with pytest.raises(BriefingError, match="no address of the web"):
        machine(Path(), "xdg-open", DISPLAY=":0").browser(url)


def test_running_a_program(tmp_path: Path) -> None:
    touch = program(tmp_path, "touch-it", 'echo "$1" > "$2"')
    Machine({}, folder=tmp_path).run((touch, "a b", str(tmp_path / "out")))
    assert (tmp_path / "out").read_text() == "a b\n"
    with pytest.raises(BriefingError, match="did not work: exit code 4"):
        Machine({}, folder=tmp_path).run((program(tmp_path, "bad", "exit 4"),))
    with pytest.raises(BriefingError, match="did not work: No such file"):
        Machine({}, folder=tmp_path).launch((str(tmp_path / "none"),))


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "rain.md").write_text("mine")
    (tmp_path / "rain-2.md").symlink_to(tmp_path / "nowhere")
    names = ("rain.md", "rain-2.md", "rain-3.md")
    path = machine(tmp_path).save(names, "Rain\n")
    assert (path.name, path.read_text()) == ("rain-3.md", "Rain\n")
    assert (tmp_path / "rain.md").read_text() == "mine"


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"rain\.md: cannot be written: No such file"):
        machine(tmp_path / "gone").save(["rain.md"], "x")
