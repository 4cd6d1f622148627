"""The database file: opened, migrated, locked, set aside when damaged; errors as StoreError."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from ..errors import StoreError
from .schema import STEPS, VERSION

PATIENCE = 3.0
"""Seconds to wait for another process before saying so; the processes of one command wait for one another
too, for more than one on a busy disk."""

MORE_PATIENCE = 60.0
"""Seconds to wait after that; the longest thing another process does is `briefing store vacuum`."""

T = TypeVar("T")

Tell = Callable[[str], None]
"""Takes a message for the user."""

Row = tuple[Any, ...]

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BESIDE = ("-wal", "-shm")


class Database:
    """One connection to the file, which threads of a process may share.

    Every method raises StoreError, with the remedy, where the file cannot be used.
    """

    def __init__(self, path: Path, tell: Tell) -> None:
        """Open the file, making or migrating it as needed."""
        self.path = path
        self._tell = tell
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = self._open_or_begin_anew()

    def close(self) -> None:
        """No more calls."""
        with self._lock:
            self._connection.close()

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        """The rows of a query."""
        with self._lock, self._translated():
            return self._patiently(lambda: self._connection.execute(sql, tuple(values)).fetchall())

    def row(self, sql: str, values: Iterable[Any] = ()) -> Row | None:
        """The first row, or None."""
        with self._lock, self._translated():
            found = self._patiently(lambda: self._connection.execute(sql, tuple(values)).fetchone())
            return None if found is None else tuple(found)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is done inside is kept, or, after an error, nothing.

        Once this is left without an error, the end of the process takes nothing back.
        """
        with self._lock, self._translated(), ExitStack() as undo:
            outermost = self._depth == 0
            if outermost:
                self._patiently(lambda: self._connection.execute("BEGIN IMMEDIATE"))
                undo.callback(_roll_back, self._connection)
            self._depth += 1
            try:
                yield self._connection
            finally:
                self._depth -= 1
            if outermost:
                self._patiently(lambda: self._connection.execute("COMMIT"))
            undo.pop_all()

    def compact(self) -> None:
        """Give unused room in the file back to the disk."""
        with self._lock, self._translated():
            self._patiently(lambda: self._connection.execute("VACUUM"))
            self._patiently(lambda: self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"))

    # opening

    def _open_or_begin_anew(self) -> sqlite3.Connection:
        try:
            return self._open()
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGED:
                raise _store_error(error, self.path) from error
        return self._begin_anew()

    def _begin_anew(self) -> sqlite3.Connection:
        """Set the damaged file aside, begin another one, and save what marks can be saved."""
        aside = self._set_aside()
        try:
            connection = self._open()
            kept = _salvage(aside, connection)
        except sqlite3.DatabaseError as error:
            raise _store_error(error, self.path) from error
        what = f"{kept} read marks and stars were saved from it" if kept else "its marks are lost"
        self._tell(f"{self.path} is damaged and was set aside as {aside.name}; {what}")
        return connection

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StoreError(
                f"its folder cannot be made: {error.strerror or error}",
                where=str(self.path),
                remedy="let BRIEFING_DATA name a folder that can be written to",
            ) from error
        connection = sqlite3.connect(
            self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        self._connection = connection
        with ExitStack() as undo:
            undo.callback(connection.close)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            self._file = os.stat(self.path).st_ino
            if version > VERSION:
                raise StoreError(
                    "was made by a newer version of briefing",
                    where=str(self.path),
                    remedy="install the newest version, or let BRIEFING_DATA name another folder",
                )
            self._patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"))
            # A commit outlives the process at once; a loss of power may take the last ones back.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA temp_store = MEMORY")
            if version < VERSION:
                self._migrate(connection)
            undo.pop_all()
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        with ExitStack() as undo:
            self._patiently(lambda: connection.execute("BEGIN IMMEDIATE"))
            undo.callback(_roll_back, connection)
            # Another process may have done it meanwhile.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for step in STEPS[version:]:
                for statement in _statements(step):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {max(version, VERSION)}")
            connection.execute("COMMIT")
            undo.pop_all()

    # what goes wrong

    def _patiently(self, act: Callable[[], T]) -> T:
        """Do it; where another process holds the file, say so and wait longer."""
        try:
            return act()
        except sqlite3.OperationalError as error:
            if _code(error) not in _BUSY:
                raise
        self._tell("waiting for another briefing, which is writing to the store …")
        self._connection.execute(f"PRAGMA busy_timeout = {int(MORE_PATIENCE * 1000)}")
        try:
            return act()
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if _code(error) not in _DAMAGED:
                raise _store_error(error, self.path) from error
            self._connection.close()
            still_there = self._is_still_there()
            self._connection = self._begin_anew() if still_there else self._open()
            raise StoreError("was damaged", where=str(self.path), remedy="try again") from error

    def _is_still_there(self) -> bool:
        """Whether the file is the one that was opened, and not another process' new one."""
        try:
            return os.stat(self.path).st_ino == self._file
        except FileNotFoundError:
            return False

    def _set_aside(self) -> Path:
        """Rename the file and what belongs to it; the new name."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        try:
            for ending in ("", *_BESIDE):
                part = self.path.with_name(self.path.name + ending)
                if part.exists():
                    part.rename(aside.with_name(aside.name + ending))
        except OSError as error:
            raise StoreError(
                f"is damaged, and cannot be set aside: {error.strerror or error}",
                where=str(self.path),
                remedy="move it away",
            ) from error
        return aside


def _salvage(aside: Path, connection: sqlite3.Connection) -> int:
    """Take over what marks can still be read from a damaged file; how many."""
    marks: list[Row] = []
    try:
        old = sqlite3.connect(f"{aside.absolute().as_uri()}?mode=ro", uri=True)
        try:
            for row in old.execute("SELECT id, read, starred FROM marks"):
                marks.append(row)  # one by one: what comes before the damage is kept
        finally:
            old.close()
    except sqlite3.Error:  # the damage reaches the marks: what was read until then is what there is
        pass
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT OR REPLACE INTO marks VALUES (?, ?, ?)", marks)
    connection.execute("COMMIT")
    return len(marks)


def _code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code; None for an error of the module itself."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _store_error(error: sqlite3.Error, path: Path) -> StoreError:
    remedies = {
        sqlite3.SQLITE_BUSY: "wait until the other briefing is done, or end it",
        sqlite3.SQLITE_FULL: "make room on the disk",
        sqlite3.SQLITE_READONLY: "let BRIEFING_DATA name a folder that can be written to",
        sqlite3.SQLITE_CANTOPEN: "let BRIEFING_DATA name a folder that can be written to",
    }
    code = _code(error)
    remedy = remedies.get(code, "try again, or use --no-store") if code is not None else ""
    return StoreError(f"cannot be used: {error}", where=str(path), remedy=remedy)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
