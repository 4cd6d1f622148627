"""The order of the steps from an article to its briefing, and nothing else."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from .. import __version__
from ..model import PARTS, Article, Briefing, Engine, Part, Span, Summary
from ..settings import Settings
from .deadline import Check, Clock, check_length, deadline, no_limit
from .sentences import sentence_spans

if TYPE_CHECKING:
    from .actors import Cluster
    from .linking import Attribution
    from .places import Places
    from .salience import Scene
    from .speakers import Voice
    from .stance_reader import StanceReader
    from .tagger import Tagger, Tags


def analyse(
    article: Article,
    settings: Settings,
    parts: Collection[Part] = PARTS,
    *,
    clock: Clock = time.monotonic,
) -> Briefing:
    """Find `parts` of the briefing of `article`: pure but for loading the networks once a process.

    The summary alone needs no network. TaggerError if a network cannot be loaded, LimitError if
    the article is too long or `clock` says that the settings' time is over.
    """
    check_length(article.text)
    check = deadline(settings.limits.analysis_seconds, clock)
    wanted = tuple(part for part in PARTS if part in parts)
    sentences = sentence_spans(article.text, article.language)
    if set(wanted) <= {"summary"}:
        summary = _summary(article, sentences, settings, wanted, check)
        return Briefing(article, summary, (), (), (), Engine(__version__, None), wanted)

    from concurrent.futures import ThreadPoolExecutor

    # The networks load while sumy is imported and chooses: a quarter of a second on a first article.
    with ThreadPoolExecutor(1) as ahead:
        loading = ahead.submit(networks, settings.threads)
        summary = _summary(article, sentences, settings, wanted, check)
        tagger, stances = loading.result()

    from . import cast, claims, questions

    text = article.text
    tags = tagger.tag(text, sentences, check)
    check()
    heard = voiced(text, sentences, tags, check)
    clusters, voices = heard.clusters, heard.voices
    key_actors = cast.ranked(clusters, scene_of(text, heard))
    index = {at: (actor.id, actor.name) for at, actor in key_actors}
    found = claims.build(
        text,
        sentences,
        heard.attributions,
        voices,
        tags=tags,
        read=partial(stances.read, check=check),
        clusters=clusters,
        actors=index,
        quotes=heard.quotes,
        own=settings.words,
    )
    check()
    open_questions = questions.find(
        text, sentences, tags=tags, clusters=clusters, actors=index, own=settings.words
    )
    return Briefing(
        article,
        summary,
        claims.credited(key_actors, voices, found) if "actors" in wanted else (),
        tuple(found) if "claims" in wanted else (),
        tuple(open_questions) if "questions" in wanted else (),
        Engine(__version__, tagger.digest),
        wanted,
    )


@dataclass(frozen=True)
class Voiced:
    """What was said and by whom. voices: one for each of attributions. places: of the clusters' names."""

    quotes: Sequence[Span]
    clusters: Sequence[Cluster]
    attributions: Sequence[Attribution]
    voices: Sequence[Voice]
    places: Places


def voiced(text: str, sentences: Sequence[Span], tags: Tags, check: Check = no_limit) -> Voiced:
    """Join the marks of `tags` to attributions and find the speaker of each."""
    from . import actors, linking, speakers, turns
    from .quotations import quoted_spans

    quotes = quoted_spans(text)
    spoken = turns.turns(text, tags.entities, tags.marks)
    clusters = actors.gather(text, turns.with_speakers(tags.entities, spoken, text))
    check()
    attributions = turns.joined(linking.link(tags.marks, sentences, text, quotes), spoken)
    check()
    resolver = speakers.Resolver(text, sentences, tags, clusters, attributions)
    return Voiced(
        turns.with_words(quotes, spoken),
        clusters,
        attributions,
        resolver.resolve(),
        resolver.places,
    )


def scene_of(text: str, heard: Voiced) -> Scene:
    """What tells who of those found the article is about."""
    from .salience import Scene

    return Scene(
        heard.places,
        Counter(at for voice in heard.voices for at in voice.clusters),
        sorted(mark.span for a in heard.attributions for mark in a.contents),
    )


def _summary(
    article: Article,
    sentences: Sequence[Span],
    settings: Settings,
    wanted: Collection[Part],
    check: Check,
) -> Summary:
    if "summary" not in wanted:
        return Summary(settings.method)
    from .summary import summarise

    return summarise(
        article, sentences, method=settings.method, length=settings.sentences, check=check
    )


class Networks(NamedTuple):
    """The networks, ready to run."""

    tagger: Tagger
    stances: StanceReader


@cache
def networks(threads: int) -> Networks:
    """The shipped networks, loaded once a process; TaggerError if one cannot be."""
    from .stance_reader import StanceReader
    from .tagger import Tagger

    tagger = Tagger(threads=threads)
    return Networks(tagger, StanceReader(tagger.splitter, threads=threads))
