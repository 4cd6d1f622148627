"""How much an article is about an actor: the chance that a good briefing of it names him.

A logistic regression over what the article makes of the name: how often and where it stands, who
speaks, who is spoken about. Its weights (salience.json) are fitted on the training articles by
`python -m briefing.training actors`.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..model import ActorKind, Span
from .actors import Cluster
from .places import Places
from .roles import role_of

FEATURES = (
    "bias",
    "density",
    "share of mentions",
    "rank by mentions",
    "first",
    "sentences",
    "subject",
    "where",
    "introduced",
    "role",
    "one word",
    "small letters",
    "once",
    "sure",
    "only in words of others",
    "spoke",
    "share of speaking",
    "spoken about",
    "spoken about, silent",
    "actors",
    "org",
    "place",
    "group",
    "group, density",
    "org, spoke",
    "group, spoke",
)
"""What is known of an actor, in the order of a row."""

_WHERE = re.compile(
    r"\b(?:in|at|from|near|across|outside|inside|to|into|through|around|throughout)\s+$"
)
_BEFORE = 12
"""Characters before a name in which a preposition is looked for."""


@dataclass(frozen=True)
class Scene:
    """What is said in an article and by whom.

    spoken: how many claims each actor (by index) makes. contents: the words of the claims, in order.
    """

    places: Places
    spoken: Counter[int]
    contents: Sequence[Span]


def saliences(
    clusters: Sequence[Cluster], kinds: Sequence[ActorKind | None], scene: Scene
) -> list[float]:
    """The chance of each cluster, 0 for those that are no actors (kind None)."""
    weights = fitted()
    return [
        1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True)))) if row else 0.0
        for row in table(clusters, kinds, scene)
    ]


def table(
    clusters: Sequence[Cluster], kinds: Sequence[ActorKind | None], scene: Scene
) -> list[list[float]]:
    """The features of each cluster, an empty row for those that are no actors."""
    actors = [at for at, kind in enumerate(kinds) if kind]
    by_mentions = sorted(actors, key=lambda at: -len(clusters[at].mentions))
    ranks = {at: rank for rank, at in enumerate(by_mentions)}
    mentions = sum(len(clusters[at].mentions) for at in actors)
    spoke = sum(scene.spoken[at] for at in actors)
    starts = [start for start, _ in scene.contents]
    rows: list[list[float]] = []
    for at, (cluster, kind) in enumerate(zip(clusters, kinds, strict=True)):
        if kind is None:
            rows.append([])
            continue
        known, said = _own(cluster, scene, starts), math.log1p(scene.spoken[at])
        known |= {
            "bias": 1.0,
            "share of mentions": len(cluster.mentions) / mentions,
            "rank by mentions": math.log1p(ranks[at]),
            "spoke": said,
            "share of speaking": scene.spoken[at] / max(1, spoke),
            "spoken about, silent": known["spoken about"] * float(not scene.spoken[at]),
            "actors": math.log1p(len(actors)),
            "org": float(kind == "org"),
            "place": float(kind == "place"),
            "group": float(kind == "group"),
            "group, density": known["density"] * float(kind == "group"),
            "org, spoke": said * float(kind == "org"),
            "group, spoke": said * float(kind == "group"),
        }
        rows.append([known[name] for name in FEATURES])
    return rows


def _own(cluster: Cluster, scene: Scene, starts: Sequence[int]) -> dict[str, float]:
    """What is known of one cluster without the others. starts: of the scene's contents."""
    places, spans = scene.places, cluster.mentions
    count, size = len(spans), max(1, len(places.text))
    inside = [_inside(span, scene.contents, starts) for span in spans]
    located = [_WHERE.search(places.plain, max(0, at - _BEFORE), at) for at, _ in spans]
    return {
        "density": math.log1p(count) - math.log(size / 1000 + 1),
        "first": spans[0][0] / size,
        "sentences": math.log1p(len({places.sentence(start) for start, _ in spans})),
        "subject": sum(places.is_subject(span) for span in spans) / count,
        "where": sum(map(bool, located)) / count,
        "introduced": float(role_of(places.text, spans[:2]) is not None),
        "role": float(any(name.gender for name in cluster.names)),
        "one word": float(len(cluster.fullest.words) == 1),
        "small letters": float(not any(form[:1].isupper() for form in cluster.forms)),
        "once": float(count == 1),
        "sure": sum(cluster.votes.values()) / count,
        "only in words of others": float(all(inside)),
        "spoken about": math.log1p(sum(inside)),
    }


def _inside(span: Span, contents: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether the name stands in somebody's words."""
    near = bisect_left(starts, span[1])
    return any(end > span[0] for _, end in contents[max(0, near - 4) : near])


@cache
def fitted() -> tuple[float, ...]:
    """The weights that the program comes with."""
    read = json.loads((resources.files(__package__) / "salience.json").read_text("utf-8"))
    return tuple(float(read[name]) for name in FEATURES)
