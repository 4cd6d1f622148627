"""Fit what network and lexicon count for an open question (analysis/questions.json).

The network has learnt the training articles by heart, and the lexicon was written from them, so both are
weighed on the development articles: three numbers, by logistic regression over sentences.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..analysis.questions import SHOWN, by_words, logit, weigh
from ..analysis.sentences import sentence_spans
from ..analysis.tagger import Tagger
from .corpora import rows

DEVELOPMENT = ("briefings-dev.jsonl", "wikinews-dev.jsonl")
NAMES = ("bias", "network", "words")
RIDGE, STEPS = 1.0, 30


@dataclass(frozen=True)
class Sentence:
    """openness: the network's, of the likeliest word. said: by the lexicon. open: by the annotators."""

    document: str
    openness: float
    said: bool
    open: bool


def sentences(corpora: Path) -> list[Sentence]:
    """All sentences of the development articles."""
    tagger, found = Tagger(), []
    for row in (row for name in DEVELOPMENT for row in rows(corpora / name)):
        text = row["text"]
        spans = sentence_spans(text)
        tags = tagger.tag(text, spans)
        for start, end in spans:
            table = tags.questions[tags.inside((start, end))]
            if len(table):
                found.append(
                    Sentence(
                        row["doc"],
                        float((1.0 - table[:, 0]).max()),
                        by_words(text, (start, end)) is not None,
                        any(
                            q["span"][0] < end and start < q["span"][1]
                            for q in row["open_questions"]
                        ),
                    )
                )
    return found


def fit(found: list[Sentence]) -> dict[str, float]:
    """The weights of least loss, by Newton's method."""
    table = np.array([[1.0, logit(s.openness), s.said] for s in found])
    target = np.array([s.open for s in found], dtype=float)
    ridge = RIDGE * np.diag([0.0, 1.0, 1.0])
    weights = np.zeros(len(NAMES))
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (chances - target) + ridge @ weights
        curve = (table * (chances * (1 - chances))[:, None]).T @ table + ridge
        weights -= np.linalg.solve(curve, slope)
    return dict(zip(NAMES, weights.round(3).tolist(), strict=True))


def measure(found: list[Sentence], weights: Mapping[str, float]) -> tuple[int, int, int]:
    """Sentences that are open and shown, shown, and open."""
    shown = [weigh(s.openness, s.said, weights) >= SHOWN for s in found]
    both = sum(s.open and seen for s, seen in zip(found, shown, strict=True))
    return both, sum(shown), sum(s.open for s in found)


def report(found: list[Sentence], say: Callable[[str], None]) -> None:
    """Say what half of the articles gives when it is fitted on the other half."""
    names = sorted({s.document for s in found})
    halves = [[s for s in found if names.index(s.document) % 2 == at] for at in (0, 1)]
    both, shown, wanted = np.sum(
        [measure(one, fit(other)) for one, other in (halves, halves[::-1])], axis=0
    )
    say(f"open questions of {len(found)} sentences, each half by the other's weights:")
    say(
        f"  precision {both / max(1, shown):.3f}, recall {both / wanted:.3f}, "
        f"F {2 * both / (shown + wanted):.3f}"
    )


def write(weights: Mapping[str, float], target: Path) -> None:
    """Write the weights where the program reads them."""
    target.write_text(json.dumps(weights) + "\n", encoding="utf-8")
