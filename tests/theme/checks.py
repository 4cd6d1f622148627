"""What must be true of every theme, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefing.colour import contrast
from briefing.model import QUESTION_KINDS, STANCES
from briefing.theme import ROLES, Theme, is_hex
from tests.theme.vision import Vision, apart

GROUNDS = ("background", "surface", "panel")

ALIKE = 0.04
"""Of two colours nearer than this in OKLab one cannot be told from the other in small letters."""

VISIONS: tuple[Vision, ...] = ("all", "deuteranopia", "protanopia")


def contrasts(theme: Theme) -> Iterator[tuple[str, float]]:
    """Each role and its least contrast on what it may stand on; terminal colours are left out.

    Computed anew here, so that the program's own reading of it can be wrong.
    """
    for role in ROLES:
        style = theme.roles[role]
        text = style.fg or theme.colors["foreground"]
        grounds = [style.bg] if style.bg else [theme.colors[ground] for ground in GROUNDS]
        if all(map(is_hex, [text, *grounds])):
            yield role, min(contrast(text, ground) for ground in grounds)


def same_looks(theme: Theme, vision: Vision, *, with_signs: bool = True) -> list[tuple[str, str]]:
    """The pairs of stances, and of kinds of question, that look the same with `vision`."""
    families = (("stance", STANCES), ("question", QUESTION_KINDS))
    return [
        (one, other)
        for family, names in families
        for one, other in combinations(names, 2)
        if not (with_signs and theme.signs[one] != theme.signs[other])
        and _alike(theme, f"{family}.{one}", f"{family}.{other}", vision)
    ]


def _alike(theme: Theme, one: str, other: str, vision: Vision) -> bool:
    a, b = theme.roles[one], theme.roles[other]
    flags = [(s.bold, s.italic, s.underline, s.reverse, s.bg) for s in (a, b)]
    colours = [s.fg or theme.colors["foreground"] for s in (a, b)]
    if flags[0] != flags[1]:
        return False
    if not all(map(is_hex, colours)):
        return colours[0] == colours[1]
    return apart(colours[0], colours[1], vision) < ALIKE
