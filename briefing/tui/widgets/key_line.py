"""The line at the bottom: the keys that matter here, each of them a button."""

from __future__ import annotations

from itertools import islice
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from briefing.keys import HINTS, shown_key

MOST = 5
"""Keys that matter here: those of HINTS, then the innermost place's; more are not read but searched."""


class KeyLine(Widget):
    """The bindings to be shown, as many as fit; those that work everywhere stay longest."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}

    auto_links = False

    def on_mount(self) -> None:
        """Follow the bindings: they change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def _is_typed(self, key: str) -> bool:
        """Whether the key now writes its character instead of doing something."""
        focused = self.screen.focused
        name = shown_key(key)
        character = name if len(name) == 1 else None
        return focused is not None and focused.check_consume_key(key, character)

    @property
    def _focused_id(self) -> str:
        focused = self.screen.focused
        return "" if focused is None else focused.id or ""

    def render(self) -> Content:
        """Keys and labels."""
        here: dict[str, Content] = {}
        everywhere: dict[str, Content] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and not self._is_typed(binding.key):
                items = everywhere if active.node is self.app else here
                items.setdefault(binding.action, self._item(binding))
        wanted = [id.replace("-", "_") for id in HINTS.get(self._focused_id, ())]
        order = dict.fromkeys([*(action for action in wanted if action in here), *here])
        line = [*islice(map(here.__getitem__, order), MOST), *everywhere.values()]
        while sum(item.cell_length for item in line) > self.content_size.width and line:
            line.pop(max(len(line) - len(everywhere) - 1, 0))
        return Content("").join(line)

    def _item(self, binding: Binding) -> Content:
        click = Style.from_meta({"@click": f"app.simulate_key('{binding.key}')"})
        key_style = self.get_visual_style("keys--key")
        key = Content.styled(f" {shown_key(binding.key)} ", key_style + click)
        return key + Content.styled(f"{binding.description} ", click)
