"""Which files of a folder are articles, and reading them one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import ArticleError
from briefing.library.folder import find_articles, load, scan


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    for name in (
        "b.txt",
        "a.MD",
        "sub/c.html",
        "sub/d.json",
        ".hidden.txt",
        ".git/e.txt",
        "f.docx",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The dam held.", encoding="utf-8")
    return folder


def names(paths: tuple[Path, ...], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_articles_below_sorted_without_hidden_ones(shelf: Path) -> None:
    assert names(scan(shelf), shelf) == ["a.MD", "b.txt", "sub/c.html", "sub/d.json"]


def test_links_are_not_followed_out_of_the_folder(shelf: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret.", encoding="utf-8")
    (shelf / "out.txt").symlink_to(secret)
    (shelf / "up").symlink_to(tmp_path, target_is_directory=True)
    (shelf / "within.txt").symlink_to(shelf / "b.txt")
    assert names(scan(shelf), shelf) == ["a.MD", "b.txt", "sub/c.html", "sub/d.json", "within.txt"]


def test_a_folder_that_is_itself_a_link(shelf: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(shelf, target_is_directory=True)
    assert len(scan(link)) == 4


def test_a_link_to_nothing_is_found_and_fails_when_read(shelf: Path) -> None:
    (shelf / "gone.txt").symlink_to(shelf / "nothing.txt")
    (loaded,) = (item for item in load(scan(shelf)) if item.path.name == "gone.txt")
    assert "no such file" in str(loaded.error)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert scan(tmp_path) == ()


def test_what_is_no_folder(shelf: Path) -> None:
    with pytest.raises(ArticleError, match=r"gone: no such folder \(check the path\)"):
        scan(shelf / "gone")
    with pytest.raises(ArticleError, match="is a file, not a folder"):
        scan(shelf / "b.txt")


def test_files_and_folders_in_the_order_given(shelf: Path) -> None:
    given = [shelf / "f.docx", shelf / "sub", shelf / "a.MD", shelf / "gone.txt"]
    found = find_articles(given)
    assert names(found, shelf) == ["f.docx", "sub/c.html", "sub/d.json", "a.MD", "gone.txt"]


def test_a_failed_file_is_a_value_and_the_rest_is_read(shelf: Path) -> None:
    paths = [shelf / "f.docx", shelf / "gone.txt", shelf / "b.txt"]
    docx, gone, good = load(paths)
    assert "the endings known are .txt, .md, .html, .htm, .json" in str(docx.error)
    assert "no such file" in str(gone.error)
    assert good.error is None
    assert [article.title for article in good.articles] == ["The dam held."]


def test_files_are_read_when_asked_for(shelf: Path) -> None:
    asked: list[Path] = []

    def paths() -> Iterator[Path]:
        for path in scan(shelf):
            asked.append(path)
            yield path

    loading = load(paths())
    assert asked == []
    next(loading)
    assert len(asked) == 1
