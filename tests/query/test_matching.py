from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefing.query import Subject, matches, parse, subject_of
from briefing.words import find_words, words_of
from tests.fakes import TEXT, sample_article, sample_briefing

NOW = datetime(2026, 3, 6, tzinfo=UTC)
DATE = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def subject(*, read: bool = False, starred: bool = False) -> Subject:
    return subject_of(sample_article(), sample_briefing(), date=DATE, read=read, starred=starred)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "bridge",
        "BRIDG",
        "commut ministry",
        '"harbour bridge will open"',
        "harbour-bridge",
        "東京",
        "actor:quill",
        'actor:"ada quill"',
        "says:quill",
        'says:"transport minister"',
        "says:port stance:deny",
        "says:lind stance:accuse stance:question",
        "question:undisclosed",
        "source:wire",
        "tag:bridge",
        "unread",
        "-starred",
        "newer:3d",
        "before:2026-03-05",
        "nothing or bridge",
        "-nothing",
        "-(bridge nothing)",
    ],
)
def test_matches(query: str) -> None:
    assert matches(parse(query), subject(), NOW)


@pytest.mark.parametrize(
    "query",
    [
        "nothing",
        "ridge",
        '"harbour bridg"',
        "bridge-harbour",
        "actor:lind-bo",
        "says:quill stance:deny",
        "says:commission",
        "question:unknown nothing",
        "source:bridge",
        "tag:wire",
        "starred",
        "-unread",
        "newer:1d",
        "before:2026-03-04",
        "-bridge",
        "bridge -harbour",
    ],
)
def test_does_not_match(query: str) -> None:
    assert not matches(parse(query), subject(), NOW)


def test_marks() -> None:
    assert not matches(parse("unread"), subject(read=True), NOW)
    assert matches(parse("starred"), subject(starred=True), NOW)


def test_what_was_not_analysed_has_no_actor() -> None:
    bare = subject_of(sample_article(), None, date=DATE)
    assert not matches(parse("actor:quill"), bare, NOW)
    assert matches(parse("bridge"), bare, NOW)


def test_a_phrase_does_not_run_from_one_name_into_the_next() -> None:
    two = replace(subject(), actors=("Ada Quill", "Bo Lind"))
    assert not matches(parse('actor:"quill bo"'), two, NOW)


def test_words_are_found_where_they_stand() -> None:
    place = find_words(TEXT, ("harbour", "br"), prefix=True)
    assert place is not None
    assert TEXT[slice(*place)] == "Harbour Bridge"
    assert find_words(TEXT, ("harbour", "br"), prefix=False) is None
    accented = "Der Zu\u0308rich ﬁnal…"
    assert words_of(accented) == ["der", "zurich", "final"]
    place = find_words(accented, ("zurich", "final"), prefix=False)
    assert place is not None
    assert accented[slice(*place)] == "Zu\u0308rich ﬁnal"
