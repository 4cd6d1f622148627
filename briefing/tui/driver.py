"""Drivers for Textual: one that ends with its terminal, and one that asks it for its background.

Textual's own reads on and on from a terminal that has gone, at the whole of a processor.

The answer comes in the same stream as the keys, so it is taken out where that is read: nothing that
is typed is lost, an answer that comes late does nothing, and the start does not wait for it.
"""

from __future__ import annotations

import os
import selectors
import signal
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from functools import partial

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from briefing.terminal import QUESTION, Background, heard
from briefing.tui.signals import end_if_hung_up

LIMIT = 2.0
"""Seconds after which an answer no longer changes the theme: by then somebody reads."""

ROUND = 0.1
"""Seconds after which the reading thread looks whether it is to end, as in Textual's own driver."""


HUNG_UP = 128 + signal.SIGHUP
"""The exit code when the terminal goes, as shells give it."""


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


class TerminalDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, which ends with its terminal."""

    def start_application_mode(self) -> None:
        """Start, or start again where the process was stopped and continued without our being asked."""
        before = None
        if self._key_thread is not None and self._key_thread.is_alive():
            before = self.attrs_before  # those that there are now are ours
            self.disable_input()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if before is not None:
            self.attrs_before = before

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the end, or until it goes."""
        parser = self.parser()
        decode = getincrementaldecoder("utf-8")().decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(ROUND):
                    sent = self._sent()
                    if not sent:
                        end_if_hung_up(HUNG_UP)
                        self._app.call_later(partial(self._app.exit, return_code=HUNG_UP))
                        break
                    if data := decode(sent):  # "" would end the stream
                        for event in parser.feed(data):
                            self.process_message(event)
                else:
                    for event in parser.tick():
                        self.process_message(event)
        for event in parser.feed(""):
            self.process_message(event)

    def parser(self) -> XTermParser:
        """What makes events of what the terminal sends."""
        return XTermParser(self._debug)

    def _sent(self) -> bytes:
        """What the terminal sent; nothing if no more will come."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # it hung up while we looked
            return b""


class AskingDriver(TerminalDriver):
    """Asks for the background when it starts."""

    def start_application_mode(self) -> None:
        """Start as ever, and ask."""
        super().start_application_mode()
        if self._key_thread is not None:
            self.write(QUESTION)
            self.flush()

    def parser(self) -> XTermParser:
        """One that takes the answer out."""
        return AnswerParser(self._debug)
