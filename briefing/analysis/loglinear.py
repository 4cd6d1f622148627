"""A log-linear classifier: sums of the weights of signs, read from a small JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from .decoding import Floats

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class LogLinear:
    """classes: in the order of the scores. bias: [classes]. weights: sign → [classes].

    mix: by what the log-probabilities of each witness are multiplied before they are added.
    """

    classes: tuple[str, ...]
    bias: Floats
    weights: Mapping[str, Floats]
    mix: Mapping[str, float]

    def scores(self, signs: Iterable[str]) -> Floats:
        """Log-probability of each class by the signs alone; an unknown sign weighs nothing."""
        rows = [self.weights[sign] for sign in signs if sign in self.weights]
        total = self.bias + np.sum(rows, axis=0) if rows else self.bias
        return normal(total)


def normal(scores: Floats) -> Floats:
    """Scores as log-probabilities. scores: [..., classes]."""
    top = scores.max(axis=-1, keepdims=True)
    shifted: Floats = scores - top - np.log(np.exp(scores - top).sum(axis=-1, keepdims=True))
    return shifted


@cache
def load(name: str) -> LogLinear:
    """The classifier shipped as `name`.json."""
    table = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return LogLinear(
        tuple(table["classes"]),
        np.array(table["bias"], dtype=np.float32),
        {sign: np.array(row, dtype=np.float32) for sign, row in table["weights"].items()},
        table["mix"],
    )
