"""Actors that are named by a noun beside a name: "the Greek government", "Sanders supporters".

The network marks the name within such words; the reader knows the whole for an actor of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from .lexicon import name_words, plain
from .tagger import Mark

_SITE = re.compile(r"\b[A-Za-z0-9][A-Za-z0-9-]{2,}\.(?:com|org|net|co\.uk|gov|fr|ca|de|tv)\b")


def widened(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """`marks` in order, those that a group's or body's noun follows widened over it."""
    small = plain(text)
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        end = marks[at + 1].span[0] if at + 1 < len(marks) else len(text)
        followed = _followed(small, mark, end)
        found.append(followed or mark)
    return found


def sites(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Web sites that go by their address and are in no mark: "Outsports.com"."""
    taken = [mark.span for mark in marks]
    return [
        Mark(m.span(), "organization", 0.5)
        for m in _SITE.finditer(text)
        if text[m.start() - 1 : m.start()] not in ("@", "/", ".", "-")
        and all(m.end() <= start or m.start() >= end for start, end in taken)
    ]


def unnamed(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Groups without any name beside their noun: "voters", "police"."""
    taken = sorted(mark.span for mark in marks)
    starts = [start for start, _ in taken]
    found = []
    for match in _bare().finditer(text):
        near = bisect_right(starts, match.start())
        around = taken[max(0, near - 1) : near + 1]
        if all(match.end() <= start or match.start() >= end for start, end in around):
            found.append(Mark(match.span(), "group", 0.5))
    return found


def _followed(small: str, mark: Mark, end: int) -> Mark | None:
    groups, organs = _patterns()
    if mark.kind in ("misc", "place"):
        found = organs.match(small, mark.span[1], end)
        if found:
            return replace(mark, span=(mark.span[0], found.end(1)), kind="organization")
    found = groups.match(small, mark.span[1], end)
    if found:
        return replace(mark, span=(mark.span[0], found.end(1)), kind="group")
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A group's noun behind a name, and a body's, with one word between at the most."""
    lexicon = name_words()
    # "Clinton campaign manager" is one person, "Ruiz supporters' club" is a club.
    heads = _any(lexicon.roles | lexicon.groups | lexicon.bodies)
    between = r"(?:(?!(?:of|for|in|and|who|to|on|at|said)\b)[a-z-]+\s)?"
    groups, organs = (
        re.compile(rf"\s({between}{_any(nouns)})(?!['\w-]|\s{heads}(?!\w))")
        for nouns in (lexicon.groups, lexicon.organs)
    )
    return groups, organs


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-]){_any(name_words().crowds)}(?![\w'’-])", re.IGNORECASE)


def _any(nouns: Collection[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(nouns, key=lambda n: (-len(n), n)))) + ")"
