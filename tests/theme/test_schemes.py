"""base16 and base24 schemes, every one there is: in BASE16_SCHEMES, or beside the repository.

They are their authors', so they are not kept here; the forms that occur are in the tests below.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from briefing.colour import LEGIBLE
from briefing.theme import COLORS, find_themes, load_file, load_theme
from tests.theme.checks import VISIONS, contrasts, same_looks


def schemes_folder() -> Path | None:
    named = os.environ.get("BASE16_SCHEMES")
    if named:
        return Path(named)
    beside = (parent / "shared" / "base16" for parent in Path(__file__).resolve().parents)
    return next((folder for folder in beside if folder.is_dir()), None)


FOLDER = schemes_folder()
FILES = sorted(FOLDER.glob("*/*.yaml")) if FOLDER else []

needs_schemes = pytest.mark.skipif(not FILES, reason="no schemes beside the repository")


@needs_schemes
def test_there_are_hundreds() -> None:
    systems = Counter(path.parent.name for path in FILES)
    assert systems["base16"] >= 270
    assert systems["base24"] >= 17


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_scheme_is_a_theme_that_can_be_read(path: Path) -> None:
    theme = load_file(path, {})
    assert tuple(theme.colors) == COLORS
    unreadable = {role: least for role, least in contrasts(theme) if least < LEGIBLE}
    assert not unreadable
    for vision in VISIONS:
        assert not same_looks(theme, vision), vision


@needs_schemes
def test_a_collection_in_the_themes_folder_is_found_by_system_and_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FOLDER is not None
    (tmp_path / "themes").symlink_to(FOLDER)
    monkeypatch.chdir(tmp_path)
    themes = find_themes()
    assert len(themes) >= len(FILES)
    assert load_theme("base16-nord", themes).name == "Nord"


@needs_schemes
def test_colours_are_moved_no_further_than_needed() -> None:
    """Most texts keep the colour that their authors gave them; the background always does."""
    moved: Counter[str] = Counter()
    for path in FILES:
        theme, as_is = load_file(path, {}), _as_is(path)
        moved.update(name for name in COLORS if theme.colors[name] != as_is.colors[name])
    assert moved["background"] == 0
    assert moved["foreground"] < len(FILES) / 4


def _as_is(path: Path):
    from briefing.theme import read_theme

    return read_theme(path.read_text(encoding="utf-8") + "\ncontrast: as-is\n", str(path))
