from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SettingsError, ThemeError
from briefing.settings import read_settings
from briefing.theme import read_theme


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", "x.yaml:1:5: not valid YAML: mapping values are not allowed here"),
        ("theme: dark\n\tb: 1", "x.yaml:2:1: not valid YAML"),
        ('theme: "dark', "x.yaml:1:13: not valid YAML"),
        ("theme: dark\x00", "x.yaml:1:12: not valid YAML: a control character"),
        ('theme: "\\UFFFFFFFF"', "x.yaml: not valid YAML: a number or escape out of range"),
        ("theme: a\n---\ntheme: b", "x.yaml:2:1: not valid YAML"),
        ("a: &x 1\nb: *x", "x.yaml:1:4: anchors (&) and aliases (*) are not read here"),
        ("theme: *star", "x.yaml:1:8: anchors (&) and aliases (*) are not read here"),
        ("theme: !!python/object:os.system x", "x.yaml:1:8: theme: the tag"),
        ('theme: "\\e[31m"', "x.yaml:1:8: theme: holds a control character (delete it)"),
        ("? [a, b]\n: c", "x.yaml:1:3: a key must be a word"),
        pytest.param("[" * 5_000, "x.yaml:1:21: is nested too deeply", id="lists"),
        pytest.param(
            "a: " + "{b: " * 30 + "1" + "}" * 30, "x.yaml:1:80: is nested too deeply", id="maps"
        ),
    ],
)
def test_what_cannot_be_read_names_the_line(text: str, expected: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(text, "x.yaml")
    assert str(caught.value).startswith(expected)
    assert "\x1b" not in str(caught.value)


@given(st.text(alphabet="ab:-#&*!{}[]\"'|>%@\t\n\\ ,?0~\x1b\ud800é") | st.text())
def test_any_text_is_settings_and_a_theme_or_an_error_for_people(text: str) -> None:
    for read, error in ((read_settings, SettingsError), (read_theme, ThemeError)):
        with suppress(error):
            read(text, "x.yaml")
