import pytest

from briefing.analysis.actors import gather
from briefing.analysis.expressions import expression_of
from briefing.analysis.names import is_short_for, name_of, trimmed
from briefing.analysis.roles import role_of
from briefing.analysis.tagger import Mark


@pytest.mark.parametrize(
    ("short", "full", "person", "fits"),
    [
        ("Trump", "Donald Trump", True, True),
        ("Mr. Trump", "Donald Trump", True, True),
        ("Donald", "Donald Trump", True, True),
        ("D. Trump", "Donald Trump", True, True),
        ("Melania Trump", "Donald Trump", True, False),
        ("PAHA", "Port Anselm Harbour Authority", False, True),
        ("the Harbour Authority", "Port Anselm Harbour Authority", False, True),
        ("U.S.", "United States", False, True),
        ("Anselm", "Port Anselm Harbour Authority", False, False),
    ],
)
def test_short_forms(short, full, person, fits):
    assert is_short_for(name_of(short), name_of(full), person=person) is fits


def test_trimmed_leaves_the_bare_name():
    text = "He met the President Putin’s envoy"
    start, end = trimmed(text, (7, 28))
    assert text[start:end] == "Putin"


def gathered(text, *names):
    marks = []
    at = 0
    for words, kind in names:
        at = text.index(words, at)
        marks.append(Mark((at, at + len(words)), kind, 0.9))
        at += len(words)
    return gather(text, marks)


def test_a_short_form_joins_its_full_name_before_or_after_it():
    text = "Trump spoke. Donald Trump left. Trump said so."
    (cluster,) = gathered(
        text, ("Trump", "person"), ("Donald Trump", "person"), ("Trump", "organization")
    )
    assert cluster.form == "Donald Trump"
    assert cluster.kind == "person"
    assert len(cluster.mentions) == 3


def test_a_short_form_of_initials_is_a_name_and_other_initials_are_none():
    text = "The U.S. and Velmora met. The U.S. was late, said J. K. and others."
    found = gathered(
        text, ("U.S.", "place"), ("Velmora", "place"), ("U.S.", "place"), ("J. K.", "person")
    )
    assert [(c.form, len(c.mentions)) for c in found] == [("U.S.", 2), ("Velmora", 1)]


@pytest.mark.parametrize(
    ("name", "taken", "kind"),
    [
        ("Port Anselm Harbour Authority", "person", "organization"),
        ("West Bank", "place", "place"),
        ("New Velmora City", "place", "place"),
        ("Authority", "person", "person"),
    ],
)
def test_what_calls_itself_a_body_is_one(name, taken, kind):
    (cluster,) = gathered(f"They met {name} there.", (name, taken))
    assert cluster.kind == kind


def test_titles_keep_two_people_of_one_surname_apart():
    text = "Hillary Clinton and Bill Clinton spoke. Mrs. Clinton left."
    first, second = gathered(
        text, ("Hillary Clinton", "person"), ("Bill Clinton", "person"), ("Mrs. Clinton", "person")
    )
    assert (len(first.mentions), len(second.mentions)) == (2, 1)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("He met Russian leader Vladimir Putin.", "Vladimir Putin", "Russian leader"),
        (
            "Ana Ruiz, a spokeswoman for the port, said no.",
            "Ana Ruiz",
            "a spokeswoman for the port",
        ),
        ("through its spokesperson Dmitry Peskov", "Dmitry Peskov", "spokesperson"),
        (
            "the French prime minister, Dominique Roche, left",
            "Dominique Roche",
            "French prime minister",
        ),
        ("Then Ana Ruiz, tired of waiting, left.", "Ana Ruiz", None),
    ],
)
def test_roles(text, name, role):
    at = text.index(name)
    span = role_of(text, [(at, at + len(name))])
    assert (text[slice(*span)] if span else None) == role


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Justice Department", "organization", "Justice Department"),
        ("General Anselm", "person", "Anselm"),
        ("General Harbours", "organization", "General Harbours"),
        ("Pope Benedict", "person", "Pope Benedict"),
        ("Pope Ana Ruiz", "person", "Ana Ruiz"),
        ("A. B. Ruiz", "person", "A. B. Ruiz"),
    ],
)
def test_titles_are_cut_off_persons_alone(words, kind, name):
    (cluster,) = gathered(f"It was {words} again.", (words, kind))
    assert cluster.form == name


def test_a_description_by_several_words_for_one_person_is_no_group():
    text = "The Republican nominee left."
    asked = expression_of(text, (0, 22))
    assert asked is not None
    assert asked.group == "person"


def test_a_body_named_in_full_before_owns_its_first_word():
    text = "Nordkai Marine won. Nordkai said so."
    (cluster,) = gathered(text, ("Nordkai Marine", "organization"), ("Nordkai", "person"))
    assert (cluster.form, cluster.kind) == ("Nordkai Marine", "organization")


@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        ("The Ruiz supporters left. Then Ruiz spoke.", "Ruiz supporters", "Ruiz"),
        (
            "Ruiz Plant Rules Face a Test\n\nThen Ruiz spoke.",
            "Ruiz Plant Rules Face a Test",
            "Ruiz",
        ),
        ("The Ruiz Foundation left. Mr. Ruiz spoke.", "Ruiz Foundation", "Mr. Ruiz"),
    ],
)
def test_a_person_is_no_short_form_of_a_body(text, body, person):
    assert len(gathered(text, (body, "organization"), (person, "person"))) == 2


def test_a_person_named_before_the_body_is_no_short_form_of_it():
    text = "Ruiz spoke. The Ruiz Foundation left."
    assert len(gathered(text, ("Ruiz", "person"), ("Ruiz Foundation", "organization"))) == 2
