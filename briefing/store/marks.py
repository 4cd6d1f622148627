"""What the reader has read and starred, by the article's id, so that a renamed file keeps it."""

from __future__ import annotations

from .database import Database


class Marks:
    """Read marks and stars. A mark that a method has set outlives the end of the process.

    What other processes set meanwhile is seen when it is asked for anew by `refresh`. Methods raise
    StoreError where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: set[str] = set()
        self._starred: set[str] = set()
        self.refresh()

    def refresh(self) -> None:
        """Read all marks anew."""
        rows = self._database.rows("SELECT id, read, starred FROM marks")
        self._read = {id for id, read, _ in rows if read}
        self._starred = {id for id, _, starred in rows if starred}

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown, or marked so."""
        return article_id in self._read

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star."""
        return article_id in self._starred

    def mark_read(self, *article_ids: str, read: bool = True) -> None:
        """Mark articles as read or as unread."""
        changed = [id for id in article_ids if self.is_read(id) != read]
        self._set("read", changed, read)
        (self._read.update if read else self._read.difference_update)(changed)

    def star(self, *article_ids: str, starred: bool = True) -> None:
        """Give articles a star, or take it."""
        changed = [id for id in article_ids if self.is_starred(id) != starred]
        self._set("starred", changed, starred)
        (self._starred.update if starred else self._starred.difference_update)(changed)

    def _set(self, mark: str, article_ids: list[str], value: bool) -> None:
        if not article_ids:
            return
        with self._database.writing() as connection:
            connection.executemany(
                f"INSERT INTO marks (id, {mark}) VALUES (?, ?) "
                f"ON CONFLICT (id) DO UPDATE SET {mark} = excluded.{mark}",
                [(id, int(value)) for id in article_ids],
            )
