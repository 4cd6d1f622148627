"""Titles of lists of which one is seen, as tabs."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.style import Style


def tabs(titles: Iterable[tuple[str, str]], chosen: str) -> Content:
    """Titles by the action that goes there; that of the action `chosen` is reversed."""
    made = []
    for action, title in titles:
        click = Style.from_meta({"@click": f"screen.{action}"})
        here = Style(reverse=True) if action == chosen else Style()
        made.append(Content.styled(f" {title} ", click + here))
    return Content(" ").join(made)
