"""The index of folders: which files there are, and the articles in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ..errors import ArticleError
from ..model import Article, TitleFrom
from ..words import same_words
from .codec import body_of
from .database import Database, Row
from .folding import folded
from .paths import below, kept_path, path_of

_COLUMNS = (
    "key, path, item, id, body, title, title_from, headline, source, author, url, published, tags, "
    "language, words, same"
)


@dataclass(frozen=True)
class Stamp:
    """What tells whether a file is as it was. size: bytes. changed: ns since 1970."""

    size: int
    changed: int


@dataclass(frozen=True)
class IndexedFile:
    """A file as read: its articles, or why it cannot be read. path: absolute."""

    path: str
    stamp: Stamp
    articles: tuple[Article, ...] = ()
    error: ArticleError | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An article without its text, as lists show it.

    key: for `Articles.article`. path: absolute. id and the rest: as in Article. body: names what the
    analysis sees, see `codec.body_of`. same: names its words, whatever their case and punctuation.
    """

    key: int
    path: str
    item: int
    id: str
    body: str
    title: str
    title_from: TitleFrom
    headline: tuple[int, int] | None
    source: str | None
    author: str | None
    url: str | None
    published: str | None
    tags: tuple[str, ...]
    language: str
    words: int
    same: str

    def article(self, text: str, path: str) -> Article:
        """The whole article; path: as the user calls it."""
        return Article(
            self.id,
            path,
            self.title,
            self.title_from,
            text,
            self.headline,
            self.source,
            self.author,
            self.url,
            self.published,
            self.tags,
            self.language,
        )


class Articles:
    """Files and articles in the database. Methods raise StoreError where it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def files(self, folder: str) -> dict[str, Stamp]:
        """The indexed files below an absolute folder, by path."""
        rows = self._database.rows(
            "SELECT path, size, changed FROM files WHERE path > ? AND path < ?", below(folder)
        )
        return {path_of(path): Stamp(size, changed) for path, size, changed in rows}

    def stamps(self, paths: Sequence[str]) -> dict[str, Stamp]:
        """Those of some files that are indexed, by path."""
        rows = self._database.rows(
            "SELECT path, size, changed FROM files WHERE path IN (SELECT value FROM json_each(?))",
            (json.dumps([kept_path(path) for path in paths]),),
        )
        return {path_of(path): Stamp(size, changed) for path, size, changed in rows}

    def errors(self, folder: str) -> dict[str, ArticleError]:
        """The files below a folder that cannot be read, by path."""
        rows = self._database.rows(
            "SELECT path, error FROM files WHERE path > ? AND path < ? AND error IS NOT NULL",
            below(folder),
        )
        return {path_of(path): _unpack_error(error) for path, error in rows}

    def put(self, files: Iterable[IndexedFile]) -> None:
        """Take in files, in the place of what was known of them, all or none."""
        with self._database.writing() as connection:
            for file in files:
                path = kept_path(file.path)
                self._forget(connection, path)
                connection.execute(
                    "INSERT INTO files VALUES (?, ?, ?, ?)",
                    (path, file.stamp.size, file.stamp.changed, _pack_error(file.error)),
                )
                for item, article in enumerate(file.articles):
                    _insert(connection, file, item, article)

    def remove(self, paths: Iterable[str]) -> None:
        """Forget files that are gone; marks and briefings stay."""
        with self._database.writing() as connection:
            for path in paths:
                self._forget(connection, kept_path(path))

    def cards(self, folder: str) -> list[Card]:
        """The articles below a folder, in order of path and place in the file."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM articles WHERE path > ? AND path < ? ORDER BY path, item",
            below(folder),
        )
        return [_card(row) for row in rows]

    def of_file(self, path: str) -> list[Card]:
        """The articles of one file."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM articles WHERE path = ? ORDER BY item", (kept_path(path),)
        )
        return [_card(row) for row in rows]

    def error_of(self, path: str) -> ArticleError | None:
        """Why a file cannot be read; None if it can, or is not known."""
        row = self._database.row("SELECT error FROM files WHERE path = ?", (kept_path(path),))
        return _unpack_error(row[0]) if row and row[0] else None

    def text(self, key: int) -> str | None:
        """The text of an article; None if it is gone."""
        row = self._database.row("SELECT text FROM texts WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def by_keys(self, keys: Sequence[int]) -> Mapping[int, Card]:
        """Cards by their keys."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM articles WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return {row[0]: _card(row) for row in rows}

    def _forget(self, connection: sqlite3.Connection, path: str) -> None:
        for key, title, source, tags, text in connection.execute(
            "SELECT key, title, source, tags, text FROM articles JOIN texts USING (key) "
            "WHERE path = ?",
            (path,),
        ).fetchall():
            connection.execute(
                "INSERT INTO words (words, rowid, title, text, source, tags) "
                "VALUES ('delete', ?, ?, ?, ?, ?)",
                (key, *_indexed(title, text, source, json.loads(tags))),
            )
            connection.execute("DELETE FROM texts WHERE key = ?", (key,))
            connection.execute("DELETE FROM articles WHERE key = ?", (key,))
        connection.execute("DELETE FROM files WHERE path = ?", (path,))


def moment_of(published: str | None, changed: int) -> int:
    """When an article is from, in seconds since 1970: its date, else its file's (in ns).

    A date without a zone is taken as UTC, so that an answer does not depend on where it is asked.
    """
    if published:
        moment = datetime.fromisoformat(published)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return int((aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() // 1)
    return changed // 1_000_000_000


def _insert(connection: sqlite3.Connection, file: IndexedFile, item: int, article: Article) -> None:
    indexed = _indexed(article.title, article.text, article.source, article.tags)
    key = connection.execute(
        "INSERT INTO articles (path, item, id, body, moment, words, title, title_from, headline, "
        "source, author, url, published, tags, language, same) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kept_path(file.path),
            item,
            article.id,
            body_of(article),
            moment_of(article.published, file.stamp.changed),
            article.words,
            article.title,
            article.title_from,
            json.dumps(article.headline) if article.headline else None,
            article.source,
            article.author,
            article.url,
            article.published,
            json.dumps(article.tags),
            article.language,
            same_words(indexed[1]),
        ),
    ).lastrowid
    connection.execute("INSERT INTO texts VALUES (?, ?)", (key, article.text))
    connection.execute(
        "INSERT INTO words (rowid, title, text, source, tags) VALUES (?, ?, ?, ?, ?)",
        (key, *indexed),
    )


def _indexed(
    title: str, text: str, source: str | None, tags: Iterable[str]
) -> tuple[str, str, str, str]:
    return folded([title]), folded([text]), folded([source or ""]), folded(tags)


def _card(row: Row) -> Card:
    key, path, item, id, body, title, title_from, headline, *rest = row
    source, author, url, published, tags, language, words, same = rest
    return Card(
        key,
        path_of(path),
        item,
        id,
        body,
        title,
        title_from,
        tuple(json.loads(headline)) if headline else None,
        source,
        author,
        url,
        published,
        tuple(json.loads(tags)) if tags != "[]" else (),
        language,
        words,
        same,
    )


def _pack_error(error: ArticleError | None) -> str | None:
    return None if error is None else json.dumps((error.what, error.where, error.remedy))


def _unpack_error(packed: str) -> ArticleError:
    what, where, remedy = json.loads(packed)
    return ArticleError(what, where=where, remedy=remedy)
