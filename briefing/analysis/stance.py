"""The stance of a source towards what it says, from the cue and the content together.

Three kinds of witness are heard: a log-linear classifier over the wording (stances.json, fitted on the
training articles, with the lexicon's lists among its signs), what the tagger says of the words of cue and
content, and what the stance reader says of the claim as a whole. How much each counts is in stances.json too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..model import STANCES, Stance
from ..ownwords import NO_WORDS, OwnWords
from .decoding import Floats
from .lexicon import hedges, plain, stance_words
from .loglinear import load, normal
from .wording import Wording, claim_signs

Witness = Literal["cue", "content", "claim"]
"""The tagger on the words of the cue, on those of the content; the stance reader on the whole claim."""

LEAST = 1e-6
"""A probability of the network below this counts as this."""


HELD_BACK = 3.0
"""Log-odds that a phrase of refusal adds where it stands in the cue or opens the content ("should not
reveal"): a fact held back is a refusal, whatever the cue, and most such phrases are too rare to be learnt."""


@dataclass(frozen=True)
class Verdict:
    """A stance and its probability, 0 to 1."""

    stance: Stance
    chance: float


def judge(
    wording: Wording,
    heard: Mapping[Witness, Mapping[str, float]],
    own: OwnWords = NO_WORDS,
) -> Verdict:
    """The likeliest stance.

    heard: the probabilities that each witness gives; none, or an empty one, has said nothing. own: the
    user's words beside the lexicon's.
    """
    model = load("stances")
    scores: Floats = model.mix["wording"] * model.scores(claim_signs(wording, own))
    for witness, chances in heard.items():
        if chances:
            table = np.array([chances[stance] for stance in model.classes], dtype=np.float32)
            logs: Floats = np.log(np.maximum(table, np.float32(LEAST)))
            scores = scores + np.float32(model.mix[witness]) * logs
    if _holds_back(plain(wording.cue), plain(wording.content), own):
        scores[model.classes.index("decline")] += np.float32(HELD_BACK)
    likely = normal(scores)
    best = int(likely.argmax())
    return Verdict(STANCES[best], float(np.exp(likely[best])))


def _holds_back(cue: str, content: str, own: OwnWords) -> bool:
    refusals = next(words for words in stance_words(own) if words.stance == "decline")
    return bool(refusals.phrases.search(cue) or refusals.opening.match(content))


def is_hedged(cue: str, before: str, own: OwnWords = NO_WORDS) -> bool:
    """Whether the cue, or the words just before it, keep the reporter's distance."""
    return bool(hedges(own).search(plain(f"{before} {cue}")))
