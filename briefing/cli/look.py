"""Which theme a command prints in, and that it prints even if that one has mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import ThemeError
from ..theme import Theme, default_theme, find_themes, load_theme
from .group import tell

if TYPE_CHECKING:
    from ..render.text import Colours
    from ..settings import Settings
    from ..terminal import Background


def theme_in_force(
    settings: Settings, environment: Mapping[str, str], colours: Colours | None
) -> Theme:
    """The theme of the settings, which may follow the terminal's background.

    The terminal is asked only where there are two themes to choose from, and colours to print. A
    theme that cannot be read is told of in one line, and the built-in one takes its place.
    """
    ground = _background(environment) if _is_asked(settings, colours) else None
    try:
        return load_theme(settings.theme_on(ground), find_themes())
    except ThemeError as error:
        tell(f"{error.in_one_line()}; shown in the default theme")
        return default_theme(ground or "dark")


def _is_asked(settings: Settings, colours: Colours | None) -> bool:
    return not isinstance(settings.theme, str) and colours is not None


def _background(environment: Mapping[str, str]) -> Background | None:
    from ..terminal import background

    return background(environment)
