"""A list of the stances, to switch them off and on."""

from __future__ import annotations

from collections import Counter

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from briefing.model import STANCES, Claim, Stance
from briefing.theme import VERBS
from briefing.tui.bindings import bindings


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
        chosen: SelectionList[Stance] = SelectionList(
            *(
                Selection(
                    f"{VERBS[stance]:<10} {self._counts[stance]:>3}",
                    stance,
                    stance not in self._off,
                )
                for stance in STANCES
            ),
            id="stances",
        )
        chosen.border_title = "▸ Stances shown"
        chosen.border_subtitle = "Space switches · Esc closes"
        yield chosen

    @property
    def _list(self) -> SelectionList[Stance]:
        return self.query_one(SelectionList)

    def action_down(self) -> None:
        """Next stance."""
        self._list.action_cursor_down()

    def action_up(self) -> None:
        """Previous stance."""
        self._list.action_cursor_up()

    def action_back(self) -> None:
        """Look through what was chosen."""
        self.dismiss(frozenset(STANCES) - frozenset(self._list.selected))
