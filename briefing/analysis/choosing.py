"""Which of those who could be meant by words without a name is meant, or nobody known.

A conditional logistic ranker over the rows of antecedents.py. Its weights (antecedents.json) are fitted
on the training articles by `python -m briefing.training speakers`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .antecedents import FEATURES, NOBODY, Antecedents, Said
from .expressions import GROUPS, Expression


@dataclass(frozen=True)
class Weights:
    """For each group of expressions, the weights of `FEATURES` and of `NOBODY`."""

    candidate: Mapping[str, tuple[float, ...]]
    nobody: Mapping[str, tuple[float, ...]]


@cache
def fitted() -> Weights:
    """The weights that the program comes with. KeyError for a feature that they were not fitted with."""
    table = json.loads((resources.files(__package__) / "antecedents.json").read_text("utf-8"))
    return Weights(
        {g: tuple(table[g]["candidate"][name] for name in FEATURES) for g in GROUPS},
        {g: tuple(table[g]["nobody"][name] for name in NOBODY) for g in GROUPS},
    )


def choose(
    pool: Antecedents,
    asked: Expression,
    said: Sequence[Said],
    own: frozenset[int],
    weights: Weights,
) -> tuple[tuple[int, ...], float]:
    """The likeliest actors, none for nobody known, and the chance that it is right."""
    candidates = pool.candidates(asked, said)
    wanted = weights.candidate[asked.group]
    scores = [
        sum(w * x for w, x in zip(wanted, pool.row(asked, c, rank, said, own), strict=True) if x)
        for rank, c in enumerate(candidates)
    ]
    candidates = [*candidates, ()]
    scores.append(
        sum(w * x for w, x in zip(weights.nobody[asked.group], pool.nobody(asked), strict=True))
    )
    top = max(scores)
    total = sum(math.exp(s - top) for s in scores)
    return candidates[scores.index(top)], 1 / total
