"""What the reader holds while it is open: articles, briefings, read marks, and what to do next.

Plain values and decisions; no widget, no thread. All calls come from the event loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefing.errors import ArticleError, BriefingError, LimitError
from briefing.model import PARTS, Article, Briefing, Part
from briefing.settings import Length, Settings

if TYPE_CHECKING:
    from briefing.library.folder import Loaded


class Analyse(Protocol):
    """Makes a briefing of an article; pure, called in a worker thread."""

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """The briefing with `parts` filled in; raises BriefingError if it cannot be made."""
        ...


class Marks(Protocol):
    """Which articles have been read."""

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown."""
        ...

    def mark_read(self, article_id: str) -> None:
        """Remember that it was shown."""
        ...


class MarksInMemory:
    """Read marks that last as long as the reader is open."""

    def __init__(self) -> None:
        self._read: set[str] = set()

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown."""
        return article_id in self._read

    def mark_read(self, article_id: str) -> None:
        """Remember that it was shown."""
        self._read.add(article_id)


@dataclass(frozen=True)
class Entry:
    """A line of the list: an article, or a file that could not be read."""

    path: Path
    article: Article | None
    error: BriefingError | None = None

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether title, source or file name hold every one of the casefolded `words`."""
        article = self.article
        where = f"{article.title}\n{article.source or ''}" if article else str(self.path)
        where = where.casefold()
        return all(word in where for word in words)


@dataclass(frozen=True)
class Page:
    """What there is to show of an entry.

    briefing: None while the analysis is not done, or if it failed. failure: why it failed.
    """

    entry: Entry
    briefing: Briefing | None
    failure: BriefingError | None = None

    @property
    def beyond_limit(self) -> bool:
        """Whether the article asks for more than the settings allow: then there is only its text."""
        return isinstance(self.failure, LimitError)

    @property
    def gap(self) -> str:
        """Why there is no briefing."""
        if self.failure is not None:
            return f"Could not be analysed: {self.failure}"
        if self.entry.error is not None:
            return "Nothing to show: the file could not be read."
        return "Being analysed …"


@dataclass(frozen=True)
class Job:
    """An analysis to be made. index: of the entry. length: of the summary it is made with."""

    index: int
    article: Article
    settings: Settings
    parts: tuple[Part, ...]


class Session:
    """The state of an open reader. current: index of the entry shown, None while there is none."""

    def __init__(self, settings: Settings, marks: Marks) -> None:
        self.settings = settings
        self.marks = marks
        self.entries: list[Entry] = []
        self.current: int | None = None
        self.query = ""
        self._briefings: dict[int, Briefing] = {}
        self._lengths: dict[int, Length] = {}
        self._failures: dict[int, BriefingError] = {}

    # articles

    def add(self, loaded: Loaded) -> range:
        """Take in what was read from one file; the indices of its entries."""
        first = len(self.entries)
        self.entries.extend(Entry(loaded.path, article) for article in loaded.articles)
        if loaded.error is not None:
            self.entries.append(Entry(loaded.path, None, loaded.error))
        return range(first, len(self.entries))

    def visible(self, among: range | None = None) -> list[int]:
        """The entries that the filter lets through, of all or of those `among`."""
        words = tuple(self.query.casefold().split())
        indices = range(len(self.entries)) if among is None else among
        return [index for index in indices if self.entries[index].matches(words)]

    def show(self, index: int) -> None:
        """Make an entry the current one; its article counts as read from now on."""
        self.current = index
        if (article := self.entries[index].article) is not None:
            self.marks.mark_read(article.id)

    def is_read(self, index: int) -> bool:
        """Whether the entry's article was shown; a file that cannot be read never is unread."""
        article = self.entries[index].article
        return article is None or self.marks.is_read(article.id)

    @property
    def unread(self) -> int:
        """How many articles were never shown."""
        return sum(not self.is_read(index) for index in range(len(self.entries)))

    # analysis

    @property
    def articles(self) -> int:
        """How many entries are articles."""
        return sum(entry.article is not None for entry in self.entries)

    @property
    def analysed(self) -> int:
        """How many of them are done, well or not."""
        return len(self._briefings) + len(self._failures)

    def briefing(self, index: int) -> Briefing | None:
        """What was found in the entry's article, None if it is not done."""
        return self._briefings.get(index)

    def failure(self, index: int) -> BriefingError | None:
        """Why the entry's article could not be analysed, None if it could or is not done."""
        return self._failures.get(index)

    def page(self, index: int) -> Page:
        """What there is to show of an entry now."""
        return Page(self.entries[index], self.briefing(index), self.failure(index))

    def next_job(self) -> Job | None:
        """What to analyse now: the current article, then the others from there on."""
        if self.current is not None and self._is_outdated(self.current):
            return self._job(self.current, ("summary",))
        for index in self._from_current():
            if index not in self._briefings and index not in self._failures:
                return self._job(index, PARTS)
        return None

    def succeeded(self, job: Job, briefing: Briefing) -> None:
        """Keep what a job found; of a job for the summary alone, the summary."""
        if self.entries[job.index].article != job.article:
            return  # the file changed meanwhile
        known = self._briefings.get(job.index)
        if known is not None and job.parts != PARTS:
            briefing = replace(known, summary=briefing.summary)
        self._briefings[job.index] = briefing
        self._lengths[job.index] = job.settings.sentences

    def failed(self, job: Job, error: BriefingError) -> None:
        """Keep why a job failed."""
        if self.entries[job.index].article != job.article:
            return  # the file changed meanwhile
        self._briefings.pop(job.index, None)
        self._failures[job.index] = error

    def change_length(self, by: int) -> bool:
        """Ask for a longer or shorter summary; False if the article has no more, or no less."""
        briefing = None if self.current is None else self.briefing(self.current)
        if briefing is None or self.current is None:
            return False
        shown = len(briefing.summary.sentences)
        wanted = self.settings.sentences
        count = shown if wanted.percent else wanted.count
        settled = not self._is_outdated(self.current)
        if count + by < 1 or (by > 0 and settled and shown < count):
            return False
        self.settings = replace(self.settings, sentences=Length(count + by))
        return True

    def _is_outdated(self, index: int) -> bool:
        return index in self._lengths and self._lengths[index] != self.settings.sentences

    def _from_current(self) -> Iterator[int]:
        start = self.current or 0
        for index in (*range(start, len(self.entries)), *range(start)):
            if self.entries[index].article is not None:
                yield index

    def _job(self, index: int, parts: tuple[Part, ...]) -> Job | None:
        article = self.entries[index].article
        return None if article is None else Job(index, article, self.settings, parts)

    # a folder that changes while it is open

    def update(self, loaded: Loaded) -> None:
        """Take in a file as it is now: in the place of what it was, or at the end if it is new.

        Nothing else moves. Of a file that went, its lines say so.
        """
        before = [index for index, entry in enumerate(self.entries) if entry.path == loaded.path]
        error = loaded.error or ArticleError("is no longer in its file", where=str(loaded.path))
        now = [Entry(loaded.path, article) for article in loaded.articles]
        now = now or [Entry(loaded.path, None, error)]
        for index in before:
            for known in (self._briefings, self._lengths, self._failures):
                known.pop(index, None)
            self.entries[index] = now.pop(0) if now else Entry(loaded.path, None, error)
        self.entries.extend(now)
