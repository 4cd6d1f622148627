"""The forms of theme files that other programs have, and themes that extend others."""

from pathlib import Path

import pytest

from briefing.colour import LEGIBLE, contrast
from briefing.errors import ThemeError
from briefing.theme import Style, load_file, load_theme, read_theme
from tests.theme.checks import VISIONS, contrasts, same_looks

DIGITS = "0123456789ABCDEF"
SHADES = ["101010", "202020", "303030", "404040", "b0b0b0", "d0d0d0", "e8e8e8", "ffffff"]
HUES = ["e06c75", "d19a66", "e5c07b", "98c379", "56b6c2", "61afef", "c678dd", "be5046"]
PALETTE = dict(zip((f"base0{d}" for d in DIGITS), SHADES + HUES, strict=True))


def scheme(*, sign: str = "", **more: str) -> str:
    lines = [f'  {key}: "{sign}{value}"' for key, value in {**PALETTE, **more}.items()]
    return "\n".join(['system: "base16"', 'name: "Test"', 'author: "x"', "palette:", *lines, ""])


def old_scheme() -> str:
    lines = [f'{key}: "{value}"' for key, value in PALETTE.items()]
    return "\n".join(['scheme: "Test"', 'author: "x"', *lines, ""])


def mistakes(text: str) -> list[str]:
    with pytest.raises(ThemeError) as caught:
        read_theme(text, "x.yaml")
    return str(caught.value).splitlines()


@pytest.mark.parametrize("text", [scheme(), scheme(sign="#"), old_scheme()])
def test_the_mapping_of_a_scheme(text: str) -> None:
    theme = read_theme(text, "x.yaml")
    assert (theme.name, theme.author, theme.variant) == ("Test", "x", "dark")
    assert theme.colors["background"] == "#101010"
    assert theme.colors["surface"] == "#202020"
    assert theme.colors["foreground"] == "#d0d0d0"
    assert theme.colors["warning"] == "#e5c07b"
    assert theme.colors["success"] == "#98c379"
    assert theme.colors["accent"] == "#56b6c2"
    assert theme.colors["primary"] == "#61afef"
    assert theme.roles["title"] == Style("#61afef", bold=True)


def test_what_cannot_be_read_is_moved_and_as_is_leaves_it() -> None:
    moved, as_is = (read_theme(scheme() + end, "x.yaml") for end in ("", "contrast: as-is\n"))
    assert as_is.colors["muted"] == "#404040"
    assert contrast(as_is.colors["muted"], "#101010") < LEGIBLE
    assert contrast(moved.colors["muted"], moved.colors["panel"]) >= LEGIBLE
    assert contrast(moved.colors["muted"], moved.colors["panel"]) < LEGIBLE + 0.4


def test_a_panel_no_text_can_be_read_on_comes_nearer_to_the_background() -> None:
    theme = read_theme(scheme(base02="909090"), "x.yaml")
    assert theme.colors["panel"] != "#909090"
    assert all(least >= LEGIBLE for _, least in contrasts(theme))
    as_is = read_theme(scheme(base02="909090") + "contrast: as-is\n", "x.yaml")
    assert as_is.colors["panel"] == "#909090"


def test_a_light_background_makes_a_light_theme_whatever_the_file_says() -> None:
    text = scheme(base00="f0f0f0").replace("palette:", "variant: dark\npalette:")
    assert read_theme(text, "x.yaml").variant == "light"


def test_base24_needs_its_eight_more() -> None:
    more = {f"base1{digit}": "123456" for digit in "01234567"}
    text = scheme(**more).replace('"base16"', '"base24"')
    assert read_theme(text, "x.yaml").name == "Test"
    text = scheme().replace('"base16"', '"base24"')
    assert mistakes(text)[0].startswith("x.yaml:4:1: palette: base10, base11, base12")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('base00: "101010"', "base00: 000000", "x.yaml:5:11: palette.base00: must be a colour, "),
        ('base00: "101010"', "base00: 060606", 'a bare 060606 is an octal number: write "060606"'),
        ('base00: "101010"', "base00: #101010", "put the colour in quotes: a bare # begins a co"),
        ('base00: "101010"', "base00: no", "in YAML a bare no is a boolean"),
        ('base00: "101010"', "base00: 10101g", "must be a colour, found 10101g"),
        ('base00: "101010"', "bas00: '101010'", "unknown key (did you mean base00?)"),
        ('"base16"', "base17", "unknown value 'base17' (did you mean base16?)"),
        ("palette:", "pallete:", "pallete: unknown key (did you mean palette?)"),
        ('name: "Test"', "", "the key 'name' is missing"),
    ],
)
def test_mistakes_in_a_scheme(old: str, new: str, expected: str) -> None:
    assert any(expected in line for line in mistakes(scheme().replace(old, new)))


