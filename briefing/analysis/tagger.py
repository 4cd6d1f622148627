"""The network that marks source, cue and content of attributions, named entities, stances and open
questions: read by ONNX Runtime, decoded word by word.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..model import STANCES, Span
from .deadline import Check, no_limit
from .decoding import Floats, Ints, marginals, softmax, spans, viterbi
from .labels import ENTITIES, HEADS, QUESTION_LABELS, ROLES
from .runtime import FOLDER, for_another_version, loaded, open_network
from .senses import PARTS, SIZE, Halves, fitted
from .windows import LIMIT, Splitter, Window, cut

MODEL = FOLDER / "tagger.onnx"
VOCABULARY = FOLDER / "tokenizer.json"

BATCH = 8
"""Windows in one run of the network; more gain nothing on two cores and cost memory."""

FACTS = ("heads", "chains")
"""What the file says of itself, as JSON: the width of each head, the scores of the chains."""


@dataclass(frozen=True)
class Mark:
    """A marked phrase. kind: a role or kind of entity. chance: mean probability of its words' labels."""

    span: Span
    kind: str
    chance: float


@dataclass(frozen=True)
class Tags:
    """What the network says about one text.

    words: the span of each word. marks: sources, cues and contents in order. entities: names in order.
    stances: [words, len(STANCES)], questions: [words, len(QUESTION_LABELS)], probabilities. senses: the last
    states, projected: [words, len(PARTS) * SIZE] of senses.py.
    """

    words: tuple[Span, ...]
    marks: tuple[Mark, ...]
    entities: tuple[Mark, ...]
    stances: Floats
    questions: Floats
    senses: Halves

    def inside(self, span: Span) -> slice:
        """The words that `span` touches."""
        low = bisect_left(self.words, span[0], key=lambda word: word[1] - 1)
        high = bisect_left(self.words, span[1], key=lambda word: word[0])
        return slice(low, max(low, high))

    def stance_chances(self, phrases: Sequence[Span]) -> Floats | None:
        """The probability of each stance, [len(STANCES)], averaged over words; None where there are none."""
        rows = [self.stances[self.inside(span)] for span in phrases]
        table = np.concatenate(rows) if rows else self.stances[:0]
        mean: Floats | None = table.mean(axis=0) if len(table) else None
        return mean


EMPTY = Tags(
    (),
    (),
    (),
    np.zeros((0, len(STANCES)), "f4"),
    np.zeros((0, len(QUESTION_LABELS)), "f4"),
    np.zeros((0, len(PARTS) * SIZE), "f2"),
)


