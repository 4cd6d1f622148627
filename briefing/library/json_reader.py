"""JSON: one article or a list of them, with the keys of schema.org or plain ones."""

from __future__ import annotations

import json

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_text
from briefing.library.drafts import Draft, Fields

BODY_KEYS = ("text", "body", "content", "articleBody")


def read_json(text: str, where: str) -> tuple[Draft, ...]:
    """Return the articles of a JSON file. Raises ArticleError with line and column, or the key."""
    value = _parse(text, where)
    if isinstance(value, dict):
        return (_draft(value, where),)
    if not isinstance(value, list) or not value:
        raise ArticleError(
            "holds no article", where=where, remedy="write one object or a list of objects"
        )
    return tuple(_draft(item, f"{where}, item {n}") for n, item in enumerate(value, start=1))


def _parse(text: str, where: str) -> object:
    try:
        # Numbers are in no key that we read; as floats they need no limit on their digits.
        return json.loads(text, strict=False, parse_int=float)
    except json.JSONDecodeError as error:
        raise ArticleError(
            f"is no valid JSON: {error.msg}",
            where=f"{where}, line {error.lineno}, column {error.colno}",
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
