"""Where the names of an article stand: by sentence, as subjects, side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .actors import Cluster
from .lexicon import name_words, plain

_TITLES = r"(?:(?:mr|mrs|ms|dr|sen|sens|rep|reps|gov|president|senator)\.?\s+)?"
_PAIRED = re.compile(rf"(?:,?\s+and\s+(?:the\s+)?{_TITLES}|\s*&\s*|,\s+{_TITLES})", re.IGNORECASE)
_OPENING = frozenset(
    """
    after although as at before by despite during earlier for from however if in later meanwhile on
    since speaking still though today under when while with yesterday
    """.split()
)
_CONJUNCTIONS = frozenset({"that", "when", "while", "as", "but", "and", "because", "after", "said"})
_FAR_BACK = 60
"""Mentions that are looked at before a place, at most."""


@dataclass(frozen=True)
class Mention:
    """A place where an actor is named."""

    span: Span
    cluster: int


class Places:
    """The mentions of one article in the order of its text."""

    def __init__(self, text: str, sentences: Sequence[Span], clusters: Sequence[Cluster]) -> None:
        self.text = text
        self.plain = plain(text)
        self.kinds = [c.kind for c in clusters]
        self._starts = [start for start, _ in sentences]
        self.mentions = sorted(
            (Mention(span, at) for at, c in enumerate(clusters) for span in c.mentions),
            key=lambda m: m.span,
        )
        self._ends = [m.span[1] for m in self.mentions]
        self.pairs = self._paired()

    def sentence(self, at: int) -> int:
        """The number of the sentence that `at` stands in, counted from 1."""
        return bisect_right(self._starts, at)

    def start_of(self, at: int) -> int:
        """Where the sentence that `at` stands in starts."""
        return self._starts[max(0, self.sentence(at) - 1)] if self._starts else 0

    def end_of(self, at: int) -> int:
        """Where the sentence after the one that `at` stands in starts."""
        number = self.sentence(at)
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def is_possessive(self, span: Span) -> bool:
        """Whether the name is followed by an apostrophe: "Ruiz's lawyer"."""
        return self.plain.startswith("'", span[1])

    def joined(self, mention: Mention) -> tuple[int, ...]:
        """The actors of the group ("A, B and C") that a mention ends, or its own alone."""
        at = bisect_left(self.pairs, mention.span[1], key=lambda pair: pair[0])
        ends_one = at < len(self.pairs) and self.pairs[at][0] == mention.span[1]
        return self.pairs[at][1] if ends_one else (mention.cluster,)

    def groups_before(self, place: int, most: int) -> list[tuple[int, ...]]:
        """The last groups of names that end before `place`, the nearest first."""
        high = bisect_left(self.pairs, place, key=lambda pair: pair[0])
        return [group for _, group in reversed(self.pairs[max(0, high - most) : high])]

    def within(self, span: Span) -> list[Mention]:
        """The mentions that touch `span`."""
        low = high = bisect_left(self._ends, span[0] + 1)
        while high < len(self.mentions) and self.mentions[high].span[0] < span[1]:
            high += 1
        return self.mentions[low:high]

    def count_before(self, at: int) -> int:
        """How many mentions end before `at`."""
        return bisect_right(self._ends, at)

    def before(self, at: int, reach: int) -> list[Mention]:
        """Mentions that end before `at`, at most `reach` sentences back, nearest first."""
        high = bisect_right(self._ends, at)
        here = self.sentence(at)
        near = []
        for mention in reversed(self.mentions[max(0, high - _FAR_BACK) : high]):
            if here - self.sentence(mention.span[0]) > reach:
                break
            near.append(mention)
        return near

    def is_subject(self, span: Span) -> bool:
        """Whether the name opens its sentence, or follows a conjunction or an opening phrase's comma."""
        start = self._starts[max(0, self.sentence(span[0]) - 1)]
        before = self.plain[start : span[0]].split()
        if not before:
            return True
        titles = name_words().titles
        if len(before) <= 8 and sum(w.strip("\"'.,“”") not in titles for w in before) <= 3:
            return True
        return (before[0] in _OPENING and before[-1].endswith(",")) or before[-1] in _CONJUNCTIONS

    def _paired(self) -> list[tuple[int, tuple[int, ...]]]:
        """Names joined by "and" or commas: where each such group ends, and its actors."""
        pairs: list[tuple[int, tuple[int, ...]]] = []
        run: list[Mention] = []
        joined = ""
        following = [*self.mentions[1:], None] if self.mentions else []
        for one, other in zip(self.mentions, following, strict=True):
            run.append(one)
            between = self.text[one.span[1] : other.span[0]] if other else ""
            if (
                other
                and len(between) < 24
                and _PAIRED.fullmatch(between)
                and self.kinds[one.cluster] == self.kinds[other.cluster]
            ):
                joined += between.lower()
                continue
            group = tuple(dict.fromkeys(m.cluster for m in run))
            if len(group) > 1 and ("and" in joined or "&" in joined):
                pairs.append((one.span[1], group))
            run, joined = [], ""
        return pairs
