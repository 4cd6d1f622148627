"""The figures on development articles that were changed: other quotation marks, capitals, unknown names,
missing punctuation. What a change moves, its labels follow.
"""

from __future__ import annotations

import re
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from .corpora import rows
from .evaluation import scored

PARTS = ("briefings-dev.jsonl", "wikinews-dev.jsonl")
MEASURES = (
    "content",
    "who-said-what",
    "speaker accuracy",
    "stance accuracy",
    "actors",
    "questions",
)
ROLES = ("source", "cue", "content")
KEPT = frozenset("The And Of For Von Van Der Jr Sr King Pope Prince Lord President".split())
"""Words of names that are no names by themselves."""

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")
_QUOTES = re.compile(r"[“”„«»]|''|``|[‘’]")
_ALL_QUOTES = re.compile(r"[“”„«»\"]|''|``")
_STOP = re.compile(r"\.(?=[\"”’']*(?:\s+[A-Z\"“]|\s*$))", re.MULTILINE)
_SYLLABLES = (("V", "K", "T", "M", "R", "D"), ("a", "e", "o", "u"), ("l", "r", "n", "sk"))
_ENDINGS = ("ard", "eno", "ith", "ova", "und")
INVENTED = tuple("".join(parts) for parts in product(*_SYLLABLES, _ENDINGS))
"""Names that nobody has."""


@dataclass(frozen=True)
class Edit:
    """The characters of `[start, end)` become `words`."""

    start: int
    end: int
    words: str


class Changed:
    """A text after its edits, which are in order and apart, and where its offsets have gone."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        pieces, at = [], 0
        self._starts: list[int] = []
        self._edits: list[tuple[Edit, int]] = []
        length = 0
        for edit in edits:
            pieces += [text[at : edit.start], edit.words]
            length += edit.start - at
            self._starts.append(edit.start)
            self._edits.append((edit, length))
            length += len(edit.words)
            at = edit.end
        self.text = "".join([*pieces, text[at:]])

    def place(self, offset: int) -> int:
        """Where the character at `offset` has gone; inside an edit: as far into it, or its end."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit, start = self._edits[index]
        if offset < edit.end:
            return start + min(offset - edit.start, len(edit.words))
        return start + len(edit.words) + offset - edit.end

    def _end(self, offset: int) -> int:
        """Where what ends at `offset` ends now: behind all the words of an edit that ends there."""
        index = bisect_right(self._starts, offset - 1) - 1
        if index < 0 or self._edits[index][0].end != offset:
            return self.place(offset - 1) + 1
        edit, start = self._edits[index]
        return start + len(edit.words)

    def spans(self, spans: Sequence[Sequence[int]]) -> list[list[int]]:
        """The spans, without those of which nothing is left."""
        moved = [[self.place(start), self._end(end)] for start, end in spans]
        return [[start, min(end, len(self.text))] for start, end in moved if start < end]


def straight(row: dict[str, Any]) -> list[Edit]:
    """Typewriter's quotation marks."""
    marks = {"‘": "'", "’": "'"}
    return [
        Edit(*match.span(), marks.get(match.group(), '"'))
        for match in _QUOTES.finditer(row["text"])
    ]


def unquoted(row: dict[str, Any]) -> list[Edit]:
    """No quotation marks at all."""
    return [Edit(*match.span(), "") for match in _ALL_QUOTES.finditer(row["text"])]


def unstopped(row: dict[str, Any]) -> list[Edit]:
    """No full stop at the end of a sentence."""
    return [Edit(*match.span(), "") for match in _STOP.finditer(row["text"])]


def capitals(row: dict[str, Any]) -> list[Edit]:
    """Everything in capitals."""
    return _recased(row["text"], str.upper)


def small(row: dict[str, Any]) -> list[Edit]:
    """No capitals."""
    return _recased(row["text"], str.lower)


def renamed(row: dict[str, Any]) -> list[Edit]:
    """Each word of a person's name replaced by an invented one, the same throughout the article."""
    names = _new_names(row)
    return [
        Edit(*match.span(), names[match.group()])
        for match in _NAME.finditer(row["text"])
        if match.group() in names
    ]


CHANGES: dict[str, Callable[[dict[str, Any]], list[Edit]]] = {
    "as it is": lambda row: [],
    "straight quotation marks": straight,
    "no quotation marks": unquoted,
    "no full stops": unstopped,
    "all capitals": capitals,
    "no capitals": small,
    "persons renamed": renamed,
}


def changed(row: dict[str, Any], change: Callable[[dict[str, Any]], list[Edit]]) -> dict[str, Any]:
    """The row with its text changed, its labels in their new places and its names in their new form."""
    new = Changed(row["text"], change(row))
    names = _new_names(row) if change is renamed else {}

    def name(words: str) -> str:
        return _NAME.sub(lambda match: names.get(match.group(), match.group()), words)

    return row | {
        "text": new.text,
        "attributions": [a | {r: new.spans(a[r]) for r in ROLES} for a in row["attributions"]],
        "open_questions": [
            q | {"span": spans[0]}
            for q in row["open_questions"]
            if (spans := new.spans([q["span"]]))
        ],
        "source_entity": {key: name(who) for key, who in row["source_entity"].items()},
        "actors": [
            actor | {"name": name(actor["name"]), "aliases": [name(a) for a in actor["aliases"]]}
            for actor in row["actors"]
        ],
    }


def robustness(corpora: Path, measures: Path, say: Callable[[str], None]) -> str:
    """A Markdown table: for each part and change, F or accuracy of each measure."""
    lines = ["| | " + " | ".join(MEASURES) + " |", "|---" * (len(MEASURES) + 1) + "|"]
    for part in PARTS:
        for name, change in CHANGES.items():
            say(f"{part}, {name} …")
            with tempfile.TemporaryDirectory() as scratch:
                golds = (changed(row, change) for row in rows(corpora / part))
                scores = scored(golds, measures, Path(scratch))
            cells = [_figure(scores[measure]) for measure in MEASURES]
            lines.append(f"| {part.split('.')[0]}, {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _recased(text: str, recase: Callable[[str], str]) -> list[Edit]:
    return [
        Edit(at, at + 1, new)
        for at, old in enumerate(text)
        if len(new := recase(old)) == 1 and new != old
    ]


def _new_names(row: dict[str, Any]) -> dict[str, str]:
    """An invented word for each word of the persons' names."""
    words = sorted(set(_words(row)) - KEPT)
    return dict(zip(words, INVENTED, strict=False))


def _words(row: dict[str, Any]) -> Iterator[str]:
    for actor in row["actors"]:
        if actor["kind"] == "person":
            for form in (actor["name"], *actor["aliases"]):
                yield from _NAME.findall(form)


def _figure(value: float | Sequence[float]) -> str:
    return f"{value if isinstance(value, float) else value[2]:.3f}"
