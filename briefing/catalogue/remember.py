"""The analysis with the store before it: nothing is analysed twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from .. import __version__
from ..analysis.engine import engine_digest, engine_files
from ..errors import StoreError
from ..model import PARTS, Article, Briefing, Engine, Part, Summary
from ..store import FOUND, Store

if TYPE_CHECKING:
    from ..settings import Settings

_T = TypeVar("_T")

WITHOUT_EFFECT = ("seeds", "theme", "method", "sentences", "keys", "threads", "limits", "lexicon")
"""Settings that change nothing of what the network's parts hold; any other one is part of the
engine's name. Method and length of the summary are kept with each summary."""


class Analyse(Protocol):
    """Makes a briefing of an article."""

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """Look for `parts` in the article; raises BriefingError where that cannot be done."""
        ...


def engine_name(store: Store, settings: Settings) -> str:
    """What names, in the store, all that a result depends on besides the article."""
    engine = store.fact(f"engine {engine_files()}", engine_digest)
    rest = [
        repr(getattr(settings, field.name))
        for field in fields(settings)
        if field.name not in WITHOUT_EFFECT and getattr(settings, field.name) != field.default
    ]
    return f"{engine}+{hashlib.sha256(repr(rest).encode()).hexdigest()[:8]}" if rest else engine


class Remembering:
    """An analysis that takes from the store what is there, and puts into it what is not.

    It can be sent to another process, which opens the store for itself. Where the store cannot be
    used, that is told once, and articles are analysed all the same.
    """

    def __init__(
        self, path: Path, analyse: Analyse, tell: Callable[[str], None], store: Store | None = None
    ) -> None:
        """path: of the store's file; store: the same, if it is open."""
        self._path = path
        self._analyse = analyse
        self._tell = tell
        self._store = store
        self._broken = False

    def __getstate__(self) -> tuple[Path, Analyse, Callable[[str], None]]:
        return self._path, self._analyse, self._tell

    def __setstate__(self, state: tuple[Path, Analyse, Callable[[str], None]]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """The briefing with `parts`; raises as the analysis does."""
        kept = None if self._broken else self._safely(lambda: self.look_up(article, settings))
        found, summary = kept or (None, None)
        wants_summary = "summary" in parts
        wants_found = bool(set(parts) & set(FOUND))
        missing: tuple[Part, ...] = (
            *(("summary",) if wants_summary and summary is None else ()),
            *(FOUND if wants_found and found is None else ()),
        )
        if missing:
            made = self._analyse(article, settings, missing)
            summary = made.summary if "summary" in missing else summary
            found = made if wants_found and found is None else found
            if not self._broken:
                self._safely(lambda: self._put(made, settings))
        shown = summary if summary is not None and wants_summary else Summary(settings.method)
        return _composed(article, found, shown, parts)

    def look_up(
        self, article: Article, settings: Settings
    ) -> tuple[Briefing | None, Summary | None]:
        """What the store holds: the network's parts, and the summary; None for what it does not."""
        store, engine = self._opened(settings)
        return (
            store.briefings.findings(article, engine),
            store.briefings.summary(article, engine, settings.method, str(settings.sentences)),
        )

    def _put(self, made: Briefing, settings: Settings) -> None:
        store, engine = self._opened(settings)
        store.briefings.put(made, engine, str(settings.sentences))

    def _opened(self, settings: Settings) -> tuple[Store, str]:
        if self._store is None:
            self._store = Store(self._path, self._tell)
        return self._store, engine_name(self._store, settings)

    def _safely(self, act: Callable[[], _T]) -> _T | None:
        try:
            return act()
        except StoreError as error:
            self._broken = True
            self._tell(f"{error}; going on without the store")
            return None


def _composed(
    article: Article, found: Briefing | None, summary: Summary, parts: tuple[Part, ...]
) -> Briefing:
    wanted = tuple(part for part in PARTS if part in parts)
    if found is None:
        return Briefing(article, summary, (), (), (), Engine(__version__, None), wanted)
    return replace(
        found,
        article=article,
        summary=summary,
        actors=found.actors if "actors" in wanted else (),
        claims=found.claims if "claims" in wanted else (),
        questions=found.questions if "questions" in wanted else (),
        parts=wanted,
    )
