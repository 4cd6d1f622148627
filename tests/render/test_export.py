"""Names of exported files, and lines with their citations."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.citation import citation, cited
from briefing.render.export import LONGEST, export, file_names, file_stem
from tests.fakes import empty_briefing, sample_briefing


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Minister denies helping brother’s company", "minister-denies-helping-brothers-company"),
        ("../../etc/passwd", "etc-passwd"),
        ("東京湾の橋", "東京湾の橋"),
        ("con", "con-briefing"),
        ("!!! …", "briefing"),
        ("x" * 300, "x" * 80),
        ("one " * 40, "-".join(["one"] * 20)),
    ],
)
def test_names_after_titles(title: str, stem: str) -> None:
    assert file_stem(title) == stem


@given(st.text())
def test_every_title_gives_a_name_that_is_one(title: str) -> None:
    stem = file_stem(title)
    assert 0 < len(stem) <= LONGEST
    assert len(stem.encode()) < 250
    assert not set(stem) & set('/\\:*?"<>| .\n\0')
    assert not stem.startswith("-")


def test_a_name_that_is_taken_gets_a_number() -> None:
    names = file_names("Rain", "html")
    assert [next(names) for _ in range(3)] == ["rain.html", "rain-2.html", "rain-3.html"]


def test_exports_are_the_formats() -> None:
    briefing = sample_briefing()
    assert export(briefing, "markdown").startswith("# ")
    assert export(briefing, "html").startswith("<!DOCTYPE html>")
    assert json.loads(export(briefing, "json"))["schema"] == "briefing/1"


def test_a_line_with_its_citation() -> None:
    briefing = sample_briefing()
    source = citation(briefing.article)
    assert source == (
        "“Bridge [bold red]late[/]: minister “sorry””, Io Vance, Sample Wire, 4 March 2026, "
        "https://example.org/bridge?a=1&b=2"
    )
    assert cited(None, briefing) == source
    assert cited(briefing.claims[1], briefing) == (
        f"Port Authority denies: this (answers Ada Quill) — {source}"
    )
    assert cited(briefing.actors[0], briefing).startswith(
        "Ada Quill · person · Transport Minister · 2 mentions, 4 claims — “"
    )
    assert cited(briefing.questions[0], briefing).startswith("unknown: It is unclear who paid. — “")
    assert cited(briefing.summary.sentences[1], briefing).startswith("She promised a refund")


def test_a_citation_of_an_article_that_tells_nothing_of_itself() -> None:
    plain = empty_briefing()
    assert citation(replace(plain.article, url=None)) == "“Rain”"
