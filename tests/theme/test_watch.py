"""Theme files that are saved, wherever they lie, and folders that come and go meanwhile."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.resources import config_folder
from briefing.theme.watch import theme_changes

PATIENCE = 20
"""Seconds that a change may take to be noticed on the busiest machine."""

QUIET = 1
"""Seconds after which nothing more is expected to be noticed."""


class Watch:
    """The changes, noticed in a thread."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._seen = threading.Event()
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()
        assert self._seen.wait(PATIENCE), "the watch did not begin"

    def _wait(self) -> None:
        for _ in theme_changes(self._stop):
            self._seen.set()

    def notices(self, change: Callable[[], object], *, within: float = PATIENCE) -> bool:
        """Whether a change is noticed."""
        self._seen.clear()
        change()
        return self._seen.wait(within)

    def rest(self) -> None:
        """Wait until nothing more is noticed: a new folder gives an item, its watch another."""
        while self.notices(lambda: None, within=QUIET):
            pass

    def end(self) -> bool:
        """Whether it ends when it is told to."""
        self._stop.set()
        self._thread.join(PATIENCE)
        return not self._thread.is_alive()


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = Watch()
    yield made
    assert made.end()


def saved(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("name: x")


def test_a_file_in_a_folder_that_is_made_later(watch: Watch, tmp_path: Path) -> None:
    for file in (
        tmp_path / "themes" / "mine.yaml",
        tmp_path / "themes" / "base16" / "nord.yaml",
        config_folder() / "themes" / "mine.yaml",
    ):
        for _ in ("made", "saved again"):
            assert watch.notices(lambda file=file: saved(file)), file
            watch.rest()


def test_a_folder_that_goes_and_comes_again(watch: Watch, tmp_path: Path) -> None:
    folder = tmp_path / "themes"
    assert watch.notices(lambda: saved(folder / "mine.yaml"))
    watch.rest()
    assert watch.notices(lambda: folder.rename(tmp_path / "away"))
    watch.rest()
    assert watch.notices(lambda: saved(folder / "mine.yaml"))


def test_a_link_to_a_file_elsewhere(watch: Watch, tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "dotfiles" / "mine.yaml", tmp_path / "themes" / "mine.yaml"
    saved(elsewhere)
    assert watch.notices(link.parent.mkdir)
    watch.rest()
    assert watch.notices(lambda: link.symlink_to(elsewhere))
    watch.rest()
    assert watch.notices(lambda: elsewhere.write_text("name: y"))


def test_files_beside_are_none_of_its_business(watch: Watch, tmp_path: Path) -> None:
    assert watch.notices(lambda: saved(tmp_path / "themes" / "mine.yaml"))
    watch.rest()
    for other in (tmp_path / "notes.yaml", tmp_path / "themes" / ".mine.yaml.swp"):
        assert not watch.notices(lambda other=other: saved(other), within=QUIET), other
