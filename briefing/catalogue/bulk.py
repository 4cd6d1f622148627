"""Analysing a whole folder into the store: what is there already is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BriefingError, TaggerError
from ..store import Store
from ..store.articles import Card
from .remember import Analyse, Remembering, engine_name
from .workers import begin_worker

if TYPE_CHECKING:
    from ..settings import Settings


@dataclass(frozen=True)
class Done:
    """An article that was worked on. error: why it could not be analysed; None if it was."""

    card: Card
    error: BriefingError | None = None


def to_analyse(store: Store, cards: Sequence[Card], settings: Settings) -> tuple[Card, ...]:
    """The articles that are not analysed yet, the same text once."""
    known = store.briefings.analysed(engine_name(store, settings))
    waiting = {card.body: card for card in cards if card.body not in known}
    return tuple(waiting.values())


def analyse_all(
    store: Store, cards: Sequence[Card], analyse: Analyse, settings: Settings, *, jobs: int
) -> Iterator[Done]:
    """Analyse articles into the store, each given once it is there; with `jobs` over 1 by processes.

    Raises BriefingError where nothing can be analysed at all. What was given stays done.
    """
    if jobs == 1 or len(cards) < 2:
        work = _Work(store.path, analyse, settings, store)
        yield from map(work, cards)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    work = _Work(store.path, analyse, replace(settings, threads=1))
    pool = ProcessPoolExecutor(
        min(jobs, len(cards)), mp_context=get_context("spawn"), initializer=begin_worker
    )
    try:
        yield from pool.map(work, cards)
    except BrokenProcessPool as cause:
        raise BriefingError(
            "a worker process ended before its work was done",
            remedy="free some memory, or use --jobs 1; what is done is kept",
        ) from cause
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Work:
    """Analyses one article; it can be sent to another process."""

    def __init__(
        self, path: Path, analyse: Analyse, settings: Settings, store: Store | None = None
    ) -> None:
        self._path = path
        self._analyse = analyse
        self._settings = settings
        self._store = store
        self._remembering: Remembering | None = None

    def __getstate__(self) -> tuple[Path, Analyse, Settings]:
        return self._path, self._analyse, self._settings

    def __setstate__(self, state: tuple[Path, Analyse, Settings]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def __call__(self, card: Card) -> Done:
        store = self._store = self._store or _store_of_process(self._path)
        if self._remembering is None:
            self._remembering = Remembering(self._path, self._analyse, _fail, store)
        text = store.articles.text(card.key)
        if text is None:  # the file changed or went meanwhile
            return Done(card)
        try:
            self._remembering(card.article(text, card.path), self._settings)
        except TaggerError:
            raise
        except BriefingError as error:
            return Done(card, error)
        return Done(card)


_stores: dict[Path, Store] = {}


def _store_of_process(path: Path) -> Store:
    """The one store of a worker process, which gets its work anew with every article."""
    if path not in _stores:
        _stores[path] = Store(path)
    return _stores[path]


def _fail(message: str) -> None:
    """Bulk analysis without the store would be for nothing."""
    raise BriefingError(message)
