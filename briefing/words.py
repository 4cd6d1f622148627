"""The words of a text as searching compares them: small letters, no accents, no punctuation."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile(f"[{_MARKS}]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NO_WORD_BEYOND_ASCII = re.compile(r"[^\w\x00-\x7f]+")
_BETWEEN_WORDS = bytes(code for code in range(128) if not chr(code).isalnum())
_WRITTEN = re.compile(rf"(?:[^\W_][{_MARKS}]*)+")


def words_of(text: str) -> list[str]:
    """The words of `text`, folded: "Zürich's Mayor" gives zurich, s, mayor."""
    return _WORD.findall(_folded(text))


def index_text(text: str) -> str:
    """`text` for a search index that parts words at whatever in ASCII is no letter and no digit.

    It then has the words of `words_of`, and takes half the time to make.
    """
    return text.lower() if text.isascii() else _BEYOND_ASCII.sub(_index_piece, text.lower())


def same_words(indexed: str) -> str:
    """A name for a text by its words, from its `index_text`: whatever their case, accents, punctuation."""
    letters = indexed.encode("utf-8", "surrogatepass").translate(None, _BETWEEN_WORDS)
    return hashlib.sha256(letters).hexdigest()[:24]


def _index_piece(piece: re.Match[str]) -> str:
    return _NO_WORD_BEYOND_ASCII.sub(" ", _folded(piece[0]))


def find_words(text: str, wanted: Sequence[str], *, prefix: bool) -> tuple[int, int] | None:
    """Where folded words `wanted` first stand side by side in `text`, as `[start, end)`, else None.

    prefix: the last of them may be the beginning of a longer word.
    """
    # Folding may change how long a text is, so each word is folded by itself, where it stands.
    places = [
        (word, match.span())
        for match in _WRITTEN.finditer(text)
        for word in words_of(match.group())
    ]
    at = _position([word for word, _ in places], wanted, prefix=prefix)
    return None if at is None else (places[at][1][0], places[at + len(wanted) - 1][1][1])


def holds_words(words: Sequence[str], wanted: Sequence[str], *, prefix: bool) -> bool:
    """Whether `wanted` stand side by side among folded `words`."""
    return _position(words, wanted, prefix=prefix) is not None


def _position(words: Sequence[str], wanted: Sequence[str], *, prefix: bool) -> int | None:
    *others, last = wanted
    for start in range(len(words) - len(others)):
        end = start + len(others)
        fits = words[end].startswith(last) if prefix else words[end] == last
        if fits and list(words[start:end]) == others:
            return start
    return None


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
