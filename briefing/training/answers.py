"""Fit what tells which claim a denial, confirmation or refusal answers (analysis/answers.json).

A logistic regression over pairs of claims: every pair that the labels name against every other one
that could have been meant. The labels are those of the sample articles (tests/accuracy/samples.jsonl)
and of the corpora's training articles and invented ones that tests/accuracy/answers.jsonl names (ids alone);
in the corpora's answers are far rarer: fitted on the samples alone, two of three links there were wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..analysis.answers import ANSWERS, SURE, Pairs
from ..analysis.sentences import sentence_spans
from ..model import Claim, Span, Speaker
from .corpora import labelled_rows, rows

PENALTY = 0.5
"""Of the squared weights: of .5, 1, 2 and 3 the one that finds most at the same precision, on articles left
out."""

FOLDS = 10
STEPS = 600
RATE = 0.05

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Labelled:
    """One article's claims as annotated, and which answers which: pairs of places in `claims`."""

    document: str
    text: str
    claims: tuple[Claim, ...]
    pairs: frozenset[tuple[int, int]]

    @property
    def others(self) -> int:
        """Pairs that could have been meant and were not."""
        known = Pairs(self.text, self.claims)
        return sum(
            (at, other) not in self.pairs
            for at, claim in enumerate(self.claims)
            if claim.stance in ANSWERS
            for other in known.candidates(at)
        )


def read(samples: Path) -> list[Labelled]:
    """The labelled articles of a file in the shape of tests/accuracy/samples.jsonl."""
    return [labelled(row) for row in rows(samples)]


def read_more(labels: Path, corpora: Path) -> list[Labelled]:
    """The labelled articles of `corpora`; labels: for each its name and the ids that answer ids."""
    answers = {row["doc"]: row["responds_to"] for row in rows(labels)}
    found = []
    for row in labelled_rows(corpora):
        if row["doc"] in answers:
            whole = [a for a in row["attributions"] if a["cue"] and a["content"]]
            known = {"attributions": whole, "responds_to": answers[row["doc"]]}
            found.append(labelled({**row, **known}))
    return found


def labelled(row: dict[str, Any]) -> Labelled:
    """One line of the samples."""
    sentences = sentence_spans(row["text"])
    claims = sorted((_claim(row, a, sentences) for a in row["attributions"]), key=_place)
    at = {claim.id: place for place, claim in enumerate(claims)}
    pairs = {(at[a], at[b]) for a, others in row["responds_to"].items() for b in others}
    return Labelled(row["doc"], row["text"], tuple(claims), frozenset(pairs))


def _claim(row: dict[str, Any], attribution: dict[str, Any], sentences: Sequence[Span]) -> Claim:
    source, cue, content = (
        tuple((start, end) for start, end in attribution[role])
        for role in ("source", "cue", "content")
    )
    places = [place for span in (*source, *cue, *content) for place in span]
    low, high = min(places), max(places)
    inside = [s for s in sentences if s[0] < high and s[1] > low]
    return Claim(
        id=attribution["id"],
        stance=row["stance"][attribution["id"]],
        source=Speaker(None, row["source_entity"].get(attribution["id"], "").lstrip("~"), source),
        cue=cue,
        content=content,
        quote="indirect",
        hedged=False,
        sentence=(inside[0][0], inside[-1][1]),
        about=(),
        responds_to=(),
        confidence=1.0,
    )


def _place(claim: Claim) -> int:
    return min((*claim.source.spans, *claim.cue, *claim.content))[0]


def fit(found: Sequence[Labelled], penalty: float = PENALTY) -> Weights:
    """The weight of each trait, by gradient descent with momenta (Adam)."""
    table: list[dict[str, float]] = []
    right = []
    for article in found:
        known = Pairs(article.text, article.claims)
        before = {
            at: sorted(other for one, other in article.pairs if one == at)
            for at, claim in enumerate(article.claims)
            if claim.stance in ANSWERS
        }
        for at in before:
            earlier = {one: others for one, others in before.items() if one < at}
            for rank, other in enumerate(known.candidates(at)):
                table.append(known.traits(at, other, rank, earlier))
                right.append(float((at, other) in article.pairs))
    names = list(table[0])
    rows_, target = np.array([[row[name] for name in names] for row in table]), np.array(right)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = rows_.T @ (1 / (1 + np.exp(-(rows_ @ weights))) - target) + penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def linked(article: Labelled, weights: Weights, sure: float = SURE) -> set[tuple[int, int]]:
    """The pairs that `weights` find, as the program finds them."""
    links = Pairs(article.text, article.claims).links(weights, sure)
    return {(at, other) for at, others in links.items() for other in others}


def cross_validated(
    found: Sequence[Labelled],
    more: Sequence[Labelled] = (),
    penalty: float = PENALTY,
    sure: float = SURE,
) -> tuple[float, float]:
    """Precision and recall over the pairs of `found`, each tenth of the articles left out in turn."""
    hits = made = wanted = 0
    for fold in range(FOLDS):
        rest = [a for at, a in enumerate(found) if at % FOLDS != fold]
        weights = fit([*rest, *more], penalty)
        for left in found[fold::FOLDS]:
            pairs = linked(left, weights, sure)
            hits += len(pairs & left.pairs)
            made += len(pairs)
            wanted += len(left.pairs)
    return hits / max(1, made), hits / max(1, wanted)


def measure(found: Sequence[Labelled], weights: Weights) -> tuple[float, float]:
    """Precision and recall over the pairs."""
    hits = made = wanted = 0
    for article in found:
        pairs = linked(article, weights)
        hits += len(pairs & article.pairs)
        made += len(pairs)
        wanted += len(article.pairs)
    return hits / max(1, made), hits / max(1, wanted)


def write(weights: Weights, target: Path) -> None:
    """Write the weights where the program reads them."""
    table = {name: round(weight, 3) for name, weight in weights.items()}
    target.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def report(
    name: str, found: Sequence[Labelled], more: Sequence[Labelled], say: Callable[[str], None]
) -> None:
    """Say what is found of the pairs of `found`, in articles left out; more: fitted on too."""
    pairs, others = sum(len(a.pairs) for a in found), sum(a.others for a in found)
    precision, recall = cross_validated(found, more)
    say(f"{name}: {pairs} pairs, {others} others; in articles left out:")
    say(f"  precision {precision:.3f}, recall {recall:.3f}")
