"""Findings to JSON and back: short lists, since ten thousand of them are kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from ..model import (
    Actor,
    Article,
    Briefing,
    Claim,
    Engine,
    Question,
    Span,
    Speaker,
    Summary,
    SummarySentence,
)


def body_of(article: Article) -> str:
    """A name for what the analysis sees of an article: text, headline and language; not its path."""
    seen = json.dumps((article.text, article.headline, article.language))
    return hashlib.sha256(seen.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Findings:
    """What the network found in an article, whatever summary it has."""

    engine: Engine
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]


def pack_findings(briefing: Briefing) -> str:
    """Engine, actors, claims and questions."""
    engine = (briefing.engine.version, briefing.engine.tagger)
    actors = [
        (a.id, a.name, a.kind, a.aliases, a.role, a.salience, a.mentions, a.claims)
        for a in briefing.actors
    ]
    claims = [
        (
            c.id,
            c.stance,
            (c.source.actor, c.source.name, c.source.spans),
            c.cue,
            c.content,
            c.quote,
            c.hedged,
            c.sentence,
            c.about,
            c.responds_to,
            c.confidence,
        )
        for c in briefing.claims
    ]
    questions = [(q.id, q.kind, q.span, q.cue, q.actors, q.confidence) for q in briefing.questions]
    return json.dumps((engine, actors, claims, questions), separators=(",", ":"))


def unpack_findings(packed: str) -> Findings:
    """What `pack_findings` packed."""
    engine, actors, claims, questions = json.loads(packed)
    return Findings(
        Engine(*engine),
        tuple(
            Actor(
                id,
                name,
                kind,
                tuple(aliases),
                _span(role) if role else None,
                salience,
                _spans(mentions),
                tuple(claims_of),
            )
            for id, name, kind, aliases, role, salience, mentions, claims_of in actors
        ),
        tuple(
            Claim(
                id,
                stance,
                Speaker(actor, name, _spans(spans)),
                _spans(cue),
                _spans(content),
                quote,
                hedged,
                _span(sentence),
                tuple(about),
                tuple(responds_to),
                confidence,
            )
            for (
                id,
                stance,
                (actor, name, spans),
                cue,
                content,
                quote,
                hedged,
                sentence,
                about,
                responds_to,
                confidence,
            ) in claims
        ),
        tuple(
            Question(id, kind, _span(span), _span(cue), tuple(of), confidence)
            for id, kind, span, cue, of, confidence in questions
        ),
    )


def pack_summary(summary: Summary) -> str:
    """Sentences with their scores and reasons."""
    return json.dumps([(s.span, s.score, s.why) for s in summary.sentences])


def unpack_summary(method: str, packed: str) -> Summary:
    """What `pack_summary` packed."""
    return Summary(
        method,
        tuple(
            SummarySentence(_span(span), score, tuple(why))
            for span, score, why in json.loads(packed)
        ),
    )


def _span(pair: list[int]) -> Span:
    start, end = pair
    return start, end


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_span(pair) for pair in pairs)
