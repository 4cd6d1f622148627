"""Files to articles: one reader a format, the same checks and titles for all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing.errors import ArticleError
from briefing.library.cleaning import printable
from briefing.library.decoding import decode
from briefing.library.drafts import Draft
from briefing.library.html_reader import read_html
from briefing.library.json_reader import read_json
from briefing.library.markdown_reader import read_markdown
from briefing.library.text_reader import read_text
from briefing.library.titles import has_words, settle_title
from briefing.model import Article

SIZE_LIMIT = 20_000_000
"""Bytes of the largest file that is read; the longest books have a tenth of that."""

Reader = Callable[[str, str], tuple[Draft, ...]]
"""The text of a file, and how to name the file in an error, to its drafts; raises ArticleError."""

_READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".json": read_json,
}
_HTML = (".html", ".htm")

SUFFIXES: frozenset[str] = frozenset(_READERS)
"""The endings of the files that are articles, in small letters."""


def read_articles(data: bytes, path: str, suffix: str) -> tuple[Article, ...]:
    """Return the articles in `data`, at least one; nothing is read from disk.

    path: for the articles and for errors, "-" for standard input. suffix: one of SUFFIXES, in any
    case. Raises ArticleError naming file, line or key where known, and remedy.
    """
    where = printable(path)
    reader = _READERS.get(suffix.lower())
    if reader is None:
        ending = f'files that end in "{suffix}"' if suffix else "files without an ending"
        known = ", ".join(_READERS)
        raise ArticleError(
            f"{printable(ending)} are not read",
            where=where,
            remedy=f"the endings known are {known}",
        )
    if len(data) > SIZE_LIMIT:
        raise ArticleError(
            f"is larger than {SIZE_LIMIT // 1_000_000} MB",
            where=where,
            remedy="split it, or keep only the article",
        )
    if not data.strip():
        raise ArticleError("is empty", where=where, remedy="put an article into it or remove it")
    text = decode(data, where, html=suffix.lower() in _HTML)
    drafts = reader(text, where)
    digest = hashlib.sha256(data).hexdigest()[:16]
    return tuple(
        _article(draft, where, digest if n == 1 else f"{digest}-{n}", n if len(drafts) > 1 else 0)
        for n, draft in enumerate(drafts, start=1)
    )


def read_file(path: Path) -> tuple[Article, ...]:
    """Return the articles of one file. Raises ArticleError, also where the file cannot be read."""
    where = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise ArticleError("no such file", where=where, remedy="check the path") from error
    except IsADirectoryError as error:
        raise ArticleError("is a folder, not a file", where=where, remedy="name a file") from error
    except PermissionError as error:
        raise ArticleError("may not be read", where=where, remedy="check its rights") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArticleError(f"cannot be read: {reason}", where=where, remedy="check it") from error
    return read_articles(data, str(path), path.suffix)


def _article(draft: Draft, path: str, article_id: str, item: int) -> Article:
    """The finished article; item: its number in a list of several, else 0."""
    if not has_words(draft.text):
        raise ArticleError(
            "has no words in its body",
            where=f"{path}, item {item}" if item else path,
            remedy="put the article's text into it",
        )
    titled = settle_title(draft, path)
    known = draft.metadata
    return Article(
        id=article_id,
        path=path,
        title=titled.title,
        title_from=titled.title_from,
        text=titled.text,
        headline=titled.headline,
        source=known.source,
        author=known.author,
        url=known.url,
        published=known.published,
        tags=known.tags,
        language=known.language,
    )
