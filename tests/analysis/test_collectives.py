import pytest

from briefing.analysis.collectives import lands, sites, widened
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


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("Tarvonia’s grain exports fell.", ["Tarvonia"], "place"),
        ("It was Tarvonia's transport minister.", ["Tarvonia"], "place"),
        ("Ruiz's plan fell.", ["Ruiz"], "person"),
        ("Ana Ruiz left. Ruiz's ministry fell.", ["Ana Ruiz", "Ruiz"], "person"),
        ("Ana Ruiz's ministry fell.", ["Ana Ruiz"], "person"),
    ],
)
def test_what_only_lands_have_makes_a_land(text, names, kind):
    starts = [text.rindex(name) for name in names]
    named = [
        Mark((at, at + len(name)), "person", 0.9) for at, name in zip(starts, names, strict=True)
    ]
    assert {mark.kind for mark in lands(text, named)} == {kind}
