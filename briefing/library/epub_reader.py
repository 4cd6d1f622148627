"""Books and magazines (.epub): a ZIP of chapters, each of which is read as an article."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_line
from briefing.library.decoding import decode
from briefing.library.drafts import (
    Draft,
    Metadata,
    iso_date,
    language_code,
    split_tags,
    web_address,
)
from briefing.library.markup import Element
from briefing.library.xhtml import read_page

MEMBERS_LIMIT = 10_000
"""Files in one book; the largest have two thousand."""

CHAPTERS_LIMIT = 2_000
"""Chapters in one book; a year of a magazine has fewer."""

EXPANDED_LIMIT = 50_000_000
"""Bytes of all chapters together; the Bible in XHTML has a tenth of it. Pictures are not read."""

FEWEST_WORDS = 40
"""Pages with fewer words are covers, titles and dedications; read only where there is nothing else."""

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises for damaged, encrypted and unknown contents."""


def read_epub(data: bytes, where: str) -> tuple[Draft, ...]:
    """Return the chapters of a book in reading order. Raises ArticleError.

    The book's title is their source; its author, date and language are theirs.
    """
    if data.count(_DIRECTORY_ENTRY) > MEMBERS_LIMIT:
        raise ArticleError(
            f"holds more than {MEMBERS_LIMIT:,} files", where=where, remedy="split it"
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _chapters(_Book(archive, where))
    except _DAMAGE as error:
        raise ArticleError(
            "is damaged, encrypted, or no EPUB",
            where=where,
            remedy="export the book again, without copy protection",
        ) from error


class _Book:
    """Reads members of the archive up to a limit for all of them together."""

    def __init__(self, archive: ZipFile, where: str) -> None:
        self._archive = archive
        self._left = EXPANDED_LIMIT
        self.where = where

    def read(self, name: str) -> bytes:
        """The contents of the member `name`; ArticleError if it is missing or the limit is reached."""
        try:
            with self._archive.open(name) as member:
                data = member.read(self._left + 1)
        except KeyError as error:
            raise ArticleError(
                f"has no {clean_line(name)} in it",
                where=self.where,
                remedy="export the book again",
            ) from error
        self._left -= len(data)
        if self._left < 0:
            raise ArticleError(
                f"holds more than {EXPANDED_LIMIT // 1_000_000} MB of text when unpacked",
                where=self.where,
                remedy="split it",
            )
        return data

    def xml(self, name: str) -> Element:
        """The root of a member; entities and external files in it are not read."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, recover=True, huge_tree=False
        )
        try:
            root: Element | None = etree.fromstring(self.read(name), parser)
        except etree.LxmlError as error:
            raise self.malformed(name) from error
        if root is None:
            raise self.malformed(name)
        return root

    def malformed(self, name: str) -> ArticleError:
        """The error for a member that is not what it should be."""
        what = f"has a {clean_line(name)} that cannot be read"
        return ArticleError(what, where=self.where, remedy="export the book again")


@dataclass(frozen=True)
class _Package:
    """metadata: of the book, as its chapters take it over. pages: the members in reading order."""

    metadata: Metadata
    pages: tuple[str, ...]


def _chapters(book: _Book) -> tuple[Draft, ...]:
    package = _package(book)
    drafts = list(_drafts(book, package))
    chapters = [draft for draft in drafts if len(draft.text.split()) >= FEWEST_WORDS] or drafts
    if not chapters:
        raise ArticleError("holds no text", where=book.where, remedy="export the book again")
    return tuple(chapters)


def _drafts(book: _Book, package: _Package) -> Iterator[Draft]:
    for name in package.pages:
        page = read_page(decode(book.read(name), book.where, html=True), book.where)
        if any(c.isalnum() for c in page.text):
            yield Draft(package.metadata, page.text, headed=page.headed)


def _package(book: _Book) -> _Package:
    rootfile = next(book.xml(_CONTAINER).iter("{*}rootfile"), None)
    name = None if rootfile is None else rootfile.get("full-path")
    if not name:
        raise book.malformed(_CONTAINER)
    root = book.xml(name)
    items = {item.get("id"): item for item in root.iter("{*}item")}
    spine = [
        item
        for ref in root.iter("{*}itemref")
        if ref.get("linear") != "no" and (item := items.get(ref.get("idref"))) is not None
    ]
    folder = posixpath.dirname(name)
    pages = dict.fromkeys(  # each once: a spine may name one page a million times
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in spine
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    )
    if len(pages) > CHAPTERS_LIMIT:
        raise ArticleError(
            f"holds more than {CHAPTERS_LIMIT:,} chapters", where=book.where, remedy="split it"
        )
    return _Package(_metadata(root), tuple(pages))


def _metadata(root: Element) -> Metadata:
    def said(name: str) -> list[str]:
        elements = root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        return [line for e in elements if (line := clean_line("".join(e.itertext())))]

    def first(name: str) -> str | None:
        return next(iter(said(name)), None)

    addresses = map(web_address, (*said("source"), *said("identifier")))
    return Metadata(
        source=first("title") or first("publisher"),
        author=", ".join(said("creator")) or None,
        url=next(filter(None, addresses), None),
        published=iso_date(first("date")),
        tags=split_tags(said("subject")),
        language=language_code(first("language")),
    )
