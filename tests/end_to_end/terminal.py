"""A terminal that a test types into and reads: a tmux server of its own."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

PATIENCE = 30.0
"""Seconds until something awaited counts as not coming; a slow machine under load needs a few."""

ROOT = Path(__file__).parents[2]


def program() -> str:
    """The installed command beside this Python, else the checkout's module."""
    installed = Path(sys.executable).with_name("briefing")
    return str(installed) if installed.exists() else f"{shlex.quote(sys.executable)} -m briefing"


class Terminal:
    """A tmux session with one shell in it. greeted: the reader was started before."""

    def __init__(
        self,
        folder: Path,
        *,
        columns: int,
        lines: int,
        environment: Mapping[str, str],
        greeted: bool = True,
    ) -> None:
        self._socket = folder / "tmux.sock"
        settings = folder / "tmux.conf"
        settings.write_text("set -g default-terminal tmux-256color\nset -g set-clipboard on\n")
        known = {
            "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PS1": "ready$ ",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            **environment,
        }
        if greeted:
            state = folder / ".local" / "state" / "briefing"
            state.mkdir(parents=True, exist_ok=True)
            (state / "greeted").touch()
        shell = ["env", "-i", *(f"{name}={value}" for name, value in known.items()), "sh", "-i"]
        subprocess.run(
            [
                *("tmux", "-u", "-f", settings, "-S", self._socket, "new-session", "-d"),
                *("-x", str(columns), "-y", str(lines), "-c", folder, shlex.join(shell)),
            ],
            check=True,
        )
        self.wait_for("ready$")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self._socket), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def close(self) -> None:
        """End the server and all that runs in it."""
        self._tmux("kill-server")

    def type(self, text: str) -> None:
        """Type text, to the letter."""
        self._tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: "Enter", "C-c", "j"."""
        self._tmux("send-keys", *keys)

    def run(self, command: str) -> None:
        """Run a command line; the shell tells its exit code when it ends."""
        self.type(f"{command}; echo exit=$?.")
        self.press("Enter")

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def screen(self) -> str:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p")

    def state(self, variable: str) -> str:
        """A variable of the pane, such as "alternate_on"."""
        return self._tmux("display-message", "-p", f"#{{{variable}}}").strip()

    def clipboard(self) -> str:
        """What was copied last, by OSC 52 or by tmux's own tool."""
        return self._tmux("show-buffer")

    def shell_child(self) -> int:
        """The process that the shell is running."""
        shell = self.state("pane_pid")
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", shell], check=True, capture_output=True, text=True
        )
        return int(listed.stdout.split()[0])

    def wait_for(self, *words: str, gone: bool = False) -> str:
        """Wait until all `words` are on the screen (or none is), and give it.

        tmux tells of no change of a screen, so it is looked at again and again.
        """
        end = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if all((word in screen) != gone for word in words):
                return screen
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {words}; on the screen:\n{screen}")
            time.sleep(0.05)

    def is_restored(self) -> bool:
        """Whether the terminal is as a shell wants it: cursor, main screen, no mouse, echo."""
        return (
            self.state("alternate_on"),
            self.state("cursor_flag"),
            self.state("mouse_any_flag"),
            self.state("mouse_sgr_flag"),
        ) == ("0", "1", "0", "0")
