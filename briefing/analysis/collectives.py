"""Actors that are named by a noun beside a name: "the Greek government", "Argentinian police".

The network marks the name within such words; the reader knows the whole for an actor of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from .lexicon import name_words, plain
from .tagger import Mark

_SITE = re.compile(r"\b[A-Za-z0-9][A-Za-z0-9-]{2,}\.(?:com|org|net|co\.uk|gov|fr|ca|de|tv)\b")

_LANDS_OWN = re.compile(
    r"['’]s\s(?:[\w-]+\s){0,2}?(?:ministers?|ministry|parliament|capital|borders?|coast|coastline|exports|"
    r"imports|population|airspace|embassy|territory)(?![\w-])"
)


def lands(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """`marks`, one-word persons of whom only lands have such a thing as places: "Tarvonia's exports".

    Names that the network has never seen are persons to it; a surname of somebody named in full stays one.
    """
    surnames = {
        text[slice(*mark.span)].rsplit(maxsplit=1)[-1]
        for mark in marks
        if mark.kind == "person" and " " in text[slice(*mark.span)]
    }
    owners = {
        words
        for mark in marks
        if mark.kind == "person"
        and " " not in (words := text[slice(*mark.span)])
        and words not in surnames
        and _LANDS_OWN.match(text, mark.span[1])
    }
    return [
        replace(mark, kind="place") if text[slice(*mark.span)] in owners else mark for mark in marks
    ]


def widened(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """`marks` in order, those of a land or people that a body's noun follows widened over it.

    Groups ("Ruiz supporters", and "voters" alone) were tried as actors too: .006 of F gained on training
    articles left out, .006 lost on the development articles, so they are left to the reader.
    """
    small = plain(text)
    found: list[Mark] = []
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.span[0] if following else len(text)
        organ = _organs().match(small, mark.span[1], end)
        if organ and mark.kind in ("misc", "place"):
            whole = (mark.span[0], organ.end(1))
            found.append(replace(mark, span=whole, kind="organization"))
        else:
            found.append(mark)
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


@cache
def _organs() -> re.Pattern[str]:
    """A body's noun behind a name, with one word between at the most."""
    lexicon = name_words()
    # "Greek government official" is a person.
    heads = _any(lexicon.roles | lexicon.bodies)
    between = r"(?:(?!(?:of|for|in|and|who|to|on|at|said)\b)[a-z-]+\s)?"
    return re.compile(rf"\s({between}{_any(lexicon.organs)})(?!['\w-]|\s{heads}(?!\w))")


def _any(nouns: Collection[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(nouns, key=lambda n: (-len(n), n)))) + ")"
