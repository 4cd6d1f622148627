"""Plain text, with front matter or without."""

from __future__ import annotations

from briefing.library.cleaning import clean_text, printable, unwrap
from briefing.library.drafts import Draft
from briefing.library.frontmatter import split_front_matter


def read_text(text: str, where: str) -> tuple[Draft, ...]:
    """Return the one article of a text file. Raises ArticleError for malformed front matter."""
    metadata, body = split_front_matter(printable(text), where)
    return (Draft(metadata, unwrap(clean_text(body))),)
