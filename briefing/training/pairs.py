"""Learning which phrases go together, from the annotators' own marks.

The tagger misses phrases; so some cues, and some sources, are dropped at random from what is learnt
from, and their contents learn to choose none rather than a stranger's cue.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..analysis.labels import ROLES
from ..analysis.linking import choices
from ..analysis.pairing import CONTENT_FEATURES, SOURCE_FEATURES, Scene
from ..analysis.quotations import quoted_spans
from ..analysis.sentences import sentence_spans
from ..analysis.tagger import Mark
from .corpora import Document

DROPPED = 0.15
"""Share of cues left out of an article that is learnt from."""

STEPS, RATE, DECAY = 400, 0.05, 1e-4

Floats = NDArray[np.float64]


def learn(documents: Iterable[Document], seed: int = 20161108) -> dict[str, dict[str, float]]:
    """Feature name → weight, for contents and for sources."""
    chance = random.Random(seed)
    contents: list[tuple[Floats, Floats]] = []
    sources: list[tuple[Floats, Floats]] = []
    for document in documents:
        if document.attributions is None:
            continue
        owners: dict[Mark, set[int]] = {}
        kept = []
        for at, attribution in enumerate(document.attributions):
            dropped = chance.random() < DROPPED
            for role in ROLES:
                if role == "cue" and dropped:
                    continue
                for start, end in attribution.spans[role]:
                    mark = Mark((start, end), role, 1.0)
                    owners.setdefault(mark, set()).add(at)
                    kept.append(mark)
        marks = sorted(set(kept), key=lambda m: m.span)
        text = document.text
        scene = Scene(marks, text, sentence_spans(text), quoted_spans(text))
        cues = [m for m in marks if m.kind == "cue"]
        for mark in marks:
            if mark.kind == "cue":
                continue
            near = choices(mark, cues)
            pair = scene.content_with_cue if mark.kind == "content" else scene.source_with_cue
            table = np.array([pair(mark, cue) for cue in near])
            right = np.array([float(bool(owners[mark] & owners[cue])) for cue in near])
            if len(near):
                (contents if mark.kind == "content" else sources).append((table, right))
    return {
        "content": dict(zip(CONTENT_FEATURES, _fit(contents), strict=True)),
        "source": dict(zip(SOURCE_FEATURES, _fit(sources), strict=True)),
    }


def _fit(sets: list[tuple[Floats, Floats]]) -> list[float]:
    """Weights of a conditional logit with "none" at zero, by Adam on the whole set."""
    most, width = max(len(t) for t, _ in sets), sets[0][0].shape[1]
    table = np.zeros((len(sets), most, width))
    there = np.zeros((len(sets), most), dtype=bool)
    right = np.zeros((len(sets), most + 1))
    for at, (rows, gold) in enumerate(sets):
        table[at, : len(rows)] = rows
        there[at, : len(rows)] = True
        right[at, : len(rows)] = gold
        right[at, most] = float(not gold.any())
    weights, mean, square = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, STEPS + 1):
        logits = np.where(there, table @ weights, -np.inf)
        logits = np.concatenate([logits, np.zeros((len(sets), 1))], axis=1)
        chances = np.exp(logits - logits.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        wanted = chances * right
        wanted /= np.maximum(wanted.sum(1, keepdims=True), 1e-12)
        slope = ((chances - wanted)[:, :most, None] * table).sum((0, 1)) / len(sets)
        slope += DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return [round(float(w), 4) for w in weights]


def write(weights: dict[str, dict[str, float]], path: Path) -> None:
    """Write the weights where the program reads them."""
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
