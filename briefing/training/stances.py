"""Fit the classifier of stances (analysis/stances.json).

The weights of the wording come from the training articles. The networks have learnt those by heart, so how
much they count beside the wording is found on the development articles: four numbers, of the highest
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
from ..analysis.pipeline import Networks, networks
from ..analysis.sentences import sentence_spans
from ..analysis.stance import LEAST
from ..analysis.wording import claim_signs
from ..model import STANCES
from . import loglinear
from .corpora import DEVELOPMENT, judged, labelled_rows, rows

PENALTY = 10.0
"""For signs that carry a word; those of the lexicon and of the shape pay a quarter, so that a word is first
of all one of its list. The best of nine pairs in five-fold cross-validation by article."""

LEAST_SEEN = 4
STEPS = tuple(round(0.2 * at, 1) for at in range(9))
WITNESSES = ("cue", "content", "claim")
"""The tagger on the words of the cue, on those of the content; the stance reader on the whole claim."""

PARTS = ("wording", *WITNESSES)
WORDED = ("cue", "root", "whole cue", "join", "word", "strong", "weak", "pair", "source", "nobody")


@dataclass(frozen=True)
class Example:
    """A claim as annotated. network: the log-probabilities of stances by each of `WITNESSES`."""

    document: str
    stance: str
    signs: tuple[str, ...]
    network: Floats


def examples(annotated: Iterable[dict[str, Any]], networks: Networks | None) -> list[Example]:
    """Every annotated attribution with a stance, on the annotators' own spans.

    Without networks they count as having said nothing.
    """
    found = []
    for row in annotated:
        claims = list(judged(row))
        said = np.full((len(claims), len(WITNESSES), len(STANCES)), 1 / len(STANCES))
        if networks and claims:
            tags = networks.tagger.tag(row["text"], sentence_spans(row["text"]))
            for at, claim in enumerate(claims):
                for part, witness in enumerate(("cue", "content")):
                    chances = tags.stance_chances(claim.spans[witness])
                    if chances is not None:
                        said[at, part] = chances
            said[:, -1] = networks.stances.read([claim.wording for claim in claims])
        logs = np.log(np.maximum(said, LEAST)).astype(np.float32)
        found += [
            Example(row["doc"], claim.stance, tuple(claim_signs(claim.wording)), network)
            for claim, network in zip(claims, logs, strict=True)
        ]
    return found


def fit(corpora: Path, say: Callable[[str], None]) -> LogLinear:
    """The weights of the wording and the mixture, with what each gives."""
    seen = examples(labelled_rows(corpora), None)
    developed = (row for name in DEVELOPMENT for row in rows(corpora / name))
    held_out = examples(developed, networks(threads=2))
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
    for part, witness in enumerate(WITNESSES):
        say(f"  network alone, by {witness} {_accuracy(network[:, part], held_out):.3f}")
    names = sorted({e.document for e in held_out})
    halves = [np.array([names.index(e.document) % 2 == at for e in held_out]) for at in (0, 1)]
    right = 0.0
    for one, other in (halves, halves[::-1]):
        mix = _mixture(table[one], [e for e, there in zip(held_out, one, strict=True) if there])
        rest = [e for e, there in zip(held_out, other, strict=True) if there]
        right += _accuracy(mixed(table[other], rest, mix), rest) * len(rest)
    say(f"  all, mixed as found on the other half {right / len(held_out):.3f}")
    mix = _mixture(table, held_out)
    say(f"  all {_accuracy(mixed(table, held_out, mix), held_out):.3f}, mixed by {mix}")
    return replace(model, mix=mix)


def _penalty(sign: str) -> float:
    worded = sign.startswith(tuple(f"{kind} " for kind in WORDED))
    return PENALTY if worded else PENALTY / 4


def mixed(table: Floats, claims: Sequence[Example], mix: dict[str, float]) -> Floats:
    """Scores of wording and network together."""
    network = np.array([e.network for e in claims])
    parts = (table, *network.transpose(1, 0, 2))
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
