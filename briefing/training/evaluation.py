"""The figures: the installed program over the development corpora, scored by the project's measures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..analysis.pipeline import analyse
from ..analysis.tagger import MODEL
from ..model import PARTS, Article
from ..render.json import document
from ..settings import Settings
from .corpora import digest, rows

PARTS_OF_CORPORA = ("polnear-dev.jsonl.gz", "briefings-dev.jsonl", "wikinews-dev.jsonl")
SUMMARIES = "cnndm-dev.jsonl"

HUMANS = {"content": 0.822, "+source": 0.766, "who-said-what": 0.758}
"""F of two human annotators of PolNeAR against each other."""


def evaluate(corpora: Path, measures: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Every measure for every development corpus: file name → what score.py prints."""
    scores: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in PARTS_OF_CORPORA:
            say(f"{name} …")
            briefed = Path(scratch) / f"{name}.briefed.jsonl"
            words, seconds = _brief(corpora / name, briefed)
            printed = _run(measures / "score.py", corpora / name, briefed, "--json")
            scores[name] = json.loads(printed) | {"words per second": round(words / seconds)}
        say(f"{SUMMARIES} …")
        briefed = Path(scratch) / "summaries.jsonl"
        _brief(corpora / SUMMARIES, briefed)
        scores[SUMMARIES] = _run(measures / "score_summary.py", corpora / SUMMARIES, briefed)
    return scores


def _brief(gold: Path, target: Path) -> tuple[int, float]:
    """Write a briefing for each text of `gold`; words read, seconds taken."""
    words, began = 0, time.perf_counter()
    with target.open("w", encoding="utf-8") as out:
        for row in rows(gold):
            article = Article(row["doc"][:16], row["doc"], row["doc"], "file-name", row["text"])
            words += article.words
            out.write(json.dumps(document(analyse(article, Settings(), PARTS))) + "\n")
    return words, time.perf_counter() - began


def _run(script: Path, *arguments: Path | str) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def table(scores: dict[str, Any], corpora: Path) -> str:
    """The figures as a Markdown table, the digests of corpora and model below it."""
    names = [name for name in PARTS_OF_CORPORA if name in scores]
    measures = list(dict.fromkeys(key for name in names for key in scores[name]))
    lines = [
        "| measure | " + " | ".join(n.split(".")[0] for n in names) + " | two humans |",
        "|---" * (len(names) + 2) + "|",
    ]
    for measure in measures:
        if measure in ("documents", "unaligned") or measure.startswith(("tokens", "overlap")):
            continue
        cells = [_cell(scores[name].get(measure)) for name in names]
        human = f"{HUMANS[measure]:.3f}" if measure in HUMANS else ""
        lines.append(f"| {measure} | " + " | ".join(cells) + f" | {human} |")
    lines += ["", "```", scores[SUMMARIES].rstrip(), "```", ""]
    lines += [f"{name}: {digest(corpora / name)}" for name in [*names, SUMMARIES]]
    lines.append(f"tagger.onnx: {digest(MODEL)}")
    return "\n".join(lines)


def _cell(value: list[float] | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return f"{value[2]:.3f}"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
