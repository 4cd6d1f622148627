"""base16 and base24 schemes as they are: the tinted-theming form and the older one.

The newer form has the colours under `palette`; the older has them at the top level, and the name
under `scheme`. (Builder specification 0.11 of https://github.com/tinted-theming/home.)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..yamlfile import Mistakes, Node, mapping_at, one_of, text_at
from .draft import Draft
from .values import author_at, contrast_at, hex_at, name_at, variant_at

BASE16 = tuple(f"base0{digit}" for digit in "0123456789ABCDEF")
BASE24 = (*BASE16, *(f"base1{digit}" for digit in "01234567"))
KEYS = ("system", "name", "slug", "author", "description", "variant", "palette", "contrast")
OLD_KEYS = ("scheme", "author", "variant", "contrast")

COLOR_OF: Mapping[str, str] = MappingProxyType(
    {
        "background": "base00",
        "surface": "base01",
        "panel": "base02",
        "muted": "base03",
        "foreground": "base05",
        "error": "base08",
        "warning": "base0A",
        "success": "base0B",
        "accent": "base0C",
        "primary": "base0D",
        "secondary": "base0E",
    }
)
"""The scheme's colour that each colour of a theme takes."""


def is_base16(root: Node) -> bool:
    """Whether the mapping `root` means to be a scheme of either form."""
    keys = {key for key, _ in root.entries}
    return bool(keys & {"palette", "system", "scheme", "slug"}) or "base00" in keys


def read_base16(root: Node, where: str, mistakes: Mistakes) -> Draft:
    """The draft of the scheme at the mapping `root`; what is wrong goes into `mistakes`."""
    old = root.get("palette") is None and (
        root.get("scheme") is not None or any(root.get(key) for key in BASE16)
    )
    if old:
        mistakes.unknown_keys(root, (*OLD_KEYS, *BASE24))
        palette: Node | None = root
    else:
        mistakes.unknown_keys(root, KEYS)
        palette = root.get("palette")
        if palette is None:
            remedy = "it holds base00 to base0F"
            mistakes.add(root, "the key 'palette' is missing", remedy)
        elif mapping_at(palette, mistakes) is None:
            palette = None
        else:
            mistakes.unknown_keys(palette, BASE24)
    _check_words(root, mistakes)
    variant_at(root, mistakes)
    return Draft(
        where=where,
        name=name_at(root, "scheme" if old else "name", mistakes),
        author=author_at(root, mistakes),
        # Some schemes say "dark" of a light background: what it is, it shows.
        variant=None,
        colors=_colors(palette, root, mistakes) if palette else {},
        contrast=contrast_at(root, mistakes) or "legible",
    )


def _check_words(root: Node, mistakes: Mistakes) -> None:
    if system := root.get("system"):
        one_of(system, ("base16", "base24"), mistakes)
    for key, example in (("slug", "my-scheme"), ("description", "a few words")):
        if (node := root.get(key)) and node.kind != "empty":
            text_at(node, mistakes, example)


def _colors(palette: Node, root: Node, mistakes: Mistakes) -> dict[str, str]:
    system = root.get("system")
    needed = BASE24 if system and system.written == "base24" else BASE16
    missing = [key for key in needed if palette.get(key) is None]
    if missing:
        what = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        mistakes.add(palette, what, f'add {missing[0]}: "rrggbb"', at_key=True)
    found = {
        key: hex_at(node, mistakes, bare=True) for key, node in palette.entries if key in BASE24
    }
    chosen = ((color, found.get(base)) for color, base in COLOR_OF.items())
    return {color: value for color, value in chosen if value}
