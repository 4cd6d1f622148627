"""Which claim a denial, a confirmation or a refusal answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Claim, Span
from .lexicon import plain

ANSWERS = frozenset({"deny", "confirm", "decline"})
REACH = 8
"""Claims that an answer looks back over."""

LEAST_SHARED = 0.34
"""Share of an answer's words that must stand in the claim it answers, where nothing points back."""

_POINTING = re.compile(
    r"^\W*(?:(?:all|any|both)\s+(?:of\s+)?)?(?:it|that|this|them|(?:the|these|those|this|that|such|his|her|"
    r"its|their)\s+(?:\w+\s+)?(?:claims?|allegations?|accusations?|charges?|reports?|assertions?|suggestions?|"
    r"accounts?|criticisms?|statements?|remarks?|comments?|rumou?rs?|idea|notion|revelations?|figures?))\b"
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def answered(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `responds_to` filled in where one clearly answers an earlier one.

    Words that point back ("these claims", "it") go to the last claim of another speaker in the same or
    the previous two sentences; other words to the claim of another speaker that shares most of them.
    """
    found: list[Claim] = []
    for at, claim in enumerate(claims):
        target = (
            _target(text, claim, claims[max(0, at - REACH) : at])
            if claim.stance in ANSWERS
            else None
        )
        found.append(replace(claim, responds_to=(target.id,)) if target else claim)
    return found


def _target(text: str, claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    others = [
        c
        for c in earlier
        if c.source.name.lower() != claim.source.name.lower()
        and c.stance not in ("decline", "question")
    ]
    if not others:
        return None
    content = plain(text[slice(*claim.content[0])])
    if _POINTING.match(content):
        last = others[-1]
        between = text[last.sentence[1] : claim.sentence[0]]
        return last if between.count(". ") + between.count("\n\n") <= 2 else None
    words = _words(text, claim.content)
    if not words:
        return None
    best = max(others, key=lambda c: len(words & _words(text, c.content)))
    shared = words & _words(text, best.content)
    return best if len(shared) >= 2 and len(shared) / len(words) >= LEAST_SHARED else None


def _words(text: str, spans: Sequence[Span]) -> frozenset[str]:
    return frozenset(w[:6] for start, end in spans for w in _WORD.findall(plain(text[start:end])))
