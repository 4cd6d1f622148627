"""Draw the README's page of themes from the real program: python -m tests.tui.theme_sheet.

One SVG with a picture of the reader in each built-in theme, made anew when a theme or the reader
changes.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from briefing.resources import themes_folder
from briefing.settings import Settings
from briefing.theme import load_file
from briefing.tui.app import BriefingApp
from tests.tui.samples import FakeAnalyse, HeldShelf, dam_article, loaded, plain_article, settle

SHEET = Path(__file__).resolve().parents[2] / ".github" / "themes.svg"
SIZE = (96, 24)
COLUMNS = 2
WIDTH, GAP = 820, 16


async def picture(name: str) -> str:
    """The reader in the theme called `name`, as SVG."""
    path = themes_folder() / f"{name}.yaml"
    app = BriefingApp(
        HeldShelf(loaded(dam_article(), *(plain_article(number) for number in (4, 5, 6)))),
        analyse=FakeAnalyse(),
        settings=Settings(theme=name),
        themes={name: load_file(path, {})},
        folder="seeds",
    )
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for key in ("2", "j"):
            await pilot.press(key)
            await settle(pilot)
        return app.export_screenshot(title=name)


def sheet(pictures: dict[str, str]) -> str:
    """The pictures side by side; the ids and classes of each made its own."""
    cells, height = [], 0.0
    for number, svg in enumerate(pictures.values()):
        box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
        assert box is not None
        height = WIDTH * float(box[2]) / float(box[1])
        row, column = divmod(number, COLUMNS)
        x, y = column * (WIDTH + GAP), row * (height + GAP)
        inner = re.sub(r"terminal-\d+", f"s{number}", svg)
        inner = re.sub(r"@font-face \{.*?\}", "", inner, flags=re.DOTALL)
        place = f'<svg x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{height:.0f}" '
        cells.append(inner.replace("<svg ", place, 1))
    rows = -(-len(pictures) // COLUMNS)
    width, total = COLUMNS * (WIDTH + GAP) - GAP, rows * (height + GAP) - GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {total:.0f}">'
    return head + "\n".join(cells) + "</svg>\n"


async def main() -> None:
    names = sorted(path.stem for path in themes_folder().glob("*.yaml"))
    SHEET.write_text(sheet({name: await picture(name) for name in names}), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
