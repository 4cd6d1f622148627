"""Analysis of one article: pure functions from text to a briefing."""

from __future__ import annotations

from collections.abc import Mapping


def describe() -> Mapping[str, str]:
    """What a bug report needs to know of the networks: file, digests, card, runtime.

    TaggerError if a network cannot be loaded.
    """
    import json

    import onnxruntime

    from .pipeline import networks
    from .runtime import FOLDER
    from .tagger import MODEL

    tagger, stances = networks(1)
    facts = {
        "file": str(MODEL),
        "digest": tagger.digest,
        "stances": stances.digest,
        "runtime": f"onnxruntime {onnxruntime.__version__}",
    }
    card = FOLDER / "tagger.card.json"
    if card.exists():
        facts["made"] = str(json.loads(card.read_text(encoding="utf-8"))["made"])
    return facts
