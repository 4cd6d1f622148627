"""Themes: which colour, style and sign each role of a briefing has. Knows no toolkit."""

from .file import read_theme
from .find import find_themes, load_file, load_theme, theme_folders
from .types import (
    ACTOR_WORDS,
    COLORS,
    QUESTION_WORDS,
    ROLES,
    SIGNS,
    TERMINAL_COLORS,
    VERBS,
    Style,
    Theme,
    Variant,
    is_hex,
)

__all__ = [
    "ACTOR_WORDS",
    "COLORS",
    "QUESTION_WORDS",
    "ROLES",
    "SIGNS",
    "TERMINAL_COLORS",
    "VERBS",
    "Style",
    "Theme",
    "Variant",
    "find_themes",
    "is_hex",
    "load_file",
    "load_theme",
    "read_theme",
    "theme_folders",
]
