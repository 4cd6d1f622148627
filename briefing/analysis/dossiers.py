"""What an article tells of each of its actors, whoever is asked for: how often, as what, near what."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ..model import Span
from .actors import Cluster
from .expressions import singular_of
from .lexicon import name_words, plain
from .places import Places
from .roles import role_of

_WORD = re.compile(r"[^\W\d_]{3,}")
_HE_OR_SHE = re.compile(r"\b(?:he|his|him|she|her)\b")


class Dossiers:
    """Of each actor, by its index among the clusters.

    often: logarithm of the number of mentions. spoke: attributions whose source it opens. roles: role noun
    to the people of that role. frequent: all actors, those named most often first. kinds: how many there
    are of each kind.
    """

    def __init__(
        self,
        places: Places,
        clusters: Sequence[Cluster],
        spoken: Sequence[Span],
        sources: Sequence[Span],
    ) -> None:
        """spoken: contents of the article's attributions; sources: their sources."""
        self._places = places
        self._clusters = clusters
        self._spoken = sorted(spoken)
        self._spoken_starts = [start for start, _ in self._spoken]
        self.often = [math.log1p(len(c.mentions)) for c in clusters]
        self.genders = [c.gender for c in clusters]
        self.roles = _roles(places.text, clusters, places.kinds)
        self.frequent = sorted(range(len(clusters)), key=lambda at: -len(clusters[at].mentions))
        self.kinds = Counter(places.kinds)
        self.name_words = [frozenset(w for n in c.names for w in n.words) for c in clusters]
        self.spoke = [0] * len(clusters)
        for start, end in sources:
            for m in places.within((start, end))[:1]:
                self.spoke[m.cluster] += 1
        self._votes: dict[int, float] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._firsts: dict[str, int] = {}
        for m in places.mentions:
            self._firsts.setdefault(places.kinds[m.cluster], m.cluster)
        self._leading = _leading(places)

    def last_before(self, at: int, place: int) -> Span | None:
        """Where the actor is named last before `place`."""
        mentions = self._clusters[at].mentions
        found = bisect_left(mentions, (place, place)) - 1
        return mentions[found] if found >= 0 else None

    def pronouns(self, at: int) -> float:
        """Whether "he" (to 1) or "she" (to -1) follows where the actor is named."""
        if at not in self._votes:
            votes = {"he": 0, "his": 0, "him": 0, "she": 0, "her": 0}
            for _, end in self._clusters[at].mentions[:20]:
                found = _HE_OR_SHE.search(self._places.plain, end, end + 160)
                if found:
                    votes[found.group()] += 1
            he, she = votes["he"] + votes["his"] + votes["him"], votes["she"] + votes["her"]
            self._votes[at] = (he - she) / (he + she + 1)
        return self._votes[at]

    def is_quoted(self, span: Span) -> bool:
        """Whether `span` begins in the content of an attribution."""
        found = bisect_right(self._spoken_starts, span[0]) - 1
        return found >= 0 and span[0] < self._spoken[found][1]

    def most_often_before(self, place: int) -> int:
        """The actor named most often before `place`, -1 if nobody is."""
        named = self._places.count_before(place)
        return self._leading[named - 1] if named else -1

    def has_role(self, at: int, roles: AbstractSet[str]) -> bool:
        """Whether the article gives the actor one of these roles."""
        return any(at in self.roles.get(role, ()) for role in roles)

    def first_of(self, kind: str) -> int:
        """The actor of a kind that is named first, -1 if there is none."""
        return self._firsts.get(kind, -1)

    def words_around(self, at: int) -> frozenset[str]:
        """Words around the actor's first names."""
        if at not in self._around:
            words: set[str] = set()
            for start, end in self._clusters[at].mentions[:3]:
                words.update(_WORD.findall(self._places.plain[max(0, start - 60) : end + 90]))
            self._around[at] = frozenset(words)
        return self._around[at]


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
