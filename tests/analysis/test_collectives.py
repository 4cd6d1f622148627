import pytest

from briefing.analysis.collectives import sites, widened
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
        ("Ruiz supporters marched.", "Ruiz", "person", ("Ruiz", "person")),
        ("An Utah state police car.", "Utah", "place", ("Utah state police", "organization")),
        ("A Greek government official left.", "Greek", "misc", ("Greek", "misc")),
        ("Ruiz campaign manager Bo Lind left.", "Ruiz", "person", ("Ruiz", "person")),
        ("The Ruiz and police officials left.", "Ruiz", "person", ("Ruiz", "person")),
        ("Ruiz’s voters stayed.", "Ruiz", "person", ("Ruiz", "person")),
    ],
)
def test_a_noun_behind_a_name(text, name, kind, found):
    (mark,) = widened(text, marks(text, (name, kind)))
    assert (text[slice(*mark.span)], mark.kind) == found


def test_a_site_by_its_address_and_no_address_of_mail():
    text = "Outport.com sold it; write to ana@harbour.org."
    assert [text[slice(*m.span)] for m in sites(text, [])] == ["Outport.com"]
