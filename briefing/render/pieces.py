"""The words of each row with the role of each: the one place that says it, whoever draws them.

The command draws them with Rich (text.py), the reader with Textual (tui/rows.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Actor, Article, Briefing, Claim, Question
from ..phrases import SEPARATOR, claim_row, question_row

ASIDE = "byline"
"""The role of all that accompanies the words: separators, counts, notes."""


@dataclass(frozen=True)
class Piece:
    """Words of one look. role: one of the theme's, "" for plain text. bold: whatever the role is."""

    words: str
    role: str = ""
    bold: bool = False


DOT = Piece(SEPARATOR, ASIDE)


def role_of(of: Actor | Claim | Question) -> str:
    """The role of an actor's name, of a claim's verb, of a question's word, and of their signs."""
    match of:
        case Actor():
            return f"actor.{of.kind}"
        case Claim():
            return f"stance.{of.stance}"
        case Question():
            return f"question.{of.kind}"


def sign_of(of: Actor | Claim | Question, signs: Mapping[str, str]) -> Piece:
    """What stands before the row. signs: the theme's."""
    return Piece(signs[of.stance if isinstance(of, Claim) else of.kind], role_of(of))


def claim_pieces(claim: Claim, briefing: Briefing) -> tuple[Piece, ...]:
    """Verb, speaker, what is claimed, and notes; a speaker who is an actor looks like one."""
    row = claim_row(claim, briefing)
    actor = briefing.actor(claim.source.actor)
    named = role_of(actor) if actor else "" if claim.source.name else ASIDE
    return (
        Piece(row.verb, role_of(claim)),
        DOT,
        Piece(row.speaker, named, bold=bool(claim.source.name)),
        DOT,
        Piece(row.words),
        *_notes(row.notes),
    )


def question_pieces(question: Question, article: Article) -> tuple[Piece, ...]:
    """The word of its kind, what is open, and notes."""
    row = question_row(question, article)
    return Piece(row.word, role_of(question)), DOT, Piece(row.words), *_notes(row.notes)


def _notes(notes: str) -> Iterator[Piece]:
    if notes:
        yield Piece(f" ({notes})", ASIDE)
