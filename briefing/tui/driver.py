"""A driver for Textual that also asks the terminal for its background.

The answer comes in the same stream as the keys, so it is taken out where that is read: nothing that
is typed is lost, an answer that comes late does nothing, and the start does not wait for it.
"""

from __future__ import annotations

import os
import selectors
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from briefing.terminal import QUESTION, Background, heard

LIMIT = 2.0
"""Seconds after which an answer no longer changes the theme: by then somebody reads."""

ROUND = 0.1
"""Seconds after which the reading thread looks whether it is to end, as in Textual's own driver."""


class BackgroundTold(Message):
    """The terminal says how its background is."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.background = background


class AnswerParser(XTermParser):
    """Makes events of what a terminal sends, without the answers to our question."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._asked = time.monotonic()
        self._begun = ""

    def feed(self, data: str) -> Iterable[Message]:
        """The events in `data`; "" ends the stream."""
        if not data:
            yield from self._release()
            yield from super().feed("")
            return
        answer = heard(self._begun + data)
        self._begun = answer.begun
        if answer.background is not None and self._waiting:
            yield BackgroundTold(answer.background)
        if answer.keys:
            yield from super().feed(answer.keys)
        if self._begun == "\x1b" and not self._waiting:
            yield from self._release()

    def tick(self) -> Iterable[Message]:
        """What is not gone on with in time was typed."""
        yield from self._release()
        yield from super().tick()

    def _release(self) -> Iterable[Message]:
        begun, self._begun = self._begun, ""
        if begun:
            yield from super().feed(begun)

    @property
    def _waiting(self) -> bool:
        return time.monotonic() - self._asked < LIMIT


class AskingDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, which asks when it starts."""

    def start_application_mode(self) -> None:
        """Start as ever, and ask."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._key_thread is not None:
            self.write(QUESTION)
            self.flush()

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the end; as in LinuxDriver, with another parser."""
        parser = AnswerParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(ROUND):
                    data = decode(os.read(self.fileno, 4096))
                    if not data:
                        continue
                    for event in parser.feed(data):
                        self.process_message(event)
                else:
                    for event in parser.tick():
                        self.process_message(event)
        for event in parser.feed(""):
            self.process_message(event)
