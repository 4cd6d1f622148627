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
from briefing.theme import SWATCH, Theme, load_file
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


@pytest.mark.parametrize(
    ("themes", "message"),
    [
        ({}, "there is no theme 'mine' (known: dark, light, high-contrast)"),
        (
            {"mine": ThemeError("is wrong\nx.yaml:2: too", where="x.yaml:1")},
            "x.yaml:1: is wrong (and",
        ),
    ],
)
async def test_a_chosen_theme_with_mistakes_is_told_of_and_the_default_stands_for_it(
    themes: dict[str, Theme | ThemeError], message: str
) -> None:
    files, saves = Files({**all_themes(), **themes}), Saves()
    app = make(files, Settings(theme="mine"), changes=saves)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert worn(app) == "Dark"
        (note,) = app._notifications
        assert note.message.startswith(message)
        assert note.message.endswith("; shown in the default theme")
        await press(pilot, "t", "j", "escape")
        assert worn(app) == "Dark"
        told = len(app._notifications)
        saves.saved()  # what comes when all is watched is nothing new
        await settle(pilot)
        assert len(app._notifications) == told
        files["mine"] = all_themes()["light"]
        saves.saved()
        await until(pilot, lambda: worn(app) == "Light")
        saves.end()


async def test_themes_that_cannot_be_watched_are_told_of() -> None:
    def changes(stop: threading.Event) -> Iterator[None]:
        raise ThemeError("no more files can be watched")
        yield

    app = make(changes=changes)
    async with app.run_test() as pilot:
        await until(pilot, lambda: len(app._notifications) == 1)
        assert [n.message for n in app._notifications] == ["no more files can be watched"]


# the list


def listed(app: BriefingApp) -> list[str]:
    rows = app.screen.query_one("#themes", RowList).rows
    return [row.parts[0].plain.split()[-1] for row in rows]


async def test_what_is_typed_narrows_the_list_and_is_seen_at_once() -> None:
    kept: list[str] = []
    app = make(keep=lambda name, background: kept.append(name))
    async with app.run_test() as pilot:
        await press(pilot, "t", "slash", "h")
        assert listed(app) == ["light", "high-contrast"]
        assert worn(app) == "Light"
        await press(pilot, "down")
        assert worn(app) == "High contrast"
        await press(pilot, "space", "c", "o")
        assert (listed(app), worn(app)) == (["high-contrast"], "High contrast")
        await press(pilot, "q")
        assert listed(app) == []
        assert app.screen.query_one("#themes", RowList).cursor is None
        await press(pilot, "enter")
        assert isinstance(app.screen, ThemesScreen)
        await press(pilot, "escape")
        assert listed(app) == ["dark", "light", "high-contrast"]
        assert worn(app) == "High contrast"
        await press(pilot, "slash", "l", "i", "enter")
        assert (worn(app), kept) == ("Light", ["light"])


async def test_each_theme_shows_its_colours_and_one_with_mistakes_a_sign() -> None:
    app = make(Files({**all_themes(), "zz": ThemeError("is wrong")}))
    async with app.run_test() as pilot:
        await press(pilot, "t")
        rows = app.screen.query_one("#themes", RowList).rows
        for row, (name, theme) in zip(rows, all_themes().items(), strict=False):
            styles = [span.style for span in row.parts[0].spans]
            shown = [(s.foreground.hex.lower(), s.background.hex.lower()) for s in styles]
            ground = theme.colors["background"]
            assert shown == [(theme.colors[color], ground) for color in SWATCH], name
        assert [row.sign.plain for row in rows] == ["•", " ", " ", "!"]


async def test_hundreds_of_themes_are_not_read_before_they_are_in_sight() -> None:
    asked: list[str] = []

    class Many(Files):
        def __getitem__(self, name: str) -> Theme:
            asked.append(name)
            return super().__getitem__(name)

    dark = all_themes()["dark"]
    app = make(Many({"dark": dark, **{f"theme-{n:03}": dark for n in range(300)}}))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert asked == ["dark"]
        await press(pilot, "t")
        assert len(set(asked)) <= 30
        await press(pilot, "G")
        assert len(set(asked)) <= 60
        assert "theme-299" in asked
