"""Paths in the database: every name a file can have, there and back, and in its folder."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.store import Store
from briefing.store.articles import IndexedFile, Stamp
from briefing.store.paths import below, kept_path, path_of

NAMES = st.text(st.characters(exclude_characters="\0")) | st.binary(min_size=1).map(
    lambda name: name.replace(b"\0", b"x").decode("utf-8", "surrogateescape")
)


@given(NAMES)
def test_a_path_comes_back(path: str) -> None:
    assert path_of(kept_path(path)) == path
    kept_path(path).encode()


@given(NAMES, NAMES)
def test_no_two_paths_are_kept_alike(one: str, other: str) -> None:
    assert (one == other) == (kept_path(one) == kept_path(other))


@given(NAMES)
def test_a_name_lies_below_its_folder(name: str) -> None:
    first, last = below("/news/\udcff")
    assert first <= kept_path(f"/news/\udcff/{name}") < last
    assert not first < kept_path("/news/other") < last


def test_a_file_whose_name_is_no_text(tmp_path: object) -> None:
    store = Store(tmp_path / "briefing.db")  # type: ignore[operator]
    store.articles.put([IndexedFile("/news/\udcff.txt", Stamp(1, 2))])
    assert store.articles.files("/news") == {"/news/\udcff.txt": Stamp(1, 2)}
    assert store.vacuum("", lambda path: path == "/news/\udcff.txt") == 0
    store.articles.remove(["/news/\udcff.txt"])
    assert store.articles.files("/news") == {}
    store.close()
