"""Whom pronouns and descriptions mean, on hand-made marks: no network."""

import pytest

from briefing.analysis.actors import gather
from briefing.analysis.linking import link
from briefing.analysis.quotations import quoted_spans
from briefing.analysis.sentences import sentence_spans
from briefing.analysis.speakers import Resolver
from briefing.analysis.tagger import EMPTY, Mark


def voices(text, names, marks):
    """Names of each claim's speakers; names: (words, kind) everywhere they stand; marks: (words, role)
    in the order of the text."""
    entities, at = [], 0
    for words, kind in names:
        at = text.index(words, at)
        entities.append(Mark((at, at + len(words)), kind, 0.9))
    roles, at = [], 0
    for words, role in marks:
        at = text.index(words, at)
        roles.append(Mark((at, at + len(words)), role, 0.9))
        at += len(words)
    sentences = sentence_spans(text)
    clusters = gather(text, entities)
    found = Resolver(
        text, sentences, EMPTY, clusters, link(roles, sentences, text, quoted_spans(text))
    ).resolve()
    return [[clusters[at].form for at in voice.clusters] for voice in found]


@pytest.mark.parametrize(
    ("text", "names", "marks", "speakers"),
    [
        (
            "Ana Ruiz met Carl Bohm in May. She said the bridge was safe.",
            [("Ana Ruiz", "person"), ("Carl Bohm", "person")],
            [("She", "source"), ("said", "cue"), ("the bridge was safe", "content")],
            [["Ana Ruiz"]],
        ),
        (
            "Ana Ruiz said the bridge was safe and denied that it had cracked.",
            [("Ana Ruiz", "person")],
            [
                ("Ana Ruiz", "source"),
                ("said", "cue"),
                ("the bridge was safe", "content"),
                ("denied", "cue"),
                ("that it had cracked", "content"),
            ],
            [["Ana Ruiz"], ["Ana Ruiz"]],
        ),
        (
            "Calling the report a lie, Ana Ruiz left the room.",
            [("Ana Ruiz", "person")],
            [("Calling", "cue"), ("the report a lie", "content")],
            [["Ana Ruiz"]],
        ),
        (
            "Ana Ruiz and Bo Okoro met on Monday. They said they had agreed.",
            [("Ana Ruiz", "person"), ("Bo Okoro", "person")],
            [("They", "source"), ("said", "cue"), ("they had agreed", "content")],
            [["Ana Ruiz", "Bo Okoro"]],
        ),
        (
            "The Harbour Commission met on Monday with Ana Ruiz. The commission said it was safe.",
            [("Harbour Commission", "organization"), ("Ana Ruiz", "person")],
            [("The commission", "source"), ("said", "cue"), ("it was safe", "content")],
            [["Harbour Commission"]],
        ),
        (
            "Bo Okoro, now the director of the port, who in 2010 said it was safe, has left.",
            [("Bo Okoro", "person")],
            [("who in 2010", "source"), ("said", "cue"), ("it was safe", "content")],
            [["Bo Okoro"]],
        ),
        (
            "It was denied by both the port and Okoro himself, who said it was safe.",
            [("Okoro", "person")],
            [("who", "source"), ("said", "cue"), ("it was safe", "content")],
            [["Okoro"]],
        ),
        (
            "Bo Okoro met a woman who said it was safe.",
            [("Bo Okoro", "person")],
            [("who", "source"), ("said", "cue"), ("it was safe", "content")],
            [[]],
        ),
        (
            "The claim was denied by a lawyer.",
            [],
            [("The claim", "content"), ("was denied by", "cue"), ("a lawyer", "source")],
            [[]],
        ),
    ],
)
def test_speakers(text, names, marks, speakers):
    assert voices(text, names, marks) == speakers
