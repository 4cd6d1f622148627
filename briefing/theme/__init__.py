"""Themes: which colour, style and sign each role of a briefing has. Knows no toolkit.

A file's text becomes a Draft (file.py finds the format; own.py, base16.py and posting.py read it),
drafts are laid over those they extend (find.py), and complete.py derives all that is not given.
"""

from .file import read_theme
from .find import (
    default_theme,
    draft_of,
    find_themes,
    load_file,
    load_theme,
    theme_folders,
    themes_in,
)
from .types import (
    ACTOR_WORDS,
    COLORS,
    QUESTION_WORDS,
    ROLES,
    SIGNS,
    SWATCH,
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
    "SWATCH",
    "TERMINAL_COLORS",
    "VERBS",
    "Style",
    "Theme",
    "Variant",
    "default_theme",
    "draft_of",
    "find_themes",
    "is_hex",
    "load_file",
    "load_theme",
    "read_theme",
    "theme_folders",
    "themes_in",
]
