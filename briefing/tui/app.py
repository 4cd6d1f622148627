"""The application: takes in what is read and analysed, keeps the session, and moves between screens."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import ConsoleDimensions
from textual import events
from textual.screen import Screen

from briefing import keys
from briefing.errors import BriefingError
from briefing.settings import Settings
from briefing.theme import Theme
from briefing.tui.analyst import Analyst
from briefing.tui.bindings import bindings
from briefing.tui.feed import Feed, Source
from briefing.tui.garbage import Garbage
from briefing.tui.greeting import hint
from briefing.tui.job import Analyse
from briefing.tui.marks import Marks, MarksInMemory
from briefing.tui.screens.acting import ActingScreen
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.screens.main import MainScreen
from briefing.tui.session import Session
from briefing.tui.shelf import Shelf
from briefing.tui.themed import ThemedApp
from briefing.tui.widgets.status_line import Status, StatusLine
from briefing.tui.widths import Widths

if TYPE_CHECKING:
    from textual.driver import Driver

    from briefing.outside import Outside
    from briefing.terminal import Background
    from briefing.tui.folder import FolderBriefing
    from briefing.tui.screens.folder import FolderScreen
    from briefing.tui.screens.text import TextScreen
    from briefing.tui.screens.widths import WidthScreen

SMALLEST = (40, 10)
"""Columns and lines that the reader needs."""


class BriefingApp(ThemedApp, inherit_bindings=False):
    """The reader. It is given all it needs, and reaches for nothing by itself."""

    CSS_PATH = "briefing.tcss"
    TITLE = "briefing"
    BINDINGS = bindings("reader")
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        shelf: Shelf,
        *,
        files: Source | None = None,
        analyse: Analyse,
        settings: Settings,
        themes: Mapping[str, Theme],
        marks: Marks | None = None,
        folder: str = "",
        outside: Outside | None = None,
        is_first_start: Callable[[], bool] = lambda: False,
        garbage: Garbage | None = None,
        widths: Widths | None = None,
        keep_widths: Callable[[Widths], None] = lambda widths: None,
        background: Background = "dark",
        keep_theme: Callable[[str, Background], None] = lambda name, background: None,
        theme_changes: Callable[[threading.Event], Iterable[None]] = lambda stop: (),
        driver: type[Driver] | None = None,
    ) -> None:
        """Prepare the reader.

        shelf: the articles. files: those of the shelf, where reading them has begun. themes: by
        name; loaded when asked for, so that a mapping may read files then. folder: what is open, as
        the user calls it. outside: clipboard, editor, browser and files, by default this machine's.
        is_first_start: asked once something is on the screen; if so, a hint is given. garbage: told
        when it is to be looked for. widths: of the panes at first. keep_widths: makes others those of
        the next time; may raise OSError. background: what is known of the terminal's at the start.
        keep_theme: makes a theme that of the next time; may raise SettingsError. theme_changes: gives
        an item whenever theme files were saved, until its event is set; read in a thread; may raise
        ThemeError. driver: None for Textual's own.
        Raises SettingsError as `briefing.tui.run`.
        """
        keymap = keys.keymap(settings.keys)
        super().__init__(
            settings.theme_on,
            themes,
            background,
            keep_theme=keep_theme,
            theme_changes=theme_changes,
            driver=driver,
        )
        # Where a terminal does not tell its size, Rich and Textual's driver assume different ones,
        # and the screen would be laid out for the one and the other in turn, without end.
        self.console.size = ConsoleDimensions(*shutil.get_terminal_size())
        self.set_keymap(keymap)
        self.session = Session(settings, marks or MarksInMemory(), shelf)
        self._is_empty = False
        self._folder = folder
        self._loading = True
        self._painted = threading.Event()
        """Set once an article is on the screen: until then, threads leave the processor to it."""
        self._feed = Feed(
            self, files or shelf.files, shelf.changes, shelf.likenesses, self._painted
        )
        self._analyst = Analyst(self, self.session, analyse)
        self._main = MainScreen(self.session, self._wardrobe.look)
        self._garbage = garbage
        self._folder_briefing: FolderBriefing | None = None
        self._keep_widths = keep_widths
        self._main.widths = widths or Widths()
        self._too_small: Screen[None] | None = None
        self._outside = outside
        self._is_first_start = is_first_start
        self._hinting = False

    def get_default_screen(self) -> Screen[None]:
        """The main screen is there from the start."""
        return self._main

    def on_load(self) -> None:
        """Begin to read the articles, so that the first is there when the screen is."""
        self._feed.read()

    # what is read

    def on_feed_unfollowed(self, event: Feed.Unfollowed) -> None:
        """Say that changes are no longer seen."""
        self.notify(str(event.error), title="Folder", severity="error", markup=False)

    def on_feed_uncompared(self, event: Feed.Uncompared) -> None:
        """Say that texts which are nearly the same are no longer found."""
        self.notify(str(event.error), title="Copies", severity="error", markup=False)

    def on_feed_compared(self, event: Feed.Compared) -> None:
        """Show texts that are nearly the same once; the cursor stays on its article."""
        if self.is_running and self.session.learn(event.likenesses):
            self._main.changed()
            if self._folder_briefing is not None:
                self._folder_briefing.follow()
            self._go_on()

    def on_feed_changed(self, event: Feed.Changed) -> None:
        """Show what changed; the cursor stays on its article."""
        if not self.is_running:
            return
        for file in event.files:
            self.session.update(file)
        if self._is_empty and self.session.entries:
            self._is_empty = False
            self.pop_screen()
        self._main.changed()
        self._go_on()
        self._feed.compare()

    def on_feed_read(self, event: Feed.Read) -> None:
        """Put what was read into the list."""
        if not self.is_running:
            return
        regrouped = self.session.learn(one for file in event.files for one in file.likenesses)
        self._main.added(self.session.add(*event.files))
        if regrouped:
            self._main.changed()
        self._keep()
        if not self.session.entries:
            self._start()
        self._go_on()

    def on_feed_all_read(self, event: Feed.AllRead) -> None:
        """Say so where nothing was read."""
        if not self.is_running:
            return
        self._loading = False
        self._main.loaded()
        self._report()
        if event.error is not None or not self.session.entries:
            from briefing.tui.screens.notice import EmptyScreen

            self._start()
            why = event.error or f"There are no articles in {self._folder or 'the folder'}."
            self._is_empty = True
            followed = event.error is None
            self.push_screen(EmptyScreen(self._folder, str(why), followed=followed))
        if event.error is None:
            self._feed.follow()
            self._feed.compare()

    # what is analysed

    def _go_on(self) -> None:
        """Begin the next analysis, unless one is under way or nothing is on the screen yet."""
        self._report()
        if self._painted.is_set():
            self._analyst.go_on()

    def on_analyst_analysed(self, event: Analyst.Analysed) -> None:
        """Keep and show what was found."""
        if not self.is_running:
            return
        self._analyst.keep(event)
        self._main.analysed()
        if self._folder_briefing is not None:
            self._folder_briefing.follow()
        if event.job.index == self.session.current:
            for screen in self.screen_stack:
                if isinstance(screen, ReaderScreen):
                    screen.update_page(self.session.page(event.job.index))
        self._go_on()

    def _keep(self) -> None:
        """What was taken in stays until the reader is left."""
        if self._garbage is not None and self._painted.is_set():
            self._garbage.keep()

    def _report(self) -> None:
        status = Status(
            folder=self._folder,
            articles=self.session.articles,
            unread=self.session.unread,
            analysed=self.session.analysed,
            loading=self._loading,
        )
        for screen in self.screen_stack:
            for line in screen.query(StatusLine):
                line.status = status

    # what the screens ask for

    def on_main_screen_shown(self) -> None:
        """The article shown is analysed first, once it is on the screen."""
        self.dress()
        self.call_after_refresh(self._seen)

    def on_main_screen_covered(self) -> None:
        """A key was faster than the first screen: reading and analysis go on under the other one."""
        self._seen()

    def _seen(self) -> None:
        self._start()
        self._go_on()

    def _start(self) -> None:
        """Let threads work from now on."""
        self.dress()
        if not self._painted.is_set():
            self._painted.set()
            self._main.started()
            self.watch_themes()
            self._keep()
            if self._is_first_start():
                words = hint(self.session.settings.keys)
                self.notify(words, title="Welcome", markup=False, timeout=20)
                self._hinting = True

    async def on_event(self, event: events.Event) -> None:
        """The hint lies over what it speaks of, so it goes with the first key."""
        if self._hinting and isinstance(event, events.Key):
            self._hinting = False
            self.clear_notifications()
        await super().on_event(event)

    def on_unmount(self) -> None:
        """Let the threads end."""
        self.end_watching()
        self._feed.end()
        self._painted.set()

    def on_session_screen_marked(self) -> None:
        """Count anew."""
        self._report()

    def on_main_screen_length_changed(self) -> None:
        """The summary is made again."""
        self._go_on()

    async def on_main_screen_text_wanted(self, event: MainScreen.TextWanted) -> None:
        """Open the full text."""
        index = self.session.current
        if index is not None:
            from briefing.tui.screens.text import TextScreen

            await self.push_screen(
                TextScreen(self.session.page(index), event.ref, self._wardrobe.look)
            )
            self._report()

    async def on_main_screen_folder_wanted(self) -> None:
        """Open the briefing of all unread articles together."""
        from briefing.tui.folder import FolderBriefing

        self._folder_briefing = FolderBriefing(self, self.session)
        try:
            await self._folder_briefing.open(self._wardrobe.look)
        except BriefingError as error:
            self.notify(str(error), title="Store", severity="error", markup=False)
        self._report()

    async def on_folder_screen_wanted(self, event: FolderScreen.Wanted) -> None:
        """Open the text that a row of the folder's briefing comes from; Esc returns to the row."""
        from briefing.tui.screens.text import TextScreen

        self._read_from_folder(event.place.index)
        page = self.session.page(event.place.index)
        await self.push_screen(TextScreen(page, event.place.ref, self._wardrobe.look))
        self._report()

    def _read_from_folder(self, index: int) -> None:
        self.session.read(index)
        self._main.marked()
        self._report()

    def on_text_screen_step(self, event: TextScreen.Step) -> None:
        """Go through the articles in the full text."""
        opened = self._folder_briefing
        if opened is not None and opened.is_open:
            index = opened.step(event.by)
            if index is not None:
                self._read_from_folder(index)
        else:
            index = self.session.current if self._main.step(event.by) else None
        if index is not None:
            event.screen.show(self.session.page(index), None)

    def on_width_screen_widths_changed(self, event: WidthScreen.WidthsChanged) -> None:
        """Keep the widths for the next time."""
        try:
            self._keep_widths(event.widths)
        except OSError as error:
            words = f"The widths last until the reader is closed: {error.strerror or error}"
            self.notify(words, title="Not kept", severity="warning", markup=False)

    def on_acting_screen_wanted(self, event: ActingScreen.Wanted) -> None:
        """Something is to be done with a line or an article."""
        from briefing.outside import Machine
        from briefing.tui.acts import Acts

        outside = self._outside or Machine(os.environ, folder=Path.cwd())
        Acts(self, outside).do(event)

    def go_to_article(self, index: int) -> None:
        """Show an entry on the main screen."""
        while self.screen is not self._main:
            self.pop_screen()
        self._main.go_to(index)

    def on_resize(self, event: events.Resize) -> None:
        """Where there is no room, say so."""
        columns, lines = SMALLEST
        small = event.size.width < columns or event.size.height < lines
        if small and self._too_small is None:
            from briefing.tui.screens.notice import TooSmallScreen

            self._too_small = TooSmallScreen(columns, lines)
            self.push_screen(self._too_small)
        elif not small and self.screen is self._too_small:
            self._too_small = None
            self.pop_screen()

    # keys that work everywhere

    def action_help(self) -> None:
        """Show the keys that work here; the same key closes them."""
        from briefing.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.action_back()
        elif self.screen is not self._too_small:
            self.push_screen(HelpScreen(self.screen.active_bindings.values(), self._wardrobe.look))

    def action_palette(self) -> None:
        """Show all commands that work here and all articles, to be searched."""
        from textual.command import CommandPalette

        from briefing.tui.palette import palette

        if not isinstance(self.screen, CommandPalette) and self.screen is not self._too_small:
            self.push_screen(palette())

    def action_theme(self) -> None:
        """Open the list of themes; the same key goes through it."""
        from briefing.tui.screens.themes import ThemesScreen

        if isinstance(self.screen, ThemesScreen):
            self.screen.action_next()
        elif self.screen is not self._too_small:
            self.push_screen(ThemesScreen(self._wardrobe))

    def action_force_quit(self) -> None:
        """Leave."""
        self.exit()
