"""The hint of the first start: three lines, once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.keys import named

_LINES = (
    "{down} and {up} move, {next-pane} changes the pane, {open} shows the words in the text.",
    "{copy} copies a line, {filter} filters the list, {palette} finds any command or article.",
    "{help} lists the keys that work where you are, {quit} quits.",
)


def hint(remapped: Mapping[str, str]) -> str:
    """The three lines, with the keys as the user has them."""
    return named("\n".join(_LINES), remapped)


def is_first_start(folder: Path) -> bool:
    """Whether nobody asked before; `folder`, made if need be, remembers that somebody did.

    Where nothing can be remembered it is never the first start: a hint each time is a nuisance.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "greeted").touch(exist_ok=False)
    except OSError:
        return False
    return True
