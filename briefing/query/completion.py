"""What may stand at a place of a query that is being written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..model import QUESTION_KINDS, STANCES
from .syntax import FIELDS, FLAGS

_OPEN_VALUE = re.compile(r'([A-Za-z]+):"([^"]*)$')
_SPANS = ("1d", "3d", "1w", "1m", "1y")

Known = Callable[[str], Iterable[str]]
"""For a field ("actor", "says", "source", "tag") the values there are, the likeliest first."""


@dataclass(frozen=True)
class Completion:
    """start, end: what it replaces in the query. text: by what."""

    start: int
    end: int
    text: str


def completions(text: str, at: int, known: Known = lambda field: ()) -> tuple[Completion, ...]:
    """What the word before the place `at` may become: a field, a flag, or a value of its field.

    known: gives the values of the fields that are names. A value of several words is put in quotation
    marks.
    """
    before = text[:at]
    quoted = _OPEN_VALUE.search(before)
    if quoted and before.count('"') % 2:
        field, written, start = quoted[1].lower(), quoted[2], quoted.start(2) - 1
        return _values(field, written, start, at, known)
    if before.count('"') % 2:
        return ()
    word = re.search(r'[^\s()"]*$', before)
    start = word.start() if word else at
    written = before[start:]
    minus = len(written) - len(written.lstrip("-"))
    start, written = start + minus, written[minus:]
    field, colon, value = written.partition(":")
    if colon:
        return _values(field.lower(), value, start + len(field) + 1, at, known)
    names = (*(f"{name}:" for name in FIELDS), *FLAGS)
    fits = [name for name in names if written and name.startswith(written.lower())]
    return tuple(Completion(start, at, name) for name in fits if name != written)


def _values(field: str, written: str, start: int, at: int, known: Known) -> tuple[Completion, ...]:
    fixed: dict[str, Iterable[str]] = {
        "stance": STANCES,
        "question": QUESTION_KINDS,
        "newer": _SPANS,
        "before": _SPANS,
    }
    values = fixed[field] if field in fixed else known(field) if field in FIELDS else ()
    begun = written.casefold()
    return tuple(
        Completion(start, at, _written(value))
        for value in dict.fromkeys(values)
        if value.casefold().startswith(begun) and value != written
    )


def _written(value: str) -> str:
    bare = value.replace('"', "")
    return f'"{bare}"' if re.search(r"[\s()]", bare) or bare.startswith("-") else bare
