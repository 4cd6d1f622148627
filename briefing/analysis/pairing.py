"""How well two marked phrases go together: a content with a cue, a source with a cue.

A conditional logit model (McFadden, 1974): each content (or source) chooses among the cues around it,
or none. What a pair looks like is told by the features named below; how much each weighs was learnt
from the annotators' own marks by `python -m briefing.training link` and stands in pairing.json.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..model import Span
from .tagger import Mark

WEIGHTS = Path(__file__).resolve().parent / "pairing.json"

CONTENT_FEATURES = (
    "after",
    "before",
    "gap after",
    "gap before",
    "adjacent after",
    "adjacent before",
    "sentences after",
    "sentences before",
    "paragraphs after",
    "paragraphs before",
    "cues between",
    "contents between",
    "source between",
    "quoted in a later sentence of the paragraph",
    "colon between",
    "cue in quotation, content outside",
    "content quoted, cue outside",
    "in one quotation",
    "rest of a quotation",
    "subordinate clause after",
    "subordinate clause before",
    "unquoted before",
    "cue with a content of its own",
)
SOURCE_FEATURES = (
    "cue after",
    "cue before",
    "gap to cue after",
    "gap to cue before",
    "adjacent before its cue",
    "adjacent after its cue",
    "another sentence",
    "another paragraph",
    "cues between",
    "contents between",
    "sources between",
    "source quoted, cue outside",
    "cue quoted, source outside",
    "comma at the source's end",
)


_SUBORDINATE = re.compile(r"(?:that|to|whether|if|how|why|of|as)\b", re.IGNORECASE)
"""What opens a clause that hangs on the verb before it."""


@dataclass(frozen=True)
class Weights:
    """One weight for each feature, in the order of the names above."""

    content: tuple[float, ...]
    source: tuple[float, ...]


class Scene:
    """The marks of one text in order, and what stands between any two of them."""

    def __init__(
        self, marks: Sequence[Mark], text: str, sentences: Sequence[Span], quotes: Sequence[Span]
    ) -> None:
        self._text = text
        self._starts = [start for start, _ in sentences]
        self._breaks = [at for at, char in enumerate(text) if char == "\n"]
        self._quotes = quotes
        self._at = {kind: [m.span[0] for m in marks if m.kind == kind] for kind in _KINDS}

    def content_with_cue(self, content: Mark, cue: Mark) -> list[float]:
        """The values of `CONTENT_FEATURES`."""
        (c0, c1), (q0, q1) = content.span, cue.span
        after = c0 >= q0
        low, high = (q1, c0) if after else (c1, q0)
        gap = math.log1p(max(0, high - low))
        sentences = min(4, self._between(self._starts, q0, c0))
        paragraphs = min(3, self._between(self._breaks, low, high))
        quote, of_cue = self._quote(c0), self._quote(q0)
        adjacent = high - low <= 2
        quoted = quote >= 0 and of_cue != quote
        subordinate = _SUBORDINATE.match(self._text, c0, c1) is not None
        return [
            float(after),
            float(not after),
            gap * after,
            gap * (not after),
            float(adjacent and after),
            float(adjacent and not after),
            float(sentences * after),
            float(sentences * (not after)),
            float(paragraphs * after),
            float(paragraphs * (not after)),
            float(self._inside("cue", low, high)),
            float(self._inside("content", low, high)),
            float(self._inside("source", low, high) > 0),
            float(quoted and after and sentences > 0 and not paragraphs),
            float(after and ":" in self._text[max(low - 1, 0) : min(high + 1, low + 4)]),
            float(of_cue >= 0 and of_cue != quote),
            float(quoted and of_cue < 0),
            float(quote >= 0 and quote == of_cue),
            float(quoted and self._quotes[quote][0] < c0 - 1),
            float(subordinate and after),
            float(subordinate and not after),
            float(not after and quote < 0),
            float(not after and self._inside("content", q1, q1 + 3) > 0),
        ]

    def source_with_cue(self, source: Mark, cue: Mark) -> list[float]:
        """The values of `SOURCE_FEATURES`."""
        (s0, s1), (q0, q1) = source.span, cue.span
        after = q0 >= s0
        low, high = (s1, q0) if after else (q1, s0)
        gap = math.log1p(max(0, high - low))
        quote, of_cue = self._quote(s0), self._quote(q0)
        adjacent = high - low <= 2
        return [
            float(after),
            float(not after),
            gap * after,
            gap * (not after),
            float(adjacent and after),
            float(adjacent and not after),
            float(self._between(self._starts, s0, q0) > 0),
            float(self._between(self._breaks, low, high) > 0),
            float(self._inside("cue", low, high)),
            float(self._inside("content", low, high)),
            float(self._inside("source", low, high)),
            float(quote >= 0 and quote != of_cue),
            float(of_cue >= 0 and quote != of_cue),
            float(self._text[s1 - 1 : s1 + 1].strip()[-1:] == ","),
        ]

    def _inside(self, kind: str, low: int, high: int) -> int:
        starts = self._at[kind]
        return max(0, bisect_left(starts, high) - bisect_left(starts, low))

    def _quote(self, at: int) -> int:
        """The index of the quotation that `at` stands in, or -1."""
        found = bisect_right(self._quotes, (at, len(self._text))) - 1
        return found if found >= 0 and at < self._quotes[found][1] else -1

    @staticmethod
    def _between(places: Sequence[int], one: int, other: int) -> int:
        low, high = min(one, other), max(one, other)
        return bisect_right(places, high) - bisect_right(places, low)


_KINDS = ("source", "cue", "content")


def score(weights: Sequence[float], features: Sequence[float]) -> float:
    """The log-odds of this pair against no pair at all."""
    return sum(w * f for w, f in zip(weights, features, strict=True))


@cache
def learnt() -> Weights:
    """The weights that were learnt."""
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(
        tuple(read["content"][name] for name in CONTENT_FEATURES),
        tuple(read["source"][name] for name in SOURCE_FEATURES),
    )
