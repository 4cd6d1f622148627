from dataclasses import replace

from briefing.theme import find_themes, load_theme
from briefing.tui.digest import Day, Source, digest_of, matrix_of, timeline_of
from briefing.tui.look import Look
from briefing.tui.pictures import matrix_picture, timeline_picture
from tests.fakes import sample_briefing
from tests.tui.samples import dam_briefing, plain_article

LOOK = Look(load_theme("dark", find_themes()))
DAM = Source(3, dam_briefing())
AGAIN = Source(5, dam_briefing(plain_article(8, text=dam_briefing().article.text)))
BRIDGE = Source(4, sample_briefing())


def about(source: Source, claim_id: str, *actors: str) -> Source:
    claims = tuple(
        replace(claim, about=actors) if claim.id == claim_id else claim
        for claim in source.briefing.claims
    )
    return replace(source, briefing=replace(source.briefing, claims=claims))


def test_an_actor_of_two_articles_is_one_and_stands_first() -> None:
    digest = digest_of((BRIDGE, DAM, AGAIN))
    first = digest.actors[0]
    assert (first.name, first.mentions, first.claims) == ("Tilda Marsh", 4, 4)
    assert [source.index for source, _ in first.places] == [3, 5]
    assert len({one.name for one in digest.actors}) == len(digest.actors) == 11


def test_each_denial_and_question_keeps_its_article() -> None:
    digest = digest_of((BRIDGE, DAM))
    assert [(source.index, claim.id) for source, claim in digest.denials] == [(4, "c2"), (3, "c2")]
    assert [source.index for source, _ in digest.questions][-3:] == [3, 3, 3]


def test_nothing_makes_an_empty_digest() -> None:
    digest = digest_of(())
    assert (digest.actors, digest.denials, digest.questions) == ((), (), ())
    assert "Nobody speaks about anybody" in matrix_picture(matrix_of((), 8), 80, LOOK).plain


def test_the_matrix_counts_who_speaks_about_whom() -> None:
    sources = (
        about(about(DAM, "c7", "a1", "a2"), "c2", "a3"),
        about(AGAIN, "c7", "a1", "a3"),
    )
    matrix = matrix_of(sources, 8)
    assert matrix.speakers == ("Pell Aron", "Tilda Marsh")
    assert matrix.subjects == ("Tilda Marsh", "Pell Aron", "Orrin Valley Council")
    assert matrix.counts == ((2, 0, 1), (0, 1, 0))
    shown = matrix_picture(matrix, 80, LOOK).plain.splitlines()
    assert shown[2].split() == ["Pell", "Aron", "2", "·", "1"]
    assert shown[-1] == "about: 1 Tilda Marsh, 2 Pell Aron, 3 Orrin Valley Council"


def test_the_matrix_is_cut_to_those_who_say_most() -> None:
    matrix = matrix_of((about(about(DAM, "c7", "a1", "a2"), "c2", "a3"),), 1)
    assert (matrix.speakers, len(matrix.subjects)) == (("Pell Aron",), 1)


def test_the_time_line_is_in_the_order_of_days_and_the_undated_last() -> None:
    undated = replace(DAM.briefing, article=replace(DAM.briefing.article, published=None))
    days = timeline_of((DAM, BRIDGE, Source(9, undated)))
    assert days == (Day("2026-03-04", 1, 1), Day("2026-11-03", 1, 1), Day("", 1, 1))


def test_bars_are_numbered_and_fit() -> None:
    shown = timeline_picture((Day("2026-11-03", 400, 2), Day("", 1, 0)), 80, LOOK).plain
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert "400" in shown
    assert "2 denied" in shown
    assert "no date" in shown
