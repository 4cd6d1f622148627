"""What a query finds, with the sentence to show for each article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..model import Article, Span
from ..query.syntax import Query, Words, leaves
from ..store import Store
from ..store.articles import Card
from ..store.search import Finding, Found
from ..words import find_words
from .copies import Copies

Sentences = Callable[[str, str], Sequence[Span]]
"""The sentences of a text in a language."""


@dataclass(frozen=True)
class Hit:
    """An article that a query finds.

    sentence: the one to show. marked: what in it is asked for, if a word is. finding: if the query
    asks for a claim, question or actor, the first that it finds. also_in: paths of the same text, to
    the word or nearly, as the user calls them.
    """

    article: Article
    sentence: Span
    marked: Span | None
    finding: Finding | None
    also_in: tuple[str, ...] = ()


def hits(
    store: Store,
    query: Query,
    now: datetime,
    *,
    folder: Path,
    limit: int,
    sentences: Sentences,
) -> tuple[int, Iterator[Hit]]:
    """How many articles `query` finds, and the first `limit` of them, the newest first.

    Of the same text in several files one is given: the first in the folder that is found.
    folder: as the user calls it; the articles' paths begin with it.
    """
    where = os.path.realpath(folder)
    groups = _groups(store, where, store.search.find(query, now, where))
    chosen = groups[:limit]
    cards = store.articles.by_keys([key for item, others in chosen for key in (item.key, *others)])

    def called(card: Card) -> str:
        return str(folder / os.path.relpath(card.path, where))

    def each() -> Iterator[Hit]:
        for item, others in chosen:
            card, text = cards.get(item.key), store.articles.text(item.key)
            if card is None or text is None:  # the file changed meanwhile
                continue
            findings = store.search.findings(query, item.body)
            hit = _hit(card.article(text, called(card)), query, findings, sentences)
            also = dict.fromkeys(called(cards[key]) for key in others if key in cards)
            yield replace(hit, also_in=tuple(also))

    return len(groups), each()


def _groups(
    store: Store, folder: str, found: Sequence[Found]
) -> list[tuple[Found, tuple[int, ...]]]:
    """Each text that was found once, where the first of it was, with the keys of its others.

    It stands for the others as in the list of the folder, or if that one is not found, the first does
    that is: what is shown must have what was asked for.
    """
    rows, likenesses = store.likenesses.of_folder(folder) if found else ([], [])
    copies = Copies()
    copies.learn(likenesses)
    for place, (_, same) in enumerate(rows):
        copies.add(place, same)
    places = {key: place for place, (key, _) in enumerate(rows)}
    groups: dict[int, list[Found]] = {}
    for item in found:
        place = places.get(item.key, -1)  # of a text that stands there once
        original = item.key if place < 0 else rows[copies.originals.get(place, place)][0]
        groups.setdefault(original, []).append(item)
    chosen: list[tuple[Found, tuple[int, ...]]] = []
    for original, items in groups.items():
        item = min(items, key=lambda one: places.get(one.key, 0))
        others = (rows[place][0] for place in copies.others(places.get(original, -1)))
        chosen.append((item, tuple(key for key in (original, *others) if key != item.key)))
    return chosen


def _hit(article: Article, query: Query, findings: Sequence[Finding], sentences: Sentences) -> Hit:
    spans = sentences(article.text, article.language)
    for leaf, wanted in leaves(query):
        if findings or not (wanted and isinstance(leaf, Words)):
            continue
        marked = find_words(article.text, leaf.words, prefix=leaf.prefix)
        if marked is not None:
            return Hit(article, _around(marked, spans), marked, None)
    if findings:
        return Hit(article, _around(findings[0].span, spans), None, findings[0])
    first = spans[0] if spans else (0, len(article.text))
    return Hit(article, first, None, None)


def _around(place: Span, sentences: Sequence[Span]) -> Span:
    """The sentences that `place` touches, as one span."""
    touched = [span for span in sentences if span[0] < place[1] and place[0] < span[1]]
    return (touched[0][0], touched[-1][1]) if touched else place
