"""The program's own form of a theme, which themes/README.md describes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from ..model import QUESTION_KINDS, STANCES
from ..yamlfile import Mistakes, Node, mapping_at, text_at
from .draft import Draft
from .types import COLORS, ROLES, SIGNS, Style
from .values import author_at, colour_at, contrast_at, name_at, variant_at

KEYS = ("name", "author", "variant", "colors", "roles", "signs", "extends", "contrast")
NEEDED_COLORS = ("background", "foreground", "primary")
FLAGS = ("bold", "italic", "underline", "reverse")
STYLE_KEYS = ("fg", "bg", *FLAGS)


def read_own(root: Node, where: str, mistakes: Mistakes) -> Draft:
    """The draft at the mapping `root`; what is wrong goes into `mistakes`."""
    mistakes.unknown_keys(root, KEYS)
    extends = root.get("extends")
    base = text_at(extends, mistakes, "dark") if extends else None
    return Draft(
        where=where,
        name=name_at(root, "name", mistakes),
        author=author_at(root, mistakes),
        variant=variant_at(root, mistakes),
        colors=_colors(root, mistakes, () if extends else NEEDED_COLORS),
        roles=_roles(root.get("roles"), mistakes),
        signs=_signs(root.get("signs"), mistakes),
        extends=base,
        extends_at=f"{where}:{extends.line}:{extends.column}: extends" if extends else "",
        contrast=contrast_at(root, mistakes),
    )


def _colors(root: Node, mistakes: Mistakes, needed: tuple[str, ...]) -> dict[str, str]:
    node = root.get("colors")
    if node is None:
        if needed:
            mistakes.add(root, "the key 'colors' is missing", f"it needs {', '.join(needed)}")
        return {}
    if mapping_at(node, mistakes) is None:
        return {}
    mistakes.unknown_keys(node, COLORS)
    for name in needed:
        if node.get(name) is None:
            what = f"the colour {name!r} is missing"
            mistakes.add(node, what, f'add {name}: "#rrggbb"', at_key=True)
    found = ((key, colour_at(value, mistakes)) for key, value in node.entries if key in COLORS)
    return {key: colour for key, colour in found if colour}


def _roles(node: Node | None, mistakes: Mistakes) -> dict[str, Style | str]:
    if node is None or mapping_at(node, mistakes) is None:
        return {}
    mistakes.unknown_keys(node, ROLES)
    given = {key: value for key, value in node.entries if key in ROLES}
    for role in given:
        _check_circle(role, given, mistakes)
    found = ((role, _style(value, mistakes)) for role, value in given.items())
    return {role: style for role, style in found if style is not None}


def _check_circle(role: str, given: Mapping[str, Node], mistakes: Mistakes) -> None:
    """A mistake where a role looks like another that looks like it."""
    seen = [role]
    while (node := given.get(seen[-1])) and node.written in ROLES:
        if node.written in seen:
            path = " → ".join([*seen, node.written])
            mistakes.add(given[role], f"goes round in a circle: {path}", "give one a colour")
            return
        seen.append(node.written)


def _style(node: Node, mistakes: Mistakes) -> Style | str | None:
    if node.kind != "mapping":
        found = colour_at(node, mistakes, (*COLORS, *ROLES))
        return found if found in ROLES else Style(found) if found else None
    mistakes.unknown_keys(node, STYLE_KEYS)
    fg, bg = node.get("fg"), node.get("bg")
    flags = (_flag(node.get(flag), mistakes) for flag in FLAGS)
    return Style(
        colour_at(fg, mistakes, COLORS) if fg else None,
        colour_at(bg, mistakes, COLORS) if bg else None,
        *flags,
    )


def _flag(node: Node | None, mistakes: Mistakes) -> bool:
    if node is None:
        return False
    if node.kind != "boolean":
        mistakes.add(node, f"must be true or false, found {node.found()}", "without quotes")
    return node.written.lower() in ("true", "yes", "on")


def _signs(node: Node | None, mistakes: Mistakes) -> dict[str, str]:
    signs: dict[str, str] = {}
    if node is None or mapping_at(node, mistakes) is None:
        return signs
    mistakes.unknown_keys(node, SIGNS)
    for key, value in node.entries:
        if key not in SIGNS:
            continue
        if value.kind in ("list", "mapping") or not _one_cell(value.written):
            what = f"must be one character one cell wide, found {value.found()}"
            mistakes.add(value, what, f'such as "{SIGNS[key]}", in quotes')
        elif value.kind == "empty":
            what = f"must be one character one cell wide, found {value.found()}"
            mistakes.add(
                value, what, f'in YAML a bare {value.written} is empty: write "{value.written}"'
            )
        else:
            signs[key] = value.written
    for names in (STANCES, QUESTION_KINDS):
        _distinct({**SIGNS, **signs}, names, node, mistakes)
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
