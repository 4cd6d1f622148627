"""Choosing a theme, which is seen on the article at once."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from briefing.errors import ThemeError
from briefing.theme.readable import least_contrast
from briefing.tui import rows
from briefing.tui.bindings import bindings
from briefing.tui.look import MUTED, Look
from briefing.tui.rows import Row
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.wardrobe import Wardrobe, in_one_line
from briefing.tui.widgets.row_list import RowList

LIST = "themes"


class ThemesScreen(ReaderScreen, inherit_bindings=False):
    """A list beside the article; the theme under the cursor is worn while it is there."""

    BINDINGS = bindings("themes")
    AUTO_FOCUS = f"#{LIST}"

    class Kept(Message):
        """The user wants to keep the theme that is worn."""

    def __init__(self, wardrobe: Wardrobe) -> None:
        super().__init__()
        self._wardrobe = wardrobe
        self._names = wardrobe.names
        self._before = wardrobe.name
        self._broken: dict[str, ThemeError] = {}

    def compose(self) -> ComposeResult:
        """The list, and below it what there is to say about the theme."""
        with Vertical(id="chooser"):
            yield RowList(id=LIST, row_height=1)
            yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Start at the theme that is worn."""
        names = self.query_one(f"#{LIST}", RowList)
        names.border_title = "Themes"
        here = self._names.index(self._before) if self._before in self._names else 0
        names.show([self._row(name) for name in self._names], cursor=here)
        self._describe()

    def restyle(self, look: Look) -> None:
        """Draw with another theme; the cursor stays."""
        names = self.query_one(f"#{LIST}", RowList)
        names.show([self._row(name) for name in self._names], cursor=names.cursor)

    def _row(self, name: str) -> Row:
        look = self._wardrobe.look
        if name in self._broken:
            return Row(rows.text("!", look.style("error")), (rows.text(name),), limits=(1,))
        sign = "•" if name == self._before else " "
        return Row(rows.text(sign, look.style("unread")), (rows.text(name),), limits=(1,))

    @property
    def _cursor(self) -> int:
        return self.query_one(f"#{LIST}", RowList).cursor or 0

    def _describe(self) -> None:
        """What is worn, or why the theme under the cursor is not."""
        look = self._wardrobe.look
        name = self._names[self._cursor]
        if name in self._broken:
            words = rows.text(in_one_line(self._broken[name]), look.style("error"))
        else:
            theme = look.theme
            least = least_contrast(theme)
            contrast = "the terminal's colours" if least is None else f"contrast {least:.1f}:1"
            facts = rows.DOT.join(filter(None, (theme.variant, contrast)))
            author = f"\n{theme.author}" if theme.author else ""
            words = rows.sentence(
                (theme.name, look.style("title")), (f"\n{facts}{author}", look.style(MUTED))
            )
        hint = rows.text("\n\nEnter keeps · Esc restores", look.style(MUTED))
        self.query_one("#about", Static).update(words + hint)

    @on(RowList.Moved, f"#{LIST}")
    def _moved(self, event: RowList.Moved) -> None:
        name = self._names[event.index]
        try:
            self._wardrobe.wear(name)
            self._broken.pop(name, None)
        except ThemeError as error:
            self._broken[name] = error
            event.rows.replace(event.index, self._row(name))
        self._describe()

    @on(RowList.Opened, f"#{LIST}")
    def _opened(self, event: RowList.Opened) -> None:
        if self._names[event.index] not in self._broken:
            self.post_message(self.Kept())
            self.dismiss()

    def action_back(self) -> None:
        """Put on what was worn before, and close."""
        self.dismiss()
        try:
            self._wardrobe.wear(self._before)
        except ThemeError as error:
            self.notify(in_one_line(error), title="Theme", severity="error", markup=False)

    def action_next(self) -> None:
        """The next theme; after the last, the first."""
        names = self.query_one(f"#{LIST}", RowList)
        names.cursor = (self._cursor + 1) % len(self._names)
