"""JSON: one article or a list of them, or one a line, with the keys of schema.org or plain ones."""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_text
from briefing.library.drafts import Draft, Fields

BODY_KEYS = ("text", "body", "content", "articleBody")

VALUES_LIMIT = 2_000_000
"""Brackets and commas in one file: each may become a value of a hundred bytes in memory.

English has a comma in eighty characters, so that a file of the largest size stays well below.
"""


def read_json(text: str, where: str) -> tuple[Draft, ...]:
    """Return the articles of a JSON file. Raises ArticleError with line and column, or the key."""
    _check_expansion(text, where)
    value = _parse(text, where)
    if isinstance(value, dict):
        return (_draft(value, where),)
    if not isinstance(value, list) or not value:
        raise ArticleError(
            "holds no article", where=where, remedy="write one object or a list of objects"
        )
    return tuple(_draft(item, f"{where}, item {n}") for n, item in enumerate(value, start=1))


def read_jsonl(text: str, where: str) -> tuple[Draft, ...]:
    """Return the articles of a file that has one object on each line; empty lines are passed over.

    Raises ArticleError with the line, and the column or key.
    """
    _check_expansion(text, where)
    return tuple(
        _draft(_parse(line, where, number), f"{where}, line {number}")
        for number, line in _lines(text)
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    # By "\n" alone: strings in JSON may hold the other line breaks as they are.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _check_expansion(text: str, where: str) -> None:
    if sum(map(text.count, "{[,")) > VALUES_LIMIT:
        raise ArticleError(
            f"holds more than {VALUES_LIMIT:,} values", where=where, remedy="split it"
        )


def _parse(text: str, where: str, line: int = 1) -> object:
    """The value in `text`, which begins on `line` of its file."""
    try:
        # Numbers are in no key that we read; as floats they need no limit on their digits.
        return json.loads(text, strict=False, parse_int=float)
    except json.JSONDecodeError as error:
        raise ArticleError(
            f"is no valid JSON: {error.msg}",
            where=f"{where}, line {line + error.lineno - 1}, column {error.colno}",
            remedy="correct it there",
        ) from error
    except RecursionError as error:
        raise ArticleError(
            "is no valid JSON: it is nested too deeply", where=where, remedy="make it flatter"
        ) from error


def _draft(item: object, where: str) -> Draft:
    if not isinstance(item, dict):
        raise ArticleError("is no object", where=where, remedy="write each article as an object")
    fields = Fields(item, lambda key: f'{where}, key "{key}"')
    body = fields.text(*BODY_KEYS)
    if body is None:
        raise ArticleError(
            "has no text", where=where, remedy=f"give it one of the keys {', '.join(BODY_KEYS)}"
        )
    return Draft(fields.metadata(), clean_text(body))
