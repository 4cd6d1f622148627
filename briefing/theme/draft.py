"""What a theme file says, before anything is derived: the form that every format is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .types import Style, Variant

Contrast = Literal["legible", "as-is"]


@dataclass(frozen=True)
class Draft:
    """A theme file's own words.

    where: the file, for messages. colors: those that are given, "#rrggbb" or one of
    TERMINAL_COLORS. roles: for each role given its style, whose colours may be names of `colors`,
    or the name of the role that it looks like. extends: the theme that stands for all that is not
    given, and extends_at: file, line and key of that word. contrast: whether colours are moved
    until they can be read; None for what the theme extended has.
    """

    where: str
    name: str
    author: str = ""
    variant: Variant | None = None
    colors: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, Style | str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    extends: str | None = None
    extends_at: str = ""
    contrast: Contrast | None = None

    def over(self, base: Draft) -> Draft:
        """The same with `base` for all that it does not give."""
        return Draft(
            where=self.where,
            name=self.name,
            author=self.author or base.author,
            variant=self.variant or (None if "background" in self.colors else base.variant),
            colors={**base.colors, **self.colors},
            roles={**base.roles, **self.roles},
            signs={**base.signs, **self.signs},
            contrast=self.contrast or base.contrast,
        )
