"""Whether the terminal's background is dark or light: asked by OSC 11, with a time limit.

The question is followed by a second that every terminal answers (primary device attributes), so
that one which does not know the first is known not to, without waiting for the limit.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .colour import is_light

Background = Literal["dark", "light"]

QUESTION = "\x1b]11;?\x1b\\\x1b[c"

LIMIT = 0.1
"""Seconds that a command waits for an answer. Terminals answer within 5 ms, over a line within 50;
one that answers nothing at all costs this much, once a command."""

_COLOUR_ANSWER = re.compile(
    r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})"
    r"(?:/[0-9a-fA-F]{1,4})?(?:\x07|\x1b\\)"
)
_OTHER_ANSWER = re.compile(r"\x1b\]11;[^\x07\x1b]{0,64}(?:\x07|\x1b\\)")
_END_ANSWER = re.compile(r"\x1b\[\?[0-9;]*c")
_BEGUN = re.compile(r"\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]{0,64}\x1b?)?)?)?|\[(?:\?[0-9;]{0,64})?)?\Z")


@dataclass(frozen=True)
class Heard:
    """What came from a terminal that was asked.

    background: its answer, None without one. finished: whether all answers are there. keys: all
    that is no answer, in its order. begun: the start of an answer that is not all there yet.
    """

    background: Background | None
    finished: bool
    keys: str
    begun: str


def heard(text: str) -> Heard:
    """Take the answers out of what a terminal has sent; pure."""
    found = _COLOUR_ANSWER.search(text)
    background = None if found is None else _background_of(*found.groups())
    finished = _END_ANSWER.search(text) is not None
    for answer in (_COLOUR_ANSWER, _OTHER_ANSWER, _END_ANSWER):
        text = answer.sub("", text)
    begun = _BEGUN.search(text)
    keys = text if begun is None else text[: begun.start()]
    return Heard(background, finished, keys, "" if begun is None else begun[0])


def _background_of(red: str, green: str, blue: str) -> Background:
    shares = (int(channel, 16) / (16 ** len(channel) - 1) for channel in (red, green, blue))
    colour = "#" + "".join(f"{round(255 * share):02x}" for share in shares)
    return "light" if is_light(colour) else "dark"


def told_by(environment: Mapping[str, str]) -> Background | None:
    """What COLORFGBG says ("15;0": text, background), which some terminals set."""
    match = re.fullmatch(r"\d+;(?:\w+;)?(\d+)", environment.get("COLORFGBG", ""))
    if match is None:
        return None
    return "light" if int(match[1]) in (7, *range(9, 16)) else "dark"


def background(environment: Mapping[str, str], *, limit: float = LIMIT) -> Background | None:
    """The background of the terminal that this command prints to; None if there is no telling.

    Asked only on a real terminal that the user is not typing into: keys typed before the question
    stay where they are. Those typed in the few milliseconds until the answer are given back to the
    terminal where the system allows that (TIOCSTI).
    """
    dumb = environment.get("TERM", "dumb") in ("dumb", "linux", "")
    if dumb or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return told_by(environment)
    try:
        import termios
    except ImportError:  # Windows: its console tells no background
        return None
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return told_by(environment)
    try:
        return _ask(terminal, limit) or told_by(environment)
    except (OSError, termios.error):
        return told_by(environment)
    finally:
        os.close(terminal)


def _ask(terminal: int, limit: float) -> Background | None:
    import termios

    if os.tcgetpgrp(terminal) != os.getpgrp():
        return None
    before = termios.tcgetattr(terminal)
    quiet = termios.tcgetattr(terminal)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 0, 0
    try:
        termios.tcsetattr(terminal, termios.TCSANOW, quiet)
        if select.select([terminal], [], [], 0)[0]:
            return None
        os.write(terminal, QUESTION.encode())
        answer = _listen(terminal, limit)
        # A lone escape may be the key; more than that is the start of a late answer.
        _give_back(terminal, answer.keys + (answer.begun if answer.begun == "\x1b" else ""))
        return answer.background
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)


def _listen(terminal: int, limit: float) -> Heard:
    end = time.monotonic() + limit
    data = b""
    answer = heard("")
    while not answer.finished and (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            data += os.read(terminal, 4096)
            answer = heard(data.decode("utf-8", "surrogateescape"))
    return answer


def _give_back(terminal: int, keys: str) -> None:
    import fcntl
    import termios

    for byte in keys.encode("utf-8", "surrogateescape"):
        try:
            fcntl.ioctl(terminal, termios.TIOCSTI, bytes([byte]))
        except OSError:  # forbidden on many systems since Linux 6.2: there is no other way
            return
