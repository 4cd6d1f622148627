"""Writing the chosen theme into config.yaml."""

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.configfile import keep_theme, with_theme
from briefing.errors import SettingsError
from briefing.settings import ThemePair, read_settings

CONFIG = """\
# My settings.
seeds: ~/news   # the big folder

theme: dark     # until spring
summary: {method: news, sentences: "30%"}
keys:
  # as in my other programs
  quit: "Q"
"""


def test_one_word_changes_and_nothing_else() -> None:
    expected = CONFIG.replace("theme: dark     #", "theme: paper    #")
    assert with_theme(CONFIG, "paper", "dark") == expected


def test_of_two_themes_the_one_for_the_background_changes() -> None:
    text = "theme:\n  dark: dark # night\n  light: light\nthreads: 1\n"
    assert with_theme(text, "paper", "light") == text.replace("light: light", "light: paper")
    assert read_settings(with_theme(text, "ocean", "dark"), "x").theme == ThemePair(
        "ocean", "light"
    )


@pytest.mark.parametrize("text", ["", "# nothing yet", "# nothing yet\n", "threads: 1\n"])
def test_a_file_without_a_theme_gets_one(text: str) -> None:
    changed = with_theme(text, "paper", "dark")
    assert read_settings(changed, "x").theme == "paper"
    assert changed.startswith(text)


@settings(deadline=None)
@given(st.text("abcXYZ0159-_. é:#'\"no", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_any_name_is_read_back_as_it_was(name: str) -> None:
    for text in ("", CONFIG):
        theme = read_settings(with_theme(text, name, "dark"), "x").theme
        assert theme == name


def test_the_file_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.yaml"
    keep_theme(file, "paper", "dark")
    assert file.read_text() == "theme: paper\n"


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles.yaml"
    target.write_text(CONFIG)
    target.chmod(0o600)
    link = tmp_path / "config.yaml"
    link.symlink_to(target)
    keep_theme(link, "paper", "dark")
    assert link.is_symlink()
    assert "theme: paper" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"dotfiles.yaml", "config.yaml"}


def test_a_file_with_mistakes_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("theem: dark\n")
    with pytest.raises(SettingsError, match="did you mean theme"):
        keep_theme(file, "paper", "dark")
    assert file.read_text() == "theem: dark\n"
