"""Bytes to text: UTF-8, UTF-16 and UTF-32 with their marks, and the encodings of older files."""

from __future__ import annotations

import codecs
import re

from briefing.errors import ArticleError

ENGLISH_SHARE = 0.3
"""Up to this share of bytes beyond ASCII a file that is no UTF-8 is taken for windows-1252.

English has a few quotation marks and accents, too little to guess from: charset-normalizer then
names Baltic and Cyrillic encodings. Text in another script has more than two thirds.
"""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_NAME = re.compile(r"[\w.:-]{1,40}", re.ASCII)
_NO_ENCODINGS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Python's codecs of text that no file is in; some take a time that grows with the square."""
_REMEDY = "save it as UTF-8 text"


def decode(data: bytes, where: str, *, html: bool = False) -> str:
    """Return the text that `data` holds, without its byte order mark.

    html: the page may name its encoding. Raises ArticleError if the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, where)
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        raise ArticleError(
            f"holds no text (byte {data.index(0) + 1} is zero)", where=where, remedy=_REMEDY
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _declared(data) if html else None
        return text or _damaged_utf8(data) or _windows_1252(data) or _guessed(data, where, error)


def _marked(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"is marked as {encoding.upper()} but byte {error.start + 1} does not fit",
            where=where,
            remedy=_REMEDY,
        ) from error


def _declared(data: bytes) -> str | None:
    """The text in the encoding that the page names; None if it names none that fits."""
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if match is None:
        return None
    name = match[1].decode("ascii", "replace")
    fits = decode_as(match[0], name) == match[0].decode("latin-1")  # reads its own name
    return decode_as(data, name) if fits else None


def decode_as(data: bytes, name: str) -> str | None:
    """The text in the encoding that goes by `name`; None if that is unknown or does not fit."""
    if _NAME.fullmatch(name) is None:
        return None
    try:
        encoding = codecs.lookup(name).name
        if encoding in _NO_ENCODINGS:
            return None
        return data.decode(_AS_BROWSERS.get(encoding, encoding))
    except (LookupError, UnicodeError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, shown as U+FFFD; None if more is broken than whole."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(not c.isascii() for c in text) - broken
    return text if whole > broken else None


def _windows_1252(data: bytes) -> str | None:
    """English in windows-1252; None if too much is beyond ASCII or a byte has no meaning there."""
    beyond = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    if beyond > ENGLISH_SHARE * len(data):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes, where: str, error: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes

    match = from_bytes(data).best()
    if match is None:
        raise ArticleError(
            f"holds no text that we can read (byte {error.start + 1} is not UTF-8)",
            where=where,
            remedy=_REMEDY,
        ) from error
    return str(match)
