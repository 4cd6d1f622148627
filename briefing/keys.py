"""Every action of the reader with its keys and words, in one place.

Bindings, footer, help, palette, the README's table and the check of `keys` in config.yaml are all
drawn from `KEYS`. Pure: it knows no toolkit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .errors import SettingsError, nearest

Place = Literal[
    "reader",
    "main",
    "full",
    "rows",
    "text",
    "filter",
    "help",
    "themes",
    "picker",
    "confirm",
    "folder",
    "export",
]
Group = Literal["Move", "Panes", "Articles", "Text and summary", "This line", "Program"]


@dataclass(frozen=True)
class Key:
    """An action and its keys.

    id: the action's name in `settings.keys`. keys: comma separated. places: where it works: in the
    reader everywhere, on the main screen, in its lists (rows), on the full text's screen, in its
    view (text), while a filter is typed, in the help, in the list of themes. label: in the footer,
    "" if it is not shown there. priority: works even while text is typed.
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
_STEPS: tuple[Place, ...] = (*_LISTS, "picker", "themes")
_ARTICLE: tuple[Place, ...] = ("main", "full")
_PANES: tuple[Place, ...] = (*_ARTICLE, "folder")

KEYS: tuple[Key, ...] = (
    Key("open", "enter", "Open the text at these words", "Text and summary", ("rows",), "text"),
    Key("next-occurrence", "n", "Next occurrence", "Text and summary", ("full",), "next"),
    Key("previous-occurrence", "N", "Previous occurrence", "Text and summary", ("full",)),
    Key("next-mark", "tab", "Next marked words", "Text and summary", ("full",), "mark"),
    Key("previous-mark", "shift+tab", "Previous marked words", "Text and summary", ("full",)),
    Key("zoom", "z", "This pane alone, or all again", "Panes", _ARTICLE, "zoom"),
    Key(
        "back",
        "escape,backspace",
        "Back",
        "Text and summary",
        ("full", "help", "picker", "themes", "folder"),
        "back",
    ),
    Key("down", "j,down", "Down", "Move", _STEPS),
    Key("up", "k,up", "Up", "Move", _STEPS),
    Key("top", "g,home", "To the top", "Move", _LISTS),
    Key("bottom", "G,end", "To the bottom", "Move", _LISTS),
    Key("half-down", "ctrl+d", "Half a page down", "Move", _LISTS),
    Key("half-up", "ctrl+u", "Half a page up", "Move", _LISTS),
    Key("page-down", "pagedown,space,ctrl+f", "A page down", "Move", _LISTS),
    Key("page-up", "pageup,ctrl+b", "A page up", "Move", _LISTS),
    Key("next-pane", "tab", "Next pane", "Panes", ("main", "folder"), "pane"),
    Key("previous-pane", "shift+tab", "Previous pane", "Panes", ("main", "folder")),
    Key("left", "h,left", "Pane to the left", "Panes", _PANES),
    Key("right", "l,right", "Pane to the right", "Panes", _PANES),
    Key("articles", "0", "Articles", "Panes", ("main",)),
    Key("actors", "1", "Key actors", "Panes", _PANES),
    Key("claims", "2", "Claims and denials", "Panes", _PANES),
    Key("questions", "3", "Open questions", "Panes", _PANES),
    Key("summary", "4", "Summary", "Panes", ("main",)),
    Key("narrower", "<", "Narrower pane", "Panes", ("main",)),
    Key("wider", ">", "Wider pane", "Panes", ("main",)),
    Key("next-article", "J", "Next article", "Articles", (*_ARTICLE, "folder")),
    Key("previous-article", "K", "Article before", "Articles", (*_ARTICLE, "folder")),
    Key("next-unread", "n", "Next unread article", "Articles", ("main",), "next unread"),
    Key("previous-unread", "p", "Unread article before", "Articles", ("main",)),
    Key("filter", "/", "Filter the list", "Articles", ("main", "themes"), "filter"),
    Key("keep-filter", "enter", "Keep the filter", "Articles", ("filter",), "keep"),
    Key("complete", "tab", "Complete the word", "Articles", ("filter",), "complete"),
    Key("query-help", "f1", "What can be asked for", "Articles", ("main",), "help"),
    Key("order", "O", "Another order or grouping", "Articles", ("main",), "order"),
    Key("toggle-read", "m", "Read or unread", "Articles", ("main",), "read"),
    Key("toggle-star", "*", "Star", "Articles", ("main",)),
    Key("all-read", "A", "All of the list read", "Articles", ("main",)),
    Key("undo", "u", "Undo a mark, filter or lens", "Articles", ("main",)),
    Key("confirm", "y,enter", "Yes", "Program", ("confirm",), "yes"),
    Key("cancel", "n,escape", "No", "Program", ("confirm",), "no"),
    Key("folder", "B", "Briefing of all unread articles", "Articles", ("main",), "folder"),
    Key("pictures", "v", "Pictures or lists", "Panes", ("folder",), "pictures/lists"),
    Key("lens", "f", "Only this actor", "Text and summary", ("main",), "lens"),
    Key(
        "lens-list",
        "F",
        "Only this actor, in the list too",
        "Text and summary",
        ("main",),
        "lens + list",
    ),
    Key("drop-chip", "backspace", "Remove part of the lens", "Text and summary", ("main",)),
    Key("respond", "r", "To what answers or is answered", "Text and summary", ("main",), "answer"),
    Key("stances", "v", "Switch stances off and on", "Text and summary", ("main",), "stances"),
    Key("switch", "space,enter", "Off, or on again", "This line", ("picker",), "switch"),
    Key("clear", "escape", "Clear the filter", "Articles", ("main",), "clear"),
    Key("longer", "s", "Longer summary", "Text and summary", ("main",), "longer"),
    Key("shorter", "S", "Shorter summary", "Text and summary", ("main",), "shorter"),
    Key("copy", "y", "Copy the line with its citation", "This line", _ARTICLE, "copy"),
    Key("copy-briefing", "Y", "Copy the briefing as Markdown", "This line", _ARTICLE),
    Key("browse", "o", "Open the address in the browser", "This line", _ARTICLE),
    Key("edit", "e", "Open the file in your editor", "This line", _ARTICLE),
    Key("export", "x", "Export to a file", "This line", _ARTICLE),
    Key("export-markdown", "m", "Markdown", "This line", ("export",), "Markdown"),
    Key("export-html", "h", "HTML", "This line", ("export",), "HTML"),
    Key("export-json", "j", "JSON", "This line", ("export",), "JSON"),
    Key("stop", "escape", "Not at all", "This line", ("export",), "no"),
    Key("palette", "ctrl+p,:", "Commands and articles", "Program", ("reader",)),
    Key("theme", "t", "Choose a theme", "Program", ("reader",)),
    Key("help", "?", "All keys", "Program", ("reader",), "keys"),
    Key("quit", "q", "Quit", "Program", ("reader",), "quit"),
    Key("force-quit", "ctrl+q,ctrl+c", "Quit, also while typing", "Program", ("reader",), "", True),
)

