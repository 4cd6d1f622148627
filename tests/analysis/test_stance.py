import re

import numpy as np
import pytest

from briefing.analysis.lexicon import stance_words
from briefing.analysis.loglinear import load
from briefing.analysis.stance import Heard, is_hedged, judge
from briefing.analysis.wording import Wording, claim_signs, stem
from briefing.model import STANCES


def by_wording(cue, content, source="He"):
    (verdict,) = judge([Wording(source, cue, content)], [Heard()])
    return verdict.stance


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("denied", "the charge", "deny"),
        ("said", "the report was not true", "deny"),
        ("declined", "to comment on the plan", "decline"),
        ("did not respond to", "a request for comment", "decline"),
        ("admitted", "to speaking with them", "confirm"),
        ("accused", "the port of lying", "accuse"),
        ("vowed", "to rebuild it", "promise"),
        ("said", "he will rebuild it", "promise"),
        ("called for", "an inquiry", "request"),
        ("said", "the minister should resign", "request"),
        ("wondered", "whether it would hold", "question"),
        ("hopes for", "a swift end", "belief"),
        ("told reporters", "the ship had left", "assert"),
        ("", "", "assert"),
    ],
)
def test_wording_alone(cue, content, stance):
    assert by_wording(cue, content) == stance


def test_accusing_words_speak_for_an_accusation():
    model = load("stances")
    accuse = model.classes.index("accuse")

    def score(content):
        return model.scores(claim_signs(Wording("He", "said", content)))[accuse]

    assert score("the minister was a liar and a disgrace") > score("the minister was a man") + 1


CERTAIN = np.array([float(stance == "request") for stance in STANCES], dtype=np.float32)


def test_the_tagger_decides_what_the_wording_leaves_open():
    (verdict,) = judge([Wording("He", "put forward", "a plan")], [Heard(cue=CERTAIN)])
    assert verdict.stance == "request"


def test_only_claims_that_are_not_clear_are_read_as_a_whole():
    asked = []

    def read(claims):
        asked.extend(claims)
        return np.stack([CERTAIN] * len(claims))

    clear = Wording("Ana Ruiz", "called for", "an inquiry")
    open_one = Wording("He", "put forward", "a plan")
    first, second = judge([clear, open_one], [Heard(CERTAIN, CERTAIN), Heard()], read)
    assert asked == [open_one]
    assert (first.stance, second.stance) == ("request", "request")


def test_no_claims_no_verdicts():
    assert judge([], [], pytest.fail) == []


def test_a_word_of_the_lexicon_counts_though_it_was_never_seen():
    """Signs of the lexicon carry no word: one that a reader adds weighs what the others weigh."""
    seen = load("stances").weights
    assert "cue disown" not in seen
    assert "verb deny" in claim_signs(Wording("He", "disowned", "the remark"))
    assert by_wording("disowned", "the remark") == "deny"


def test_every_word_of_the_lexicon_is_found_as_it_is_written():
    for words in stance_words():
        for pattern in (words.verbs, words.phrases, words.content):
            assert isinstance(pattern, re.Pattern)
    request = next(words for words in stance_words() if words.stance == "request")
    assert request.phrases.search("his plea  for help")
    assert not request.phrases.search("the plea forms")
    accuse = next(words for words in stance_words() if words.stance == "accuse")
    assert accuse.content.search("disgraceful")
    assert accuse.content.search("a lie")
    assert not accuse.content.search("a lieutenant")


@pytest.mark.parametrize(
    ("word", "base"),
    [("denied", "deni"), ("denies", "deni"), ("deny", "deni"), ("said", "say"), ("begged", "beg")],
)
def test_stems_of_the_forms_of_a_word_are_alike(word, base):
    assert stem(word) == base


def test_hedges_in_and_before_the_cue():
    assert is_hedged("has reportedly admitted", "")
    assert is_hedged("said", "It was alleged; allegedly he")
    assert not is_hedged("said", "On Friday the minister")
