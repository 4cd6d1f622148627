"""The network's names as they are taken for names: joined, cut and completed where their edges are off.

A headline in capitals runs names and verbs together ("Ruiz Denies Claim"), a title or an initial is
left in or out, a campaign is named after a person. What is done here holds for any network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Span
from .lexicon import name_words, plain
from .tagger import Mark

_SMALL = frozenset(
    "of the and for in on to de la le du da di del des den der van von bin ibn al el y e & at abu ben".split()
)
_PIECE = re.compile(r"\S+")
GENERIC = 2
"""Words of a body's name that is taken on when "for", "of" or "on" and a name follow."""

_LINKS = (" for ", " for the ", " for a ", " of ", " of the ", " on ")
_GIVEN = re.compile(r"([A-Z][\w'’-]+)\s$")
_NUMBERED = re.compile(r",? (?:[JS]r\b\.?|II|III|IV)(?=\W|$)")
_MODIFIER = re.compile(
    r"(?:(?:[\w.’'-]+)-(?:backed|based|led|owned|run|supported|registered|flagged|controlled|"
    r"funded|sponsored)|both|absent)\s+(?=\w)",
    re.IGNORECASE,
)
_PARTY = re.compile(r"[RDI]-(?:(?:[A-Z]\.?){2,}|[A-Z][a-z]{1,5}\.?)")
"""Where a member of Congress is from: "R-Tenn."."""
_FROM = re.compile(r" of [A-Z]")
_INITIAL = re.compile(r"(?:\b[A-Z]\.\s?)+$")
_NEXT_CAPITALS = re.compile(r" [A-Z]{3,}\b")
_PAPER = re.compile(
    r" (?:Today|Times|Post|Herald|Tribune|Globe|Gazette|Chronicle|Observer|Daily News)\b"
)
_MINISTRY = re.compile(r"\b(?:ministry|department)$", re.IGNORECASE)
_CHARGE = re.compile(
    r" (?:of|for) (?:(?:foreign|home|internal|public|national|higher) )?[a-z]{4,}\b"
)
"""What a ministry is for, in small letters: "the French ministry of defence"."""
_LED = re.compile(
    r"(?:['’]s?)?\s(?:(?:presidential|election|re-election|reelection|transition|gubernatorial|senate)\s)?"
    r"(?P<noun>campaign|administration|transition team)\b(?!\s(?:against|to\s))",
    re.IGNORECASE,
)


