"""The themes that the reader can wear, and the one that it wears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from textual.app import App

from briefing.errors import ThemeError, nearest
from briefing.theme import Theme, Variant, default_theme, find_themes, load_theme
from briefing.tui.look import Look, textual_theme
from briefing.tui.screens.base import ReaderScreen


class ThemeFiles(Mapping[str, Theme]):
    """The themes in files, each read when it is asked for, and as it is then."""

    def __getitem__(self, name: str) -> Theme:
        themes = find_themes()
        if name not in themes:
            raise KeyError(name)
        return load_theme(name, themes)

    def __contains__(self, name: object) -> bool:
        return name in find_themes()

    def __iter__(self) -> Iterator[str]:
        return iter(find_themes())

    def __len__(self) -> int:
        return len(find_themes())


class Wardrobe:
    """Puts themes on an application.

    name: of the theme chosen. look: what screens draw with. mistake: why the theme chosen cannot be
    read, None where it can; another stands for it until its file is mended.
    """

    def __init__(
        self, app: App[None], themes: Mapping[str, Theme], name: str, variant: Variant
    ) -> None:
        """Dress `app`, before it runs, in the theme called `name`, or the built-in one."""
        self._app = app
        self._themes = themes
        self._numbers = count()
        self.name = name
        self.mistake: ThemeError | None = None
        try:
            theme = self.read(name)
        except ThemeError as error:
            self.mistake = error
            theme = default_theme(variant)
        self.look = Look(theme)
        # Set without its watcher, which would have every style sheet parsed a second time.
        app.set_reactive(App.theme, self._register(self.look))
        app.stylesheet.set_variables(app.get_css_variables())

    @property
    def names(self) -> list[str]:
        """The themes there are."""
        return [*self._themes]

    def read(self, name: str) -> Theme:
        """The theme called `name`, as it is now; raises ThemeError."""
        try:
            return self._themes[name]
        except KeyError:
            remedy = nearest(name, self._themes)
            raise ThemeError(f"there is no theme {name!r}", remedy=remedy) from None

    def wear(self, name: str) -> None:
        """Put on another theme, or the same as its file is now; every screen is drawn again.

        Raises ThemeError, and leaves on what was on, where it cannot be read.
        """
        self.put_on(name, self.read(name))

    def put_on(self, name: str, theme: Theme, mistake: ThemeError | None = None) -> None:
        """Wear a theme that was read already; mistake: why it is not what its file is now."""
        self.name = name
        self.mistake = mistake
        if theme == self.look.theme:
            return
        self.look = Look(theme)
        worn = self._app.theme
        self._app.theme = self._register(self.look)
        self._app.unregister_theme(worn)
        for screen in self._app.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.restyle(self.look)

    def _register(self, look: Look) -> str:
        """Make a theme known to Textual, which takes notice of new names alone."""
        name = f"worn-{next(self._numbers)}"
        self._app.register_theme(textual_theme(name, look.theme))
        return name
