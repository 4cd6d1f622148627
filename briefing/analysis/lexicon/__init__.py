"""Cue words and names: data in YAML, compiled once into patterns.

Patterns are matched on `plain(text)`: lower case, straight quotation marks, and as long as the text,
so that what is found keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from ...model import QUESTION_KINDS, STANCES, QuestionKind, Stance
from ...ownwords import NO_WORDS, OwnWords

KEPT = 4
"""Sets of own words whose patterns are kept; a user has one."""

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_IRREGULAR = re.compile(r"^(\S+) \(([^)]+)\)$")


@dataclass(frozen=True)
class StanceWords:
    """Patterns of one stance; one that the lexicon has no list for matches nothing.

    verbs, phrases: in the cue. opening: the phrases at the head of the reported words, after a
    pronoun. content: anywhere in the first reported words. negated: (pattern, stance) of verbs that
    mean something else after a "not".
    """

    stance: Stance
    verbs: re.Pattern[str]
    phrases: re.Pattern[str]
    opening: re.Pattern[str]
    content: re.Pattern[str]
    negated: tuple[tuple[re.Pattern[str], Stance], ...]


@dataclass(frozen=True)
class NameWords:
    """Words around names; all in lower case. same, short_roles: each
    known short form → the one it stands for. agents: roles of people who speak for others. documents,
    bodies, parts: nouns that speak for the name beside them. lands: nouns for places that act.
    groups: plural nouns for people who act together. organs: nouns for what acts for a place.
    """

    titles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    institutions: frozenset[str]
    roles: frozenset[str]
    given_male: frozenset[str]
    given_female: frozenset[str]
    agents: frozenset[str]
    common: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    parts: frozenset[str]
    lands: frozenset[str]
    groups: frozenset[str]
    organs: frozenset[str]
    crowds: frozenset[str]
    affiliations: frozenset[str]
    wider: Mapping[str, frozenset[str]]
    kinds_of_body: Mapping[str, frozenset[str]]
    same: Mapping[str, str]
    short_roles: Mapping[str, str]


def plain(text: str) -> str:
    """`text` in lower case with straight quotation marks, character for character."""
    straight = text.translate(_STRAIGHT)
    lowered = straight.lower()
    if len(lowered) == len(
        text
    ):  # always but for the Turkish capital İ, which becomes two characters
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)


@lru_cache(maxsize=KEPT)
def stance_words(own: OwnWords = NO_WORDS) -> tuple[StanceWords, ...]:
    """The lexicon of stances, one entry for each stance that it knows. own: the user's words."""

    def words(name: str, kind: str, lists: Mapping[str, Sequence[str]]) -> list[str]:
        return [*lists.get(kind, ()), *own.stances.get((name, kind), ())]

    return tuple(
        StanceWords(
            _stance(name),
            _any(_forms(verb) for verb in words(name, "verbs", lists)),
            _literals(words(name, "phrases", lists)),
            _opening(words(name, "phrases", lists)),
            _literals(words(name, "content", lists)),
            tuple(
                (re.compile(rf"\b{_forms(verb)}\b"), _stance(other))
                for verb, other in lists.get("negated", {}).items()
            ),
        )
        for name, lists in _read("stances").items()
    )


@lru_cache(maxsize=KEPT)
def hedges(own: OwnWords = NO_WORDS) -> re.Pattern[str]:
    """Words that keep a reporter's distance. own: the user's words."""
    return _literals([*_read("hedges"), *own.hedges])


@lru_cache(maxsize=KEPT)
def question_words(own: OwnWords = NO_WORDS) -> tuple[tuple[QuestionKind, re.Pattern[str]], ...]:
    """A pattern for each kind of open question, in the order in which they are tried.

    own: the user's words, which are phrases and not expressions.
    """
    table = _read("questions")
    return tuple(
        (kind, _expressions(table.get(kind, ()), own.questions.get(kind, ())))
        for kind in QUESTION_KINDS
    )


@cache
def closed_words() -> re.Pattern[str]:
    """Words that look like those of an open question and are none."""
    return _expressions(_read("questions").get("none", ()))


def _expressions(patterns: Iterable[str], phrases: Sequence[str] = ()) -> re.Pattern[str]:
    own = [rf"{_tree(phrases)}(?!\w)"] if phrases else []
    joined = "|".join([*(pattern.replace(" ", r"\s") for pattern in patterns), *own]) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{joined})")


@cache
def name_words() -> NameWords:
    """Titles, roles, institutions and short forms."""
    table = _read("names")
    same = {form: group[0] for group in table["same"] for form in group}
    words = {
        name: frozenset(lists)
        for name, lists in table.items()
        if name not in ("same", "short_roles", "wider", "kinds_of_body")
    }
    return NameWords(
        **words,
        wider={noun: frozenset(roles) for noun, roles in table["wider"].items()},
        kinds_of_body={noun: frozenset(kinds) for noun, kinds in table["kinds_of_body"].items()},
        same=same,
        short_roles=table["short_roles"],
    )


def _read(name: str) -> Any:  # noqa: ANN401 - each file has its own shape
    text = (resources.files(__package__) / f"{name}.yaml").read_text(encoding="utf-8")
    # The base loader takes "no" and "false" for the words that they are here.
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _stance(name: str) -> Stance:
    if name not in STANCES:
        raise ValueError(f"no such stance in the lexicon: {name}")
    return name


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of the patterns as whole words; without any, nothing matches."""
    joined = "|".join(patterns) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")


def _literals(phrases: Iterable[str]) -> re.Pattern[str]:
    return _any([_tree(phrases)])


def _tree(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, their common beginnings tried once.

    Any white space may stand between words; a star stands for any ending of a word.
    """
    by_first: dict[str, set[str]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[:1], set()).add(phrase[1:])
    if set(by_first) <= {""}:
        return "" if by_first else r"(?!)"
    branches = [
        {" ": r"\s+", "*": r"\w*"}.get(first, re.escape(first)) + _tree(sorted(rest))
        for first, rest in sorted(by_first.items())
        if first
    ]
    optional = "?" if "" in by_first else ""
    return f"(?:{'|'.join(branches)}){optional}"


def _opening(phrases: Iterable[str]) -> re.Pattern[str]:
    """Phrases at the head of a statement: "that he would not say". Without any, nothing matches."""
    return re.compile(rf"\W*(?:that\s+)?(?:\w+\s+){{0,2}}{_tree(phrases)}(?!\w)")


def _forms(entry: str) -> str:
    """A pattern for all forms of a verb: "swear (swore sworn)" → swear, swears, swore."""
    irregular = _IRREGULAR.match(entry)
    others = irregular.group(2).split() if irregular else []
    verb, _, rest = (irregular.group(1) if irregular else entry).partition(" ")
    stem, short = re.escape(verb), re.escape(verb[:-1])
    if verb.endswith("e"):
        forms = [f"{short}(?:e|es|ed|ing)"]
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        forms = [f"{short}(?:y|ies|ied|ying)"]
    else:
        forms = [f"{stem}(?:{re.escape(verb[-1])}?(?:ed|ing)|e?s)?"]
    tail = r"\s+" + re.escape(rest) if rest else ""
    return f"(?:{'|'.join(forms + [re.escape(o) for o in others])}){tail}"
