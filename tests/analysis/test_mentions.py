import pytest

from briefing.analysis.mentions import cleaned
from briefing.analysis.tagger import Mark


def names(text, *marked):
    marks, at = [], 0
    for words, kind in marked:
        at = text.index(words, at)
        marks.append(Mark((at, at + len(words)), kind, 0.9))
        at += len(words)
    return [(text[slice(*m.span)], m.kind) for m in cleaned(text, marks)]


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        (
            "Bo Lind\n\nAna Ruiz left.",
            [("Bo Lind\n\nAna Ruiz", "person")],
            [("Bo Lind", "person"), ("Ana Ruiz", "person")],
        ),
        ("It met Ana Ruiz.", [("Ana", "person"), ("Ruiz", "person")], [("Ana Ruiz", "person")]),
        (
            "The US District Judge Ana Ruiz left.",
            [("US District Judge Ana Ruiz", "organization")],
            [("Ana Ruiz", "person")],
        ),
        ("It met R. Ana Ruiz.", [("Ana Ruiz", "person")], [("R. Ana Ruiz", "person")]),
        (
            "Ruiz Denies Claim\n\nRuiz denied it.",
            [("Ruiz Denies", "person"), ("Ruiz", "person")],
            [("Ruiz", "person"), ("Ruiz", "person")],
        ),
        (
            "Port Council backs Ruiz\n\nIt was late.",
            [("Port Council backs Ruiz", "organization")],
            [("Port Council", "organization"), ("Ruiz", "organization")],
        ),
        (
            "The Committee for the Bay met.",
            [("Committee", "organization"), ("Bay", "place")],
            [("Committee for the Bay", "organization")],
        ),
    ],
)
def test_edges_of_names(text, marked, found):
    assert names(text, *marked) == found