def cleaned(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The names of a text in order, none overlapping."""
    pieces = [part for mark in marks for part in _cut(text, mark)]
    pieces = list(_joined(text, pieces))
    pieces = [_completed(text, mark) for mark in pieces]
    return _headline(text, pieces)


def campaigns(text: str, people: Sequence[Span]) -> list[tuple[Span, str]]:
    """Where people's campaigns and administrations are named, with the noun; people: their mentions."""
    found = []
    for start, end in people:
        led = _LED.match(text, end)
        if led:
            found.append(((start, led.end()), led["noun"].lower()))
    return found


def _cut(text: str, mark: Mark) -> Iterator[Mark]:
    """A mark cut at line breaks and at words in small letters that stand in no name."""
    start, end = mark.span
    run: list[Span] = []
    for word in _PIECE.finditer(text, start, end):
        bare = word.group().strip("\"'“”‘’(),.;:")
        small = bare[:1].islower() and bare.isalpha() and bare not in _SMALL
        new = bool(run) and ("\n" in text[run[-1][1] : word.start()] or word.group()[0] == "(")
        if (small and len(text[start:end].split()) > 2) or new:
            yield from _run(text, run, mark)
            run = []
        if not small or len(text[start:end].split()) <= 2:
            run.append(word.span())
    yield from _run(text, run, mark)


def _run(text: str, run: list[Span], mark: Mark) -> Iterator[Mark]:
    while run and text[slice(*run[0])] in _SMALL - {"al", "el", "bin", "de", "la", "van", "von"}:
        del run[0]
    while run and text[slice(*run[-1])] in _SMALL:
        del run[-1]
    if run and not _PARTY.fullmatch(text[run[0][0] : run[-1][1]].strip("(),;")):
        start, end = run[0][0], run[-1][1]
        start += text[start] in '("“'
        yield replace(mark, span=(start, max(end, start + 1)))


def _joined(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Two people's names side by side are one person's; a body's long name is one name."""
    held: Mark | None = None
    for mark in marks:
        if held and _is_one(text, held, mark):
            kind = "person" if mark.kind == "person" else "organization"
            held = Mark((held.span[0], mark.span[1]), kind, (held.chance + mark.chance) / 2)
            continue
        if held:
            yield held
        held = mark
    if held:
        yield held


def _is_one(text: str, one: Mark, other: Mark) -> bool:
    """Whether two neighbouring marks are parts of one name: "House Oversight | and | Reform Committee"."""
    between = text[one.span[1] : other.span[0]]
    if one.kind == other.kind == "person":
        return between == " "
    bodies = name_words().bodies
    words, other_words = text[slice(*one.span)].split(), text[slice(*other.span)].split()
    body = plain(words[-1]) in bodies
    other_body = plain(other_words[-1]).removesuffix("s") in bodies
    if one.kind == "organization" and body and between == " on ":
        return other.kind in ("organization", "place", "misc")
    if one.kind == "organization" and body and len(words) <= GENERIC:
        return other.kind in ("organization", "place", "misc") and between in _LINKS
    if one.kind not in ("organization", "misc") or other.kind != "organization":
        return False
    cut = other_body and not body and len(other_words) > 1 and len(words) <= 3
    return between in (" and ", ", ", " & ") and cut and not text[slice(*one.span)].isupper()


def _completed(text: str, mark: Mark) -> Mark:
    """An initial before a person taken in, a title within it left out; "USA" before "Today"."""
    start, end = mark.span
    words = text[start:end]
    paper = _PAPER.match(text, end) if mark.kind == "place" else None
    if paper:
        return replace(mark, span=(start, paper.end()), kind="organization")
    charge = _CHARGE.match(text, end) if mark.kind == "organization" else None
    if charge and _MINISTRY.search(words):
        return replace(mark, span=(start, charge.end()))
    if words.isupper():
        line = text[
            text.rfind("\n", 0, start) + 1 : text.find("\n", end)
            if "\n" in text[end:]
            else len(text)
        ]
        following = _NEXT_CAPITALS.match(text, end)
        if following and not line.isupper():
            return replace(mark, span=(start, following.end()), kind="organization")
        return mark
    lead = _MODIFIER.match(words)
    if lead:
        start += lead.end()
    if mark.kind == "person":
        end = _person_end(text, start, end)
        given = _GIVEN.search(text, max(0, start - 20), start)
        if given and " " not in text[start:end] and _is_given(given[1]):
            start = given.start()
        initial = _INITIAL.search(text, max(0, start - 6), start)
        if initial:
            start = initial.start()
    titled = _after_title(words) if mark.kind in ("person", "organization") else 0
    if titled:
        return replace(mark, span=(mark.span[0] + titled, end), kind="person")
    return replace(mark, span=(start, end))


def _person_end(text: str, start: int, end: int) -> int:
    """Where a person's name ends: with "Jr." behind it, without "of Hanford"."""
    home = _FROM.search(text, start, end)
    if home and " " in text[start : home.start()]:
        end = home.start()
    numbered = _NUMBERED.match(text, end)
    return numbered.end() if numbered else end


def _is_given(word: str) -> bool:
    return plain(word) in name_words().given_male | name_words().given_female


def _after_title(words: str) -> int:
    """Where the name begins behind a title in the middle of a mark: "US District Judge Ana Ruiz"."""
    pieces = list(_PIECE.finditer(words))
    titles = name_words().titles
    for at in range(len(pieces) - 3, 0, -1):
        if plain(pieces[at].group()).rstrip(".") in titles:
            rest = pieces[at + 1 :]
            if len(rest) in (2, 3) and all(w.group()[:1].isupper() for w in rest):
                return rest[0].start()
    return 0


def _headline(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """In a first line of capitals, a name known from below loses the words that follow it there."""
    start = len(text) - len(text.lstrip("\n"))
    end = text.find("\n", start)
    if end < 0:
        return list(marks)
    known = {text[slice(*m.span)] for m in marks if m.span[0] > end}
    body = text[end:]
    result = []
    for mark in marks:
        words = text[slice(*mark.span)].split(" ")
        kept = len(words)
        if mark.span[0] < end and len(words) > 1 and " ".join(words) not in body:
            kept = next(
                (
                    size
                    for size in range(len(words) - 1, 0, -1)
                    if " ".join(words[:size]) in known
                    and not re.search(rf"\b{re.escape(words[size])}\b", body)
                ),
                kept,
            )
        start = mark.span[0]
        result.append(replace(mark, span=(start, start + len(" ".join(words[:kept])))))
    return result
