"""What the reader shows of what it holds: one frozen value, so that a step back is the value before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from briefing.model import STANCES
from briefing.theme import VERBS
from briefing.tui.lens import Lens

if TYPE_CHECKING:
    from briefing.tui.listing import Order


@dataclass(frozen=True)
class View:
    """query: the list's filter as written, one that can be read. order: of the list."""

    lens: Lens = field(default_factory=Lens)
    query: str = ""
    order: Order = "folder"


ChipName = Literal["actor", "grouping", "stances"]


@dataclass(frozen=True)
class Chip:
    """A part of the lens, in words, that can be taken away."""

    name: ChipName
    words: str


def chips(lens: Lens) -> tuple[Chip, ...]:
    """What the lens is made of; the last is the first that Backspace takes away."""
    found = []
    if lens.grouping != "text":
        found.append(Chip("grouping", f"by {lens.grouping}"))
    if lens.off:
        words = ", ".join(VERBS[stance] for stance in STANCES if stance in lens.off)
        found.append(Chip("stances", f"without {words}"))
    if lens.actor:
        found.append(Chip("actor", f"only {lens.actor}"))
    return tuple(found)


def without(lens: Lens, chip: Chip) -> Lens:
    """The lens without one of its parts."""
    match chip.name:
        case "grouping":
            return replace(lens, grouping="text")
        case "stances":
            return replace(lens, off=frozenset())
        case "actor":
            return replace(lens, actor="")


@dataclass(frozen=True)
class ViewChanged:
    """A step that can be taken back. before: the view it changed."""

    before: View


@dataclass(frozen=True)
class Marked:
    """A step that can be taken back: articles that were marked. value: what the mark was before."""

    mark: Literal["read", "star"]
    ids: tuple[str, ...]
    value: bool


Step = ViewChanged | Marked
