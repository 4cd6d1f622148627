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
from functools import cache, cached_property
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

SURE = 0.5
"""Probability from which a claim counts as answered: on articles left out, four of five links in samples and
six of ten in news are right at it, and a quarter of the pairs are found; at .6 two of three in news, and a
fifth of the pairs."""

MOST = 4
"""Claims that one answer answers, at most."""

RARE = 3
"""Times that a word may stand in an article to be telling where two claims share it."""

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
_DISPUTING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|refut\w*|rebut\w*|dismiss\w*|contradict\w*|rebuff\w*|"
    r"push\w* back|disagree\w*|debunk\w*|counter\w*|spurn\w*|brush\w*|repudiat\w*)\b"
)
_FORBIDDING = re.compile(
    r"\b(?:ban\w*|block\w*|restrict\w*|oppos\w*|against|veto\w*|void\w*|struck|strike|protest\w*|resist\w*|"
    r"refus\w*|outlaw\w*|prohibit\w*)\b"
)
_AGREEING = re.compile(r"\b(?:agree[sd]?|concur\w*|confirm\w*|corroborat\w*|verif\w*|stood by)\b")
_ADMITTING = re.compile(r"\b(?:admit\w*|acknowledg\w*|conced\w*)\b")
_SAYING = re.compile(r"\W*(?:said|told|says|added|wrote|replied|responded|tweeted|insisted)\b")
_ASKING = re.compile(r"\b(?:ask|question)")
_COMMENT = re.compile(r"\b(?:comment|request for|interview|messages? seeking|calls? )\b")
_WHETHER = re.compile(r"\b(?:whether|when|what|how|who|why|if)\b")
_PRONOUN = re.compile(r"\W*(?:it|that|this|them|so|which|those|these)\W*$")
_KIND = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges?|reports?|assertions?|suggestions?|criticisms?|"
    r"statements?|remarks?|comments?|rumou?rs?|idea|notion|figures?|findings?|objections?|questions?|"
    r"requests?|demands?|proposals?|offers?|calls?|plans?)\b"
)
_TARGETS = ("assert", "accuse", "request", "question", "promise", "belief")
_TOGETHER = (
    ("declining", "nearest"),
    ("declining", "is question"),
    ("points back", "nearest"),
    ("about the answerer", "is accuse"),
    ("about the answerer", "denying"),
    ("disputes", "nearest"),
    ("disputes", "pronoun"),
    ("disputes", "its speaker's"),
    ("disputes", "is accuse"),
    ("disputes", "is request"),
    ("forbids", "nearest"),
    ("agrees", "nearest"),
    ("pronoun", "nearest"),
    ("no comment", "nearest"),
    ("says not whether", "nearest"),
    ("asked", "nearest"),
    ("asked", "just before"),
    ("names a kind", "nearest"),
    ("names a kind", "names its speaker"),
    ("names a kind", "its speaker's"),
    ("says", "is accuse"),
)
"""Pairs of traits that are weighed together too."""

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
    """What is compared of a claim. cue, content, head (its beginning): in `plain` form. speaker, named:
    words of names, in lower case. words, told: stems of the content, of source and cue.
    """

    claim: Claim
    words: frozenset[str]
    head: str
    cue: str
    content: str
    speaker: frozenset[str]
    named: frozenset[str]
    paragraph: int
    told: frozenset[str]

    @cached_property
    def answer(self) -> dict[str, float]:
        """Its traits as an answer."""
        return _answer(self)

    @cached_property
    def target(self) -> dict[str, float]:
        """Its traits as a claim that may be answered."""
        return _target(self)


