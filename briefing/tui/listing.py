"""Which articles the list shows, and in which order: pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from briefing.model import Briefing
from briefing.query import All, Query, matches, subject_of
from briefing.query.syntax import needs_analysis
from briefing.tui.session import Entry

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
    "questions": "most open questions first",
}

EVERYTHING: Query = All(())


@dataclass(frozen=True)
class Candidate:
    """An entry that may be listed. briefing: None if it is not analysed."""

    index: int
    entry: Entry
    briefing: Briefing | None
    read: bool
    starred: bool


def listed(
    candidates: Iterable[Candidate], query: Query, order: Order, now: datetime
) -> tuple[int, ...]:
    """The indices of the entries that a query lets through, in an order.

    now: with a zone. A file that could not be read is listed only where nothing is asked for.
    """
    found = [one for one in candidates if query == EVERYTHING or _matches(one, query, now)]
    if order != "folder":
        found.sort(key=_KEYS[order])
    return tuple(one.index for one in found)


def depends_on_analysis(query: Query, order: Order) -> bool:
    """Whether the list may change when another article is analysed."""
    return order in ("denials", "questions") or needs_analysis(query)


def _matches(candidate: Candidate, query: Query, now: datetime) -> bool:
    article = candidate.entry.article
    if article is None:
        return False
    subject = subject_of(
        article,
        candidate.briefing,
        date=moment_of(article.published),
        read=candidate.read,
        starred=candidate.starred,
    )
    return matches(query, subject, now)


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


def denials_in(briefing: Briefing | None) -> int:
    """How many denials there are; -1 where nothing was analysed."""
    return -1 if briefing is None else sum(claim.stance == "deny" for claim in briefing.claims)


def _questions(candidate: Candidate) -> int:
    return 1 if candidate.briefing is None else -len(candidate.briefing.questions)


_KEYS: dict[Order, Callable[[Candidate], Any]] = {
    "date": _newest_first,
    "title": _title,
    "source": _source,
    "unread": lambda one: one.read,
    "denials": lambda one: -denials_in(one.briefing),
    "questions": _questions,
}
