"""The same text in several files, to the word or nearly, is one line of the list."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.catalogue.shelf import Listed
from briefing.errors import StoreError
from briefing.settings import Settings
from briefing.store.likenesses import Likeness
from briefing.tui.feed import Feed
from briefing.tui.marks import MarksInMemory
from briefing.tui.session import Session
from briefing.tui.widgets.headline import Headline
from briefing.tui.widgets.row_list import RowList
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
        assert lines[0] == "3 Nov · Orrin Courier · +1 file"
        headline = app.screen.query_one(Headline).words.plain
        assert headline.endswith("also in copy.txt")
        await pilot.press("slash", *"source:harrow", "enter")
        await settle(pilot)
        assert len(articles.rows) == 1  # type: ignore[attr-defined]


async def test_a_copy_that_comes_later_is_told_beside_the_article_shown() -> None:
    first, second, copy = files()
    app = make_app((first, second))
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        assert "also in" not in app.screen.query_one(Headline).words.plain
        articles = app.screen.query_one("#articles", RowList)
        assert "+1 file" not in painted(articles)
        app.post_message(Feed.Read((copy,)))
        await settle(pilot)
        assert app.screen.query_one(Headline).words.plain.endswith("also in copy.txt")
        assert "+1 file" in painted(articles)


def painted(rows: RowList) -> str:
    """What of the rows is on the screen."""
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


def test_a_copy_that_comes_brings_its_marks_to_all() -> None:
    marks = MarksInMemory()
    made = Session(Settings(), marks, HeldShelf(()))
    made.add(*files())
    another = replace(COPY, id="c1" * 8, path="seeds/another.txt")
    marks.mark_read(another.id)
    marks.star(another.id)
    made.update(Listed(Path(another.path), (another,), same=("dam",)))
    assert [made.is_read(index) for index in range(4)] == [True, False, True, True]
    assert [made.is_starred(index) for index in range(4)] == [True, False, True, True]
    assert made.unread == 1


# nearly the same

NEAR = replace(COPY, id="ee" * 8, path="seeds/near.txt", text=DAM.text.replace("wall", "dike"))
ALIKE = (Likeness("near", "dam", 110),)


def near_files(*, known: bool = False) -> tuple[Listed, ...]:
    return (
        Listed(Path(DAM.path), (DAM,), same=("dam",)),
        Listed(Path(RAIN.path), (RAIN,), same=("rain",)),
        Listed(Path(NEAR.path), (NEAR,), same=("near",), likenesses=ALIKE if known else ()),
    )


def near_session() -> Session:
    made = Session(Settings(), MarksInMemory(), HeldShelf(()))
    made.add(*near_files())
    return made


def test_what_turns_out_to_be_nearly_the_same_is_no_longer_counted_nor_analysed() -> None:
    made = near_session()
    assert (made.articles, made.unread) == (3, 3)
    assert made.learn(ALIKE)
    assert not made.learn(ALIKE)
    assert (made.articles, made.unread) == (2, 2)
    assert made.page(0).also_in == (Path(NEAR.path),)
    made.show(0)
    assert made.is_read(2)
    assert made.unread == 1


def test_marks_of_either_are_marks_of_both() -> None:
    made = near_session()
    made.show(2)
    made.toggle_star(2)
    made.show(1)
    assert (made.unread, made.is_read(0), made.is_starred(0)) == (1, False, False)
    made.learn(ALIKE)
    assert (made.unread, made.is_read(0), made.is_starred(0)) == (0, True, True)
    made.toggle_read(0)
    assert (made.unread, made.is_read(2)) == (1, False)


def test_a_copy_that_comes_later_of_what_was_read_is_read() -> None:
    made = Session(Settings(), MarksInMemory(), HeldShelf(()))
    made.add(*near_files()[:2])
    made.show(0)
    made.update(near_files(known=True)[2])
    assert made.copies.originals == {2: 0}
    assert (made.unread, made.is_read(2)) == (1, True)


def test_an_edited_file_is_a_copy_no_more_and_unread() -> None:
    made = near_session()
    made.learn(ALIKE)
    made.show(0)
    made.update(Listed(Path(NEAR.path), (plain_article(9),), same=("other",)))
    assert made.copies.originals == {}
    assert (made.articles, made.unread) == (3, 2)


def test_the_copy_stands_for_an_original_that_goes_and_is_analysed_then() -> None:
    made = near_session()
    made.learn(ALIKE)
    made.show(1)
    made.update(Listed(Path(DAM.path)))
    assert made.copies.originals == {}
    assert (made.articles, made.unread) == (2, 1)
    made.show(2)
    job = made.next_job()
    assert job is not None
    assert job.article == NEAR


def told_when(go: threading.Event) -> Callable[[threading.Event], Iterator[tuple[Likeness, ...]]]:
    def likenesses(stop: threading.Event) -> Iterator[tuple[Likeness, ...]]:
        go.wait(30)
        yield ALIKE

    return likenesses


async def lines_when_told_at(keys: str) -> tuple[list[str], int | None, str]:
    """The list, its cursor and the title shown, when it is told with the cursor some keys down."""
    go = threading.Event()
    app = make_app(near_files(), likenesses=told_when(go))
    async with app.run_test(size=(160, 40)) as pilot:
        while len(app.session.entries) < 3:
            await pilot.pause()
        await pilot.press(*keys)
        go.set()
        await settle(pilot)
        articles = app.screen.query_one("#articles", RowList)
        headline = app.screen.query_one(Headline).words.plain
        return [row.parts[1].plain for row in articles.rows], articles.cursor, headline


async def test_told_late_the_later_one_leaves_the_list_and_the_cursor_stays() -> None:
    lines, cursor, headline = await lines_when_told_at("j")
    assert len(lines) == 2
    assert lines[0] == "3 Nov · Orrin Courier · +1 file"
    assert cursor == 1
    assert headline.startswith(RAIN.title)


async def test_told_late_what_is_looked_at_is_not_taken_away() -> None:
    lines, cursor, headline = await lines_when_told_at("jj")
    assert len(lines) == 2
    assert lines[1].endswith("Harrow Review · +1 file")
    assert cursor == 1
    assert "also in dam.txt" in headline


async def test_known_before_it_is_one_line_from_the_start() -> None:
    app = make_app(near_files(known=True))
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        articles = app.screen.query_one("#articles", RowList)
        assert articles.rows[0].parts[1].plain.endswith("+1 file")
        assert len(articles.rows) == 2


async def test_when_comparing_fails_that_is_told_and_reading_goes_on() -> None:
    def fails(stop: threading.Event) -> Iterator[tuple[Likeness, ...]]:
        raise StoreError("cannot be used", where="briefing.db")
        yield ()

    app = make_app(near_files(), likenesses=fails)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await settle(pilot)
        assert [note.title for note in app._notifications] == ["Copies"]
        assert len(app.screen.query_one("#articles", RowList).rows) == 3
