"""Whom words without a name point at: "she", "they", "the company", "the report", "the two".

Every actor that could be meant is described by a row of features; choosing.py ranks them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .actors import Cluster
from .expressions import DEFINITE, INDEFINITE, POSSESSIVE, TWO, Expression, singular_of
from .lexicon import name_words, plain
from .places import Places
from .roles import role_of

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

_WORD = re.compile(r"[^\W\d_]{3,}")
_HE_OR_SHE = re.compile(r"\b(?:he|his|him|she|her)\b")


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
        spoken: Sequence[Span] = (),
        sources: Sequence[Span] = (),
    ) -> None:
        """spoken: contents of the article's attributions; sources: their sources."""
        self.places = places
        self._clusters = clusters
        self._spoken = sorted(spoken)
        self._spoken_starts = [start for start, _ in self._spoken]
        self._often = [math.log1p(len(c.mentions)) for c in clusters]
        self._genders = [c.gender for c in clusters]
        self._roles = _roles(places.text, clusters, places.kinds)
        self._frequent = sorted(range(len(clusters)), key=lambda at: -len(clusters[at].mentions))
        self._votes: dict[int, float] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._spoke = [0] * len(clusters)
        for start, end in sources:
            for m in places.within((start, end))[:1]:
                self._spoke[m.cluster] += 1
        self._kinds = Counter(places.kinds)
        self._firsts: dict[str, int] = {}
        for m in places.mentions:
            self._firsts.setdefault(places.kinds[m.cluster], m.cluster)
        self._leading = _leading(places)
        self._name_words = [frozenset(w for n in c.names for w in n.words) for c in clusters]

    def candidates(self, asked: Expression, said: Sequence[Said]) -> list[tuple[int, ...]]:
        """The actors (or groups of them) that could be meant, each once, the nearest first."""
        found: dict[tuple[int, ...], None] = {}
        mentions, high = self.places.mentions, self.places.count_before(asked.span[0])
        if asked.group in ("they", "plural", "document"):
            found.update(dict.fromkeys(self._several(asked, said)))
        recent = dict.fromkeys(m.cluster for m in reversed(mentions[max(0, high - 60) : high]))
        found.update(dict.fromkeys((at,) for at in list(recent)[:RECENT]))
        often = (
            at for at in self._frequent[:FREQUENT] if self._clusters[at].mentions[0] < asked.span
        )
        found.update(dict.fromkeys((at,) for at in (*often, *self._roles.get(asked.noun, ()))))
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
        last = self._last(at, asked.span[0])
        apart = here - self.places.sentence(last[0]) if last else FARTHEST
        subject = bool(last) and self.places.is_subject(last) if last else False
        spoke = [s for s in said[-2:]][::-1]
        last_spoke = bool(spoke) and at in spoke[0].clusters
        near = last_spoke and here - self.places.sentence(spoke[0].place) <= 1
        owners = self._roles.get(asked.noun, ()) if asked.noun else ()
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
            float(bool(asked.gender) and self._genders[at] == asked.gender),
            self._often[at],
            float(last_spoke),
            float(near),
            float(len(spoke) > 1 and at in spoke[1].clusters),
            float(not own.isdisjoint(clusters)),
            float(last is not None and self._quoted(last)),
            float(bool(asked.noun) and asked.noun in self._name_words[at]),
            float(at in owners),
            float(at in owners and len(owners) == 1),
            float(kind == "person"),
            float(kind == "organization"),
            float(kind == "place"),
            float(kind == "misc"),
            beside,
            introduced,
            with_noun,
            self._shared(asked, at, last),
            float(last is None),
            float(cluster.mentions[0] == self.places.mentions[0].span),
            float(len(clusters) > 1),
            float(pronoun and near),
            float(pronoun and subject and apart == 1),
            float(subject and apart == 1),
            float(len(clusters) == 2 and not TWO.isdisjoint(asked.words)),
            float(bool(asked.gender and self._genders[at]) and self._genders[at] != asked.gender),
            self._pronouns(at) * {"m": 1, "f": -1, "": 0}[asked.gender],
            float(pronoun and subject and apart == 0),
            float(pronoun and apart == 0),
            float(last is not None and self.places.plain.startswith("'s", last[1])),
            float(asked.noun in lands and kind == "place"),
            float(asked.noun not in lands and kind == "place"),
            float(at == self._frequent[0]),
            float(with_name and not self._name_words[at].isdisjoint(asked.words)),
            float(with_name and self._name_words[at].isdisjoint(asked.words)),
            float(any(asked.span[0] <= m[0] < asked.span[1] for m in cluster.mentions)),
            float(asked.noun in lexicon.wider and self._has_role(at, lexicon.wider[asked.noun])),
            float(
                asked.noun in lexicon.kinds_of_body
                and not lexicon.kinds_of_body[asked.noun].isdisjoint(self._name_words[at])
            ),
            math.log1p(self._spoke[at]),
            self._stems(asked, at),
            float(here == 1 and bool(asked.noun) and at == self._first_of(kind)),
            float(self._kinds[kind] == 1),
            float(here <= OPENING and at in owners),
            float(asked.words[0] in POSSESSIVE and last_spoke),
            float(last_spoke and asked.words[0] in DEFINITE),
            float(at == self._most_so_far(asked.span[0])),
            float(pronoun and len(clusters) > 1 and apart <= 1),
            float(pronoun and len(clusters) > 1 and apart == 1 and subject),
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

    def _has_role(self, at: int, roles: frozenset[str]) -> bool:
        return any(at in self._roles.get(role, ()) for role in roles)

    def _first_of(self, kind: str) -> int:
        return self._firsts.get(kind, -1)

    def _most_so_far(self, place: int) -> int:
        """The actor named most often before `place`, -1 if nobody is."""
        named = self.places.count_before(place)
        return self._leading[named - 1] if named else -1

    def _stems(self, asked: Expression, at: int) -> float:
        """Beginnings of the expression's words that stand in the actor's introduction or other names."""
        if not asked.noun:
            return 0.0
        self._shared(asked, at, None)
        around = {w[:5] for w in self._around[at]}
        return float(sum(w[:5] in around for w in set(asked.words[:-1]) if len(w) > 4))

    def _with_name(self, asked: Expression) -> bool:
        """Whether a name stands in the words themselves: "the British government"."""
        return bool(asked.noun) and any(
            m.span[0] < asked.head_end for m in self.places.within(asked.span)
        )

    def _last(self, at: int, place: int) -> Span | None:
        mentions = self._clusters[at].mentions
        found = bisect_left(mentions, (place, place)) - 1
        return mentions[found] if found >= 0 else None

    def _pronouns(self, at: int) -> float:
        """Whether "he" (to 1) or "she" (to -1) follows where the actor is named."""
        if at not in self._votes:
            votes = {"he": 0, "his": 0, "him": 0, "she": 0, "her": 0}
            for _, end in self._clusters[at].mentions[:20]:
                found = _HE_OR_SHE.search(self.places.plain, end, end + 160)
                if found:
                    votes[found.group()] += 1
            he, she = votes["he"] + votes["his"] + votes["him"], votes["she"] + votes["her"]
            self._votes[at] = (he - she) / (he + she + 1)
        return self._votes[at]

    def _quoted(self, span: Span) -> bool:
        found = bisect_right(self._spoken_starts, span[0]) - 1
        return found >= 0 and span[0] < self._spoken[found][1]

    def _shared(self, asked: Expression, at: int, last: Span | None) -> float:
        """Words of the expression that stand around the actor's name where it is first introduced."""
        if not asked.noun:
            return 0.0
        if at not in self._around:
            words: set[str] = set()
            for start, end in self._clusters[at].mentions[:3]:
                words.update(_WORD.findall(self.places.plain[max(0, start - 60) : end + 90]))
            self._around[at] = frozenset(words)
        return float(sum(w in self._around[at] for w in set(asked.words) if len(w) > 3))

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


def _leading(places: Places) -> list[int]:
    """After each mention, which actor has been named most often."""
    counts: Counter[int] = Counter()
    found: list[int] = []
    most = -1
    for mention in places.mentions:
        counts[mention.cluster] += 1
        if most < 0 or counts[mention.cluster] > counts[most]:
            most = mention.cluster
        found.append(most)
    return found


def _roles(text: str, clusters: Sequence[Cluster], kinds: Sequence[str]) -> dict[str, list[int]]:
    """Role noun → the people that the article gives that role."""
    lexicon = name_words()
    index: dict[str, list[int]] = {}
    for at, cluster in enumerate(clusters):
        if kinds[at] != "person":
            continue
        for start, end in cluster.mentions[:4]:
            role = role_of(text, [(start, end)])
            words = plain(text[slice(*role)]).split() if role else []
            for word in {singular_of(w.strip("\"'.,;:()“”")) for w in words}:
                known = word in lexicon.roles or word in lexicon.titles
                if known and at not in index.get(word, ()):
                    index.setdefault(word, []).append(at)
    return index
