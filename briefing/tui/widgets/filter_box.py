"""Where a query is typed: completed while it is typed, and marked where it is wrong."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual.suggester import Suggester
from textual.widgets import Input

from briefing.errors import BriefingError, QueryError
from briefing.query import completions
from briefing.query.completion import Known
from briefing.tui.background import in_background
from briefing.tui.bindings import bindings

PLACEHOLDER = "words, actor:, says:, stance:, unread …"


class FilterBox(Input):
    """An input line of one line's height and a frame; posts Input's own messages.

    known: the names that a field may be completed to.
    """

    BINDINGS = bindings("filter")
    BORDER_TITLE = "▸ / Filter"

    def __init__(self, words: str, known: Known) -> None:
        self._wrong = _FromHere()
        super().__init__(
            words,
            placeholder=PLACEHOLDER,
            id="filter",
            select_on_focus=False,
            suggester=_QuerySuggester(known),
            highlighter=self._wrong,
        )

    def mark(self, error: QueryError | None) -> None:
        """Underline the query from where it is wrong; None: it is not."""
        self._wrong.at = None if error is None else error.at
        self.set_class(error is not None, "-wrong")
        self.refresh()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A wrong query cannot be kept, and only what is suggested can be taken."""
        match action:
            case "keep_filter":
                return not self.has_class("-wrong")
            case "complete":
                return bool(self._suggestion)
            case _:
                return True

    def watch__suggestion(self) -> None:
        """Something is suggested, or no longer."""
        self.refresh_bindings()

    async def action_keep_filter(self) -> None:
        """Enter."""
        await self.action_submit()

    def action_complete(self) -> None:
        """Take what is suggested."""
        self.action_end()
        self.action_cursor_right()


class _FromHere(Highlighter):
    """Underlines a text from a place on."""

    def __init__(self) -> None:
        self.at: int | None = None

    def highlight(self, text: Text) -> None:
        if self.at is not None:
            text.stylize("reverse underline", min(self.at, max(len(text) - 1, 0)))


class _QuerySuggester(Suggester):
    """Suggests the likeliest completion at the query's end."""

    def __init__(self, known: Known) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        try:
            fits = await in_background(lambda: completions(value, len(value), self._known))
        except BriefingError:  # names are a help; what the store has against it is told elsewhere
            return None
        for found in fits:
            whole = value[: found.start] + found.text
            if whole.startswith(value):
                return whole
        return None
