"""How well somebody fits words without a name, by what the network made of both.

"The judge" and "Justice Ana Ruiz" share no word, but their states in the network lie near each other once
they are projected by the tables of senses.py.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model import Span
from .actors import Cluster
from .decoding import Floats
from .expressions import Expression
from .senses import PARTS
from .tagger import Tags

NAMES = 3
"""First names of a candidate that are looked at."""

BEFORE, AFTER = 60, 90
"""Characters before and behind a candidate's first name that introduce it."""


class Likeness:
    """Of the actors of one article, by their index among the clusters."""

    def __init__(self, tags: Tags, clusters: Sequence[Cluster]) -> None:
        self._tags = tags
        self._clusters = clusters
        self._size = tags.senses.shape[1] // len(PARTS)
        self._first: dict[int, tuple[Floats, Floats]] = {}
        self._asked: dict[Span, Floats] = {}

    def of(self, asked: Expression, at: int, last: Span | None) -> tuple[float, float, float]:
        """Products of the words with the candidate's first names, its introduction and its `last` name."""
        words = self.words(asked)
        name, introduction, latest = self.candidate(at, last)
        return float(words @ name), float(words @ introduction), float(words @ latest)

    def words(self, asked: Expression) -> Floats:
        """What the words mean: [senses of a part]."""
        span = (asked.span[0], asked.head_end)
        if span not in self._asked:
            self._asked[span] = self._mean(span, "words")
        return self._asked[span]

    def candidate(self, at: int, last: Span | None) -> tuple[Floats, Floats, Floats]:
        """What the candidate's first names, its introduction and its `last` name mean."""
        if at not in self._first:
            self._first[at] = self._introduced(at)
        name, introduction = self._first[at]
        latest = self._mean(last, "last name") if last else introduction
        return name, introduction, latest

    def _introduced(self, at: int) -> tuple[Floats, Floats]:
        mentions = self._clusters[at].mentions
        names = [self._mean(span, "name") for span in mentions[:NAMES]]
        start, end = mentions[0]
        around = self._mean((max(0, start - BEFORE), end + AFTER), "introduction")
        return np.mean(names, axis=0), around

    def _mean(self, span: Span, part: str) -> Floats:
        low = PARTS.index(part) * self._size
        rows = self._tags.senses[self._tags.inside(span), low : low + self._size]
        if not len(rows):
            return np.zeros(self._size, dtype=np.float32)
        mean: Floats = rows.astype(np.float32).mean(axis=0)
        return mean
