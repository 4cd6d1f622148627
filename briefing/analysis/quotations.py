"""Where the quotations of a text stand.

Quotation marks come curly, straight, single, double and French, and are left open at the end of a
paragraph when the next one goes on quoting. One pass over the marks, no look-back: linear in the
length of the text, whatever the text is.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_MARKS = re.compile("''|``|[“”„«»\"‘’'\n]")
_SINGLE = ("’", "'")
_DOUBLE = ('"', "”", "''")
_CLOSING = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    '"': ('"', "”"),
    "''": _DOUBLE,
    "``": _DOUBLE,
    "‘": _SINGLE,
    "'": _SINGLE,
}
"""Opening mark → the marks that close it. Two apostrophes are a double mark, as agencies type it."""

LONGEST_SINGLE = 600
"""Characters after which a single-quoted passage is taken for a stray apostrophe; the longest one in
the development articles has 412."""


def quoted_spans(text: str) -> list[Span]:
    """Return the quotations of `text` as spans, marks included, in order and never overlapping.

    A quotation ends at its closing mark or, left open, at the end of its paragraph.
    """
    spans: list[Span] = []
    start = -1
    closing: tuple[str, ...] = ()
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match.group()
        single = closing == _SINGLE
        if start >= 0:
            if mark == "\n":
                if not single:
                    spans.append((start, at))
                start = -1
                closing = ()
            elif mark in closing and not (single and _inside_word(text, at)):
                if not single or at - start <= LONGEST_SINGLE:
                    spans.append((start, match.end()))
                start = -1
                closing = ()
            elif single and mark in ("“", '"', "''"):
                start, closing = at, _CLOSING[mark]
        elif mark in _CLOSING and (mark not in ("‘", "'") or _opens_single(text, at)):
            start, closing = at, _CLOSING[mark]
    if start >= 0 and closing != _SINGLE:
        spans.append((start, len(text)))
    return spans


def _inside_word(text: str, at: int) -> bool:
    """Whether the mark at `at` is an apostrophe: a letter or digit follows it at once."""
    return at + 1 < len(text) and text[at + 1].isalnum()


def _opens_single(text: str, at: int) -> bool:
    """Whether a single mark can open a quotation: nothing word-like before it, a word after it.

    An elision at the head of a word ("’90s", "'em") looks the same; a digit after it, or a missing
    closing mark within the paragraph, rules it out.
    """
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in '([—–-“"') and after.isalpha()
