"""Untrusted text made safe and even: only white space and what cannot be seen may change.

Removed are escape sequences, control characters, format characters (zero width, soft hyphen, change
of direction) and halves of surrogate pairs, so that no text of an article can act on a terminal or
read in another order than it is written. Every other character stays, in its order, save combining
marks piled up beyond `MARKS_LIMIT`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

MARKS_LIMIT = 4
"""Combining marks kept on one letter; no living script needs more, floods of them hide lines."""

WRAPPED_WIDTHS = range(50, 91)
"""How long the lines of a hard-wrapped paragraph are: mail and wire texts wrap at 65 to 80."""

WRAP_SLACK = 10
"""A line may end this much before the margin and still be full: wrapping is not always greedy."""

_ESCAPES = re.compile(
    r"""
      (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]                                     # CSI
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] ) [^\x07\x1b\x80-\x9f\n]* (?: \x07 | \x1b\\ | \x9c )
                                                        # OSC, DCS, SOS, PM, APC; within a line
    | \x1b [ -/]+ [0-~]                                                    # e.g. character sets
    """,
    re.VERBOSE,
)
_BEGIN_ESCAPES = "\x1b\x90\x98\x9b\x9d\x9e\x9f"
_HARMLESS = re.compile("[\n -~\xa1-\xac\xae-\u02af\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Texts of these characters alone, as most are, have nothing to clean; looking is ten times faster."""
PIECE = 100_000
"""Characters that are gone through together: no other thread runs meanwhile."""

_BREAKS = "\n\v\f\x85\u2028"
_REMOVED = {"Cc", "Cf", "Cs"}
_MARKS = {"Mn", "Me"}
_LETTERS_ROUND_HYPHEN = re.compile(r"[^\W\d_]-\n[^\W\d_]")


class _Characters(dict[int, str]):
    """What each character becomes, worked out when it is first met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = _kept(chr(code))
        return kept


def _kept(character: str) -> str:
    if character in _BREAKS:
        return "\n"
    if character == "\u2029":
        return "\n\n"
    category = unicodedata.category(character)
    if character == "\t" or category == "Zs":
        return " "
    noncharacter = "\ufdd0" <= character <= "\ufdef" or ord(character) & 0xFFFE == 0xFFFE
    return "" if category in _REMOVED or noncharacter else character


_CHARACTERS = _Characters()


def printable(text: str) -> str:
    """`text` without escape sequences and unseen characters; spaces and line breaks are plain ones.

    Their number is kept, so a line keeps its place; a tab becomes four spaces.
    """
    if _HARMLESS.fullmatch(text):
        return text
    bare = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    if any(begin in bare for begin in _BEGIN_ESCAPES):
        bare = _ESCAPES.sub("", bare)
    there: set[str] = set()
    for piece in _pieces(bare):
        there.update(piece)
    if any(_CHARACTERS[ord(character)] != character for character in there):
        bare = "".join(piece.translate(_CHARACTERS) for piece in _pieces(bare))
    return _without_floods(bare, there)


def clean_text(text: str) -> str:
    """`text` as `printable` makes it, spaces single, paragraphs parted by one empty line.

    Single line breaks stay. Cleaning twice changes nothing more.
    """
    text = printable(text)
    while "  " in text:
        text = text.replace("  ", " ")
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip(" \n")


def clean_line(text: str) -> str:
    """`text` cleaned and on one line: for titles, names and whatever else is no body."""
    return " ".join(clean_text(text).split())


def unwrap(text: str) -> str:
    """Join the lines of hard-wrapped paragraphs in a cleaned text; other line breaks stay."""
    return "\n\n".join(_unwrap_paragraph(paragraph) for paragraph in text.split("\n\n"))


def _unwrap_paragraph(paragraph: str) -> str:
    lines = paragraph.split("\n")
    inner = [len(line) for line in lines[:-1]]
    margin = max(map(len, lines))
    wrapped = [length for length in inner if length in WRAPPED_WIDTHS]
    if 2 * len(wrapped) <= len(inner) or margin > WRAPPED_WIDTHS[-1]:
        return paragraph
    joined = lines[0]
    for line, following in pairwise(lines):
        joined += _glue(line, following, margin) + following
    return joined


def _glue(line: str, following: str, margin: int) -> str:
    """What stands between two lines: a break if the next word would have fitted and was not put."""
    if len(line) + 1 + len(following.split(" ", 1)[0]) + WRAP_SLACK <= margin:
        return "\n"
    hyphenated = _LETTERS_ROUND_HYPHEN.fullmatch(f"{line[-2:]}\n{following[:1]}")
    return "" if hyphenated else " "


def _without_floods(text: str, characters: set[str]) -> str:
    """characters: those in it, and perhaps others."""
    marks = "".join(c for c in characters if unicodedata.category(c) in _MARKS)
    if not marks:
        return text
    group = f"[{re.escape(marks)}]"
    return re.sub(f"({group}{{{MARKS_LIMIT}}}){group}+", r"\1", text)


def _pieces(text: str) -> Iterator[str]:
    return (text[at : at + PIECE] for at in range(0, len(text), PIECE))
