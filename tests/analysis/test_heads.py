import pytest

from briefing.analysis.heads import Named, others_in, speakers_in


def spoken(source, *names):
    """Names given as (words, kind); those that speak in `source`."""
    marks = []
    for at, (words, kind) in enumerate(names):
        start = source.index(words)
        marks.append(Named((start, start + len(words)), at, kind))
    return [names[at][0] for at in speakers_in(source, (0, len(source)), marks)]


RUIZ, OKORO = ("Ana Ruiz", "person"), ("Bo Okoro", "person")
PORT, NEWS = ("Harbour Authority", "organization"), ("YouGov", "organization")
OHIO = ("Ohio", "place")


@pytest.mark.parametrize(
    ("source", "names", "speaking"),
    [
        ("Ana Ruiz, a lawyer for the Harbour Authority,", [RUIZ, PORT], ["Ana Ruiz"]),
        ("a lawyer for Ana Ruiz", [RUIZ], []),
        ("Ana Ruiz's lawyer", [RUIZ], []),
        ("the finance minister, Ana Ruiz,", [RUIZ], ["Ana Ruiz"]),
        ("former Secretary of State Ana Ruiz", [RUIZ], ["Ana Ruiz"]),
        ("Ana Ruiz (D-Ohio) and Bo Okoro", [RUIZ, OHIO, OKORO], ["Ana Ruiz", "Bo Okoro"]),
        ("both the Harbour Authority and YouGov", [PORT, NEWS], ["Harbour Authority", "YouGov"]),
        ("Ana Ruiz of Ohio and Bo Okoro", [RUIZ, OHIO, OKORO], ["Ana Ruiz", "Bo Okoro"]),
        ("a YouGov poll of voters", [NEWS], ["YouGov"]),
        ("a report published by the Harbour Authority", [PORT], ["Harbour Authority"]),
        ("Ana Ruiz, who chairs the Harbour Authority", [RUIZ, PORT], ["Ana Ruiz"]),
        ("the governing board of the Harbour Authority", [PORT], ["Harbour Authority"]),
        ("an aide at the Harbour Authority", [PORT], []),
    ],
)
def test_the_head_of_the_phrase_speaks(source, names, speaking):
    assert spoken(source, *names) == speaking


@pytest.mark.parametrize(
    ("source", "names", "others"),
    [
        ("Ana Ruiz and his lawyers", [RUIZ], "his lawyers"),
        ("Ana Ruiz and other leaders, who met on Monday,", [RUIZ], "other leaders"),
        ("Ana Ruiz and Bo Okoro", [RUIZ, OKORO], None),
        ("Bo Okoro, a lawyer for Ana Ruiz and the port", [OKORO, RUIZ], None),
        ("the port and its crew", [], None),
    ],
)
def test_those_who_speak_with_a_name_keep_their_words(source, names, others):
    marks = [
        Named((source.index(words), source.index(words) + len(words)), at, kind)
        for at, (words, kind) in enumerate(names)
    ]
    whole = (0, len(source))
    found = others_in(source, whole, marks, speakers_in(source, whole, marks))
    assert (source[slice(*found)] if found else None) == others
