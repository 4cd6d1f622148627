import os
from pathlib import Path

import pytest

from briefing.errors import ArticleError
from briefing.library.folder import look, scan


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in scan(folder)]


def test_what_the_file_names_is_left_out(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "draft-b.txt", "old/c.txt", "new/old/d.txt", "new/e.TXT", "new/f.md")
    (tmp_path / ".briefingignore").write_text("# mine\ndraft-*\n/old/\n*.md\n", encoding="utf-8")
    assert names(tmp_path) == ["a.txt", "new/e.TXT", "new/old/d.txt"]


def test_a_file_further_down_has_the_last_word(tmp_path: Path) -> None:
    made(tmp_path, "a.md", "in/b.md", "in/c.txt")
    (tmp_path / ".briefingignore").write_text("*.md\n", encoding="utf-8")
    (tmp_path / "in" / ".briefingignore").write_text("!b.md\nc.*\n", encoding="utf-8")
    assert names(tmp_path) == ["in/b.md"]


def test_a_wrong_pattern_is_named_with_its_line(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / ".briefingignore").write_text("b\n!\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"\.briefingignore, line 2: '!' is no pattern"):
        scan(tmp_path)


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (seen,) = look(tmp_path)
    status = os.stat(tmp_path / "a.txt")
    assert (seen.size, seen.changed) == (5, status.st_mtime_ns)
