"""The briefing of the folder while it is open: what goes into it, and the texts read from it."""

from __future__ import annotations

from textual.app import App
from textual.timer import Timer

from briefing.errors import BriefingError
from briefing.model import Heading
from briefing.tui.background import in_background
from briefing.tui.digest import Source
from briefing.tui.look import Look
from briefing.tui.screens.folder import FolderScreen
from briefing.tui.session import Session

PATIENCE = 0.5
"""Seconds until it follows the analysis: once for all that is found until then."""

MOST_TOGETHER = 1000
"""Unread articles whose briefings are put together at most: more would be read by nobody."""


class FolderBriefing:
    """Opens the screen with the digest of all unread articles, and keeps it up to date."""

    def __init__(self, app: App[None], session: Session) -> None:
        self._app = app
        self._session = session
        self._timer: Timer | None = None

    async def open(self, look: Look) -> None:
        """Open the screen; raises BriefingError where the store cannot be used."""
        sources, missing = await self._unread()
        await self._app.push_screen(FolderScreen(sources, missing, look))

    def follow(self) -> None:
        """More is known of some article."""
        if self._timer is None and self._screen() is not None:
            self._timer = self._app.set_timer(PATIENCE, self._update)

    def step(self, by: int) -> int | None:
        """The article after or before the one whose text was opened from the screen; None if none is."""
        screen = self._screen()
        return None if screen is None else screen.step(by)

    @property
    def is_open(self) -> bool:
        """Whether the screen is open, perhaps below a text."""
        return self._screen() is not None

    def _screen(self) -> FolderScreen | None:
        found = (one for one in self._app.screen_stack if isinstance(one, FolderScreen))
        return next(found, None)

    async def _update(self) -> None:
        try:
            sources, missing = await self._unread()
        except BriefingError as error:
            self._app.notify(str(error), title="Store", severity="error", markup=False)
            return  # and the timer stays, so that it is told once
        self._timer = None
        screen = self._screen()
        if screen is not None:
            screen.update(sources, missing)

    async def _unread(self) -> tuple[tuple[Source, ...], str]:
        """The unread articles that are analysed, and words for what is missing among them."""
        unread = self._session.unread_entries()
        found = await in_background(lambda: self._found(unread[:MOST_TOGETHER]))
        missing, why = len(unread) - len(found), "not analysed yet"
        if len(unread) > MOST_TOGETHER:
            why += f" or beyond the first {MOST_TOGETHER:,}"
        return found, f"{missing:,} more {why}" if missing else ""

    def _found(self, unread: list[tuple[int, Heading]]) -> tuple[Source, ...]:
        briefings = self._session.shelf.briefings([heading for _, heading in unread])
        pairs = zip(unread, briefings, strict=True)
        return tuple(Source(index, one) for (index, _), one in pairs if one is not None)
