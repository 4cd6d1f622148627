"""An application whose theme is chosen, kept, saved by others, and follows the terminal's background."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message

from briefing.errors import SettingsError, ThemeError
from briefing.theme import Theme
from briefing.tui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from textual.driver import Driver

    from briefing.terminal import Background
    from briefing.tui.driver import BackgroundTold


class ThemedApp(App[None], inherit_bindings=False):
    """What of the reader is about themes."""

    class ThemeSaved(Message):
        """A theme's file was saved, or, at first, may have been before anybody watched.

        error: why that will not be noticed any more.
        """

        def __init__(self, *, first: bool = False, error: ThemeError | None = None) -> None:
            super().__init__()
            self.first = first
            self.error = error

    def __init__(
        self,
        theme_on: Callable[[Background], str],
        themes: Mapping[str, Theme],
        background: Background,
        *,
        keep_theme: Callable[[str, Background], None],
        theme_changes: Callable[[threading.Event], Iterable[None]],
        driver: type[Driver] | None,
    ) -> None:
        """theme_on: the name of the theme that is wanted on a background. The rest as BriefingApp."""
        super().__init__(driver_class=driver)
        self._theme_on = theme_on
        self._background: Background = background
        self._wardrobe = Wardrobe(self, themes, theme_on(background), background)
        self._keep_theme = keep_theme
        self._theme_changes = theme_changes
        self._showing = False
        self._leaving = threading.Event()

    def on_themes_screen_kept(self) -> None:
        """Keep the theme for the next time."""
        name = self._wardrobe.name
        try:
            self._keep_theme(name, self._background)
        except SettingsError as error:
            self.notify(str(error), title="Not kept", severity="error", markup=False)
        else:
            self.clear_notifications()
            self.notify(name, title="Theme kept", markup=False, timeout=2)

    def on_background_told(self, event: BackgroundTold) -> None:
        """Wear the theme for the terminal's background, if there are two."""
        self._background = event.background
        if self._showing:
            self._follow_background()

    def _follow_background(self) -> None:
        name = self._theme_on(self._background)
        if name != self._wardrobe.name:
            self._rewear(name)

    def dress(self) -> None:
        """The widgets are there: an answer that came before them can be followed now."""
        if not self._showing:
            self._showing = True
            self._follow_background()
            if mistake := self._wardrobe.mistake:
                self._tell(f"{mistake.in_one_line()}; shown in the default theme")

    def on_themed_app_theme_saved(self, event: ThemeSaved) -> None:
        """Wear the theme as its file is now; a mistake in it leaves on what was on."""
        if event.error is None:
            told = self._wardrobe.mistake if event.first else None
            self._rewear(self._wardrobe.name, told)
        else:
            self._tell(str(event.error))

    def _rewear(self, name: str, told: ThemeError | None = None) -> None:
        """Wear a theme as its file is now, or tell why not, unless that was told already."""
        try:
            self._wardrobe.wear(name)
        except ThemeError as error:
            if str(error) != str(told):
                self._tell(error.in_one_line())

    def _tell(self, mistake: str) -> None:
        self.notify(mistake, title="Theme", severity="error", markup=False, timeout=10)

    def watch_themes(self) -> None:
        """Notice saved theme files from now on, in a thread."""
        threading.Thread(target=self._watch_files, daemon=True).start()

    def end_watching(self) -> None:
        """Let that thread end."""
        self._leaving.set()

    def _watch_files(self) -> None:
        try:
            for number, _ in enumerate(self._theme_changes(self._leaving)):
                self.post_message(self.ThemeSaved(first=number == 0))
        except ThemeError as error:
            self.post_message(self.ThemeSaved(error=error))
