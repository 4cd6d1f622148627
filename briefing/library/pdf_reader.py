"""PDF by pypdf (extra `books`): the words of its pages as one article. Pictures are not read."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_line, clean_text
from briefing.library.drafts import Draft, Metadata, split_tags

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGES_LIMIT = 2_000
"""Pages of the longest file; the longest reports have a thousand."""

CONTENT_LIMIT = 20_000_000
"""Bytes of drawing instructions on all pages together, unpacked; a page of a newspaper has 100 KB."""

STEPS_LIMIT = 2_000_000
"""Drawing instructions carried out; a page of a newspaper has ten thousand."""

SHORT_LINE = 0.8
"""A line that ends a sentence and is shorter than this share of the text's width ends a paragraph."""

_LIMITS: dict[str, Any] = {
    "stream_parsing_work_maximum_count": 500_000,
    "zlib_maximum_output_length": CONTENT_LIMIT,
    "lzw_maximum_output_length": CONTENT_LIMIT,
    "run_length_maximum_output_length": CONTENT_LIMIT,
    "xform_maximum_invocations_per_extraction": 200,
    "jbig2dec_binary": None,  # a program that pypdf would start
}
_PROGRAM_TITLE = re.compile(r"^(microsoft (word|powerpoint)|untitled)|\.\w{2,5}$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_HYPHEN = re.compile(r"[^\W\d_]-$")


class _TooMuch(Exception):
    """The pages hold more than a reader of articles needs."""


def read_pdf(data: bytes, where: str) -> tuple[Draft, ...]:
    """Return the one article of a PDF. Raises ArticleError, also where pypdf is not installed."""
    try:
        from pypdf import PdfReader, apply_configuration
        from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
    except ImportError as error:
        raise ArticleError(
            "PDF files are read by pypdf 7, which is not installed",
            where=where,
            remedy="pip install 'briefing[books]'",
        ) from error
    # It logs what it repairs, which without a handler goes to standard error.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        with apply_configuration(**_LIMITS):
            reader = PdfReader(BytesIO(data))
            metadata, pages = _metadata(reader), list(_pages(reader))
    except (FileNotDecryptedError, DependencyError) as error:
        raise ArticleError(
            "is encrypted", where=where, remedy="save it without a password"
        ) from error
    except (_TooMuch, LimitReachedError) as error:
        raise ArticleError(
            "holds more pages or drawings than are read", where=where, remedy="split it"
        ) from error
    except Exception as error:  # pypdf lets bare KeyErrors, TypeErrors and more out of broken files
        raise ArticleError(
            "is no PDF, or is damaged", where=where, remedy="save it again"
        ) from error
    text = clean_text(joined_lines(pages))
    if not text:
        raise ArticleError(
            "holds no text: its pages are pictures",
            where=where,
            remedy="run it through character recognition (ocrmypdf) first",
        )
    return (Draft(metadata, text),)


def _pages(reader: PdfReader) -> Iterator[str]:
    """The text of each page; _TooMuch where a limit is reached."""
    content_left, steps_left = CONTENT_LIMIT, STEPS_LIMIT

    def step(*_: object) -> None:
        nonlocal steps_left
        steps_left -= 1
        if steps_left < 0:
            raise _TooMuch

    if len(reader.pages) > PAGES_LIMIT:
        raise _TooMuch
    for page in reader.pages:
        contents = page.get_contents()
        content_left -= len(contents.get_data()) if contents is not None else 0
        if content_left < 0:
            raise _TooMuch
        yield page.extract_text(visitor_operand_before=step)


def _metadata(reader: PdfReader) -> Metadata:
    """Title, author, date and key words as the file gives them; the names of programs are no titles."""
    info = reader.metadata
    if info is None:
        return Metadata()
    title = clean_line(str(info.get("/Title") or ""))
    try:
        made = info.creation_date
    except ValueError:  # a date that cannot be read is no reason to refuse the file
        made = None
    return Metadata(
        title=None if _PROGRAM_TITLE.search(title) else title or None,
        author=clean_line(str(info.get("/Author") or "")) or None,
        published=made.isoformat() if made else None,
        tags=split_tags([str(info.get("/Keywords") or "")]),
    )


def joined_lines(pages: Iterable[str]) -> str:
    """The text of pages whose every line is broken: paragraphs of one line, parted by empty ones.

    A paragraph ends at an empty line, and where a short line ends a sentence. Page numbers at the
    top and the foot are left out; a word parted at the end of a line keeps its hyphen.
    """
    lines = [line.strip() for page in pages for line in _without_number(page.splitlines())]
    widths = sorted(map(len, filter(None, lines)))
    margin = widths[len(widths) * 9 // 10] if widths else 0
    paragraphs: list[str] = []
    ended = True
    for line in lines:
        if not line:
            ended = True
            continue
        if ended:
            paragraphs.append(line)
        else:
            glue = "" if _HYPHEN.search(paragraphs[-1][-2:]) and line[0].isalpha() else " "
            paragraphs[-1] += glue + line
        ended = len(line) < SHORT_LINE * margin and _SENTENCE_END.search(line) is not None
    return "\n\n".join(paragraphs)


def _without_number(lines: list[str]) -> list[str]:
    kept = [line for line in lines if line.strip()]
    if kept and _PAGE_NUMBER.fullmatch(kept[0].strip()):
        lines = lines[lines.index(kept[0]) + 1 :]
    if len(kept) > 1 and _PAGE_NUMBER.fullmatch(kept[-1].strip()):
        lines = lines[: len(lines) - 1 - lines[::-1].index(kept[-1])]
    return lines
