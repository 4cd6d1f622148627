"""What a theme is, and the words and signs that stand beside every colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from ..model import QUESTION_KINDS, STANCES, ActorKind, QuestionKind, Stance

Variant = Literal["dark", "light"]

VERBS: Mapping[Stance, str] = MappingProxyType(
    {
        "assert": "says",
        "deny": "denies",
        "decline": "declines",
        "confirm": "confirms",
        "accuse": "accuses",
        "promise": "promises",
        "request": "calls for",
        "question": "asks",
        "belief": "believes",
    }
)
"""The word of each stance as it reads in a row."""

QUESTION_WORDS: Mapping[QuestionKind, str] = MappingProxyType(
    {
        "unknown": "unknown",
        "undisclosed": "not disclosed",
        "unconfirmed": "not confirmed",
        "undecided": "not decided",
        "asked": "asked",
    }
)
"""The word of each kind of open question as it reads in a row."""

ACTOR_WORDS: Mapping[ActorKind, str] = MappingProxyType(
    {"person": "person", "org": "organisation", "place": "place", "group": "group"}
)
"""The word of each kind of actor."""

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "assert": "–",
        "deny": "✗",
        "decline": "⊘",
        "confirm": "✓",
        "accuse": "⚑",
        "promise": "→",
        "request": "!",
        "question": "?",
        "belief": "~",
        "unknown": "?",
        "undisclosed": "▮",
        "unconfirmed": "≈",
        "undecided": "⋯",
        "asked": "¿",
        **dict.fromkeys(ACTOR_WORDS, "•"),
    }
)
"""The sign of each stance, kind of question and kind of actor, where a theme names no other."""

COLORS: tuple[str, ...] = (
    "background",
    "surface",
    "panel",
    "foreground",
    "muted",
    "primary",
    "secondary",
    "accent",
    "success",
    "warning",
    "error",
)

SWATCH: tuple[str, ...] = (
    "foreground",
    "muted",
    "primary",
    "secondary",
    "accent",
    "success",
    "warning",
    "error",
)
"""The colours by which a list of themes shows what each looks like, on its background."""

ROLES: tuple[str, ...] = (
    "title",
    "byline",
    "summary",
    *(f"actor.{kind}" for kind in ACTOR_WORDS),
    *(f"stance.{stance}" for stance in STANCES),
    *(f"question.{kind}" for kind in QUESTION_KINDS),
    "highlight",
    "match",
    "unread",
    "starred",
    "focus",
)


TERMINAL_COLORS: tuple[str, ...] = (
    "default",
    *(
        f"{shade}{name}"
        for shade in ("", "bright-")
        for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
    ),
)
"""The terminal's own colours, whatever they are there: "default" and the 16 with a name."""


def is_hex(colour: str) -> bool:
    """Whether a theme's colour is "#rrggbb", and not the name of one of the terminal's."""
    return colour.startswith("#")


@dataclass(frozen=True)
class Style:
    """How words of a role look. fg, bg: a colour, or None for what is there already."""

    fg: str | None = None
    bg: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


@dataclass(frozen=True)
class Theme:
    """A complete theme: colors holds each of COLORS, roles each of ROLES, signs each of SIGNS.

    A colour is "#rrggbb" or one of TERMINAL_COLORS.
    """

    name: str
    author: str
    variant: Variant
    colors: Mapping[str, str]
    roles: Mapping[str, Style]
    signs: Mapping[str, str]
