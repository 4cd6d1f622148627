"""Documents as windows of pieces with a label for each word, and batches of them.

Each epoch sees every document in a new guise: other window sizes, other quotation marks, now and then
all in capitals or with its paragraphs run together, so that the tagger reads other publishers' styles.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..analysis.labels import ENTITIES, HEADS, ROLES
from ..analysis.sentences import sentence_spans
from ..analysis.windows import LIMIT, Ints, Pieces, Splitter, cut
from ..model import QUESTION_KINDS, STANCES
from .corpora import Document

IGNORED = -1
SMALLEST_LIMIT = 160
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_BRITISH = str.maketrans({"“": "‘", "”": "’"})
_BRITISH_STRAIGHT = str.maketrans({"“": "'", "”": "'", "‘": "'", "’": "'"})


@dataclass(frozen=True)
class Example:
    """One window: pieces with the two end marks, the index of each word's first piece, labels by head.

    A label of `IGNORED` takes no part in the loss; the chains are labelled whole or not at all.
    """

    ids: Ints
    shapes: Ints
    first: Ints
    labels: dict[str, Ints]


@dataclass(frozen=True)
class Batch:
    """Examples padded to one length. pieces: [batch, length]; words and labels: [batch, words]."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    labels: dict[str, Tensor]


def disguised(text: str, chance: random.Random) -> str:
    """`text` in another typographic convention; no character moves."""
    roll = chance.random()
    if roll < 0.25:
        text = text.translate(_STRAIGHT)
    elif roll < 0.30:
        text = text.translate(_BRITISH)
    elif roll < 0.33:
        text = text.translate(_BRITISH_STRAIGHT)
    roll = chance.random()
    if roll < 0.03:
        text = _same_length(text, text.upper())
    elif roll < 0.05:
        text = _same_length(text, text.lower())
    if chance.random() < 0.06:
        text = text.replace("\n", " ")
    return text


def _same_length(text: str, other: str) -> str:
    return other if len(other) == len(text) else text


def examples(
    document: Document, splitter: Splitter, chance: random.Random | None = None
) -> list[Example]:
    """The windows of a document; with `chance` in a random guise, without it as the runtime reads it."""
    text = disguised(document.text, chance) if chance else document.text
    limit = chance.randint(SMALLEST_LIMIT, LIMIT) if chance else LIMIT
    pieces = splitter.split(text)
    if not pieces.words:
        return []
    labels = _labels(document, pieces)
    found = []
    for window in cut(pieces, text, sentence_spans(text), limit):
        low, high = pieces.first[window.start], pieces.first[window.end]
        high = min(high, low + LIMIT)
        starts = pieces.first[window.start : window.end]
        starts = starts[starts < high]
        ids = np.concatenate(([splitter.opening], pieces.ids[low:high], [splitter.closing]))
        shapes = np.concatenate(([0], pieces.shapes[low:high], [0]))
        inside = slice(window.start, window.start + len(starts))
        found.append(
            Example(
                ids,
                shapes,
                starts - low + 1,
                {head: values[inside] for head, values in labels.items()},
            )
        )
    return found


def _labels(document: Document, pieces: Pieces) -> dict[str, Ints]:
    count = len(pieces.words)
    starts = np.array([s for s, _ in pieces.words])
    ends = np.array([e for _, e in pieces.words])
    labels = {head: np.full(count, IGNORED, dtype=np.int64) for head in HEADS}

    def inside(start: int, end: int) -> Ints:
        found: Ints = np.flatnonzero((starts < end) & (ends > start))
        return found

    if document.attributions is not None:
        labels["attribution"][:] = 0
        for attribution in document.attributions:
            for role, spans in attribution.spans.items():
                for start, end in spans:
                    _mark(labels["attribution"], inside(start, end), ROLES.index(role))
            if attribution.stance in STANCES:
                for start, end in (*attribution.spans["cue"], *attribution.spans["content"]):
                    labels["stance"][inside(start, end)] = STANCES.index(attribution.stance)
    if document.entities is not None:
        labels["entity"][:] = 0
        for start, end, kind in document.entities:
            _mark(labels["entity"], inside(start, end), ENTITIES.index(kind))
    if document.questions is not None:
        labels["question"][:] = 0
        for start, end, kind in document.questions:
            labels["question"][inside(start, end)] = 1 + QUESTION_KINDS.index(kind)
    return labels


def _mark(labels: Ints, words: Ints, kind: int) -> None:
    if len(words):
        labels[words] = 2 * kind + 2
        labels[words[0]] = 2 * kind + 1


def batches(
    windows: Sequence[Example], pieces: int, padding: int, chance: random.Random | None
) -> list[Batch]:
    """Windows of like length together, at most `pieces` pieces in one batch, in random order."""
    order = sorted(range(len(windows)), key=lambda at: len(windows[at].ids))
    if chance:
        order.sort(key=lambda at: len(windows[at].ids) + chance.uniform(-8, 8))
    groups: list[list[Example]] = [[]]
    longest = 0
    for at in order:
        longest = max(longest, len(windows[at].ids))
        if longest * (len(groups[-1]) + 1) > pieces and groups[-1]:
            groups.append([])
            longest = len(windows[at].ids)
        groups[-1].append(windows[at])
    if chance:
        chance.shuffle(groups)
    return [_batch(group, padding) for group in groups if group]


def _batch(group: list[Example], padding: int) -> Batch:
    def stacked(rows: list[Ints], fill: int) -> Tensor:
        width = max(len(row) for row in rows)
        table = np.full((len(rows), width), fill, dtype=np.int64)
        for at, row in enumerate(rows):
            table[at, : len(row)] = row
        return torch.from_numpy(table)

    first = stacked([e.first for e in group], IGNORED)
    return Batch(
        stacked([e.ids for e in group], padding),
        stacked([e.shapes for e in group], 0),
        stacked([np.ones(len(e.ids), dtype=np.int64) for e in group], 0),
        first.clamp(min=0),
        first != IGNORED,
        {head: stacked([e.labels[head] for e in group], IGNORED) for head in HEADS},
    )
