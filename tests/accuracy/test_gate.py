"""No figure falls below its floor, and floors only go up."""

import pytest

from tests.accuracy.gate import (
    CORPORA,
    SAMPLES,
    Fallen,
    corpora_folder,
    fallen,
    measure,
    path_of,
    raised,
    read_floors,
)
from tests.accuracy.measures import Figure, figures


@pytest.mark.parametrize("name", [SAMPLES, *CORPORA])
def test_no_figure_is_below_its_floor(name):
    path = path_of(name)
    if path is None:
        pytest.skip(f"{name} is not on this machine")
    assert not fallen(measure(path), read_floors()[name])


def test_every_set_has_its_floors():
    assert set(read_floors()) == {SAMPLES, *CORPORA}


def test_floors_are_lifted_and_never_lowered():
    measured = {"good": Figure(0.9, 1000), "bad": Figure(0.5, 1000), "few": Figure(0.9, 15)}

    assert raised(measured, {"good": 0.7, "bad": 0.6}) == {"good": 0.88, "bad": 0.6, "few": 0.8}


def test_a_figure_that_is_gone_has_fallen():
    assert fallen({}, {"speaker": 0.5}) == [Fallen("speaker", 0.0, 0.5)]


def test_the_environment_tells_where_the_corpora_are(tmp_path):
    assert corpora_folder(environment={"BRIEFING_CORPORA": str(tmp_path)}) == tmp_path
    assert corpora_folder(tmp_path / "a" / "b", environment={}) is None


def test_measures_are_not_blind(sample_gold_and_briefing):
    gold, briefing = sample_gold_and_briefing
    values = {name: figure.value for name, figure in figures([gold], [briefing]).items()}

    assert values["speaker"] == 0.5
    assert values["stance"] == 1.0
    assert values["content"] == 1.0
    assert values["answers recall"] == 1.0
    assert 0 < values["actors"] < 1


@pytest.fixture
def sample_gold_and_briefing():
    from briefing.model import Actor, Article, Briefing, Claim, Engine, Speaker, Summary

    text = "Ana Ruiz said it broke. Bo Lind denied it."
    article = Article("0" * 16, "a.txt", "a", "file-name", text)
    ruiz = Actor("a1", "Ana Ruiz", "person", ("Ruiz",), None, 0.9, ((0, 8),))

    def claim(name, who, stance, source, cue, content, answers):
        speaker = Speaker("a1" if who == "Ana Ruiz" else None, who, (source,))
        return Claim(
            name, stance, speaker, (cue,), (content,), "indirect", False, (0, 24), (), answers, 0.9
        )

    claims = (
        claim("c1", "Ana Ruiz", "assert", (0, 8), (9, 13), (14, 22), ()),
        claim("c2", "Bob", "deny", (24, 31), (32, 38), (39, 41), ("c1",)),
    )
    briefing = Briefing(article, Summary("lead"), (ruiz,), claims, (), Engine("0", None))
    gold = {
        "text": text,
        "attributions": [
            {"id": "E1", "source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 22]]},
            {"id": "E2", "source": [[24, 31]], "cue": [[32, 38]], "content": [[39, 41]]},
        ],
        "stance": {"E1": "assert", "E2": "deny"},
        "source_entity": {"E1": "Ana Ruiz", "E2": "Bo Lind"},
        "actors": [{"name": "Ana Ruiz", "aliases": []}, {"name": "Bo Lind", "aliases": []}],
        "responds_to": {"E2": ["E1"]},
    }
    return gold, briefing
