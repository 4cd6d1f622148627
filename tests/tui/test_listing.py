import pytest

from briefing.query import parse
from briefing.tui.listing import ORDERS, depends_on_analysis, listed
from briefing.tui.page import Entry
from tests.fakes import sample_briefing
from tests.tui.samples import BROKEN, HeldShelf, dam_article, dam_briefing, plain_article

RAIN = plain_article(5, source=None)
BRIDGE = sample_briefing().article
ENTRIES = (
    Entry(BROKEN.path, None, BROKEN.error),
    Entry(BROKEN.path, BRIDGE),
    Entry(BROKEN.path, RAIN),
    Entry(BROKEN.path, dam_article()),
)


def in_order(order: str, **options: object) -> tuple[int, ...]:
    shelf = HeldShelf(())
    for briefing in (dam_briefing(), sample_briefing()):
        shelf.keeping(lambda *_, briefing=briefing: briefing)(briefing.article, None)  # type: ignore[misc]
    given = {
        "is_found": None,
        "is_read": lambda id: id == BRIDGE.id,
        "counts": shelf.counts(),
    }
    return listed(ENTRIES, order, **given | options)  # type: ignore[arg-type]


def test_a_query_lets_through_what_it_finds_and_no_file_that_cannot_be_read() -> None:
    assert in_order("folder", is_found=lambda heading: heading.title != RAIN.title) == (1, 3)
    assert in_order("date", is_found=lambda heading: True) == (2, 3, 1)


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
    assert in_order(order) == found


def test_what_was_not_analysed_has_neither_denials_nor_questions() -> None:
    assert in_order("denials")[2:] == (0, 2)


def test_orders_and_queries_that_wait_for_the_analysis() -> None:
    waiting = [order for order in ORDERS if depends_on_analysis(parse(""), order)]
    assert waiting == ["denials", "questions"]
    assert depends_on_analysis(parse("stance:deny"), "folder")
    assert not depends_on_analysis(parse("dam unread"), "date")
