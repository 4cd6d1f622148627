"""What each sentence of an article yielded: for the gutter beside the text and the strip above it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.model import Briefing, Span, Stance

LETTERS: Mapping[Stance, str] = MappingProxyType(
    {
        "deny": "D",
        "decline": "N",
        "confirm": "C",
        "accuse": "A",
        "promise": "P",
        "request": "R",
        "question": "Q",
        "belief": "B",
        "assert": "S",
    }
)
"""The letter of each stance, the most telling first: it stands for a sentence with several."""

OPEN = "?"
"""Stands for a sentence that holds an open question and no claim."""

NOTHING = "·"


@dataclass(frozen=True)
class Finding:
    """What was found in a sentence: whether it names an actor, the stances of its claims in order, and
    how many open questions it holds.
    """

    span: Span
    actor: bool = False
    stances: tuple[Stance, ...] = ()
    questions: int = 0


@dataclass(frozen=True)
class Cell:
    """A cell of the strip: one sentence, or several. letter: of LETTERS, or OPEN, or NOTHING."""

    span: Span
    letter: str
    stance: Stance | None = None


def findings_in(briefing: Briefing, sentences: tuple[Span, ...]) -> tuple[Finding, ...]:
    """What each of `sentences` (in the order of the text) yielded."""
    starts = [start for start, _ in sentences]

    def place(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    named = {place(start) for actor in briefing.actors for start, _ in actor.mentions}
    stances: dict[int, list[Stance]] = {}
    for claim in briefing.claims:
        where = (claim.cue or claim.content or (claim.sentence,))[0][0]
        stances.setdefault(place(where), []).append(claim.stance)
    asked = Counter(place(question.span[0]) for question in briefing.questions)
    return tuple(
        Finding(span, index in named, tuple(stances.get(index, ())), asked[index])
        for index, span in enumerate(sentences)
    )


def strip_of(findings: tuple[Finding, ...], cells: int) -> tuple[Cell, ...]:
    """The strip in at most `cells` cells: one a sentence, or one for several where they are too many."""
    if not findings or cells < 1:
        return ()
    each = -(-len(findings) // cells)
    return tuple(_cell(findings[at : at + each]) for at in range(0, len(findings), each))


def _cell(findings: tuple[Finding, ...]) -> Cell:
    span = findings[0].span[0], findings[-1].span[1]
    found = {stance for finding in findings for stance in finding.stances}
    stance = next((one for one in LETTERS if one in found), None)
    if stance is not None:
        return Cell(span, LETTERS[stance], stance)
    return Cell(span, OPEN if any(finding.questions for finding in findings) else NOTHING)


def cell_at(cells: Iterable[Cell], offset: int) -> int | None:
    """The cell that holds the character at `offset`, or the last one before it; None before the first."""
    here = None
    for index, cell in enumerate(cells):
        if cell.span[0] > offset:
            break
        here = index
    return here
