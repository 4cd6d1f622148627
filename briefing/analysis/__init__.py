"""Analysis of one article: pure functions from text to a briefing."""

from __future__ import annotations

from collections.abc import Mapping


def describe() -> Mapping[str, str]:
    """What a bug report needs to know of the tagger: file, digest, card, runtime.

    TaggerError if the network cannot be loaded.
    """
    import json

    import onnxruntime

    from .tagger import FOLDER, MODEL, Tagger

    facts = {
        "file": str(MODEL),
        "digest": Tagger(threads=1).digest,
        "runtime": f"onnxruntime {onnxruntime.__version__}",
    }
    card = FOLDER / "tagger.card.json"
    if card.exists():
        facts["made"] = str(json.loads(card.read_text(encoding="utf-8"))["made"])
    return facts
