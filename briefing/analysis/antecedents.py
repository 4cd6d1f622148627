"""Whom words without a name point at: "she", "they", "the company", "the report", "the two".

Every actor that could be meant is described by a row of features; choosing.py ranks them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .actors import Cluster
from .dossiers import Dossiers
from .expressions import DEFINITE, INDEFINITE, POSSESSIVE, TWO, Expression
from .lexicon import name_words
from .likeness import Likeness
from .places import Places

LIKENESS = ("like its names", "like its introduction", "like its last name")
"""How well the words fit the candidate by their meaning (likeness.py)."""

FEATURES = (
    "distance",
    "rank",
    "subject",
    "same sentence",
    "same paragraph",
    "gender",
    "often",
    "spoke last",
    "spoke last, near",
    "spoke before that",
    "in own words",
    "in other words",
    "noun in name",
    "role",
    "only role",
    "person",
    "organization",
    "place",
    "misc",
    "introduced beside noun",
    "introduced with noun",
    "said with noun",
    "words around",
    "only later",
    "first",
    "several",
    "pronoun, spoke last",
    "pronoun, subject",
    "subject of the sentence before",
    "two",
    "gender differs",
    "pronouns near",
    "pronoun, subject of this sentence",
    "pronoun, in this sentence",
    "possessive",
    "land",
    "no land",
    "most often",
    "name shared",
    "no name shared",
    "named in the words",
    "wider role",
    "kind of body",
    "speaks often",
    "stems around",
    "headline, first person",
    "only one of its kind",
    "first words, role",
    "possessed, spoke last",
    "spoke last, definite",
    "most often so far",
    "pronoun, several, near",
    "pronoun, several, subject before",
    *LIKENESS,
)
"""What is known of a candidate, in the order of a row."""

NOBODY = (
    "bias",
    "indefinite",
    "bare",
    "pronoun",
    "more",
    "agent",
    "late",
    "many words",
    "known noun",
    "beside a name",
    "possessed",
    "headline",
    "capitals",
    "crowd",
    "role",
    "alone",
)
"""What is known of the words themselves, and speaks for nobody known being meant."""

RECENT = 10
"""Actors named last that are candidates."""

FREQUENT = 4
"""… and those named most often."""

GROUPS_BACK = 5
"""Groups of names ("A and B") that are candidates."""

OPENING = 3
"""Sentences at the head of an article from which a description may point forward."""

AHEAD = 8
"""Names that it may point forward to."""

FARTHEST = 8
"""Sentences from which on distance counts no more."""


@dataclass(frozen=True)
class Said:
    """A speaker already found. place: where the claim's source or cue starts. noun: of its source."""

    place: int
    clusters: tuple[int, ...]
    noun: str = ""


