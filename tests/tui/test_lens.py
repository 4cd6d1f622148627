from dataclasses import replace

from briefing.model import Briefing
from briefing.tui.lens import (
    Lens,
    actor_named,
    claims_under,
    next_in_conversation,
    questions_under,
    responses,
)
from briefing.tui.view import chips, without
from tests.tui.samples import dam_briefing

BRIEFING = dam_briefing()


def ids(lens: Lens, briefing: Briefing = BRIEFING) -> list[list[str]]:
    return [[claim.id for claim in group.claims] for group in claims_under(briefing, lens)]


def test_without_a_lens_everything_is_there_in_the_order_of_the_text() -> None:
    assert ids(Lens()) == [[f"c{number}" for number in range(1, 11)]]
    assert questions_under(BRIEFING, Lens()) == BRIEFING.questions


def test_an_actor_is_found_by_any_of_its_names() -> None:
    for name in ("Tilda Marsh", "marsh"):
        actor = actor_named(BRIEFING, name)
        assert actor is not None
        assert actor.id == "a1"
    assert actor_named(BRIEFING, "Tilda") is None


def test_the_lens_keeps_what_an_actor_says_and_what_is_said_about_it() -> None:
    claims = tuple(
        replace(claim, about=("a1",)) if claim.id == "c7" else claim for claim in BRIEFING.claims
    )
    assert ids(Lens("Marsh"), replace(BRIEFING, claims=claims)) == [["c2", "c3", "c7"]]
    assert [one.id for one in questions_under(BRIEFING, Lens("Marsh"))] == ["q2"]


def test_an_article_without_the_actor_has_nothing_to_show() -> None:
    assert ids(Lens("Nobody")) == []
    assert questions_under(BRIEFING, Lens("Nobody")) == ()


def test_claims_by_speaker_and_by_stance() -> None:
    by_speaker = claims_under(BRIEFING, Lens(grouping="speaker"))
    assert [group.name for group in by_speaker][:3] == [
        "the engineers",
        "Tilda Marsh",
        "Orrin Valley Council",
    ]
    assert [claim.id for claim in by_speaker[2].claims] == ["c4", "c5", "c8"]
    by_stance = claims_under(BRIEFING, Lens(grouping="stance"))
    assert [group.name for group in by_stance][:2] == ["says", "denies"]
    assert sum(len(group.claims) for group in by_stance) == 10


def test_groupings_go_round() -> None:
    lens = Lens()
    seen = []
    for _ in range(3):
        lens = lens.regrouped()
        seen.append(lens.grouping)
    assert seen == ["speaker", "stance", "text"]


def test_stances_go_off_and_on() -> None:
    lens = Lens().toggled("assert").toggled("belief")
    assert ids(lens) == [["c2", "c4", "c5", "c7", "c8"]]
    assert lens.toggled("assert").toggled("belief") == Lens()


def test_a_conversation_is_gone_through_and_round() -> None:
    links = {"c2": ("c1",), "c4": ("c1",), "c5": ("c4",)}
    claims = tuple(replace(claim, responds_to=links.get(claim.id, ())) for claim in BRIEFING.claims)
    briefing = replace(BRIEFING, claims=claims)
    seen, here = [], "c1"
    for _ in range(4):
        there = next_in_conversation(briefing, here)
        assert there is not None
        seen.append(there)
        here = there
    assert seen == ["c2", "c4", "c5", "c1"]
    assert next_in_conversation(briefing, "c7") is None
    assert [claim.id for claim in responses(briefing, claims[0])] == ["c2", "c4"]


def test_chips_name_the_lens_and_are_taken_away_from_the_last() -> None:
    lens = Lens("Marsh", "speaker", frozenset({"belief", "assert"}))
    assert [chip.words for chip in chips(lens)] == [
        "by speaker",
        "without says, believes",
        "only Marsh",
    ]
    for chip in reversed(chips(lens)):
        lens = without(lens, chip)
    assert lens == Lens()
