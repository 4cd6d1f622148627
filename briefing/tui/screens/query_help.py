"""The query language on one screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefing.model import QUESTION_KINDS, STANCES
from briefing.tui import rows
from briefing.tui.bindings import bindings, named
from briefing.tui.look import MUTED, Look
from briefing.tui.screens.help import HelpScreen

HINT = "{complete} completes a word, {keep-filter} keeps the filter, {undo} takes it back."

COLUMN = 24
"""Cells for what is written."""

TERMS: tuple[tuple[str, str], ...] = (
    ("dam wall", "both words, in title or text"),
    ('"northern wall"', "these words side by side"),
    ("repair*", "words that begin so"),
    ("dam or bridge", "one of the two"),
    ("-dam", "not this"),
    ("(dam or bridge) wall", "brackets hold together"),
    ("actor:marsh", "names this actor"),
    ("says:marsh", "this actor says something"),
    ("stance:deny", "somebody denies something"),
    ("says:marsh stance:deny", "this actor denies something"),
    ("question:unknown", "leaves such a question open"),
    ("source:courier", "is from this source"),
    ("tag:energy", "has this tag"),
    ("unread   starred", "by your marks"),
    ("newer:3d", "of the last 3 days (d w m y)"),
    ("before:2026-11-01", "older than this day"),
)


class QueryHelpScreen(HelpScreen, inherit_bindings=False):
    """What can be asked for in the list's filter."""

    BINDINGS = bindings("help")

    def __init__(self, look: Look) -> None:
        super().__init__((), look)

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        with VerticalScroll(id="sheet") as sheet:
            sheet.border_title = "What can be asked for"
            sheet.border_subtitle = named("{back} closes", self)
            yield Static(self._table(), markup=False)

    def restyle(self, look: Look) -> None:
        """Draw with another theme."""
        self._look = look
        self.query_one(Static).update(self._table())

    def _table(self) -> Content:
        return query_table(named(HINT, self), self._look)


def query_table(hint: str, look: Look) -> Content:
    """What is written and what it finds, the names that fields take, and a hint."""
    muted, key = look.style(MUTED), look.style("unread")
    lines = [
        rows.sentence((f"{written.ljust(COLUMN)} ", key), (meaning, look.style("summary")))
        for written, meaning in TERMS
    ]
    names = [
        rows.sentence(("stances: ", muted), (", ".join(STANCES), key)),
        rows.sentence(("questions: ", muted), (", ".join(QUESTION_KINDS), key)),
        rows.text(hint, muted),
    ]
    return Content("\n").join([*lines, *names])
