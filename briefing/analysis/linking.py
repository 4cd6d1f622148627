"""Marked phrases joined to attributions: which source, by which cue, says which content.

A cue is the heart of an attribution. Every content, and every source, chooses one of the cues around it
or none, as pairing.py weighs them; a cue takes one source at the most, and a source goes to one cue.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..model import Span
from .pairing import Scene, Weights, learnt, score
from .tagger import Mark

CHOICES = 4
"""Cues on each side that a phrase chooses from."""

_PASSIVE = re.compile(r"(?:has|have|had)?\s*(?:been|is|was|were|are|be|being)\b", re.IGNORECASE)
_PASSIVE_CUE = re.compile(
    r"((?:the|these|those|this|that|such|all|both|his|her|its|their|an?)\s+(?:[\w'’-]+\s+){0,3}?[\w'’-]+)\s+"
    r"((?:has|have|had)\s+(?:\w+\s+)?been\b|(?:was|were|is|are)\b(?:\s+being\b)?)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:[\w'’]+\s+){0,3}?(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+\s+)?"
    r"(?:asked|questioned|pressed|quizzed|grilled|told|urged|reminded|informed|warned)\b",
    re.IGNORECASE,
)
"""A cue whose subject is spoken to: "Ruiz was asked about it"."""

_LINE = re.compile(r"\S[^\n]*(?<=\S)")
_RELATIVE = re.compile(r"\W*(?:\w+\s+of\s+)?(?:which|who|whom)\W*", re.IGNORECASE)
"""A content that says nothing by itself: "the report, parts of which were seen by …"."""

_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,4}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e"
)


@dataclass
class _Open:
    cue: Mark
    source: Mark | None = None
    contents: list[Mark] = field(default_factory=list)
    content_bond: float = math.inf
    source_bond: float = 0.0


@dataclass(frozen=True)
class Attribution:
    """One attribution; `source` is None where the cue has none in its sentence.

    contents in the order of the text, at least one. content_bond, source_bond: log-odds of the weakest
    content's, and the source's, belonging to the cue; 0 without a source.
    """

    source: Mark | None
    cue: Mark
    contents: tuple[Mark, ...]
    content_bond: float = 0.0
    source_bond: float = 0.0

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        marks = [self.cue, *self.contents, *([self.source] if self.source else [])]
        return min(m.span[0] for m in marks), max(m.span[1] for m in marks)


def choices(mark: Mark, cues: Sequence[Mark]) -> Sequence[Mark]:
    """The cues, in order of the text, that `mark` chooses from."""
    near = bisect_left(cues, mark.span[0], key=lambda cue: cue.span[0])
    return cues[max(0, near - CHOICES) : near + CHOICES]


def link(
    marks: Sequence[Mark],
    sentences: Sequence[Span],
    text: str,
    quotes: Sequence[Span],
    weights: Weights | None = None,
) -> list[Attribution]:
    """Join `marks`, which stand in the order of the text, to attributions in the order of the text."""
    weights = weights or learnt()
    marks = [line for mark in marks for line in _lines(mark, text)]
    marks = [part for mark in marks for part in _passive_parts(mark, text)]
    scene = Scene(marks, text, sentences, quotes)
    owners = {mark: _Open(mark) for mark in marks if mark.kind == "cue"}
    cues = list(owners)
    for content in (mark for mark in marks if mark.kind == "content"):
        scored = [
            (score(weights.content, scene.content_with_cue(content, cue)), cue)
            for cue in choices(content, cues)
        ]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best and best[0] > 0:
            owner = owners[best[1]]
            owner.contents.append(content)
            owner.content_bond = min(owner.content_bond, best[0])
    spoken = [owner for owner in owners.values() if owner.contents]
    _give_sources(spoken, [mark for mark in marks if mark.kind == "source"], scene, weights)
    for owner in spoken:
        _take_subject(owner, text)
        _free_addressee(owner, text)
    joined = [
        Attribution(o.source, o.cue, tuple(o.contents), o.content_bond, o.source_bond)
        for o in spoken
        if not all(_RELATIVE.fullmatch(text, *content.span) for content in o.contents)
    ]
    return sorted(joined, key=lambda a: a.span)


def _give_sources(
    spoken: Sequence[_Open], sources: Sequence[Mark], scene: Scene, weights: Weights
) -> None:
    """Give each source to one cue, the surest pairs first.

    Cues without content take none: a source that says two things, one of them unmarked, belongs to
    the other.
    """
    cues = [owner.cue for owner in spoken]
    owners = {owner.cue: owner for owner in spoken}
    pairs = []
    for source in sources:
        for cue in choices(source, cues):
            weight = score(weights.source, scene.source_with_cue(source, cue))
            if weight > 0:
                pairs.append((-weight, source.span, owners[cue], source))
    taken: set[Mark] = set()
    for minus_bond, _, owner, source in sorted(pairs, key=lambda pair: pair[:2]):
        if owner.source is None and source not in taken:
            owner.source, owner.source_bond = source, -minus_bond
            taken.add(source)


def _lines(mark: Mark, text: str) -> list[Mark]:
    """A mark that runs on over the end of a headline or paragraph: the longest of its lines.

    Those that open with a quotation mark are kept, too: somebody goes on speaking.
    """
    start, end = mark.span
    if "\n" not in text[start:end]:
        return [mark]
    spans = [found.span() for found in _LINE.finditer(text, start, end)]
    longest = max(spans, key=lambda span: span[1] - span[0])
    return [
        replace(mark, span=span)
        for span in spans
        if span == longest or (mark.kind == "content" and text[span[0]] in '"“‘«')
    ]


def _passive_parts(mark: Mark, text: str) -> list[Mark]:
    """A cue that has swallowed its passive subject, as the two that it is.

    "These claims have been denied by" is content and cue; marked as one, it would say nothing.
    """
    start, end = mark.span
    found = _PASSIVE_CUE.match(text, start, end) if mark.kind == "cue" else None
    if not found:
        return [mark]
    return [
        Mark((start, found.end(1)), "content", mark.chance),
        Mark((found.start(2), end), "cue", mark.chance),
    ]


def _take_subject(owner: _Open, text: str) -> None:
    """An active cue that has content on both sides and no source: what stands right before it speaks.

    Only names and pronouns are taken for a speaker, a clause in front of a cue is what is said.
    """
    if owner.source is not None or len(owner.contents) < 2:
        return
    first, start = owner.contents[0], owner.cue.span[0]
    if first.span[1] > start or text[first.span[1] : start].strip():
        return
    words = text[slice(*first.span)]
    active = not _PASSIVE.match(text, start)
    if active and _NAME.fullmatch(words):
        owner.source = Mark(first.span, "source", first.chance)
        del owner.contents[0]


def _free_addressee(owner: _Open, text: str) -> None:
    """Who is asked or told something is not the one who says it."""
    source, cue = owner.source, owner.cue.span
    if source is not None and source.span[1] <= cue[0] and _ADDRESSED.match(text, *cue):
        owner.source, owner.source_bond = None, 0.0
