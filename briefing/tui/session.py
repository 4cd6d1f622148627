"""What the reader holds while it is open: articles, briefings, read marks, and what to do next.

Plain values and decisions; no widget, no thread. All calls come from the event loop.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from briefing.errors import ArticleError, BriefingError, LimitError
from briefing.model import PARTS, Article, Briefing, Part
from briefing.settings import Length, Settings
from briefing.tui.lens import Lens
from briefing.tui.view import Marked, Step, View, ViewChanged

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
    """What the user has read and starred, by the article's id."""

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown, or marked so."""
        ...

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star."""
        ...

    def mark_read(self, *article_ids: str, read: bool = True) -> None:
        """Mark articles as read or as unread."""
        ...

    def star(self, *article_ids: str, starred: bool = True) -> None:
        """Give articles a star, or take it."""
        ...


class MarksInMemory:
    """Marks that last as long as the reader is open."""

    def __init__(self) -> None:
        self._read: set[str] = set()
        self._starred: set[str] = set()

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever shown, or marked so."""
        return article_id in self._read

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star."""
        return article_id in self._starred

    def mark_read(self, *article_ids: str, read: bool = True) -> None:
        """Mark articles as read or as unread."""
        (self._read.update if read else self._read.difference_update)(article_ids)

    def star(self, *article_ids: str, starred: bool = True) -> None:
        """Give articles a star, or take it."""
        (self._starred.update if starred else self._starred.difference_update)(article_ids)


@dataclass(frozen=True)
class Entry:
    """A line of the list: an article, or a file that could not be read."""

    path: Path
    article: Article | None
    error: BriefingError | None = None


