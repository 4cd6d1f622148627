"""The full text of an article, at the words that a row of the briefing stands on."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from briefing.analysis.sentences import sentence_spans
from briefing.model import Span
from briefing.tui import rows
from briefing.tui.bindings import bindings
from briefing.tui.evidence import Kind, Ref, Role, Trail, around, marks_on, trail_of
from briefing.tui.findings import Finding, findings_in
from briefing.tui.look import MUTED, Look
from briefing.tui.page import Page
from briefing.tui.screens.acting import ActingScreen
from briefing.tui.widgets.attribution_strip import Attribution, AttributionStrip
from briefing.tui.widgets.beside import Beside
from briefing.tui.widgets.headline import Headline
from briefing.tui.widgets.key_line import KeyLine
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.status_line import StatusLine
from briefing.tui.widgets.text_view import Sheet, TextView

SPLIT = 160
"""From this many columns on text and panes stand side by side."""

ROLE_WORDS: dict[Role, str] = {
    "target": "these words",
    "also": "other mentions",
    "content": "what is said",
    "cue": "how it is said",
    "speaker": "speaker",
}
"""What a mark is called in the legend."""

FAINT_WORDS: dict[Kind, str] = {
    "actor": "other actors",
    "claim": "other claims",
    "question": "other questions",
    "sentence": "other sentences of the summary",
}
KIND_WORDS: dict[Kind, str] = {
    "actor": "mention",
    "claim": "claim",
    "question": "question",
    "sentence": "sentence",
}
"""What is counted as one steps along."""


class TextScreen(ActingScreen, inherit_bindings=False):
    """Shows a page's text; ref: the row to start at and to mark, None for the start of the text."""

    CSS_PATH = "text.tcss"

    BINDINGS = bindings("full")
    AUTO_FOCUS = "#text"
    HORIZONTAL_BREAKPOINTS = [(0, "-single"), (SPLIT, "-split")]  # noqa: RUF012 - so by Textual

    class Step(Message):
        """The next (1) or the previous (-1) article is wanted."""

        def __init__(self, screen: TextScreen, by: int) -> None:
            super().__init__()
            self.screen = screen
            self.by = by

    def __init__(self, page: Page, ref: Ref | None, look: Look) -> None:
        super().__init__()
        self._page = page
        self._ref = ref
        self._look = look
        self._trail = Trail(())
        self._sentences: tuple[Span, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._text = TextView(id="text")
        self._strip = AttributionStrip(look)
        self._beside = Beside(look)

    def compose(self) -> ComposeResult:
        """Headline, strip, legend and text; the panes beside them where there is room."""
        yield StatusLine()
        with Horizontal(id="page"):
            with Vertical(id="column"):
                yield Headline()
                yield self._strip
                yield Static(id="legend", markup=False)
                yield self._text
            yield self._beside
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what the screen was made for."""
        self.show(self._page, self._ref)

    # what is shown

    def show(self, page: Page, ref: Ref | None) -> None:
        """Show an entry's text, or why it has none."""
        self._page, briefing, article = page, page.briefing, page.article
        # Without a briefing nothing is marked; a text that is too long for one is long to split, too.
        if article is not None and briefing is not None:
            self._sentences = tuple(sentence_spans(article.text, article.language))
        self._findings = () if briefing is None else findings_in(briefing, self._sentences)
        self._trail = Trail(()) if briefing is None else trail_of(briefing, ref)
        self._beside.page = page
        self._draw()

    def update_page(self, page: Page) -> None:
        """The analysis is done while the text is read."""
        if page.entry is self._page.entry:
            stop = self._trail.stop
            self.show(page, None if stop is None else stop.ref)

    def restyle(self, look: Look) -> None:
        """Draw with another theme; the place in the text stays."""
        self._look = look
        self._text.restyle(look)
        self._strip.restyle(look)
        self._beside.restyle(look)
        self._describe()

    def _draw(self) -> None:
        """Draw the text with the marks of the stop looked at."""
        page, stop = self._page, self._trail.stop
        article, briefing = page.article, page.briefing
        words = article.text if article is not None else str(page.entry.error)
        sheet = Sheet(words, findings=self._findings)
        if briefing is not None and stop is not None:
            sheet = Sheet(
                words,
                marks_on(briefing, self._trail),
                stop.span,
                around(briefing, stop, self._sentences),
                self._findings,
            )
        self._text.show(sheet, self._look)
        self._describe()
        self._look_along()
        self.refresh_bindings()

    def _describe(self) -> None:
        self.query_one(Headline).words = rows.headline(self._page, self._look)
        legend = self.query_one("#legend", Static)
        words = self._legend()
        legend.set_class(not words, "-idle")
        self._strip.set_class(not self._findings, "-idle")
        legend.update(words)

    def _legend(self) -> Content:
        """Which stop this is, and what the marks mean, each in its own style; else why there are none."""
        stop, briefing = self._trail.stop, self._page.briefing
        if briefing is None and self._page.article is not None:
            style = "error" if self._page.failure is not None else MUTED
            return rows.text(self._page.gap, self._look.style(style))
        if stop is None or briefing is None:
            return Content("")
        muted, kind = self._look.style(MUTED), stop.ref.kind
        here, total = self._trail.occurrence
        pieces = [("▌", muted), (f" {KIND_WORDS[kind]} {here} of {total}", muted)]
        roles = dict.fromkeys(mark.role for mark in reversed(marks_on(briefing, self._trail)))
        for role in roles:
            words = FAINT_WORDS[kind] if role == "faint" else ROLE_WORDS[role]
            pieces += [("   ", muted), (words, self._look.mark(role))]
        return rows.sentence(*pieces)

    @property
    def subject(self) -> tuple[Page | None, Ref | None]:
        """The page shown, and the row whose words are looked at."""
        stop = self._trail.stop
        return self._page, None if stop is None else stop.ref

    # text, strip and panes in step

    @on(TextView.Scrolled)
    def _look_along(self) -> None:
        """Strip and panes follow what is in view."""
        stop, view = self._trail.stop, self._text.view
        in_view = stop is not None and view[0] <= stop.span[0] < view[1]
        here = stop.span if stop is not None and in_view else view
        self._strip.shown = Attribution(self._findings, here)
        self._beside.follow(view, stop.ref if stop is not None and in_view else None)

    @on(AttributionStrip.Wanted)
    def _sentence_wanted(self, event: AttributionStrip.Wanted) -> None:
        self._text.bring(event.offset)

    @on(RowList.Moved)
    @on(RowList.Opened)
    def _row_chosen(self, event: RowList.RowMessage) -> None:
        """The text goes to the row under the cursor of a pane beside it."""
        event.stop()
        ref, briefing = event.rows.rows[event.index].ref, self._page.briefing
        if briefing is not None and ref is not None:
            self._trail = trail_of(briefing, ref)
            self._draw()
        if isinstance(event, RowList.Opened):
            self._text.focus()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No step where nothing is marked, no way to panes that are not there."""
        if action in ("next_mark", "previous_mark", "next_occurrence", "previous_occurrence"):
            return bool(self._trail.stops)
        if action in ("left", "right", "actors", "claims", "questions"):
            return self._beside.display and self.has_class("-split")
        return True

    def on_resize(self) -> None:
        """The keys of the panes work only while they are there."""
        if not self.has_class("-split"):
            self._text.focus()
        self.refresh_bindings()

    def _go(self, trail: Trail) -> None:
        self._trail = trail
        self._draw()

    def action_next_mark(self) -> None:
        """To the next marked words."""
        self._go(self._trail.step(1, self._text.view[0]))

    def action_previous_mark(self) -> None:
        """To the marked words before."""
        self._go(self._trail.step(-1, self._text.view[0]))

    def action_next_occurrence(self) -> None:
        """To the next mention, claim, question or sentence."""
        self._go(self._trail.step_alike(1, self._text.view[0]))

    def action_previous_occurrence(self) -> None:
        """To the one before."""
        self._go(self._trail.step_alike(-1, self._text.view[0]))

    def action_zoom(self) -> None:
        """Headline and text alone, or all again."""
        self.toggle_class("-zen")
        self._text.focus()

    def action_left(self) -> None:
        """From the panes to the text."""
        self._text.focus()

    def action_right(self) -> None:
        """From the text to the panes."""
        self._beside.enter("claims")

    def action_actors(self) -> None:
        """To the actors."""
        self._beside.enter("actors")

    def action_claims(self) -> None:
        """To the claims."""
        self._beside.enter("claims")

    def action_questions(self) -> None:
        """To the open questions."""
        self._beside.enter("questions")

    def action_back(self) -> None:
        """Back to the briefing."""
        self.dismiss()

    def action_next_article(self) -> None:
        """The next article's text."""
        self.post_message(self.Step(self, 1))

    def action_previous_article(self) -> None:
        """The previous article's text."""
        self.post_message(self.Step(self, -1))
