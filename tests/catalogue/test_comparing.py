"""Texts that are nearly the same: compared once, kept in the store, shown once by the folder's shelf."""

from __future__ import annotations

import random
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from briefing.catalogue.comparing import CHARACTERS, compare
from briefing.catalogue.copies import Copies
from briefing.catalogue.shelf import Listed, Shelf
from briefing.catalogue.sketching import sketches
from briefing.library.duplicates import THRESHOLD, in_common, together
from briefing.model import Article
from briefing.settings import Settings
from briefing.store import Store
from briefing.store.articles import IndexedFile, Stamp
from briefing.store.likenesses import MOST_PAIRS, Likeness, Sketched
from briefing.words import index_text, same_words

RNG = random.Random(4)
VOCABULARY = [f"word{n}" for n in range(5000)]
REPORT = RNG.choices(VOCABULARY, k=400)
FOLDER = "/n"


def text(*changed: int, of: Sequence[str] = REPORT) -> str:
    """The report with other words at some places."""
    words = list(of)
    for at in changed:
        words[at] = f"changed{at}"
    return " ".join(words)


def name(text: str) -> str:
    return same_words(index_text(text))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "data" / "briefing.db")
    yield made
    made.close()


def put(store: Store, **texts: str) -> None:
    """Files of the folder, by their names."""
    for file, words in texts.items():
        path = f"{FOLDER}/{file}.txt"
        article = Article("0" * 16, path, file, "file-name", words)
        store.articles.put([IndexedFile(path, Stamp(1, 1), (article,))])


def compared(store: Store) -> int:
    return sum(compare(store, FOLDER, sketches))


def groups(store: Store) -> list[list[str]]:
    """The folder as it is shown: which texts are one line."""
    cards = store.articles.cards(FOLDER)
    copies = Copies()
    copies.learn(store.likenesses.of([card.same for card in cards]))
    for index, card in enumerate(cards):
        copies.add(index, card.same)
    return [
        [cards[one].title for one in (index, *copies.others(index))]
        for index in range(len(cards))
        if index not in copies.originals
    ]


def test_a_pair_is_found_once_and_each_text_is_compared_once(store: Store) -> None:
    put(store, a=text(), b=text(200), c=" ".join(RNG.choices(VOCABULARY, k=400)), d="Too short.")
    assert compared(store) == 4
    (pair,) = store.likenesses.since(0)
    assert (pair.same, pair.other) == (name(text(200)), name(text()))
    assert pair.common >= THRESHOLD * 128
    assert store.likenesses.of([name(text())]) == store.likenesses.of([name(text(200))]) == [pair]
    assert groups(store) == [["a", "b"], ["c"], ["d"]]
    newest = store.likenesses.newest()
    put(store, e=text(100))
    assert compared(store) == 1
    assert {one.same for one in store.likenesses.since(newest)} == {name(text(100))}
    assert groups(store) == [["a", "b", "e"], ["c"], ["d"]]


def test_an_edited_text_is_a_copy_no_more(store: Store) -> None:
    put(store, a=text(), b=text(200))
    compared(store)
    put(store, b=" ".join(RNG.choices(VOCABULARY, k=400)))
    compared(store)
    assert groups(store) == [["a"], ["b"]]
    put(store, b=text(200))
    assert compared(store) == 0
    assert groups(store) == [["a", "b"]]


def test_when_the_original_goes_its_copies_stay_together(store: Store) -> None:
    put(store, a=text(), b=text(200), c=text(100))
    compared(store)
    store.articles.remove([f"{FOLDER}/a.txt"])
    assert groups(store) == [["b", "c"]]


def test_vacuum_forgets_texts_that_are_gone_and_clear_all(store: Store) -> None:
    put(store, a=text(), b=text(200), c=text(100))
    compared(store)
    put(store, b="Another story.")
    store.vacuum("engine", lambda path: True)
    assert [(one.same, one.other) for one in store.likenesses.since(0)] == [
        (name(text(100)), name(text()))
    ]
    store.clear(marks=False)
    assert store.likenesses.newest() == 0
    assert store.likenesses.since(0) == []
    put(store, a=text(), b=text(200))
    assert compared(store) == 2
    assert groups(store) == [["a", "b"]]


def test_one_text_many_times_over_is_one_line_and_few_pairs(store: Store) -> None:
    count = 3 * MOST_PAIRS
    put(store, **{f"{number:03}": text(number) for number in range(count)})
    compared(store)
    assert len(store.likenesses.since(0)) < count * MOST_PAIRS
    assert [len(group) for group in groups(store)] == [count]


