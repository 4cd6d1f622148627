"""The articles of a folder for a reader: headings from the store's index, a text when it is shown.

Only what changed since the last time is read from the folder. Ten thousand articles are ten thousand
headings in memory, not their texts.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..errors import ArticleError
from ..library.duplicates import can_sketch
from ..library.folder import Seen, look, walk
from ..model import Article, Briefing, Heading
from ..store import Store
from ..store.articles import Card
from ..store.likenesses import Likeness
from .index import Changes, bring_up_to_date, differences, whole_path
from .remember import engine_name

if TYPE_CHECKING:
    from ..query import Query
    from ..settings import Settings

FIRST = 50
"""Files that are given before the folder is listed further: about as many as a screen shows."""

GROUP = 1000
"""Files that are listed together if nothing of them is read."""

READ = 50
"""Files that are read together: a key must not wait longer than for these."""

LAST = 19
"""Niceness of comparing: an article that is waited for comes long before it."""

MOST_NAMES = 2000
"""Names that a field of a query is completed to."""


@dataclass(frozen=True)
class Listed:
    """A file of the list: its articles without their texts, or why it cannot be read.

    path: as the user calls it. analysed: of each article whether the store has its briefing; () if
    of none. same: of each what names its words, () if that is not known: articles of the same words
    are shown once. likenesses: the pairs of texts that are nearly the same and that one of them is in.
    """

    path: Path
    articles: tuple[Heading, ...] = ()
    error: ArticleError | None = None
    analysed: tuple[bool, ...] = ()
    same: tuple[str, ...] = ()
    likenesses: tuple[Likeness, ...] = ()


class Shelf:
    """A folder and its index. Methods raise StoreError where the store cannot be used.

    `files` and `changes` are for a thread of their own, one after the other, and `likenesses` for
    another; each writes through a connection of its own, so that no key waits for what they write.
    """

    def __init__(self, store: Store, folder: Path, settings: Settings) -> None:
        """store: for what the reader asks. folder: as the user calls it; it need not exist."""
        self._store = store
        self._folder = folder
        self._where = whole_path(folder)
        self._settings = settings
        self._seen: tuple[Seen, ...] = ()
        self._writer: Store | None = None
        self._comparer: Store | None = None
        self._told = 0
        """The text, by its number, up to which all likenesses were told."""

    def files(self) -> Iterator[tuple[Listed, ...]]:
        """Each file, a few at a time, in the order of the folder.

        The first are given before the folders after theirs are listed. Raises ArticleError if there
        is no such folder, and for a wrong `.briefingignore` once its folder is listed.
        """
        if not os.path.isdir(self._where):
            look(self._folder)  # says what is wrong, with the path as the user calls it
        listing = walk(Path(self._where))
        first = tuple(islice(listing, FIRST))
        self._told = self._opened().likenesses.newest()
        if first:
            yield self._up_to_date(first)
        rest = tuple(listing)
        self._seen = first + rest
        articles = self._opened().articles
        changed = differences(articles.files(self._where), self._seen)
        articles.remove(changed.gone)
        fresh = {seen.path for seen in changed.fresh}
        known = _by_path(articles.cards(self._where))
        analysed = self._analysed()
        for group in _groups(rest, fresh):
            self._read([seen for seen in group if seen.path in fresh])
            files = [
                (path, articles.of_file(path) if path in fresh else known.get(path, []))
                for path in (seen.path for seen in group)
            ]
            yield self._listed(files, analysed)

    def changes(self, stop: threading.Event) -> Iterator[tuple[Listed, ...]]:
        """The files that change at once, until `stop` is set; one that went has an error.

        Raises ArticleError if the folder goes.
        """
        from .watch import changes

        articles = self._opened().articles
        for change in changes(Path(self._where), self._seen, stop):
            articles.remove(change.gone)
            gone = [Listed(self._as_called(path), error=_gone(path)) for path in change.gone]
            yield (*gone, *self._up_to_date(change.fresh))

    def likenesses(self, stop: threading.Event) -> Iterator[tuple[Likeness, ...]]:
        """Compare the texts that were not: which are nearly the same, as they are found, until `stop`.

        Nothing without the extra `duplicates`. Raises BriefingError if it cannot be done.
        """
        if not can_sketch():
            return
        from .comparing import compare
        from .elsewhere import OtherProcess
        from .sketching import sketches

        store = self._comparer = self._comparer or Store(self._store.path)
        other = OtherProcess(sketches, niceness=LAST)

        def make(texts: Sequence[str]) -> Sequence[bytes]:
            return cast("Sequence[bytes]", other.call(texts, where=str(self._folder)))

        try:
            for _ in compare(store, self._where, make):
                newest = store.likenesses.newest()
                yield tuple(store.likenesses.since(self._told))
                self._told = newest
                if stop.is_set():
                    return
        finally:
            other.end()

    def article(self, heading: Heading) -> Article:
        """The whole article; raises ArticleError if its file changed meanwhile."""
        card = _card(heading)
        text = self._store.articles.text(card.key)
        if text is None:  # read anew by another reader, perhaps as it was
            cards = self._store.articles.of_file(card.path)
            found = next((one for one in cards if one.id == card.id), None)
            text = None if found is None else self._store.articles.text(found.key)
        if text is None:
            raise ArticleError("has just changed", where=card.path, remedy="look again")
        return card.article(text, str(self._as_called(card.path)))

    def find(self, query: Query, now: datetime) -> Callable[[Heading], bool]:
        """What tells whether `query` finds an article at the moment `now`, which has a zone."""
        keys = {found.key for found in self._store.search.find(query, now, self._where)}
        return lambda heading: _card(heading).key in keys

    def counts(self) -> Callable[[Heading], tuple[int, int] | None]:
        """What tells how many denials and open questions an article has; None if not analysed."""
        counts = self._store.briefings.counts(engine_name(self._store, self._settings))
        return lambda heading: counts.get(_card(heading).body)

    def names(self, field: str) -> Sequence[str]:
        """The names that there are for a field of a query, the most frequent first."""
        return self._store.search.names(field, "", MOST_NAMES)

    def briefings(self, headings: Iterable[Heading]) -> list[Briefing | None]:
        """What was found in articles, with empty summaries; None for one that is not analysed."""
        engine = engine_name(self._store, self._settings)
        return [self._findings(heading, engine) for heading in headings]

    def _findings(self, heading: Heading, engine: str) -> Briefing | None:
        try:
            return self._store.briefings.findings(self.article(heading), engine)
        except ArticleError:  # its file has just changed: what was found in it is of no use
            return None

    def _opened(self) -> Store:
        if self._writer is None:
            self._writer = Store(self._store.path)
        return self._writer

    def _up_to_date(self, files: Sequence[Seen]) -> tuple[Listed, ...]:
        """Files as the folder has them; read are those that neither we nor another reader took in."""
        articles = self._opened().articles
        known = articles.stamps([seen.path for seen in files])
        self._read(differences(known, files).fresh)
        found = [(seen.path, articles.of_file(seen.path)) for seen in files]
        return self._listed(found, self._analysed())

    def _read(self, fresh: Sequence[Seen]) -> None:
        changes = Changes(fresh=tuple(fresh))
        for _ in bring_up_to_date(self._opened(), changes, limit=self._settings.limits.bytes):
            pass

    def _analysed(self) -> frozenset[str]:
        store = self._opened()
        return store.briefings.analysed(engine_name(store, self._settings))

    def _listed(
        self, files: Iterable[tuple[str, Sequence[Card]]], analysed: frozenset[str]
    ) -> tuple[Listed, ...]:
        store = self._opened()
        files = tuple(files)
        alike = _by_text(store.likenesses.of([card.same for _, cards in files for card in cards]))
        return tuple(
            Listed(
                self._as_called(path),
                tuple(cards),
                None if cards else store.articles.error_of(path) or _gone(path),
                tuple(card.body in analysed for card in cards),
                tuple(card.same for card in cards),
                tuple(one for card in cards for one in alike.get(card.same, ())),
            )
            for path, cards in files
        )

    def _as_called(self, path: str) -> Path:
        return self._folder / path.removeprefix(self._where).lstrip(os.sep)


def _groups(seen: Sequence[Seen], fresh: set[str]) -> Iterator[tuple[Seen, ...]]:
    """The files in groups, with few to be read in each."""
    group: list[Seen] = []
    to_read = 0
    for file in seen:
        group.append(file)
        to_read += file.path in fresh
        if len(group) >= GROUP or to_read >= READ:
            yield tuple(group)
            group, to_read = [], 0
    if group:
        yield tuple(group)


def _by_path(cards: Iterable[Card]) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.path, []).append(card)
    return found


def _by_text(likenesses: Iterable[Likeness]) -> dict[str, list[Likeness]]:
    """Each pair under both of its texts."""
    found: dict[str, list[Likeness]] = {}
    for one in likenesses:
        found.setdefault(one.same, []).append(one)
        found.setdefault(one.other, []).append(one)
    return found


def _card(heading: Heading) -> Card:
    if not isinstance(heading, Card):
        raise TypeError(f"not of this shelf: {heading!r}")
    return heading


def _gone(path: str) -> ArticleError:
    return ArticleError("is no longer there", where=path)
