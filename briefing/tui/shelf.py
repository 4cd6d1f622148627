"""What the reader asks of the folder and of the store behind it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from briefing.catalogue.shelf import Listed
from briefing.model import Article, Briefing, Heading

__all__ = ["Listed", "Shelf"]

if TYPE_CHECKING:
    from briefing.query import Query
    from briefing.store.likenesses import Likeness


class Shelf(Protocol):
    """Articles, and what is known of them. Any method may raise BriefingError."""

    def files(self) -> Iterable[Sequence[Listed]]:
        """Each file, some at a time; called in a thread."""
        ...

    def changes(self, stop: threading.Event) -> Iterable[Sequence[Listed]]:
        """The files that change, until `stop` is set; called in a thread, once all are listed."""
        ...

    def likenesses(self, stop: threading.Event) -> Iterable[Sequence[Likeness]]:
        """The texts that turn out to be nearly the same, until `stop` is set; called in a thread, when
        all are listed and whenever some changed.
        """
        ...

    def article(self, heading: Heading) -> Article:
        """The whole article."""
        ...

    def find(self, query: Query, now: datetime) -> Callable[[Heading], bool]:
        """What tells whether `query` finds an article at the moment `now`, which has a zone."""
        ...

    def counts(self) -> Callable[[Heading], tuple[int, int] | None]:
        """What tells how many denials and open questions an article has; None if not analysed."""
        ...

    def names(self, field: str) -> Iterable[str]:
        """The names that there are for a field of a query, the most frequent first."""
        ...

    def briefings(self, headings: Iterable[Heading]) -> Sequence[Briefing | None]:
        """What was found in articles; None for one that is not analysed."""
        ...
