"""Choosing a theme in the reader, and themes that change while it is open."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from briefing.errors import SettingsError, ThemeError
from briefing.settings import Settings, ThemePair
from briefing.theme import Theme, load_file
from briefing.tui.app import BriefingApp
from briefing.tui.driver import BackgroundTold
from briefing.tui.screens.main import MainScreen
from briefing.tui.screens.themes import ThemesScreen
from briefing.tui.widgets.row_list import RowList
from tests.tui.samples import FakeAnalyse, HeldShelf, all_themes, sample_folder, settle


class Files(dict[str, Theme | ThemeError]):
    """Themes by name, some of which cannot be read."""

    def __getitem__(self, name: str) -> Theme:
        found = super().__getitem__(name)
        if isinstance(found, ThemeError):
            raise found
        return found


def make(
    themes: Files | None = None,
    settings: Settings | None = None,
    keep: Callable[[str, str], None] = lambda name, background: None,
    changes: Callable[[threading.Event], Iterator[None]] = lambda stop: iter(()),
) -> BriefingApp:
    return BriefingApp(
        HeldShelf(sample_folder()),
        analyse=FakeAnalyse(),
        settings=settings or Settings(theme="dark"),
        themes=Files(all_themes()) if themes is None else themes,
        keep_theme=keep,
        theme_changes=changes,
    )


def worn(app: BriefingApp) -> str:
    return app._wardrobe.look.theme.name


def about(app: BriefingApp) -> str:
    return app.screen.query_one("#about", Static).visual.plain  # type: ignore[attr-defined]


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_the_theme_under_the_cursor_is_worn_and_enter_keeps_it() -> None:
    kept: list[tuple[str, str]] = []
    app = make(keep=lambda name, background: kept.append((name, background)))
    async with app.run_test() as pilot:
        await press(pilot, "2", "j", "j", "t")
        assert isinstance(app.screen, ThemesScreen)
        await press(pilot, "j")
        assert (worn(app), kept) == ("Light", [])
        assert "light · contrast" in about(app)
        assert app.get_css_variables()["background"].lower() == "#fbfaf7"
        await press(pilot, "enter")
        assert isinstance(app.screen, MainScreen)
        assert (worn(app), kept) == ("Light", [("light", "dark")])
        assert app.screen.query_one("#claims", RowList).cursor == 2


async def test_escape_puts_on_what_was_worn() -> None:
    kept: list[str] = []
    app = make(keep=lambda name, background: kept.append(name))
    async with app.run_test() as pilot:
        await press(pilot, "t", "j", "j", "escape")
        assert isinstance(app.screen, MainScreen)
        assert (worn(app), kept) == ("Dark", [])


async def test_the_key_goes_through_the_list_and_round() -> None:
    app = make()
    async with app.run_test() as pilot:
        await press(pilot, "t")
        seen = []
        for _ in range(3):
            await press(pilot, "t")
            seen.append(worn(app))
        assert seen == ["Light", "High contrast", "Dark"]


async def test_a_theme_with_mistakes_is_shown_as_one_and_not_worn() -> None:
    broken = ThemeError("is wrong\nx.yaml:2: is wrong too", where="x.yaml:1")
    kept: list[str] = []
    app = make(
        Files({**all_themes(), "zz": broken}), keep=lambda name, background: kept.append(name)
    )
    async with app.run_test() as pilot:
        await press(pilot, "t", "G")
        assert worn(app) == "Dark"
        assert "x.yaml:1: is wrong (and 1 more: briefing theme check)" in about(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ThemesScreen)
        await press(pilot, "k", "enter")
        assert kept == ["high-contrast"]


async def test_a_theme_that_cannot_be_kept_is_worn_all_the_same() -> None:
    def keep(name: str, background: str) -> None:
        raise SettingsError("cannot be written", where="config.yaml")

    app = make(keep=keep)
    async with app.run_test() as pilot:
        await press(pilot, "t", "j", "enter")
        assert worn(app) == "Light"
        assert [note.message for note in app._notifications] == ["config.yaml: cannot be written"]


# live


class Saves:
    """A stand-in for the watching of folders: `saved()` and the reader hears of it."""

    def __init__(self) -> None:
        self._queue: Queue[bool] = Queue()

    def __call__(self, stop: threading.Event) -> Iterator[None]:
        while self._queue.get():
            yield None

    def saved(self) -> None:
        self._queue.put(True)

    def end(self) -> None:
        self._queue.put(False)


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        await pilot.pause(0.005)
    raise AssertionError("it did not come true within 5 s")


async def test_a_saved_theme_shows_and_a_broken_save_leaves_on_the_last_good_one() -> None:
    saves, themes = Saves(), Files(all_themes())
    app = make(themes, changes=saves)
    async with app.run_test() as pilot:
        await settle(pilot)
        themes["dark"] = themes["light"]
        saves.saved()
        await until(pilot, lambda: worn(app) == "Light")
        assert app.get_css_variables()["background"].lower() == "#fbfaf7"
        themes["dark"] = ThemeError("is wrong", where="dark.yaml:3:1: colors")
        saves.saved()
        await until(pilot, lambda: len(app._notifications) == 1)
        assert [n.message for n in app._notifications] == ["dark.yaml:3:1: colors: is wrong"]
        assert worn(app) == "Light"
        themes["dark"] = all_themes()["high-contrast"]
        saves.saved()
        await until(pilot, lambda: worn(app) == "High contrast")
        saves.end()


def test_saved_files_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.theme.watch import theme_changes

    (tmp_path / "themes").mkdir()
    monkeypatch.chdir(tmp_path)
    stop, seen = threading.Event(), threading.Event()

    def wait() -> None:
        for _ in theme_changes(stop):
            seen.set()

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    file = tmp_path / "themes" / "mine.yaml"
    for number in range(100):
        file.write_text(f"name: {number}")
        if seen.wait(0.1):
            break
    assert seen.is_set()
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


# dark and light


async def test_the_theme_follows_the_terminals_background() -> None:
    app = make(settings=Settings(theme=ThemePair("high-contrast", "light")))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert worn(app) == "High contrast"
        app.post_message(BackgroundTold("light"))
        await settle(pilot)
        assert worn(app) == "Light"


async def test_an_answer_before_the_first_screen_is_followed() -> None:
    app = make(settings=Settings(theme=ThemePair("high-contrast", "light")))
    app.post_message(BackgroundTold("light"))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert worn(app) == "Light"
        await press(pilot, "t", "k", "j")
        assert worn(app) == "Light"


async def test_one_theme_stays_whatever_the_background() -> None:
    app = make(settings=Settings(theme="high-contrast"))
    async with app.run_test() as pilot:
        app.post_message(BackgroundTold("light"))
        await settle(pilot)
        assert worn(app) == "High contrast"


@pytest.mark.parametrize("name", ["terminal", "ink"])
async def test_themes_without_colours_of_their_own_can_be_worn(name: str) -> None:
    path = Path(__file__).parents[2] / "themes" / f"{name}.yaml"
    app = make(Files({"dark": load_file(path, {})}))
    async with app.run_test() as pilot:
        await press(pilot, "t", "escape", "question_mark", "escape", "2", "enter")
        assert worn(app).lower() == name


def test_an_unknown_theme_is_an_error_with_the_nearest_name() -> None:
    with pytest.raises(ThemeError, match=r"there is no theme 'drak' \(did you mean dark\?\)"):
        make(settings=Settings(theme="drak"))
