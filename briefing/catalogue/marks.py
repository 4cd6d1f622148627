"""Marks for a reader: in the store, and for this sitting alone once that cannot be used."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import StoreError
from ..store import Store


class SafeMarks:
    """Read marks and stars. A store that fails is told of once, and no key ends the reader for it.

    Once a method has returned, the end of the process takes no mark back, unless the failure was told.
    """

    def __init__(self, store: Store, tell: Callable[[str], None]) -> None:
        """Read the marks; raises StoreError."""
        self._kept = store.marks
        self._tell = tell
        self._failed = False
        self._read: dict[str, bool] = {}
        self._starred: dict[str, bool] = {}

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown, or marked so."""
        return self._read.get(article_id, self._kept.is_read(article_id))

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star."""
        return self._starred.get(article_id, self._kept.is_starred(article_id))

    def mark_read(self, *article_ids: str, read: bool = True) -> None:
        """Mark articles as read or as unread."""
        if not self._is_kept(lambda: self._kept.mark_read(*article_ids, read=read)):
            self._read.update(dict.fromkeys(article_ids, read))

    def star(self, *article_ids: str, starred: bool = True) -> None:
        """Give articles a star, or take it."""
        if not self._is_kept(lambda: self._kept.star(*article_ids, starred=starred)):
            self._starred.update(dict.fromkeys(article_ids, starred))

    def _is_kept(self, act: Callable[[], None]) -> bool:
        if self._failed:
            return False
        try:
            act()
        except StoreError as error:
            self._failed = True
            self._tell(f"{error}; marks last until the reader is closed")
        return not self._failed
