"""Keys and mouse for the widths of the list and of the three panes."""

from __future__ import annotations

from textual import on
from textual.message import Message
from textual.widget import Widget

from briefing.tui.panes import LIST, PANE_IDS, PANES, SUMMARY
from briefing.tui.screens.session import SessionScreen
from briefing.tui.widgets.grip import Grip
from briefing.tui.widths import NARROWEST, Widths, moved

STEP = 2
"""Columns that a key moves a border by."""


class WidthScreen(SessionScreen, inherit_bindings=False):
    """Lays list and panes out as wide as the user wants them, where they stand side by side."""

    widths = Widths()

    class WidthsChanged(Message):
        """The user wants these widths, now and the next time."""

        def __init__(self, widths: Widths) -> None:
            super().__init__()
            self.widths = widths

    def action_narrower(self) -> None:
        """Take columns from the pane with the focus."""
        self._widen(-STEP)

    def action_wider(self) -> None:
        """Give columns to the pane with the focus."""
        self._widen(STEP)

    def _widen(self, by: int) -> None:
        focused = self.focused
        if focused is not None and focused.id == SUMMARY:
            self._move_border(LIST, -by)
        elif focused is not None and focused.id is not None:
            self._move_border(focused.id, by)
        self._keep()

    @on(Grip.Pulled)
    def _pulled(self, event: Grip.Pulled) -> None:
        event.stop()
        if event.done:
            self._keep()
        elif event.widget.id is not None:
            self._move_border(event.widget.id, event.by)

    def _move_border(self, id: str, by: int) -> None:
        if id == LIST and self._list_has_border:
            most = max(self.size.width // 2, NARROWEST)
            wanted = min(max(self._articles.size.width + by, NARROWEST), most)
            self.widths = Widths(wanted, self.widths.panes)
        elif id in PANE_IDS and self._panes_have_borders:
            panes = [self._pane(pane.id) for pane in PANES]
            columns = tuple(pane.outer_size.width for pane in panes)
            place = [pane.id for pane in PANES].index(id)
            self.widths = Widths(self.widths.list, moved(columns, place, by))
        self.lay_out()

    def lay_out(self) -> None:
        """Give list and panes their widths; where they do not stand side by side, the style sheet does."""
        chosen = self.widths.list if self._list_has_border else 0
        _set_width(self._articles, f"{chosen}" if chosen else None)
        shares = self.widths.panes if self._panes_have_borders else ()
        for pane, share in zip(PANES, shares or (0, 0, 0), strict=True):
            _set_width(self._pane(pane.id), f"{share}fr" if share else None)

    def _pane(self, id: str) -> Widget:
        return self._view.query_one(f"#{id}")

    @property
    def _list_has_border(self) -> bool:
        return not self.has_class("-slim") and not self.has_class("-zoomed")

    @property
    def _panes_have_borders(self) -> bool:
        return self.has_class("-wide") and not self.has_class("-zoomed")

    def _keep(self) -> None:
        self.post_message(self.WidthsChanged(self.widths))


def _set_width(widget: Widget, width: str | None) -> None:
    """None: as the style sheet has it."""
    if width is None:
        for rule in ("width", "max_width"):
            widget.styles.inline.clear_rule(rule)
    else:
        widget.styles.width = width
        widget.styles.max_width = "100%"
