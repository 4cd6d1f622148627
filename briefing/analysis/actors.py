"""Who is involved: names gathered under one actor each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..model import Span
from .collectives import lands, sites, widened
from .lexicon import name_words, plain
from .mentions import campaigns, cleaned
from .names import Name, is_short_for, name_of, trimmed
from .tagger import Mark

SURE_PLACE = 0.8
"""A place that the network is less sure of than this may be part of a longer name."""

LONGEST_FIRM = 4
"""Words; a longer name is a title or a headline."""

SURE_NAME = 0.3
"""Names that the network is less sure of than this start no actor of their own."""


@dataclass
class Cluster:
    """Mentions of one actor. votes: for each kind, the network's summed certainty."""

    names: Counter[Name] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> str:
        """The kind with most votes; a person's name once seen in full outweighs a stray vote.

        What calls itself a council is one, whatever the network takes an unknown name for.
        """
        if self.names and _is_body(self.fullest):
            return "organization"
        return max(self.votes, key=lambda kind: (self.votes[kind], kind)) if self.votes else "misc"

    @property
    def fullest(self) -> Name:
        """The name with most words, the most frequent one among equals."""
        return max(self.names, key=lambda n: (len(n.words), self.names[n], n.words))

    @property
    def form(self) -> str:
        """The fullest form as written, the most frequent one among equals."""
        return max(self.forms, key=lambda f: (len(name_of(f).words), self.forms[f], f))

    @property
    def gender(self) -> str:
        """The letter m or f if a title or given name tells, else nothing."""
        told = next((n.gender for n in self.names if n.gender), "")
        if told or len(self.fullest.words) < 2:
            return told
        given, lexicon = self.fullest.words[0], name_words()
        return "m" if given in lexicon.given_male else "f" if given in lexicon.given_female else ""

    def add(self, span: Span, name: Name, form: str, mark: Mark) -> None:
        """Take in one more mention."""
        self.names[name] += 1
        self.forms[form] += 1
        self.mentions.append(span)
        self.votes[mark.kind] += mark.chance  # type: ignore[assignment]


@lru_cache(maxsize=4096)
def _is_body(name: Name) -> bool:
    """Whether a name says that it is a body: "Velmora Harbour Authority", not "West Bank"."""
    if len(name.words) < 2:
        return False
    noun, lexicon = name.words[-1], name_words()
    return noun in lexicon.bodies and noun not in lexicon.lands and noun != "bank"


def named(text: str, entities: Sequence[Mark]) -> list[Mark]:
    """The network's names with their edges put right, and what is named by a noun beside a name."""
    marks = widened(text, lands(text, cleaned(text, entities)))
    return sorted([*marks, *sites(text, marks)], key=lambda mark: mark.span)


def gather(text: str, entities: Sequence[Mark]) -> list[Cluster]:
    """Gather names under clusters, longest names first so that short forms find theirs.

    A name of one kind joins a cluster of another: a network that takes "Trump" for a firm once is
    outvoted by the other mentions.
    """
    mentions = []
    for mark in named(text, entities):
        person = mark.kind == "person"
        span = trimmed(text, mark.span, person=person)
        name = name_of(text[slice(*mark.span)], person=person)
        if any(w[0].isalnum() and len(w) > 1 for w in (*name.words, *name.key.split())):
            mentions.append((span, name, mark))
    clusters: list[Cluster] = []
    by_key: dict[str, Cluster] = {}
    by_word: dict[str, list[Cluster]] = {}
    later = sorted(mentions, key=lambda m: (-len(m[1].words), m[0]))
    for span, name, mark in later:
        cluster = by_key.get(name.key)
        if cluster is None:
            cluster = _owner(name, span, mark, by_word)
        if cluster is None:
            if mark.chance < SURE_NAME:
                continue
            cluster = Cluster()
            clusters.append(cluster)
            for word in {*name.words, _initials(name)}:
                by_word.setdefault(word, []).append(cluster)
        by_key.setdefault(name.key, cluster)
        short = _may_be_firm(name, span, mark, cluster)
        vote = replace(mark, kind=cluster.kind) if short else mark
        cluster.add(span, name, text[span[0] : span[1]], vote)
    _find_others(text, clusters)
    clusters += _led(text, clusters)
    for cluster in clusters:
        cluster.mentions.sort()
    return sorted(clusters, key=lambda c: c.mentions[0])


