"""The stance of a source towards what it says, from the cue and the content together.

Three kinds of witness are heard: a log-linear classifier over the wording (stances.json, fitted on the
training articles, with the lexicon's lists among its signs), what the tagger says of the words of cue and
content, and what the stance reader says of the claim as a whole. How much each counts is in stances.json too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..model import STANCES, Stance
from ..ownwords import NO_WORDS, OwnWords
from .decoding import Floats
from .lexicon import hedges, plain, stance_words
from .loglinear import load, normal
from .wording import Wording, claim_signs

LEAST = 1e-6
"""A probability of the network below this counts as this."""


HELD_BACK = 3.0
"""Log-odds that a phrase of refusal adds where it stands in the cue or opens the content ("should not
reveal"): a fact held back is a refusal, whatever the cue, and most such phrases are too rare to be learnt."""


CLEAR = 0.6
"""A claim whose wording and words give one stance this probability is not read as a whole: of 1,045 claims of
the development articles 492 are as clear, and reading changes the stance of none."""


@dataclass(frozen=True)
class Heard:
    """The tagger's probability of each stance, [len(STANCES)], on the words of cue and of content; None where
    there are none.
    """

    cue: Floats | None = None
    content: Floats | None = None


Reader = Callable[[Sequence[Wording]], Floats]
"""What says the probability of each stance for whole claims: [claims, len(STANCES)]."""


@dataclass(frozen=True)
class Verdict:
    """A stance and its probability, 0 to 1."""

    stance: Stance
    chance: float


def judge(
    wordings: Sequence[Wording],
    heard: Sequence[Heard],
    read: Reader | None = None,
    own: OwnWords = NO_WORDS,
) -> list[Verdict]:
    """The likeliest stance of each claim.

    heard: what the tagger says of each. read: asked about the claims that are not clear without it. own: the
    user's words beside the lexicon's.
    """
    if not wordings:
        return []
    mix = load("stances").mix
    scores = np.stack([_scores(w, h, own) for w, h in zip(wordings, heard, strict=True)])
    likely = normal(scores)
    unclear = [int(at) for at in np.flatnonzero(likely.max(axis=1) < np.log(CLEAR))]
    if read and unclear:
        said = read([wordings[at] for at in unclear])
        scores[unclear] += np.float32(mix["claim"]) * _logs(said)
        likely[unclear] = normal(scores[unclear])
    best = likely.argmax(axis=1)
    chances = np.exp(likely.max(axis=1))
    return [Verdict(STANCES[at], float(p)) for at, p in zip(best, chances, strict=True)]


def _scores(wording: Wording, heard: Heard, own: OwnWords) -> Floats:
    model = load("stances")
    scores: Floats = model.mix["wording"] * model.scores(claim_signs(wording, own))
    for witness, chances in (("cue", heard.cue), ("content", heard.content)):
        if chances is not None:
            scores = scores + np.float32(model.mix[witness]) * _logs(chances)
    if _holds_back(plain(wording.cue), plain(wording.content), own):
        scores[STANCES.index("decline")] += np.float32(HELD_BACK)
    return scores


def _logs(chances: Floats) -> Floats:
    logs: Floats = np.log(np.maximum(chances, np.float32(LEAST)))
    return logs


def _holds_back(cue: str, content: str, own: OwnWords) -> bool:
    refusals = next(words for words in stance_words(own) if words.stance == "decline")
    return bool(refusals.phrases.search(cue) or refusals.opening.match(content))


def is_hedged(cue: str, before: str, own: OwnWords = NO_WORDS) -> bool:
    """Whether the cue, or the words just before it, keep the reporter's distance."""
    return bool(hedges(own).search(plain(f"{before} {cue}")))
