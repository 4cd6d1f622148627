"""What passes between the stages: frozen values, standard library only.

Every result is a span `[start, end)` in code points of `Article.text`; the words themselves are read
from the text when they are shown, so that nothing shown can differ from what was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

Span = tuple[int, int]

Stance = Literal[
    "assert",
    "deny",
    "decline",
    "confirm",
    "accuse",
    "promise",
    "request",
    "question",
    "belief",
]
QuestionKind = Literal["unknown", "undisclosed", "unconfirmed", "undecided", "asked"]
ActorKind = Literal["person", "org", "place", "group"]
Quote = Literal["direct", "mixed", "indirect"]
TitleFrom = Literal["front-matter", "html", "first-line", "first-sentence", "file-name"]
Part = Literal["summary", "actors", "claims", "questions"]

STANCES: tuple[Stance, ...] = (
    "assert",
    "deny",
    "decline",
    "confirm",
    "accuse",
    "promise",
    "request",
    "question",
    "belief",
)
QUESTION_KINDS: tuple[QuestionKind, ...] = (
    "unknown",
    "undisclosed",
    "unconfirmed",
    "undecided",
    "asked",
)
PARTS: tuple[Part, ...] = ("summary", "actors", "claims", "questions")

GAP = " … "
"""Stands between the pieces of a phrase that the article breaks up."""

PIECE = 100_000
"""Characters of a text that are gone through together."""

LOW_CONFIDENCE = 0.5
"""Below this a claim is more likely wrong than right, and views mark it."""


@dataclass(frozen=True)
class Article:
    """One article as read.

    id: first 16 hex digits of the SHA-256 of the file's bytes (with "-2", "-3"… for the second and
    later articles of one file). path: as given by the user, "-" for standard input. headline: where
    the title stands in `text`, if it was taken from its first line. published: ISO 8601.
    """

    id: str
    path: str
    title: str
    title_from: TitleFrom
    text: str
    headline: Span | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    tags: tuple[str, ...] = ()
    language: str = "en"

    @property
    def words(self) -> int:
        """Words by white space."""
        return _words(self.text)

    def quote(self, spans: Iterable[Span]) -> str:
        """The words at `spans`, to the letter, with `GAP` between pieces."""
        return GAP.join(self.text[start:end] for start, end in spans)


def _words(text: str) -> int:
    """How many words there are, a piece at a time: a long text would be held a second time in words."""
    total = 0
    for at in range(0, len(text), PIECE):
        total += len(text[at : at + PIECE].split())
        total -= at > 0 and not (text[at - 1].isspace() or text[at].isspace())
    return total


class Heading(Protocol):
    """An article without its text, as lists show it: its fields are those of `Article`.

    An `Article` is one too.
    """

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str | None: ...  # noqa: D102
    @property
    def author(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> str | None: ...  # noqa: D102
    @property
    def tags(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def words(self) -> int: ...  # noqa: D102


@dataclass(frozen=True)
class SummarySentence:
    """A sentence chosen for the summary.

    score: 0 to 1 within the article. why: what spoke for it, of "central", "lead", "names".
    """

    span: Span
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Summary:
    """Sentences of the article, in the order of its text, and the method that chose them."""

    method: str
    sentences: tuple[SummarySentence, ...] = ()


@dataclass(frozen=True)
class Actor:
    """Someone who does, says or undergoes something in the article.

    name: the fullest form used. aliases: the other forms. role: where the article says who that is
    ("former US President"), else None. salience: 0 to 1, the first actor near 1. claims: the ids of those
    that it makes, alone or with others.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    role: Span | None
    salience: float
    mentions: tuple[Span, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Speaker:
    """Who makes a claim.

    actor: an actor's id, None if the speaker is not one of them or several speak together. name: the
    actor's name, the names of all ("Kremlin and Woodward"), or the words used ("officials"), or ""
    where the article names nobody. spans: empty where the claim goes on from an earlier one.
    """

    actor: str | None
    name: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Claim:
    """One attribution: who, by which words, what.

    sentence: the span of the sentence (or sentences) it stands in. about: ids of actors named in the
    content. responds_to: ids of the claims that this one denies, confirms or declines to address.
    confidence: the chance, 0 to 1, that speaker, cue and content are all right.
    """

    id: str
    stance: Stance
    source: Speaker
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: Quote
    hedged: bool
    sentence: Span
    about: tuple[str, ...]
    responds_to: tuple[str, ...]
    confidence: float


@dataclass(frozen=True)
class Question:
    """A sentence or clause in which the article says that something is not known; cue: why we think so."""

    id: str
    kind: QuestionKind
    span: Span
    cue: Span
    actors: tuple[str, ...]
    confidence: float


@dataclass(frozen=True)
class Engine:
    """What made a briefing: the program's version, and the digest of its tagger (None if not used)."""

    version: str
    tagger: str | None


@dataclass(frozen=True)
class Briefing:
    """Everything found in one article. parts: those that were looked for; the others are empty."""

    article: Article
    summary: Summary
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    engine: Engine
    parts: tuple[Part, ...] = field(default=PARTS)

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor with that id, or None."""
        return next((a for a in self.actors if a.id == actor_id), None)
