"""The store: what is kept, found again, forgotten; damage, locks and versions."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import ArticleError, StoreError
from briefing.model import PARTS, Actor, Article, Briefing, Claim, Question, Speaker
from briefing.store import FOUND, Store, body_of
from briefing.store.articles import IndexedFile, Stamp
from briefing.store.database import Database
from briefing.store.schema import STEPS, VERSION
from tests.fakes import sample_article, sample_briefing

ENGINE = "0.1.0+test"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "briefing.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = Store(path)
    yield made
    made.close()


def file(path: str, *articles: Article, changed: int = 0) -> IndexedFile:
    return IndexedFile(path, Stamp(10, changed), articles)


def test_a_briefing_comes_back_as_it_was(store: Store) -> None:
    whole = sample_briefing()
    store.briefings.put(whole, ENGINE, "3")
    found = store.briefings.findings(whole.article, ENGINE)
    summary = store.briefings.summary(whole.article, ENGINE, "news", "3")
    assert found is not None
    assert summary is not None
    assert replace(found, summary=summary, parts=PARTS) == whole
    assert store.briefings.summary(whole.article, ENGINE, "news", "4") is None
    assert store.briefings.findings(whole.article, "0.2.0") is None


def test_the_codec_knows_every_field() -> None:
    known = {
        Actor: "id name kind aliases role salience mentions claims",
        Speaker: "actor name spans",
        Claim: "id stance source cue content quote hedged sentence about responds_to confidence",
        Question: "id kind span cue actors confidence",
    }
    for kind, names in known.items():
        assert [field.name for field in dataclasses.fields(kind)] == names.split(), (
            "a new field must be packed and unpacked by briefing.store.codec"
        )


def test_a_renamed_article_keeps_its_briefing_and_a_changed_one_does_not(store: Store) -> None:
    whole = sample_briefing()
    store.briefings.put(whole, ENGINE, "3")
    renamed = replace(whole.article, path="elsewhere.txt", id="f" * 16)
    found = store.briefings.findings(renamed, ENGINE)
    assert found is not None
    assert found.article == renamed
    changed = replace(whole.article, text=whole.article.text.replace("year", "week"))
    assert store.briefings.findings(changed, ENGINE) is None


def test_parts_of_the_network_are_kept_together_or_not_at_all(store: Store) -> None:
    store.briefings.put(replace(sample_briefing(), parts=("claims",)), ENGINE, "3")
    assert store.briefings.findings(sample_article(), ENGINE) is None
    store.briefings.put(replace(sample_briefing(), parts=FOUND), ENGINE, "3")
    assert store.briefings.findings(sample_article(), ENGINE) is not None
    assert store.briefings.summary(sample_article(), ENGINE, "news", "3") is None


def test_marks_are_there_for_the_next_reader(store: Store, path: Path) -> None:
    store.marks.mark_read("a", "b")
    store.marks.mark_read("b", read=False)
    store.marks.star("a", "c")
    other = Store(path)
    assert [other.marks.is_read(id) for id in "abc"] == [True, False, False]
    assert [other.marks.is_starred(id) for id in "abc"] == [True, False, True]
    other.marks.star("d")
    assert not store.marks.is_starred("d")
    store.marks.refresh()
    assert store.marks.is_starred("d")
    other.close()


def test_articles_come_back_without_their_text_first(store: Store) -> None:
    article = sample_article()
    store.articles.put([file("/n/bridge.txt", article), file("/nn/other.txt", article)])
    (card,) = store.articles.cards("/n")
    assert card.body == body_of(article)
    text = store.articles.text(card.key)
    assert text is not None
    assert card.article(text, article.path) == article
    assert store.articles.files("/n") == {"/n/bridge.txt": Stamp(10, 0)}
    assert store.articles.text(999) is None


def test_a_file_read_again_takes_the_place_of_what_it_was(store: Store) -> None:
    article = sample_article()
    store.articles.put([file("/n/a.txt", article, replace(article, id="second"))])
    store.articles.put([file("/n/a.txt", replace(article, title="New"), changed=2)])
    assert [card.title for card in store.articles.of_file("/n/a.txt")] == ["New"]
    assert store.articles.files("/n") == {"/n/a.txt": Stamp(10, 2)}
    store.articles.remove(["/n/a.txt"])
    assert store.articles.cards("/n") == []
    assert store.articles.files("/n") == {}


def test_why_a_file_cannot_be_read_is_kept(store: Store) -> None:
    error = ArticleError("is empty", where="/n/a.txt", remedy="fill it")
    store.articles.put([IndexedFile("/n/a.txt", Stamp(0, 0), error=error)])
    kept = store.articles.error_of("/n/a.txt")
    assert str(kept) == str(error) == str(store.articles.errors("/n")["/n/a.txt"])
    assert store.articles.error_of("/n/b.txt") is None


def test_all_files_of_a_batch_or_none(store: Store) -> None:
    wrong = replace(sample_article(), language=None)  # type: ignore[arg-type]
    with pytest.raises((StoreError, TypeError)):
        store.articles.put([file("/n/a.txt", sample_article()), file("/n/b.txt", wrong)])
    assert store.articles.files("/n") == {}


def test_facts_are_found_out_once(store: Store) -> None:
    assert store.fact("x", lambda: "1") == "1"
    assert store.fact("x", lambda: "2") == "1"


def test_vacuum_forgets_what_is_gone_but_no_mark(store: Store) -> None:
    store.articles.put([file("/n/a.txt", sample_article())])
    store.briefings.put(sample_briefing(), ENGINE, "3")
    store.briefings.put(sample_briefing(), "old", "3")
    store.marks.star(sample_article().id)
    assert store.vacuum(ENGINE, lambda path: True) == 0
    assert store.briefings.findings(sample_article(), "old") is None
    assert store.briefings.findings(sample_article(), ENGINE) is not None
    assert store.vacuum(ENGINE, lambda path: False) == 1
    stats = store.stats()
    assert (stats.files, stats.articles, stats.analysed, stats.starred) == (0, 0, 0, 1)
    assert store.briefings.findings(sample_article(), ENGINE) is None


def test_clear_leaves_marks_unless_told(store: Store) -> None:
    store.articles.put([file("/n/a.txt", sample_article())])
    store.briefings.put(sample_briefing(), ENGINE, "3")
    store.marks.mark_read("a")
    store.clear(marks=False)
    assert (store.stats().articles, store.stats().read) == (0, 1)
    store.clear(marks=True)
    assert not store.marks.is_read("a")


# the file


def test_an_older_version_is_brought_forward_with_what_it_holds(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        for step in STEPS[:2]:
            connection.executescript(step)
        connection.execute("INSERT INTO marks VALUES ('a', 1, 0)")
        connection.execute("PRAGMA user_version = 2")
    store = Store(path)
    assert store.marks.is_read("a")
    store.articles.put([file("/n/bridge.txt", sample_article())])
    assert [same for same, _ in store.likenesses.waiting("/n")] == [
        card.same for card in store.articles.cards("/n")
    ]
    assert store.stats().schema == VERSION
    store.close()


def test_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        Store(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_set_aside_with_a_message(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    told: list[str] = []
    store = Store(path, told.append)
    assert store.stats().articles == 0
    aside = path.with_name("briefing.db.damaged-1")
    assert aside.read_bytes() == b"no database at all" * 100
    assert len(told) == 1
    assert "damaged-1" in told[0]
    assert "marks are lost" in told[0]
    store.close()


def test_marks_are_saved_from_a_file_damaged_elsewhere(path: Path) -> None:
    store = Store(path)
    store.marks.star("a", "b")
    store.marks.mark_read("b")
    store.articles.put([file("/n/a.txt", sample_article())])
    store.close()
    with sqlite3.connect(path) as connection:
        page = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'articles'"
        ).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with path.open("r+b") as damaged:
        damaged.seek((page - 1) * size)
        damaged.write(b"\xff" * size)
    told: list[str] = []
    store = Store(path, told.append)
    with pytest.raises(StoreError, match="was damaged"):
        store.articles.cards("/n")
    assert "2 read marks and stars were saved" in told[0]
    assert "briefing.db.damaged-1" in told[0]
    assert store.articles.cards("/n") == []
    assert store.marks.is_starred("a")
    assert store.marks.is_read("b")
    store.close()


def test_a_locked_file_is_waited_for_with_a_message(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.store.database.PATIENCE", 0.05)
    told = threading.Event()
    messages: list[str] = []

    def tell(message: str) -> None:
        messages.append(message)
        told.set()

    holder, waiter = Database(path, tell), Store(path, tell)
    held = threading.Event()

    def hold() -> None:
        with holder.writing():
            held.set()
            told.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    waiter.marks.mark_read("a")
    thread.join()
    assert waiter.marks.is_read("a")
    assert messages == ["waiting for another briefing, which is writing to the store …"]
    holder.close()
    waiter.close()


def test_a_folder_that_cannot_be_made_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="BRIEFING_DATA"):
        Store(tmp_path / "file" / "briefing.db")


def test_threads_share_one_store(store: Store) -> None:
    def work(thread: int) -> None:
        for number in range(20):
            store.marks.mark_read(f"{thread}-{number}")
            store.articles.put([file(f"/n/{thread}-{number}.txt", sample_article())])

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.articles.cards("/n")) == 80
    store.marks.refresh()
    assert all(store.marks.is_read(f"{t}-{n}") for t in range(4) for n in range(20))


def test_an_empty_briefing_is_kept_too(store: Store) -> None:
    from tests.fakes import empty_briefing

    empty: Briefing = empty_briefing()
    store.briefings.put(empty, ENGINE, "3")
    assert store.briefings.findings(empty.article, ENGINE) is not None
