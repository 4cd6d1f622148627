"""What a reader does outside of itself: the clipboard, the editor, the browser, files.

Articles are untrusted: an address is opened only if it is one of the web, no shell reads a word of
theirs, and an existing file is never written over.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.errors import BriefingError

PATIENCE = 5.0
"""Seconds that a clipboard's tool or a browser's launcher may take before it is left alone."""

TEXT_BROWSERS = frozenset("lynx w3m links links2 elinks browsh carbonyl www-browser".split())
"""Browsers that need the terminal to themselves."""


class Outside(Protocol):
    """Each raises BriefingError, with a remedy, where it cannot be done."""

    def copy(self, text: str) -> bool:
        """Give the clipboard's own tool a text; whether there is one."""
        ...

    def editor(self) -> tuple[str, ...]:
        """The command of the user's editor; it needs the terminal."""
        ...

    def browser(self, url: str) -> Browser:
        """How `url` is to be opened."""
        ...

    def run(self, command: Sequence[str]) -> None:
        """Run a command that has the terminal to itself, until it ends."""
        ...

    def launch(self, command: Sequence[str]) -> None:
        """Run a command that shows itself elsewhere."""
        ...

    def save(self, names: Iterable[str], text: str) -> Path:
        """Write a new file under the first of `names` that is free; the file's path."""
        ...


@dataclass(frozen=True)
class Browser:
    """command: with the address. needs_terminal: it shows itself where the reader is."""

    command: tuple[str, ...]
    needs_terminal: bool


class Machine:
    """The real thing. find: where a program is, as `shutil.which`; folder: for new files."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        folder: Path,
        platform: str = sys.platform,
        find: Callable[[str], str | None] = shutil.which,
    ) -> None:
        self._environment = environment
        self._folder = folder
        self._platform = platform
        self._find = find

    def copy(self, text: str) -> bool:
        """Give the clipboard's own tool a text; whether there is one on this side of the terminal."""
        command = self.clipboard_tool()
        if command:
            self._finish(command, text)
        return bool(command)

    def clipboard_tool(self) -> tuple[str, ...]:
        """The command that fills the clipboard; () where the terminal alone can do it.

        Over ssh the tools here would fill the wrong machine's clipboard; tmux passes a text on.
        """
        known = self._environment
        candidates: list[tuple[str, ...]] = []
        if known.get("TMUX"):
            candidates.append(("tmux", "load-buffer", "-w", "-"))
        elif not (known.get("SSH_CONNECTION") or known.get("SSH_TTY")):
            if self._platform == "darwin":
                candidates.append(("pbcopy",))
            if known.get("WAYLAND_DISPLAY"):
                candidates.append(("wl-copy",))
            if known.get("DISPLAY"):
                candidates.append(("xclip", "-selection", "clipboard"))
                candidates.append(("xsel", "--clipboard", "--input"))
            if self._platform == "win32" or known.get("WSL_DISTRO_NAME"):
                candidates.append(("clip.exe",))
        return next((command for command in candidates if self._find(command[0])), ())

    def editor(self) -> tuple[str, ...]:
        """The command of VISUAL or EDITOR, else an editor that is there."""
        for name in ("VISUAL", "EDITOR"):
            if (written := self._environment.get(name, "")).strip():
                return self._command(written, name)
        for program in ("nano", "vi"):
            if self._find(program):
                return (program,)
        raise BriefingError("no editor is known", remedy="set EDITOR, such as EDITOR=nano")

    def browser(self, url: str) -> Browser:
        """The command of BROWSER, else the desktop's way to open an address."""
        if not re.fullmatch(r"https?://[^\s\x00-\x1f\x7f]+", url):
            raise BriefingError("is no address of the web", where=url)
        if written := self._environment.get("BROWSER", "").partition(os.pathsep)[0].strip():
            words = self._command(written, "BROWSER")
            placed = tuple(word.replace("%s", url) for word in words)
            command = placed if placed != words else (*words, url)
            return Browser(command, Path(words[0]).name in TEXT_BROWSERS)
        if self._platform == "darwin":
            return Browser(("open", url), needs_terminal=False)
        if self._platform == "win32":
            return Browser(("rundll32", "url.dll,FileProtocolHandler", url), needs_terminal=False)
        graphical = self._environment.get("DISPLAY") or self._environment.get("WAYLAND_DISPLAY")
        if self._find("wslview"):
            return Browser(("wslview", url), needs_terminal=False)
        if graphical and self._find("xdg-open"):
            return Browser(("xdg-open", url), needs_terminal=False)
        for program in sorted(TEXT_BROWSERS):
            if self._find(program):
                return Browser((program, url), needs_terminal=True)
        raise BriefingError("no browser is known", remedy=f"set BROWSER, or copy {url}")

    def _command(self, written: str, name: str) -> tuple[str, ...]:
        try:
            words = tuple(shlex.split(written))
        except ValueError as cause:
            raise BriefingError(
                f"{written!r} cannot be read as a command", where=name, remedy="check its quotes"
            ) from cause
        if not words or not self._find(words[0]):
            raise BriefingError(f"there is no program {written!r}", where=name, remedy="correct it")
        return words

    def run(self, command: Sequence[str]) -> None:
        """Run a command that has the terminal to itself, until it ends."""
        try:
            done = subprocess.run(command, check=False)
        except OSError as cause:
            raise _failed(command, cause.strerror or str(cause)) from cause
        if done.returncode:
            raise _failed(command, f"exit code {done.returncode}")

    def launch(self, command: Sequence[str]) -> None:
        """Run a command that shows itself elsewhere; it is waited for only to hear of a failure."""
        self._finish(command, "")

    def _finish(self, command: Sequence[str], text: str) -> None:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            process.communicate(text.encode(), timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return  # a browser that stays in the foreground of its launcher
        except OSError as cause:
            raise _failed(command, cause.strerror or str(cause)) from cause
        if process.returncode:
            raise _failed(command, f"exit code {process.returncode}")

    def save(self, names: Iterable[str], text: str) -> Path:
        """Write a new file into the folder under the first of `names` that is free."""
        for name in names:
            path = self._folder / name
            try:
                with path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
                    file.write(text)
            except FileExistsError:
                continue
            except OSError as cause:
                raise BriefingError(
                    f"cannot be written: {cause.strerror or cause}",
                    where=str(path),
                    remedy="start the reader in a folder that you may write to",
                ) from cause
            return path
        raise BriefingError("every name is taken", where=str(self._folder))


def _failed(command: Sequence[str], why: str) -> BriefingError:
    return BriefingError(f"{command[0]} did not work: {why}", remedy="try it in a shell")
