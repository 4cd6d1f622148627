"""Which actors a briefing names, the most salient first."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Actor, ActorKind
from .actors import Cluster
from .lexicon import name_words
from .names import name_of
from .roles import role_of
from .salience import Scene, saliences

KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organization": "org",
    "place": "place",
}

MOST = 12
"""Actors in a briefing at the most: the reader wants the key ones."""

LEAST = 0.12
"""Actors of less salience are left out; the value with the best F on training articles left out."""


def ranked(clusters: Sequence[Cluster], scene: Scene) -> list[tuple[int, Actor]]:
    """The key actors, most salient first, each with the index of its cluster."""
    kinds = [kind_of(cluster) for cluster in clusters]
    scored = sorted(
        enumerate(saliences(clusters, kinds, scene)),
        key=lambda pair: (-pair[1], clusters[pair[0]].mentions[0]),
    )
    kept = [pair for pair in scored if pair[1] >= LEAST][:MOST]
    return [
        (at, _actor(scene.places.text, clusters[at], f"a{rank}", score))
        for rank, (at, score) in enumerate(kept, 1)
    ]


def kind_of(cluster: Cluster) -> ActorKind | None:
    """The kind shown; None for names that are no actors (laws, films, languages)."""
    kind = cluster.kind
    if cluster.fullest.key in name_words().institutions:
        return "org"
    if kind in KINDS:
        return KINDS[kind]
    form = max(cluster.forms, key=lambda f: (cluster.forms[f], f))
    return "group" if form.endswith("s") and form[:1].isupper() and " " not in form else None


def _actor(text: str, cluster: Cluster, actor_id: str, score: float) -> Actor:
    forms = sorted(cluster.forms, key=lambda f: (-len(name_of(f).words), -cluster.forms[f], f))
    kind = kind_of(cluster)
    if kind is None:
        raise ValueError(f"{forms[0]} is no actor")
    return Actor(
        id=actor_id,
        name=forms[0],
        kind=kind,
        aliases=tuple(forms[1:]),
        role=role_of(text, cluster.mentions) if kind in ("person", "org") else None,
        salience=score,
        mentions=tuple(cluster.mentions),
    )
