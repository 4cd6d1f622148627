"""The application: reads and analyses in threads, keeps the session, and moves between screens."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import ConsoleDimensions
from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from briefing import keys
from briefing.errors import BriefingError, SettingsError, ThemeError
from briefing.model import Briefing
from briefing.resources import state_folder
from briefing.settings import Settings
from briefing.terminal import told_by
from briefing.theme import Theme
from briefing.tui.background import in_background
from briefing.tui.bindings import bindings
from briefing.tui.greeting import hint, is_first_start
from briefing.tui.outside import Outside
from briefing.tui.screens.acting import ActingScreen
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.screens.main import MainScreen
from briefing.tui.session import Analyse, Job, Marks, MarksInMemory, Session
from briefing.tui.signals import end_if_hung_up, ending_signals
from briefing.tui.wardrobe import ThemeFiles, Wardrobe, in_one_line
from briefing.tui.widgets.status_line import Status, StatusLine

if TYPE_CHECKING:
    from textual.driver import Driver

    from briefing.library.folder import Loaded
    from briefing.terminal import Background
    from briefing.tui.driver import BackgroundTold
    from briefing.tui.screens.folder import FolderScreen
    from briefing.tui.screens.text import TextScreen

TEXTUAL_DRIVER = "TEXTUAL_DRIVER"
"""The variable that names another driver for Textual."""

SMALLEST = (40, 10)
"""Columns and lines that the reader needs."""

Source = Callable[[], "Iterable[Loaded]"]
"""Gives the articles, one file at a time; called in a worker thread. May raise BriefingError."""


Changes = Callable[[threading.Event], "Iterable[Loaded]"]
"""Gives the files that change, until the event is set; called in a worker thread, once all are read."""


class BriefingApp(App[None], inherit_bindings=False):
    """The reader. It is given all it needs, and reaches for nothing by itself."""

    CSS_PATH = "briefing.tcss"
    TITLE = "briefing"
    BINDINGS = bindings("reader")
    ENABLE_COMMAND_PALETTE = False

    class Read(Message):
        """A file was read."""

        def __init__(self, loaded: Loaded) -> None:
            super().__init__()
            self.loaded = loaded

    class Changed(Message):
        """A file changed, came or went."""

        def __init__(self, loaded: Loaded) -> None:
            super().__init__()
            self.loaded = loaded

    class AllRead(Message):
        """No more files will come. error: why there are none, if the folder is at fault."""

        def __init__(self, error: BriefingError | None) -> None:
            super().__init__()
            self.error = error

    class ThemeSaved(Message):
        """A theme's file was saved."""

    class Analysed(Message):
        """A job is done, well or not."""

        def __init__(self, job: Job, outcome: Briefing | BriefingError) -> None:
            super().__init__()
            self.job = job
            self.outcome = outcome

    def __init__(
        self,
        source: Source,
        *,
        analyse: Analyse,
        settings: Settings,
        themes: Mapping[str, Theme],
        marks: Marks | None = None,
        changes: Changes = lambda stop: (),
        folder: str = "",
        outside: Outside | None = None,
        is_first_start: Callable[[], bool] = lambda: False,
        when_painted: Callable[[], None] = lambda: None,
        background: Background = "dark",
        keep_theme: Callable[[str, Background], None] = lambda name, background: None,
        theme_changes: Callable[[threading.Event], Iterable[None]] = lambda stop: (),
        driver: type[Driver] | None = None,
    ) -> None:
        """Prepare the reader.

        themes: by name; loaded when asked for, so that a mapping may read files then. folder: what
        is open, as the user calls it. outside: clipboard, editor, browser and files, by default this
        machine's. is_first_start: asked once something is on the screen; if so, a hint is given.
        when_painted: called then. background: what is known of the terminal's at the start.
        keep_theme: makes a theme that of the next time; may raise SettingsError. theme_changes:
        gives an item whenever theme files were saved, until its event is set; read in a thread.
        driver: None for Textual's own.
        Raises SettingsError and ThemeError as `briefing.tui.run`.
        """
        keymap = keys.keymap(settings.keys)
        super().__init__(driver_class=driver)
        # Where a terminal does not tell its size, Rich and Textual's driver assume different ones,
        # and the screen would be laid out for the one and the other in turn, without end.
        self.console.size = ConsoleDimensions(*shutil.get_terminal_size())
        self.set_keymap(keymap)
        self.session = Session(settings, marks or MarksInMemory())
        self._source = source
        self._changes = changes
        self._is_empty = False
        self._analyse = analyse
        self._themes = themes
        self._folder = folder
        self._loading = True
        self._busy = False
        self._painted = threading.Event()
        """Set once an article is on the screen: until then, threads leave the processor to it."""
        self._background = background
        self._showing = False
        self._wardrobe = Wardrobe(self, themes, settings.theme_on(background))
        self._keep_theme = keep_theme
        self._theme_changes = theme_changes
        self._leaving = threading.Event()
        self._main = MainScreen(self.session, self._wardrobe.look)
        self._when_painted = when_painted
        self._too_small: Screen[None] | None = None
        self._outside = outside
        self._is_first_start = is_first_start

    def get_default_screen(self) -> Screen[None]:
        """The main screen is there from the start."""
        return self._main

    def on_load(self) -> None:
        """Begin to read the articles, so that the first is there when the screen is."""
        self.run_worker(self._read_all, thread=True, group="reading")

    # reading, in a thread

    def _read_all(self) -> None:
        worker = get_current_worker()
        error: BriefingError | None = None
        try:
            for loaded in self._source():
                if worker.is_cancelled:
                    return
                self.post_message(self.Read(loaded))
                self._painted.wait()
        except BriefingError as raised:
            error = raised
        self.post_message(self.AllRead(error))

    def _follow(self) -> None:
        try:
            for loaded in self._changes(self._leaving):
                self.post_message(self.Changed(loaded))
        except BriefingError as error:
            self.call_from_thread(self._no_longer_followed, error)

    def _no_longer_followed(self, error: BriefingError) -> None:
        self.notify(str(error), title="Folder", severity="error", markup=False)

    def on_briefing_app_changed(self, event: Changed) -> None:
        """Show what changed; the cursor stays on its article."""
        if not self.is_running:
            return
        self.session.update(event.loaded)
        if self._is_empty and self.session.entries:
            self._is_empty = False
            self.pop_screen()
        self._main.changed()
        self._go_on()

    def on_briefing_app_read(self, event: Read) -> None:
        """Put what was read into the list."""
        if not self.is_running:
            return
        self._main.added(self.session.add(event.loaded))
        if not self.session.entries:
            self._start()
        self._go_on()

    def on_briefing_app_all_read(self, event: AllRead) -> None:
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
            self.push_screen(EmptyScreen(self._folder, str(why)))
        if event.error is None:
            self.run_worker(self._follow, thread=True, group="following")

    # analysis, in a thread, one article at a time

    def _go_on(self) -> None:
        """Begin the next analysis, unless one is under way or nothing is on the screen yet."""
        self._report()
        if self._busy or not self._painted.is_set():
            return
        job = self.session.next_job()
        if job is not None:
            self._busy = True
            self.run_worker(self._do(job), group="analysis")

    async def _do(self, job: Job) -> None:
        outcome: Briefing | BriefingError
        try:
            outcome = await in_background(
                partial(self._analyse, job.article, job.settings, job.parts)
            )
        except BriefingError as error:
            outcome = error
        self.post_message(self.Analysed(job, outcome))

    def on_briefing_app_analysed(self, event: Analysed) -> None:
        """Keep and show what was found."""
        if not self.is_running:
            return
        self._busy = False
        if isinstance(event.outcome, Briefing):
            self.session.succeeded(event.job, event.outcome)
        else:
            self.session.failed(event.job, event.outcome)
        self._main.analysed()
        if event.job.index == self.session.current:
            for screen in self.screen_stack:
                if isinstance(screen, ReaderScreen):
                    screen.update_page(self.session.page(event.job.index))
        self._go_on()

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
        self._dress()
        self.call_after_refresh(self._seen)

    def _seen(self) -> None:
        self._start()
        self._go_on()

    def _start(self) -> None:
        """Let threads work from now on."""
        self._dress()
        if not self._painted.is_set():
            self._painted.set()
            self._main.started()
            threading.Thread(target=self._watch_themes, daemon=True).start()
            self._when_painted()
            if self._is_first_start():
                words = hint(self.session.settings.keys)
                self.notify(words, title="Welcome", markup=False, timeout=20)

    def on_unmount(self) -> None:
        """Let the threads end."""
        self._leaving.set()
        self._painted.set()

    def on_main_screen_marked(self) -> None:
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
        from briefing.tui.digest import Source
        from briefing.tui.screens.folder import FolderScreen

        session = self.session
        unread = [index for index in range(len(session.entries)) if not session.is_read(index)]
        found = [(index, session.briefing(index)) for index in unread]
        sources = tuple(Source(index, one) for index, one in found if one is not None)
        await self.push_screen(
            FolderScreen(sources, len(unread) - len(sources), self._wardrobe.look)
        )
        self._report()

    async def on_folder_screen_wanted(self, event: FolderScreen.Wanted) -> None:
        """Open the text that a row of the folder's briefing comes from; Esc returns to the row."""
        from briefing.tui.screens.text import TextScreen

        page = self.session.page(event.place.index)
        await self.push_screen(TextScreen(page, event.place.ref, self._wardrobe.look))
        self._report()

    def on_text_screen_step(self, event: TextScreen.Step) -> None:
        """Go through the articles in the full text."""
        from briefing.tui.screens.folder import FolderScreen

        if any(isinstance(screen, FolderScreen) for screen in self.screen_stack):
            return
        index = self.session.current if self._main.step(event.by) else None
        if index is not None:
            event.screen.show(self.session.page(index), None)

    def on_acting_screen_wanted(self, event: ActingScreen.Wanted) -> None:
        """Something is to be done with a line or an article."""
        from briefing.tui.acts import Acts
        from briefing.tui.outside import Machine

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

    # themes that change by themselves

    def on_background_told(self, event: BackgroundTold) -> None:
        """Wear the theme for the terminal's background, if there are two."""
        self._background = event.background
        if self._showing:
            self._follow_background()

    def _follow_background(self) -> None:
        self._rewear(self.session.settings.theme_on(self._background))

    def _dress(self) -> None:
        """The widgets are there: an answer that came before them can be followed now."""
        if not self._showing:
            self._showing = True
            self._follow_background()

    def on_briefing_app_theme_saved(self) -> None:
        """Wear the theme as its file is now; a mistake in it leaves on what was on."""
        self._rewear(self._wardrobe.name)

    def _rewear(self, name: str) -> None:
        try:
            self._wardrobe.wear(name)
        except ThemeError as error:
            self.notify(in_one_line(error), title="Theme", severity="error", markup=False)

    def _watch_themes(self) -> None:
        for _ in self._theme_changes(self._leaving):
            self.post_message(self.ThemeSaved())

    def action_force_quit(self) -> None:
        """Leave."""
        self.exit()


