import numpy as np
import pytest

from briefing.analysis.actors import gather
from briefing.analysis.expressions import expression_of
from briefing.analysis.likeness import Likeness
from briefing.analysis.senses import PARTS, SIZE
from briefing.analysis.tagger import EMPTY, Mark, Tags

TEXT = "Justice Ruiz met Bohm of Tidewell. The judge spoke."
COURT, TRADE = np.eye(SIZE)[:2]


def tags(meanings):
    """Tags in which the words of `meanings` mean something, in every part, and the others nothing."""
    words, senses, at = [], [], 0
    for word in TEXT.split():
        start = TEXT.index(word, at)
        at = start + len(word)
        words.append((start, at))
        senses.append(np.tile(meanings.get(word.strip("."), np.zeros(SIZE)), len(PARTS)))
    empty = np.zeros((len(words), 0), "f4")
    return Tags(tuple(words), (), (), empty, empty, np.array(senses, "f2"))


@pytest.fixture
def clusters():
    names = [("Ruiz", "person"), ("Bohm", "person")]
    return gather(TEXT, [Mark((s := TEXT.index(n), s + len(n)), kind, 0.9) for n, kind in names])


def asked():
    start = TEXT.index("The judge")
    return expression_of(TEXT, (start, start + len("The judge")))


def test_words_are_liker_whom_they_share_a_meaning_with(clusters):
    meant = {"Ruiz": COURT, "Bohm": TRADE, "judge": COURT}
    likeness = Likeness(tags(meant), clusters)
    ruiz, bohm = (likeness.of(asked(), at, None)[0] for at in (0, 1))
    assert ruiz > bohm == 0


def test_the_name_before_the_words_counts_by_itself(clusters):
    likeness = Likeness(tags({"Bohm": TRADE, "judge": TRADE}), clusters)
    place = TEXT.index("Bohm")
    last = likeness.of(asked(), 0, (place, place + 4))[2]
    assert last > likeness.of(asked(), 0, None)[2]


def test_without_words_all_are_alike(clusters):
    assert Likeness(EMPTY, clusters).of(asked(), 0, None) == (0, 0, 0)
