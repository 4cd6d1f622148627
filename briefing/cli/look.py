"""Which theme a command prints in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..theme import Theme, find_themes, load_theme

if TYPE_CHECKING:
    from ..render.text import Colours
    from ..settings import Settings


def theme_in_force(
    settings: Settings, environment: Mapping[str, str], colours: Colours | None
) -> Theme:
    """The theme of the settings, which may follow the terminal's background; raises ThemeError.

    The terminal is asked only where there are two themes to choose from, and colours to print.
    """
    asked = not isinstance(settings.theme, str) and colours is not None
    if not asked:
        return load_theme(settings.theme_on(None), find_themes())
    from ..terminal import background

    return load_theme(settings.theme_on(background(environment)), find_themes())