@dataclass(frozen=True)
class Page:
    """What there is to show of an entry.

    briefing: None while the analysis is not done, or if it failed. failure: why it failed. lens: what is
    looked for in it.
    """

    entry: Entry
    briefing: Briefing | None
    failure: BriefingError | None = None
    lens: Lens = field(default_factory=Lens)

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
        self.view = View()
        self._steps: list[Step] = []
        self._briefings: dict[int, Briefing] = {}
        self._lengths: dict[int, Length] = {}
        self._failures: dict[int, BriefingError] = {}
        self._waiting: list[int] = []
        """Indices of the articles that are neither analysed nor failed, in order."""
        self._copies: Counter[str] = Counter()
        """How many entries there are of each article."""
        self._articles = 0
        self._unread = 0

    # articles

    def add(self, *files: Loaded) -> range:
        """Take in what was read from some files; the indices of its entries."""
        first = len(self.entries)
        for loaded in files:
            self.entries.extend(Entry(loaded.path, article) for article in loaded.articles)
            if loaded.error is not None:
                self.entries.append(Entry(loaded.path, None, loaded.error))
        new = range(first, len(self.entries))
        for index in new:
            self._count_in(index)
        return new

    # Counts and what waits are kept, for to go through a large folder at every message would be seen.

    def _count_in(self, index: int) -> None:
        article = self.entries[index].article
        if article is not None:
            self._articles += 1
            self._copies[article.id] += 1
            self._unread += not self.marks.is_read(article.id)
            insort(self._waiting, index)

    def _count_out(self, index: int) -> None:
        article = self.entries[index].article
        if article is not None:
            self._articles -= 1
            self._copies[article.id] -= 1
            self._unread -= not self.marks.is_read(article.id)
            self._is_done(index)

    def _is_done(self, index: int) -> None:
        place = bisect_left(self._waiting, index)
        if self._waiting[place : place + 1] == [index]:
            del self._waiting[place]

    def show(self, index: int) -> None:
        """Make an entry the current one; its article counts as read from now on."""
        self.current = index
        article = self.entries[index].article
        if article is not None and not self.marks.is_read(article.id):
            self._set("read", (article.id,), True)

    def is_read(self, index: int) -> bool:
        """Whether the entry's article was shown; a file that cannot be read never is unread."""
        article = self.entries[index].article
        return article is None or self.marks.is_read(article.id)

    def is_starred(self, index: int) -> bool:
        """Whether the entry's article has a star."""
        article = self.entries[index].article
        return article is not None and self.marks.is_starred(article.id)

    @property
    def unread(self) -> int:
        """How many articles were never shown."""
        return self._unread

    # what is shown, marks, and steps back

    def change_view(self, view: View) -> bool:
        """Look at things in another way; False if it is the same."""
        if view == self.view:
            return False
        self._steps.append(ViewChanged(self.view))
        self.view = view
        return True

    def preview(self, view: View) -> None:
        """Look at things in another way for a while, without a step that can be taken back."""
        self.view = view

    def keep(self, before: View) -> None:
        """Make what was a preview since `before` a step that can be taken back."""
        if before != self.view:
            self._steps.append(ViewChanged(before))

    def toggle_read(self, index: int) -> None:
        """Mark an entry's article as unread, or as read."""
        self._toggle("read", index, self.is_read(index))

    def toggle_star(self, index: int) -> None:
        """Give an entry's article a star, or take it."""
        self._toggle("star", index, self.is_starred(index))

    def mark_all_read(self, indices: Iterable[int]) -> int:
        """Mark the articles of entries as read; how many were not."""
        ids = self._unread_ids(indices)
        if ids:
            self._steps.append(Marked("read", ids, False))
            self._set("read", ids, True)
        return len(ids)

    def unread_among(self, indices: Iterable[int]) -> int:
        """How many of some entries were never read."""
        return len(self._unread_ids(indices))

    def undo(self) -> Step | None:
        """Take the last step back; it, or None if there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        if isinstance(step, Marked):
            self._set(step.mark, step.ids, step.value)
        else:
            self.view = step.before
        return step

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    def _unread_ids(self, indices: Iterable[int]) -> tuple[str, ...]:
        articles = (self.entries[index].article for index in indices if not self.is_read(index))
        return tuple(article.id for article in articles if article is not None)

    def _toggle(self, mark: Literal["read", "star"], index: int, value: bool) -> None:
        article = self.entries[index].article
        if article is not None:
            self._steps.append(Marked(mark, (article.id,), value))
            self._set(mark, (article.id,), not value)

    def _set(self, mark: Literal["read", "star"], ids: tuple[str, ...], value: bool) -> None:
        if mark == "read":
            changed = [id for id in ids if self.marks.is_read(id) != value]
            self._unread += sum(-self._copies[id] if value else self._copies[id] for id in changed)
            self.marks.mark_read(*ids, read=value)
        else:
            self.marks.star(*ids, starred=value)

    # analysis

    @property
    def articles(self) -> int:
        """How many entries are articles."""
        return self._articles

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
        return Page(self.entries[index], self.briefing(index), self.failure(index), self.view.lens)

    def next_job(self) -> Job | None:
        """What to analyse now: the current article, then the others from there on."""
        if self.current is not None and self._is_outdated(self.current):
            return self._job(self.current, ("summary",))
        if not self._waiting:
            return None
        place = bisect_left(self._waiting, self.current or 0)
        return self._job(self._waiting[place % len(self._waiting)], PARTS)

    def succeeded(self, job: Job, briefing: Briefing) -> None:
        """Keep what a job found; of a job for the summary alone, the summary."""
        if self.entries[job.index].article != job.article:
            return  # the file changed meanwhile
        known = self._briefings.get(job.index)
        if known is not None and job.parts != PARTS:
            briefing = replace(known, summary=briefing.summary)
        self._briefings[job.index] = briefing
        self._is_done(job.index)
        self._lengths[job.index] = job.settings.sentences

    def failed(self, job: Job, error: BriefingError) -> None:
        """Keep why a job failed."""
        if self.entries[job.index].article != job.article:
            return  # the file changed meanwhile
        self._briefings.pop(job.index, None)
        self._failures[job.index] = error
        self._is_done(job.index)

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
            self._count_out(index)
            self.entries[index] = now.pop(0) if now else Entry(loaded.path, None, error)
            self._count_in(index)
        for entry in now:
            self.entries.append(entry)
            self._count_in(len(self.entries) - 1)
