"""The action table as Textual's bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from briefing import keys
from briefing.keys import KEYS, Place

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp


def bindings(place: Place) -> list[BindingType]:
    """The bindings of a place."""
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


def named(words: str, node: DOMNode) -> str:
    """`words` with keys in them, as the user of the reader that `node` is in has them."""
    return keys.named(words, cast("BriefingApp", node.app).session.settings.keys)
