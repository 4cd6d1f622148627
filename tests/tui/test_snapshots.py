"""How the built-in themes and the smallest terminal look, as pictures; test_screens.py has all screens.

Look at the pictures before taking them as right: `pytest tests/tui --snapshot-update` writes them.
"""

from collections.abc import Awaitable, Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from briefing.resources import themes_folder
from briefing.settings import Settings
from briefing.theme import load_file
from tests.tui.samples import make_app, settle

Compare = Callable[..., bool]

NARROW = (80, 24)


def pressing(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys once everything is analysed, and wait for what they do."""

    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return run


def themed(theme: str) -> App[None]:
    return make_app(settings=Settings(theme=theme))


def test_too_small(snap_compare: Compare) -> None:
    assert snap_compare(themed("dark"), terminal_size=(39, 9), run_before=pressing())


@pytest.mark.parametrize("name", sorted(path.stem for path in themes_folder().glob("*.yaml")))
def test_built_in_themes(snap_compare: Compare, name: str) -> None:
    themes = {name: load_file(themes_folder() / f"{name}.yaml", {})}
    app = make_app(settings=Settings(theme=name), themes=themes)
    assert snap_compare(app, terminal_size=(100, 30), run_before=pressing("2", "j"))


def test_choosing_a_theme(snap_compare: Compare) -> None:
    assert snap_compare(themed("dark"), terminal_size=NARROW, run_before=pressing("2", "t", "j"))
