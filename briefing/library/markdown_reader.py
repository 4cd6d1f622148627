"""Markdown (CommonMark and tables), with front matter or without: the words, not the markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_text, printable
from briefing.library.drafts import Draft
from briefing.library.frontmatter import split_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

MARKS_LIMIT = 300_000
"""Characters that may be markup: each is compared with those open. A long book has 30,000."""

_CODE_BLOCKS = ("fence", "code_block")
_CELLS = ("th_open", "td_open")
_SILENT = ("script", "style")
_SPACE = {"softbreak": " ", "hardbreak": "\n"}


def read_markdown(text: str, where: str) -> tuple[Draft, ...]:
    """Return the one article of a Markdown file. Raises ArticleError for malformed front matter
    and for markup without end.

    Links become their words, images and HTML tags are dropped, code stays as words. A heading of
    the first level at the top is the article's headline.
    """
    from markdown_it import MarkdownIt

    metadata, body = split_front_matter(printable(text), where)
    if sum(map(body.count, "[]*_`~<|>")) > MARKS_LIMIT:
        raise ArticleError(
            f"holds more than {MARKS_LIMIT:,} marks of Markdown", where=where, remedy="split it"
        )
    # A block of HTML would be one opaque token; as inline HTML its words remain words.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("html_block")
    tokens = parser.parse(body)
    headed = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    return (Draft(metadata, clean_text("".join(_blocks(tokens))), headed=headed),)


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    """The words, each block after an empty line, the cells of a row each after a space."""
    for token in tokens:
        if token.type in _CELLS:
            yield " "
        elif token.nesting == 1:
            yield "\n\n"
        elif token.type == "inline":
            yield from _words(token.children or ())
        elif token.type in _CODE_BLOCKS:
            yield f"\n\n{token.content}"


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    silent = ""
    for token in tokens:
        if token.type == "html_inline":
            silent = _silent_after(token.content.casefold(), silent)
        elif token.type in _SPACE:
            yield _SPACE[token.type]
        elif token.type != "image" and not silent:
            yield token.content


def _silent_after(tag: str, silent: str) -> str:
    """The element whose words are no words of the article, after `tag` has been met."""
    if silent:
        return "" if tag.startswith(f"</{silent}") else silent
    return next((name for name in _SILENT if tag.startswith(f"<{name}")), "")
