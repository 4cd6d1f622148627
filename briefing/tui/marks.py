"""What the user has read and starred, as the reader sees it."""

from __future__ import annotations

from typing import Protocol


class Marks(Protocol):
    """What the user has read and starred, by the article's id."""

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown, or marked so."""
        ...

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star."""
        ...

    def mark_read(self, *article_ids: str, read: bool = True) -> None:
        """Mark articles as read or as unread."""
        ...

    def star(self, *article_ids: str, starred: bool = True) -> None:
        """Give articles a star, or take it."""
        ...


class MarksInMemory:
    """Marks that last as long as the reader is open."""

    def __init__(self) -> None:
        self._read: set[str] = set()
        self._starred: set[str] = set()

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown, or marked so."""
        return article_id in self._read

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star."""
        return article_id in self._starred

    def mark_read(self, *article_ids: str, read: bool = True) -> None:
        """Mark articles as read or as unread."""
        (self._read.update if read else self._read.difference_update)(article_ids)

    def star(self, *article_ids: str, starred: bool = True) -> None:
        """Give articles a star, or take it."""
        (self._starred.update if starred else self._starred.difference_update)(article_ids)
