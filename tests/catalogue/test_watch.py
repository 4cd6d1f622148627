import threading
from pathlib import Path

from briefing.catalogue.watch import changes
from briefing.library.folder import Loaded, look

LIMIT = 10_000


def test_new_changed_and_gone(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("An old story.", encoding="utf-8")
    stop = threading.Event()
    known = look(tmp_path)
    (tmp_path / "new.txt").write_text("A new story.", encoding="utf-8")
    stream = changes(tmp_path, known, LIMIT, stop)
    first = next(stream)
    assert (first.path, first.articles[0].text) == (tmp_path / "new.txt", "A new story.")

    def later(act: object) -> Loaded:
        timer = threading.Timer(0.3, act)  # type: ignore[arg-type]
        timer.start()
        try:
            return next(stream)
        finally:
            timer.join()

    changed = later(lambda: (tmp_path / "old.txt").write_text("Another.", encoding="utf-8"))
    assert (changed.path, changed.articles[0].text) == (tmp_path / "old.txt", "Another.")
    gone = later((tmp_path / "new.txt").unlink)
    assert gone.path == tmp_path / "new.txt"
    assert "no longer there" in str(gone.error)
    stop.set()
    assert list(stream) == []


def test_hidden_and_ignored_files_are_not_told_of(tmp_path: Path) -> None:
    (tmp_path / ".briefingignore").write_text("draft*\n", encoding="utf-8")
    known = look(tmp_path)
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "draft.txt").write_text("x", encoding="utf-8")
    (tmp_path / "story.txt").write_text("A story.", encoding="utf-8")
    stop = threading.Event()
    assert next(changes(tmp_path, known, LIMIT, stop)).path == tmp_path / "story.txt"
    stop.set()


def test_a_file_that_cannot_be_read_is_a_value(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (loaded,) = [next(changes(tmp_path, (), LIMIT, threading.Event()))]
    assert "is empty" in str(loaded.error)
