"""A part that is empty says why, in every view alike."""

from html import escape

import pytest

from briefing.model import Article, Briefing, Engine, Summary
from briefing.phrases import EMPTY, hindrance, nothing
from briefing.plain.words import part_lines
from briefing.render.html import section
from briefing.render.markdown import markdown

ENGLISH = "The harbour was quiet and the boats stayed in for the whole of that long day."
FRENCH = "Le pont a été fermé hier et personne ne sait quand il sera rouvert aux voitures."


def article(text, language="en"):
    return Article("0" * 16, "a.txt", "A title", "file-name", text, language=language)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (FRENCH, "fr", 'calls its language "fr"'),
        (FRENCH, "en", "does not read like English"),
        (
            "橋は昨日閉鎖された。いつ再開されるかは誰も知らない。",
            "en",
            "does not read like English",
        ),
        ("Fire", "en", "is 1 word long"),
        ("", "en", "is 0 words long"),
    ],
)
def test_a_hindrance_is_named(text, language, words):
    assert words in hindrance(article(text, language))


def test_english_is_no_hindrance():
    assert hindrance(article(ENGLISH)) is None
    assert nothing("actors", article(ENGLISH)) == EMPTY["actors"]


def test_a_summary_is_made_of_any_language():
    assert nothing("summary", article(FRENCH, "fr")) == EMPTY["summary"]


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, "Fire"])
def test_every_view_says_it(text):
    told = article(text)
    briefing = Briefing(told, Summary("lead"), (), (), (), Engine("0", None))
    why = nothing("claims", told)

    assert why in markdown(briefing).replace("\\", "")
    assert escape(why) in section(briefing)
    assert why in part_lines("claims", [], told)[0]