class Pairs:
    """The claims of one article, made comparable."""

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self._breaks = [m.start() for m in re.finditer(r"\n+", text)]
        self._counts = Counter(_stems(plain(text)))
        self._seen = [self._see(text, claim) for claim in claims]
        self._around: dict[int, list[int]] = {}

    def candidates(self, at: int) -> list[int]:
        """The claims that the one at `at` could answer, the nearest first."""
        if at not in self._around:
            self._around[at] = self._look_around(at)
        return self._around[at]

    def _look_around(self, at: int) -> list[int]:
        ahead = range(at + 1, min(len(self._seen), at + 1 + AHEAD)) if at < OPENING else range(0)
        around = [*range(at - 1, max(-1, at - 1 - REACH), -1), *ahead]
        return [other for other in around if not self._same_speaker(at, other)]

    def traits(
        self, at: int, other: int, rank: int, before: Mapping[int, Sequence[int]]
    ) -> dict[str, float]:
        """What is weighed of one pair, by name.

        rank: of `other` among the candidates of `at`. before: what each earlier claim answers.
        """
        one, two = self._seen[at], self._seen[other]
        found = {"bias": 1.0, **one.answer, **two.target}
        found |= self._place(at, other, rank, before)
        found |= self._common(one, two)
        for left, right in _TOGETHER:
            found[f"{left}, {right}"] = found[left] * found[right]
        return found

    def _place(
        self, at: int, other: int, rank: int, before: Mapping[int, Sequence[int]]
    ) -> dict[str, float]:
        one, two = self._seen[at], self._seen[other]
        paragraphs = abs(one.paragraph - two.paragraph)
        own = [p for p in range(max(0, at - 2), at) if p in before and self._same_speaker(at, p)]
        answered_before = any(other in before[p] for p in own)
        gap = one.claim.sentence[0] - two.claim.sentence[1]
        nearest = self.candidates(at)[0]
        return {
            "claims apart": math.log1p(abs(at - other)),
            "paragraphs apart": math.log1p(paragraphs),
            "same sentence": float(one.claim.sentence == two.claim.sentence),
            "same paragraph": float(paragraphs == 0),
            "next paragraph": float(paragraphs == 1),
            "far paragraph": float(paragraphs > 3),
            "next sentence": float(0 <= gap <= 3 and other < at),
            "just before": float(other + 1 == at),
            "nearest": float(rank == 0),
            "second nearest": float(rank == 1),
            "third nearest": float(rank == 2),
            "comes later": float(other > at),
            "answered just before": float(answered_before),
            "goes on from an answer": float(bool(own) and not answered_before),
            "speaker answered before": float(
                any(self._same_speaker(other, y) for p in own for y in before[p])
            ),
            "same speaker as the nearest": float(
                0 < rank < 4 and self._same_speaker(other, nearest)
            ),
            "goes on from the nearest": float(rank > 0 and other + 1 == nearest),
            "last of its speaker": float(
                not any(self._same_speaker(other, x) for x in range(min(other, at) + 1, at))
            ),
        }

    def _common(self, one: _Seen, two: _Seen) -> dict[str, float]:
        shared = one.words & two.words
        about = bool(one.speaker & two.named) or (
            one.claim.source.actor is not None and one.claim.source.actor in two.claim.about
        )
        kind = two.claim.stance
        of_kind = any(kind in kinds for stem, kinds in _KINDS.items() if stem in one.words)
        return {
            "share of words": len(shared) / max(3, len(one.words)),
            "share of its words": len(shared) / max(3, len(two.words)),
            "third of its words": float(len(shared) > 0.3 * max(3, len(two.words))),
            "words shared": math.log1p(len(shared)),
            "three words shared": float(len(shared) >= 3),
            "rare words shared": math.log1p(sum(self._counts[w] <= RARE for w in shared)),
            # A content cut within a word has a stem that the whole text has not.
            "weight of words shared": sum(1 / max(1, self._counts[w]) for w in shared),
            "about the answerer": float(about),
            "names its speaker": float(bool(one.named & two.speaker)),
            "its speaker's": float(any(f"{name}'" in one.content for name in two.speaker)),
            "speakers share a name": float(bool(one.speaker & two.speaker)),
            "points to its kind": float(of_kind or bool(one.words & two.told)),
        }

    def _meant(
        self,
        at: int,
        before: Mapping[int, Sequence[int]],
        weights: Mapping[str, float],
        sure: float,
    ) -> list[int]:
        """The claims that the one at `at` answers. before: what each earlier claim answers."""
        scored = []
        for rank, other in enumerate(self.candidates(at)):
            traits = self.traits(at, other, rank, before)
            score = sum(weights[name] * value for name, value in traits.items())
            scored.append((1 / (1 + math.exp(-score)), -rank, other))
        best = sorted(scored, reverse=True)[:MOST]
        return sorted(other for chance, _, other in best if chance >= sure)

    def links(self, weights: Mapping[str, float], sure: float = SURE) -> dict[int, list[int]]:
        """The claims that each answer of the article answers; places to places."""
        found: dict[int, list[int]] = {}
        for at, seen in enumerate(self._seen):
            if seen.claim.stance in ANSWERS:
                found[at] = self._meant(at, found, weights, sure)
        return found

    def _see(self, text: str, claim: Claim) -> _Seen:
        content = " ".join(text[start:end] for start, end in claim.content)
        told = " ".join(text[start:end] for start, end in (*claim.source.spans, *claim.cue))
        said_by = " ".join(text[start:end] for start, end in claim.source.spans)
        names = frozenset(_bare(w) for w in _NAME.findall(content))
        return _Seen(
            claim,
            frozenset(_stems(plain(content))),
            plain(text[slice(*claim.content[0])])[:120],
            plain(" ".join(text[start:end] for start, end in claim.cue)),
            plain(content),
            frozenset(_bare(w) for w in _NAME.findall(claim.source.name + " " + said_by)),
            names,
            bisect_right(self._breaks, claim.sentence[0]),
            frozenset(_stems(plain(told))),
        )

    def _same_speaker(self, one: int, other: int) -> bool:
        left, right = self._seen[one].claim.source, self._seen[other].claim.source
        if left.actor and right.actor:
            return left.actor == right.actor
        return bool(left.name) and left.name.lower() == right.name.lower()


