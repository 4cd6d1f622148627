"""All keys that work where the user is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from textual.app import App, ComposeResult
from textual.binding import ActiveBinding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing import keys
from briefing.tui import rows
from briefing.tui.bindings import bindings, named
from briefing.tui.look import MUTED, Look
from briefing.tui.screens.base import ReaderScreen

KEY_COLUMN = 22
"""Cells for the names of an action's keys."""


class HelpScreen(ReaderScreen, inherit_bindings=False):
    """Lists the bindings that were active where help was asked for."""

    CSS_PATH = "help.tcss"

    BINDINGS = bindings("help")

    def __init__(self, active: Iterable[ActiveBinding], look: Look) -> None:
        super().__init__()
        self._active = tuple(active)
        self._look = look

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        with VerticalScroll(id="sheet") as sheet:
            sheet.border_title = "Keys"
            sheet.border_subtitle = named("{back} closes", self)
            yield Static(key_table(self._active, self._look), markup=False)

    def restyle(self, look: Look) -> None:
        """Draw with another theme."""
        self._look = look
        self.query_one(Static).update(key_table(self._active, look))

    def _scroll(self, by: float) -> None:
        self.query_one("#sheet", VerticalScroll).scroll_relative(y=by, animate=False)

    @property
    def _page(self) -> int:
        return self.query_one("#sheet", VerticalScroll).size.height

    def action_back(self) -> None:
        """Close the help."""
        self.dismiss()

    def action_down(self) -> None:
        """A line on."""
        self._scroll(1)

    def action_up(self) -> None:
        """A line back."""
        self._scroll(-1)

    def action_half_down(self) -> None:
        """Half a page on."""
        self._scroll(self._page // 2)

    def action_half_up(self) -> None:
        """Half a page back."""
        self._scroll(-(self._page // 2))

    def action_page_down(self) -> None:
        """A page on."""
        self._scroll(self._page)

    def action_page_up(self) -> None:
        """A page back."""
        self._scroll(-self._page)

    def action_top(self) -> None:
        """To the top."""
        self.query_one("#sheet", VerticalScroll).scroll_home(animate=False)

    def action_bottom(self) -> None:
        """To the end."""
        self.query_one("#sheet", VerticalScroll).scroll_end(animate=False)


def key_table(active: Iterable[ActiveBinding], look: Look) -> Content:
    """Keys and what they do, as they are bound now: those of the focused place first."""
    bound = [one for one in active if one.binding.id is not None]
    here = [one for one in bound if not isinstance(one.node, App | Screen)]
    others = [one for one in bound if one not in here]
    blocks = [_block("Here", keys.KEYS, here, look)]
    for group in get_args(keys.Group):
        blocks.append(_block(group, (key for key in keys.KEYS if key.group == group), others, look))
    note = rows.text("Keys can be changed in config.yaml, under keys.", look.style(MUTED))
    return Content("\n\n").join([*(block for block in blocks if block), note])


def _block(
    title: str, actions: Iterable[keys.Key], active: Iterable[ActiveBinding], look: Look
) -> Content:
    """A title and a line for each of the actions that are bound; empty if none is."""
    names: dict[str | None, list[str]] = {}
    for one in active:
        names.setdefault(one.binding.id, []).append(keys.shown_key(one.binding.key))
    lines = [
        rows.sentence(
            (f"  {'  '.join(names[key.id]).ljust(KEY_COLUMN)}", look.style("unread")),
            (key.description, look.style("summary")),
        )
        for key in actions
        if key.id in names
    ]
    return Content("\n").join([rows.text(title, look.style("title")), *lines] if lines else [])
