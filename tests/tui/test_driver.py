"""The terminal's answer among the keys: what is typed arrives, answers do not."""

import os
import threading
import time
from collections.abc import Callable

import pytest
from textual import events
from textual.message import Message

from briefing.tui import driver
from briefing.tui.driver import HUNG_UP, LIMIT, AnswerParser, BackgroundTold, TerminalDriver

LIGHT = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\"
END = "\x1b[?62;22c"


def typed(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def told(messages: list[Message]) -> list[str]:
    return [m.background for m in messages if isinstance(m, BackgroundTold)]


def fed(parser: AnswerParser, *pieces: str) -> list[Message]:
    return [message for piece in pieces for message in parser.feed(piece)]


def test_keys_around_the_answer_arrive_in_their_order() -> None:
    messages = fed(AnswerParser(), "2j" + LIGHT + "k" + END, "\x1b[A")
    assert typed(messages) == ["2", "j", "k", "up"]
    assert told(messages) == ["light"]


def test_an_answer_byte_by_byte_leaves_no_key() -> None:
    messages = fed(AnswerParser(), *(LIGHT + END + "q"))
    assert (typed(messages), told(messages)) == (["q"], ["light"])


@pytest.mark.parametrize("begun", ["\x1b", "\x1b]", "\x1b]11;"])
def test_what_only_begins_like_an_answer_was_typed(begun: str) -> None:
    parser = AnswerParser()
    assert not fed(parser, begun)
    messages = list(parser.tick())
    end = time.monotonic() + 5
    while not typed(messages) and time.monotonic() < end:
        messages += parser.tick()
    assert typed(messages)


def test_an_answer_that_comes_late_does_nothing() -> None:
    parser = AnswerParser()
    parser._asked -= LIMIT + 1
    assert not fed(parser, LIGHT + END)
    assert typed(fed(parser, "j")) == ["j"]


def test_the_end_gives_out_what_was_held() -> None:
    parser = AnswerParser()
    assert typed(fed(parser, "\x1b", "")) == ["escape"]


class FakeApp:
    """Takes note of what it is asked for later."""

    def __init__(self) -> None:
        self.later: list[Callable[[], None]] = []

    def call_later(self, what: Callable[[], None]) -> None:
        self.later.append(what)

    def exit(self, *, return_code: int) -> None:
        self.code = return_code


def test_reading_ends_when_the_terminal_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    ended_with: list[int] = []
    monkeypatch.setattr(driver, "end_if_hung_up", ended_with.append)
    reading = TerminalDriver.__new__(TerminalDriver)
    app = FakeApp()
    reading.__dict__ |= {
        "fileno": theirs,
        "exit_event": threading.Event(),
        "_debug": False,
        "_app": app,
    }
    thread = threading.Thread(target=reading.run_input_thread, daemon=True)
    thread.start()
    os.close(ours)
    thread.join(10)
    os.close(theirs)
    assert not thread.is_alive()
    assert ended_with == [HUNG_UP]
    (leave,) = app.later
    leave()
    assert app.code == HUNG_UP
