from collections import Counter

from briefing.analysis.actors import gather
from briefing.analysis.cast import ranked
from briefing.analysis.places import Places
from briefing.analysis.salience import Scene
from briefing.analysis.sentences import sentence_spans
from briefing.analysis.tagger import Mark

TEXT = (
    "Ana Ruiz said the port would close. Ruiz spoke in Anselm. She thanked Bo Lind. "
    "Ruiz later left. The port was quiet.\n"
)


def mark(words, kind):
    at = TEXT.index(words)
    return Mark((at, at + len(words)), kind, 0.9)


def test_who_speaks_and_is_named_often_stands_above_a_place():
    names = [("Ana Ruiz", "person"), ("Anselm", "place"), ("Bo Lind", "person")]
    clusters = gather(TEXT, [mark(*name) for name in names])
    at = next(i for i, c in enumerate(clusters) if c.form == "Ana Ruiz")
    places = Places(TEXT, sentence_spans(TEXT), clusters)
    found = ranked(clusters, Scene(places, Counter({at: 1}), [(14, 34)]))
    saliences = [actor.salience for _, actor in found]
    assert found[0][1].name == "Ana Ruiz"
    assert saliences == sorted(saliences, reverse=True)
    assert all(0 < salience < 1 for salience in saliences)
    assert "Anselm" not in [actor.name for _, actor in found[:2]]
