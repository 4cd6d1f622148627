from dataclasses import replace

from briefing.tui.evidence import Ref, around, marks_on, of_sentence, places, trail_of
from tests.tui.samples import DAM, at, dam_briefing

BRIEFING = dam_briefing()
MARSH = Ref("actor", "a1")


def words(span: tuple[int, int]) -> str:
    return DAM[slice(*span)]


def test_an_actor_is_looked_at_where_it_is_first_named() -> None:
    trail = trail_of(BRIEFING, MARSH)
    assert trail.stop is not None
    assert words(trail.stop.span) == "Tilda Marsh"
    assert trail.occurrence == (1, 2)


def test_n_steps_through_one_actor_and_round_the_end() -> None:
    trail = trail_of(BRIEFING, MARSH).step_alike(1)
    assert trail.stop is not None
    assert words(trail.stop.span) == "Marsh"
    assert trail.step_alike(1) == trail_of(BRIEFING, MARSH)
    assert trail.step_alike(-1) == trail_of(BRIEFING, MARSH)


def test_tab_steps_through_all_actors_in_the_order_of_the_text() -> None:
    trail = trail_of(BRIEFING, MARSH)
    assert trail.stop is not None
    seen = [words(trail.stop.span)]
    for _ in range(len(trail.stops)):
        trail = trail.step(1)
        assert trail.stop is not None
        seen.append(words(trail.stop.span))
    assert seen[:3] == ["Tilda Marsh", "Orrin Valley Council", "Marsh"]
    assert seen[-1] == "Tilda Marsh"


def test_claims_are_stepped_through_one_by_one() -> None:
    trail = trail_of(BRIEFING, Ref("claim", "c2"))
    assert trail.occurrence == (2, 10)
    after = trail.step_alike(1)
    assert after.stop is not None
    assert after.stop.ref == Ref("claim", "c3")


def test_without_a_row_the_first_step_goes_to_what_comes_next_in_the_text() -> None:
    trail = trail_of(BRIEFING, None)
    assert trail.stop is None
    assert marks_on(BRIEFING, trail) == ()
    offset = at(DAM, "It is not clear")[0]
    assert trail.step(1, offset).stop == trail_of(BRIEFING, Ref("question", "q1")).stop
    before = trail.step(-1, offset).stop
    assert before is not None
    assert words(before.span) == "how many there were"


def test_an_actor_without_a_mention_is_nowhere() -> None:
    actors = (replace(BRIEFING.actors[0], mentions=()), *BRIEFING.actors[1:])
    trail = trail_of(replace(BRIEFING, actors=actors), MARSH)
    assert trail.stop is None
    assert trail.occurrence == (0, 0)


def test_nothing_found_is_no_way_to_go() -> None:
    trail = trail_of(replace(BRIEFING, claims=(), questions=()), None)
    assert trail.step(1) == trail.step_alike(-1) == trail


def test_the_parts_of_a_claim_are_told_apart_and_other_claims_are_faint() -> None:
    marks = marks_on(BRIEFING, trail_of(BRIEFING, Ref("claim", "c2")))
    assert {mark.role: words(mark.span) for mark in marks if mark.role != "faint"} == {
        "speaker": "Works minister Tilda Marsh",
        "cue": "denied",
        "content": "there was any danger",
    }
    faint = [words(mark.span) for mark in marks if mark.role == "faint"]
    assert "“Nobody answered.”" in faint
    assert "there was any danger" not in faint


def test_other_mentions_and_other_actors_are_told_apart() -> None:
    marks = marks_on(BRIEFING, trail_of(BRIEFING, MARSH))
    roles = {words(mark.span): mark.role for mark in marks}
    assert (roles["Tilda Marsh"], roles["Marsh"], roles["Pell Aron"]) == ("target", "also", "faint")


def test_a_mention_stands_in_its_sentence() -> None:
    stop = trail_of(BRIEFING, MARSH).stop
    assert stop is not None
    sentences = (at(DAM, DAM.split(". ")[0] + "."), at(DAM, DAM.split(". ")[1].split("\n")[0]))
    assert around(BRIEFING, stop, sentences) == sentences[1]


def test_every_row_has_its_places() -> None:
    found = places(BRIEFING)
    assert len(found[MARSH]) == 2
    assert found[of_sentence(BRIEFING.summary.sentences[0].span)] == (
        BRIEFING.summary.sentences[0].span,
    )
