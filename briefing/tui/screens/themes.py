"""Choosing a theme, which is seen on the article at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from briefing.errors import ThemeError
from briefing.theme import SWATCH, Theme
from briefing.theme.readable import least_contrast, ratio
from briefing.tui import rows
from briefing.tui.bindings import bindings, named
from briefing.tui.look import MUTED, Look, swatch
from briefing.tui.rows import Row
from briefing.tui.screens.base import ReaderScreen
from briefing.tui.wardrobe import Wardrobe
from briefing.tui.widgets.row_list import RowList

LIST = "themes"
FILTER = "filter"

HINT = (("{open}", "keeps"), ("{back}", "restores"), ("{filter}", "filters"))
SIFTING_HINT = (("Enter", "keeps"), ("↑ ↓", "move"), ("{back}", "lists all"))


class ThemesScreen(ReaderScreen, inherit_bindings=False):
    """A list beside the article being read; the theme under the cursor is worn while it is there.

    A row shows its theme's colours. A theme is read for that when its row is first in sight, one
    after the other, so that a folder of hundreds opens as fast as one of ten.
    """

    CSS_PATH = "themes.tcss"

    BINDINGS = bindings("themes")
    AUTO_FOCUS = f"#{LIST}"

    class Kept(Message):
        """The user wants to keep the theme that is worn."""

    def __init__(self, wardrobe: Wardrobe) -> None:
        super().__init__()
        self._wardrobe = wardrobe
        self._names = wardrobe.names
        self._listed = self._names
        self._before = wardrobe.name
        self._look_before = wardrobe.look
        self._read: dict[str, Theme | ThemeError] = {}
        self._unread: list[str] = []

    def compose(self) -> ComposeResult:
        """The filter, the list, and below it what there is to say about the theme."""
        with Vertical(id="chooser"):
            words = Input(id=FILTER, placeholder="part of a name", select_on_focus=False)
            words.border_title = "▸ / Filter"
            yield words
            yield RowList(id=LIST, row_height=1)
            yield Static(id="about", markup=False)
        yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Start at the theme that is worn."""
        self._list.border_title = "Themes"
        self._show(self._before)

    def restyle(self, look: Look) -> None:
        """Draw with another theme; the cursor stays."""
        self._read[self._wardrobe.name] = look.theme
        self._list.redraw_all()
        self._describe()

    # the rows

    @property
    def _list(self) -> RowList:
        return self.query_one(f"#{LIST}", RowList)

    @property
    def _here(self) -> str | None:
        """The theme under the cursor."""
        cursor = self._list.cursor
        return None if cursor is None else self._listed[cursor]

    def _show(self, name: str | None) -> None:
        """List what is to be listed, with the cursor on `name` or else on the first."""
        here = self._listed.index(name) if name in self._listed else 0
        self._list.show(
            _Rows(self._listed, self._row), cursor=here, empty="No theme has such a name."
        )
        self._describe()

    def _row(self, name: str) -> Row:
        """Sign, colours and name; where the colours are not known yet, they are asked for."""
        look = self._wardrobe.look
        theme = self._read.get(name)
        sign = rows.text("•" if name == self._before else " ", look.style("unread"))
        colours = swatch(theme) if isinstance(theme, Theme) else rows.text(" " * len(SWATCH))
        if isinstance(theme, ThemeError):
            sign = rows.text("!", look.style("error"))
        elif theme is None and name not in self._unread:
            self._unread.append(name)
            if len(self._unread) == 1:
                self.call_later(self._read_next)
        return Row(sign, (Content(" ").join([colours, rows.text(name)]),), limits=(1,))

    def _read_next(self) -> None:
        """Read one theme whose row was in sight; keys that were pressed meanwhile come first."""
        name = self._unread.pop(0)
        try:
            self._read[name] = self._wardrobe.read(name)
        except ThemeError as error:
            self._read[name] = error
        if name in self._listed:
            self._list.redraw(self._listed.index(name))
        if name == self._here:
            self._describe()
        if self._unread:
            self.call_later(self._read_next)

    # what is worn

    def _try(self) -> None:
        """Wear the theme under the cursor, if it can be read."""
        name = self._here
        if name is not None and name != self._wardrobe.name:
            try:
                self._wardrobe.wear(name)
                self._read[name] = self._wardrobe.look.theme
            except ThemeError as error:
                self._read[name] = error
            self._list.redraw(self._listed.index(name))
        self._describe()

    def _describe(self) -> None:
        """What is worn, or why the theme under the cursor is not."""
        look = self._wardrobe.look
        theme = self._read.get(self._here or "", look.theme)
        if isinstance(theme, ThemeError):
            words = rows.text(theme.in_one_line(), look.style("error"))
        else:
            words = rows.sentence(
                (theme.name, look.style("title")),
                (f"\n{rows.DOT.join(_facts(theme))}", look.style(MUTED)),
                (f"\n{theme.author}", look.style(MUTED)),
            )
        self.query_one("#about", Static).update(words)
        hints = SIFTING_HINT if self.has_class("-sifting") else HINT
        items = (
            Content.styled(named(key, self), "bold $accent") + f" {words}" for key, words in hints
        )
        self.query_one("#hint", Static).update(Content("  ").join(items))

    @on(RowList.Moved, f"#{LIST}")
    def _moved(self) -> None:
        self._try()

    @on(RowList.Opened, f"#{LIST}")
    @on(Input.Submitted, f"#{FILTER}")
    def _keep(self) -> None:
        if self._here == self._wardrobe.name and self._wardrobe.mistake is None:
            self.post_message(self.Kept())
            self.dismiss()

    def action_back(self) -> None:
        """Put on what was worn before, and close; where names are filtered, list all again."""
        if self.has_class("-sifting"):
            self.remove_class("-sifting")
            self.query_one(f"#{FILTER}", Input).clear()
            self.set_focus(self._list)
            return
        self.dismiss()
        try:
            self._wardrobe.wear(self._before)
        except ThemeError as error:
            self._wardrobe.put_on(self._before, self._look_before.theme, error)
            self.notify(error.in_one_line(), title="Theme", severity="error", markup=False)

    # going through the list

    def action_next(self) -> None:
        """The next theme; after the last, the first."""
        if self._listed:
            self._list.cursor = ((self._list.cursor or 0) + 1) % len(self._listed)

    def action_down(self) -> None:
        """The next theme, while a filter is typed."""
        self._list.action_down()

    def action_up(self) -> None:
        """The theme before, while a filter is typed."""
        self._list.action_up()

    def action_filter(self) -> None:
        """Ask for a part of a name; what is typed narrows the list at once."""
        self.add_class("-sifting")
        self.set_focus(self.query_one(f"#{FILTER}", Input))
        self._describe()

    @on(Input.Changed, f"#{FILTER}")
    def _sift(self, event: Input.Changed) -> None:
        here = self._here or self._wardrobe.name
        words = event.value.casefold().split()
        self._listed = [
            name for name in self._names if all(word in name.casefold() for word in words)
        ]
        self._show(here)
        self._try()


class _Rows(Sequence[Row]):
    """The rows of themes, each made when it is drawn."""

    def __init__(self, names: Sequence[str], row: Callable[[str], Row]) -> None:
        self._names = names
        self._row = row

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._row(name) for name in self._names[index]]
        return self._row(self._names[index])


def _facts(theme: Theme) -> tuple[str, str]:
    least = least_contrast(theme)
    contrast = "the terminal's colours" if least is None else f"contrast {ratio(least)}"
    return theme.variant, contrast
