"""Who claims and who denies what: attributions with their speakers become claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Actor, Claim, Quote, Span, Speaker
from ..ownwords import NO_WORDS, OwnWords
from .actors import Cluster
from .answers import answered
from .confidence import confidence
from .linking import Attribution
from .names import trimmed
from .speakers import Voice
from .stance import Heard, Reader, is_hedged, judge
from .tagger import Tags
from .wording import Wording

DIRECT = 0.85
"""Share of a content's letters that must be quoted for the claim to be a direct quotation."""

_THAT = re.compile(r"\s*that\b", re.IGNORECASE)
_HEDGE_REACH = 24
"""Characters before a cue in which a hedging word counts for it."""


def build(
    text: str,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    *,
    tags: Tags,
    read: Reader,
    clusters: Sequence[Cluster],
    actors: Mapping[int, tuple[str, str]],
    quotes: Sequence[Span],
    own: OwnWords = NO_WORDS,
) -> list[Claim]:
    """One claim for each attribution, in the same order.

    voices: likewise. read: the stance reader. actors: index of a cluster → id and name of its actor, for
    those clusters that are key actors. own: the user's words beside the lexicon's.
    """
    claims: list[Claim] = []
    wordings = [wording_of(text, attribution) for attribution in attributions]
    heard = [_heard(attribution, tags) for attribution in attributions]
    verdicts = judge(wordings, heard, read, own)
    for at, (attribution, voice, verdict) in enumerate(
        zip(attributions, voices, verdicts, strict=True)
    ):
        cue, contents = attribution.cue.span, tuple(m.span for m in attribution.contents)
        claims.append(
            Claim(
                id=f"c{at + 1}",
                stance=verdict.stance,
                source=_speaker(text, attribution, voice, clusters, actors),
                cue=(cue,),
                content=contents,
                quote=_quote(text, contents, quotes),
                hedged=is_hedged(
                    text[slice(*cue)], text[max(0, cue[0] - _HEDGE_REACH) : cue[0]], own
                ),
                sentence=_sentence(attribution.span, sentences),
                about=_about(contents, clusters, actors),
                responds_to=(),
                confidence=round(confidence(attribution, voice), 4),
            )
        )
    return answered(text, claims)


def _heard(attribution: Attribution, tags: Tags) -> Heard:
    return Heard(
        tags.stance_chances([attribution.cue.span]),
        tags.stance_chances([mark.span for mark in attribution.contents]),
    )


def wording_of(text: str, attribution: Attribution) -> Wording:
    """The words of source, cue and content where they stand."""
    return Wording(
        text[slice(*attribution.source.span)] if attribution.source else "",
        text[slice(*attribution.cue.span)],
        " ".join(text[slice(*mark.span)] for mark in attribution.contents),
    )


def _speaker(
    text: str,
    attribution: Attribution,
    voice: Voice,
    clusters: Sequence[Cluster],
    actors: Mapping[int, tuple[str, str]],
) -> Speaker:
    spans = (attribution.source.span,) if attribution.source else ()
    names = [actors[at][1] if at in actors else clusters[at].form for at in voice.clusters]
    if voice.others:
        names.append(text[slice(*voice.others)])
    if len(names) == 1:
        actor = actors.get(voice.clusters[0])
        return Speaker(actor[0] if actor else None, names[0], spans)
    if names:
        return Speaker(None, f"{', '.join(names[:-1])} and {names[-1]}", spans)
    return Speaker(None, text[slice(*trimmed(text, spans[0]))] if spans else "", spans)


def _quote(text: str, contents: Sequence[Span], quotes: Sequence[Span]) -> Quote:
    letters = quoted = 0
    for start, end in contents:
        lead = _THAT.match(text, start, end)
        for at in range(lead.end() if lead else start, end):
            if text[at].isalnum():
                letters += 1
                nearest = bisect_right(quotes, (at, len(text))) - 1
                quoted += nearest >= 0 and quotes[nearest][0] <= at < quotes[nearest][1]
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT * letters else "mixed"


def _sentence(span: Span, sentences: Sequence[Span]) -> Span:
    touched = [s for s in sentences if s[0] < span[1] and s[1] > span[0]]
    return (touched[0][0], touched[-1][1]) if touched else span


def _about(
    contents: Sequence[Span], clusters: Sequence[Cluster], actors: Mapping[int, tuple[str, str]]
) -> tuple[str, ...]:
    return tuple(
        actor_id
        for at, (actor_id, _) in actors.items()
        if any(a < end and b > start for a, b in clusters[at].mentions for start, end in contents)
    )


def credited(
    actors: Sequence[tuple[int, Actor]], voices: Sequence[Voice], claims: Sequence[Claim]
) -> tuple[Actor, ...]:
    """The actors (each with the index of its cluster) with the ids of the claims that each makes."""
    made: dict[int, list[str]] = {}
    for voice, claim in zip(voices, claims, strict=True):
        for at in voice.clusters:
            made.setdefault(at, []).append(claim.id)
    return tuple(replace(actor, claims=tuple(made.get(at, ()))) for at, actor in actors)