def open_reader(
    source: Source,
    *,
    folder: str,
    settings: Settings,
    analyse: Analyse,
    marks: Marks | None,
    changes: Changes,
    when_painted: Callable[[], None],
    keep_theme: Callable[[str, Background], None],
) -> int:
    """Run the reader on what `source` gives; the exit code. The rest as for BriefingApp."""
    app = BriefingApp(
        source,
        analyse=analyse,
        settings=settings,
        themes=ThemeFiles(),
        marks=marks,
        changes=changes,
        folder=folder,
        is_first_start=partial(is_first_start, state_folder()),
        when_painted=when_painted,
        background=told_by(os.environ) or "dark",
        keep_theme=keep_theme,
        theme_changes=theme_changes,
        driver=_driver(settings),
    )
    asyncio.run(_until_left(app))
    return app.return_code or 0


async def _until_left(app: BriefingApp) -> None:
    """Run the application until it is left, by a key or by a signal."""

    def leave(code: int) -> None:
        end_if_hung_up(code)
        app.exit(return_code=code)

    with ending_signals(leave):
        await app.run_async()


def _driver(settings: Settings) -> type[Driver] | None:
    """One that asks for the terminal's background, where the theme depends on it."""
    if isinstance(settings.theme, str) or sys.platform == "win32" or TEXTUAL_DRIVER in os.environ:
        return None
    from briefing.tui.driver import AskingDriver

    return AskingDriver


def theme_changes(stop: threading.Event) -> Iterable[None]:
    """One item each time theme files were saved."""
    from briefing.theme.watch import theme_changes as changes

    return changes(stop)