class Antecedents:
    """The candidates of one article."""

    def __init__(
        self,
        places: Places,
        clusters: Sequence[Cluster],
        likeness: Likeness,
        spoken: Sequence[Span] = (),
        sources: Sequence[Span] = (),
    ) -> None:
        """spoken: contents of the article's attributions; sources: their sources."""
        self.places = places
        self.likeness = likeness
        self._clusters = clusters
        self._known = Dossiers(places, clusters, spoken, sources)

    def candidates(self, asked: Expression, said: Sequence[Said]) -> list[tuple[int, ...]]:
        """The actors (or groups of them) that could be meant, each once, the nearest first."""
        found: dict[tuple[int, ...], None] = {}
        mentions, high = self.places.mentions, self.places.count_before(asked.span[0])
        if asked.group in ("they", "plural", "document"):
            found.update(dict.fromkeys(self._several(asked, said)))
        recent = dict.fromkeys(m.cluster for m in reversed(mentions[max(0, high - 60) : high]))
        found.update(dict.fromkeys((at,) for at in list(recent)[:RECENT]))
        often = (
            at
            for at in self._known.frequent[:FREQUENT]
            if self._clusters[at].mentions[0] < asked.span
        )
        found.update(
            dict.fromkeys((at,) for at in (*often, *self._known.roles.get(asked.noun, ())))
        )
        found.update(dict.fromkeys(s.clusters for s in said[-3:] if s.clusters))
        if asked.noun and self.places.sentence(asked.span[0]) <= OPENING:
            found.update(dict.fromkeys((m.cluster,) for m in mentions[high : high + AHEAD]))
        return [c for c in found if self._possible(asked, c)]

    def _several(self, asked: Expression, said: Sequence[Said]) -> list[tuple[int, ...]]:
        """Actors who spoke together or are named together before."""
        spoke = [s.clusters for s in reversed(said[-6:]) if len(s.clusters) > 1]
        return [*spoke, *self.places.groups_before(asked.span[0], GROUPS_BACK)]

    def _possible(self, asked: Expression, clusters: tuple[int, ...]) -> bool:
        kinds = {self.places.kinds[at] for at in clusters}
        if asked.group == "person":
            return len(clusters) == 1 and (kinds == {"person"} or not asked.gender)
        if asked.group == "thing":
            return len(clusters) == 1 and kinds != {"person"}
        if asked.group in ("they", "plural"):
            return len(clusters) > 1 or kinds != {"person"}
        return True

    def row(
        self,
        asked: Expression,
        clusters: tuple[int, ...],
        rank: int,
        said: Sequence[Said],
        own: frozenset[int],
    ) -> list[float]:
        """The features of one candidate. own: the actors named in the words that are being said."""
        here = self.places.sentence(asked.span[0])
        at = clusters[0]
        cluster = self._clusters[at]
        kind = self.places.kinds[at]
        last = self.last_named(at, asked)
        apart = here - self.places.sentence(last[0]) if last else FARTHEST
        subject = bool(last) and self.places.is_subject(last) if last else False
        spoke = [s for s in said[-2:]][::-1]
        last_spoke = bool(spoke) and at in spoke[0].clusters
        near = last_spoke and here - self.places.sentence(spoke[0].place) <= 1
        owners = self._known.roles.get(asked.noun, ()) if asked.noun else ()
        pronoun = not asked.noun
        lexicon, with_name = name_words(), self._with_name(asked)
        lands = lexicon.lands
        beside, introduced, with_noun = self._introduced(asked, clusters, said)
        return [
            math.log1p(min(apart, FARTHEST)),
            math.log1p(rank),
            float(subject),
            float(apart == 0),
            float(last is not None and "\n" not in self.places.text[last[1] : asked.span[0]]),
            float(bool(asked.gender) and self._known.genders[at] == asked.gender),
            self._known.often[at],
            float(last_spoke),
            float(near),
            float(len(spoke) > 1 and at in spoke[1].clusters),
            float(not own.isdisjoint(clusters)),
            float(last is not None and self._known.is_quoted(last)),
            float(bool(asked.noun) and asked.noun in self._known.name_words[at]),
            float(at in owners),
            float(at in owners and len(owners) == 1),
            float(kind == "person"),
            float(kind == "organization"),
            float(kind == "place"),
            float(kind == "misc"),
            beside,
            introduced,
            with_noun,
            self._shared(asked, at),
            float(last is None),
            float(cluster.mentions[0] == self.places.mentions[0].span),
            float(len(clusters) > 1),
            float(pronoun and near),
            float(pronoun and subject and apart == 1),
            float(subject and apart == 1),
            float(len(clusters) == 2 and not TWO.isdisjoint(asked.words)),
            float(
                bool(asked.gender and self._known.genders[at])
                and self._known.genders[at] != asked.gender
            ),
            self._known.pronouns(at) * {"m": 1, "f": -1, "": 0}[asked.gender],
            float(pronoun and subject and apart == 0),
            float(pronoun and apart == 0),
            float(last is not None and self.places.plain.startswith("'s", last[1])),
            float(asked.noun in lands and kind == "place"),
            float(asked.noun not in lands and kind == "place"),
            float(at == self._known.frequent[0]),
            float(with_name and not self._known.name_words[at].isdisjoint(asked.words)),
            float(with_name and self._known.name_words[at].isdisjoint(asked.words)),
            float(any(asked.span[0] <= m[0] < asked.span[1] for m in cluster.mentions)),
            float(
                asked.noun in lexicon.wider and self._known.has_role(at, lexicon.wider[asked.noun])
            ),
            float(
                asked.noun in lexicon.kinds_of_body
                and not lexicon.kinds_of_body[asked.noun].isdisjoint(self._known.name_words[at])
            ),
            math.log1p(self._known.spoke[at]),
            self._stems(asked, at),
            float(here == 1 and bool(asked.noun) and at == self._known.first_of(kind)),
            float(self._known.kinds[kind] == 1),
            float(here <= OPENING and at in owners),
            float(asked.words[0] in POSSESSIVE and last_spoke),
            float(last_spoke and asked.words[0] in DEFINITE),
            float(at == self._known.most_often_before(asked.span[0])),
            float(pronoun and len(clusters) > 1 and apart <= 1),
            float(pronoun and len(clusters) > 1 and apart == 1 and subject),
            *self.likeness.of(asked, at, last),
        ]

    def nobody(self, asked: Expression) -> list[float]:
        """The features of nobody known being meant."""
        lexicon = name_words()
        first = asked.words[0]
        before = self.places.plain.find(asked.noun, 0, asked.span[0]) if asked.noun else 0
        return [
            1.0,
            float(first in INDEFINITE),
            float(bool(asked.noun) and first not in INDEFINITE | DEFINITE),
            float(not asked.noun),
            float(asked.more),
            float(asked.noun in lexicon.agents),
            float(self.places.sentence(asked.span[0]) > 3),
            float(len(asked.words) > 3),
            float(before >= 0),
            float(self._with_name(asked)),
            float(first in POSSESSIVE),
            float(self.places.sentence(asked.span[0]) == 1),
            float(self.places.text[slice(*asked.span)].isupper()),
            float(asked.words[-1] in lexicon.crowds | lexicon.groups),
            float(asked.noun in lexicon.roles),
            float(len(asked.words) == 1 and bool(asked.noun)),
        ]

    def last_named(self, at: int, asked: Expression) -> Span | None:
        """Where an actor is named last before the words that point at it."""
        return self._known.last_before(at, asked.span[0])

    def _stems(self, asked: Expression, at: int) -> float:
        """Beginnings of the expression's words that stand in the actor's introduction or other names."""
        if not asked.noun:
            return 0.0
        around = {w[:5] for w in self._known.words_around(at)}
        return float(sum(w[:5] in around for w in set(asked.words[:-1]) if len(w) > 4))

    def _with_name(self, asked: Expression) -> bool:
        """Whether a name stands in the words themselves: "the British government"."""
        return bool(asked.noun) and any(
            m.span[0] < asked.head_end for m in self.places.within(asked.span)
        )

    def _shared(self, asked: Expression, at: int) -> float:
        """Words of the expression that stand around the actor's name where it is first introduced."""
        if not asked.noun:
            return 0.0
        around = self._known.words_around(at)
        return float(sum(w in around for w in set(asked.words) if len(w) > 3))

    def _introduced(
        self, asked: Expression, clusters: tuple[int, ...], said: Sequence[Said]
    ) -> tuple[float, float, float]:
        """Whether the actor stands right beside an earlier use of the noun, or in its sentence, and
        whether it spoke by that noun before.
        """
        if not asked.noun:
            return 0.0, 0.0, 0.0
        with_noun = any(s.noun == asked.noun and s.clusters == clusters for s in said[-12:])
        place = self.places.plain.find(asked.noun, 0, asked.span[0])
        beside = introduced = False
        for _ in range(2):
            if place < 0:
                break
            home = self.places.sentence(place)
            for at in clusters:
                for start, end in self._clusters[at].mentions:
                    if start > place + 200:
                        break
                    if self.places.sentence(start) == home:
                        introduced = True
                        gap = start - place - len(asked.noun) if start > place else place - end
                        beside = beside or gap <= 20
            place = self.places.plain.find(asked.noun, place + 1, asked.span[0])
        return float(beside), float(introduced), float(with_noun)
