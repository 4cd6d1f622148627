"""Asks in which format a briefing is to be exported."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.keys import shown_key
from briefing.render.export import Export
from briefing.tui.bindings import bindings
from briefing.tui.rows import text


class ExportScreen(ModalScreen[Export | None], inherit_bindings=False):
    """A box with the formats and their keys; it gives the one chosen, or None."""

    CSS_PATH = "export.tcss"

    BINDINGS = bindings("export")

    def compose(self) -> ComposeResult:
        """The formats."""
        with Vertical(id="formats") as box:
            box.border_title = "Export as"
            yield Static(text("\n".join(self._lines())), markup=False)

    def _lines(self) -> Iterator[str]:
        for active in self.active_bindings.values():
            binding = active.binding
            if active.node is self:
                yield f"{shown_key(binding.key):>6}  {binding.tooltip}"

    def action_export_markdown(self) -> None:
        """Markdown."""
        self.dismiss("markdown")

    def action_export_html(self) -> None:
        """HTML."""
        self.dismiss("html")

    def action_export_json(self) -> None:
        """JSON."""
        self.dismiss("json")

    def action_stop(self) -> None:
        """None of them."""
        self.dismiss(None)
