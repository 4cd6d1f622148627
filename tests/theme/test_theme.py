from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.colour import LEGIBLE, contrast, normalised
from briefing.errors import ThemeError
from briefing.model import QUESTION_KINDS, STANCES
from briefing.resources import themes_folder
from briefing.theme import (
    ACTOR_WORDS,
    COLORS,
    QUESTION_WORDS,
    ROLES,
    SIGNS,
    TERMINAL_COLORS,
    VERBS,
    Style,
    find_themes,
    load_file,
    load_theme,
    read_theme,
)
from tests.theme.checks import VISIONS, contrasts, same_looks

GROUNDS = ("background", "surface", "panel")
SMALL = """\
name: Small
colors:
  background: "#101418"
  foreground: "#e0e0e0"
  primary: "#80b0f0"
  success: "#80c080"
  error: "#f08080"
"""

built_in = pytest.mark.parametrize("name", sorted(p.stem for p in themes_folder().glob("*.yaml")))
colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def shades(darkest: int, lightest: int) -> st.SearchStrategy[str]:
    channel = st.integers(darkest, lightest)
    return st.builds("#{:02x}{:02x}{:02x}".format, channel, channel, channel)


def mistake(text: str) -> str:
    with pytest.raises(ThemeError) as caught:
        read_theme(text, "x.yaml")
    return str(caught.value)


def test_words_and_signs_for_everything() -> None:
    assert tuple(VERBS) == STANCES
    assert tuple(QUESTION_WORDS) == QUESTION_KINDS
    assert tuple(SIGNS) == (*STANCES, *QUESTION_KINDS, *ACTOR_WORDS)
    assert set(ROLES) > {f"actor.{kind}" for kind in ACTOR_WORDS}


def test_three_themes_are_built_in() -> None:
    assert {"dark", "light", "high-contrast"} <= set(find_themes())


@built_in
def test_every_text_can_be_read_on_every_ground(name: str) -> None:
    theme = load_theme(name, find_themes())
    least = 7 if name == "high-contrast" else LEGIBLE
    assert not {role: found for role, found in contrasts(theme) if found < least}


@built_in
def test_stances_differ_by_sign_and_by_look_for_everybody(name: str) -> None:
    theme = load_theme(name, find_themes())
    assert len({theme.signs[stance] for stance in STANCES}) == len(STANCES)
    assert len({theme.signs[kind] for kind in QUESTION_KINDS}) == len(QUESTION_KINDS)
    for vision in VISIONS:
        assert not same_looks(theme, vision, with_signs=False)


def test_the_same_look_is_found_out() -> None:
    alike = SMALL + "roles: {stance.deny: stance.confirm, stance.confirm: error}"
    theme = read_theme(alike, "x.yaml")
    assert not same_looks(theme, "all")
    assert ("deny", "confirm") in same_looks(theme, "all", with_signs=False)
    red_green = 'roles: {stance.deny: "#c08040", stance.confirm: "#90a030"}'
    theme = read_theme(SMALL + red_green, "x.yaml")
    assert ("deny", "confirm") not in same_looks(theme, "all", with_signs=False)
    assert ("deny", "confirm") in same_looks(theme, "deuteranopia", with_signs=False)


def test_thirteen_themes_are_built_in() -> None:
    themes = [load_file(path, {}) for path in sorted(themes_folder().glob("*.yaml"))]
    assert len(themes) >= 12
    assert {theme.variant for theme in themes} == {"dark", "light"}
    (terminal,) = (theme for theme in themes if theme.name == "Terminal")
    assert set(terminal.colors.values()) <= set(TERMINAL_COLORS)
    assert all(style.fg is None or style.fg in TERMINAL_COLORS for style in terminal.roles.values())


def test_a_name_and_five_colours_are_a_complete_theme() -> None:
    theme = read_theme(SMALL, "small.yaml")
    assert theme.variant == "dark"
    assert tuple(theme.colors) == COLORS
    assert tuple(theme.roles) == ROLES
    assert theme.colors["error"] == "#f08080"
    assert theme.roles["stance.deny"] == Style("#f08080", bold=True)


@given(shades(0, 64), shades(208, 255), colours, st.booleans())
def test_derived_colours_can_be_read_where_the_text_can(
    background: str, foreground: str, primary: str, light: bool
) -> None:
    if light:
        background, foreground = foreground, background
    text = f"""\
name: x
colors:
  background: "{background}"
  foreground: "{foreground}"
  primary: "{primary}"
"""
    theme = read_theme(text, "x.yaml")
    assert all(normalised(colour) == colour for colour in theme.colors.values())
    for name in ("muted", "secondary", "accent", "success", "warning", "error"):
        for ground in GROUNDS:
            assert contrast(theme.colors[name], theme.colors[ground]) >= LEGIBLE


