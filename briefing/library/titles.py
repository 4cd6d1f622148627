"""The title of an article, and where it is from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from briefing.library.cleaning import clean_line
from briefing.library.drafts import Draft
from briefing.model import Span, TitleFrom

HEADLINE_LIMIT = 140
"""Characters of the longest first line taken for a headline; news headlines end near 110."""

SENTENCE_LIMIT = 300
"""Characters of the longest first sentence that serves as a title."""

STANDARD_INPUT = "-"

# A headline may ask or exclaim; a full stop ends a sentence, unless it is that of "U.S.".
_STOP = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.…:;,][\"'”’)\]]*$")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Titled:
    """An article's title and text. headline: where the title stands in `text`, if it does."""

    title: str
    title_from: TitleFrom
    text: str
    headline: Span | None = None


def settle_title(draft: Draft, path: str) -> Titled:
    """Return title and text of `draft`, whose text holds a word.

    A given title comes first; a first line that only repeats it is no part of the body. Else a
    first line that is or looks like a headline (it stays in the text), else the first sentence, and
    where that is too long the name of the file.
    """
    text, given = draft.text, draft.metadata.title
    first, _, rest = text.partition("\n")
    if given:
        repeated = clean_line(first).casefold() == given.casefold() and has_words(rest)
        return Titled(given, draft.given, rest.lstrip("\n") if repeated else text)
    if has_words(first) and has_words(rest) and (draft.headed or _looks_like_headline(first)):
        return Titled(first, "first-line", text, headline=(0, len(first)))
    sentence = _first_sentence(text, draft.metadata.language)
    if sentence:
        return Titled(sentence, "first-sentence", text)
    return Titled(_file_title(path), "file-name", text)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in `text`."""
    return _WORD.search(text) is not None


def _looks_like_headline(line: str) -> bool:
    return len(line) <= HEADLINE_LIMIT and _STOP.search(line) is None


def _first_sentence(text: str, language: str) -> str:
    """The first sentence that has a word; "" if it, or what stands before its first word, is too long."""
    from sentencex import segment  # most articles have a title or a headline

    line = next(line for line in text.split("\n") if has_words(line))
    # Twice the limit is enough to see that the sentence goes beyond it.
    pieces = segment(language, line[: 2 * SENTENCE_LIMIT])
    sentence = next((piece.strip() for piece in pieces if has_words(piece)), "")
    return sentence if len(sentence) <= SENTENCE_LIMIT else ""


def _file_title(path: str) -> str:
    if path == STANDARD_INPUT:
        return "Standard input"
    return clean_line(PurePath(path).stem) or "Untitled"
