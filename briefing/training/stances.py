"""Fit the classifier of stances (analysis/stances.json).

The weights of the wording come from the training articles. The network has learnt those by heart, so how
much it counts beside the wording is found on the development articles: three numbers, of the highest
likelihood there, and what they give on one half when found on the other is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from ..analysis.decoding import Floats
from ..analysis.loglinear import LogLinear
from ..analysis.sentences import sentence_spans
from ..analysis.stance import LEAST
from ..analysis.tagger import EMPTY, Tagger
from ..analysis.wording import claim_signs
from ..model import STANCES
from . import loglinear
from .corpora import labelled_rows, rows

DEVELOPMENT = ("briefings-dev.jsonl", "wikinews-dev.jsonl")
PENALTY = 10.0
"""For signs that carry a word; those of the lexicon and of the shape pay a quarter, so that a word is first
of all one of its list. The best of nine pairs in five-fold cross-validation by article."""

LEAST_SEEN = 4
STEPS = tuple(round(0.2 * at, 1) for at in range(9))
PARTS = ("wording", "cue", "content")
WORDED = ("cue", "root", "whole cue", "join", "word", "strong", "weak", "pair", "source", "nobody")


@dataclass(frozen=True)
class Example:
    """A claim as annotated. network: the log-probabilities of stances by its cue and by its content."""

    document: str
    stance: str
    signs: tuple[str, ...]
    network: Floats


def examples(annotated: Iterable[dict[str, Any]], tagger: Tagger | None) -> list[Example]:
    """Every annotated attribution with a stance, on the annotators' own spans.

    Without `tagger` the network counts as having said nothing.
    """
    found = []
    for row in annotated:
        text = row["text"]
        tags = tagger.tag(text, sentence_spans(text)) if tagger else EMPTY
        for attribution in row["attributions"]:
            stance = row["stance"].get(attribution["id"])
            if stance not in STANCES:
                continue
            source, cue, content = (
                " ".join(text[start:end] for start, end in attribution[role])
                for role in ("source", "cue", "content")
            )
            chances = [
                tags.stance_chances([(start, end) for start, end in attribution[role]])
                for role in ("cue", "content")
            ]
            table = [[part.get(s, 1 / len(STANCES)) for s in STANCES] for part in chances]
            network = np.log(np.maximum(np.array(table, dtype=np.float32), LEAST))
            found.append(
                Example(row["doc"], stance, tuple(claim_signs(source, cue, content)), network)
            )
    return found


def fit(corpora: Path, say: Callable[[str], None]) -> LogLinear:
    """The weights of the wording and the mixture, with what each gives."""
    seen = examples(labelled_rows(corpora), None)
    developed = (row for name in DEVELOPMENT for row in rows(corpora / name))
    held_out = examples(developed, Tagger())
    signs, labels = [e.signs for e in seen], [e.stance for e in seen]
    left_out = loglinear.cross_validated(
        signs,
        labels,
        [e.document for e in seen],
        STANCES,
        penalty=_penalty,
        least=LEAST_SEEN,
    )
    say(f"wording, on training articles left out: {_accuracy(left_out, seen):.3f}")
    model = loglinear.fit(signs, labels, STANCES, penalty=_penalty, least=LEAST_SEEN)
    table = loglinear.scores(model, [e.signs for e in held_out])
    say(f"on {len(held_out)} claims of the development articles:")
    say(f"  wording alone {_accuracy(table, held_out):.3f}")
    network = np.array([e.network for e in held_out])
    say(f"  network alone, by cue {_accuracy(network[:, 0], held_out):.3f}")
    say(f"  network alone, by content {_accuracy(network[:, 1], held_out):.3f}")
    names = sorted({e.document for e in held_out})
    halves = [np.array([names.index(e.document) % 2 == at for e in held_out]) for at in (0, 1)]
    right = 0.0
    for one, other in (halves, halves[::-1]):
        mix = _mixture(table[one], [e for e, there in zip(held_out, one, strict=True) if there])
        rest = [e for e, there in zip(held_out, other, strict=True) if there]
        right += _accuracy(mixed(table[other], rest, mix), rest) * len(rest)
    say(f"  both, mixed as found on the other half {right / len(held_out):.3f}")
    mix = _mixture(table, held_out)
    say(f"  both {_accuracy(mixed(table, held_out, mix), held_out):.3f}, mixed by {mix}")
    return replace(model, mix=mix)


def _penalty(sign: str) -> float:
    worded = sign.startswith(tuple(f"{kind} " for kind in WORDED))
    return PENALTY if worded else PENALTY / 4


def mixed(table: Floats, claims: Sequence[Example], mix: dict[str, float]) -> Floats:
    """Scores of wording and network together."""
    network = np.array([e.network for e in claims])
    parts = (table, network[:, 0], network[:, 1])
    total = sum(mix[name] * part for name, part in zip(PARTS, parts, strict=True))
    return np.asarray(total, dtype=np.float32)


def _mixture(table: Floats, claims: Sequence[Example]) -> dict[str, float]:
    right = [STANCES.index(e.stance) for e in claims]
    tried = (dict(zip(PARTS, steps, strict=True)) for steps in product(STEPS, repeat=len(PARTS)))
    return max(tried, key=lambda mix: _likelihood(mixed(table, claims, mix), right))


def _likelihood(table: Floats, right: Sequence[int]) -> float:
    top = table.max(axis=1, keepdims=True)
    logs = table - top - np.log(np.exp(table - top).sum(axis=1, keepdims=True))
    return float(logs[np.arange(len(right)), right].mean())


def _accuracy(table: Floats, claims: Sequence[Example]) -> float:
    right = np.array([STANCES.index(e.stance) for e in claims])
    return float((table.argmax(axis=1) == right).mean())
