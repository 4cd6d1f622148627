"""How well the words of a theme can be read: contrast as WCAG defines it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..colour import contrast
from .complete import GROUNDS
from .types import ROLES, Theme, is_hex


@dataclass(frozen=True)
class Reading:
    """A role's least contrast (1 to 21), and the colour that it has it on, by name or as it is."""

    role: str
    contrast: float
    ground: str


def readings(theme: Theme) -> Iterator[Reading]:
    """One reading of each role, on all that its words may stand on.

    Roles in the terminal's own colours are left out: nobody knows what those look like.
    """
    for role in ROLES:
        style = theme.roles[role]
        text = style.fg or theme.colors["foreground"]
        grounds = {style.bg: style.bg} if style.bg else {n: theme.colors[n] for n in GROUNDS}
        if all(map(is_hex, [text, *grounds.values()])):
            least, ground = min((contrast(text, colour), name) for name, colour in grounds.items())
            yield Reading(role, least, ground)


def ratio(contrast: float) -> str:
    """As in "4.4:1", rounded down: 4.49 is not 4.5."""
    return f"{int(contrast * 10) / 10:.1f}:1"


def least_contrast(theme: Theme) -> float | None:
    """The contrast of the role that is hardest to read; None where that is the terminal's."""
    return min((reading.contrast for reading in readings(theme)), default=None)
