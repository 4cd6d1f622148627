"""The command and the reader show the same words in the same roles."""

import pytest

from briefing.render.pieces import claim_pieces, question_pieces, role_of, sign_of
from briefing.render.text import View, drawn
from briefing.theme import SIGNS, find_themes, load_theme
from briefing.tui import rows
from briefing.tui.look import Look
from tests.fakes import sample_briefing

THEME = load_theme("dark", find_themes())
BRIEFING = sample_briefing()


def test_a_speaker_who_is_an_actor_looks_like_one_and_nobody_like_an_aside() -> None:
    speakers = {claim.source.name: claim_pieces(claim, BRIEFING)[2] for claim in BRIEFING.claims}
    for claim in BRIEFING.claims:
        actor = BRIEFING.actor(claim.source.actor)
        piece = speakers[claim.source.name]
        assert piece.role == (role_of(actor) if actor else "" if claim.source.name else "byline")
        assert piece.bold == bool(claim.source.name)
    assert len({piece.role for piece in speakers.values()}) > 1


def test_signs_are_those_of_the_theme() -> None:
    signs = {**SIGNS, "person": "@", "deny": "N"}
    assert {sign_of(actor, signs).words for actor in BRIEFING.actors if actor.kind == "person"} == {
        "@"
    }
    denials = [claim for claim in BRIEFING.claims if claim.stance == "deny"]
    assert {sign_of(claim, signs).words for claim in denials} == {"N"}


@pytest.mark.parametrize("what", ["claims", "questions"])
def test_the_reader_draws_what_the_command_prints(what: str) -> None:
    if what == "claims":
        made = rows.claim_rows(BRIEFING, Look(THEME))
        pieces = [claim_pieces(claim, BRIEFING) for claim in BRIEFING.claims]
    else:
        made = rows.question_rows(BRIEFING, Look(THEME))
        pieces = [question_pieces(question, BRIEFING.article) for question in BRIEFING.questions]
    printed = drawn(View(THEME).briefing(BRIEFING), width=10_000)
    assert len(made) == len(pieces) > 1
    for row, wanted in zip(made, pieces, strict=True):
        line = "".join(piece.words for piece in wanted)
        assert row.parts[0].plain == line
        assert f"  {row.sign.plain} {line}\n" in printed
