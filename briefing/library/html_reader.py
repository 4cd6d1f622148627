"""Saved web pages, by trafilatura: the article without the page round it. Nothing is fetched."""

from __future__ import annotations

import logging

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_line, clean_text, printable
from briefing.library.drafts import (
    Draft,
    Metadata,
    iso_date,
    language_code,
    split_tags,
    web_address,
)
from briefing.library.markup import check_markup, words_of

_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "code", "div"})
_GAPS = {"cell": " ", "lb": "\n"}
# Dates as the page states them: no guess from its text, and no limit that moves with the clock.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}


def read_html(text: str, where: str) -> tuple[Draft, ...]:
    """Return the one article of a web page. Raises ArticleError if no article is found in it."""
    import trafilatura
    from trafilatura.settings import Document

    for library in ("trafilatura", "htmldate"):
        # They log what they discard, which without a handler goes to standard error.
        logging.getLogger(library).addHandler(logging.NullHandler())
    page_text = printable(text)
    check_markup(page_text, where)
    tree = trafilatura.load_html(page_text)
    page = None
    if tree is not None:
        language = language_code(tree.get("lang"))
        page = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
    if not isinstance(page, Document):
        raise ArticleError(
            "no article is found in this page", where=where, remedy="save its text as .txt or .md"
        )
    metadata = Metadata(
        title=_line(page.title),
        source=_line(page.sitename),
        author=_line(page.author),
        url=web_address(_line(page.url)),
        published=iso_date(_line(page.date)),
        tags=split_tags(page.tags or ()),
        language=language,
    )
    return (
        Draft(metadata, clean_text(words_of(page.body, blocks=_BLOCKS, gaps=_GAPS)), given="html"),
    )


def _line(value: str | None) -> str | None:
    return clean_line(value or "") or None
