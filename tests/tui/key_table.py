"""The README's table of keys, made from the action table: python -m tests.tui.key_table writes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from briefing.keys import KEYS, Group, Key, Place, shown_keys

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- keys: made by python -m tests.tui.key_table -->"
END = "<!-- end of keys -->"

WHERE: dict[Place, str] = {
    "reader": "everywhere",
    "main": "articles and panes",
    "full": "full text",
    "rows": "lists",
    "text": "full text",
    "filter": "while a filter is typed",
    "help": "help",
    "picker": "stances",
    "confirm": "question",
    "folder": "folder",
    "themes": "choice of themes",
    "export": "export",
}


def table() -> str:
    """Keys, what they do and where, group by group."""
    lines = ["| key | what it does | where |", "|---|---|---|"]
    for group in get_args(Group):
        lines += [_line(key) for key in KEYS if key.group == group]
    return "\n".join(lines)


def _line(key: Key) -> str:
    names = " ".join(_code(name) for name in shown_keys(key, {}))
    where = ", ".join(dict.fromkeys(WHERE.get(place, place) for place in key.places))
    return f"| {names} | {key.description} | {where} |"


def _code(name: str) -> str:
    return f"`{name}`".replace("|", "\\|")


def written(readme: str) -> str:
    """The README with the table as it is now."""
    block = f"{BEGIN}\n{table()}\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: block, readme, flags=re.DOTALL)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
