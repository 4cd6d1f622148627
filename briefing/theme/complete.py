"""From what a theme file says to a complete theme: all that is not given is derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ..colour import is_light, kept_back, legible, mix, turned
from ..errors import ThemeError
from .draft import Draft
from .types import COLORS, ROLES, SIGNS, Style, Theme, Variant, is_hex

GROUNDS = ("background", "surface", "panel")
"""The colours that text stands on."""

ROOM = 12.0
"""The contrast that black or white has on a ground, so that texts on it may keep their colours.

Over 287 base16 schemes: with 7, the foreground is moved in 103 of them and hues in 185 to 240; with
12, in 57 and 123 to 222, and a panel is still told from the background (contrast 1.3 at the median).
"""

ROLE_STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "title": Style("primary", bold=True),
        "byline": Style("muted"),
        "summary": Style("foreground"),
        "actor.person": Style("primary", bold=True),
        "actor.org": Style("secondary", bold=True),
        "actor.place": Style("success"),
        "actor.group": Style("accent"),
        "stance.assert": Style("foreground"),
        "stance.deny": Style("error", bold=True),
        "stance.decline": Style("warning", italic=True),
        "stance.confirm": Style("success", underline=True),
        "stance.accuse": Style("error", bold=True, underline=True),
        "stance.promise": Style("primary"),
        "stance.request": Style("secondary", bold=True),
        "stance.question": Style("accent", bold=True, italic=True),
        "stance.belief": Style("muted", italic=True),
        "question.unknown": Style("warning", bold=True),
        "question.undisclosed": Style("accent", italic=True),
        "question.unconfirmed": Style("secondary"),
        "question.undecided": Style("primary", underline=True),
        "question.asked": Style("foreground"),
        "highlight": Style("background", "warning"),
        "match": Style("background", "accent", underline=True),
        "unread": Style("primary", bold=True),
        "starred": Style("warning"),
        "focus": Style("primary", "panel", bold=True),
    }
)
"""The styles of a theme that names none, in names of colours.

What is easily mistaken for another without its colour, a denial for a confirmation above all, has
another weight, slant or line.
"""

_DERIVED_HUES = {"success": "#3fae5a", "warning": "#d59b2d", "error": "#e0524d"}


def complete(draft: Draft) -> Theme:
    """The theme of a draft that extends nothing any more.

    Raises ThemeError where its roles and those of the theme it extends go round in a circle.
    """
    given = draft.colors
    variant = draft.variant or _variant(given.get("background"))
    colors = _terminal(given) if _is_terminal(given) else _derived(given, variant)
    if draft.contrast == "legible":
        colors = _moved(colors)
    styles = {**ROLE_STYLES, **draft.roles}
    roles = {role: _resolved(_followed(role, styles, draft.where), colors) for role in ROLES}
    return Theme(
        draft.name,
        draft.author,
        variant,
        MappingProxyType(colors),
        MappingProxyType(roles),
        MappingProxyType({**SIGNS, **draft.signs}),
    )


def _variant(background: str | None) -> Variant:
    light = background and is_hex(background) and is_light(background)
    return "light" if light else "dark"


def _is_terminal(given: Mapping[str, str]) -> bool:
    return any(not is_hex(given.get(key, "#")) for key in (*GROUNDS, "foreground", "primary"))


def _terminal(given: Mapping[str, str]) -> dict[str, str]:
    """What the terminal's colours look like is not known: what is not given is its default."""
    return {name: given.get(name, "default") for name in COLORS}


def _derived(given: Mapping[str, str], variant: Variant) -> dict[str, str]:
    """All colours: those given as they are, the others made of them so that they can be read."""
    dark = variant == "dark"
    background = given.get("background", "#101010" if dark else "#ffffff")
    foreground = given.get("foreground", "#ffffff" if dark else "#101010")
    primary = given.get("primary", foreground)
    grounds = {
        "background": background,
        "surface": given.get("surface", mix(background, foreground, 0.05)),
        "panel": given.get("panel", mix(background, foreground, 0.1)),
    }
    made = {
        "foreground": foreground,
        "muted": mix(foreground, background, 0.35),
        "primary": primary,
        "secondary": turned(primary, 60),
        "accent": turned(primary, -60),
        **_DERIVED_HUES,
    }
    readable = {name: legible(colour, grounds.values()) for name, colour in made.items()}
    return {name: {**readable, **grounds, **given}[name] for name in COLORS}


def _moved(colors: Mapping[str, str]) -> dict[str, str]:
    """Colours of text moved towards black or white until they can be read on every ground.

    Before that the second grounds come nearer to the background, as far as it takes for a text to
    be readable on both: many a scheme has a panel that no colour but one can be read on.
    """
    background = colors["background"]
    if not all(is_hex(colors[name]) for name in GROUNDS):
        return dict(colors)
    grounds = {
        name: kept_back(colors[name], background, ROOM) if name != "background" else background
        for name in GROUNDS
    }
    return {
        name: grounds.get(name) or (legible(colour, grounds.values()) if is_hex(colour) else colour)
        for name, colour in colors.items()
    }


def _followed(role: str, styles: Mapping[str, Style | str], where: str) -> Style:
    """The style of `role`, through the roles that it is said to look like."""
    seen = [role]
    while isinstance(style := styles[seen[-1]], str):
        if style in seen:
            raise ThemeError(
                f"the roles go round in a circle: {' → '.join([*seen, style])}",
                where=f"{where}: roles.{role}",
                remedy="give one of them a colour",
            )
        seen.append(style)
    return style


def _resolved(style: Style, colors: Mapping[str, str]) -> Style:
    """The style with colours in the place of their names."""
    fg, bg = style.fg, style.bg
    return replace(style, fg=fg and colors.get(fg, fg), bg=bg and colors.get(bg, bg))
