"""The full text of an article, at the words that a row of the briefing stands on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from briefing.tui import rows
from briefing.tui.bindings import bindings
from briefing.tui.evidence import Evidence, Role
from briefing.tui.look import MUTED, Look
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.session import Entry
from briefing.tui.widgets.key_line import KeyLine
from briefing.tui.widgets.status_line import StatusLine
from briefing.tui.widgets.text_view import TextView

ROLE_WORDS: dict[Role, str] = {
    "target": "these words",
    "also": "other mentions",
    "content": "what is said",
    "cue": "how it is said",
    "speaker": "speaker",
}
"""What a mark is called in the legend."""


class TextScreen(ReaderScreen, inherit_bindings=False):
    """Shows an entry's text; evidence: where to start and what to mark, None for the start."""

    BINDINGS = bindings("full")
    AUTO_FOCUS = "#text"

    class Step(Message):
        """The next (1) or the previous (-1) article is wanted."""

        def __init__(self, screen: TextScreen, by: int) -> None:
            super().__init__()
            self.screen = screen
            self.by = by

    def __init__(self, entry: Entry, evidence: Evidence | None, look: Look) -> None:
        super().__init__()
        self._entry = entry
        self._evidence = evidence
        self._look = look

    def compose(self) -> ComposeResult:
        """Headline, legend, text."""
        yield StatusLine()
        with Horizontal(id="page"), Vertical(id="column"):
            yield Static(id="headline", markup=False)
            yield Static(id="legend", markup=False)
            yield TextView(id="text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what the screen was made for."""
        self.show(self._entry, self._evidence)

    def show(self, entry: Entry, evidence: Evidence | None) -> None:
        """Show an entry's text, or why it has none."""
        self._entry, self._evidence = entry, evidence
        words = entry.article.text if entry.article is not None else str(entry.error)
        marks = () if evidence is None else evidence.marks
        target = None if evidence is None else evidence.target
        self.query_one("#text", TextView).show(words, marks, target, self._look)
        self._describe()

    def restyle(self, look: Look) -> None:
        """Draw with another theme; the place in the text stays."""
        self._look = look
        self.query_one("#text", TextView).restyle(look)
        self._describe()

    def _describe(self) -> None:
        self.query_one("#headline", Static).update(rows.headline(self._entry, self._look))
        legend = self.query_one("#legend", Static)
        legend.display = self._evidence is not None
        if self._evidence is not None:
            legend.update(legend_of(self._evidence, self._look))

    def action_back(self) -> None:
        """Back to the briefing."""
        self.dismiss()

    def action_next_article(self) -> None:
        """The next article's text."""
        self.post_message(self.Step(self, 1))

    def action_previous_article(self) -> None:
        """The previous article's text."""
        self.post_message(self.Step(self, -1))


def legend_of(evidence: Evidence, look: Look) -> Content:
    """What the marks mean, each in its own style."""
    muted = look.style(MUTED)
    pieces = [("▌", muted), (" this place", muted)]
    for role in reversed(evidence.roles):
        pieces += [("   ", muted), (ROLE_WORDS[role], look.mark(role))]
    return rows.sentence(*pieces)
