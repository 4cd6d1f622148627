"""Files to articles: one reader a format, the same checks and titles for all.

What reads is imported when a file is read: a folder that is as it was is only listed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from briefing.errors import ArticleError
from briefing.library.cleaning import printable
from briefing.model import Article
from briefing.settings import Limits

if TYPE_CHECKING:
    from briefing.library.drafts import Draft

SIZE_LIMIT = Limits().bytes
"""Bytes of the largest file that is read where the settings say nothing else."""

ARTICLES_LIMIT = 10_000
"""Articles in one file: as many as a whole folder is made for."""

Reader: TypeAlias = "Callable[[bytes, str], tuple[Draft, ...]]"
"""A file's bytes, and how to name the file in an error, to its drafts; raises ArticleError."""

TextReader: TypeAlias = "Callable[[str, str], tuple[Draft, ...]]"
"""The same for a text."""


def _text(module: str, name: str, *, html: bool = False) -> Reader:
    """A reader of text, by its module: most folders need one or two."""

    def read(data: bytes, where: str) -> tuple[Draft, ...]:
        from briefing.library.decoding import decode

        reader: TextReader = getattr(import_module(f"briefing.library.{module}"), name)
        return reader(decode(data, where, html=html), where)

    return read


def _binary(module: str, name: str) -> Reader:
    """The same for a reader of bytes."""

    def read(data: bytes, where: str) -> tuple[Draft, ...]:
        reader: Reader = getattr(import_module(f"briefing.library.{module}"), name)
        return reader(data, where)

    return read


_READERS: Mapping[str, Reader] = {
    ".txt": _text("text_reader", "read_text"),
    ".md": _text("markdown_reader", "read_markdown"),
    ".html": _text("html_reader", "read_html", html=True),
    ".htm": _text("html_reader", "read_html", html=True),
    ".json": _text("json_reader", "read_json"),
    ".jsonl": _text("json_reader", "read_jsonl"),
    ".eml": _binary("mail_reader", "read_mail"),
    ".epub": _binary("epub_reader", "read_epub"),
    ".pdf": _binary("pdf_reader", "read_pdf"),
}

SUFFIXES: frozenset[str] = frozenset(_READERS)
"""The endings of the files that are articles, in small letters."""


def read_articles(
    data: bytes, path: str, suffix: str, *, limit: int = SIZE_LIMIT
) -> tuple[Article, ...]:
    """Return the articles in `data`, at least one; nothing is read from disk.

    path: for the articles and for errors, "-" for standard input. suffix: one of SUFFIXES, in any
    case. limit: the most bytes that are read. Raises ArticleError naming file, line or key where
    known, and remedy.
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
    if len(data) > limit:
        raise ArticleError(
            f"is larger than {limit // 1_000_000} MB",
            where=where,
            remedy="split it, or raise limits.file_megabytes in the settings",
        )
    if not data.strip():
        raise ArticleError("is empty", where=where, remedy="put an article into it or remove it")
    drafts = reader(data, where)
    if len(drafts) > ARTICLES_LIMIT:
        raise ArticleError(
            f"holds more than {ARTICLES_LIMIT:,} articles", where=where, remedy="split it"
        )
    digest = hashlib.sha256(data).hexdigest()[:16]
    return tuple(
        _article(draft, where, digest if n == 1 else f"{digest}-{n}", n if len(drafts) > 1 else 0)
        for n, draft in enumerate(drafts, start=1)
    )


def read_file(path: Path, *, limit: int = SIZE_LIMIT) -> tuple[Article, ...]:
    """Return the articles of one file of at most `limit` bytes.

    Raises ArticleError, also where the file cannot be read.
    """
    where = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise ArticleError("no such file", where=where, remedy="check the path") from error
    except IsADirectoryError as error:
        raise ArticleError("is a folder, not a file", where=where, remedy="name a file") from error
    except PermissionError as error:
        raise ArticleError("may not be read", where=where, remedy="check its rights") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArticleError(f"cannot be read: {reason}", where=where, remedy="check it") from error
    return read_articles(data, str(path), path.suffix, limit=limit)


def _article(draft: Draft, path: str, article_id: str, item: int) -> Article:
    """The finished article; item: its number in a list of several, else 0."""
    from briefing.library.titles import has_words, settle_title

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
