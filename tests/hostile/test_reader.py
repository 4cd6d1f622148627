"""The reader under a terminal emulator: hostile articles send nothing that harmless ones do not."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
import pytest

from tests.hostile.build import ESCAPES, FOLDER, MARKUP, UNSEEN
from tests.hostile.test_commands import acting

COLUMNS, LINES = 140, 40
PATIENCE = 30
"""Seconds until a test gives up; only a broken reader needs them."""

SEQUENCE = re.compile(
    r"\x1b\[([0-?]*[ -/]*[@-~])"  # CSI
    r"|\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)"  # OSC
    r"|\x1b([PX^_][^\x1b]*)\x1b\\"  # DCS, SOS, PM, APC
    r"|\x1b([ -/]*[0-~])"
)
PLACE_OR_STYLE = re.compile(r"[0-9;]*[Hm]")


class Terminal:
    """A reader in a pseudo-terminal, and what an emulator made of all that it sent."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.sent = ""
        self._pressed = ""
        self._stream = pyte.Stream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        environment = {
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "BRIEFING_DATA": str(home / "data"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefing", str(folder)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )
        os.close(slave)

    @property
    def shown(self) -> str:
        """The cells as text; pyte's own `display` fails where half of a wide character is left."""
        rows = (self.screen.buffer[y] for y in range(LINES))
        return "\n".join("".join(row[x].data for x in range(COLUMNS)) for row in rows)

    def press(self, keys: str) -> None:
        self._pressed = keys
        os.write(self._master, keys.encode())

    def until(self, seen: Callable[[], bool]) -> None:
        """Take in what the reader sends until `seen`."""
        end = time.monotonic() + PATIENCE
        while not seen():
            left = end - time.monotonic()
            assert left > 0, f"never seen, having sent {self._pressed!r}; the screen:\n{self.shown}"
            if not self._take(left):
                assert seen(), f"ended too soon; the screen:\n{self.shown}"

    def end(self) -> None:
        """Leave, and take in the rest."""
        self.press("q")
        while self._take(PATIENCE):
            pass
        assert self.process.wait(PATIENCE) == 0

    def _take(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._master, 65536).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            return False
        self.sent += data
        # The emulator does not know this one, and would show its end as text.
        self._stream.feed(re.sub(r"\x1b\[[<>=?][0-9;]*[u$p]+", "", data))
        return bool(data)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)


@contextmanager
def terminal(folder: Path, home: Path) -> Iterator[Terminal]:
    running = Terminal(folder, home)
    try:
        yield running
    finally:
        running.close()


def read_through(folder: Path, home: Path) -> tuple[set[str], str, set[int]]:
    """Open each article, and then each text; the sequences sent, the title, the modes at the end."""
    files = len(list(folder.iterdir()))
    with terminal(folder, home) as reader:
        for number in range(1, files + 1):
            here = re.compile(rf"\b{number} of {files}\b")
            reader.until(lambda here=here: here.search(reader.shown) is not None)  # type: ignore[misc]
            assert not acting(reader.shown)
            if number < files:
                reader.press("j")
        reader.press("\r")
        reader.until(lambda: "1 Key actors" not in reader.shown)
        for _ in range(files - 1):
            before = reader.shown
            reader.press("K")
            reader.until(lambda before=before: reader.shown != before)  # type: ignore[misc]
            assert not acting(reader.shown)
        title = reader.screen.title
        reader.end()
        return sequences(reader.sent), title, reader.screen.mode


def sequences(sent: str) -> set[str]:
    """The different sequences in `sent`, without places and styles; controls outside of any."""
    found = {match[0] for match in SEQUENCE.finditer(sent)}
    kinds = {s for s in found if not PLACE_OR_STYLE.fullmatch(s.removeprefix("\x1b["))}
    rest = SEQUENCE.sub("", sent)
    return kinds | {c for c in rest if ord(c) < 32 or 0x7F <= ord(c) < 0xA0}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str, set[int]]:
    """What is sent for articles that hold nothing but words."""
    folder = tmp_path_factory.mktemp("harmless")
    for number in range(3):
        text = f"Dam {number} holds\n\n“We were lucky,” said Mayor Ana Ruiz. Nobody knows why."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "bad.json").write_text("[")
    return read_through(folder, tmp_path_factory.mktemp("home"))


def copied(names: list[str], folder: Path) -> Path:
    """The files of the corpus that have `names`, no two of nearly the same words: those are shown once."""
    for number, name in enumerate(names, start=2):
        head = tail = ""
        if name in TEXTS:
            head = f"{name.removesuffix('-in-text.txt')} "
            tail = " ".join(f"It fell {number} feet in {hour} hours." for hour in range(20))
        data = (FOLDER / name).read_bytes().replace(b"a week before", b"%d weeks before" % number)
        (folder / name).write_bytes(head.encode() + data + f"\n\n{tail}\n".encode())
    return folder


FIELDS = sorted(
    path.name for path in FOLDER.iterdir() if path.name.startswith(("escapes", "entities"))
)
TEXTS = [f"{name}-in-text.txt" for name in (*ESCAPES, *UNSEEN, *MARKUP)]


@pytest.mark.parametrize(
    "names",
    [
        [
            name
            for name in FIELDS
            if not any(word in name for word in ("list", "lines", "unescaped"))
        ],
        TEXTS[: len(TEXTS) // 2],
        TEXTS[len(TEXTS) // 2 :],
    ],
    ids=["every field", "texts", "more texts"],
)
def test_the_terminal_is_left_as_harmless_articles_leave_it(
    names: list[str], harmless: tuple[set[str], str, set[int]], tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "articles").mkdir()
    folder = copied(names, tmp_path / "articles")
    sent, title, modes = read_through(folder, tmp_path / "home")
    known, known_title, known_modes = harmless
    assert sent <= known
    assert title == known_title
    assert modes == known_modes
