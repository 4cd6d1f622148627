"""Every key of the reader, in one place; `settings.keys` may give an action other keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType
from textual.keys import format_key

from briefing.errors import SettingsError, nearest

Place = Literal["reader", "main", "full", "rows", "text", "filter", "help"]
Group = Literal["Move", "Panes", "Articles", "Text and summary", "Program"]


@dataclass(frozen=True)
class Key:
    """An action and its keys.

    id: the action's name in `settings.keys`. keys: comma separated. places: where it works: in the
    reader everywhere, on the main screen, in its lists (rows), on the full text's screen, in its
    view (text), while a filter is typed, in the help. label: in the footer, "" if it is not shown
    there. priority: works even while text is typed.
    """

    id: str
    keys: str
    description: str
    group: Group
    places: tuple[Place, ...]
    label: str = ""
    priority: bool = False

    @property
    def action(self) -> str:
        """The method that does it, without its `action_`."""
        return self.id.replace("-", "_")


_LISTS: tuple[Place, ...] = ("rows", "text", "help")
_ARTICLE: tuple[Place, ...] = ("main", "full")

KEYS: tuple[Key, ...] = (
    Key("open", "enter", "Open the text at these words", "Text and summary", ("rows",), "text"),
    Key("back", "escape,backspace", "Back", "Text and summary", ("full", "help"), "back"),
    Key("down", "j,down", "Down", "Move", _LISTS),
    Key("up", "k,up", "Up", "Move", _LISTS),
    Key("top", "g,home", "To the top", "Move", _LISTS),
    Key("bottom", "G,end", "To the bottom", "Move", _LISTS),
    Key("half-down", "ctrl+d", "Half a page down", "Move", _LISTS),
    Key("half-up", "ctrl+u", "Half a page up", "Move", _LISTS),
    Key("page-down", "pagedown,space,ctrl+f", "A page down", "Move", _LISTS),
    Key("page-up", "pageup,ctrl+b", "A page up", "Move", _LISTS),
    Key("next-pane", "tab", "Next pane", "Panes", ("main",), "pane"),
    Key("previous-pane", "shift+tab", "Previous pane", "Panes", ("main",)),
    Key("left", "h,left", "Pane to the left", "Panes", ("main",)),
    Key("right", "l,right", "Pane to the right", "Panes", ("main",)),
    Key("articles", "0", "Articles", "Panes", ("main",)),
    Key("actors", "1", "Key actors", "Panes", ("main",)),
    Key("claims", "2", "Claims and denials", "Panes", ("main",)),
    Key("questions", "3", "Open questions", "Panes", ("main",)),
    Key("summary", "4", "Summary", "Panes", ("main",)),
    Key("next-article", "n", "Next article", "Articles", _ARTICLE, "next"),
    Key("previous-article", "p", "Previous article", "Articles", _ARTICLE),
    Key("filter", "/", "Filter by title and source", "Articles", ("main",), "filter"),
    Key("keep-filter", "enter", "Keep the filter", "Articles", ("filter",), "keep"),
    Key("clear", "escape", "Clear the filter", "Articles", ("main",), "clear"),
    Key("longer", "s", "Longer summary", "Text and summary", ("main",), "longer"),
    Key("shorter", "S", "Shorter summary", "Text and summary", ("main",)),
    Key("theme", "t", "Next theme", "Program", ("reader",), "theme"),
    Key("help", "?", "All keys", "Program", ("reader",), "keys"),
    Key("quit", "q", "Quit", "Program", ("reader",), "quit"),
    Key("force-quit", "ctrl+q,ctrl+c", "Quit, also while typing", "Program", ("reader",), "", True),
)

_INSIDE: Mapping[Place, tuple[Place, ...]] = {
    "rows": ("rows", "main", "reader"),
    "text": ("text", "full", "reader"),
    "filter": ("filter",),
    "help": ("help", "reader"),
}
"""A key pressed in a place is offered to these, the innermost first."""


def bindings(place: Place) -> list[BindingType]:
    """Textual's bindings for a place."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.description,
            show=bool(key.label),
            tooltip=key.description,
            priority=key.priority,
            id=key.id,
        )
        for key in KEYS
        if place in key.places
    ]


def keymap(remapped: Mapping[str, str]) -> Mapping[str, str]:
    """The user's keys by action, checked.

    Raises SettingsError for an unknown action, an action left without a key, and a key that would
    do two things in one place.
    """
    known = {key.id: key for key in KEYS}
    for action, keys in remapped.items():
        if action not in known:
            raise SettingsError(
                f"there is no action {action!r}",
                where=f"keys.{action}",
                remedy=nearest(action, known),
            )
        if not all(_split(keys)):
            raise SettingsError(
                "an action needs a key",
                where=f"keys.{action}",
                remedy=f'for example {action}: "{known[action].keys}"',
            )
    for place, chain in _INSIDE.items():
        _check_clashes(place, chain, remapped)
    return {action: ",".join(_split(keys)) for action, keys in remapped.items()}


def _check_clashes(place: Place, chain: tuple[Place, ...], remapped: Mapping[str, str]) -> None:
    taken: dict[str, str] = {}
    for key in KEYS:
        if not set(chain) & set(key.places):
            continue
        for name in _split(remapped.get(key.id, key.keys)):
            other = taken.setdefault(name, key.id)
            if other != key.id and {other, key.id} & set(remapped):
                action = key.id if key.id in remapped else other
                raise SettingsError(
                    f"{name} is the key of {other} and of {key.id} (in the {place} view)",
                    where=f"keys.{action}",
                    remedy="give one of them another key",
                )


def _split(keys: str) -> list[str]:
    return [name.strip() for name in keys.split(",")]


_SHOWN: Mapping[str, str] = {
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def shown_key(name: str) -> str:
    """A key's name as it is printed on keyboards: "Ctrl+d", "Esc", "?"."""
    *modifiers, key = name.split("+")
    return "+".join(
        [*(modifier.capitalize() for modifier in modifiers), _SHOWN.get(key) or format_key(key)]
    )
