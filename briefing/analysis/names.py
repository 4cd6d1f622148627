"""Names made comparable: titles, articles and possessives cut off, short forms unified."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model import Span
from .lexicon import name_words, plain

_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_IN_BODIES = frozenset({"general", "justice", "attorney", "st", "major", "count", "lance", "chief"})
"""Titles that also begin the names of bodies."""

_KEPT = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "saint"})
"""Titles that stay before a single name, which would say little without them."""

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "&"})


@dataclass(frozen=True)
class Name:
    """A name as compared. words: in lower case, titles cut off. gender: "m", "f" or "" from its title."""

    words: tuple[str, ...]
    gender: str

    @property
    def key(self) -> str:
        """The words joined, with known short forms unified."""
        joined = " ".join(self.words)
        return name_words().same.get(joined, joined)


@lru_cache(maxsize=4096)
def name_of(text: str, *, person: bool = True) -> Name:
    """The name in `text`; without words if it holds only titles.

    person: whether it is taken for a person's; others lose only titles that can be nothing else.
    """
    lexicon = name_words()
    bare = _POSSESSIVE.sub("", text.strip())
    words = [
        w.rstrip(".").replace(".", " ") if len(w) > 2 else w.rstrip(".")
        for w in _WORD.findall(plain(bare))
    ]
    words = [part for word in words for part in word.split()]
    gender = ""
    while words and (_is_title(words[0], words[-1], person) or words[0] in ("the", "a", "an")):
        gender = "m" if words[0] in lexicon.male else "f" if words[0] in lexicon.female else gender
        if len(words) == 1 and words[0] not in ("the", "a", "an"):
            break
        del words[0]
    return Name(tuple(words), gender)


def _is_title(word: str, last: str, person: bool) -> bool:
    """Whether a name's first word is a title: not in "Justice Department" and "General Electric"."""
    lexicon = name_words()
    if word not in lexicon.titles:
        return False
    return person or (word not in _IN_BODIES and last not in lexicon.bodies)


def trimmed(text: str, span: Span, *, person: bool = True) -> Span:
    """`span` without a possessive ending, an article before it, or a title before it.

    person: as for `name_of`. A title that makes the name stays: "Pope Francis".
    """
    start, end = span
    end -= len(text[start:end]) - len(_POSSESSIVE.sub("", text[start:end]))
    while True:
        word = re.match(r"(\w+)\.?\s+", text[start:end])
        if not word:
            return start, end
        lowered, words = word.group(1).lower(), plain(text[start:end]).split()
        titled = _is_title(lowered, words[-1], person) and not text[start + word.end()].islower()
        if lowered in _KEPT and len(words) == 2:
            return start, end
        article = lowered in ("the", "a", "an") and "." not in word.group()
        if titled or article:
            start += word.end()
        else:
            return start, end


def is_short_for(short: Name, full: Name, *, person: bool) -> bool:
    """Whether `short` can stand for `full`: a surname, a first name, a part, or the initials."""
    if short.key == full.key:
        return True
    few, many = short.words, full.words
    if not few or not many:
        return False
    if person and len(few) == len(many) == 2:
        return len(few[0]) == 1 and few[0] == many[0][0] and few[1] == many[1]
    if len(few) >= len(many):
        return False
    if person:
        if len(few) == 1:
            return few[0] in (many[-1], many[0])
        return (
            few[-1] == many[-1]
            and few[0][0] == many[0][0]
            and (few[0] == many[0] or len(few[0]) == 1 or all(w in many for w in few))
        )
    if len(few) == 1 and few[0] == "".join(w[0] for w in many if w not in _SMALL):
        return True
    if few == many[: len(few)] or few == many[-len(few) :]:
        return few[-1] not in ("new", "north", "south", "west", "east", "united", "national")
    return set(few) - _SMALL == set(many) - _SMALL
