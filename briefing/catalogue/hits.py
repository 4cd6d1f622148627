"""What a query finds, with the sentence to show for each article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..model import Article, Span
from ..query.syntax import Query, Words, leaves
from ..store import Store
from ..store.search import Finding
from ..words import find_words

Sentences = Callable[[str, str], Sequence[Span]]
"""The sentences of a text in a language."""


@dataclass(frozen=True)
class Hit:
    """An article that a query finds.

    sentence: the one to show. marked: what in it is asked for, if a word is. finding: if the query
    asks for a claim, question or actor, the first that it finds.
    """

    article: Article
    sentence: Span
    marked: Span | None
    finding: Finding | None


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

    folder: as the user calls it; the articles' paths begin with it.
    """
    where = os.path.realpath(folder)
    found = store.search.find(query, now, where)
    chosen = found[:limit]
    cards = store.articles.by_keys([item.key for item in chosen])

    def each() -> Iterator[Hit]:
        for item in chosen:
            card, text = cards.get(item.key), store.articles.text(item.key)
            if card is None or text is None:  # the file changed meanwhile
                continue
            path = str(folder / os.path.relpath(card.path, where))
            findings = store.search.findings(query, item.body)
            yield _hit(card.article(text, path), query, findings, sentences)

    return len(found), each()


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
