"""Draw the README's pictures of the reader from the real program: python -m tests.tui.picture."""

from __future__ import annotations

import asyncio
from pathlib import Path

from briefing.analysis.pipeline import analyse
from briefing.catalogue.shelf import Listed
from briefing.library.folder import load, scan
from briefing.settings import Settings
from briefing.tui.app import BriefingApp
from briefing.tui.wardrobe import ThemeFiles
from tests.tui.samples import HeldShelf, settle

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github"
SIZE = (132, 40)

PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "reader.svg": (SIZE, ("2", "j")),
    "evidence.svg": ((170, 40), ("2", "j", "enter")),
    "folder.svg": (SIZE, ("m", "B", "2", "j")),
}
"""The size of each, and the keys that lead to it."""


async def draw(path: Path, size: tuple[int, int], theme: str, *keys: str) -> None:
    """Open the reader on the sample articles, press keys, and write the screen as SVG."""
    shelf = HeldShelf(Listed(one.path, one.articles) for one in load(scan(ROOT / "seeds")))
    app = BriefingApp(
        shelf,
        analyse=shelf.keeping(analyse),
        settings=Settings(theme=theme),
        themes=ThemeFiles(),
        folder="seeds",
    )
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        path.parent.mkdir(exist_ok=True)
        path.write_text(app.export_screenshot(title="briefing"), encoding="utf-8")


async def main() -> None:
    """Draw all of them."""
    for name, (size, keys) in PICTURES.items():
        await draw(FOLDER / name, size, "dark", *keys)


if __name__ == "__main__":
    asyncio.run(main())
