"""Where in the text a row of the briefing comes from, and the way from one such place to the next."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal, get_args

from briefing.model import Actor, Briefing, Claim, Question, Span

Kind = Literal["actor", "claim", "question", "sentence"]
"""What a row stands for; a sentence is one of the summary's."""

Role = Literal["target", "also", "faint", "speaker", "cue", "content"]
"""What a mark is: the words looked for, other mentions of the same actor, others of their kind, or a
part of a claim."""


@dataclass(frozen=True)
class Ref:
    """What a row stands for. id: of the actor, claim or question; of a sentence, where it starts."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Mark:
    """A span of the article's text, and what it is."""

    span: Span
    role: Role


@dataclass(frozen=True)
class Stop:
    """A place in the text that a row can be read at. span: the words to look for there."""

    ref: Ref
    span: Span


@dataclass(frozen=True)
class Trail:
    """All stops of some kinds in the order of the text. here: the one looked at, None before the first."""

    stops: tuple[Stop, ...]
    here: int | None = None

    @property
    def stop(self) -> Stop | None:
        """The stop looked at."""
        return None if self.here is None else self.stops[self.here]

    def step(self, by: int, offset: int = 0) -> Trail:
        """At the next (1) or previous (-1) marked span, round the ends; at first, from `offset` on."""
        return self._step(range(len(self.stops)), by, offset)

    def step_alike(self, by: int, offset: int = 0) -> Trail:
        """At the next or previous occurrence: of the actor, or of a claim, question or sentence."""
        return self._step(self._alike(), by, offset)

    def at(self, ref: Ref | None) -> Trail:
        """At the first stop of `ref`; before the first if it has none."""
        places = (place for place, stop in enumerate(self.stops) if stop.ref == ref)
        return replace(self, here=next(places, None))

    @property
    def occurrence(self) -> tuple[int, int]:
        """Which occurrence is looked at, from 1, and how many there are; (0, 0) before the first."""
        if self.here is None:
            return 0, 0
        alike = self._alike()
        return alike.index(self.here) + 1, len(alike)

    def _alike(self) -> list[int]:
        stop = self.stop
        return [place for place, other in enumerate(self.stops) if _alike(stop, other)]

    def _step(self, among: range | list[int], by: int, offset: int) -> Trail:
        if not among:
            return self
        if self.here is not None:
            place = (among.index(self.here) + by) % len(among)
        else:
            place = bisect_left(among, offset, key=lambda i: self.stops[i].span[0])
            place = (place if by > 0 else place - 1) % len(among)
        return replace(self, here=among[place])


def _alike(stop: Stop | None, other: Stop) -> bool:
    if stop is None:
        return True
    if stop.ref.kind == "actor":
        return stop.ref == other.ref
    return stop.ref.kind == other.ref.kind


def trail_of(briefing: Briefing, ref: Ref | None) -> Trail:
    """The trail of all that is of `ref`'s kind, at `ref`; without one, of all claims and questions."""
    kinds: tuple[Kind, ...] = ("claim", "question") if ref is None else (ref.kind,)
    stops = [stop for kind in kinds for stop in _stops(briefing, kind)]
    return Trail(tuple(sorted(stops, key=lambda stop: stop.span))).at(ref)


def _stops(briefing: Briefing, kind: Kind) -> list[Stop]:
    match kind:
        case "actor":
            return [
                Stop(Ref(kind, actor.id), span)
                for actor in briefing.actors
                for span in actor.mentions
            ]
        case "claim":
            return [Stop(Ref(kind, claim.id), words_of(claim)) for claim in briefing.claims]
        case "question":
            return [Stop(Ref(kind, one.id), one.span) for one in briefing.questions]
        case "sentence":
            return [Stop(of_sentence(one.span), one.span) for one in briefing.summary.sentences]


def words_of(claim: Claim) -> Span:
    """The first words of what is said; where a claim has none, its sentence."""
    return claim.content[0] if claim.content else claim.sentence


def of_sentence(span: Span) -> Ref:
    """The reference of a summary sentence at `span`."""
    return Ref("sentence", str(span[0]))


def places(briefing: Briefing) -> dict[Ref, tuple[Span, ...]]:
    """The places of every row, in the order of the text."""
    found: dict[Ref, list[Span]] = {}
    for kind in get_args(Kind):
        for stop in _stops(briefing, kind):
            found.setdefault(stop.ref, []).append(stop.span)
    return {ref: tuple(sorted(spans)) for ref, spans in found.items()}


def marks_on(briefing: Briefing, trail: Trail) -> tuple[Mark, ...]:
    """What to mark while `trail` is followed, in the order of drawing: a later mark lies on top."""
    stop = trail.stop
    if stop is None:
        return ()
    others = [other for other in trail.stops if other.ref != stop.ref]
    faint = (Mark(span, "faint") for other in others for span in _extent(briefing, other))
    also = (
        Mark(other.span, "also") for other in trail.stops if other.ref == stop.ref and other != stop
    )
    return (*faint, *also, *_marks_at(briefing, stop))


def _extent(briefing: Briefing, stop: Stop) -> tuple[Span, ...]:
    if stop.ref.kind == "claim":
        return _claim(briefing, stop.ref).content or (stop.span,)
    return (stop.span,)


def _marks_at(briefing: Briefing, stop: Stop) -> tuple[Mark, ...]:
    target = Mark(stop.span, "target")
    match stop.ref.kind:
        case "claim":
            claim = _claim(briefing, stop.ref)
            return (
                *(Mark(span, "content") for span in claim.content),
                *(Mark(span, "cue") for span in claim.cue),
                *(Mark(span, "speaker") for span in claim.source.spans),
            )
        case "question":
            return target, Mark(_question(briefing, stop.ref).cue, "cue")
        case "actor" | "sentence":
            return (target,)


def around(briefing: Briefing, stop: Stop, sentences: tuple[Span, ...]) -> Span:
    """The sentence or sentences that a stop stands in."""
    if stop.ref.kind == "claim":
        return _claim(briefing, stop.ref).sentence
    start, end = stop.span
    inside = [span for span in sentences if span[0] < end and span[1] > start]
    return (inside[0][0], inside[-1][1]) if inside else stop.span


def _claim(briefing: Briefing, ref: Ref) -> Claim:
    return next(claim for claim in briefing.claims if claim.id == ref.id)


def _question(briefing: Briefing, ref: Ref) -> Question:
    return next(one for one in briefing.questions if one.id == ref.id)


def actor_at(briefing: Briefing, ref: Ref | None) -> Actor | None:
    """The actor that a row stands for, None for other rows."""
    return briefing.actor(ref.id) if ref is not None and ref.kind == "actor" else None


def claim_at(briefing: Briefing, ref: Ref | None) -> Claim | None:
    """The claim that a row stands for, None for other rows."""
    is_claim = ref is not None and ref.kind == "claim"
    return _claim(briefing, ref) if is_claim and ref is not None else None
