"""The hint of the first start: three lines, once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.keys import KEYS, shown_keys

_LINES = (
    "{down} and {up} move, {next-pane} changes the pane, {open} shows the words in the text.",
    "{copy} copies a line, {filter} filters the list, {palette} finds any command or article.",
    "{help} lists the keys that work where you are, {quit} quits.",
)


def hint(remapped: Mapping[str, str]) -> str:
    """The three lines, with the keys as the user has them."""
    names = {key.id: shown_keys(key, remapped)[0] for key in KEYS}
    return "\n".join(line.format_map(names) for line in _LINES)


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
