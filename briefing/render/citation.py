"""A line of a briefing with the article that it comes from, to be pasted elsewhere."""

from __future__ import annotations

from ..model import Actor, Article, Briefing, Claim, Question, SummarySentence
from ..phrases import SEPARATOR, actor_row, claim_row, date_words, one_line, question_row

Item = Actor | Claim | Question | SummarySentence


def cited(item: Item | None, briefing: Briefing) -> str:
    """The words of `item` and where they are from; of the article alone where `item` is None."""
    source = citation(briefing.article)
    return source if item is None else f"{line_of(item, briefing)} — {source}"


def citation(article: Article) -> str:
    """As in "“Title”, Io Vance, Sample Wire, 4 March 2026, https://…"."""
    pieces = (
        f"“{one_line(article.title)}”",
        one_line(article.author or ""),
        one_line(article.source or ""),
        date_words(article.published),
        one_line(article.url or ""),
    )
    return ", ".join(piece for piece in pieces if piece)


def line_of(item: Item, briefing: Briefing) -> str:
    """The words of a row, without its sign."""
    match item:
        case Actor():
            actor = actor_row(item, briefing.article)
            return SEPARATOR.join([actor.name, *actor.pieces()])
        case Claim():
            claim = claim_row(item, briefing)
            return _noted(f"{claim.speaker} {claim.verb}: {claim.words}", claim.notes)
        case Question():
            question = question_row(item, briefing.article)
            return _noted(f"{question.word}: {question.words}", question.notes)
        case SummarySentence():
            return one_line(briefing.article.quote([item.span]))


def _noted(words: str, notes: str) -> str:
    return f"{words} ({notes})" if notes else words