class Tagger:
    """The network's session and vocabulary; safe to share between threads."""

    def __init__(
        self,
        model: Path = MODEL,
        vocabulary: Path = VOCABULARY,
        threads: int = 2,
        *,
        table: Floats | None = None,
    ) -> None:
        """Load the network; TaggerError if a file is missing or is not the program's own.

        table: what projects its last states to `Tags.senses`, [width, senses], by default the shipped one.
        """
        network = open_network(model, threads)
        self.splitter = loaded(vocabulary, lambda: Splitter(vocabulary))
        facts = loaded(model, lambda: {key: json.loads(network.facts[key]) for key in FACTS})
        outputs = {output.name for output in network.session.get_outputs()}
        if facts["heads"] != HEADS or "states" not in outputs:
            raise for_another_version(model)
        self._session = network.session
        self._table = fitted() if table is None else table
        self.digest = network.digest
        self._chains = {name: _chain(scores) for name, scores in facts["chains"].items()}

    def tag(self, text: str, sentences: Sequence[Span], check: Check = no_limit) -> Tags:
        """Mark `text`. The same text gives the same marks; no word, no mark.

        check: called before each run of the network.
        """
        pieces = self.splitter.split(text, check)
        if not pieces.words:
            return EMPTY
        windows = cut(pieces, text, list(sentences))
        count = len(pieces.words)
        logits = np.zeros((count, sum(HEADS.values())), dtype=np.float32)
        senses = np.zeros((count, self._table.shape[1]), dtype=np.float16)
        labels = {name: np.zeros(count, dtype=np.int64) for name in self._chains}
        chances = {name: np.ones(count, dtype=np.float32) for name in self._chains}
        order = sorted(windows, key=lambda w: int(pieces.first[w.end] - pieces.first[w.start]))
        for at in range(0, len(order), BATCH):
            check()
            group = order[at : at + BATCH]
            emitted, meant = self._run(group, pieces.ids, pieces.shapes, pieces.first)
            parts = dict(
                zip(HEADS, np.split(emitted, np.cumsum(list(HEADS.values()))[:-1], 2), strict=True)
            )
            lengths = np.array([w.end - w.start for w in group])
            for name, (step, start) in self._chains.items():
                path = viterbi(parts[name], lengths, step, start)
                likely = marginals(parts[name], lengths, step, start)
                chosen = np.take_along_axis(likely, path[:, :, None], 2)[:, :, 0]
                for row, window in enumerate(group):
                    inside = slice(window.start, window.end)
                    labels[name][inside] = path[row, : lengths[row]]
                    chances[name][inside] = chosen[row, : lengths[row]]
            for row, window in enumerate(group):
                logits[window.start : window.end] = emitted[row, : lengths[row]]
                senses[window.start : window.end] = meant[row, : lengths[row]]
        stances, questions = (
            softmax(logits[:, low : low + HEADS[head]])
            for head in ("stance", "question")
            for low in [_offset(head)]
        )
        return Tags(
            pieces.words,
            _marks(labels["attribution"], chances["attribution"], pieces.words, ROLES),
            _marks(labels["entity"], chances["entity"], pieces.words, ENTITIES),
            stances,
            questions,
            senses,
        )

    def _run(
        self, group: list[Window], ids: Ints, shapes: Ints, first: Ints
    ) -> tuple[Floats, Floats]:
        """Logits and senses of the first piece of each word: [windows, words, …], padded with zeros."""
        cuts = [
            (int(first[w.start]), min(int(first[w.end]), int(first[w.start]) + LIMIT))
            for w in group
        ]
        length = max(high - low for low, high in cuts) + 2
        table = np.full((3, len(group), length), 0, dtype=np.int64)
        table[0] = self.splitter.padding
        for row, (low, high) in enumerate(cuts):
            size = high - low
            table[0, row, 0] = self.splitter.opening
            table[0, row, 1 : size + 1] = ids[low:high]
            table[0, row, size + 1] = self.splitter.closing
            table[1, row, 1 : size + 1] = shapes[low:high]
            table[2, row, : size + 2] = 1
        logits, states = self._session.run(
            ("logits", "states"), dict(zip(("ids", "shapes", "mask"), table, strict=True))
        )
        most = max(w.end - w.start for w in group)
        emitted = np.zeros((len(group), most, logits.shape[2]), dtype=np.float32)
        senses = np.zeros((len(group), most, self._table.shape[1]), dtype=np.float32)
        for row, window in enumerate(group):
            low, high = cuts[row]
            starts = np.minimum(first[window.start : window.end], high - 1) - low + 1
            emitted[row, : len(starts)] = logits[row, starts]
            senses[row, : len(starts)] = states[row, starts] @ self._table
        return emitted, senses


def _offset(head: str) -> int:
    names = list(HEADS)
    return sum(HEADS[name] for name in names[: names.index(head)])


def _chain(scores: dict[str, Any]) -> tuple[Floats, Floats]:
    return np.array(scores["step"], dtype=np.float32), np.array(scores["start"], dtype=np.float32)


def _marks(
    labels: Ints, chances: Floats, words: tuple[Span, ...], kinds: tuple[str, ...]
) -> tuple[Mark, ...]:
    return tuple(
        Mark((words[low][0], words[high - 1][1]), kinds[kind], float(chances[low:high].mean()))
        for low, high, kind in spans(labels.tolist(), len(kinds))
    )
