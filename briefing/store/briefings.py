"""Briefings, by what the analysis saw and by the engine that made them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ..model import Article, Briefing, Part, Summary
from .codec import body_of, pack_findings, pack_summary, unpack_findings, unpack_summary
from .database import Database
from .paths import below

FOUND: tuple[Part, ...] = ("actors", "claims", "questions")
"""The parts that are the network's; a summary is made without it, and for any length anew."""


class Briefings:
    """What was found in articles. Methods raise StoreError where the database cannot be used.

    engine: names all that a result depends on besides the article. length: of a summary, as written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def findings(self, article: Article, engine: str) -> Briefing | None:
        """Actors, claims and questions, with an empty summary; None if not kept."""
        row = self._database.row(
            "SELECT found FROM analyses WHERE body = ? AND engine = ?", (body_of(article), engine)
        )
        if row is None:
            return None
        found = unpack_findings(row[0])
        return Briefing(
            article, Summary(""), found.actors, found.claims, found.questions, found.engine, FOUND
        )

    def summary(self, article: Article, engine: str, method: str, length: str) -> Summary | None:
        """The summary of that method and length; None if not kept."""
        row = self._database.row(
            "SELECT found FROM summaries "
            "WHERE body = ? AND engine = ? AND method = ? AND length = ?",
            (body_of(article), engine, method, length),
        )
        return None if row is None else unpack_summary(method, row[0])

    def put(self, briefing: Briefing, engine: str, length: str) -> None:
        """Keep what was looked for: the summary, and the network's parts if all of them were."""
        body = body_of(briefing.article)
        with self._database.writing() as connection:
            if "summary" in briefing.parts:
                connection.execute(
                    "INSERT OR REPLACE INTO summaries VALUES (?, ?, ?, ?, ?)",
                    (body, engine, briefing.summary.method, length, pack_summary(briefing.summary)),
                )
            if set(FOUND) <= set(briefing.parts):
                connection.execute(
                    "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?)",
                    (body, engine, pack_findings(briefing)),
                )
                _put_findings(connection, body, briefing)

    def analysed(self, engine: str) -> frozenset[str]:
        """The bodies that the engine has analysed."""
        rows = self._database.rows("SELECT body FROM analyses WHERE engine = ?", (engine,))
        return frozenset(body for (body,) in rows)

    def counts(self, engine: str) -> dict[str, tuple[int, int]]:
        """How many denials and open questions there are in each body that the engine has analysed."""
        rows = self._database.rows(
            "SELECT a.body, total(f.role = 'claim' AND f.kind = 'deny'), total(f.role = 'question') "
            "FROM analyses a LEFT JOIN findings f USING (body) WHERE a.engine = ? GROUP BY a.body",
            (engine,),
        )
        return {body: (int(denials), int(questions)) for body, denials, questions in rows}

    def waiting(self, folder: str, engine: str) -> int:
        """How many articles below an absolute folder the engine has not analysed, the same text once."""
        row = self._database.row(
            "SELECT count(DISTINCT body) FROM articles WHERE path > ? AND path < ? "
            "AND body NOT IN (SELECT body FROM analyses WHERE engine = ?)",
            (*below(folder), engine),
        )
        return 0 if row is None else int(row[0])


def _put_findings(connection: sqlite3.Connection, body: str, briefing: Briefing) -> None:
    # Not needed where a briefing is only looked up.
    from ..query.matching import voices_of
    from .folding import folded

    connection.execute(
        "DELETE FROM names WHERE rowid IN (SELECT key FROM findings WHERE body = ?)", (body,)
    )
    connection.execute("DELETE FROM findings WHERE body = ?", (body,))

    def put(role: str, kind: str, span: tuple[int, int], name: str, names: Iterable[str]) -> None:
        key = connection.execute(
            "INSERT INTO findings (body, role, kind, name, start, end) VALUES (?, ?, ?, ?, ?, ?)",
            (body, role, kind, name, *span),
        ).lastrowid
        connection.execute("INSERT INTO names (rowid, spelled) VALUES (?, ?)", (key, folded(names)))

    for actor in briefing.actors:
        first = actor.mentions[0] if actor.mentions else (0, 0)
        put("actor", actor.kind, first, actor.name, (actor.name, *actor.aliases))
    for claim, voice in zip(briefing.claims, voices_of(briefing), strict=True):
        put("claim", claim.stance, claim.sentence, claim.source.name, voice.names)
    for question in briefing.questions:
        put("question", question.kind, question.span, "", ())