def test_a_text_that_another_reader_compared_is_left_as_it_is(store: Store) -> None:
    sketched = Sketched(name(text()), sketches([text()])[0], (1,))
    for _ in range(2):
        store.likenesses.put([sketched], in_common)
    assert store.likenesses.since(0) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_list_of_the_command_has_the_same_groups(store: Store, seed: int) -> None:
    """Chains of changes, so that some are near to a copy and not to its original."""
    rng = random.Random(seed)
    chain = [list(REPORT)]
    for number in range(12):
        words = list(chain[rng.randrange(len(chain))])
        for at in rng.sample(range(len(words)), rng.choice([0, 3, 8])):
            words[at] = f"{number}x{at}"
        chain.append(words)
    texts = {f"{number:02}": " ".join(words) for number, words in enumerate(chain)}
    order = list(texts)
    rng.shuffle(order)
    for file in order:
        put(store, **{file: texts[file]})
        compared(store)
    listed = together(
        Article("0" * 16, file, file, "file-name", words) for file, words in texts.items()
    )
    assert groups(store) == [[article.title for article in group] for group in listed]
    assert len(groups(store)) < len(texts)


def test_huge_and_hostile_texts_are_compared_by_themselves(store: Store) -> None:
    bidi = " ".join(f"\u202e{word.upper()}\x1b\u200b" for word in REPORT)
    put(
        store,
        a="word " * (CHARACTERS // 4),
        b=text(),
        c=bidi,
        d="a\u0301\u0316" * 90_000,
        e="\x00" * 5000,
    )
    assert compared(store) == 4  # two are the same to the word
    assert groups(store) == [["a"], ["b", "c"], ["d"], ["e"]]


# by the shelf, in another process


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for file, words in texts.items():
        (folder / f"{file}.txt").write_text(words, encoding="utf-8")


def files(of: Shelf) -> list[Listed]:
    return [file for group in of.files() for file in group]


def likenesses(of: Shelf) -> list[Likeness]:
    return [one for group in of.likenesses(threading.Event()) for one in group]


def test_a_shelf_tells_what_is_alike_and_the_next_one_knows(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    write(folder, a=text(), b=text(200), c="Another story.")
    here, other = (Shelf(store, folder, Settings()) for _ in range(2))
    assert [file.likenesses for file in files(here)] == [(), (), ()]
    files(other)
    found = likenesses(here)
    assert [(one.same, one.other) for one in found] == [(name(text(200)), name(text()))]
    assert likenesses(here) == []
    again = files(Shelf(store, folder, Settings()))
    assert [file.likenesses for file in again] == [tuple(found), tuple(found), ()]
    write(folder, d=text(100))
    stop = threading.Event()
    (new,) = next(iter(other.changes(stop)))
    stop.set()
    assert new.likenesses == ()
    assert {one.same for one in likenesses(other)} == {name(text(200)), name(text(100))}


def test_leaving_ends_the_comparing(store: Store, tmp_path: Path) -> None:
    long = CHARACTERS // 4
    write(tmp_path / "news", a="word " * long, b="other " * long)
    here = Shelf(store, tmp_path / "news", Settings())
    files(here)
    stop = threading.Event()
    stop.set()
    assert len(list(here.likenesses(stop))) == 1
    assert len(store.likenesses.waiting(str(tmp_path / "news"))) == 1


def test_without_the_extra_nothing_is_compared_and_with_it_nothing_heavy_imported_here(
    tmp_path: Path,
) -> None:
    write(tmp_path / "news", a=text(), b=text(200))
    code = f"""
        import sys, threading
        {{}}
        from pathlib import Path
        from briefing.catalogue.shelf import Shelf
        from briefing.settings import Settings
        from briefing.store import Store
        here = Path({str(tmp_path)!r})
        shelf = Shelf(Store(here / "{{}}.db"), here / "news", Settings())
        list(shelf.files())
        print(sum(map(len, shelf.likenesses(threading.Event()))))
        print(sorted({{{{"datasketch", "scipy", "numpy"}}}} & set(sys.modules)))
    """
    hidden = (
        "import importlib.util; find = importlib.util.find_spec; "
        "importlib.util.find_spec = lambda name: None if name == 'datasketch' else find(name)"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code).format(first, file)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split("\n")
        for first, file in (("", "with"), (hidden, "without"))
    ]
    assert said[0][:2] == ["1", "[]"]
    assert said[1][:2] == ["0", "[]"]
