"""Acting on a line, by keys: what goes to the clipboard, the browser, the editor and files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.command import CommandInput, CommandPalette

from briefing.catalogue.shelf import Listed
from briefing.errors import BriefingError
from briefing.settings import Settings
from briefing.tui.app import BriefingApp
from briefing.tui.screens.export import ExportScreen
from briefing.tui.screens.help import HelpScreen
from tests.fakes import FakeOutside
from tests.tui.samples import FakeAnalyse, HeldShelf, all_themes, dam_article, sample_folder, settle
from tests.tui.test_reader import Reader

SOURCE = f"“{dam_article().title}”, Wen Sable, Orrin Courier, 3 November 2026"


@asynccontextmanager
async def acting(
    outside: FakeOutside, files: Iterable[Listed] | None = None, **keys: str
) -> AsyncIterator[Reader]:
    chosen = tuple(sample_folder() if files is None else files)
    shelf = HeldShelf(chosen)
    app = BriefingApp(
        shelf,
        analyse=shelf.keeping(FakeAnalyse()),
        settings=Settings(keys={name.replace("_", "-"): key for name, key in keys.items()}),
        themes=all_themes(),
        outside=outside,
    )
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        yield Reader(app, pilot)


def notes(reader: Reader) -> list[str]:
    return [note.message for note in reader.app._notifications]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ((), SOURCE),
        (("2", "j"), f"Tilda Marsh denies: there was any danger — {SOURCE}"),
        (("1",), f"Tilda Marsh · person · Works minister · 2 mentions, 2 claims — {SOURCE}"),
        (("3",), f"unknown: It is not clear who will pay for the repairs. — {SOURCE}"),
        (("2", "j", "enter"), f"Tilda Marsh denies: there was any danger — {SOURCE}"),
        (("enter",), SOURCE),
    ],
)
async def test_a_line_is_copied_with_its_citation(keys: tuple[str, ...], words: str) -> None:
    outside = FakeOutside()
    async with acting(outside) as reader:
        await reader.press(*keys, "y")
        assert outside.done == [("copy", words)]
        assert reader.app.clipboard == words
        assert notes(reader)


async def test_the_briefing_is_copied_as_markdown() -> None:
    outside = FakeOutside()
    async with acting(outside) as reader:
        await reader.press("Y")
        assert reader.app.clipboard.startswith("# Engineers warn")
        assert "## Claims and denials" in reader.app.clipboard


async def test_the_address_is_opened() -> None:
    outside = FakeOutside()
    article = replace(dam_article(), url="https://example.org/dam")
    async with acting(outside, [Listed(Path(article.path), (article,))]) as reader:
        await reader.press("o")
        assert outside.done == [("launch", "web", "https://example.org/dam")]


async def test_an_article_without_an_address_says_so() -> None:
    outside = FakeOutside()
    async with acting(outside) as reader:
        await reader.press("o")
        assert (outside.done, notes(reader)) == ([], ["the article has no address"])


async def test_a_file_that_is_gone_is_not_edited() -> None:
    outside = FakeOutside()
    async with acting(outside) as reader:
        await reader.press("e")
        assert outside.done == []
        assert notes(reader) == ["seeds/dam.txt: the file is gone"]


async def test_where_the_terminal_cannot_be_lent_the_editor_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "dam.txt"
    file.write_text("x")
    async with acting(FakeOutside(), [Listed(file, (dam_article(),))]) as reader:
        await reader.press("e")
        assert notes(reader) == ["ed needs a terminal, and this one cannot be lent"]


@pytest.mark.parametrize(
    ("key", "name", "begins"), [("m", ".md", "# Eng"), ("h", ".html", "<!DOC"), ("j", ".json", "{")]
)
async def test_exports(key: str, name: str, begins: str) -> None:
    outside = FakeOutside()
    async with acting(outside) as reader:
        await reader.press("x")
        assert isinstance(reader.app.screen, ExportScreen)
        assert "m  Markdown" in reader.shown("Static")
        await reader.press(key)
        ((what, file, text),) = outside.done
        assert what == "save"
        assert (
            file
            == f"engineers-warn-that-the-northern-wall-of-the-orrin-dam-will-not-last-the-winter{name}"
        )
        assert str(text).startswith(begins)
        assert notes(reader)[0].startswith("/home/io/engineers")


async def test_an_export_can_be_given_up() -> None:
    outside = FakeOutside()
    async with acting(outside) as reader:
        await reader.press("x", "escape", "j")
        assert outside.done == []
        assert reader.app.session.current == 1


@pytest.mark.parametrize("keys", [("y",), ("x", "m")])
async def test_what_goes_wrong_outside_is_told(keys: tuple[str, ...]) -> None:
    outside = FakeOutside(fails=BriefingError("wl-copy did not work", remedy="try it"))
    async with acting(outside) as reader:
        await reader.press(*keys)
        assert "wl-copy did not work (try it)" in notes(reader)


async def test_a_file_that_cannot_be_read_has_nothing_to_copy() -> None:
    async with acting(FakeOutside()) as reader:
        await reader.press("G", "k", "y")
        assert notes(reader) == ["there is no article here (press e to edit the file)"]


async def test_keys_of_the_user_act() -> None:
    outside = FakeOutside()
    async with acting(outside, copy="c") as reader:
        await reader.press("y")
        assert outside.done == []
        await reader.press("c")
        assert outside.done == [("copy", SOURCE)]


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_the_palette_does_commands(key: str) -> None:
    async with acting(FakeOutside()) as reader:
        await reader.press("2", key)
        assert isinstance(reader.app.screen, CommandPalette)
        await type_in_palette(reader, "all keys")
        assert isinstance(reader.app.screen, HelpScreen)


async def test_the_palette_goes_to_articles() -> None:
    async with acting(FakeOutside()) as reader:
        await reader.press("enter", "ctrl+p")
        await type_in_palette(reader, "5th day")
        assert reader.title == "Rain for the 5th day in Little Harrow"
        assert reader.list("articles").cursor == reader.app.session.current


async def test_the_very_words_of_a_title_come_before_letters_of_a_command() -> None:
    async with acting(FakeOutside()) as reader:
        await reader.press("ctrl+p")
        await type_in_palette(reader, "rain")
        assert reader.title == "Rain for the 4th day in Little Harrow"


async def type_in_palette(reader: Reader, words: str) -> None:
    reader.app.screen.query_one(CommandInput).value = words
    await settle(reader.pilot)
    await reader.pilot.press("enter", "enter")
    await settle(reader.pilot)
