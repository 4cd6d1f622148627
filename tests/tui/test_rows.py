from dataclasses import replace
from pathlib import Path

import pytest
from textual.color import Color

from briefing.resources import themes_folder
from briefing.theme import find_themes, load_file, load_theme
from briefing.tui import rows
from briefing.tui.evidence import Role
from briefing.tui.look import Look, textual_theme
from briefing.tui.page import Entry, Page
from briefing.tui.wrapping import FIRM
from tests.fakes import sample_article, sample_briefing
from tests.tui.samples import dam_article, dam_briefing, plain_article

LOOK = Look(load_theme("dark", find_themes()))


def words(row: rows.Row) -> str:
    return " | ".join(part.plain.replace(FIRM, " ") for part in row.parts)


def test_a_claim_reads_as_a_sentence() -> None:
    claims = rows.claim_rows(dam_briefing(), LOOK)
    assert claims[1].sign.plain == "✗"
    assert words(claims[1]) == "denies · Tilda Marsh · there was any danger"


def test_a_hedged_claim_says_so() -> None:
    assert words(rows.claim_rows(dam_briefing(), LOOK)[0]).endswith("the winter (hedged)")


def test_an_unsure_claim_says_so() -> None:
    claims = rows.claim_rows(dam_briefing(), LOOK)
    assert words(claims[8]).endswith("the wall holds (low confidence?)")
    assert words(claims[9]).endswith("(hedged, low confidence?)")


def test_a_claim_of_nobody_says_so() -> None:
    assert words(rows.claim_rows(dam_briefing(), LOOK)[9]).startswith("says · unattributed ·")


def test_words_with_their_own_quotation_marks_get_no_more() -> None:
    assert words(rows.claim_rows(dam_briefing(), LOOK)[2]).endswith(
        "the dam “has never been safer”"
    )


def test_words_over_several_lines_stand_in_one() -> None:
    assert "drivers to wait" in words(rows.claim_rows(sample_briefing(), LOOK)[4])


def test_markup_of_articles_is_plain_text() -> None:
    row = rows.article_row(sample_article(), read=False, look=LOOK)
    assert words(row).startswith("Bridge [bold red]late[/]: minister “sorry”")
    assert "Quill *a liar* & <b>worse</b>" in words(rows.claim_rows(sample_briefing(), LOOK)[5])


def test_escape_sequences_do_not_act() -> None:
    row = rows.article_row(plain_article(1, title="a\x1b]0;b\x07"), read=True, look=LOOK)
    assert words(row).startswith("a�]0;b�")


def test_an_actor() -> None:
    assert words(rows.actor_rows(dam_briefing(), LOOK)[0]) == (
        "Tilda Marsh | Works minister | person · 2 mentions, 2 claims | also Marsh"
    )


def test_a_question() -> None:
    row = rows.question_rows(dam_briefing(), LOOK)[1]
    assert words(row) == "not disclosed · Marsh has not yet shared a date for the inspection."
    assert row.sign.plain == LOOK.sign("undisclosed")


def test_an_unread_article_has_a_mark() -> None:
    unread = rows.article_row(dam_article(), read=False, look=LOOK)
    read = rows.article_row(dam_article(), read=True, look=LOOK)
    assert (unread.sign.plain, read.sign.plain) == ("●", " ")
    assert unread.parts[1].plain == "2026-11-03 · Orrin Courier"


def test_where_there_is_no_room_a_date_is_without_its_year() -> None:
    row = rows.article_row(dam_article(), read=True, look=LOOK, room=26)
    assert row.parts[1].plain == "3 Nov · Orrin Courier"


def test_how_many_other_files_have_the_text_is_told_in_few_words_where_there_is_little_room() -> (
    None
):
    row = rows.article_row(dam_article(), read=True, look=LOOK, others=2)
    narrow = rows.article_row(dam_article(), read=True, look=LOOK, others=2, room=26)
    between = rows.article_row(dam_article(), read=True, look=LOOK, others=2, room=40)
    assert row.parts[1].plain == "2026-11-03 · Orrin Courier · also in 2 files"
    assert between.parts[1].plain == "2026-11-03 · Orrin Courier · +2 files"
    assert narrow.parts[1].plain == "3 Nov · Orrin Courier · +2 files"


def test_the_other_files_of_a_text_are_named_as_seen_from_its_folder_and_never_too_many() -> None:
    entry = Entry(Path("news/dam.txt"), dam_article())
    others = tuple(Path(f"news/{number}.txt") for number in range(5))
    few = rows.headline(Page(entry, None, None, also_in=(Path("old/a\x1b.txt"),)), LOOK)
    many = rows.headline(Page(entry, None, None, also_in=others), LOOK)
    assert few.plain.endswith("also in ../old/a�.txt")
    assert many.plain.endswith("also in 0.txt, 1.txt, 2.txt, 3.txt and 1 other file")


def test_a_date_that_cannot_be_read_stays_as_it_is() -> None:
    article = replace(dam_article(), published="last week, or so it says")
    row = rows.article_row(article, read=True, look=LOOK, room=26)
    assert row.parts[1].plain == "last week, · Orrin Courier"


def test_headline_of_a_broken_file() -> None:
    shown = rows.headline(Page(Entry(Path("a/b.json"), None), None, None), LOOK)
    assert shown.plain == "b.json\nThis file cannot be read as an article."


@pytest.mark.parametrize("name", sorted(path.stem for path in themes_folder().glob("*.yaml")))
def test_marks_differ_by_more_than_colour(name: str) -> None:
    look = Look(load_file(themes_folder() / f"{name}.yaml", {}))
    forms = set()
    for role in ("content", "also", "cue", "speaker", "faint"):
        style = look.mark(role)
        form = (style.bold, style.italic, style.underline, style.reverse, bool(style.background))
        forms.add(form)
    assert len(forms) == 5


@pytest.mark.parametrize("role", ["cue", "speaker"])
def test_marks_within_marked_words_stand_on_the_pages_background(role: Role) -> None:
    style = LOOK.mark("content") + LOOK.mark(role)
    assert style.background == Color.parse(LOOK.theme.colors["background"])


def test_a_theme_gives_variables_for_its_roles() -> None:
    theme = textual_theme("dark", LOOK.theme)
    for role in LOOK.theme.roles:
        assert f"role-{role.replace('.', '-')}" in theme.variables
    assert theme.variables["muted"] == LOOK.theme.colors["muted"]
