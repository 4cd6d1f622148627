"""Keys of the marks: read, star, and the steps back from them."""

from __future__ import annotations

from briefing import phrases
from briefing.tui.screens.session import SessionScreen
from briefing.tui.view import Marked as MarkStep


class MarksScreen(SessionScreen, inherit_bindings=False):
    """Marks articles; every mark can be taken back."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an article can be marked, and only what was done taken back."""
        match action:
            case "toggle_read" | "toggle_star":
                current = self.session.current
                return current is not None and self.session.entries[current].article is not None
            case "undo":
                return self.session.can_undo
            case _:
                return True

    def action_toggle_read(self) -> None:
        """Mark the article as unread, or as read."""
        if self.session.current is not None:
            self.session.toggle_read(self.session.current)
            self._marked()

    def action_toggle_star(self) -> None:
        """Give the article a star, or take it."""
        if self.session.current is not None:
            self.session.toggle_star(self.session.current)
            self._marked()

    def action_all_read(self) -> None:
        """Mark all articles of the list as read, if that is meant."""
        from briefing.tui.screens.confirm import ConfirmScreen

        indices = tuple(self._articles.listing)
        count = self.session.unread_among(indices)

        def mark(meant: bool | None) -> None:
            if meant:
                self.session.mark_all_read(indices)
                self._articles.redraw()
                self._marked()

        if count:
            noun = phrases.counted(count, "unread article")
            self.app.push_screen(ConfirmScreen(f"Mark {noun} of this list as read?"), mark)
        else:
            self.notify("Every article of the list has been read.", markup=False)

    def _marked(self) -> None:
        self._articles.refresh_current()
        self.post_message(self.Marked())
        self.refresh_bindings()

    def action_undo(self) -> None:
        """Take the last mark, filter or change of the view back."""
        step = self.session.undo()
        if step is not None:
            words = "Marks" if isinstance(step, MarkStep) else "View"
            self.notify(f"{words} as before.", markup=False, timeout=2)
            self._articles.redraw()
            self._redraw()
