"""Markup that is all article: the chapters of a book, the body of a mail. Nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_line, clean_text, printable
from briefing.library.markup import check_markup, words_of

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_GAPS = {"br": "\n", "td": " ", "th": " "}
_SILENT = frozenset(
    "head script style template noscript svg math iframe object textarea title".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Written short, as XHTML allows, these would swallow all that follows when read as HTML.
_SHORT = re.compile(r"<(title|script|style|textarea|iframe|noscript|template)\b([^<>]{0,1000})/>")


@dataclass(frozen=True)
class Page:
    """text: cleaned. headed: whether its first line is a heading."""

    text: str
    headed: bool


def read_page(text: str, where: str) -> Page:
    """All the words of a page of HTML or XHTML; "" if it has none. Raises ArticleError."""
    from lxml import etree

    closed = _SHORT.sub(r"<\1\2></\1>", printable(text))
    check_markup(closed, where)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(closed.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(
            "holds markup that cannot be read", where=where, remedy="save it as .txt"
        ) from error
    if root is None:
        return Page("", headed=False)
    words = clean_text(words_of(root, blocks=_BLOCKS, gaps=_GAPS, silent=_SILENT))
    heading = next(root.iter(*_HEADINGS), None)
    first = words.partition("\n")[0]
    headed = (
        heading is not None and first != "" and clean_line("".join(heading.itertext())) == first
    )
    return Page(words, headed)
