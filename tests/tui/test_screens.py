"""How every screen looks in every state, in three sizes and two themes.

Look at them before taking them as right: `python -m tests.tui.screens FOLDER` writes pictures, and
`pytest tests/tui/test_screens.py --snapshot-update` the text that is compared here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screens import SIZES, THEMES, drawn, shown

FOLDER = Path(__file__).with_name("screens_seen")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
async def test_screens_are_as_they_were_seen(
    request: pytest.FixtureRequest, size: tuple[int, int], theme: str
) -> None:
    """One run goes through all states; every difference is told, not the first alone."""
    folder = FOLDER / f"{size[0]}x{size[1]}-{theme}"
    found = {name: drawn(app) async for name, app in shown(theme, size)}
    if request.config.getoption("update_snapshots"):
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.txt"):
            path.unlink()
        for name, screen in found.items():
            (folder / f"{name}.txt").write_text(screen, encoding="utf-8")
    seen = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
    assert found.keys() == seen.keys()
    different = {name: (found[name], seen[name]) for name in found if found[name] != seen[name]}
    assert not different, "\n\n".join(
        f"{name} is now\n{now}\nand was\n{was}" for name, (now, was) in different.items()
    )
