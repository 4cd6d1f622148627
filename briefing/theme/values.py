"""Single values of theme files, and what YAML makes of those that are not in quotes."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import get_args

from ..colour import normalised
from ..errors import nearest
from ..yamlfile import Mistakes, Node, one_of, text_at
from .draft import Contrast
from .types import ROLES, TERMINAL_COLORS, Variant


def name_at(root: Node, key: str, mistakes: Mistakes) -> str:
    """The text that a theme must have under `key`; "" and a mistake where there is none."""
    node = root.get(key)
    if node is None:
        mistakes.add(root, f"the key {key!r} is missing", f"add a line such as {key}: Night")
        return ""
    return text_at(node, mistakes, "Night") or ""


def author_at(root: Node, mistakes: Mistakes) -> str:
    """The author, "" where none is named."""
    node = root.get("author")
    if node is None or (node.kind in ("empty", "text") and not node.written.strip()):
        return ""
    return text_at(node, mistakes, "your name") or ""


def variant_at(root: Node, mistakes: Mistakes) -> Variant | None:
    """What the file says of itself, None where it says nothing."""
    node = root.get("variant")
    named = one_of(node, get_args(Variant), mistakes) if node else None
    return None if named is None else "light" if named == "light" else "dark"


def contrast_at(root: Node, mistakes: Mistakes) -> Contrast | None:
    """Whether colours are to be moved until they can be read; None where nothing is said."""
    node = root.get("contrast")
    named = one_of(node, get_args(Contrast), mistakes) if node else None
    return None if named is None else "as-is" if named == "as-is" else "legible"


def hex_at(node: Node, mistakes: Mistakes, *, bare: bool = False) -> str | None:
    """The colour "#rrggbb" at `node`, or None and a mistake. bare: the # may be missing."""
    sign = "" if node.written.startswith("#") else "#"
    if node.kind == "text" and (not sign or bare) and (colour := normalised(sign + node.written)):
        return colour
    mistakes.add(node, f"must be a colour, found {node.found()}", _remedy(node, bare=bare))
    return None


def colour_at(node: Node, mistakes: Mistakes, names: Collection[str] = ()) -> str | None:
    """A colour "#rrggbb", one of the terminal's, or one of `names`; else None and a mistake."""
    if node.kind == "text" and node.written in (*names, *TERMINAL_COLORS):
        return node.written
    if node.kind != "text" or not _is_a_word(node.written):
        return hex_at(node, mistakes)
    if node.written in ROLES:
        what = f"{node.written!r} is a role, and this must be a colour"
        role = node.key.removeprefix("roles.").rpartition(".")[0]
        mistakes.add(
            node, what, f"write {role}: {node.written} for its whole style" if role else ""
        )
        return None
    what = "colour or role" if "title" in names else "colour"
    mistakes.add(node, f"unknown {what} {node.written!r}", _named(node.written, names))
    return None


def _is_a_word(written: str) -> bool:
    return bool(re.match(r"[A-Za-z]", written)) and not normalised("#" + written)


def _named(written: str, names: Collection[str]) -> str:
    guess = nearest(written, (*names, *TERMINAL_COLORS))
    if guess.startswith("did you mean"):
        return guess
    return f'write "#rrggbb" in quotes, or one of {", ".join(names or TERMINAL_COLORS)}'


def _remedy(node: Node, *, bare: bool) -> str:
    written = node.written
    if node.kind == "empty":
        colour = re.match(r"#[0-9a-fA-F]+", node.comment)
        shown = colour[0] if colour else "#rrggbb"
        return f'put the colour in quotes: a bare # begins a comment. Write "{shown}"'
    if node.kind == "number":
        octal = written[0] == "0" and len(written) > 1 and set(written) <= set("01234567")
        kind = "an octal number" if octal and written.strip("0") else "a number"
        if normalised("#" + written):
            return f'in YAML a bare {written} is {kind}: write "{"" if bare else "#"}{written}"'
        return f'a bare {written} is {kind}: write a colour as "#rrggbb", in quotes'
    if node.kind == "boolean":
        return f'in YAML a bare {written} is a boolean: write a colour as "#rrggbb", in quotes'
    if normalised("#" + written):
        return f'the # is missing: write "#{written}"'
    if re.fullmatch(r"#?[0-9a-fA-F]{8}", written):
        return "a colour here has no transparency: leave out the last two digits"
    return 'write a colour as "#rrggbb", in quotes: six digits 0-9, a-f'
