"""Query and article to yes or no: what the store's search must agree with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..model import Article, Briefing, QuestionKind, Stance
from ..words import holds_words, words_of
from .syntax import All, Any, Asked, Dated, Flag, Named, Not, Query, Said, Words


@dataclass(frozen=True)
class Voice:
    """A claim as a query sees it. names: its speaker's, and the words used for them there."""

    names: tuple[str, ...]
    stance: Stance


@dataclass(frozen=True)
class Subject:
    """An article as a query sees it. date: when it was published, else its file's; with a zone.

    actors: every name of every actor. The last three are empty where nothing was analysed.
    """

    title: str
    text: str
    date: datetime
    source: str = ""
    tags: tuple[str, ...] = ()
    read: bool = False
    starred: bool = False
    actors: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    questions: tuple[QuestionKind, ...] = ()


def voices_of(briefing: Briefing) -> tuple[Voice, ...]:
    """The claims of a briefing: a speaker goes by all names of the actor, and by the words used."""
    voices = []
    for claim in briefing.claims:
        actor = briefing.actor(claim.source.actor)
        used = briefing.article.quote(claim.source.spans) if claim.source.spans else ""
        names = (claim.source.name, used, *((actor.name, *actor.aliases) if actor else ()))
        voices.append(Voice(tuple(dict.fromkeys(filter(None, names))), claim.stance))
    return tuple(voices)


def subject_of(
    article: Article,
    briefing: Briefing | None,
    *,
    date: datetime,
    read: bool = False,
    starred: bool = False,
) -> Subject:
    """An article, with what was found in it if it was analysed."""
    return Subject(
        article.title,
        article.text,
        date,
        article.source or "",
        article.tags,
        read,
        starred,
        tuple(n for a in briefing.actors for n in (a.name, *a.aliases)) if briefing else (),
        voices_of(briefing) if briefing else (),
        tuple(question.kind for question in briefing.questions) if briefing else (),
    )


def matches(query: Query, subject: Subject, now: datetime) -> bool:
    """Whether `subject` is what `query` asks for at the moment `now`, which has a zone."""
    match query:
        case All(parts):
            return all(matches(part, subject, now) for part in parts)
        case Any(parts):
            return any(matches(part, subject, now) for part in parts)
        case Not(part):
            return not matches(part, subject, now)
        case Words():
            return _in_any((subject.title, subject.text), query)
        case Named("actor", words):
            return _in_any(subject.actors, words)
        case Named("source", words):
            return _in_any((subject.source,), words)
        case Named(_, words):
            return _in_any(subject.tags, words)
        case Said(speaker, stance):
            return any(
                stance in (None, voice.stance)
                and (speaker is None or _in_any(voice.names, speaker))
                for voice in subject.voices
            )
        case Asked(kind):
            return kind in subject.questions
        case Flag("starred"):
            return subject.starred
        case Flag():
            return not subject.read
        case Dated():
            return (subject.date >= query.moment(now)) == query.newer


def _in_any(texts: tuple[str, ...], wanted: Words) -> bool:
    return any(holds_words(words_of(text), wanted.words, prefix=wanted.prefix) for text in texts)
