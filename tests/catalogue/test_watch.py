import threading
from pathlib import Path

from briefing.catalogue.index import Changes
from briefing.catalogue.watch import changes
from briefing.library.folder import look


def test_new_changed_and_gone(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("An old story.", encoding="utf-8")
    stop = threading.Event()
    known = look(tmp_path)
    (tmp_path / "new.txt").write_text("A new story.", encoding="utf-8")
    stream = changes(tmp_path, known, stop)
    first = next(stream)
    assert [seen.path for seen in first.fresh] == [str(tmp_path / "new.txt")]

    def later(act: object) -> Changes:
        timer = threading.Timer(0.3, act)  # type: ignore[arg-type]
        timer.start()
        try:
            return next(stream)
        finally:
            timer.join()

    changed = later(lambda: (tmp_path / "old.txt").write_text("Another.", encoding="utf-8"))
    assert [seen.path for seen in changed.fresh] == [str(tmp_path / "old.txt")]
    gone = later((tmp_path / "new.txt").unlink)
    assert gone == Changes(gone=(str(tmp_path / "new.txt"),))
    stop.set()
    assert list(stream) == []


def test_hidden_and_ignored_files_are_not_told_of(tmp_path: Path) -> None:
    (tmp_path / ".briefingignore").write_text("draft*\n", encoding="utf-8")
    known = look(tmp_path)
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "draft.txt").write_text("x", encoding="utf-8")
    (tmp_path / "story.txt").write_text("A story.", encoding="utf-8")
    stop = threading.Event()
    (seen,) = next(changes(tmp_path, known, stop)).fresh
    assert seen.path == str(tmp_path / "story.txt")
    stop.set()