def _led(text: str, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Campaigns and administrations named after people, as organisations of their own."""
    led: dict[tuple[int, str], Cluster] = {}
    for at, cluster in enumerate(clusters):
        if cluster.kind != "person":
            continue
        for span, noun in campaigns(text, cluster.mentions):
            own = led.setdefault((at, noun), Cluster())
            name = Name((cluster.fullest.words[-1], *noun.split()), "")
            own.add(span, name, text[slice(*span)], Mark(span, "organization", 1.0))
    return list(led.values())


def _find_others(text: str, clusters: Sequence[Cluster]) -> None:
    """Add the mentions that the network passed over: the same words standing elsewhere."""
    owners = {form: cluster for cluster in clusters for form in cluster.forms if _tells(form)}
    if not owners:
        return
    taken = sorted(span for cluster in clusters for span in cluster.mentions)
    longest_first = sorted(owners, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    for match in pattern.finditer(text):
        near = bisect_right(taken, match.span())
        around = taken[max(0, near - 1) : near + 1]
        if all(match.end() <= start or match.start() >= end for start, end in around):
            owner = owners[match.group()]
            owner.mentions.append(match.span())
            owner.forms[match.group()] += 1


def _tells(form: str) -> bool:
    """Whether the words can be nothing but this name: "May" and "us" can."""
    return form[:1].isupper() and len(form) > 2 and plain(form) not in name_words().common


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.words if word not in ("of", "the", "and", "for"))


def _owner(name: Name, span: Span, mark: Mark, by_word: dict[str, list[Cluster]]) -> Cluster | None:
    """The cluster that `name` is a short form of: the last one named before it, else the first after."""
    fitting: list[Cluster] = []
    firms: list[Cluster] = []
    for cluster in by_word.get(name.words[0], []) + by_word.get(name.words[-1], []):
        person = cluster.kind == "person"
        if not is_short_for(name, cluster.fullest, person=person):
            continue
        if name.gender and cluster.gender and name.gender != cluster.gender:
            continue
        if _may_be_firm(name, span, mark, cluster):
            firms.append(cluster)
            continue
        if person != (mark.kind == "person") and (
            not person or len(name.words) > 1 or name.words[0] != cluster.fullest.words[-1]
        ):
            continue
        if mark.kind == "place" and cluster.kind == "place":
            continue  # "York" is no short form of "New York"
        leads = name.words == cluster.fullest.words[: len(name.words)]
        if leads and cluster.form.split()[-1].islower() and name.key != cluster.fullest.key:
            continue  # "Ruiz" is no short form of "Ruiz supporters"
        if mark.kind in ("place", "misc") and leads and name.key != cluster.fullest.key:
            continue  # "Chinese" is no short form of "Chinese Communist Party"
        fitting.append(cluster)
    fitting = fitting or firms
    if not fitting:
        return None
    before = [c for c in fitting if min(c.mentions) < span]
    return (
        max(before, key=lambda c: max(m for m in c.mentions if m < span))
        if before
        else min(fitting, key=lambda c: min(c.mentions))
    )


def _may_be_firm(name: Name, span: Span, mark: Mark, cluster: Cluster) -> bool:
    """Whether one word, taken for a person or an unsure place, may be short for a body named before it.

    "Nordkai" after "Nordkai Marine": names that the network does not know are persons to it.
    """
    unsure = mark.kind == "person" or (mark.kind == "place" and mark.chance < SURE_PLACE)
    return (
        unsure
        and len(name.words) == 1
        and not name.gender
        and cluster.kind == "organization"
        and name.words[0] == cluster.fullest.words[0]
        and len(cluster.fullest.words) <= LONGEST_FIRM
        and not cluster.form.split()[-1].islower()
        and min(cluster.mentions) < span
    )
