"""A query to SQL, and the articles that it finds. `briefing.query.matches` says what is right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any as AnyValue

from ..model import Span
from ..query.syntax import All, Any, Asked, Dated, Flag, Named, Not, Query, Said, Words, leaves
from .database import Database
from .paths import below

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Found:
    """An article that a query finds. key, body: as in Card."""

    key: int
    body: str


@dataclass(frozen=True)
class Finding:
    """A claim, a question or an actor that a query asks for. span: the words to show."""

    role: str
    kind: str
    name: str
    span: Span


@dataclass(frozen=True)
class _Condition:
    sql: str
    values: tuple[AnyValue, ...] = ()


class Search:
    """Asks the search index. Methods raise StoreError where the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: Query, now: datetime, folder: str | None = None) -> list[Found]:
        """The articles that `query` finds, the newest first; folder: absolute, None for all."""
        condition = _condition(query, now)
        inside = (
            _Condition("a.path > ? AND a.path < ?", below(folder)) if folder else _Condition("1")
        )
        rows = self._database.rows(
            f"SELECT a.key, a.body FROM articles a WHERE {inside.sql} AND {condition.sql} "
            "ORDER BY a.moment DESC, a.path, a.item",
            (*inside.values, *condition.values),
        )
        return [Found(key, body) for key, body in rows]

    def findings(self, query: Query, body: str) -> list[Finding]:
        """What the query asks for among the findings of one article, in the order of the query."""
        found: list[Finding] = []
        for leaf, wanted in leaves(query):
            condition = _finding(leaf) if wanted else None
            if condition is not None:
                rows = self._database.rows(
                    f"SELECT f.role, f.kind, f.name, f.start, f.end FROM findings f "
                    f"WHERE f.body = ? AND {condition.sql} ORDER BY f.start",
                    (body, *condition.values),
                )
                found += [Finding(role, kind, name, (s, e)) for role, kind, name, s, e in rows]
        return found

    def names(self, field: str, begun: str, limit: int = 20) -> list[str]:
        """Names to complete a field by, the most frequent first: actor, says, source or tag."""
        like = begun.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        if field in ("actor", "says"):
            sql = (
                "SELECT name FROM findings WHERE role = ? AND name LIKE ? ESCAPE '\\' AND name <> '' "
                "GROUP BY name ORDER BY count(*) DESC, name LIMIT ?"
            )
            values: tuple[AnyValue, ...] = ("actor" if field == "actor" else "claim", like, limit)
        elif field == "source":
            sql = (
                "SELECT source FROM articles WHERE source LIKE ? ESCAPE '\\' "
                "GROUP BY source ORDER BY count(*) DESC, source LIMIT ?"
            )
            values = (like, limit)
        else:
            sql = (
                "SELECT t.value FROM articles, json_each(articles.tags) t "
                "WHERE t.value LIKE ? ESCAPE '\\' "
                "GROUP BY t.value ORDER BY count(*) DESC, t.value LIMIT ?"
            )
            values = (like, limit)
        return [str(name) for (name,) in self._database.rows(sql, values)]


def _condition(query: Query, now: datetime) -> _Condition:
    """A condition on the row `a` of articles."""
    match query:
        case All(parts):
            return _joined(" AND ", [_condition(part, now) for part in parts], "1")
        case Any(parts):
            return _joined(" OR ", [_condition(part, now) for part in parts], "0")
        case Not(part):
            inner = _condition(part, now)
            return _Condition(f"NOT {inner.sql}", inner.values)
        case Words():
            return _in_words("{title text}", query)
        case Named("source" | "tag" as field, words):
            return _in_words("source" if field == "source" else "tags", words)
        case Named() | Said() | Asked():
            finding = _finding(query)
            if finding is None:
                raise AssertionError(query)
            return _Condition(
                f"a.body IN (SELECT f.body FROM findings f WHERE {finding.sql})", finding.values
            )
        case Flag("starred"):
            return _Condition("a.id IN (SELECT id FROM marks WHERE starred)")
        case Flag():
            return _Condition("a.id NOT IN (SELECT id FROM marks WHERE read)")
        case Dated():
            seconds = (query.moment(now) - _EPOCH).total_seconds()
            return _Condition(f"a.moment {'>=' if query.newer else '<'} ?", (seconds,))


def _finding(query: Query) -> _Condition | None:
    """A condition on the row `f` of findings; None for a term that is not about them."""
    match query:
        case Named("actor", words):
            return _joined(" AND ", [_Condition("f.role = 'actor'"), _named(words)], "1")
        case Said(speaker, stance):
            parts = [_Condition("f.role = 'claim'")]
            if stance is not None:
                parts.append(_Condition("f.kind = ?", (stance,)))
            if speaker is not None:
                parts.append(_named(speaker))
            return _joined(" AND ", parts, "1")
        case Asked(kind):
            return _Condition("(f.role = 'question' AND f.kind = ?)", (kind,))
        case _:
            return None


def _named(words: Words) -> _Condition:
    return _Condition("f.key IN (SELECT rowid FROM names WHERE names MATCH ?)", (_phrase(words),))


def _in_words(columns: str, words: Words) -> _Condition:
    return _Condition(
        "a.key IN (SELECT rowid FROM words WHERE words MATCH ?)",
        (f"{columns} : {_phrase(words)}",),
    )


def _phrase(words: Words) -> str:
    """The words hold letters and digits alone, so nothing in them means anything to FTS5."""
    return f'"{" ".join(words.words)}"{" *" if words.prefix else ""}'


def _joined(by: str, parts: list[_Condition], nothing: str) -> _Condition:
    if not parts:
        return _Condition(nothing)
    return _Condition(
        f"({by.join(part.sql for part in parts)})",
        tuple(value for part in parts for value in part.values),
    )
