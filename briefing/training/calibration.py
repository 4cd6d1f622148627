"""The chance that a claim is right, fitted and measured on development articles."""

from __future__ import annotations

import json
import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis.confidence import FEATURES, WEIGHTS, features
from ..analysis.pipeline import voiced
from ..analysis.sentences import sentence_spans
from ..analysis.tagger import Tagger
from ..model import Article, Briefing
from ..settings import Settings
from .corpora import rows, sources_once

LABELLED = ("briefings-dev.jsonl", "wikinews-dev.jsonl")
"""Corpora that say who speaks."""

BINS = 10
STEPS, RIDGE = 30, 1.0

Floats = NDArray[np.float64]


def rights(row: dict[str, Any], briefing: Briefing, measures: Path) -> list[bool]:
    """For each claim whether content, source, cue and speaker are those of one gold attribution.

    Matched as score.py of `measures` matches. The briefing's text must be the row's.
    """
    score = runpy.run_path(str(measures / "score.py"))
    tokens = [m.span() for m in score["WORD"].finditer(row["text"])]

    def words(spans: Sequence[Sequence[int]]) -> set[int]:
        found: set[int] = score["words"](tokens, [tuple(s) for s in spans])
        return found

    gold = [{role: words(a[role]) for role in score["ROLES"]} for a in row["attributions"]]
    ours = [
        {"source": words(c.source.spans), "cue": words(c.cue), "content": words(c.content)}
        for c in briefing.claims
    ]
    pairs = sorted(
        (-2 * len(shared) / (len(g["content"]) + len(o["content"])), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if (shared := g["content"] & o["content"])
    )
    taken: set[int] = set()
    found = [False] * len(ours)
    matched: set[int] = set()
    names = {a["name"]: [a["name"], *a["aliases"]] for a in row.get("actors", [])}
    actors = {a.id: [a.name, *a.aliases] for a in briefing.actors}
    for minus_share, i, j in pairs:
        if -minus_share < 0.5 or i in taken or j in matched:
            continue
        taken.add(i)
        matched.add(j)
        phrases = all(
            bool(gold[i][role] & ours[j][role]) or not (gold[i][role] or ours[j][role])
            for role in ("source", "cue")
        )
        who = row["source_entity"].get(row["attributions"][i]["id"], "~")
        source = briefing.claims[j].source
        called = actors.get(source.actor or "", [source.name])
        named = who.startswith("~") or score["alike"](called, names.get(who, [who]))
        found[j] = phrases and named
    return found


def examples(corpora: Path, measures: Path) -> list[tuple[Floats, NDArray[np.bool_]]]:
    """For each labelled development article: features [claims, features], and which claims are right."""
    from ..analysis.pipeline import analyse

    tagger = Tagger()
    found = []
    for name in LABELLED:
        for row in rows(corpora / name):
            text = row["text"]
            sentences = sentence_spans(text)
            heard = voiced(text, sentences, tagger.tag(text, sentences))
            table = [features(a, v) for a, v in zip(heard.attributions, heard.voices, strict=True)]
            article = Article(row["doc"][:16], row["doc"], row["doc"], "file-name", text)
            briefing = analyse(article, Settings(), ("actors", "claims"))
            right = rights(sources_once(row), briefing, measures)
            if table:
                found.append((np.array(table), np.array(right)))
    return found


def fit(table: Floats, right: NDArray[np.bool_]) -> Floats:
    """Weights of a logistic regression, by Newton's method with a small ridge."""
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chances - right) + RIDGE * weights
        curve = (table * (chances * (1 - chances))[:, None]).T @ table + RIDGE * np.eye(
            len(weights)
        )
        weights -= np.linalg.solve(curve, slope)
    return weights


def calibration_error(chances: Floats, right: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    which = np.minimum((chances * BINS).astype(int), BINS - 1)
    total = 0.0
    for at in range(BINS):
        inside = which == at
        if inside.any():
            total += inside.sum() * abs(float(chances[inside].mean() - right[inside].mean()))
    return total / max(1, len(chances))


def calibrate(corpora: Path, measures: Path) -> tuple[float, float]:
    """Fit the weights on all labelled articles and write them; the errors within and across halves.

    The second figure is the honest one: each half judged by weights fitted on the other.
    """
    sets = examples(corpora, measures)
    halves = [sets[::2], sets[1::2]]
    joined = [
        (np.concatenate([t for t, _ in half]), np.concatenate([r for _, r in half]))
        for half in halves
    ]
    crossed = []
    for (table, right), (others, known) in zip(joined, joined[::-1], strict=True):
        crossed.append((1 / (1 + np.exp(-table @ fit(others, known))), right))
    table = np.concatenate([t for t, _ in joined])
    right = np.concatenate([r for _, r in joined])
    weights = fit(table, right)
    named = dict(zip(FEATURES, (round(float(w), 4) for w in weights), strict=True))
    WEIGHTS.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    within = calibration_error(1 / (1 + np.exp(-table @ weights)), right)
    across = calibration_error(
        np.concatenate([c for c, _ in crossed]), np.concatenate([r for _, r in crossed])
    )
    return within, across
