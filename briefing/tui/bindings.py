"""The action table as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from briefing.keys import KEYS, Place


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
