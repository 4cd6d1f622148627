"""How a briefing is put into words on a line, the same in every view; no colour, no layout.

Words in quotation marks are the source's own, as the article marks them; all other words are the
reporter's. The words of the article are shown to the letter, but white space becomes single spaces.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from .model import LOW_CONFIDENCE, Actor, Article, Briefing, Claim, Heading, Part, Question
from .theme import ACTOR_WORDS, QUESTION_WORDS, VERBS

SEPARATOR = " · "
UNATTRIBUTED = "unattributed"
"""Stands for the speaker where the article names nobody ("It was alleged that …")."""

MOST_COPIES = 4
"""Of the other files with the same text, so many are named; `briefing list` names all."""

WORDS_A_MINUTE = 230
"""An adult reads English prose silently at 238 words a minute (Brysbaert 2019), rounded down."""

HEADINGS: Mapping[Part, str] = MappingProxyType(
    {
        "summary": "Summary",
        "actors": "Key actors",
        "claims": "Claims and denials",
        "questions": "Open questions",
    }
)

EMPTY: Mapping[Part, str] = MappingProxyType(
    {
        "summary": "No summary: the article has no sentence to choose.",
        "actors": "No actors found: the article names nobody.",
        "claims": "No claims found: the article attributes nothing to anyone.",
        "questions": "No open questions found: the article calls nothing unknown.",
    }
)
"""What a view says where a part was looked for and nothing was found."""

FEWEST_WORDS = 12
"""Words of a text in which somebody can be named and quoted."""

JUDGED = 20_000
"""Characters that a text's language is judged by: a book is not read through for a line on the screen."""

LEAST_ENGLISH = 0.1
"""Share of an English text's words that the commonest have, at least: in news a quarter and more."""

_COMMONEST = frozenset(
    "the and to that for with by from at this it he she they his her has have had not be been are were "
    "said as but who which would will".split()
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Not from `calendar`, whose names follow the machine's locale."""

_PUNCTUATION = ".,;:!?()[]\"'“”‘’…—-"
_QUOTATION_MARKS = "\"“”„‟«»'‘’‚"
_UNSHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def hindrance(article: Article) -> str | None:
    """Why nobody and nothing said can be found in this article, whatever it tells; else None."""
    if article.language != "en":
        return (
            f'Nothing found: the article calls its language "{one_line(article.language)}", '
            "and only English is understood."
        )
    text = article.text[:JUDGED]
    words = text.lower().split()
    letters = [c for c in text if c.isalpha()]
    foreign = sum(not c.isascii() for c in letters) > len(letters) / 2
    common = sum(word.strip(_PUNCTUATION) in _COMMONEST for word in words)
    if foreign or (len(words) >= FEWEST_WORDS and common < LEAST_ENGLISH * len(words)):
        return "Nothing found: the text does not read like English, and only English is understood."
    if len(words) < FEWEST_WORDS:
        return f"Nothing found: the text is {counted(len(words), 'word')} long."
    return None


def nothing(part: Part, article: Article) -> str:
    """Why that part of the article's briefing is empty."""
    return (part != "summary" and hindrance(article)) or EMPTY[part]


@dataclass(frozen=True)
class ActorRow:
    """An actor's line: name, kind, role ("" if the article gives none), "2 mentions"."""

    name: str
    kind: str
    role: str
    counts: str

    def pieces(self) -> tuple[str, ...]:
        """What stands after the name."""
        return tuple(piece for piece in (self.kind, self.role, self.counts) if piece)


@dataclass(frozen=True)
class ClaimRow:
    """A claim's line: "denies", "the Kremlin", "these claims", and notes: "hedged" or ""."""

    verb: str
    speaker: str
    words: str
    notes: str


@dataclass(frozen=True)
class QuestionRow:
    """An open question's line: "not disclosed", the article's words, and notes or ""."""

    word: str
    words: str
    notes: str


def one_line(text: str) -> str:
    """The text with all white space as single spaces."""
    return " ".join(text.split())


def printable(text: str) -> str:
    """A file's name or other foreign words on one line, with � for what would act on a terminal."""
    return "".join("�" if unicodedata.category(c) in _UNSHOWN else c for c in text)


def counted(count: int, noun: str) -> str:
    """As in "1 claim", "2 claims"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def date_words(published: str | None) -> str:
    """An ISO date as "4 March 2026"; anything else as it is; "" for None."""
    if not published:
        return ""
    try:
        date = datetime.fromisoformat(published)
    except ValueError:
        return one_line(published)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def day_words(published: str | None) -> str:
    """The day and month of an ISO date as "4 Mar"; "" for anything else."""
    try:
        date = datetime.fromisoformat(published or "")
    except ValueError:
        return ""
    return f"{date.day} {_MONTHS[date.month - 1][:3]}"


def reading_minutes(article: Heading) -> int:
    """Whole minutes that the article takes to read, at least 1."""
    return max(1, round(article.words / WORDS_A_MINUTE))


def byline(article: Heading) -> str:
    """As in "Sample Wire · Io Vance · 4 March 2026 · 353 words · 2 min read"."""
    pieces = (
        one_line(article.source or ""),
        one_line(article.author or ""),
        date_words(article.published),
        counted(article.words, "word"),
        f"{reading_minutes(article)} min read",
    )
    return SEPARATOR.join(piece for piece in pieces if piece)


def also_in(path: Path, others: Sequence[Path]) -> str:
    """Where else the text of the file at `path` stands, as seen from its folder.

    >>> also_in(Path("news/a.txt"), [Path("news/b.txt"), Path("old/a.txt")])
    'also in b.txt, ../old/a.txt'
    """
    names = [printable(os.path.relpath(other, path.parent)) for other in others[:MOST_COPIES]]
    left = len(others) - len(names)
    return f"also in {', '.join(names)}" + (f" and {counted(left, 'other file')}" if left else "")


def actor_row(actor: Actor, article: Article) -> ActorRow:
    """The line of an actor."""
    counts = counted(len(actor.mentions), "mention")
    if actor.claims:
        counts += f", {counted(len(actor.claims), 'claim')}"
    role = one_line(article.quote([actor.role])) if actor.role else ""
    return ActorRow(one_line(actor.name), ACTOR_WORDS[actor.kind], role, counts)


def claim_row(claim: Claim, briefing: Briefing) -> ClaimRow:
    """The line of a claim."""
    words = one_line(briefing.article.quote(claim.content))
    if claim.quote == "direct" and words[:1] not in _QUOTATION_MARKS:
        words = f"“{words}”"
    answered = _speakers(claim.responds_to, briefing)
    notes = (
        "hedged" if claim.hedged else "",
        f"answers {answered}" if answered else "",
        _doubt(claim.confidence),
    )
    return ClaimRow(VERBS[claim.stance], speaker(claim), words, ", ".join(filter(None, notes)))


def question_row(question: Question, article: Article) -> QuestionRow:
    """The line of an open question."""
    words = one_line(article.quote([question.span]))
    return QuestionRow(QUESTION_WORDS[question.kind], words, _doubt(question.confidence))


def speaker(claim: Claim) -> str:
    """Who makes the claim."""
    return one_line(claim.source.name) or UNATTRIBUTED


def _speakers(claim_ids: Iterable[str], briefing: Briefing) -> str:
    wanted = set(claim_ids)
    made = (claim for claim in briefing.claims if claim.id in wanted)
    names = dict.fromkeys(one_line(c.source.name) or f"an {UNATTRIBUTED} claim" for c in made)
    return ", ".join(names)


def _doubt(confidence: float) -> str:
    return "low confidence?" if confidence < LOW_CONFIDENCE else ""
