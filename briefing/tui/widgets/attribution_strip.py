"""The article's attribution as a strip: one cell a sentence, lettered and coloured by stance."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from briefing.model import Span
from briefing.theme import VERBS
from briefing.tui.findings import LETTERS, OPEN, Cell, Finding, cell_at, strip_of
from briefing.tui.look import MUTED, Look
from briefing.tui.rows import sentence

LINES = 2
"""The strip's height at most; where there are more sentences, a cell stands for several."""


@dataclass(frozen=True)
class Attribution:
    """What the strip shows. here: the part of the text to show as being looked at."""

    findings: tuple[Finding, ...] = ()
    here: Span = (0, 0)


class AttributionStrip(Widget):
    """Shows an Attribution, with a line below that says what its letters mean."""

    ALLOW_SELECT = False

    shown: reactive[Attribution] = reactive(Attribution())

    class Wanted(Message):
        """A click on a cell. offset: where in the text its sentence begins."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, look: Look) -> None:
        super().__init__(id="strip")
        self._look = look

    def restyle(self, look: Look) -> None:
        """Draw with another theme."""
        self._look = look
        self.refresh()

    def watch_shown(self, before: Attribution, now: Attribution) -> None:
        """The height differs with the number of sentences."""
        if before.findings != now.findings:
            self.refresh(layout=True)

    def _cells(self, width: int) -> tuple[Cell, ...]:
        return strip_of(self.shown.findings, LINES * max(width, 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The strip's lines and the legend's."""
        cells = self._cells(width)
        return -(-len(cells) // max(width, 1)) + len(self._legend(cells, width))

    def render(self) -> Content:
        """The strip and its legend."""
        width = self.content_size.width
        cells = self._cells(width)
        muted = self._look.style(MUTED)
        first = cell_at(cells, self.shown.here[0]) or 0
        last = cell_at(cells, max(self.shown.here[1] - 1, 0)) or 0
        pieces: list[tuple[str, Style]] = []
        for index, cell in enumerate(cells):
            if index and index % width == 0:
                pieces.append(("\n", muted))
            style = self._style(cell)
            if first <= index <= last:
                style += Style(reverse=True)
            pieces.append((cell.letter, style))
        return Content("\n").join([sentence(*pieces), *self._legend(cells, width)])

    def _style(self, cell: Cell) -> Style:
        if cell.stance is not None:
            return self._look.style(f"stance.{cell.stance}") + Style(bold=True)
        return self._look.style("question.unknown" if cell.letter == OPEN else MUTED)

    def _legend(self, cells: tuple[Cell, ...], width: int) -> list[Content]:
        """What the letters mean, in as many lines as that takes."""
        muted = self._look.style(MUTED)
        letters = {cell.letter for cell in cells}
        items = [
            sentence((letter, self._look.style(f"stance.{stance}")), (f" {VERBS[stance]}", muted))
            for stance, letter in LETTERS.items()
            if letter in letters
        ]
        if OPEN in letters:
            open_style = self._look.style("question.unknown")
            items.append(sentence((OPEN, open_style), (" open", muted)))
        lines: list[Content] = []
        for item in items:
            if lines and lines[-1].cell_length + 2 + item.cell_length <= width:
                lines[-1] += "  " + item
            else:
                lines.append(item)
        return lines

    def on_click(self, event: events.Click) -> None:
        """To the sentence of the cell."""
        offset = event.get_content_offset(self)
        width = self.content_size.width
        cells = self._cells(width)
        if offset is not None and (place := offset.y * width + offset.x) < len(cells):
            self.post_message(self.Wanted(cells[place].span[0]))
