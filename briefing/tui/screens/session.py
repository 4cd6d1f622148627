"""A screen that shows a session: its list of articles, and the briefing of the one shown."""

from __future__ import annotations

from textual.message import Message

from briefing.model import Briefing
from briefing.tui.look import Look
from briefing.tui.screens.acting import ActingScreen
from briefing.tui.session import Session
from briefing.tui.widgets.article_list import ArticleList
from briefing.tui.widgets.briefing_view import BriefingView


class SessionScreen(ActingScreen, inherit_bindings=False):
    """What the keys for lens and marks work on."""

    class Marked(Message):
        """Articles were marked, or may have been."""

    def __init__(self, session: Session, look: Look, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.session = session
        self._look = look
        self._articles = ArticleList(session, look)
        self._view = BriefingView(look)

    def _briefing(self) -> Briefing | None:
        """What was found in the article shown."""
        index = self.session.current
        return None if index is None else self.session.briefing(index)

    def _redraw(self) -> None:
        """Draw what depends on the view and the marks."""
        if self.session.current is not None:
            self._view.page = self.session.page(self.session.current)
        self._articles.refill()
        self.post_message(self.Marked())
        self.refresh_bindings()
