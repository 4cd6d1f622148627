"""What nobody knows yet: sentences in which an article says that a fact is open.

Two witnesses are heard, the network and the lexicon; what each counts is fitted on the development
articles by `python -m briefing.training cues` (questions.json).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..model import QUESTION_KINDS, Question, QuestionKind, Span
from ..ownwords import NO_WORDS, OwnWords
from .actors import Cluster
from .decoding import Floats
from .lexicon import closed_words, plain, question_words
from .tagger import Tags

LEAST = 1e-6
"""A probability of the network nearer to 0 or 1 than this counts as this."""

SHOWN = 0.33
"""Probability from which a sentence is shown as open: half of the F that is reached, where F is highest."""

LEXICON_KIND = 1.0
"""Probability that a word of the lexicon adds to its own kind."""

LONGEST = 60
"""Words; of a longer sentence only the clause around the cue is shown."""

_CUT = re.compile(
    r"[;:—–]\s|,\s+(?=(?:and|but|while|although|though|because|as|who|which|where)\b)|\s(?=but\b)"
)
_LEAST = 6
"""Words a clause must have to be understood alone."""


@dataclass(frozen=True)
class _Found:
    kind: QuestionKind
    cue: Span
    chance: float


def find(
    text: str,
    sentences: Sequence[Span],
    *,
    tags: Tags,
    clusters: Sequence[Cluster],
    actors: Mapping[int, tuple[str, str]],
    own: OwnWords = NO_WORDS,
) -> list[Question]:
    """Open questions in the order of the text, one at the most for each sentence.

    own: the user's words beside the lexicon's.
    """
    questions: list[Question] = []
    for sentence in sentences:
        found = _open(text, sentence, tags, own)
        if found is None:
            continue
        span = _clause(text, sentence, found.cue)
        named = tuple(
            actor_id
            for at, (actor_id, _) in actors.items()
            if any(sentence[0] <= a < sentence[1] for a, _ in clusters[at].mentions)
        )
        questions.append(
            Question(
                f"q{len(questions) + 1}", found.kind, span, found.cue, named, round(found.chance, 4)
            )
        )
    return questions


def _open(text: str, sentence: Span, tags: Tags, own: OwnWords) -> _Found | None:
    inside = tags.inside(sentence)
    table = tags.questions[inside]
    if not len(table):
        return None
    openness = 1.0 - table[:, 0]
    said = by_words(text, sentence, own)
    chance = weigh(float(openness.max()), said is not None, fitted())
    if chance < SHOWN:
        return None
    kinds = table[:, 1:].sum(axis=0) / max(LEAST, float(openness.sum()))
    if said:
        kinds[QUESTION_KINDS.index(said[0])] += LEXICON_KIND
    kind = QUESTION_KINDS[int(kinds.argmax())]
    cue = said[1] if said else _cue(openness, inside.start, tags.words)
    return _Found(kind, cue, chance)


def _cue(openness: Floats, first: int, words: Sequence[Span]) -> Span:
    """The words around the likeliest one that are about as likely. openness: of words from `first` on."""
    top = low = high = int(openness.argmax())
    least = openness[top] / 2
    while low > 0 and openness[low - 1] >= least:
        low -= 1
    while high + 1 < len(openness) and openness[high + 1] >= least:
        high += 1
    return words[first + low][0], words[first + high][1]


def weigh(openness: float, said: bool, weights: Mapping[str, float]) -> float:
    """The probability that a sentence is open.

    openness: the network's, of its likeliest word. said: whether words of the lexicon stand in it.
    """
    score = weights["bias"] + weights["network"] * logit(openness) + weights["words"] * said
    return 1 / (1 + math.exp(-score))


def logit(chance: float) -> float:
    """The log-odds of a probability."""
    bounded = min(max(chance, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))


@cache
def fitted() -> Mapping[str, float]:
    """What network and lexicon count, as the program comes with it."""
    table: Mapping[str, float] = json.loads(
        (resources.files(__package__) / "questions.json").read_text("utf-8")
    )
    return table


def by_words(
    text: str, sentence: Span, own: OwnWords = NO_WORDS
) -> tuple[QuestionKind, Span] | None:
    """The first kind whose words stand in the sentence, and where; None if there are none."""
    low = plain(text[slice(*sentence)])
    closed = [match.span() for match in closed_words().finditer(low)]
    for kind, pattern in question_words(own):
        for match in pattern.finditer(low):
            if all(match.end() <= start or match.start() >= end for start, end in closed):
                return kind, (sentence[0] + match.start(), sentence[0] + match.end())
    return None


def _clause(text: str, sentence: Span, cue: Span) -> Span:
    """The whole sentence, or of a long one the part around the cue that can stand alone."""
    words = text[slice(*sentence)].split()
    if len(words) <= LONGEST:
        return sentence
    cuts = [sentence[0], *(m.end() for m in _CUT.finditer(text, *sentence)), sentence[1]]
    low = max((c for c in cuts if c <= cue[0]), default=sentence[0])
    high = min((c for c in cuts if c >= cue[1]), default=sentence[1])
    while high < sentence[1] and len(text[low:high].split()) < _LEAST:
        high = min(c for c in cuts if c > high)
    while low > sentence[0] and len(text[low:high].split()) < _LEAST:
        low = max(c for c in cuts if c < low)
    end = len(text[low:high].rstrip(" ,;:—–")) + low
    return low, end
