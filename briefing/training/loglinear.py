"""Fitting of the log-linear classifiers: multinomial logistic regression over signs, in numpy."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..analysis.decoding import Floats, Ints
from ..analysis.loglinear import LogLinear

STEPS = 300
SMALLEST = 0.02
"""Weights of a sign that are all smaller than this are left out of the file."""

Signs = Sequence[str]


def fit(
    examples: Sequence[Signs],
    labels: Sequence[str],
    classes: tuple[str, ...],
    *,
    penalty: Callable[[str], float],
    least: int,
) -> LogLinear:
    """The classifier of least loss.

    penalty: of half the squared weights of a sign. least: examples that a sign must stand in to be weighed.
    """
    counts = Counter(sign for signs in examples for sign in set(signs))
    known = {sign: at for at, sign in enumerate(sorted(s for s, n in counts.items() if n >= least))}
    table = _Table.of(examples, known)
    target = np.zeros((len(examples), len(classes)), dtype=np.float32)
    target[np.arange(len(labels)), [classes.index(label) for label in labels]] = 1.0
    penalties = [*(penalty(sign) for sign in known), 0.0]
    weights = _descend(table, target, np.array(penalties, dtype=np.float32)[:, None])
    return LogLinear(classes, weights[-1], {s: weights[at] for s, at in known.items()}, {})


@dataclass(frozen=True)
class _Table:
    """Which examples have which signs, the last sign being the bias that all have: no zeros are kept.

    signs: of example after example, starting at `starts`. examples: of sign after sign, starting at
    `heads`. Every example has a sign, and every sign an example.
    """

    signs: Ints
    starts: Ints
    examples: Ints
    heads: Ints

    @classmethod
    def of(cls, examples: Sequence[Signs], known: Mapping[str, int]) -> _Table:
        held = [
            [*sorted({known[sign] for sign in signs if sign in known}), len(known)]
            for signs in examples
        ]
        lengths = np.array([len(signs) for signs in held])
        signs = np.concatenate([np.array(row, dtype=np.int64) for row in held])
        owners = np.repeat(np.arange(len(held)), lengths)
        order = np.argsort(signs, kind="stable")
        heads = np.concatenate([[0], np.cumsum(np.bincount(signs))[:-1]])
        return cls(signs, np.cumsum(lengths) - lengths, owners[order], heads)

    def times(self, weights: Floats) -> Floats:
        """[signs, n] → [examples, n]."""
        summed: Floats = np.add.reduceat(weights[self.signs], self.starts, axis=0)
        return summed

    def back(self, slopes: Floats) -> Floats:
        """[examples, n] → [signs, n]."""
        summed: Floats = np.add.reduceat(slopes[self.examples], self.heads, axis=0)
        return summed


def _descend(table: _Table, target: Floats, penalties: Floats) -> Floats:
    """Nesterov's accelerated gradient descent. penalties: [signs, 1]."""
    weights: Floats = np.zeros((len(penalties), target.shape[1]), dtype=np.float32)
    ahead, rate = weights, np.float32(1.0 / (0.5 * _largest(table) + float(penalties.max())))
    for step in range(STEPS):
        scores = table.times(ahead)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope: Floats = table.back(chances - target)
        pull: Floats = penalties * ahead
        new: Floats = ahead - rate * (slope + pull)
        ahead, weights = new + np.float32(step / (step + 3)) * (new - weights), new
    return weights


def _largest(table: _Table) -> float:
    """The largest eigenvalue of the table's Gram matrix, by power iteration, a little above."""
    vector = np.ones((len(table.heads), 1), dtype=np.float32)
    size = 1.0
    for _ in range(30):
        vector = table.back(table.times(vector))
        size = float(np.linalg.norm(vector))
        vector /= size
    return size * 1.05


def scores(model: LogLinear, examples: Sequence[Signs]) -> Floats:
    """Log-probabilities: [examples, classes]."""
    return np.array([model.scores(signs) for signs in examples])


def cross_validated(
    examples: Sequence[Signs],
    labels: Sequence[str],
    documents: Sequence[str],
    classes: tuple[str, ...],
    *,
    penalty: Callable[[str], float],
    least: int,
    folds: int = 5,
) -> Floats:
    """Log-probabilities of every example by a classifier that has not seen its document."""
    names = sorted(set(documents))
    np.random.default_rng(0).shuffle(names)
    fold = {name: at % folds for at, name in enumerate(names)}
    table = np.zeros((len(examples), len(classes)), dtype=np.float32)
    for at in range(folds):
        seen = [i for i, name in enumerate(documents) if fold[name] != at]
        left = [i for i, name in enumerate(documents) if fold[name] == at]
        model = fit(
            [examples[i] for i in seen],
            [labels[i] for i in seen],
            classes,
            penalty=penalty,
            least=least,
        )
        table[left] = scores(model, [examples[i] for i in left])
    return table


def write(model: LogLinear, target: Path) -> None:
    """The classifier as JSON, one sign a line."""
    lines = [
        f"  {json.dumps(sign)}: {json.dumps([round(float(x), 2) for x in row])}"
        for sign, row in model.weights.items()
        if float(np.abs(row).max()) >= SMALLEST
    ]
    target.write_text(
        "{\n"
        f' "classes": {json.dumps(model.classes)},\n'
        f' "bias": {json.dumps([round(float(x), 3) for x in model.bias])},\n'
        f' "mix": {json.dumps(dict(model.mix))},\n'
        ' "weights": {\n' + ",\n".join(lines) + "\n }\n}\n",
        encoding="utf-8",
    )
