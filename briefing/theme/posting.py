"""The YAML themes of posting and of elia: ten colours, of which `primary` alone is needed."""

from __future__ import annotations

from ..yamlfile import Mistakes, Node
from .draft import Draft
from .values import author_at, colour_at, contrast_at, name_at

COLORS = (
    "primary",
    "secondary",
    "background",
    "surface",
    "panel",
    "warning",
    "error",
    "success",
    "accent",
)
"""Their names are the same here. `foreground` is Textual's, which newer files of theirs have."""

KEYS = (
    "name",
    *COLORS,
    "foreground",
    "dark",
    "author",
    "description",
    "homepage",
    "text_area",
    "syntax",
    "url",
    "variable",
    "method",
    "contrast",
)
"""With posting's keys for its own parts, which nothing here corresponds to."""

BACKGROUNDS = {True: "#121212", False: "#efefef"}
"""What Textual takes where a theme names no background, by `dark`."""

FOREGROUNDS = {True: "#e0e0e0", False: "#1f1f1f"}
"""Posting's themes leave the text's colour to Textual."""


def is_posting(root: Node) -> bool:
    """Whether the mapping `root` has its colours at the top level, by posting's names."""
    return any(root.get(key) is not None for key in ("primary", "dark", "background", "syntax"))


def read_posting(root: Node, where: str, mistakes: Mistakes) -> Draft:
    """The draft of the theme at the mapping `root`; what is wrong goes into `mistakes`."""
    mistakes.unknown_keys(root, KEYS)
    if root.get("primary") is None:
        mistakes.add(root, "the key 'primary' is missing", 'add primary: "#rrggbb"')
    dark = _dark(root.get("dark"), mistakes)
    given = {
        key: colour_at(node, mistakes)
        for key, node in root.entries
        if (key in (*COLORS, "foreground") and node.kind != "empty") or _hides_colour(key, node)
    }
    colors = {key: colour for key, colour in given.items() if colour}
    return Draft(
        where=where,
        name=name_at(root, "name", mistakes),
        author=author_at(root, mistakes),
        variant=None,
        colors={"background": BACKGROUNDS[dark], "foreground": FOREGROUNDS[dark], **colors},
        contrast=contrast_at(root, mistakes) or "legible",
    )


def _hides_colour(key: str, node: Node) -> bool:
    """An empty value is none at all to posting, unless a comment shows that one was meant."""
    return key in (*COLORS, "foreground") and node.comment.startswith("#")


def _dark(node: Node | None, mistakes: Mistakes) -> bool:
    if node is None:
        return True
    if node.kind != "boolean":
        mistakes.add(node, f"must be true or false, found {node.found()}", "without quotes")
    return node.written.lower() not in ("false", "no", "off")
