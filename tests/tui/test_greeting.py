from pathlib import Path

from briefing.settings import Settings
from briefing.tui.app import BriefingApp
from briefing.tui.greeting import hint, is_first_start
from tests.tui.samples import FakeAnalyse, HeldShelf, all_themes, sample_folder, settle


def test_the_first_start_is_the_first_once(tmp_path: Path) -> None:
    assert [is_first_start(tmp_path / "a" / "b") for _ in range(3)] == [True, False, False]


def test_where_nothing_can_be_remembered_there_is_no_hint(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not is_first_start(tmp_path / "file" / "state")


def test_the_hint_has_three_lines_and_the_users_keys() -> None:
    lines = hint({"quit": "Q", "palette": "f2"}).splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("j and k move, Tab changes the pane, Enter shows")
    assert "F2 finds any command" in lines[1]
    assert lines[2].endswith("Q quits.")


async def test_the_hint_is_shown_once_something_is_on_the_screen() -> None:
    for first in (True, False):
        app = BriefingApp(
            HeldShelf(sample_folder()),
            analyse=FakeAnalyse(),
            settings=Settings(),
            themes=all_themes(),
            is_first_start=lambda first=first: first,  # type: ignore[misc]
        )
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert [note.message for note in app._notifications] == ([hint({})] if first else [])
            await pilot.press("j")
            assert not app._notifications  # it would lie over what it speaks of
