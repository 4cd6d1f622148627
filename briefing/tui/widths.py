"""How wide the panes of the main screen are, and where that is remembered."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

NARROWEST = 16
"""Columns that a pane keeps."""


@dataclass(frozen=True)
class Widths:
    """list: columns of the list, 0 for as many as fit best. panes: the three panes' shares, () likewise."""

    list: int = 0
    panes: tuple[int, ...] = ()


def moved(columns: tuple[int, ...], place: int, by: int) -> tuple[int, ...]:
    """Panes side by side with one of them `by` columns wider, as far as its neighbour has them to give.

    The neighbour is the one on the right, for the last pane that on the left.
    """
    neighbour = place + 1 if place + 1 < len(columns) else place - 1
    room = columns[neighbour] - NARROWEST if by > 0 else columns[place] - NARROWEST
    step = max(min(abs(by), room), 0) * (1 if by > 0 else -1)
    changed = list(columns)
    changed[place] += step
    changed[neighbour] -= step
    return tuple(changed)


def load_widths(folder: Path) -> Widths:
    """What was kept in `folder`; the widths that fit best where that is nothing, or makes no sense."""
    try:
        kept = json.loads((folder / "widths.json").read_text(encoding="utf-8"))
        widths = Widths(int(kept["list"]), tuple(int(share) for share in kept["panes"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return Widths()
    sensible = widths.list >= 0 and len(widths.panes) in (0, 3) and all(n > 0 for n in widths.panes)
    return widths if sensible else Widths()


def keep_widths(folder: Path, widths: Widths) -> None:
    """Keep `widths` in `folder`, made if need be; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "widths.json").write_text(json.dumps(asdict(widths)), encoding="utf-8")
