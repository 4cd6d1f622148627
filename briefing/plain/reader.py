"""What the plain reader answers to each command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefing.catalogue.copies import Copies
from briefing.errors import BriefingError, UsageError
from briefing.model import PARTS, Article, Briefing, Part, Span
from briefing.outside import Outside
from briefing.plain import acts, words
from briefing.plain.commands import NUMBER, Line, help_lines, understood
from briefing.query import Query, matches, parse, subject_of
from briefing.query.syntax import needs_analysis
from briefing.settings import Length, Settings
from briefing.words import index_text, same_words

if TYPE_CHECKING:
    from briefing.library.folder import Loaded
    from briefing.store.likenesses import Likeness

PAGE = 20
"""Articles that `list` and `more` give at a time."""


class Analyse(Protocol):
    """Makes a briefing of an article; raises BriefingError if it cannot be made."""

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """The briefing with `parts` filled in."""
        ...


@dataclass(frozen=True)
class Entry:
    """A line of the list: an article, or a file that cannot be read."""

    path: Path
    article: Article | None
    error: BriefingError | None = None


class Marks(Protocol):
    """What the user has read and starred, by the article's id."""

    def is_read(self, article_id: str) -> bool:
        """Whether the article was ever opened, or marked so."""
        ...

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star."""
        ...

    def mark_read(self, *article_ids: str) -> None:
        """Mark articles as read."""
        ...


class Sentences(Protocol):
    """Splits a text into the spans of its sentences."""

    def __call__(self, text: str, language: str) -> Sequence[Span]:
        """The spans in the order of the text."""
        ...


@dataclass(frozen=True)
class World:
    """What lies outside the conversation. now: the moment. file_date: when a file was written. outside:
    clipboard, browser and new files. likenesses: the texts known to be nearly the same as one, by the
    name of its words.
    """

    analyse: Analyse
    marks: Marks
    sentences: Sentences
    now: Callable[[], datetime]
    file_date: Callable[[Path], datetime]
    outside: Outside
    likenesses: Callable[[str], Iterable[Likeness]] = lambda same: ()


class PlainReader:
    """A conversation about a folder. done: it was left. It reads files only as they are needed."""

    def __init__(
        self, source: Iterable[Loaded], *, world: World, settings: Settings, folder: str = ""
    ) -> None:
        self.done = False
        self._source = iter(source)
        self._world = world
        self._settings = settings
        self._folder = folder
        self._entries: list[Entry] = []
        self._copies = Copies()
        self._filter: Query | None = None
        self._page = 0
        self._open: int | None = None
        self._briefings: dict[int, Briefing] = {}
        self._rows: list[words.Row] = []
        """What a number means while an article is open."""

    # answers

    def welcome(self) -> str:
        """What is said first."""
        name = words.shown(self._folder) or "the folder"
        first = (
            f"briefing, plain mode: articles in {name}. Type help for the commands, quit to leave."
        )
        return "\n".join([first, *self._list()])

    def answer(self, typed: str) -> str:
        """The answer to a typed line; an error for people is an answer too."""
        if not typed.strip():
            return "Type a number or a command; help lists the commands."
        try:
            return "\n".join(self._do(understood(typed)))
        except BriefingError as error:
            return f"Error: {words.shown(str(error))}"

    def _do(self, line: Line) -> list[str]:
        name = line.command.name
        if line.command is NUMBER:
            return self._number(line.number)
        if name in PARTS:
            return self._part(next(part for part in PARTS if part == name))
        match name:
            case "list" | "back":
                self._open, self._page = None, 0 if name == "list" else self._page
                return self._list()
            case "more":
                return self._more()
            case "filter":
                return self._filter_by(line.argument)
            case "next" | "previous":
                return self._step(1 if name == "next" else -1)
            case "text":
                return self._text()
            case "longer" | "shorter":
                return self._change_length(1 if name == "longer" else -1)
            case "copy" | "browse" | "export":
                return self._act(name, line.argument)
            case "quit":
                self.done = True
                return []
            case _:
                return help_lines()

    # the list

    def _visible(self, upto: int | None = None) -> list[int]:
        """The entries that the filter lets through; files are read until there are `upto` of them.

        Of the same text in several entries the first that it lets through.
        """
        found: dict[int, int] = {}

        def look(indices: range) -> None:
            for index in indices:
                if self._matches(index):
                    found.setdefault(self._copies.originals.get(index, index), index)

        look(range(len(self._entries)))
        while (upto is None or len(found) < upto) and (loaded := next(self._source, None)):
            first = len(self._entries)
            for article in loaded.articles:
                self._take_in(Entry(loaded.path, article), article)
            if loaded.error is not None:
                self._entries.append(Entry(loaded.path, None, loaded.error))
            look(range(first, len(self._entries)))
        return list(found.values())

    def _take_in(self, entry: Entry, article: Article) -> None:
        """Take in an entry; its text counts as read where it was read in another file."""
        index = len(self._entries)
        self._entries.append(entry)
        same = same_words(index_text(article.text))
        self._copies.learn(self._world.likenesses(same))
        self._copies.add(index, same)
        first = self._entries[self._copies.originals.get(index, index)].article
        is_read = self._world.marks.is_read
        if first is not None and is_read(first.id) != is_read(article.id):
            self._world.marks.mark_read(*self._ids(index))

    def _together(self, index: int) -> tuple[int, ...]:
        """The entries of one text: the one that stands for all, and its copies."""
        first = self._copies.originals.get(index, index)
        return (first, *self._copies.others(first))

    def _ids(self, index: int) -> tuple[str, ...]:
        articles = (self._entries[one].article for one in self._together(index))
        return tuple(dict.fromkeys(one.id for one in articles if one is not None))

    def _also_in(self, index: int) -> tuple[Path, ...]:
        """The other files of its text, of those that were read until now."""
        paths = (self._entries[one].path for one in self._together(index) if one != index)
        return tuple(dict.fromkeys(paths))

    def _matches(self, index: int) -> bool:
        if self._filter is None:
            return True
        entry = self._entries[index]
        if entry.article is None:
            return False
        known = self._briefings.get(index)
        if known is None and needs_analysis(self._filter):
            known = self._briefing(index)
        date = _date(entry.article) or self._world.file_date(entry.path)
        marks, article = self._world.marks, entry.article
        subject = subject_of(
            article,
            known,
            date=date,
            read=marks.is_read(article.id),
            starred=marks.is_starred(article.id),
        )
        return matches(self._filter, subject, self._world.now())

    def _list(self) -> list[str]:
        upto = self._page + PAGE
        visible = self._visible(upto + 1)
        shown = visible[self._page : upto]
        if not shown:
            if self._filter:
                return ["No article is let through. filter alone takes the filter away."]
            return ["There are no articles."]
        lines = words.numbered([self._entry(index) for index in shown], self._page + 1)
        return [*lines, "more goes on."] if len(visible) > upto else lines

    def _entry(self, index: int) -> str:
        entry = self._entries[index]
        if entry.article is None:
            return f"{words.shown(entry.path.name)} (cannot be read)"
        read = self._world.marks.is_read(entry.article.id)
        others = len(self._together(index)) - 1
        return words.entry_words(entry.article, read=read, others=others)

    def _more(self) -> list[str]:
        if self._page + PAGE >= len(self._visible(self._page + PAGE + 1)):
            return ["There are no more articles."]
        self._open, self._page = None, self._page + PAGE
        return self._list()

    def _filter_by(self, argument: str) -> list[str]:
        self._filter = parse(argument) if argument else None
        self._open, self._page = None, 0
        lines = self._list()
        if not argument:
            return ["No filter.", *lines]
        return [f"Filter: {words.shown(argument)}. {len(self._visible())} found.", *lines]

    # the open article

    def _number(self, number: int) -> list[str]:
        if self._open is None:
            visible = self._visible(number)
            if not 1 <= number <= len(visible):
                raise UsageError(f"there is no article {number}", remedy="list shows the numbers")
            return self._show(visible[number - 1])
        article = self._article(self._open)
        return words.evidence_lines(self._row(number), article, self._spans(article))

    def _row(self, number: int) -> words.Row:
        if not 1 <= number <= len(self._rows):
            raise UsageError(
                f"there is no line {number} here", remedy="back leads to the list of articles"
            )
        return self._rows[number - 1]

    def _step(self, by: int) -> list[str]:
        here = self._open
        visible = self._visible(None if here is None else here + 2)
        if here is None:
            place = self._page if by > 0 else -1
        else:
            behind = [n for n in range(len(visible)) if visible[n] > here]
            before = [n for n in range(len(visible)) if visible[n] < here]
            place = (behind or [-1])[0] if by > 0 else (before or [-1])[-1]
        if not 0 <= place < len(visible):
            return [f"There is no {'next' if by > 0 else 'previous'} article."]
        return self._show(visible[place])

    def _show(self, index: int) -> list[str]:
        self._open, self._rows = index, []
        entry = self._entries[index]
        if entry.article is None:
            return [
                words.shown(entry.path.name),
                f"Cannot be read: {words.shown(str(entry.error))}",
            ]
        self._world.marks.mark_read(*self._ids(index))
        briefing = self._briefing(index)
        return [
            *words.head_words(entry.article, entry.path, self._also_in(index)),
            words.counts_words(briefing),
            *self._part("summary"),
        ]

    @property
    def _index(self) -> int:
        if self._open is None:
            raise UsageError("no article is open", remedy="type the number of one")
        return self._open

    def _article(self, index: int) -> Article:
        entry = self._entries[index]
        if entry.article is None:
            raise entry.error or UsageError("holds no article", where=str(entry.path))
        return entry.article

    def _briefing(self, index: int) -> Briefing:
        if index not in self._briefings:
            self._briefings[index] = self._world.analyse(self._article(index), self._settings)
        return self._briefings[index]

    def _part(self, part: Part) -> list[str]:
        briefing = self._briefing(self._index)
        self._rows = words.rows_of(part, briefing)
        return words.part_lines(part, self._rows, briefing.article)

    def _text(self) -> list[str]:
        article = self._article(self._index)
        spans = self._spans(article)
        self._rows = [words.Row("", span) for span in spans]
        return words.numbered([words.shown(article.quote([span])) for span in spans]) or [
            "The article has no text."
        ]

    def _change_length(self, by: int) -> list[str]:
        index = self._index
        known = self._briefing(index)
        count = len(known.summary.sentences)
        if count + by < 1:
            return ["A summary has at least one sentence."]
        settings = replace(self._settings, sentences=Length(count + by))
        made = self._world.analyse(known.article, settings, ("summary",)).summary
        if by > 0 and len(made.sentences) <= count:
            return ["The summary holds all that the article offers."]
        self._settings = settings
        self._briefings[index] = replace(known, summary=made)
        return self._part("summary")

    def _act(self, name: str, argument: str) -> list[str]:
        """Do something with the open article, or with a line of it."""
        index, outside = self._index, self._world.outside
        article = self._article(index)
        if name == "browse":
            return acts.browse(outside, article)
        if name == "export":
            return acts.written(outside, self._briefing(index), argument or "markdown")
        if argument and not argument.isdecimal():
            raise UsageError(f"{argument!r} is no line's number", remedy="copy 2, or copy alone")
        row = self._row(int(argument)) if argument else None
        return acts.copy(outside, article, row, self._briefings.get(index))

    def _spans(self, article: Article) -> Sequence[Span]:
        return self._world.sentences(article.text, article.language)


def _date(article: Article) -> datetime | None:
    """When the article was published, by its own word; without a zone it is taken as UTC."""
    try:
        date = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
