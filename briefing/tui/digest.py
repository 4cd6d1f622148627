"""The briefing of a folder: actors, denials and open questions of many articles together: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Actor, Briefing, Claim, Question


@dataclass(frozen=True)
class Source:
    """An article of the digest. index: of its entry in the session."""

    index: int
    briefing: Briefing


@dataclass(frozen=True)
class Shared:
    """An actor by its name, in every article that names it. mentions, claims: in all of them together."""

    name: str
    mentions: int
    claims: int
    places: tuple[tuple[Source, Actor], ...]


@dataclass(frozen=True)
class Digest:
    """What all articles hold together, each line with its article."""

    actors: tuple[Shared, ...]
    denials: tuple[tuple[Source, Claim], ...]
    questions: tuple[tuple[Source, Question], ...]


def digest_of(sources: Iterable[Source]) -> Digest:
    """The digest of some articles; actors in more articles first, the rest in the articles' order.

    Actors of two articles are one where they bear the same name, whatever the case of its letters.
    """
    sources = tuple(sources)
    places: dict[str, list[tuple[Source, Actor]]] = {}
    for source in sources:
        for actor in source.briefing.actors:
            places.setdefault(actor.name.casefold(), []).append((source, actor))
    shared = [
        Shared(
            found[0][1].name,
            sum(len(actor.mentions) for _, actor in found),
            sum(len(actor.claims) for _, actor in found),
            tuple(found),
        )
        for found in places.values()
    ]
    shared.sort(key=lambda one: (-len({source.index for source, _ in one.places}), -one.mentions))
    return Digest(
        tuple(shared),
        tuple(
            (source, claim)
            for source in sources
            for claim in source.briefing.claims
            if claim.stance == "deny"
        ),
        tuple((source, one) for source in sources for one in source.briefing.questions),
    )


@dataclass(frozen=True)
class Matrix:
    """Who speaks about whom. counts[i][j]: claims of speakers[i] about subjects[j]."""

    speakers: tuple[str, ...]
    subjects: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def matrix_of(sources: Iterable[Source], size: int) -> Matrix:
    """Those who speak most about others against those most spoken about, at most `size` of each."""
    pairs: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for source in sources:
        for claim in source.briefing.claims:
            speaker = source.briefing.actor(claim.source.actor)
            for subject in map(source.briefing.actor, claim.about):
                if speaker is None or subject is None or speaker == subject:
                    continue
                pair = speaker.name.casefold(), subject.name.casefold()
                names.setdefault(pair[0], speaker.name)
                names.setdefault(pair[1], subject.name)
                pairs[pair] += 1
    speakers, subjects = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        speakers[one] += count
        subjects[other] += count
    rows = [name for name, _ in speakers.most_common(size)]
    columns = [name for name, _ in subjects.most_common(size)]
    return Matrix(
        tuple(names[row] for row in rows),
        tuple(names[column] for column in columns),
        tuple(tuple(pairs[row, column] for column in columns) for row in rows),
    )


@dataclass(frozen=True)
class Day:
    """A day of the time line. date: ISO, "" for articles without one."""

    date: str
    articles: int
    denials: int


def timeline_of(sources: Iterable[Source]) -> tuple[Day, ...]:
    """The days on which articles were published, in their order; those without a date last."""
    articles, denials = Counter[str](), Counter[str]()
    for source in sources:
        date = (source.briefing.article.published or "")[:10]
        articles[date] += 1
        denials[date] += sum(claim.stance == "deny" for claim in source.briefing.claims)
    days = sorted(articles, key=lambda date: (not date, date))
    return tuple(Day(date, articles[date], denials[date]) for date in days)
