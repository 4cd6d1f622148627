import pytest

from briefing.analysis.stance import by_words, is_hedged, judge


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("denied", "the charge", "deny"),
        ("did not deny", "the charge", "confirm"),
        ("said", "it was not true", "deny"),
        ("declined", "to comment on the plan", "decline"),
        ("said", "he should not reveal how often they had spoken", "decline"),
        ("has not confirmed", "the figure", "decline"),
        ("admitted", "to speaking with them", "confirm"),
        ("accused", "the port of lying", "accuse"),
        ("vowed", "to rebuild it", "promise"),
        ("called for", "an inquiry", "request"),
        ("wondered", "whether it would hold", "question"),
        ("hopes for", "a swift end", "belief"),
        ("told reporters", "the ship had left", None),
    ],
)
def test_the_lexicon(cue, content, stance):
    assert by_words(cue, content) == stance


def test_a_word_of_the_lexicon_outweighs_a_doubtful_network():
    doubtful = {"assert": 0.5, "deny": 0.3, "belief": 0.2}
    assert judge("denied", "it", doubtful).stance == "deny"
    assert judge("said", "it", doubtful).stance == "assert"


def test_a_sure_network_outweighs_a_word_of_the_lexicon():
    sure = {"accuse": 0.97, "deny": 0.02}
    assert judge("rejected", "the minister as a liar", sure).stance == "accuse"


def test_hedges_in_and_before_the_cue():
    assert is_hedged("has reportedly admitted", "")
    assert is_hedged("said", "It was alleged; allegedly he")
    assert not is_hedged("said", "On Friday the minister")
