"""Which claims and questions of an article are shown, and in which groups: pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefing import phrases
from briefing.model import STANCES, Actor, Briefing, Claim, Question, Stance
from briefing.theme import VERBS

Grouping = Literal["text", "speaker", "stance"]
GROUPINGS: tuple[Grouping, ...] = ("text", "speaker", "stance")
"""In the order in which the key goes through them."""


@dataclass(frozen=True)
class Lens:
    """What is looked for. actor: a name, "" for everybody; it holds in every article. off: stances that
    are not shown.
    """

    actor: str = ""
    grouping: Grouping = "text"
    off: frozenset[Stance] = frozenset()

    def regrouped(self) -> Lens:
        """With the next grouping."""
        place = (GROUPINGS.index(self.grouping) + 1) % len(GROUPINGS)
        return replace(self, grouping=GROUPINGS[place])

    def toggled(self, stance: Stance) -> Lens:
        """With a stance switched off, or on again."""
        return replace(self, off=self.off ^ {stance})


@dataclass(frozen=True)
class Group:
    """Claims that stand together. name: the speaker or the stance's word, "" in the order of the text."""

    name: str
    claims: tuple[Claim, ...]


def actor_named(briefing: Briefing, name: str) -> Actor | None:
    """The actor that goes by a name in this article, the most salient first."""
    wanted = name.casefold()
    named = (
        actor
        for actor in briefing.actors
        if wanted in {one.casefold() for one in (actor.name, *actor.aliases)}
    )
    return next(named, None)


def claims_under(briefing: Briefing, lens: Lens) -> tuple[Group, ...]:
    """The claims that an actor makes or that are about it, in their groups; none of a stance that is off."""
    claims = [claim for claim in briefing.claims if claim.stance not in lens.off]
    if lens.actor:
        actor = actor_named(briefing, lens.actor)
        claims = [claim for claim in claims if actor is not None and _concerns(claim, actor)]
    match lens.grouping:
        case "text":
            return (Group("", tuple(claims)),) if claims else ()
        case "speaker":
            names = dict.fromkeys(phrases.speaker(claim) for claim in claims)
            return tuple(
                Group(name, tuple(one for one in claims if phrases.speaker(one) == name))
                for name in names
            )
        case "stance":
            groups = (
                Group(VERBS[stance], tuple(one for one in claims if one.stance == stance))
                for stance in STANCES
            )
            return tuple(group for group in groups if group.claims)


def _concerns(claim: Claim, actor: Actor) -> bool:
    return claim.source.actor == actor.id or claim.id in actor.claims or actor.id in claim.about


def questions_under(briefing: Briefing, lens: Lens) -> tuple[Question, ...]:
    """The open questions that concern the actor looked for."""
    if not lens.actor:
        return briefing.questions
    actor = actor_named(briefing, lens.actor)
    return tuple(one for one in briefing.questions if actor is not None and actor.id in one.actors)


def responses(briefing: Briefing, claim: Claim) -> tuple[Claim, ...]:
    """The claims that respond to a claim, in the order of the text."""
    return tuple(one for one in briefing.claims if claim.id in one.responds_to)


def conversation(briefing: Briefing, claim_id: str) -> tuple[str, ...]:
    """The ids of all claims that hang together by what responds to what, in the order of the text."""
    links = [(claim.id, other) for claim in briefing.claims for other in claim.responds_to]
    found, grows = {claim_id}, True
    while grows:
        more = {end for link in links if found & set(link) for end in link}
        grows = not more <= found
        found |= more
    return tuple(claim.id for claim in briefing.claims if claim.id in found)


def next_in_conversation(briefing: Briefing, claim_id: str) -> str | None:
    """The next claim of the conversation, round the end; None for a claim that stands alone."""
    ids = conversation(briefing, claim_id)
    if len(ids) < 2:
        return None
    return ids[(ids.index(claim_id) + 1) % len(ids)]
