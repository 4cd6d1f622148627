"""Work in processes of their own, so that it never keeps the reader's thread from a key."""

from __future__ import annotations

import atexit
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, Protocol

from ..errors import BriefingError
from ..model import PARTS, Article, Briefing, Part

if TYPE_CHECKING:
    from ..settings import Settings

NICENESS = 15
"""Added to the process' own: what somebody looks at comes before what is analysed ahead. With 5, two analyses
on two processors take as much of them as makes a key wait three times as long."""

PROGRAM = (
    "import sys; sys.path[:] = {path!r}; "
    "from briefing.catalogue.elsewhere import serve; serve({niceness})"
)
"""What the process runs. It finds modules where this one does, and so never in the folder that is read."""


class Analyse(Protocol):
    """Makes a briefing of an article; can be sent to another process, by its name."""

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """The briefing with `parts` filled in; raises BriefingError if it cannot be made."""
        ...


class Elsewhere:
    """Makes briefings in another process, one at a time; the caller's thread waits for each."""

    def __init__(self, analyse: Analyse) -> None:
        self._process = OtherProcess(analyse)

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """The briefing with `parts`; raises as the analysis does, and BriefingError if its process ends."""
        outcome = self._process.call(article, settings, parts, where=article.path)
        assert isinstance(outcome, Briefing)
        return outcome


class OtherProcess:
    """Calls a function, which can be sent by its name, in another process, one call at a time.

    The process begins with the first call, and ends with this one, whatever it is at then. (That of
    `multiprocessing` cannot be begun while Textual has its own standard error.)
    """

    def __init__(self, function: Callable[..., object], *, niceness: int = NICENESS) -> None:
        """niceness: added to this process' own, where there is such a thing."""
        self._function = function
        self._niceness = niceness
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def call(self, *arguments: object, where: str = "") -> object:
        """What the function returns; raises what it raises, and BriefingError if its process ends.

        where: what is worked on, for that error.
        """
        with self._turn:
            try:
                process = self._process = self._process or self._begin()
                _send(process.stdin, arguments)
                outcome = _received(process.stdout)
            except (EOFError, OSError, pickle.UnpicklingError) as cause:
                self._end()
                raise BriefingError(
                    "the process that worked on it ended before it was done",
                    where=where,
                    remedy="free some memory and open the folder again",
                ) from cause
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def end(self) -> None:
        """End the process; another call begins a new one."""
        with self._turn:
            self._end()

    def _begin(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(path=sys.path, niceness=self._niceness)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the terminal is the reader's
        )
        atexit.register(process.kill)
        _send(process.stdin, self._function)
        return process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            atexit.unregister(self._process.kill)
            self._process = None


def _send(stream: IO[bytes] | None, what: object) -> None:
    assert stream is not None
    pickle.dump(what, stream)
    stream.flush()


def _received(stream: IO[bytes] | None) -> object:
    assert stream is not None
    return pickle.load(stream)  # of our own process


def serve(niceness: int) -> None:
    """Answer each call with what was returned, or with what was raised; end when nobody asks any more.

    Ctrl+C is the reader's. What else is printed goes nowhere, for the answers have standard output.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(niceness)
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    asked: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
    function: Callable[..., object] = pickle.load(sys.stdin.buffer)

    def listen() -> None:
        try:
            while True:
                asked.put(pickle.load(sys.stdin.buffer))
        except (EOFError, OSError):
            os._exit(0)  # the reader is gone, and so is the wish for what is at work

    threading.Thread(target=listen, daemon=True).start()
    while True:
        outcome: object
        try:
            outcome = function(*asked.get())
        except Exception as error:  # noqa: BLE001 - raised again where the outcome is waited for
            error.add_note(traceback.format_exc())
            outcome = error
        _send(answers, outcome)
