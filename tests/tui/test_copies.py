"""The same words in several files are one line of the list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.catalogue.shelf import Listed
from briefing.settings import Settings
from briefing.tui.marks import MarksInMemory
from briefing.tui.session import Session
from tests.tui.samples import HeldShelf, dam_article, make_app, plain_article, settle

DAM = dam_article()
COPY = replace(DAM, id="c0" * 8, path="seeds/copy.txt", source="Harrow Review")
RAIN = plain_article(4)


def files() -> tuple[Listed, ...]:
    return (
        Listed(Path(DAM.path), (DAM,), same=("dam",)),
        Listed(Path(RAIN.path), (RAIN,), same=("rain",)),
        Listed(Path(COPY.path), (COPY,), same=("dam",)),
    )


def session() -> Session:
    made = Session(Settings(), MarksInMemory(), HeldShelf(()))
    made.add(*files())
    return made


def test_a_copy_is_neither_counted_nor_analysed_and_is_marked_together() -> None:
    made = session()
    assert (made.articles, made.unread) == (2, 2)
    assert made.page(0).also_in == (Path(COPY.path),)
    made.show(0)
    assert made.unread == 1
    assert made.is_read(2)
    made.toggle_star(0)
    assert made.is_starred(2)
    assert made.mark_all_read(range(2)) == 1
    assert made.unread == 0


def test_the_copy_takes_the_place_of_an_original_that_goes() -> None:
    made = session()
    made.update(Listed(Path(DAM.path), (plain_article(9),), same=("other",)))
    assert made.copies.originals == {}
    assert (made.articles, made.unread) == (3, 3)
    made.update(Listed(Path(COPY.path), (replace(RAIN, id="r0" * 8),), same=("rain",)))
    assert made.copies.originals == {2: 1}
    assert made.articles == 2


async def test_the_list_shows_it_once_and_finds_it_by_what_its_copy_says() -> None:
    app = make_app(files())
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        articles = app.screen.query_one("#articles")
        lines = [row.parts[1].plain for row in articles.rows]  # type: ignore[attr-defined]
        assert len(lines) == 2
        assert lines[0].endswith("Orrin Courier · also in 1 file")
        headline = app.screen.query_one("#headline").visual.plain  # type: ignore[attr-defined]
        assert headline.endswith("also in seeds/copy.txt")
        await pilot.press("slash", *"source:harrow", "enter")
        await settle(pilot)
        assert len(articles.rows) == 1  # type: ignore[attr-defined]
