"""A list of the stances, to switch them off and on."""

from __future__ import annotations

from collections import Counter

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from briefing import phrases
from briefing.model import STANCES, Claim, Stance
from briefing.theme import VERBS
from briefing.tui.bindings import bindings, named
from briefing.tui.rows import Row, text
from briefing.tui.widgets.row_list import RowList


class StanceScreen(ModalScreen[frozenset[Stance]], inherit_bindings=False):
    """Gives the stances that are off. claims: those of the article, to count."""

    CSS_PATH = "dialog.tcss"

    BINDINGS = bindings("picker")

    def __init__(self, claims: tuple[Claim, ...], off: frozenset[Stance]) -> None:
        super().__init__()
        self._counts = Counter(claim.stance for claim in claims)
        self._off = off

    def compose(self) -> ComposeResult:
        """One line a stance."""
        with Vertical(id="stances") as box:
            box.border_title = "▸ Stances shown"
            box.border_subtitle = named("{switch} switches · {back} closes", self)
            yield _Switches(id="switches", row_height=1)

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show([self._row(stance) for stance in STANCES], cursor=0)

    @property
    def _list(self) -> RowList:
        return self.query_one(_Switches)

    def _row(self, stance: Stance) -> Row:
        box = "[ ]" if stance in self._off else "[x]"
        count = phrases.counted(self._counts[stance], "claim")
        return Row(text(" "), (text(f"{box} {VERBS[stance]:<10} {count}"),))

    def action_down(self) -> None:
        """Next stance."""
        self._list.action_down()

    def action_up(self) -> None:
        """Previous stance."""
        self._list.action_up()

    @on(RowList.Opened)
    def action_switch(self) -> None:
        """The stance under the cursor off, or on again."""
        index = self._list.cursor or 0
        stance = STANCES[index]
        self._off ^= {stance}
        self._list.replace(index, self._row(stance))

    def action_back(self) -> None:
        """Look through what was chosen."""
        self.dismiss(self._off)


class _Switches(RowList, inherit_bindings=False):
    """A list whose keys are the screen's: Space switches here, and does not turn the page."""
