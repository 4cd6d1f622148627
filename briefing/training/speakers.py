"""Fit the ranker that finds whom a pronoun or a description means (analysis/antecedents.json).

A conditional logistic regression over the candidates of each such source of the annotated training
articles, one for each group of expressions. The attributions are the annotators' own; the names are
the network's, as they will be when an article is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis.actors import Cluster, gather
from ..analysis.antecedents import FEATURES, NOBODY, Said
from ..analysis.expressions import GROUPS
from ..analysis.labels import ROLES
from ..analysis.linking import Attribution
from ..analysis.names import name_of
from ..analysis.sentences import sentence_spans
from ..analysis.speakers import Resolver
from ..analysis.tagger import Mark, Tagger
from .corpora import FOR_SPEAKERS, labelled_rows

PENALTY = 0.3
"""Of half the squared weights. Named speakers that are right on the annotators' marks of articles left out
(five folds): .3 gives 85.9 %, 1 85.7 %; with fewer features 3 lost .3 and 10 1.0 % against 1."""

STEPS = 400
RATE = 0.05

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One source. rows: [candidates, FEATURES]; nobody: [NOBODY]; right: rows that are right, none for
    nobody known.
    """

    document: str
    group: str
    rows: Matrix
    nobody: Matrix
    right: tuple[int, ...]


def examples(corpora: Path, say: Callable[[str], None]) -> list[Example]:
    """Every pronoun and description that the annotators took for a source."""
    found: list[Example] = []
    tagger = Tagger()
    for row in labelled_rows(corpora, rounds=FOR_SPEAKERS):
        sentences = sentence_spans(row["text"])
        tags = tagger.tag(row["text"], sentences)
        found += of_document(row, sentences, gather(row["text"], tags.entities))
    say(f"{len(found)} examples")
    return found


def of_document(
    row: dict[str, Any], sentences: Sequence[tuple[int, int]], clusters: Sequence[Cluster]
) -> list[Example]:
    """The examples of one annotated document (a line of the corpus)."""
    labelled = [a for a in row["attributions"] if a["cue"] and a["content"]]
    attributions = [_attribution(a) for a in labelled]
    forms = {a["name"]: [a["name"], *a["aliases"]] for a in row["actors"]}
    resolver = Resolver(row["text"], sentences, clusters, attributions)
    guessed = resolver.resolve()
    said: list[Said] = []
    found = []
    for at in resolver.order():
        who = row["source_entity"].get(labelled[at]["id"], "~")
        names = [name_of(form).key for form in forms.get(who, [who])]
        asked = resolver.asked(attributions[at])
        gold = guessed[at].clusters
        if asked:
            candidates = resolver.pool.candidates(asked, said)
            right = tuple(
                rank
                for rank, c in enumerate(candidates)
                if not who.startswith("~") and _is(c, names, clusters)
            )
            gold = candidates[right[0]] if right else ()
            if not right and not who.startswith("~"):  # named, but by no name that was found
                said.append(resolver.said(attributions[at], gold))
                continue
            own = resolver.own_words(attributions[at])
            table = [
                resolver.pool.row(asked, c, rank, said, own) for rank, c in enumerate(candidates)
            ]
            found.append(
                Example(
                    row["doc"],
                    asked.group,
                    np.array(table, dtype=float).reshape(len(candidates), len(FEATURES)),
                    np.array(resolver.pool.nobody(asked), dtype=float),
                    right,
                )
            )
        said.append(resolver.said(attributions[at], gold))
    return found


def _attribution(row: dict[str, Any]) -> Attribution:
    marks = {
        role: tuple(Mark((start, end), role, 1.0) for start, end in row[role]) for role in ROLES
    }
    source = marks["source"][0] if marks["source"] else None
    return Attribution(source, marks["cue"][0], marks["content"])


def _is(candidate: tuple[int, ...], names: Sequence[str], clusters: Sequence[Cluster]) -> bool:
    """Whether a candidate goes by one of `names`; several are named together, "A, B and C"."""
    if len(candidate) == 1:
        return not {n.key for n in clusters[candidate[0]].names}.isdisjoint(names)
    joined = [clusters[at].form for at in candidate]
    return name_of(f"{', '.join(joined[:-1])} and {joined[-1]}").key in names


def fit(found: Sequence[Example]) -> dict[str, dict[str, dict[str, float]]]:
    """The weights by group, by feature."""
    table: dict[str, dict[str, dict[str, float]]] = {}
    for group in GROUPS:
        weights = fit_group([e for e in found if e.group == group])
        table[group] = {
            "candidate": dict(
                zip(FEATURES, weights[: len(FEATURES)].round(3).tolist(), strict=True)
            ),
            "nobody": dict(zip(NOBODY, weights[len(FEATURES) :].round(3).tolist(), strict=True)),
        }
    return table


def fit_group(found: Sequence[Example], penalty: float = PENALTY) -> Matrix:
    """Gradient descent with momenta (Adam) on the conditional log-likelihood."""
    count = len(FEATURES) + len(NOBODY)
    weights = np.zeros(count)
    if not found:
        return weights
    first, second = np.zeros(count), np.zeros(count)
    stacked = [_stack(e) for e in found]
    starts = np.cumsum([0, *(len(x) for x in stacked)])[:-1]
    table = np.concatenate(stacked)
    sizes = np.array([len(x) for x in stacked])
    right = np.concatenate([_targets(e) for e in found])
    for step in range(1, STEPS + 1):
        scores = table @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        powers = np.exp(scores)
        chance = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
        held = powers * right
        wanted = held / np.repeat(np.add.reduceat(held, starts), sizes)
        slope = table.T @ (chance - wanted) + penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def _stack(example: Example) -> Matrix:
    """All choices of an example, nobody last: [choices, FEATURES + NOBODY]."""
    table = np.zeros((len(example.rows) + 1, len(FEATURES) + len(NOBODY)))
    table[:-1, : len(FEATURES)] = example.rows
    table[-1, len(FEATURES) :] = example.nobody
    return table


def _targets(example: Example) -> Matrix:
    target = np.zeros(len(example.rows) + 1)
    target[list(example.right) or [-1]] = 1.0
    return target


def accuracy(found: Sequence[Example], weights: dict[str, Matrix]) -> tuple[float, float]:
    """Share of right choices: where somebody known is meant, and where nobody is."""
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for example in found:
        best = int(np.argmax(_stack(example) @ weights[example.group]))
        hits[bool(example.right)].append(bool(_targets(example)[best]))
    known, nobody = (sum(x) / max(1, len(x)) for x in (hits[True], hits[False]))
    return known, nobody


def cross_validated(
    found: Sequence[Example], penalty: float, folds: int = 5
) -> tuple[float, float]:
    """`accuracy` on documents left out in turn."""
    documents = sorted({e.document for e in found})
    fold = {name: at % folds for at, name in enumerate(documents)}
    known, nobody = [], []
    for left in range(folds):
        rest = [e for e in found if fold[e.document] != left]
        weights: dict[str, Matrix] = {
            group: fit_group([e for e in rest if e.group == group], penalty) for group in GROUPS
        }
        a, b = accuracy([e for e in found if fold[e.document] == left], weights)
        known.append(a)
        nobody.append(b)
    return sum(known) / folds, sum(nobody) / folds


def write(table: dict[str, dict[str, dict[str, float]]], target: Path) -> None:
    """Write the weights where the program reads them."""
    target.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
