"""Which articles the list shows, and in which order: pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Literal

from briefing.model import Heading
from briefing.query import All, Query
from briefing.query.syntax import needs_analysis
from briefing.tui.page import Entry

Order = Literal["folder", "date", "title", "source", "unread", "denials", "questions"]
ORDERS: tuple[Order, ...] = (
    "folder",
    "date",
    "title",
    "source",
    "unread",
    "denials",
    "questions",
)
"""In the order in which the key goes through them."""

ORDER_WORDS: dict[Order, str] = {
    "folder": "as in the folder",
    "date": "newest first",
    "title": "by title",
    "source": "by source",
    "unread": "unread first",
    "denials": "most denials first",
    "questions": "most questions first",
}

EVERYTHING: Query = All(())


@dataclass(frozen=True)
class Candidate:
    """An entry that may be listed. counts: denials and open questions; None if it is not analysed."""

    entry: Entry
    index: int
    read: bool
    counts: tuple[int, int] | None


Counts = Callable[[Heading], tuple[int, int] | None]


def listed(
    entries: Iterable[Entry],
    order: Order,
    *,
    is_found: Callable[[Heading], bool] | None,
    is_read: Callable[[str], bool],
    counts: Counts = lambda heading: None,
    originals: Mapping[int, int] = MappingProxyType({}),
) -> tuple[int, ...]:
    """The indices of the entries that a query lets through, in an order.

    is_found: whether the query finds an article; None where nothing is asked for, and files that
    cannot be read are listed too. is_read: of an article's id. counts: needed for the orders by what
    was found alone. originals: of each copy the entry that is listed in its place.
    """
    found = [
        Candidate(
            entry,
            index,
            entry.article is None or is_read(entry.article.id),
            None if entry.article is None else counts(entry.article),
        )
        for index, entry in enumerate(entries)
        if is_found is None or (entry.article is not None and is_found(entry.article))
    ]
    if order != "folder":
        found.sort(key=_KEYS[order])
    return tuple(dict.fromkeys(originals.get(one.index, one.index) for one in found))


def asks_for_counts(order: Order) -> bool:
    """Whether an order is by what was found."""
    return order in ("denials", "questions")


def depends_on_analysis(query: Query, order: Order) -> bool:
    """Whether the list may change when another article is analysed."""
    return asks_for_counts(order) or needs_analysis(query)


def moment_of(published: str | None) -> datetime:
    """When an article was published; the earliest there is where it does not say, or not in ISO 8601."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _newest_first(candidate: Candidate) -> float:
    article = candidate.entry.article
    moment = moment_of(article.published if article else None)
    return -(moment - datetime.min.replace(tzinfo=UTC)).total_seconds()


def _title(candidate: Candidate) -> str:
    article = candidate.entry.article
    return article.title.casefold() if article else candidate.entry.path.name.casefold()


def _source(candidate: Candidate) -> tuple[bool, str]:
    article = candidate.entry.article
    source = (article.source or "") if article else ""
    return not source, source.casefold()


_KEYS: dict[Order, Callable[[Candidate], Any]] = {
    "date": _newest_first,
    "title": _title,
    "source": _source,
    "unread": lambda one: one.read,
    "denials": lambda one: 1 if one.counts is None else -one.counts[0],
    "questions": lambda one: 1 if one.counts is None else -one.counts[1],
}
