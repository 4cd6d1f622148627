"""Broken theme files: each says in comments on which lines its mistakes are, and of which keys."""

import os
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ThemeError
from briefing.theme import find_themes, load_file, read_theme

FOLDER = Path(__file__).parent / "broken"
FILES = sorted(FOLDER.glob("*.yaml"))


def expected(path: Path) -> list[tuple[int, str]]:
    """Line and key of each mistake, from the comments."""
    marks = re.findall(r"^# mistake: (\d+) (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted((int(line), "" if key.startswith("(") else key) for line, key in marks)


def found(path: Path) -> list[tuple[int, str]]:
    """Line and key of each mistake, from the error."""
    with pytest.raises(ThemeError) as caught:
        load_file(path, find_themes())
    pattern = re.escape(str(path)) + r":(\d+):\d+: (?:([\w.-]+): )?"
    matches = [re.match(pattern, line) for line in str(caught.value).splitlines()]
    return sorted((int(match[1]), match[2] or "") for match in matches if match)


def test_there_are_many() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_mistake_has_its_line_and_key(path: Path) -> None:
    assert found(path) == expected(path)


# what no file may do

GOOD = (Path(__file__).parents[2] / "themes" / "ink.yaml").read_text(encoding="utf-8")


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_theme_with_bits_changed_is_a_theme_or_an_error_for_people(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 6))
        put = data.draw(st.text("ab0#:{}[]&*!|>-'\"\n\t ~,%@`\\", max_size=4))
        text = text[:place] + put + text[place + cut :]
    with suppress(ThemeError):
        read_theme(text, "x.yaml")


def test_no_tag_is_executed(tmp_path: Path) -> None:
    made = tmp_path / "made"
    tag = (
        f'!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ["{made}"]]'
    )
    with pytest.raises(ThemeError, match="tag"):
        read_theme(f"name: x\nauthor: {tag}\n", "x.yaml")
    assert not made.exists()


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\n"
        + "".join(
            f"{c}: &{c} [*{p}, *{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "a: &a {b: *a}",
        "a: " + "[" * 10_000,
        "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 300)),
        "name: " + "x" * 70_000,
        "? " * 3_000,
        "- " * 3_000,
        "{" * 3_000,
        "a: !!binary " + "A" * 60_000,
        "\n".join(f"k{n}: 1" for n in range(6_000)),
    ],
    ids=[
        "laughs",
        "itself",
        "lists",
        "deep",
        "large",
        "questions",
        "dashes",
        "braces",
        "binary",
        "keys",
    ],
)
def test_size_and_depth_are_bounded(text: str) -> None:
    began = time.process_time()
    with pytest.raises((ThemeError, yaml.YAMLError)) as caught:
        read_theme(text, "x.yaml")
    assert isinstance(caught.value, ThemeError)
    assert time.process_time() - began < 5


def test_a_folder_or_a_pipe_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    for path in (tmp_path / "x.yaml", tmp_path / "none.yaml"):
        with pytest.raises(ThemeError, match="cannot be read"):
            load_file(path, {})
    binary = tmp_path / "b.yaml"
    binary.write_bytes(os.urandom(512) + b"\xff\xfe")
    with pytest.raises(ThemeError, match="not UTF-8"):
        load_file(binary, {})
