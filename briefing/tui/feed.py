"""The articles come from outside, in threads: first all that there are, then those that change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message

from briefing.errors import BriefingError
from briefing.tui.background import in_background

if TYPE_CHECKING:
    from briefing.store.likenesses import Likeness
    from briefing.tui.shelf import Listed

Source = Callable[[], "Iterable[Sequence[Listed]]"]
"""Gives the files, some at a time; called in a worker thread. May raise BriefingError."""

Changes = Callable[[threading.Event], "Iterable[Sequence[Listed]]"]
"""Gives the files that change, until the event is set; called in a worker thread, once all are read."""


Likenesses = Callable[[threading.Event], "Iterable[Sequence[Likeness]]"]
"""Gives the texts that are nearly the same and were not known to be, until the event is set; called in a
worker thread."""


class Feed:
    """Reads in daemon threads, which nobody waits for, and tells the application by messages.

    painted: reading pauses until it is set, so that what was read first is seen first.
    """

    class Read(Message):
        """Files were read."""

        def __init__(self, files: Sequence[Listed]) -> None:
            super().__init__()
            self.files = files

    class Changed(Message):
        """Files changed, came or went."""

        def __init__(self, files: Sequence[Listed]) -> None:
            super().__init__()
            self.files = files

    class Compared(Message):
        """Texts turned out to be nearly the same."""

        def __init__(self, likenesses: Sequence[Likeness]) -> None:
            super().__init__()
            self.likenesses = likenesses

    class AllRead(Message):
        """No more files will come. error: why there are none, if the folder is at fault."""

        def __init__(self, error: BriefingError | None) -> None:
            super().__init__()
            self.error = error

    class Unfollowed(Message):
        """The folder can no longer be followed. error: why."""

        def __init__(self, error: BriefingError) -> None:
            super().__init__()
            self.error = error

    class Uncompared(Message):
        """Texts that are nearly the same can no longer be found. error: why."""

        def __init__(self, error: BriefingError) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        app: App[None],
        source: Source,
        changes: Changes,
        likenesses: Likenesses,
        painted: threading.Event,
    ) -> None:
        self._app = app
        self._source = source
        self._changes = changes
        self._likenesses = likenesses
        self._painted = painted
        self._leaving = threading.Event()
        self._uncompared = False
        self._comparing = False

    def read(self) -> None:
        """Begin to read; a Read for every few files, AllRead at the end."""
        self._app.run_worker(in_background(self._read), group="reading")

    def follow(self) -> None:
        """Begin to follow the folder; a Changed for what changes at once."""
        self._app.run_worker(in_background(self._follow), group="following")

    def compare(self) -> None:
        """Begin to compare the texts that were not, or do it again; a Compared for what is alike."""
        self._uncompared = True
        if not self._comparing:
            self._comparing = True
            self._app.run_worker(self._compare_while_wanted(), group="comparing")

    def end(self) -> None:
        """Let the threads end."""
        self._leaving.set()

    def _read(self) -> None:
        error: BriefingError | None = None
        try:
            for files in self._source():
                if self._leaving.is_set():
                    return
                self._app.post_message(self.Read(files))
                self._painted.wait()
        except BriefingError as raised:
            error = raised
        self._app.post_message(self.AllRead(error))

    def _follow(self) -> None:
        try:
            for files in self._changes(self._leaving):
                self._app.post_message(self.Changed(files))
        except BriefingError as error:
            self._app.post_message(self.Unfollowed(error))

    async def _compare_while_wanted(self) -> None:
        while self._uncompared and not self._leaving.is_set():
            self._uncompared = False
            await in_background(self._compare)
        self._comparing = False

    def _compare(self) -> None:
        try:
            for likenesses in self._likenesses(self._leaving):
                if likenesses:
                    self._app.post_message(self.Compared(likenesses))
        except BriefingError as error:
            self._app.post_message(self.Uncompared(error))
