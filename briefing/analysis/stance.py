"""The stance of a source towards what it says, from the cue and the content together."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import STANCES, Stance
from .lexicon import hedges, plain, stance_words

_NOT = re.compile(r"\b(?:not|never|no longer|neither|nor|cannot|without)\b|n't\b|\bno\b")

TRUST = 3.2
"""How much a word of the lexicon weighs beside the network's log-probabilities; the best
of seven values on the development articles."""

TRUST_PHRASE = 7.0
"""The same for phrases of several words, which can hardly mean anything else."""

HEAD = 90
"""Characters of a content that are searched for the words of the lexicon."""


@dataclass(frozen=True)
class Verdict:
    """A stance and its probability, 0 to 1."""

    stance: Stance
    chance: float


def judge(cue: str, content: str, network: Mapping[str, float]) -> Verdict:
    """The likeliest stance. cue, content: the words. network: its probabilities, may be empty."""
    said, trust = _trusted(cue, content)
    even = 1 / len(STANCES)
    scores = {
        stance: math.log(max(network.get(stance, even), 1e-6)) + (trust if stance == said else 0.0)
        for stance in STANCES
    }
    best = max(STANCES, key=lambda stance: scores[stance])
    total = sum(math.exp(score - scores[best]) for score in scores.values())
    return Verdict(best, 1 / total)


def by_words(cue: str, content: str) -> Stance | None:
    """The stance by the lexicon alone; None where it has no word for it."""
    return _trusted(cue, content)[0]


def _trusted(cue: str, content: str) -> tuple[Stance | None, float]:
    """The lexicon's stance and how much it weighs."""
    said, head = plain(cue), plain(content)[:HEAD]
    denied = bool(_NOT.search(said))
    for words in stance_words():
        if words.phrases and (words.phrases.search(said) or words.opening.match(head)):
            return words.stance, TRUST_PHRASE
        for pattern, other in words.negated:
            if denied and pattern.search(said):
                return other, TRUST
        if words.verbs and words.verbs.search(said):
            return ("confirm" if denied and words.stance == "deny" else words.stance), TRUST
        if words.content and words.content.search(head):
            return words.stance, TRUST
    return None, 0.0


def is_hedged(cue: str, before: str) -> bool:
    """Whether the cue, or the words just before it, keep the reporter's distance."""
    return bool(hedges().search(plain(f"{before} {cue}")))
