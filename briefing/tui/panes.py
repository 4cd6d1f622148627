"""The lists of the main screen: their ids, keys and names."""

from __future__ import annotations

from dataclasses import dataclass

LIST = "articles"
SUMMARY = "summary"


@dataclass(frozen=True)
class Pane:
    """One of the three panes. number: its key. short: its name where there is little room."""

    id: str
    number: int
    name: str
    short: str
    nothing: str


PANES: tuple[Pane, ...] = (
    Pane(
        "actors",
        1,
        "Key actors",
        "Actors",
        "No person, organisation or place is named in this article.",
    ),
    Pane(
        "claims",
        2,
        "Claims and denials",
        "Claims",
        "Nobody is quoted in this article, or reported as saying anything.",
    ),
    Pane(
        "questions",
        3,
        "Open questions",
        "Questions",
        "The article says of nothing that it is unknown, withheld, unconfirmed or undecided.",
    ),
)
PANE_IDS: frozenset[str] = frozenset(pane.id for pane in PANES)

ORDER: tuple[str, ...] = (LIST, SUMMARY, *(pane.id for pane in PANES))
"""The lists in the order in which Tab goes through them."""
