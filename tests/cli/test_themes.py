"""`briefing theme …`."""

from pathlib import Path

import pytest

from briefing.model import QUESTION_KINDS, STANCES
from briefing.render.specimen import on_its_ground, specimen, svg
from briefing.render.text import drawn
from briefing.theme import QUESTION_WORDS, VERBS, find_themes, load_theme
from tests.cli.conftest import Briefing as Run

MINE = 'name: Mine\ncolors: {background: "#000000", foreground: "#ffffff", primary: "#333333"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's own themes folder."""
    made = tmp_path / "config" / "briefing" / "themes"
    made.mkdir(parents=True)
    return made


def test_list_tells_contrast_and_marks_both_themes_of_auto(briefing: Run, folder: Path) -> None:
    (folder / "mine.yaml").write_text(MINE)
    rows = briefing("theme", "list").out.splitlines()
    assert [row.split()[1] for row in rows if row.startswith("*")] == ["dark", "light"]
    (mine,) = (row for row in rows if "mine" in row)
    assert mine.split()[:4] == ["mine", "dark", "1.3:1", "low"]
    (terminal,) = (row for row in rows if "terminal.yaml" in row)
    assert "terminal's" in terminal


def test_one_bad_file_is_told_of_and_the_rest_are_listed(briefing: Run, folder: Path) -> None:
    (folder / "bad.yaml").write_text("name: [\n")
    ran = briefing("theme", "list")
    assert ran.code == 1
    assert len(ran.out.splitlines()) >= 12
    assert ran.err.startswith(f"briefing: {folder}/bad.yaml:")


def test_check_says_each_mistake_and_what_is_hard_to_read(briefing: Run, folder: Path) -> None:
    good, bad = folder / "good.yaml", folder / "bad.yaml"
    good.write_text(MINE)
    bad.write_text(MINE.replace("primary:", "primry:"))
    ran = briefing("theme", "check", str(good), str(bad))
    assert ran.code == 1
    assert ran.out.splitlines()[0] == f"{good}: no mistakes (Mine, dark, contrast 1.3:1 low)"
    assert f"{good}: title: contrast 1.3:1 on panel, under 4.5:1" in ran.out
    assert f"{bad}:2:56: colors.primry: unknown key (did you mean primary?)" in ran.err
    assert briefing("theme", "check", str(good)).code == 0
    assert briefing("theme", "check", str(folder)).code == 1


def test_new_writes_a_theme_that_is_like_its_base(briefing: Run, folder: Path) -> None:
    for base in ("dark", "high-contrast", "ink", "terminal"):
        ran = briefing("theme", "new", f"my-{base}", "--from", base)
        assert (ran.code, ran.out) == (0, f"{folder}/my-{base}.yaml\n")
        checked = briefing("theme", "check", ran.out.strip())
        assert checked.code == 0, checked.err
        themes = {**find_themes(), "mine": Path(ran.out.strip())}
        mine, other = load_theme("mine", themes), load_theme(base, themes)
        assert (mine.colors, mine.roles, mine.signs) == (other.colors, other.roles, other.signs)


def test_new_never_overwrites_and_wants_a_name(briefing: Run, folder: Path) -> None:
    (folder / "mine.yaml").write_text(MINE)
    assert briefing("theme", "new", "mine").code == 2
    assert (folder / "mine.yaml").read_text() == MINE
    for name in ("auto", "../x", "a/b", "-x"):
        assert briefing("theme", "new", "--", name).code == 2
    ran = briefing("theme", "new", "x", "--from", "drak")
    assert "did you mean dark?" in ran.err


def test_path_is_where_new_themes_go(briefing: Run, folder: Path) -> None:
    assert briefing("theme", "path").out == f"{folder}\n"


def test_show_has_every_role(briefing: Run, folder: Path) -> None:
    ran = briefing("theme", "show", "paper")
    assert ran.code == 0
    for word in (*(VERBS[s] for s in STANCES), *(QUESTION_WORDS[k] for k in QUESTION_KINDS)):
        assert f" {word} " in ran.out, word
    assert briefing("theme", "show", "papr").err.startswith("briefing: unknown theme 'papr' (did")


def test_show_paints_the_themes_own_background_and_every_role() -> None:
    theme = load_theme("dusk", find_themes())
    painted = drawn(on_its_ground(theme), width=80, colours="truecolor")
    for role, style in theme.roles.items():
        red, green, blue = (int((style.fg or "#000000")[i : i + 2], 16) for i in (1, 3, 5))
        assert f"38;2;{red};{green};{blue}" in painted, role
    assert "\x1b" not in drawn(specimen(theme), width=80)


def test_show_writes_a_picture(briefing: Run, tmp_path: Path) -> None:
    file = tmp_path / "paper.svg"
    assert briefing("theme", "show", "paper", "--svg", str(file)).code == 0
    assert file.read_text().startswith("<svg")
    assert "denies" in file.read_text()
    assert svg(load_theme("paper", find_themes()), width=84) == file.read_text()


ARTICLE = "Mira Holt denied the report. She said the bridge was safe.\n"


def test_a_chosen_theme_with_mistakes_is_told_of_in_one_line_and_the_default_prints(
    briefing: Run, folder: Path, tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE)
    (folder / "bad.yaml").write_text(MINE.replace("primary", "primry") + "sings: {}\n")
    good = briefing("summary", str(article), "--no-store")
    ran = briefing("summary", str(article), "--no-store", "--theme", "bad")
    assert (ran.code, ran.out) == (0, good.out)
    (line,) = ran.err.splitlines()
    assert line.startswith(f"briefing: {folder}/bad.yaml:2:1: colors: the colour 'primary' is miss")
    assert line.endswith("(and 2 more: briefing theme check); shown in the default theme")
    checked = briefing("theme", "check", str(folder / "bad.yaml"))
    assert (checked.code, len(checked.err.splitlines())) == (1, 3)


def test_doctor_names_the_theme_with_mistakes_in_one_line(
    briefing: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bad.yaml").write_text(MINE.replace("primary", "primry"))
    (folder.parent / "config.yaml").write_text("theme: bad\n")
    ran = briefing("doctor")
    (line,) = (line for line in ran.out.splitlines() if line.startswith("mistake"))
    assert line.endswith("(and 1 more: briefing theme check)  ← problem")
    assert any(line.startswith("ruamel.yaml") for line in ran.out.splitlines())


def test_an_unknown_theme_of_the_settings_is_told_of_and_one_of_a_flag_is_wrong_usage(
    briefing: Run, folder: Path, tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE)
    (folder.parent / "config.yaml").write_text("theme: papr\n")
    ran = briefing("summary", str(article), "--no-store")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "briefing: unknown theme 'papr' (did you mean paper?); shown in the default theme"
    ]
    assert briefing("summary", str(article), "--theme", "papr").code == 2
