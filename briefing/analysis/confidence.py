"""How sure a claim is: the chance that its words, its speaker and what joins them are right.

A logistic regression over what the tagger, the linking and the search for the speaker say of
themselves, each surer than it should be. Fitted by `python -m briefing.training calibrate` on the
development articles; its weights stand in confidence.json.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from .linking import Attribution
from .speakers import Voice

WEIGHTS = Path(__file__).resolve().parent / "confidence.json"

FEATURES = (
    "any",
    "cue",
    "weakest content",
    "source",
    "no source",
    "bond of content",
    "bond of source",
    "speaker",
    "unnamed speaker",
    "several contents",
)
STRONGEST_BOND = 6.0
"""Log-odds; beyond, a bond says nothing more."""


def features(attribution: Attribution, voice: Voice) -> list[float]:
    """The values of `FEATURES`; chances as log-odds."""
    source = attribution.source
    return [
        1.0,
        log_odds(attribution.cue.chance),
        log_odds(min(mark.chance for mark in attribution.contents)),
        log_odds(source.chance) if source else 0.0,
        float(source is None),
        min(STRONGEST_BOND, attribution.content_bond),
        min(STRONGEST_BOND, attribution.source_bond),
        log_odds(voice.chance),
        float(not voice.clusters),
        float(len(attribution.contents) > 1),
    ]


def confidence(attribution: Attribution, voice: Voice) -> float:
    """The chance, 0 to 1, that who said what is right."""
    logit = sum(w * f for w, f in zip(_weights(), features(attribution, voice), strict=True))
    return 1 / (1 + math.exp(-logit))


@cache
def _weights() -> tuple[float, ...]:
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tuple(read[name] for name in FEATURES)


def log_odds(chance: float) -> float:
    """The logit of `chance`, kept within what single precision can tell."""
    bounded = min(0.999, max(0.001, chance))
    return math.log(bounded / (1 - bounded))
