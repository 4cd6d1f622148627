"""The words of a tree of markup (lxml), without recursion: how deep it nests is the file's choice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from briefing.errors import ArticleError

TAGS_LIMIT = 300_000
"""Tags in one page: ten times as many as the largest pages of news have."""

ATTRIBUTES_LIMIT = 500
"""Attributes of one tag: parsers compare each with each. The most seen on real pages is sixty."""

_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{1000,}")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_WHITE = re.compile(r"\s+")


class Element(Protocol):
    """A node of lxml's tree; of a comment or an instruction the tag is no text."""

    tag: str
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[Element]: ...

    def get(self, key: str) -> str | None:
        """An attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """The element and those below it, of any of `tags`."""
        ...

    def itertext(self) -> Iterator[str]:
        """All words below."""
        ...


def check_markup(text: str, where: str) -> None:
    """Raise ArticleError for markup that would take a parser of HTML minutes."""
    if text.count("<") > TAGS_LIMIT:
        what = f"holds more than {TAGS_LIMIT:,} tags"
    elif any(_attributes(match[0]) > ATTRIBUTES_LIMIT for match in _LONG_TAG.finditer(text)):
        what = f"holds a tag of more than {ATTRIBUTES_LIMIT} attributes"
    else:
        return
    raise ArticleError(what, where=where, remedy="save the article's text as .txt")


def _attributes(tag: str) -> int:
    """At least as many as `tag` has."""
    return sum(map(_QUOTED.sub("", tag).count, " \n/="))


def words_of(
    root: Element,
    *,
    blocks: Collection[str],
    gaps: Mapping[str, str],
    silent: Collection[str] = (),
) -> str:
    """The words below `root`: `blocks` parted by empty lines, white space single.

    gaps: what stands before the words of other elements. silent: elements whose words are none of
    the article.
    """
    return "".join(_pieces(root, blocks, gaps, silent))


def _pieces(
    root: Element, blocks: Collection[str], gaps: Mapping[str, str], silent: Collection[str]
) -> Iterator[str]:
    """Each element's gap and text as it opens, its gap and tail as it closes."""
    open_elements: list[tuple[Element, Iterator[Element]]] = []
    following: Iterator[Element] = iter((root,))
    while True:
        element = next(following, None)
        if element is not None:
            unseen = not isinstance(element.tag, str) or element.tag in silent
            if not unseen:
                yield "\n\n" if element.tag in blocks else gaps.get(element.tag, "")
                yield _WHITE.sub(" ", element.text or "")
            open_elements.append((element, following))
            following = iter(()) if unseen else iter(element)
            continue
        if not open_elements:
            return
        closed, following = open_elements.pop()
        if closed.tag in blocks:
            yield "\n\n"
        if closed is not root:
            yield _WHITE.sub(" ", closed.tail or "")
