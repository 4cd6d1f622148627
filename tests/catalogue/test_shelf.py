"""The folder as a reader has it: headings from the index, texts when asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.catalogue.remember import engine_name
from briefing.catalogue.shelf import FIRST, Listed, Shelf
from briefing.errors import ArticleError
from briefing.query import parse
from briefing.settings import Settings
from briefing.store import Store
from tests.fakes import sample_briefing

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "data" / "briefing.db")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    (made / "b").mkdir(parents=True)
    (made / "b" / "one.txt").write_text("The first story is short.", encoding="utf-8")
    (made / "b-two.txt").write_text("The second story is short.", encoding="utf-8")
    (made / "empty.txt").write_text("", encoding="utf-8")
    return made


def shelf(store: Store, folder: Path) -> Shelf:
    return Shelf(store, folder, Settings())


def files(of: Shelf) -> list[Listed]:
    return [file for group in of.files() for file in group]


@pytest.mark.parametrize("times", [1, 2])
def test_files_are_listed_in_the_folders_order_cold_and_warm(
    store: Store, folder: Path, times: int
) -> None:
    for _ in range(times):
        found = files(shelf(store, folder))
    assert [file.path for file in found] == [
        folder / "b" / "one.txt",
        folder / "b-two.txt",
        folder / "empty.txt",
    ]
    assert found[0].articles[0].title == "The first story is short."
    assert found[2].articles == ()
    assert "is empty" in str(found[2].error)


def test_many_files_cold_warm_and_with_a_new_one_among_them(store: Store, folder: Path) -> None:
    names = [f"{number:03}.txt" for number in range(3 * FIRST)]
    for name in names:
        (folder / name).write_text(f"Story {name} is short.", encoding="utf-8")
    whole = [folder / name for name in names]
    for _ in range(2):
        assert [one.path for one in files(shelf(store, folder))][: len(names)] == whole
    (folder / "075.txt").write_text("Another story.", encoding="utf-8")
    (folder / "0755.txt").write_text("A new story.", encoding="utf-8")
    (folder / "149.txt").unlink()
    found = {one.path.name: one for one in files(shelf(store, folder))}
    assert len(found) == len(names) + 3
    assert found["075.txt"].articles[0].title == "Another story."
    assert found["0755.txt"].articles[0].title == "A new story."
    assert "149.txt" not in found


def with_a_screenful_in_front(folder: Path) -> None:
    (folder / "a").mkdir()
    for number in range(FIRST):
        (folder / "a" / f"{number:03}.txt").write_text("Short.", encoding="utf-8")


@pytest.mark.parametrize("times", [0, 1])
def test_the_first_screenful_does_not_wait_for_the_whole_folder(
    store: Store, folder: Path, times: int
) -> None:
    with_a_screenful_in_front(folder)
    for _ in range(times):
        files(shelf(store, folder))
    groups = shelf(store, folder).files()
    assert [one.path.parent.name for one in next(groups)] == ["a"] * FIRST
    (folder / "b" / "late.txt").write_text("A late story.", encoding="utf-8")
    rest = [one.path.name for group in groups for one in group]
    assert rest == ["late.txt", "one.txt", "b-two.txt", "empty.txt"]


def test_a_first_file_that_changed_is_read_before_it_is_given(store: Store, folder: Path) -> None:
    files(shelf(store, folder))
    (folder / "b" / "one.txt").write_text("Told anew.", encoding="utf-8")
    assert next(shelf(store, folder).files())[0].articles[0].title == "Told anew."


def test_a_wrong_ignore_file_is_told_when_its_folder_is_listed(store: Store, folder: Path) -> None:
    with_a_screenful_in_front(folder)
    (folder / "b" / ".briefingignore").write_text("!", encoding="utf-8")
    groups = shelf(store, folder).files()
    assert len(next(groups)) == FIRST
    with pytest.raises(ArticleError, match="is no pattern"):
        next(groups)


def test_an_empty_folder_gives_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert list(shelf(store, tmp_path / "bare").files()) == []


def test_a_text_is_given_when_asked_for_under_the_path_the_user_knows(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    here = shelf(store, Path("news"))
    first = files(here)[0]
    article = here.article(first.articles[0])
    assert (article.text, article.path) == ("The first story is short.", "news/b/one.txt")
    assert first.path == Path("news/b/one.txt")


def test_a_text_that_was_read_anew_is_found_again_and_one_that_changed_is_not(
    store: Store, folder: Path
) -> None:
    here, other = shelf(store, folder), shelf(store, folder)
    heading = files(here)[0].articles[0]
    path = folder / "b" / "one.txt"
    path.touch()
    files(other)
    assert here.article(heading).text == "The first story is short."
    path.write_text("Something else.", encoding="utf-8")
    files(other)
    with pytest.raises(ArticleError, match="has just changed"):
        here.article(heading)


def test_what_is_analysed_is_known_with_its_counts(store: Store, folder: Path) -> None:
    here = shelf(store, folder)
    heading = files(here)[0].articles[0]
    article = here.article(heading)
    assert here.counts()(heading) is None
    assert here.briefings([heading]) == [None]
    found = sample_briefing()
    engine = engine_name(store, Settings())
    kept = Listed(folder, (heading,), analysed=(True,))
    store.briefings.put(
        type(found)(article, found.summary, (), (), found.questions, found.engine), engine, "3"
    )
    assert files(shelf(store, folder))[0].analysed == kept.analysed
    assert here.counts()(heading) == (0, len(found.questions))
    (known,) = here.briefings([heading])
    assert known is not None
    assert known.questions == found.questions


def test_a_query_finds_articles_of_the_folder(store: Store, folder: Path) -> None:
    here = shelf(store, folder)
    first, second, _ = files(here)
    finds = here.find(parse("first"), NOW)
    assert [finds(file.articles[0]) for file in (first, second)] == [True, False]


def test_changes_are_read_and_given_together(store: Store, folder: Path) -> None:
    here = shelf(store, folder)
    files(here)
    (folder / "b-two.txt").unlink()
    (folder / "new.txt").write_text("A new story.", encoding="utf-8")
    (folder / "empty.txt").write_text("No longer empty.", encoding="utf-8")
    stop = threading.Event()
    gone, *fresh = next(iter(here.changes(stop)))
    stop.set()
    assert gone.path == folder / "b-two.txt"
    assert "no longer there" in str(gone.error)
    titles = {file.path.name: file.articles[0].title for file in fresh}
    assert titles == {"new.txt": "A new story.", "empty.txt": "No longer empty."}


def test_no_such_folder(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such folder"):
        files(shelf(store, tmp_path / "none"))
