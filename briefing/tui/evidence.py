"""Where in the text a row of the briefing comes from: spans to show and to mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model import Actor, Claim, Question, Span, SummarySentence

Role = Literal["target", "also", "speaker", "cue", "content"]
"""What a mark is: the words looked for, others of their kind, or a part of a claim."""


@dataclass(frozen=True)
class Mark:
    """A span of the article's text, and what it is."""

    span: Span
    role: Role


@dataclass(frozen=True)
class Evidence:
    """What to show in the text. target: the span to scroll to. marks: in the order of drawing."""

    target: Span
    marks: tuple[Mark, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that occur, each once, in the order of the marks."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))


def of_actor(actor: Actor) -> Evidence | None:
    """The first mention, with all the others marked; None if there is none."""
    if not actor.mentions:
        return None
    first, *others = sorted(actor.mentions)
    return Evidence(first, (*(Mark(span, "also") for span in others), Mark(first, "target")))


def of_claim(claim: Claim) -> Evidence:
    """The claim's sentence, with speaker, cue and content each marked as what they are."""
    return Evidence(
        claim.sentence,
        (
            *(Mark(span, "content") for span in claim.content),
            *(Mark(span, "cue") for span in claim.cue),
            *(Mark(span, "speaker") for span in claim.source.spans),
        ),
    )


def of_question(question: Question) -> Evidence:
    """The question, with the words that mark it as one."""
    return Evidence(question.span, (Mark(question.span, "target"), Mark(question.cue, "cue")))


def of_sentence(sentence: SummarySentence) -> Evidence:
    """A sentence of the summary."""
    return Evidence(sentence.span, (Mark(sentence.span, "target"),))
