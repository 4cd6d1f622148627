"""The labels that the network gives to words, in the order of its outputs.

Two sequences of BIO labels (attributions, entities), each decoded as a linear chain, and two plain
classes (the stance that a cue word expresses, the kind of open question that a word signals).
"""

from __future__ import annotations

from ..model import QUESTION_KINDS, STANCES

ROLES = ("source", "cue", "content")
ENTITIES = ("person", "organization", "place", "misc")


def bio(names: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B and I of each name: label 2k+1 begins the k-th name, 2k+2 goes on with it."""
    return ("O", *(f"{mark}-{name}" for name in names for mark in "BI"))


ATTRIBUTION_LABELS = bio(ROLES)
ENTITY_LABELS = bio(ENTITIES)
QUESTION_LABELS = ("none", *QUESTION_KINDS)
HEADS = {
    "attribution": len(ATTRIBUTION_LABELS),
    "entity": len(ENTITY_LABELS),
    "stance": len(STANCES),
    "question": len(QUESTION_LABELS),
}
"""Width of each head; the network's output is their concatenation in this order."""
