"""The figures: the installed program over the development corpora, scored by the project's measures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from ..analysis.pipeline import analyse, networks
from ..analysis.sentences import sentence_spans
from ..analysis.tagger import MODEL
from ..model import PARTS, Article
from ..render.json import document
from ..settings import Limits, Settings
from .calibration import calibration_error, rights
from .corpora import digest, rows, sources_once

PARTS_OF_CORPORA = ("polnear-dev.jsonl.gz", "briefings-dev.jsonl", "wikinews-dev.jsonl")
SUMMARIES = "cnndm-dev.jsonl"
PATIENT = Settings(limits=Limits(analysis_seconds=100_000))
"""No measure depends on how busy the machine is."""

WARMING = "Ana Ruiz said the bridge was safe. She did not say who had looked at it."

ONCE = ", sources once"
"""Marks the column in which PolNeAR's repeated sources stand once, as `briefing/1` gives them."""

HUMANS = {
    "content": 0.822,
    "+source": 0.766,
    "who-said-what": 0.758,
    "stance accuracy": 0.97,
    "speaker accuracy": 0.96,
    "actors": 0.93,
    "questions": 0.89,
}
"""Two human annotators against each other: PolNeAR's on the first three, ours on the rest."""

PUBLISHED = {"exact source": 0.832, "exact cue": 0.753, "exact content": 0.729}
"""The best published network on PolNeAR's test part (BERT with CofeNet), exact pieces."""


def evaluate(corpora: Path, measures: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Every measure for every development corpus: column → what score.py prints, and our own."""
    scores: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in PARTS_OF_CORPORA:
            say(f"{name} …")
            briefed = Path(scratch) / f"{name}.briefed.jsonl"
            own = _brief(corpora / name, briefed, measures)
            scores[name] = json.loads(
                _run(measures / "score.py", corpora / name, briefed, "--json")
            )
            scores[name] |= own
            if name.startswith("polnear"):
                once = Path(scratch) / "once.jsonl"
                golds = (json.dumps(sources_once(row)) + "\n" for row in rows(corpora / name))
                once.write_text("".join(golds), encoding="utf-8")
                printed = _run(measures / "score.py", once, briefed, "--json")
                scores[name + ONCE] = json.loads(printed)
        say(f"{SUMMARIES} …")
        briefed = Path(scratch) / "summaries.jsonl"
        _brief(corpora / SUMMARIES, briefed, None)
        scores[SUMMARIES] = _run(measures / "score_summary.py", corpora / SUMMARIES, briefed)
    return scores


def scored(golds: Iterable[dict[str, Any]], measures: Path, scratch: Path) -> dict[str, Any]:
    """What score.py prints for these rows; scratch: an empty folder."""
    gold, briefed = scratch / "gold.jsonl", scratch / "briefed.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in golds), encoding="utf-8")
    _brief(gold, briefed, None)
    figures: dict[str, Any] = json.loads(_run(measures / "score.py", gold, briefed, "--json"))
    return figures


def _brief(gold: Path, target: Path, measures: Path | None) -> dict[str, float]:
    """Write a briefing for each text of `gold`; speed, and the calibration of claims."""
    words, whole, tagging = 0, 0.0, 0.0
    tagger = networks(PATIENT.threads).tagger
    # What is loaded once, with the first article, is no article's time.
    analyse(Article("warm", "warm", "warm", "file-name", WARMING), PATIENT, PARTS)
    chances: list[float] = []
    right: list[bool] = []
    with target.open("w", encoding="utf-8") as out:
        for row in rows(gold):
            article = Article(row["doc"][:16], row["doc"], row["doc"], "file-name", row["text"])
            words += article.words
            sentences = sentence_spans(article.text)
            began = time.perf_counter()
            tagger.tag(article.text, sentences)
            between = time.perf_counter()
            briefing = analyse(article, PATIENT, PARTS)
            tagging += between - began
            whole += time.perf_counter() - between
            out.write(json.dumps(document(briefing)) + "\n")
            if measures and "source_entity" in row:
                chances += [claim.confidence for claim in briefing.claims]
                right += rights(sources_once(row), briefing, measures)
    found = {"words per second": round(words / whole), "time / tagger's own": whole / tagging}
    if right:
        found["calibration error"] = calibration_error(np.array(chances), np.array(right))
        found["claims right in speaker, cue and content"] = sum(right) / len(right)
    return found


def _run(script: Path, *arguments: Path | str) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def table(scores: dict[str, Any], corpora: Path) -> str:
    """The figures as a Markdown table, the digests of corpora and model below it."""
    names = [name for name in scores if name != SUMMARIES]
    measures = list(dict.fromkeys(key for name in names for key in scores[name]))
    lines = [
        "| measure | " + " | ".join(map(_column, names)) + " | two humans | published |",
        "|---" * (len(names) + 3) + "|",
    ]
    for measure in measures:
        if measure in ("documents", "unaligned") or measure.startswith(("tokens", "overlap")):
            continue
        cells = [_cell(scores[name].get(measure)) for name in names]
        cells += [_cell(table.get(measure)) for table in (HUMANS, PUBLISHED)]
        lines.append(f"| {measure} | " + " | ".join(cells) + " |")
    lines += ["", "```", scores[SUMMARIES].rstrip(), "```", ""]
    lines += [f"{name}: {digest(corpora / name)}" for name in [*PARTS_OF_CORPORA, SUMMARIES]]
    lines.append(f"tagger.onnx: {digest(MODEL)}")
    return "\n".join(lines)


def _column(name: str) -> str:
    file, once, _ = name.partition(ONCE)
    return file.split(".")[0] + once


def _cell(value: list[float] | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return f"{value[2]:.3f}"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
