"""The small network that reads a claim by itself and says which stance its source takes.

The tagger judges stances word by word, in the middle of an article; this one sees the source, the cue and
the beginning of the content as one short text, and all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..model import STANCES
from .deadline import Check, no_limit
from .decoding import Floats, Ints, softmax
from .runtime import FOLDER, for_another_version, open_network
from .windows import Splitter
from .wording import Wording

MODEL = FOLDER / "stances.onnx"

BATCH = 8
"""Claims in one run of the network; in larger ones more is padding."""

SOURCE, CUE, CONTENT = 16, 16, 24
"""Word pieces of each part that are read. More of the content says little about the stance: with 24 as many
are right on the development articles as with 32 and 40, in three quarters of the time."""

LONGEST = SOURCE + CUE + CONTENT + 4
"""Word pieces of a claim with the mark before it and the one after each part."""

READ = 400
"""Characters of each part that are looked at: more than the pieces that are read."""


def pieces_of(wording: Wording, splitter: Splitter) -> tuple[Ints, Ints]:
    """The numbers and shapes of a claim's word pieces: source, cue and content, each with its end."""
    ids, shapes = [np.array([splitter.opening])], [np.array([0])]
    for part, most in (
        (wording.source, SOURCE),
        (wording.cue, CUE),
        (wording.content, CONTENT),
    ):
        pieces = splitter.split(part[:READ])
        ids += [pieces.ids[:most], np.array([splitter.closing])]
        shapes += [pieces.shapes[:most], np.array([0])]
    return np.concatenate(ids), np.concatenate(shapes)


class StanceReader:
    """The network's session; safe to share between threads."""

    def __init__(self, splitter: Splitter, model: Path = MODEL, *, threads: int = 2) -> None:
        """Load the network; TaggerError if its file is missing or is not the program's own."""
        network = open_network(model, threads)
        if network.facts.get("stances") != ",".join(STANCES):
            raise for_another_version(model)
        self._session = network.session
        self.digest = network.digest
        self._splitter = splitter

    def read(self, claims: Sequence[Wording], check: Check = no_limit) -> Floats:
        """The probability of each stance: [claims, len(STANCES)].

        check: called before each run of the network.
        """
        told = [pieces_of(claim, self._splitter) for claim in claims]
        found = np.zeros((len(claims), len(STANCES)), dtype=np.float32)
        # Claims of like length together: padding costs as much as words.
        order = sorted(range(len(told)), key=lambda at: len(told[at][0]))
        for low in range(0, len(order), BATCH):
            check()
            group = order[low : low + BATCH]
            table = np.zeros((3, len(group), len(told[group[-1]][0])), dtype=np.int64)
            table[0] = self._splitter.padding
            for row, at in enumerate(group):
                ids, shapes = told[at]
                table[0, row, : len(ids)], table[1, row, : len(ids)] = ids, shapes
                table[2, row, : len(ids)] = 1
            (logits,) = self._session.run(
                None, dict(zip(("ids", "shapes", "mask"), table, strict=True))
            )
            found[group] = softmax(logits)
        return found
