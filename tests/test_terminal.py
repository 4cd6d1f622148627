"""Asking the terminal for its background, on a pseudo-terminal that answers as terminals do."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.terminal import heard, told_by

ROOT = Path(__file__).resolve().parents[1]
LIGHT = b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\"
DARK = b"\x1b]11;rgb:1e/1e/2e\x07"
END = b"\x1b[?62;22c"

ASK = "import os; from briefing.terminal import background; print('says', background(os.environ))"
THEN_READ = ASK + "; print('read', input())"


@pytest.mark.parametrize(
    ("text", "background", "keys"),
    [
        ((LIGHT + END).decode(), "light", ""),
        ((DARK + END).decode(), "dark", ""),
        ("ab" + LIGHT.decode() + "c" + END.decode() + "d", "light", "abcd"),
        ("\x1b]11;rgba:ffff/ffff/ffff/ffff\x07", "light", ""),
        ("\x1b]11;?\x1b\\" + END.decode(), None, ""),
        ("\x1b[A\x1b[<0;3;4M", None, "\x1b[A\x1b[<0;3;4M"),
    ],
)
def test_answers_are_told_from_keys(text: str, background: str | None, keys: str) -> None:
    assert (heard(text).background, heard(text).keys) == (background, keys)


@pytest.mark.parametrize("answer", [(LIGHT + END).decode(), (DARK + END).decode()])
def test_an_answer_in_pieces_is_no_key(answer: str) -> None:
    for end in range(1, len(answer)):
        first = heard(answer[:end])
        assert first.keys == ""
        if not first.finished:
            whole = (
                heard(answer) if first.begun == answer[:end] else heard(first.begun + answer[end:])
            )
            assert whole.keys == ""
            assert whole.finished


def test_what_the_environment_tells() -> None:
    assert told_by({"COLORFGBG": "15;0"}) == "dark"
    assert told_by({"COLORFGBG": "0;default;15"}) == "light"
    assert told_by({"COLORFGBG": "?"}) is None
    assert told_by({}) is None


class Terminal:
    """A program on a pseudo-terminal, and what it was asked and showed."""

    def __init__(self, program: str, typed: bytes = b"") -> None:
        self.master, slave = pty.openpty()
        attributes = termios.tcgetattr(slave)
        os.write(self.master, typed)
        self.process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "TERM": "xterm", "PYTHONPATH": str(ROOT)},
            start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, termios.TIOCSCTTY, 0),
        )
        self.slave, self.before = slave, attributes
        self.seen = b""

    def until(self, true: Callable[[bytes], bool], seconds: float = 30) -> bytes:
        end = time.monotonic() + seconds
        while not true(self.seen) and time.monotonic() < end:
            if select.select([self.master], [], [], 0.05)[0]:
                self.seen += os.read(self.master, 4096)
        assert true(self.seen), self.seen
        return self.seen

    def send(self, data: bytes) -> None:
        os.write(self.master, data)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.slave)
        os.close(self.master)


@pytest.fixture
def terminal():
    opened: list[Terminal] = []

    def open_terminal(program: str, typed: bytes = b"") -> Terminal:
        opened.append(Terminal(program, typed))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()


def asked(seen: bytes) -> bool:
    return b"\x1b[c" in seen


@pytest.mark.parametrize(("answer", "expected"), [(LIGHT, b"light"), (DARK, b"dark")])
def test_the_answer_is_heard_and_nothing_is_left(terminal, answer, expected) -> None:
    one = terminal(THEN_READ)
    one.until(asked)
    one.send(answer + END)
    one.until(lambda seen: b"says " + expected in seen)
    one.send(b"typed\n")
    seen = one.until(lambda seen: b"read typed" in seen)
    assert b"rgb:" not in seen
    assert termios.tcgetattr(one.slave) == one.before


def test_a_terminal_that_does_not_know_the_question_is_not_waited_for(terminal) -> None:
    one = terminal(THEN_READ)
    one.until(asked)
    one.send(END)
    one.until(lambda seen: b"says None" in seen)
    one.send(b"typed\n")
    one.until(lambda seen: b"read typed" in seen)


def test_a_silent_terminal_is_given_up_on(terminal) -> None:
    one = terminal(ASK)
    one.until(asked)
    began = time.monotonic()
    one.until(lambda seen: b"says None" in seen)
    assert time.monotonic() - began < 5
    assert termios.tcgetattr(one.slave) == one.before


def test_who_types_ahead_is_not_asked_and_loses_nothing(terminal) -> None:
    one = terminal(THEN_READ, typed=b"early\n")
    seen = one.until(lambda seen: b"read early" in seen)
    assert not asked(seen)


def test_no_terminal_is_not_asked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={"PATH": os.environ["PATH"], "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
    )
    assert done.stdout == "says None\n"
