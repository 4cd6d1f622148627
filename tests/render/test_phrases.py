from dataclasses import replace

import pytest

from briefing.model import Article, Claim, Speaker
from briefing.phrases import byline, claim_row, date_words, printable
from tests.fakes import claim, sample_article, sample_briefing


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026-03-04", "4 March 2026"),
        ("2026-12-31T23:59:59Z", "31 December 2026"),
        ("2026-03", "2026-03"),
        ("last week", "last week"),
        (None, ""),
    ],
)
def test_dates(published: str | None, words: str) -> None:
    assert date_words(published) == words


def test_byline_has_what_is_known() -> None:
    assert byline(sample_article()) == (
        "Sample Wire · Io Vance · 4 March 2026 · 130 words · 1 min read"
    )
    assert byline(Article("a", "-", "t", "first-line", "word")) == "1 word · 1 min read"
    assert byline(Article("a", "-", "t", "first-line", "word " * 1150)) == (
        "1,150 words · 5 min read"
    )


def row_words(found: Claim) -> str:
    return claim_row(found, sample_briefing()).words


def test_quotation_marks_are_the_articles_own_or_put_round_a_direct_quotation() -> None:
    lind = Speaker("a3", "Bo Lind")
    assert row_words(claim("c1", "deny", lind, "denied", "this")) == "this"
    assert row_words(claim("c1", "deny", lind, "denied", "this", quote="direct")) == "“this”"
    assert row_words(claim("c1", "deny", lind, "denied", "“The tax,”", quote="direct")) == (
        "“The tax,”"
    )


def test_notes_say_what_is_doubtful() -> None:
    found = claim("c1", "deny", Speaker(None, ""), "denied", "this", hedged=True, confidence=0.49)
    row = claim_row(replace(found, responds_to=("c3", "c4", "c8")), sample_briefing())
    assert row.notes == "hedged, answers Ada Quill, Bo Lind, low confidence?"
    assert row.speaker == "unattributed"


def test_nothing_in_a_file_name_acts() -> None:
    assert printable("a\x1b[31m\n\u202e\udcffb") == "a�[31m���b"
