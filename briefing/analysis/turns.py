"""What a label or a signature attributes, without a verb: transcripts, interviews, signed quotations.

    WALLACE: Will she be there?                 “He does not know our lives.” ― Pamela Padilla
    PENCE: She will not.

The network learned from prose and passes most of these over; their form says it all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Span
from .linking import Attribution
from .tagger import Mark

SURE = 0.99
"""Chance of what the form says."""

BOND = 4.0
"""Log-odds of a label's, or a signature's, belonging to the words beside it."""

EXCHANGES = 2
"""Times that another speaker follows, from which labelled lines are a dialogue."""

TALKING = 0.5
"""Share of its turns in which somebody asks, or says "I", "we" or "you": lists are labelled, too."""

FOLLOWING = 5
"""Paragraphs without a label that are still the speaker's before another one speaks."""

LONGEST_NAME = 7
"""Words of a label or a signature."""

SAME = 0.5
"""F over characters from which the network's claim is the turn itself, and not one within it."""

_LABELLED = re.compile(
    r"^[ \t\xa0]*(?P<open>[\"“”]?)[ \t\xa0]*(?:(?P<label>[^\W\d_][^\n:\"“”]{0,59})(?P<mark>:)"
    r"|(?P<letter>[QA])(?P<stop>\.))[ \t\xa0]*(?P<words>\S[^\n]*)",
    re.MULTILINE,
)
_SIGNED = re.compile(
    r"^[ \t\xa0]*(?P<words>[\"“”«][^\n]{10,3000}?[\"”»])\s{0,3}(?P<mark>[―—–~]|--?)[ \t\xa0]*"
    r"(?P<label>[^\W\d_][^\n,(\"“”]{1,59}?)[ \t\xa0]*(?:[,(][^\n]{0,80})?[.]?[ \t\xa0]*$",
    re.MULTILINE,
)
_TALK = re.compile(r"\?|\b(?:I|you|your|we|our|us|my|me)\b")
_ASIDE = re.compile(r"\W*\([^()\n]*\)\W*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_QUOTED = re.compile(r"[\"“].+[\"”][.,]?")
_SENTENCE = re.compile(r"[.!?…][\"”»]$")
_SHORT = 8
"""Words of a signed quotation that need not be a sentence."""


@dataclass(frozen=True)
class Turn:
    """What somebody says. label: his name as it stands there. mark: the colon or the dash beside it."""

    label: Span
    mark: Span
    words: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last of its words, label and all."""
        return min(self.label[0], self.words[0][0]), max(self.label[1], self.words[-1][1])

    @property
    def attribution(self) -> Attribution:
        """The same as an attribution, with the colon or dash for its cue."""
        return Attribution(
            Mark(self.label, "source", SURE),
            Mark(self.mark, "cue", SURE),
            tuple(Mark(span, "content", SURE) for span in self.words),
            BOND,
            BOND,
        )


def turns(text: str, entities: Sequence[Mark] = (), marks: Sequence[Mark] = ()) -> list[Turn]:
    """The turns of `text` in its order.

    entities, marks: the network's; a name vouches for a label that stands alone, unless it has a cue
    ("Ada Quill said of Bo Lind: …").
    """
    names = [mark.span for mark in entities]
    cues = [mark.span for mark in marks if mark.kind == "cue"]
    apart: list[Turn] = []
    for turn in sorted([*_spoken(text, names, cues), *_signed(text)], key=lambda turn: turn.span):
        if not apart or turn.span[0] >= apart[-1].span[1]:
            apart.append(turn)
    return apart


def joined(attributions: Sequence[Attribution], spoken: Sequence[Turn]) -> list[Attribution]:
    """The network's attributions and the turns, which win where both are about the same words."""
    places = [turn.span for turn in spoken]
    kept = [
        a for a in attributions if not any(_is_of(a, spoken[at]) for at in _touched(places, a.span))
    ]
    return sorted([*kept, *(turn.attribution for turn in spoken)], key=lambda a: a.span)


def with_speakers(entities: Sequence[Mark], spoken: Sequence[Turn], text: str) -> list[Mark]:
    """The network's names, and those that labels and signatures give beside them."""
    names = [mark.span for mark in entities]
    given = []
    for turn in spoken:
        start, end = turn.label
        if end - start > 1 and not _touched(names, turn.label):
            bare = _BRACKETS.sub("", text[start:end]).rstrip()
            given.append(Mark((start, start + len(bare)), "person", SURE))
    return sorted([*entities, *given], key=lambda mark: mark.span)


def with_words(quotes: Sequence[Span], spoken: Sequence[Turn]) -> list[Span]:
    """The quotations, and the turns' words, which are somebody's own though nothing quotes them."""
    words = [span for turn in spoken for span in turn.words]
    return sorted([*(span for span in quotes if not _touched(words, span)), *words])


def _touched(spans: Sequence[Span], span: Span) -> range:
    """The indices of the spans, which are in order and apart, that `span` shares characters with."""
    low = bisect_right(spans, span[0], key=lambda one: one[1])
    high = bisect_left(spans, span[1], key=lambda one: one[0])
    return range(low, high)


def _is_of(attribution: Attribution, turn: Turn) -> bool:
    """Whether an attribution is made of the turn's label, or says the same words."""
    marks = [attribution.cue, *([attribution.source] if attribution.source else [])]
    if any(_shared(m.span, part) for m in marks for part in (turn.label, turn.mark)):
        return True
    contents = [mark.span for mark in attribution.contents]
    shared = sum(_shared(one, other) for one in contents for other in turn.words)
    total = sum(end - start for start, end in (*contents, *turn.words))
    return 2 * shared >= SAME * total


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


# transcripts


def _spoken(text: str, names: Sequence[Span], cues: Sequence[Span]) -> Iterator[Turn]:
    lines = [m for m in _LABELLED.finditer(text) if _is_name(_label(m))]
    dialogue = _dialogue(text, lines)
    starts = [line for line in lines if line in dialogue or _is_vouched(line, names, cues)]
    for line, following in zip(starts, [*starts, None][1:], strict=True):
        label, mark = ("label", "mark") if line["label"] else ("letter", "stop")
        rest = _rest(text, line, following) if line in dialogue else []
        words = (_stripped(text, line.span("words")), *rest)
        yield Turn(_stripped(text, line.span(label)), line.span(mark), words)


def _dialogue(text: str, lines: Sequence[re.Match[str]]) -> set[re.Match[str]]:
    """Those of the labelled lines in which people speak to each other."""
    taking_part: set[re.Match[str]] = set()
    exchanges = 0
    for one, other in pairwise(lines):
        between = text[one.end() : other.start()].split("\n")
        near = sum(bool(paragraph.strip()) for paragraph in between) <= FOLLOWING
        if near and _key(one) != _key(other):
            taking_part |= {one, other}
            exchanges += 1
    talking = sum(bool(_TALK.search(line["words"])) for line in taking_part)
    if exchanges < EXCHANGES or talking < TALKING * len(taking_part):
        return set()
    return taking_part


def _label(line: re.Match[str]) -> str:
    return line["label"] or line["letter"]


def _is_name(label: str) -> bool:
    """Whether a label can be who speaks: few words, the first and the last of them with a capital."""
    words = _BRACKETS.sub("", label).split()
    if not 1 <= len(words) <= LONGEST_NAME:
        return False
    capitals = [word[0].isupper() for word in words]
    return capitals[0] and capitals[-1] and 2 * sum(capitals) >= len(words)


def _key(line: re.Match[str]) -> str:
    """What the labels of one speaker have in common: "JAKE TAPPER" and "TAPPER"."""
    return _BRACKETS.sub("", _label(line)).split()[-1].casefold()


def _is_vouched(line: re.Match[str], names: Sequence[Span], cues: Sequence[Span]) -> bool:
    """Whether a label that stands alone is a name, and all behind it quoted."""
    if not line["label"] or not _QUOTED.fullmatch(line["words"].rstrip()):
        return False
    label = line.span("label")
    return bool(_touched(names, label)) and not _touched(cues, label)


def _rest(text: str, line: re.Match[str], following: re.Match[str] | None) -> list[Span]:
    """The paragraphs in which a speaker goes on.

    Those up to the next speaker, and none after the last one, behind whom the article may go on;
    where each paragraph is quoted, those that are. None after a headline.
    """
    if following is None or not text[: line.start()].strip():
        return []
    end = following.start()
    paragraphs: list[Span] = []
    at = line.end() + 1
    while at < end and len(paragraphs) <= FOLLOWING:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        span = _stripped(text, (at, stop))
        if span[0] < span[1] and not _ASIDE.fullmatch(text, *span):
            if line["open"] and text[span[0]] not in '"“”':
                break
            paragraphs.append(span)
        at = stop + 1
    return paragraphs if len(paragraphs) <= FOLLOWING else []


# signed quotations


def _signed(text: str) -> Iterator[Turn]:
    for found in _SIGNED.finditer(text):
        quoted = found["words"]
        is_said = _SENTENCE.search(quoted) or len(quoted.split()) >= _SHORT
        if is_said and _is_name(found["label"]):
            yield Turn(
                _stripped(text, found.span("label")), found.span("mark"), (found.span("words"),)
            )


def _stripped(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, max(start, span[1] - (len(words) - len(words.rstrip())))
