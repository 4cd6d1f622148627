"""What is kept between runs, in one SQLite file: the index of folders, briefings, read marks, search.

All of it but the marks can be made again. Values in and out are frozen; sqlite3 is imported here
alone, and every error is a StoreError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .briefings import FOUND, Briefings
from .codec import body_of
from .database import Database, Tell
from .marks import Marks
from .paths import path_of
from .schema import VERSION

if TYPE_CHECKING:
    from .articles import Articles
    from .likenesses import Likenesses
    from .search import Search

__all__ = [
    "FOUND",
    "Briefings",
    "Marks",
    "Stats",
    "Store",
    "body_of",
    "store_path",
]

FILE = "briefing.db"


def store_path(data_folder: Path) -> Path:
    """The store's file in the program's data folder."""
    return data_folder / FILE


@dataclass(frozen=True)
class Stats:
    """How much is kept. bytes: of the file and what belongs to it. schema: version of the tables."""

    files: int
    unreadable: int
    articles: int
    analysed: int
    read: int
    starred: int
    bytes: int
    schema: int


class Store:
    """The store, open. One object may be shared by the threads of a process."""

    def __init__(self, path: Path, tell: Tell = lambda message: None) -> None:
        """Open or make the file. tell: takes what the user should know, such as that one waits.

        Raises StoreError: made by a newer version, locked for long, or in a folder that is not ours.
        """
        self.path = path
        self._database = Database(path, tell)
        self.briefings = Briefings(self._database)
        self._marks: Marks | None = None

    @cached_property
    def articles(self) -> Articles:
        """The index of folders, imported when it is first asked for."""
        from .articles import Articles

        return Articles(self._database)

    @cached_property
    def likenesses(self) -> Likenesses:
        """Texts that are nearly the same, imported when they are first asked for."""
        from .likenesses import Likenesses

        return Likenesses(self._database)

    @property
    def search(self) -> Search:
        """The search; the query language is imported when it is first asked for."""
        from .search import Search

        return Search(self._database)

    @property
    def marks(self) -> Marks:
        """The reader's marks, read when first asked for."""
        if self._marks is None:
            self._marks = Marks(self._database)
        return self._marks

    def fact(self, name: str, find_out: Callable[[], str]) -> str:
        """A fact that takes long to find out and never changes under that name."""
        row = self._database.row("SELECT value FROM facts WHERE name = ?", (name,))
        if row is not None:
            return str(row[0])
        value = find_out()
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
        return value

    def stats(self) -> Stats:
        """How much is kept."""
        counts = self._database.row(
            "SELECT (SELECT count(*) FROM files), (SELECT count(*) FROM files WHERE error NOT NULL), "
            "(SELECT count(*) FROM articles), "
            "(SELECT count(*) FROM articles WHERE body IN (SELECT body FROM analyses)), "
            "(SELECT count(*) FROM marks WHERE read), (SELECT count(*) FROM marks WHERE starred)"
        )
        parts = (self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm"))
        size = sum(part.stat().st_size for part in parts if part.exists())
        files, unreadable, articles, analysed, read, starred = counts or (0, 0, 0, 0, 0, 0)
        return Stats(files, unreadable, articles, analysed, read, starred, size, VERSION)

    def vacuum(self, engine: str, exists: Callable[[str], bool]) -> int:
        """Forget files that are gone, and what was found in texts that are gone or by other engines.

        exists: whether there is a file of that path. Marks stay. Returns how many files were forgotten.
        """
        paths = [path_of(path) for (path,) in self._database.rows("SELECT path FROM files")]
        gone = [path for path in paths if not exists(path)]
        self.articles.remove(gone)
        with self._database.writing() as connection:
            for table in ("analyses", "summaries"):
                connection.execute(
                    f"DELETE FROM {table} WHERE engine <> ? "
                    "OR body NOT IN (SELECT body FROM articles)",
                    (engine,),
                )
            connection.execute("DELETE FROM sketches WHERE same NOT IN (SELECT same FROM articles)")
            gone_too = "NOT IN (SELECT number FROM sketches)"
            connection.execute(f"DELETE FROM bands WHERE number {gone_too}")
            connection.execute(
                f"DELETE FROM likenesses WHERE number {gone_too} OR earlier {gone_too}"
            )
            connection.execute("DELETE FROM facts")
            connection.execute(
                "DELETE FROM names WHERE rowid IN "
                "(SELECT key FROM findings WHERE body NOT IN (SELECT body FROM analyses))"
            )
            connection.execute("DELETE FROM findings WHERE body NOT IN (SELECT body FROM analyses)")
            for index in ("words", "names"):
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        self._database.compact()
        return len(gone)

    def clear(self, *, marks: bool) -> None:
        """Forget everything that can be made again; marks: and the read marks and stars."""
        with self._database.writing() as connection:
            connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
            for table in (
                "files",
                "articles",
                "texts",
                "analyses",
                "summaries",
                "findings",
                "names",
                "sketches",
                "bands",
                "likenesses",
                "facts",
                *(["marks"] if marks else []),
            ):
                connection.execute(f"DELETE FROM {table}")
        if self._marks is not None:
            self._marks.refresh()
        self._database.compact()

    def close(self) -> None:
        """No more calls."""
        self._database.close()
