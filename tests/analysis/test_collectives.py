import pytest

from briefing.analysis.collectives import sites, unnamed, widened
from briefing.analysis.tagger import Mark


def marks(text, *named):
    return [
        Mark((text.index(words), text.index(words) + len(words)), kind, 0.9)
        for words, kind in named
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind", "found"),
    [
        (
            "The Greek government said no.",
            "Greek",
            "misc",
            ("Greek government", "organization"),
        ),
        ("Ruiz supporters marched.", "Ruiz", "person", ("Ruiz supporters", "group")),
        ("Many Utah primary voters stayed.", "Utah", "place", ("Utah primary voters", "group")),
        ("Ruiz campaign manager Bo Lind left.", "Ruiz", "person", ("Ruiz", "person")),
        ("The Ruiz and police officials left.", "Ruiz", "person", ("Ruiz", "person")),
        ("Ruiz’s voters stayed.", "Ruiz", "person", ("Ruiz", "person")),
    ],
)
def test_a_noun_behind_a_name(text, name, kind, found):
    (mark,) = widened(text, marks(text, (name, kind)))
    assert (text[slice(*mark.span)], mark.kind) == found


def test_a_group_without_a_name():
    text = "Police said that voters and Ruiz voters waited."
    named = widened(text, marks(text, ("Ruiz", "person")))
    assert [text[slice(*m.span)] for m in unnamed(text, named)] == ["Police", "voters"]


def test_a_site_by_its_address_and_no_address_of_mail():
    text = "Outport.com sold it; write to ana@harbour.org."
    assert [text[slice(*m.span)] for m in sites(text, [])] == ["Outport.com"]
