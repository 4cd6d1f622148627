"""The themes that the reader can wear, and the one that it wears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from textual.app import App

from briefing.errors import ThemeError, nearest
from briefing.theme import Theme, find_themes, load_theme
from briefing.tui.look import Look, textual_theme
from briefing.tui.screens.base import ReaderScreen


class ThemeFiles(Mapping[str, Theme]):
    """The themes in files, each read when it is asked for, and as it is then."""

    def __getitem__(self, name: str) -> Theme:
        return load_theme(name, find_themes())

    def __contains__(self, name: object) -> bool:
        return name in find_themes()

    def __iter__(self) -> Iterator[str]:
        return iter(find_themes())

    def __len__(self) -> int:
        return len(find_themes())


class Wardrobe:
    """Puts themes on an application. name: of the theme worn; look: what screens draw with."""

    def __init__(self, app: App[None], themes: Mapping[str, Theme], name: str) -> None:
        """Dress `app`, before it runs, in the theme called `name`; raises ThemeError."""
        self._app = app
        self._themes = themes
        self._numbers = count()
        self.name = name
        self.look = Look(self._load(name))
        # Set without its watcher, which would have every style sheet parsed a second time.
        app.set_reactive(App.theme, self._register(self.look))
        app.stylesheet.set_variables(app.get_css_variables())

    @property
    def names(self) -> list[str]:
        """The themes there are."""
        return [*self._themes]

    def wear(self, name: str) -> None:
        """Put on another theme, or the same as its file is now; every screen is drawn again.

        Raises ThemeError, and leaves on what was on, where it cannot be read.
        """
        theme = self._load(name)
        self.name = name
        if theme == self.look.theme:
            return
        self.look = Look(theme)
        worn = self._app.theme
        self._app.theme = self._register(self.look)
        self._app.unregister_theme(worn)
        for screen in self._app.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.restyle(self.look)

    def _load(self, name: str) -> Theme:
        if name not in self._themes:
            raise ThemeError(f"there is no theme {name!r}", remedy=nearest(name, self._themes))
        return self._themes[name]

    def _register(self, look: Look) -> str:
        """Make a theme known to Textual, which takes notice of new names alone."""
        name = f"worn-{next(self._numbers)}"
        self._app.register_theme(textual_theme(name, look.theme))
        return name


def in_one_line(error: ThemeError) -> str:
    """The first mistake, and how many more there are."""
    first, *others = str(error).splitlines()
    return f"{first} (and {len(others)} more: briefing theme check)" if others else first
