"""Fit what tells how much an article is about an actor (analysis/salience.json).

A logistic regression over the names found in the annotated training articles: those that the
annotators list as actors against all the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis.cast import LEAST, MOST, kind_of
from ..analysis.names import name_of
from ..analysis.pipeline import scene_of, voiced
from ..analysis.salience import FEATURES, table
from ..analysis.sentences import sentence_spans
from ..analysis.tagger import Tagger, Tags
from .corpora import FOR_SPEAKERS, labelled_rows

PENALTY = 3.0
"""Of half the squared weights, features brought to one variance; .3 and 1 are as good on articles left
out, and a small network (32 units) gains .002 of F at the most: what is left is the annotators' choice."""

STEPS = 25
FOLDS = 5
COUNTED = 8
"""Actors that precision is measured over, as score.py does."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The actors that could be named in one article.

    rows: [actors, FEATURES]. names: for each, the keys of its forms. listed: those of each actor that
    the annotators list.
    """

    rows: Matrix
    names: tuple[frozenset[str], ...]
    listed: tuple[frozenset[str], ...]

    @property
    def right(self) -> Matrix:
        """1 for each actor that the annotators list, else 0."""
        return np.array([any(n & other for other in self.listed) for n in self.names], dtype=float)


def examples(corpora: Path, say: Callable[[str], None]) -> list[Example]:
    """One for each annotated training article."""
    tagger = Tagger()
    found = []
    for row in labelled_rows(corpora, rounds=FOR_SPEAKERS):
        tags = tagger.tag(row["text"], sentence_spans(row["text"]))
        found.append(of_document(row, tags))
    say(f"{len(found)} articles, {sum(len(e.names) for e in found)} actors that could be named")
    return found


def of_document(row: dict[str, Any], tags: Tags) -> Example:
    """The actors of one annotated article; the attributions are the network's."""
    text = row["text"]
    heard = voiced(text, sentence_spans(text), tags)
    kinds = [kind_of(cluster) for cluster in heard.clusters]
    found = table(heard.clusters, kinds, scene_of(text, heard))
    kept = [at for at, line in enumerate(found) if line]
    return Example(
        np.array([found[at] for at in kept]).reshape(len(kept), len(FEATURES)),
        tuple(_keys(heard.clusters[at].forms) for at in kept),
        tuple(_keys([a["name"], *a["aliases"]]) for a in row["actors"]),
    )


def _keys(forms: Sequence[str] | dict[str, int]) -> frozenset[str]:
    return frozenset(key for form in forms if (key := name_of(form).key))


def fit(found: Sequence[Example], penalty: float = PENALTY) -> Matrix:
    """The weights of `FEATURES`, by Newton's method."""
    rows, right = np.concatenate([e.rows for e in found]), np.concatenate([e.right for e in found])
    weights = np.zeros(len(FEATURES))
    ridge = penalty * rows.var(axis=0) + 1e-6
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - right) + ridge * weights
        curve = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def cross_validated(
    found: Sequence[Example], penalty: float = PENALTY, least: float = LEAST
) -> tuple[float, float, float]:
    """Precision, recall and F on articles left out, counted as score.py counts them."""
    folds = np.random.default_rng(0).permutation(len(found)) % FOLDS
    hits = made = known = wanted = 0
    for left in range(FOLDS):
        weights = fit([e for e, f in zip(found, folds, strict=True) if f != left], penalty)
        for example in (e for e, f in zip(found, folds, strict=True) if f == left):
            chances = 1 / (1 + np.exp(-example.rows @ weights))
            order = [int(at) for at in np.argsort(-chances) if chances[at] >= least][:MOST]
            named = [example.names[at] for at in order]
            hits += sum(any(n & other for other in example.listed) for n in named[:COUNTED])
            made += len(named[:COUNTED])
            known += sum(any(n & other for n in named) for other in example.listed)
            wanted += len(example.listed)
    precision, recall = hits / max(1, made), known / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def write(weights: Matrix, target: Path) -> None:
    """Write the weights where the program reads them."""
    named = dict(zip(FEATURES, weights.round(3).tolist(), strict=True))
    target.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