def test_roles_are_colours_mappings_or_other_roles() -> None:
    theme = read_theme(
        SMALL
        + """\
roles:
  title: error
  byline: "#ABC"
  summary: {fg: success, bg: panel, italic: true, bold: no}
  match: summary
  focus: match
""",
        "x.yaml",
    )
    assert theme.roles["title"] == Style("#f08080")
    assert theme.roles["byline"] == Style("#aabbcc")
    summary = Style("#80c080", theme.colors["panel"], italic=True)
    assert theme.roles["summary"] == theme.roles["match"] == theme.roles["focus"] == summary


def test_signs_can_be_letters() -> None:
    theme = read_theme(SMALL + "signs: {deny: D, confirm: 'C'}", "x.yaml")
    assert (theme.signs["deny"], theme.signs["confirm"]) == ("D", "C")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '"#80b0f0"',
            "#80b0f0",
            "x.yaml:5:11: colors.primary: must be a colour, found no value (put the colour in quotes: "
            'a bare # begins a comment. Write "#80b0f0")',
        ),
        (
            '"#101418"',
            "000000",
            "x.yaml:3:15: colors.background: must be a colour, found the number 000000 (in YAML a bare "
            '000000 is a number: write "#000000")',
        ),
        (
            '"#101418"',
            "0a0b0c",
            "x.yaml:3:15: colors.background: must be a colour, found 0a0b0c (the # is missing: "
            'write "#0a0b0c")',
        ),
        (
            '"#101418"',
            "no",
            "x.yaml:3:15: colors.background: must be a colour, found the boolean no (in YAML a bare no "
            'is a boolean: write a colour as "#rrggbb", in quotes)',
        ),
        ("success:", "sucess:", "x.yaml:6:3: colors.sucess: unknown key (did you mean success?)"),
        (
            '  background: "#101418"\n',
            "",
            "x.yaml:2:1: colors: the colour 'background' is missing (add background: \"#rrggbb\")",
        ),
        ("name: Small", "author: Io", "x.yaml:1:1: the key 'name' is missing (add a line such as "),
        ("name: Small", "name: Small\nvariant: drak", "x.yaml:2:10: variant: unknown value 'drak'"),
        ("colors:", "colours:", "x.yaml:1:1: the key 'colors' is missing"),
    ],
)
def test_a_mistake_names_line_key_and_remedy(old: str, new: str, expected: str) -> None:
    assert mistake(SMALL.replace(old, new)).startswith(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("roles: {titel: error}", "roles.titel: unknown key (did you mean title?)"),
        (
            "roles: {title: eror}",
            "roles.title: unknown colour or role 'eror' (did you mean error?)",
        ),
        (
            "roles: {title: {fg: byline}}",
            "roles.title.fg: 'byline' is a role, and this must be a colour (write title: byline for",
        ),
        (
            "roles: {title: {color: error}}",
            "roles.title.color: unknown key (known: fg, bg, bold, italic, underline, reverse)",
        ),
        (
            "roles: {title: {bold: very}}",
            "roles.title.bold: must be true or false, found very",
        ),
        (
            "roles: {title: byline, byline: title}",
            "roles.title: goes round in a circle: title → byline → title",
        ),
        (
            "signs: {deny: no!}",
            'signs.deny: must be one character one cell wide, found no! (such as "✗", in quotes)',
        ),
        ("signs: {deny: 日}", "signs.deny: must be one character one cell wide, found 日"),
        (
            "signs: {deny: ✓}",
            "signs.deny: '✓' is the sign of both deny and confirm (choose another)",
        ),
        ("signs: [x]", "signs: must hold keys with values, found a list"),
    ],
)
def test_a_mistake_in_roles_or_signs(line: str, expected: str) -> None:
    assert (
        mistake(SMALL + line)
        .splitlines()[0]
        .removeprefix("x.yaml:8:")
        .partition(": ")[2]
        .startswith(expected)
    )


def test_all_mistakes_at_once() -> None:
    assert len(mistake("nme: x\ncolors: {primary: rod}\nroles: 1\nsigns: 2").splitlines()) == 7


@pytest.mark.parametrize("text", ["", "# nothing", "~"])
def test_an_empty_file_is_no_theme(text: str) -> None:
    assert mistake(text).startswith("x.yaml:1:1: is empty (give it name, author, variant, colors")


def test_an_unknown_theme_gets_the_nearest_name() -> None:
    with pytest.raises(ThemeError, match=r"^unknown theme 'drak' \(did you mean dark\?\)$"):
        load_theme("drak", find_themes())


def test_a_theme_of_the_working_folder_stands_for_a_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (folder / "dark.yaml").write_text(SMALL)
    (folder / ".hidden.yaml").write_text(SMALL)
    (folder / "notes.txt").write_text("no theme")
    monkeypatch.chdir(tmp_path)
    themes = find_themes()
    assert load_theme("dark", themes).name == "Small"
    assert {".hidden", "notes"}.isdisjoint(themes)
