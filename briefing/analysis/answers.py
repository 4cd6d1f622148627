"""Which claims a denial, a confirmation or a refusal answers.

Every claim near an answer is weighed by a logistic regression over what the two have in common:
words, names, who is spoken about, what words like "the accusation" point back to. The weights
(answers.json) are fitted on labelled articles by `python -m briefing.training answers`.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from ..model import Claim
from .lexicon import plain

ANSWERS = frozenset({"deny", "confirm", "decline"})

REACH = 14
"""Claims that an answer looks back over."""

AHEAD = 2
"""Claims that an answer in the opening of an article may precede: "Ruiz denied …; a report says …"."""

OPENING = 4
"""Claims that count as the opening."""

SURE = 0.6
"""Probability from which a claim counts as answered: on sample articles left out, five of six links are
right at it, and a quarter of the pairs are found; at .5 two of three, and not many more."""

MOST = 4
"""Claims that one answer answers, at most."""

RARE = 3
"""Times that a word may stand in an article to be telling where two claims share it."""

FEATURES = (
    "bias",
    "claims apart",
    "paragraphs apart",
    "same sentence",
    "share of words",
    "words shared",
    "rare words shared",
    "about the answerer",
    "names its speaker",
    "accuse",
    "answer itself",
    "question or request",
    "confirming",
    "declining",
    "points back",
    "points to its kind",
    "nearest",
    "short",
    "answered just before",
    "goes on from an answer",
    "comes later",
    "declining, nearest",
    "declining, question",
    "about the answerer, accuse",
    "points back, nearest",
    "same speaker as the nearest",
    "goes on from the nearest",
    "weight of words shared",
    "about the answerer, deny",
    "last of its speaker",
    "speaker answered before",
)

_POINTING = re.compile(
    r"^\W*(?:to\s+(?:comment|respond|reply)\s+(?:on|to)\s+)?(?:(?:all|any|both)\s+(?:of\s+)?)?"
    r"(?:it|that|this|them|so|(?:the|these|those|this|that|such|his|her|its|their|any|no|every)\s+"
    r"(?:[\w'-]+\s+){0,2}(?:claims?|allegations?|accusations?|charges?|reports?|assertions?|suggestions?|"
    r"accounts?|criticisms?|statements?|remarks?|comments?|rumou?rs?|idea|notion|revelations?|figures?|"
    r"findings?|objections?|questions?|requests?|demands?|proposals?|offers?|scheme|story|charge))\b"
)
_KINDS = {
    "accus": ("accuse",),
    "charge": ("accuse",),
    "allega": ("accuse",),
    "critic": ("accuse",),
    "reques": ("request",),
    "demand": ("request",),
    "propos": ("request",),
    "scheme": ("request",),
    "questi": ("question",),
    "object": ("question", "deny"),
    "doubts": ("question",),
}
_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*")
_NAME = re.compile(r"\b[^\W\d_a-z][\w'-]{2,}")
_COMMON = frozenset(
    """
    that this with have been were from they their which would could there about than into over when what
    the and but for are was had has not one two all any its his her him she you who our out how did may
    also more some other after before said says will because while where them then only very just does
    """.split()
)


@dataclass(frozen=True)
class _Seen:
    """What is compared of a claim. speaker, named: words of names, in lower case."""

    claim: Claim
    words: frozenset[str]
    head: str
    speaker: frozenset[str]
    named: frozenset[str]
    paragraph: int
    told: frozenset[str]


class Pairs:
    """The claims of one article, made comparable."""

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self._breaks = [m.start() for m in re.finditer(r"\n+", text)]
        self._counts = Counter(_stems(plain(text)))
        self._seen = [self._see(text, claim) for claim in claims]

    def candidates(self, at: int) -> list[int]:
        """The claims that the one at `at` could answer, the nearest first."""
        ahead = range(at + 1, min(len(self._seen), at + 1 + AHEAD)) if at < OPENING else range(0)
        around = [*range(at - 1, max(-1, at - 1 - REACH), -1), *ahead]
        return [other for other in around if not self._same_speaker(at, other)]

    def row(
        self, at: int, other: int, rank: int, before: Mapping[int, Sequence[int]]
    ) -> list[float]:
        """The features of one pair. before: what each earlier claim answers."""
        one, two = self._seen[at], self._seen[other]
        shared = one.words & two.words
        stance, kind = one.claim.stance, two.claim.stance
        declining, nearest = stance == "decline", rank == 0
        about = bool(one.speaker & two.named) or (
            one.claim.source.actor is not None and one.claim.source.actor in two.claim.about
        )
        points = bool(_POINTING.match(one.head))
        of_kind = any(kind in kinds for stem, kinds in _KINDS.items() if stem in one.words) or bool(
            one.words & two.told
        )
        own = [p for p in range(max(0, at - 2), at) if p in before and self._same_speaker(at, p)]
        return [
            1.0,
            math.log1p(abs(at - other)),
            math.log1p(abs(one.paragraph - two.paragraph)),
            float(one.claim.sentence == two.claim.sentence),
            len(shared) / max(3, len(one.words)),
            math.log1p(len(shared)),
            math.log1p(sum(self._counts[w] <= RARE for w in shared)),
            float(about),
            float(bool(one.named & two.speaker)),
            float(kind == "accuse"),
            float(kind in ANSWERS),
            float(kind in ("question", "request")),
            float(stance == "confirm"),
            float(declining),
            float(points),
            float(of_kind),
            float(nearest),
            float(len(one.head.split()) <= 5),
            float(any(other in before[p] for p in own)),
            float(bool(own) and not any(other in before[p] for p in own)),
            float(other > at),
            float(declining and nearest),
            float(declining and kind == "question"),
            float(about and kind == "accuse"),
            float(points and nearest),
            float(not nearest and rank < 4 and self._same_speaker(other, self.candidates(at)[0])),
            float(not nearest and other + 1 == self.candidates(at)[0]),
            sum(1 / self._counts[w] for w in shared),
            float(about and stance == "deny"),
            float(not any(self._same_speaker(other, x) for x in range(min(other, at) + 1, at))),
            float(any(self._same_speaker(other, y) for p in own for y in before[p])),
        ]

    def meant(
        self,
        at: int,
        before: Mapping[int, Sequence[int]],
        weights: Sequence[float],
        sure: float = SURE,
    ) -> list[int]:
        """The claims that the one at `at` answers. before: what each earlier claim answers."""
        scored = []
        for rank, other in enumerate(self.candidates(at)):
            row = self.row(at, other, rank, before)
            score = sum(w * x for w, x in zip(weights, row, strict=True))
            scored.append((1 / (1 + math.exp(-score)), -rank, other))
        best = sorted(scored, reverse=True)[:MOST]
        return sorted(other for chance, _, other in best if chance >= sure)

    def _see(self, text: str, claim: Claim) -> _Seen:
        content = " ".join(text[start:end] for start, end in claim.content)
        told = " ".join(text[start:end] for start, end in (*claim.source.spans, *claim.cue))
        said_by = " ".join(text[start:end] for start, end in claim.source.spans)
        names = frozenset(_bare(w) for w in _NAME.findall(content))
        return _Seen(
            claim,
            frozenset(_stems(plain(content))),
            plain(text[slice(*claim.content[0])])[:120],
            frozenset(_bare(w) for w in _NAME.findall(claim.source.name + " " + said_by)),
            names,
            bisect_right(self._breaks, claim.sentence[0]),
            frozenset(_stems(plain(told))),
        )

    def _same_speaker(self, one: int, other: int) -> bool:
        left, right = self._seen[one].claim.source, self._seen[other].claim.source
        if left.actor and right.actor:
            return left.actor == right.actor
        return left.name.lower() == right.name.lower()


def answered(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `responds_to` filled in where one clearly answers another."""
    if not any(claim.stance in ANSWERS for claim in claims):
        return list(claims)
    pairs, weights = Pairs(text, claims), fitted()
    before: dict[int, list[int]] = {}
    for at, claim in enumerate(claims):
        if claim.stance in ANSWERS:
            before[at] = pairs.meant(at, before, weights)
    return [
        replace(claim, responds_to=tuple(claims[other].id for other in before.get(at, ())))
        for at, claim in enumerate(claims)
    ]


@cache
def fitted() -> tuple[float, ...]:
    """The weights that the program comes with, in the order of `FEATURES`."""
    table = json.loads((resources.files(__package__) / "answers.json").read_text("utf-8"))
    return tuple(float(table[name]) for name in FEATURES)


def _stems(words: str) -> list[str]:
    return [w[:6] for w in _WORD.findall(words) if w not in _COMMON]


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", plain(word))
