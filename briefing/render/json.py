"""A briefing as the `briefing/1` document: plain lists and dictionaries, ready for JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..model import Actor, Article, Briefing, Claim, Question, Span, Summary
from ..phrases import printable

SCHEMA = "briefing/1"

_DIGITS = 4
"""Of scores and confidences: more of them would differ from machine to machine."""


def document(briefing: Briefing) -> dict[str, object]:
    """The document of one briefing; parts that were not looked for are left out."""
    article = briefing.article
    parts: dict[str, object] = {
        "summary": _summary(briefing.summary, article),
        "actors": [_actor(actor, article) for actor in briefing.actors],
        "claims": [_claim(claim, article) for claim in briefing.claims],
        "questions": [_question(question, article) for question in briefing.questions],
    }
    return {
        "schema": SCHEMA,
        "article": _article(article),
        **{name: part for name, part in parts.items() if name in briefing.parts},
        "engine": {"version": briefing.engine.version, "tagger": briefing.engine.tagger},
    }


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON as people read it: no escapes for what is not ASCII."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def jsonl(briefing: Briefing) -> str:
    """The document on one line, with its newline."""
    return dumps(document(briefing)) + "\n"


def _article(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "path": printable(article.path),
        "title": article.title,
        "title_from": article.title_from,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "words": article.words,
        "text": article.text,
    }


def _summary(summary: Summary, article: Article) -> dict[str, object]:
    sentences = [
        {
            "start": sentence.span[0],
            "end": sentence.span[1],
            "text": article.quote([sentence.span]),
            "score": round(sentence.score, _DIGITS),
            "why": list(sentence.why),
        }
        for sentence in summary.sentences
    ]
    return {"method": summary.method, "sentences": sentences}


def _actor(actor: Actor, article: Article) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "role": article.quote([actor.role]) if actor.role else None,
        "role_span": list(actor.role) if actor.role else None,
        "salience": round(actor.salience, _DIGITS),
        "mentions": _spans(actor.mentions),
        "claims": list(actor.claims),
    }


def _claim(claim: Claim, article: Article) -> dict[str, object]:
    return {
        "id": claim.id,
        "stance": claim.stance,
        "source": {
            "actor": claim.source.actor,
            "name": claim.source.name,
            "spans": _spans(claim.source.spans),
        },
        "cue": {"text": article.quote(claim.cue), "spans": _spans(claim.cue)},
        "content": {"text": article.quote(claim.content), "spans": _spans(claim.content)},
        "quote": claim.quote,
        "hedged": claim.hedged,
        "sentence": list(claim.sentence),
        "about": list(claim.about),
        "responds_to": list(claim.responds_to),
        "confidence": round(claim.confidence, _DIGITS),
    }


def _question(question: Question, article: Article) -> dict[str, object]:
    return {
        "id": question.id,
        "kind": question.kind,
        "start": question.span[0],
        "end": question.span[1],
        "text": article.quote([question.span]),
        "cue": list(question.cue),
        "actors": list(question.actors),
        "confidence": round(question.confidence, _DIGITS),
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]
