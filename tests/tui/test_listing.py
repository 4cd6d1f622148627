from datetime import UTC, datetime

import pytest

from briefing.query import parse
from briefing.tui.listing import ORDERS, Candidate, depends_on_analysis, listed
from briefing.tui.session import Entry
from tests.fakes import sample_briefing
from tests.tui.samples import BROKEN, dam_briefing, plain_article

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def candidates() -> list[Candidate]:
    dam, bridge = dam_briefing(), sample_briefing()
    rain = plain_article(5, source=None)
    entries = (
        Entry(BROKEN.path, None, BROKEN.error),
        Entry(BROKEN.path, bridge.article),
        Entry(BROKEN.path, rain),
        Entry(BROKEN.path, dam.article),
    )
    briefings = (None, bridge, None, dam)
    return [
        Candidate(index, entry, briefings[index], read=index < 2, starred=index == 3)
        for index, entry in enumerate(entries)
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", (0, 1, 2, 3)),
        ("dam", (3,)),
        ("source:wire", (1,)),
        ("unread", (2, 3)),
        ("starred", (3,)),
        ("actor:marsh", (3,)),
        ("says:council stance:decline", (3,)),
        ("newer:2026-06-01", (2, 3)),
        ("nothing", ()),
    ],
)
def test_a_query_lets_through_what_it_asks_for(query: str, found: tuple[int, ...]) -> None:
    assert listed(candidates(), parse(query), "folder", NOW) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("folder", (0, 1, 2, 3)),
        ("date", (2, 3, 1, 0)),
        ("title", (1, 0, 3, 2)),
        ("source", (3, 1, 0, 2)),
        ("unread", (2, 3, 0, 1)),
        ("questions", (1, 3, 0, 2)),
    ],
)
def test_every_order(order: str, found: tuple[int, ...]) -> None:
    assert listed(candidates(), parse(""), order, NOW) == found  # type: ignore[arg-type]


def test_what_was_not_analysed_has_neither_denials_nor_questions() -> None:
    assert listed(candidates(), parse(""), "denials", NOW)[2:] == (0, 2)


def test_orders_and_queries_that_wait_for_the_analysis() -> None:
    waiting = [order for order in ORDERS if depends_on_analysis(parse(""), order)]
    assert waiting == ["denials", "questions"]
    assert depends_on_analysis(parse("stance:deny"), "folder")
    assert not depends_on_analysis(parse("dam unread"), "date")
