"""Which texts are nearly the same: their sketches, and the pairs that were found by them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from sys import intern

from .database import Database
from .paths import below

MOST_CANDIDATES = 64
"""Texts of a band that another is compared with, the earliest: a folder of one text ten thousand times
over would otherwise be compared a hundred million times."""

MOST_PAIRS = 32
"""Earlier texts that one is kept as nearly the same as; the rest are nearly the same as those."""


@dataclass(frozen=True, slots=True)
class Sketched:
    """A text as it is compared. same: names its words, as in Card. bands: as it is looked up by."""

    same: str
    sketch: bytes
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts that are nearly the same, by what names their words. common: how much, to compare."""

    same: str
    other: str
    common: int


InCommon = Callable[[bytes, bytes], int | None]
"""How much two sketches have in common; None if too little."""


class Likenesses:
    """Methods raise StoreError where the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, folder: str) -> list[tuple[str, int]]:
        """Texts below an absolute folder that were not compared: name and key of one article of each.

        They stand in the order of the folder.
        """
        rows = self._database.rows(
            "SELECT same, key FROM (SELECT same, key, item, min(path) AS first FROM articles "
            "WHERE path > ? AND path < ? AND same NOT IN (SELECT same FROM sketches) GROUP BY same) "
            "ORDER BY first, item",
            below(folder),
        )
        return [(same, key) for same, key in rows]

    def put(self, texts: Iterable[Sketched], in_common: InCommon) -> None:
        """Keep texts with those of the earlier ones that are nearly the same, all or none."""
        with self._database.writing() as connection:
            for text in texts:
                number = connection.execute(
                    "INSERT OR IGNORE INTO sketches (same, sketch) VALUES (?, ?) RETURNING number",
                    (text.same, text.sketch),
                ).fetchone()
                if number is not None:  # no other reader was faster
                    _put(connection, number[0], text, in_common)

    def newest(self) -> int:
        """The number of the text that was compared last; 0 if none was."""
        row = self._database.row("SELECT max(number) FROM sketches")
        return 0 if row is None or row[0] is None else int(row[0])

    def since(self, number: int) -> list[Likeness]:
        """The pairs that were found by texts with a greater number."""
        return self._pairs("l.number > ?", (number,))

    def of(self, names: Sequence[str]) -> list[Likeness]:
        """The pairs that one of the texts, named by their words, is in."""
        chosen = "SELECT number FROM sketches WHERE same IN (SELECT value FROM json_each(?))"
        packed = json.dumps(list(names))
        return self._pairs(f"l.number IN ({chosen}) OR l.earlier IN ({chosen})", (packed, packed))

    def of_folder(self, folder: str) -> tuple[list[tuple[int, str]], list[Likeness]]:
        """The articles below an absolute folder that may stand there more than once.

        Their keys and the names of their words, in the order of the folder, and the pairs they are in.
        """
        inside = below(folder)
        rows = self._database.rows(
            "SELECT key, same FROM articles WHERE path > ? AND path < ? AND (same IN "
            "(SELECT same FROM articles WHERE path > ? AND path < ? GROUP BY same HAVING count(*) > 1) "
            "OR same IN (SELECT same FROM sketches WHERE number IN "
            "(SELECT number FROM likenesses UNION SELECT earlier FROM likenesses))) "
            "ORDER BY path, item",
            (*inside, *inside),
        )
        cards = [(key, same) for key, same in rows]
        return cards, self.of(sorted({same for _, same in cards})) if cards else []

    def _pairs(self, condition: str, values: Iterable[object]) -> list[Likeness]:
        rows = self._database.rows(
            "SELECT a.same, b.same, l.common FROM likenesses l JOIN sketches a ON a.number = l.number "
            f"JOIN sketches b ON b.number = l.earlier WHERE {condition} ORDER BY l.number, l.earlier",
            values,
        )
        # The same names come again and again: each is held once.
        return [Likeness(intern(one), intern(other), common) for one, other, common in rows]


def _put(connection: sqlite3.Connection, number: int, text: Sketched, in_common: InCommon) -> None:
    candidates: set[int] = set()
    for band in text.bands:
        candidates.update(
            earlier
            for (earlier,) in connection.execute(
                "SELECT number FROM bands WHERE band = ? ORDER BY number LIMIT ?",
                (band, MOST_CANDIDATES),
            )
        )
    found = 0
    for earlier in sorted(candidates):
        (sketch,) = connection.execute(
            "SELECT sketch FROM sketches WHERE number = ?", (earlier,)
        ).fetchone()
        common = in_common(sketch, text.sketch)
        if common is not None:
            connection.execute("INSERT INTO likenesses VALUES (?, ?, ?)", (number, earlier, common))
            found += 1
            if found == MOST_PAIRS:
                break
    connection.executemany(
        "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, number) for band in text.bands]
    )