HINTS: Mapping[str, tuple[str, ...]] = {
    "articles": ("clear", "open", "next-unread", "filter", "toggle-read", "next-pane"),
    "summary": ("open", "longer", "shorter", "copy", "next-pane"),
    "actors": ("back", "open", "lens", "lens-list", "copy", "next-pane"),
    "claims": ("back", "open", "respond", "order", "stances", "copy"),
    "denials": ("back", "open", "next-pane"),
    "questions": ("back", "open", "lens", "copy", "next-pane"),
    "pictures": ("back", "pictures", "next-pane"),
    "text": ("back", "next-mark", "next-occurrence", "copy", "zoom"),
}
"""The actions that matter most where the focus is, by its widget's id; the footer shows five of them."""

_INSIDE: tuple[tuple[Place, ...], ...] = (
    ("rows", "main", "reader"),
    ("text", "full", "reader"),
    ("rows", "full", "reader"),  # the panes beside the text
    ("filter",),
    ("help", "reader"),
    ("rows", "themes", "reader"),
    ("export", "reader"),
    ("picker", "reader"),
    ("confirm", "reader"),
    ("rows", "folder", "reader"),
)
"""Places within one another, the innermost first: a key is offered to them in this order."""


@dataclass(frozen=True)
class Mistake:
    """What is wrong with the keys that the user gives to `action`, and what to do."""

    action: str
    what: str
    remedy: str


