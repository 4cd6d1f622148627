from pathlib import Path

from briefing.catalogue.marks import SafeMarks
from briefing.store import Store


def test_marks_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "briefing.db")
    marks = SafeMarks(store, lambda message: None)
    marks.mark_read("a", "b")
    marks.mark_read("b", read=False)
    marks.star("c")
    store.close()
    again = SafeMarks(Store(tmp_path / "briefing.db"), lambda message: None)
    assert [again.is_read(id) for id in "abc"] == [True, False, False]
    assert again.is_starred("c")


def test_a_store_that_fails_is_told_once_and_marks_go_on(tmp_path: Path) -> None:
    told: list[str] = []
    store = Store(tmp_path / "briefing.db")
    store.marks.star("z")
    marks = SafeMarks(store, told.append)
    store.close()
    marks.mark_read("a")
    marks.star("b")
    marks.star("z", starred=False)
    assert marks.is_read("a")
    assert marks.is_starred("b")
    assert not marks.is_starred("z")
    assert len(told) == 1
    assert "marks last until the reader is closed" in told[0]