POSTING = """\
name: galaxy
primary: "#8A2BE2"
secondary: "#a684e8"
success: '#00FA9A'
dark: true
author: somebody
text_area: {gutter: dim}
syntax: monokai
"""


def test_a_theme_of_posting_or_elia() -> None:
    theme = read_theme(POSTING, "x.yaml")
    assert (theme.name, theme.variant, theme.author) == ("galaxy", "dark", "somebody")
    assert theme.colors["background"] == "#121212"
    assert theme.colors["secondary"] == "#a684e8"
    assert all(least >= LEGIBLE for _, least in contrasts(theme))
    assert not any(same_looks(theme, vision) for vision in VISIONS)


def test_mistakes_in_a_theme_of_posting() -> None:
    text = POSTING.replace("success:", "sucess:").replace('"#8A2BE2"', "#8A2BE2")
    assert mistakes(text) == [
        "x.yaml:2:9: primary: must be a colour, found no value (put the colour in quotes: a bare # "
        'begins a comment. Write "#8A2BE2")',
        "x.yaml:4:1: sucess: unknown key (did you mean success?)",
    ]


# extending


def themes(folder: Path, **texts: str) -> dict[str, Path]:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text)
    return {name: folder / f"{name}.yaml" for name in texts}


def test_a_theme_that_extends_a_scheme_changes_what_it_names(tmp_path: Path) -> None:
    child = 'name: Child\nextends: base\ncolors: {primary: "#ffcc00"}\nroles: {byline: title}\n'
    found = themes(tmp_path, base=scheme(), child=child + "signs: {deny: D}\n")
    theme = load_theme("child", found)
    assert (theme.name, theme.author) == ("Child", "x")
    assert theme.colors["background"] == "#101010"
    assert theme.roles["title"] == theme.roles["byline"] == Style("#ffcc00", bold=True)
    assert theme.signs["deny"] == "D"
    assert contrast(theme.colors["muted"], theme.colors["panel"]) >= LEGIBLE


def test_extending_goes_over_several_files(tmp_path: Path) -> None:
    found = themes(
        tmp_path,
        a=scheme(),
        b='name: B\nextends: a\ncolors: {error: "#ff8800"}',
        c='name: C\nextends: b\ncolors: {success: "#00ff88"}',
    )
    theme = load_theme("c", found)
    assert (theme.colors["error"], theme.colors["success"]) == ("#ff8800", "#00ff88")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"a": "name: A\nextends: bb", "bbb": scheme()}, ":2:10: extends: unknown theme 'bb' (did"),
        ({"a": "name: A\nextends: a"}, ":2:10: extends: goes round in a circle: a.yaml → a.yaml"),
        (
            {"a": "name: A\nextends: b", "b": "extends: a\nname: B"},
            ":1:10: extends: goes round in a circle: a.yaml → b.yaml → a.yaml",
        ),
        (
            {
                "a": "name: A\nextends: b\nroles: {title: byline}",
                "b": 'name: B\ncolors: {background: "#000000", foreground: "#ffffff", '
                'primary: "#ffffff"}\nroles: {byline: title}',
            },
            "a.yaml: roles.title: the roles go round in a circle: title → byline → title",
        ),
    ],
)
def test_mistakes_in_extending(texts: dict[str, str], expected: str, tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        load_theme("a", themes(tmp_path, **texts))
    assert expected in str(caught.value)


def test_a_file_of_a_built_in_themes_name_may_extend_that(tmp_path: Path) -> None:
    (tmp_path / "dark.yaml").write_text('name: Mine\nextends: dark\ncolors: {error: "#ff0000"}')
    path = tmp_path / "dark.yaml"
    assert load_file(path, {"dark": path}).colors["error"] == "#ff0000"


# the terminal's own colours


def test_a_theme_of_the_terminals_own_colours() -> None:
    text = "name: T\ncolors: {background: default, foreground: default, primary: blue}\n"
    theme = read_theme(text + "roles: {title: {fg: bright-red, bold: true}}", "x.yaml")
    assert set(theme.colors.values()) == {"default", "blue"}
    assert theme.roles["title"] == Style("bright-red", bold=True)
    assert mistakes(text.replace("blue", "blu"))[0].endswith("(did you mean blue?)")
