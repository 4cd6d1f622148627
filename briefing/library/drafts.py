"""What every reader hands over: a draft, that is a body and what the file says about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_line
from briefing.model import TitleFrom

DEFAULT_LANGUAGE = "en"

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][\w-]*)?")
_SPACE_BEFORE_ZONE = re.compile(r"\s+(?=[+-]\d)")
_COMMA = re.compile(r"[,;]")


@dataclass(frozen=True)
class Metadata:
    """What a file says about its article, each on one line and cleaned; None: not said.

    published: ISO 8601. url: http or https. language: two or three letters.
    """

    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    tags: tuple[str, ...] = ()
    language: str = DEFAULT_LANGUAGE


@dataclass(frozen=True)
class Draft:
    """One article as its format holds it, before its title is settled.

    text: the body, cleaned. given: where `metadata.title` is from, if there is one. headed: the
    file marks the body's first line as its headline.
    """

    metadata: Metadata
    text: str
    given: TitleFrom = "front-matter"
    headed: bool = False


class Fields:
    """The keys of one article in YAML or JSON, asked for by any of the names they go by.

    values: text, numbers, lists, mappings or None. where: says where a key stands. Names are
    compared without regard to case; an empty value counts as absent.
    """

    def __init__(self, values: Mapping[str, object], where: Callable[[str], str]) -> None:
        self._values = {key.casefold(): (key, value) for key, value in values.items()}
        self._where = where

    def text(self, *names: str) -> str | None:
        """The text under the first of `names` that has any, as it stands. Raises ArticleError."""
        key, value = self._first(names)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._wrong(key, value, "text")
        return value

    def line(self, *names: str) -> str | None:
        """The same, cleaned and on one line; None if nothing is left."""
        return clean_line(self.text(*names) or "") or None

    def names(self, *names: str) -> str | None:
        """A name, a mapping that holds a "name", or a list of these (joined by commas)."""
        key, value = self._first(names)
        found = [self._name(key, item) for item in (value if isinstance(value, list) else [value])]
        return ", ".join(filter(None, found)) or None

    def tags(self, *names: str) -> tuple[str, ...]:
        """A list of names, or one text with commas; each tag once."""
        key, value = self._first(names)
        if isinstance(value, str):
            return split_tags([value])
        items = value if isinstance(value, list) else [value]
        return _each_once(self._name(key, item) for item in items)

    def metadata(self) -> Metadata:
        """All that is known about the article. Raises ArticleError where a key has a wrong type."""
        return Metadata(
            title=self.line("title", "headline", "name"),
            source=self.names("source", "publisher", "site_name", "sitename"),
            author=self.names("author", "authors", "byline"),
            url=web_address(self.line("url", "link")),
            published=iso_date(self.line("published", "datePublished", "date")),
            tags=self.tags("tags", "keywords"),
            language=language_code(self.names("language", "lang", "inLanguage")),
        )

    def _first(self, names: tuple[str, ...]) -> tuple[str, object]:
        for name in names:
            key, value = self._values.get(name.casefold(), (name, None))
            if value is not None and value not in ("", [], {}):
                return key, value
        return names[0], None

    def _name(self, key: str, value: object) -> str:
        if isinstance(value, dict):
            value = value.get("name")
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._wrong(key, value, 'text, or holds a "name"')
        return clean_line(value)

    def _wrong(self, key: str, value: object, wanted: str) -> ArticleError:
        return ArticleError(
            f"is {_kind(value)}", where=self._where(key), remedy=f"make it {wanted}"
        )


def split_tags(texts: Iterable[str]) -> tuple[str, ...]:
    """The tags in texts that part them by commas or semicolons, each once."""
    return _each_once(clean_line(tag) for text in texts for tag in _COMMA.split(text))


def web_address(value: str | None) -> str | None:
    """`value` if it is an http or https address of some host, else None."""
    if value is None or " " in value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:  # such as "http://[": no address
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None


def iso_date(value: str | None) -> str | None:
    """`value` in ISO 8601, from ISO or the form of e-mail headers; None if it is neither.

    A date that cannot be read is no reason to refuse the article.
    """
    if value is None:
        return None
    closed_up = _SPACE_BEFORE_ZONE.sub("", value)  # "2026-03-01 10:00:00 +0100", as in Jekyll
    if _is_iso(closed_up):
        return closed_up
    from email.utils import parsedate_to_datetime  # slow to import, seldom needed

    try:
        moment = parsedate_to_datetime(value if ":" in value else f"{value} 00:00")
    except (
        ValueError,
        TypeError,
        IndexError,
        OverflowError,
    ):  # its ways to refuse
        return None
    return moment.isoformat() if ":" in value else moment.date().isoformat()


def language_code(value: str | None) -> str:
    """The first part of a language tag ("en" of "en-GB"); `DEFAULT_LANGUAGE` if it is none."""
    match = _LANGUAGE.fullmatch(value or "")
    return match[1].lower() if match else DEFAULT_LANGUAGE


def _each_once(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, tags)))


def _is_iso(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _kind(value: object) -> str:
    match value:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case _:
            return f"a {type(value).__name__}"
