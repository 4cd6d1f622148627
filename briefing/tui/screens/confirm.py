"""A question before something that touches many articles."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.tui.bindings import bindings, named
from briefing.tui.rows import text


class ConfirmScreen(ModalScreen[bool], inherit_bindings=False):
    """Gives True for yes, False for no."""

    CSS_PATH = "dialog.tcss"

    BINDINGS = bindings("confirm")

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical(id="question") as box:
            box.border_subtitle = named("{confirm} yes · {cancel} no", self)
            yield Static(text(self._question), markup=False)

    def action_confirm(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """No."""
        self.dismiss(False)
