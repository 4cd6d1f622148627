"""Words that point at a speaker without naming him: what they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model import Span
from .heads import phrase_of
from .lexicon import name_words

Group = Literal["person", "thing", "they", "plural", "document"]
GROUPS: tuple[Group, ...] = ("person", "thing", "they", "plural", "document")

INDEFINITE = frozenset(
    "a an one some another many most several other others few no any more".split()
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})
TWO = frozenset({"two", "both", "pair", "neither", "each", "duo"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "both", "each", "neither"})
_IT = frozenset({"it", "its", "itself"})


@dataclass(frozen=True)
class Expression:
    """Words that point at somebody. gender: "m", "f" or "". noun: "" for a pronoun."""

    span: Span
    group: Group
    gender: str
    noun: str
    words: tuple[str, ...]
    more: bool
    head_end: int


def expression_of(text: str, span: Span) -> Expression | None:
    """What the words at `span` point at; None if they have no words."""
    phrase = phrase_of(text, span)
    if not phrase.words:
        return None
    words, lexicon = phrase.words, name_words()
    first = words[0].split("'")[0]
    if len(words) == 1 and first in _HE | _SHE:
        return Expression(
            span, "person", "m" if first in _HE else "f", "", words, phrase.more, phrase.end
        )
    if len(words) == 1 and first in _IT:
        return Expression(span, "thing", "", "", words, phrase.more, phrase.end)
    if first in _THEY and len(words) <= 2:
        return Expression(span, "they", "", "", words, phrase.more, phrase.end)
    noun = phrase.noun
    several = _one_of(noun) != noun
    singular = singular_of(noun)
    if singular in lexicon.documents or noun in lexicon.documents:
        group: Group = "document"
    elif singular in lexicon.bodies and not several:
        group = "thing"
    elif noun in TWO or several or (len(words) > 1 and words[1] in TWO):
        group = "plural"
    else:
        group = "person"
    return Expression(span, group, _gender(noun), singular, words, phrase.more, phrase.end)


def singular_of(noun: str) -> str:
    """A noun as compared: "companies" and "company", "Sen." and "senator" are one."""
    noun = _one_of(noun)
    return name_words().short_roles.get(noun, noun)


def _one_of(noun: str) -> str:
    """A noun without the ending of a plural."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def _gender(noun: str) -> str:
    lexicon = name_words()
    if noun in lexicon.female or noun.endswith("woman"):
        return "f"
    return "m" if noun in lexicon.male or noun.endswith("man") else ""
