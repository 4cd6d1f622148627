"""What the plain reader says: lines that make sense when they are heard, without signs or layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Actor, Article, Briefing, Claim, Part, Question, Span
from briefing.phrases import (
    HEADINGS,
    UNATTRIBUTED,
    actor_row,
    also_in,
    byline,
    claim_row,
    counted,
    date_words,
    nothing,
    one_line,
    printable,
    question_row,
)
from briefing.render.citation import Item


@dataclass(frozen=True)
class Row:
    """A line of a part. span: where it stands. tells: what else there is to say about that place. item: what
    of the briefing it is, None for a sentence of the text.
    """

    words: str
    span: Span | None
    tells: tuple[str, ...] = ()
    item: Item | None = None


def entry_words(article: Article, *, read: bool, others: int = 0) -> str:
    """An article in the list. others: how many other files have the same text."""
    source, date = one_line(article.source or ""), date_words(article.published)
    also = f"also in {counted(others, 'file')}" if others else ""
    pieces = [piece for piece in (source, date, also, "" if read else "unread") if piece]
    title = shown(article.title)
    return f"{title} ({', '.join(pieces)})" if pieces else title


def head_words(article: Article, path: Path, others: Sequence[Path] = ()) -> list[str]:
    """Title, byline and address of the article open from `path`, and the other files of its text."""
    lines = [shown(article.title), shown(byline(article))]
    if article.url is not None:
        lines.append(shown(article.url))
    return [*lines, f"A{shown(also_in(path, others))[1:]}."] if others else lines


def counts_words(briefing: Briefing) -> str:
    """How much there is in each part."""
    parts = (
        counted(len(briefing.summary.sentences), "summary sentence"),
        counted(len(briefing.actors), "actor"),
        counted(len(briefing.claims), "claim"),
        counted(len(briefing.questions), "open question"),
    )
    return f"{', '.join(parts)}."


def part_lines(part: Part, rows: Sequence[Row], article: Article) -> list[str]:
    """A part with its rows numbered, or why it is empty."""
    if not rows:
        return [f"{HEADINGS[part]}. {nothing(part, article)}"]
    return [f"{HEADINGS[part]}.", *numbered([row.words for row in rows])]


def numbered(lines: Sequence[str], first: int = 1) -> list[str]:
    """Each line with its number."""
    return [f"{number}. {line}" for number, line in enumerate(lines, first)]


def rows_of(part: Part, briefing: Briefing) -> list[Row]:
    """The rows of a part."""
    article = briefing.article
    if part == "summary":
        return [
            Row(_said(article, sentence.span), sentence.span, item=sentence)
            for sentence in briefing.summary.sentences
        ]
    if part == "actors":
        return [_actor(actor, article) for actor in briefing.actors]
    if part == "claims":
        return [_claim(claim, briefing) for claim in briefing.claims]
    return [_question(question, article) for question in briefing.questions]


def evidence_lines(row: Row, article: Article, sentences: Sequence[Span]) -> list[str]:
    """Where a row stands in the text: the sentences it touches, and what is what in them."""
    if row.span is None:
        return ["It stands nowhere in the text by itself."]
    start, end = row.span
    touched = [n for n, (a, b) in enumerate(sentences) if a < end and b > start]
    places = [
        f"Sentence {n + 1} of {len(sentences)}: {_said(article, sentences[n])}" for n in touched
    ]
    return [*places, *row.tells]


def shown(words: str) -> str:
    """Words from outside on one line, with nothing that acts on a terminal."""
    return printable(one_line(words))


def _said(article: Article, *spans: Span) -> str:
    return shown(article.quote(spans))


def _noted(words: str, notes: str) -> str:
    return f"{words} ({notes})" if notes else words


def _actor(actor: Actor, article: Article) -> Row:
    row = actor_row(actor, article)
    first = min(actor.mentions, default=None)
    also = (f"Also called: {', '.join(map(shown, actor.aliases))}",) if actor.aliases else ()
    return Row(shown(", ".join([row.name, *row.pieces()])), first, also, actor)


def _claim(claim: Claim, briefing: Briefing) -> Row:
    row, article = claim_row(claim, briefing), briefing.article
    who = "Somebody not named" if row.speaker == UNATTRIBUTED else row.speaker
    tells = [
        f"{name}: {_said(article, *spans)}"
        for name, spans in (
            ("Speaker", claim.source.spans),
            ("How it is said", claim.cue),
            ("What is said", claim.content),
        )
        if spans
    ]
    words = _noted(f"{who} {row.verb}: {row.words}", row.notes)
    return Row(shown(words), claim.sentence, tuple(tells), claim)


def _question(question: Question, article: Article) -> Row:
    row = question_row(question, article)
    words = _noted(f"{row.word.capitalize()}: {row.words}", row.notes)
    seen_by = f"Seen by: {_said(article, question.cue)}"
    return Row(shown(words), question.span, (seen_by,), question)
