"""What nobody knows yet: sentences in which an article says that a fact is open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..model import QUESTION_KINDS, Question, QuestionKind, Span
from .actors import Cluster
from .lexicon import closed_words, plain, question_words
from .tagger import Tags

ALONE = 0.8
"""Network's probability from which a sentence is an open question without a word of the lexicon."""

TOGETHER = 0.0005
"""… and from which it is one with such a word. Both are the best of twenty-four pairs on the development
articles, for the network that is shipped."""

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
) -> list[Question]:
    """Open questions in the order of the text, one at the most for each sentence."""
    questions: list[Question] = []
    for sentence in sentences:
        found = _open(text, sentence, tags)
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


def _open(text: str, sentence: Span, tags: Tags) -> _Found | None:
    inside = tags.inside(sentence)
    table = tags.questions[inside]
    if not len(table):
        return None
    openness = 1.0 - table[:, 0]
    chance = float(openness.max())
    said = by_words(text, sentence)
    if chance < (TOGETHER if said else ALONE):
        return None
    kinds = table[:, 1:].sum(axis=0) / max(1e-6, float(openness.sum()))
    if said:
        kinds[QUESTION_KINDS.index(said[0])] += LEXICON_KIND
    kind = QUESTION_KINDS[int(kinds.argmax())]
    if said:
        return _Found(kind, said[1], max(chance, 0.5 + chance / 2))
    words = np.flatnonzero(openness >= ALONE / 2) + inside.start
    top = int(openness.argmax()) + inside.start
    low = high = top
    while low - 1 in words:
        low -= 1
    while high + 1 in words:
        high += 1
    cue = (tags.words[low][0], tags.words[high][1])
    return _Found(kind, cue, chance)


def by_words(text: str, sentence: Span) -> tuple[QuestionKind, Span] | None:
    """The first kind whose words stand in the sentence, and where; None if there are none."""
    low = plain(text[slice(*sentence)])
    closed = [match.span() for match in closed_words().finditer(low)]
    for kind, pattern in question_words():
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