def answered(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `responds_to` filled in where one clearly answers another."""
    if not any(claim.stance in ANSWERS for claim in claims):
        return list(claims)
    links = Pairs(text, claims).links(fitted())
    return [
        replace(claim, responds_to=tuple(claims[other].id for other in links.get(at, ())))
        for at, claim in enumerate(claims)
    ]


@cache
def fitted() -> Mapping[str, float]:
    """The weight of each trait that the program comes with."""
    table: Mapping[str, float] = json.loads(
        (resources.files(__package__) / "answers.json").read_text("utf-8")
    )
    return table


def _answer(one: _Seen) -> dict[str, float]:
    """Traits of the answer itself."""
    stance, words = one.claim.stance, len(one.content.split())
    declining, confirming = stance == "decline", stance == "confirm"
    return {
        "denying": float(stance == "deny"),
        "confirming": float(confirming),
        "declining": float(declining),
        "disputes": float(bool(_DISPUTING.search(one.cue))),
        "forbids": float(bool(_FORBIDDING.search(one.cue))),
        "agrees": float(confirming and bool(_AGREEING.search(one.cue))),
        "admits": float(bool(_ADMITTING.search(one.cue))),
        "says": float(bool(_SAYING.match(one.cue))),
        "no comment": float(declining and bool(_COMMENT.search(f"{one.cue} {one.head[:60]}"))),
        "says not whether": float(
            declining and bool(_WHETHER.search(f"{one.head[:30]} {one.cue}"))
        ),
        "pronoun": float(bool(_PRONOUN.match(one.content))),
        "points back": float(bool(_POINTING.match(one.head))),
        "names a kind": float(bool(_KIND.search(one.head[:60]))),
        "short": float(len(one.head.split()) <= 5),
        "middling": float(5 < words <= 20),
        "long": float(words > 20),
    }


def _target(two: _Seen) -> dict[str, float]:
    """Traits of the claim that may be answered."""
    kind = two.claim.stance
    return {
        "answer itself": float(kind in ANSWERS),
        "speaker unknown": float(not two.claim.source.name),
        "asked": float(kind == "question" and bool(_ASKING.search(two.cue))),
        **{f"is {name}": float(kind == name) for name in _TARGETS},
    }


def _stems(words: str) -> list[str]:
    return [w[:6] for w in _WORD.findall(words) if w not in _COMMON]


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", plain(word))
