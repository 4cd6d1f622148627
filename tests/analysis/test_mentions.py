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
        (
            "Ana Ruiz, R-S.C., left.",
            [("Ana Ruiz", "person"), ("R-S.C.", "person")],
            [("Ana Ruiz", "person")],
        ),
        ("It left U-Haul.", [("U-Haul", "organization")], [("U-Haul", "organization")]),
        ("USA Today asked.", [("USA", "place")], [("USA Today", "organization")]),
        (
            "The French ministry of defence spoke.",
            [("French ministry", "organization")],
            [("French ministry of defence", "organization")],
        ),
        ("Velmora Timesharing asked.", [("Velmora", "place")], [("Velmora", "place")]),
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


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("Sen. Ana Ruiz left.", ("Ruiz", "person"), "Ana Ruiz"),
        ("Ana Ruiz Jr. left.", ("Ana Ruiz", "person"), "Ana Ruiz Jr."),
        (
            "Bo Anselm Lind of Hanford left.",
            ("Bo Anselm Lind of Hanford", "person"),
            "Bo Anselm Lind",
        ),
        ("The Oslo-based Lind Line left.", ("Oslo-based Lind Line", "organization"), "Lind Line"),
    ],
)
def test_edges_of_one_name(text, marked, found):
    assert names(text, marked)[0][0] == found
