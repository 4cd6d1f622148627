"""The formats, each against a golden file over one briefing that holds everything hard.

After a wanted change: `python -m tests.render.goldens` writes the files anew; read what changed.
"""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.style import Style

from briefing.model import PARTS
from briefing.phrases import one_line
from briefing.render.json import document, jsonl
from briefing.render.markdown import escaped, markdown
from briefing.render.text import text
from tests.fakes import empty_briefing, sample_briefing
from tests.render.goldens import FOLDER, GOLDEN, theme

printed = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1).map(
    one_line
)


@pytest.fixture(autouse=True)
def _no_codes_of_other_terminals() -> None:
    """Rich keeps a style's codes in the colours it was first printed in; a program prints in one kind."""
    Style._add.cache_clear()


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str) -> None:
    assert GOLDEN[name]() == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_no_line_is_wider_than_asked_and_none_ends_in_white_space(width: int) -> None:
    from rich.cells import cell_len

    for line in text(sample_briefing(), theme("dark"), width=width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("name", ["dark", "light", "high-contrast"])
def test_colour_changes_no_word(name: str) -> None:
    coloured = text(sample_briefing(), theme(name), width=80, colours="truecolor")
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text(sample_briefing(), theme(name), width=80)


def test_white_space_in_the_article_becomes_spaces() -> None:
    assert "drivers to wait" in text(sample_briefing(), theme("dark"), width=80)


@pytest.mark.parametrize("part", PARTS)
def test_only_the_parts_looked_for_are_shown(part: str) -> None:
    briefing = empty_briefing(parts=(part,))  # type: ignore[arg-type]
    others = set(PARTS) - {part}
    assert others.isdisjoint(document(briefing))
    assert part in document(briefing)
    assert markdown(briefing).count("\n## ") == 1


def test_json_holds_spans_of_the_text() -> None:
    found = json.loads(jsonl(sample_briefing()))
    body = found["article"]["text"]
    for item in (*found["summary"]["sentences"], *found["questions"]):
        assert item["text"] == body[item["start"] : item["end"]]
    for claim in found["claims"]:
        for words in (claim["cue"], claim["content"]):
            assert words["text"].split(" … ") == [body[a:b] for a, b in words["spans"]]


def test_a_line_of_jsonl_is_one_line() -> None:
    assert jsonl(sample_briefing()).count("\n") == 1


@given(printed)
def test_no_text_is_markup_in_markdown(words: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    tokens = parser.parse(f"- {escaped(words)}\n")
    kinds = [token.type for token in tokens]
    assert [kind for kind in kinds if kind != "inline"] == [
        "bullet_list_open",
        "list_item_open",
        *(["paragraph_open", "paragraph_close"] if words else []),
        "list_item_close",
        "bullet_list_close",
    ]
    inline = [child for token in tokens for child in token.children or ()]
    assert "".join(child.content for child in inline) == words
    assert {child.type for child in inline} <= {"text", "text_special"}


@pytest.mark.parametrize("words", ["https://example.org", "www.example.org", "io@example.org"])
def test_no_address_in_a_text_becomes_a_link(words: str) -> None:
    assert not re.search(r"https?://|www\.|\w@", escaped(words))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "https://a>b", "file:///x"])
def test_only_a_web_address_is_a_link(url: str) -> None:
    from dataclasses import replace

    briefing = empty_briefing()
    odd = replace(briefing, article=replace(briefing.article, url=url))
    assert markdown(odd) == markdown(briefing)
