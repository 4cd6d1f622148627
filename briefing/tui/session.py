"""What the reader holds while it is open: articles, briefings, read marks, and what to do next.

Plain values and decisions; no widget, no thread. All calls come from the event loop.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.catalogue.copies import Change, Copies
from briefing.errors import ArticleError, BriefingError
from briefing.model import PARTS, Article, Briefing, Heading, Part
from briefing.settings import Length, Settings
from briefing.tui.job import Job
from briefing.tui.marks import Marks
from briefing.tui.page import Entry, Page
from briefing.tui.shelf import Listed, Shelf
from briefing.tui.view import Marked, Step, View, ViewChanged

if TYPE_CHECKING:
    from briefing.store.likenesses import Likeness

HELD = 100
"""Briefings held in memory, those last asked for; any other is made again when it is shown."""


class Session:
    """The state of an open reader. current: index of the entry shown, None while there is none."""

    def __init__(self, settings: Settings, marks: Marks, shelf: Shelf) -> None:
        self.settings = settings
        self.marks = marks
        self.shelf = shelf
        self.entries: list[Entry] = []
        self.current: int | None = None
        self.view = View()
        self._steps: list[Step] = []
        self._places: dict[Path, list[int]] = {}
        self.copies = Copies()
        self._counted: Counter[str] = Counter()
        """How many entries there are of each article."""
        self._briefings: OrderedDict[int, Briefing] = OrderedDict()
        self._lengths: dict[int, Length] = {}
        self._failures: dict[int, BriefingError] = {}
        self._done: set[int] = set()
        self._waiting: list[int] = []
        """Indices of the articles that are neither analysed nor failed, in order."""
        self._whole: tuple[Heading, Article] | None = None
        self._articles = 0
        self._unread = 0

    # articles

    def add(self, *files: Listed) -> range:
        """Take in what was read from some files, whose likenesses were learnt; the indices of its entries."""
        first = len(self.entries)
        for file in files:
            for entry, analysed in _entries(file):
                self._append(entry, analysed)
            if file.error is not None:
                self._append(Entry(file.path, None, file.error), False)
        return range(first, len(self.entries))

    # Counts and what waits are kept, for to go through a large folder at every message would be seen.

    def _append(self, entry: Entry, analysed: bool) -> None:
        self._places.setdefault(entry.path, []).append(len(self.entries))
        self.entries.append(entry)
        self._take_in(len(self.entries) - 1, analysed)

    def learn(self, likenesses: Iterable[Likeness]) -> bool:
        """Take in which texts are nearly the same; whether other entries stand for themselves now."""
        change = self.copies.learn(likenesses, held=self.current)
        self._regroup(change)
        return bool(change)

    def _regroup(
        self, change: Change, analysed: Callable[[int], bool] = lambda index: False
    ) -> None:
        """Count in what stands for itself now, and out what does not. analysed: of those counted in."""
        for index in change.hidden:
            self._count_out(index)
        for index in change.shown:
            self._count_in(index, analysed(index))
        for index in {self.copies.originals.get(index, index) for index in change.hidden}:
            self._mark_together(self._ids(index))

    def _mark_together(self, ids: tuple[str, ...]) -> None:
        """Marks are of a text: what one of its articles has, those that stand with it get."""
        if 0 < sum(map(self.marks.is_read, ids)) < len(ids):
            self._set("read", ids, True)
        if 0 < sum(map(self.marks.is_starred, ids)) < len(ids):
            self._set("star", ids, True)

    def _take_in(self, index: int, analysed: bool) -> None:
        """Count an entry in, unless it is a copy of another."""
        entry = self.entries[index]
        if entry.article is None:
            return
        if not entry.same:
            self._count_in(index, analysed)
            return
        change = self.copies.add(index, entry.same, held=self.current)
        self._regroup(change, lambda one: analysed and one == index)
        first = self.copies.originals.get(index)
        if first is not None:
            # All copies are as their first: of ten thousand only the new one need be looked at,
            # unless it brings a mark that they lack.
            brings = self.is_read(index) > self.is_read(first)
            brings |= self.is_starred(index) > self.is_starred(first)
            self._mark_together(self._ids(first) if brings else self._ids_of(first, index))

    def _count_in(self, index: int, analysed: bool) -> None:
        article = self.entries[index].article
        assert article is not None
        self._articles += 1
        self._unread += not self.marks.is_read(article.id)
        self._counted[article.id] += 1
        if analysed:
            self._done.add(index)
        else:
            insort(self._waiting, index)

    def _take_out(self, index: int) -> None:
        """Forget what is known of an entry, and do not count it any more."""
        entry = self.entries[index]
        if entry.article is None:
            return
        if index in self.copies.originals:
            self.copies.remove(index)
            return
        analysed = index in self._done
        self._count_out(index)
        change = self.copies.remove(index, held=self.current)
        self._regroup(change, lambda one: analysed and self.entries[one].same == entry.same)

    def _count_out(self, index: int) -> None:
        """What is known of an entry is forgotten, too."""
        article = self.entries[index].article
        assert article is not None
        self._articles -= 1
        self._unread -= not self.marks.is_read(article.id)
        self._counted[article.id] -= 1
        self._done.discard(index)
        self._waits_no_longer(index)
        for known in (self._briefings, self._lengths, self._failures):
            known.pop(index, None)

    def _is_waiting(self, index: int) -> bool:
        place = bisect_left(self._waiting, index)
        return self._waiting[place : place + 1] == [index]

    def _waits_no_longer(self, index: int) -> None:
        if self._is_waiting(index):
            del self._waiting[bisect_left(self._waiting, index)]

    def show(self, index: int) -> None:
        """Make an entry the current one; its article counts as read from now on."""
        self.current = index
        self.read(index)

    def read(self, index: int) -> None:
        """An entry's article counts as read from now on, though it is not the current one."""
        self._set("read", self._ids(index), True)

    def is_read(self, index: int) -> bool:
        """Whether the entry's article was shown; a file that cannot be read never is unread."""
        article = self.entries[index].article
        return article is None or self.marks.is_read(article.id)

    def is_starred(self, index: int) -> bool:
        """Whether the entry's article has a star."""
        article = self.entries[index].article
        return article is not None and self.marks.is_starred(article.id)

    def unread_entries(self) -> list[tuple[int, Heading]]:
        """The articles that were never shown, with the indices of their entries."""
        return [
            (index, entry.article)
            for index, entry in enumerate(self.entries)
            if entry.article is not None
            and index not in self.copies.originals
            and not self.marks.is_read(entry.article.id)
        ]

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
        unread = tuple(index for index in indices if not self.is_read(index))
        ids = tuple(id for index in unread for id in self._ids(index))
        if ids:
            self._steps.append(Marked("read", ids, False))
            self._set("read", ids, True)
        return len(unread)

    def unread_among(self, indices: Iterable[int]) -> int:
        """How many of some entries were never read."""
        return sum(not self.is_read(index) for index in indices)

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

    def _toggle(self, mark: Literal["read", "star"], index: int, value: bool) -> None:
        ids = self._ids(index)
        if ids:
            self._steps.append(Marked(mark, ids, value))
            self._set(mark, ids, not value)

    def _ids(self, index: int) -> tuple[str, ...]:
        """What is marked when an entry is: its article and the copies that it stands for."""
        return self._ids_of(index, *self.copies.others(index))

    def _ids_of(self, *indices: int) -> tuple[str, ...]:
        articles = (self.entries[index].article for index in indices)
        return tuple(dict.fromkeys(one.id for one in articles if one is not None))

    def _set(self, mark: Literal["read", "star"], ids: tuple[str, ...], value: bool) -> None:
        if mark == "star":
            self.marks.star(*ids, starred=value)
            return
        changed = tuple({id for id in ids if self.marks.is_read(id) != value})
        if changed:
            self.marks.mark_read(*changed, read=value)
            found = sum(self._counted[id] for id in changed)
            self._unread += -found if value else found

    # analysis

    @property
    def articles(self) -> int:
        """How many entries are articles."""
        return self._articles

    @property
    def analysed(self) -> int:
        """How many of them are done, well or not."""
        return len(self._done) + len(self._failures)

    def briefing(self, index: int) -> Briefing | None:
        """What was found in the entry's article, None if it is not done or not held."""
        return self._briefings.get(index)

    def failure(self, index: int) -> BriefingError | None:
        """Why the entry's article could not be analysed, None if it could or is not done."""
        return self._failures.get(index)

    def also_in(self, index: int) -> tuple[Path, ...]:
        """The other files that the entry stands for."""
        others = self.copies.others(index)
        return tuple(dict.fromkeys(self.entries[one].path for one in others))

    def page(self, index: int) -> Page:
        """What there is to show of an entry now."""
        entry = self.entries[index]
        known = self.briefing(index), self.failure(index), self.view.lens, self.also_in(index)
        if entry.article is None:
            return Page(entry, None, *known)
        if self._whole is None or self._whole[0] != entry.article:
            try:
                self._whole = entry.article, self.shelf.article(entry.article)
            except BriefingError as error:
                return Page(replace(entry, article=None, error=error), None, *known)
        return Page(entry, self._whole[1], *known)

    def next_job(self) -> Job | None:
        """What to analyse now: the current article, then the others from there on."""
        here = self.current
        if here is not None:
            if self._is_outdated(here):
                return self._job(here, ("summary",))
            if self._is_waiting(here) or (here in self._done and here not in self._briefings):
                return self._job(here, PARTS)
        if not self._waiting:
            return None
        place = bisect_left(self._waiting, here or 0)
        return self._job(self._waiting[place % len(self._waiting)], PARTS)

    def succeeded(self, job: Job, briefing: Briefing) -> None:
        """Keep what a job found; of a job for the summary alone, the summary."""
        if self.entries[job.index].article != job.article:
            return  # the file changed meanwhile
        known = self._briefings.get(job.index)
        if known is not None and job.parts != PARTS:
            briefing = replace(known, summary=briefing.summary)
        self._waits_no_longer(job.index)
        self._done.add(job.index)
        self._briefings[job.index] = briefing
        self._briefings.move_to_end(job.index)
        self._lengths[job.index] = job.settings.sentences
        if len(self._briefings) > HELD:
            forgotten = next(index for index in self._briefings if index != self.current)
            del self._briefings[forgotten], self._lengths[forgotten]

    def failed(self, job: Job, error: BriefingError) -> None:
        """Keep why a job failed."""
        if self.entries[job.index].article != job.article:
            return  # the file changed meanwhile
        self._waits_no_longer(job.index)
        self._done.discard(job.index)
        self._briefings.pop(job.index, None)
        self._lengths.pop(job.index, None)
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

    def _job(self, index: int, parts: tuple[Part, ...]) -> Job | None:
        article = self.entries[index].article
        return None if article is None else Job(index, article, self.settings, parts)

    # a folder that changes while it is open

    def update(self, file: Listed) -> None:
        """Take in a file as it is now: in the place of what it was, or at the end if it is new.

        Nothing else moves. Of a file that went, its lines say so.
        """
        self.learn(file.likenesses)
        error = file.error or ArticleError("is no longer in its file", where=str(file.path))
        now = _entries(file) or [(Entry(file.path, None, error), False)]
        for index in self._places.get(file.path, ()):
            entry, analysed = now.pop(0) if now else (Entry(file.path, None, error), False)
            self._take_out(index)
            self.entries[index] = entry
            self._take_in(index, analysed)
        for entry, analysed in now:
            self._append(entry, analysed)


def _entries(file: Listed) -> list[tuple[Entry, bool]]:
    """The articles of a file, each with whether it is analysed."""
    count = len(file.articles)
    analysed, same = file.analysed or (False,) * count, file.same or ("",) * count
    return [
        (Entry(file.path, article, same=words), done)
        for article, words, done in zip(file.articles, same, analysed, strict=True)
    ]
