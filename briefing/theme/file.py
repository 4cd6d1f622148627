"""The YAML form of a theme: what may stand in it, what is derived, what is wrong with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from ..colour import legible, luminance, mix, normalised, turned
from ..errors import ThemeError, nearest
from ..model import QUESTION_KINDS, STANCES
from ..yamlfile import Mistakes, Node, mapping_at, one_of, read_yaml, text_at
from .types import COLORS, ROLES, SIGNS, Style, Theme, Variant

KEYS = ("name", "author", "variant", "colors", "roles", "signs")
NEEDED_COLORS = ("background", "foreground", "primary")
FLAGS = ("bold", "italic", "underline", "reverse")
STYLE_KEYS = ("fg", "bg", *FLAGS)

_ROLES: Mapping[str, Style] = MappingProxyType(
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
        "stance.decline": Style("warning"),
        "stance.confirm": Style("success", bold=True),
        "stance.accuse": Style("error", underline=True),
        "stance.promise": Style("primary"),
        "stance.request": Style("secondary", bold=True),
        "stance.question": Style("accent"),
        "stance.belief": Style("muted", italic=True),
        "question.unknown": Style("warning", bold=True),
        "question.undisclosed": Style("accent"),
        "question.unconfirmed": Style("secondary"),
        "question.undecided": Style("primary"),
        "question.asked": Style("foreground"),
        "highlight": Style("background", "warning"),
        "match": Style("background", "accent"),
        "unread": Style("primary", bold=True),
        "starred": Style("warning"),
        "focus": Style("primary", "panel", bold=True),
    }
)
"""The styles of a theme that names none, in names of colours."""

_DERIVED_HUES = {"success": "#3fae5a", "warning": "#d59b2d", "error": "#e0524d"}


def read_theme(text: str, where: str) -> Theme:
    """The theme in the text of a YAML file that is called `where`; pure.

    Raises ThemeError that names each mistake with line, key, what was found and what is allowed.
    """
    mistakes = Mistakes(ThemeError, where)
    root = read_yaml(text, mistakes, where, ThemeError)
    if root is None or root.kind == "empty":
        raise ThemeError("is empty", where=where, remedy=f"give it {', '.join(KEYS)}")
    if mapping_at(root, mistakes) is None:
        mistakes.raise_if_any()
    mistakes.unknown_keys(root, KEYS)
    name = _needed_text(root, "name", mistakes)
    author_node = root.get("author")
    author = text_at(author_node, mistakes, "your name") if author_node else None
    given = _colors(root, mistakes)
    variant = _variant(root, given, mistakes)
    colors = _derived(given, variant)
    roles = _roles(root.get("roles"), colors, mistakes)
    signs = _signs(root.get("signs"), mistakes)
    mistakes.raise_if_any()
    return Theme(
        name,
        author or "",
        variant,
        MappingProxyType(colors),
        MappingProxyType(roles),
        MappingProxyType(signs),
    )


def _needed_text(root: Node, key: str, mistakes: Mistakes) -> str:
    node = root.get(key)
    if node is None:
        mistakes.add(root, f"the key {key!r} is missing", f"add a line such as {key}: Night")
        return ""
    return text_at(node, mistakes, "Night") or ""


def _variant(root: Node, colors: Mapping[str, str], mistakes: Mistakes) -> Variant:
    """As given, else by how light the background is."""
    node = root.get("variant")
    named = one_of(node, get_args(Variant), mistakes) if node else None
    if named:
        return "light" if named == "light" else "dark"
    return "light" if luminance(colors.get("background", "#000000")) > 0.18 else "dark"


def _colors(root: Node, mistakes: Mistakes) -> dict[str, str]:
    node = root.get("colors")
    if node is None:
        mistakes.add(root, "the key 'colors' is missing", f"it needs {', '.join(NEEDED_COLORS)}")
        return {}
    if mapping_at(node, mistakes) is None:
        return {}
    mistakes.unknown_keys(node, COLORS)
    for name in NEEDED_COLORS:
        if node.get(name) is None:
            mistakes.add(node, f"the colour {name!r} is missing", f'add {name}: "#rrggbb"')
    found = ((key, _hex(value, mistakes)) for key, value in node.entries if key in COLORS)
    return {key: colour for key, colour in found if colour}


def _hex(node: Node, mistakes: Mistakes) -> str | None:
    if node.kind in ("text", "number") and (colour := normalised(node.written)):
        return colour
    if node.kind == "empty":
        remedy = 'put the colour in quotes: a bare # begins a comment. Write "#rrggbb"'
    elif normalised("#" + node.written):
        what = "number" if node.kind == "number" else "text without #"
        remedy = f'bare {node.written} is a {what}: write "#{node.written}"'
    else:
        remedy = 'write a colour as "#rrggbb", in quotes'
    mistakes.add(node, f"must be a colour, found {node.found()}", remedy)
    return None


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


def _roles(node: Node | None, colors: Mapping[str, str], mistakes: Mistakes) -> dict[str, Style]:
    styles = {
        role: Style(
            colors[style.fg] if style.fg else None,
            colors[style.bg] if style.bg else None,
            *(getattr(style, flag) for flag in FLAGS),
        )
        for role, style in _ROLES.items()
    }
    if node is None or mapping_at(node, mistakes) is None:
        return styles
    mistakes.unknown_keys(node, ROLES)
    given = {key: value for key, value in node.entries if key in ROLES}
    for role, value in given.items():
        if value.written not in ROLES and (style := _style(value, colors, mistakes)):
            styles[role] = style
    return {role: _followed(role, given, styles, mistakes) for role in ROLES}


def _followed(
    role: str, given: Mapping[str, Node], styles: Mapping[str, Style], mistakes: Mistakes
) -> Style:
    """The style of `role`, through the roles that it says it looks like."""
    seen = [role]
    while (node := given.get(seen[-1])) and node.written in ROLES:
        if node.written in seen:
            mistakes.add(
                given[role], f"goes round in a circle: {' → '.join([*seen, node.written])}"
            )
            break
        seen.append(node.written)
    return styles[seen[-1]]


def _style(node: Node, colors: Mapping[str, str], mistakes: Mistakes) -> Style | None:
    if node.kind != "mapping":
        colour = _colour(node, colors, mistakes, (*COLORS, *ROLES))
        return Style(colour) if colour else None
    mistakes.unknown_keys(node, STYLE_KEYS)
    fg, bg = node.get("fg"), node.get("bg")
    flags = (_flag(node.get(flag), mistakes) for flag in FLAGS)
    return Style(
        _colour(fg, colors, mistakes, COLORS) if fg else None,
        _colour(bg, colors, mistakes, COLORS) if bg else None,
        *flags,
    )


def _colour(
    node: Node, colors: Mapping[str, str], mistakes: Mistakes, names: tuple[str, ...]
) -> str | None:
    if node.kind != "text" or node.written.startswith("#"):
        return _hex(node, mistakes)
    if node.written in colors:
        return colors[node.written]
    mistakes.add(node, f"unknown colour or role {node.written!r}", nearest(node.written, names))
    return None


def _flag(node: Node | None, mistakes: Mistakes) -> bool:
    if node is None:
        return False
    if node.kind != "boolean":
        mistakes.add(node, f"must be true or false, found {node.found()}")
    return node.written.lower() in ("true", "yes", "on")


def _signs(node: Node | None, mistakes: Mistakes) -> dict[str, str]:
    signs = dict(SIGNS)
    if node is None or mapping_at(node, mistakes) is None:
        return signs
    mistakes.unknown_keys(node, SIGNS)
    for key, value in node.entries:
        if key not in SIGNS:
            continue
        if value.kind in ("list", "mapping") or not _one_cell(value.written):
            mistakes.add(
                value,
                f"must be one character one cell wide, found {value.found()}",
                f'such as "{SIGNS[key]}", in quotes',
            )
        else:
            signs[key] = value.written
    for names in (STANCES, QUESTION_KINDS):
        _distinct(signs, names, node, mistakes)
    return signs


def _distinct(
    signs: Mapping[str, str], names: tuple[str, ...], node: Node, mistakes: Mistakes
) -> None:
    """A mistake for each sign that two of `names` have: without colour they would look the same."""
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(signs[name], name)
        if other != name:
            what = f"{signs[name]!r} is the sign of both {other} and {name}"
            mistakes.add(node.get(name) or node.get(other) or node, what, "choose another")


def _one_cell(sign: str) -> bool:
    return (
        len(sign) == 1
        and sign.isprintable()
        and not sign.isspace()
        and not unicodedata.combining(sign)
        and unicodedata.east_asian_width(sign) not in ("W", "F")
    )