def mistakes(remapped: Mapping[str, str]) -> tuple[Mistake, ...]:
    """All that is wrong with the user's keys by action.

    An unknown action, an action left without a key, a key that no terminal sends, and a key that
    would do two things in one place.
    """
    found = [*_malformed(remapped)]
    wrong = {mistake.action for mistake in found}
    sound = {action: keys for action, keys in remapped.items() if action not in wrong}
    for chain in _INSIDE:
        found.extend(_clashes(chain, sound))
    return tuple({(mistake.action, mistake.what): mistake for mistake in found}.values())


def keymap(remapped: Mapping[str, str]) -> Mapping[str, str]:
    """The user's keys by action, checked; raises SettingsError for the first mistake."""
    for mistake in mistakes(remapped):
        raise SettingsError(mistake.what, where=f"keys.{mistake.action}", remedy=mistake.remedy)
    return {action: ",".join(_split(keys)) for action, keys in remapped.items()}


def _malformed(remapped: Mapping[str, str]) -> Iterator[Mistake]:
    known = {key.id: key for key in KEYS}
    for action, keys in remapped.items():
        if action not in known:
            yield Mistake(action, f"there is no action {action!r}", nearest(action, known))
            continue
        for name in _split(keys):
            if not name:
                example = f'for example {action}: "{known[action].keys}"'
                yield Mistake(action, "an action needs a key", example)
            elif not _can_be_pressed(name):
                example = 'write "j", "J", "ctrl+r", "shift+tab", "f5" or "pagedown"'
                yield Mistake(action, f"there is no key {name!r}", example)


def _clashes(chain: tuple[Place, ...], remapped: Mapping[str, str]) -> Iterator[Mistake]:
    taken: dict[str, str] = {}
    for key in KEYS:
        if not (set(chain) & set(key.places) or key.priority):
            continue
        for name in map(normal, _split(remapped.get(key.id, key.keys))):
            other = taken.setdefault(name, key.id)
            if other != key.id and {other, key.id} & set(remapped):
                action, second = (key.id, other) if key.id in remapped else (other, key.id)
                yield Mistake(
                    action,
                    f"{name} is also the key of {second}",
                    "give one of them another key",
                )


def normal(name: str) -> str:
    """A key's name as the terminal's library has it: "slash" for "/", "ctrl+d" as it is."""
    if len(name) != 1 or name.isalnum():
        return name
    words = unicodedata.name(name, name).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(words, words)


def _can_be_pressed(name: str) -> bool:
    *modifiers, key = name.split("+")
    if not set(modifiers) <= {"ctrl", "shift", "alt"}:
        return False
    if modifiers == ["shift"] and len(key) == 1:
        return False  # a terminal sends the capital letter instead
    if "ctrl" in modifiers and key.isupper():
        return False
    return len(key) == 1 or key in NAMED or key in _SIGNS


def _split(keys: str) -> list[str]:
    return [name.strip() for name in keys.split(",")]


_RENAMED: Mapping[str, str] = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs whose name among keys is not that of Unicode."""

NAMED = frozenset(
    "up down left right home end pageup pagedown insert delete enter escape tab space "
    "backspace".split()
) | {f"f{number}" for number in range(1, 25)}
"""Keys that type no character."""

_SIGNS: Mapping[str, str] = {normal(sign): sign for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
"""The signs of a keyboard by their names."""

_SHOWN: Mapping[str, str] = {
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "insert": "Insert",
    "delete": "Delete",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}


def shown_key(name: str) -> str:
    """A key's name as it is printed on keyboards: "Ctrl+d", "Esc", "?"."""
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    shown = _SHOWN.get(key) or _SIGNS.get(key, key)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def shown_keys(key: Key, remapped: Mapping[str, str]) -> tuple[str, ...]:
    """The names of an action's keys as they are now."""
    return tuple(shown_key(name) for name in _split(remapped.get(key.id, key.keys)))


def named(words: str, remapped: Mapping[str, str]) -> str:
    """`words` with the first key of each action in them, named as it is now: "{back} closes"."""
    return words.format_map({key.id: shown_keys(key, remapped)[0] for key in KEYS})
