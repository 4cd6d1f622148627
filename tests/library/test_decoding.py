"""Bytes become text in the encoding they are in, or an error that names the file."""

import codecs

import pytest

from briefing.errors import ArticleError
from briefing.library.decoding import decode

TEXT = "“We were lucky,” said José’s aide — at a cost of £5."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_other_scripts_are_guessed() -> None:
    text = "Плотина над городом выдержала в воскресенье после двух дней дождя. " * 5
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_a_few_broken_bytes_are_shown_as_broken() -> None:
    assert decode(TEXT.encode()[:-30] + b"\xe2\x80.", "a.txt").endswith("\ufffd.")


@pytest.mark.parametrize("name", ["iso-8859-1", "windows-1252"])
def test_a_page_names_its_encoding_as_browsers_read_it(name: str) -> None:
    page = f"<meta charset='{name}'><p>{TEXT}</p>"
    assert decode(page.encode("cp1252"), "a.html", html=True) == page


@pytest.mark.parametrize("name", ["no-such-encoding", "utf-16", "utf-8", "hex"])
def test_a_page_that_names_a_wrong_encoding_is_read_by_its_bytes(name: str) -> None:
    page = f"<meta charset='{name}'><p>{TEXT}</p>"
    assert decode(page.encode("cp1252"), "a.html", html=True) == page


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\0", r"byte 7 is zero"),
        (codecs.BOM_UTF16_LE + b"a\0b", "marked as UTF-16"),
        (bytes(range(0x80, 0x100)) + b"\x81\x8d", "not UTF-8"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, what: str) -> None:
    with pytest.raises(ArticleError, match=rf"^a\.txt: .*{what}.*\(save it as UTF-8 text\)$"):
        decode(data, "a.txt")
