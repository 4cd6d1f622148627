"""What a query is, once read: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeAlias

from ..model import QuestionKind, Stance

FieldName = Literal["actor", "source", "tag"]
FlagName = Literal["unread", "starred"]

FLAGS: tuple[FlagName, ...] = ("unread", "starred")
FIELDS: tuple[str, ...] = (
    "actor",
    "says",
    "stance",
    "question",
    "source",
    "tag",
    "newer",
    "before",
)
OR = "or"


@dataclass(frozen=True)
class Words:
    """Folded words that stand side by side in title or text. prefix: the last may go on."""

    words: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True)
class Named:
    """Words that stand side by side in the name of an actor, of the source or of a tag."""

    field: FieldName
    words: Words


@dataclass(frozen=True)
class Said:
    """One claim: by a speaker of that name if there is one here, of that stance if there is one."""

    speaker: Words | None
    stance: Stance | None


@dataclass(frozen=True)
class Asked:
    """An open question of that kind."""

    kind: QuestionKind


@dataclass(frozen=True)
class Flag:
    """A mark of the reader's."""

    name: FlagName


@dataclass(frozen=True)
class Dated:
    """At or after (newer), or before, a moment, or as long ago as `bound` when the query is asked."""

    newer: bool
    bound: datetime | timedelta

    def moment(self, now: datetime) -> datetime:
        """The moment that is meant, if it is `now`; the earliest there is for long ago."""
        if isinstance(self.bound, datetime):
            return self.bound
        try:
            return now - self.bound
        except OverflowError:
            return datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Not:
    """What does not hold."""

    part: Query


@dataclass(frozen=True)
class All:
    """All parts hold; none of them: every article."""

    parts: tuple[Query, ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple[Query, ...]


Query: TypeAlias = Words | Named | Said | Asked | Flag | Dated | Not | All | Any


def leaves(query: Query) -> tuple[tuple[Query, bool], ...]:
    """The terms of a query in their order, each with whether it is wanted (not under a "-")."""
    match query:
        case Not(part):
            return tuple((leaf, not wanted) for leaf, wanted in leaves(part))
        case All(parts) | Any(parts):
            return tuple(leaf for part in parts for leaf in leaves(part))
        case _:
            return ((query, True),)


def needs_analysis(query: Query) -> bool:
    """Whether the answer depends on what the analysis finds."""
    return any(
        isinstance(leaf, Said | Asked) or (isinstance(leaf, Named) and leaf.field == "actor")
        for leaf, _ in leaves(query)
    )
