"""YAML files that people write: each value with the line it stands on, all mistakes at once.

Nothing is constructed from the file (no tags, no aliases), its size and depth are bounded, and what
is wrong is collected with file, line and key, so that a reader of a format can report everything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from .errors import BriefingError, nearest

LARGEST = 64 * 1024
"""Bytes; the largest theme in use is a tenth of it."""

DEEPEST = 20
"""Levels of nesting; no format here has more than four."""

Kind = Literal["empty", "text", "number", "boolean", "list", "mapping"]

_KINDS: dict[str, Kind] = {
    "tag:yaml.org,2002:null": "empty",
    "tag:yaml.org,2002:str": "text",
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:timestamp": "text",
    "tag:yaml.org,2002:bool": "boolean",
    "tag:yaml.org,2002:seq": "list",
    "tag:yaml.org,2002:map": "mapping",
    "tag:yaml.org,2002:merge": "text",
    "tag:yaml.org,2002:value": "text",
}


@dataclass(frozen=True)
class Node:
    """One value of a file.

    key: its path from the top ("summary.method", "" for the whole file). line, column: from 1.
    key_place: line and column of the key, for a value of a mapping. written: a scalar's words as
    they stand in the file. comment: for an empty value, the comment behind it. entries: a mapping's
    values, each under its key. items: a list's values.
    """

    kind: Kind
    key: str
    line: int
    column: int
    written: str = ""
    comment: str = ""
    key_place: tuple[int, int] | None = None
    entries: tuple[tuple[str, Node], ...] = ()
    items: tuple[Node, ...] = ()

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        return next((value for name, value in self.entries if name == key), None)

    def found(self) -> str:
        """What stands there, for a message."""
        if self.kind in ("list", "mapping"):
            return f"a {self.kind}"
        if self.kind == "empty":
            return "no value"
        if not self.written.strip():
            return "an empty text"
        return self.written if self.kind == "text" else f"the {self.kind} {self.written}"


class Mistakes:
    """What is wrong in one file, gathered while it is read and raised together.

    error: the class to raise. where: the file's name as it is shown.
    """

    def __init__(self, error: type[BriefingError], where: str) -> None:
        self._error = error
        self._where = where
        self._found: list[tuple[tuple[int, int], BriefingError]] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, node: Node, what: str, remedy: str = "", *, at_key: bool = False) -> None:
        """One mistake, at the place of `node`, or at that of its key."""
        line, column = (node.key_place if at_key else None) or (node.line, node.column)
        place = f"{self._where}:{line}:{column}"
        where = f"{place}: {node.key}" if node.key else place
        self._found.append(((line, column), self._error(what, where=where, remedy=remedy)))

    def unknown_keys(self, node: Node, known: Collection[str]) -> None:
        """A mistake for each key of the mapping `node` that is not one of `known`."""
        for name, value in node.entries:
            if name not in known:
                self.add(value, "unknown key", nearest(name, known), at_key=True)

    def raise_if_any(self) -> None:
        """Raise the one mistake, or all of them as one error of several lines."""
        if not self._found:
            return
        errors = [error for _, error in sorted(self._found, key=lambda pair: pair[0])]
        raise errors[0] if len(errors) == 1 else self._error("\n".join(str(e) for e in errors))


def text_of(path: Path, error: type[BriefingError]) -> str:
    """The text of the file at `path`; raises `error` where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise error(
                f"is larger than {LARGEST // 1024} KB", where=str(path), remedy="shorten it"
            )
        return data.decode("utf-8-sig")
    except OSError as cause:
        raise error(
            f"cannot be read: {cause.strerror or cause}",
            where=str(path),
            remedy="check that the file exists and that you may read it",
        ) from cause
    except UnicodeDecodeError as cause:
        raise error("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from cause


def read_yaml(text: str, mistakes: Mistakes, where: str, error: type[BriefingError]) -> Node | None:
    """The one document in `text`, or None if it is empty.

    Raises `error` at once where there is no reading on (bad syntax, too large, aliases, too deep);
    what is wrong with single values is added to `mistakes`.
    """
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise error(f"is larger than {LARGEST // 1024} KB", where=where, remedy="shorten it")
    try:
        root = _Tree(text, where, error).get_single_node()
    except yaml.MarkedYAMLError as cause:
        mark = cause.problem_mark or cause.context_mark
        what = cause.problem or cause.context or "cannot be read"
        if (colour := _bare_colour(text, cause)) is not None:
            raise error(
                f"not valid YAML: {colour[0]} begins a comment",
                where=_place(where, text, colour.start()),
                remedy=f'put the colour in quotes: "{colour[0]}"',
            ) from cause
        place = f"{where}:{mark.line + 1}:{mark.column + 1}" if mark else where
        raise error(f"not valid YAML: {what}", where=place, remedy=_remedy(what)) from cause
    except yaml.reader.ReaderError as cause:
        raise error(
            "not valid YAML: a control character",
            where=_place(where, text, cause.position),
            remedy="delete it",
        ) from cause
    except (yaml.YAMLError, ValueError, OverflowError) as cause:
        # PyYAML lets a bad "\U" escape or an endless version number out as these.
        raise error("not valid YAML: a number or escape out of range", where=where) from cause
    return None if root is None else _node(root, "", mistakes)


def _place(where: str, text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"{where}:{line}:{offset - text.rfind(chr(10), 0, offset)}"


def _bare_colour(text: str, cause: yaml.MarkedYAMLError) -> re.Match[str] | None:
    """An unquoted #rrggbb inside {…}, whose comment hides the end of the braces."""
    start, end = cause.context_mark, cause.problem_mark
    if start is None or end is None or "flow" not in (cause.context or ""):
        return None
    found = list(_COLOUR.finditer(text, start.index if start.index < end.index else 0, end.index))
    return found[-1] if found else None


_COLOUR = re.compile(r"(?<=[:\s,\[])#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


class _Tree(yaml.SafeLoader):
    """Makes the tree of a text, and refuses what has no bounds before it goes into it."""

    def __init__(self, text: str, where: str, error: type[BriefingError]) -> None:
        super().__init__(text)
        self._where = where
        self._error = error
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node, unless it is an alias (they may expand without end) or lies too deep."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        place = f"{self._where}:{event.start_mark.line + 1}:{event.start_mark.column + 1}"
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._error(
                "anchors (&) and aliases (*) are not read here",
                where=place,
                remedy="write the value out, or put it in quotes if it is a text",
            )
        if self._depth == DEEPEST and isinstance(event, yaml.CollectionStartEvent):
            raise self._error("is nested too deeply", where=place, remedy="flatten it")
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _node(
    node: yaml.Node, key: str, mistakes: Mistakes, key_place: tuple[int, int] | None = None
) -> Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    kind = _KINDS.get(node.tag)
    if isinstance(node, yaml.MappingNode):
        entries = _entries(node, key, mistakes)
        result = Node("mapping", key, line, column, entries=entries, key_place=key_place)
    elif isinstance(node, yaml.SequenceNode):
        items = tuple(_node(item, f"{key}[{i}]", mistakes) for i, item in enumerate(node.value))
        result = Node("list", key, line, column, items=items, key_place=key_place)
    else:
        written = _printable(node.value)
        comment = "" if written else _comment(node)
        result = Node(kind or "text", key, line, column, written, comment, key_place)
        if result.written != node.value:
            mistakes.add(result, "holds a control character", "delete it")
    if kind is None:
        mistakes.add(result, f"the tag {_printable(node.tag)!r} is not read here", "delete the tag")
    return result


def _entries(node: yaml.MappingNode, key: str, mistakes: Mistakes) -> tuple[tuple[str, Node], ...]:
    entries: dict[str, Node] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            mistakes.add(_node(key_node, key, mistakes), "a key must be a word", "quote it")
            continue
        name = _printable(key_node.value)
        place = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        value = _node(value_node, f"{key}.{name}" if key else name, mistakes, place)
        if name in entries:
            first = entries[name].key_place or (entries[name].line, 0)
            mistakes.add(value, "is given twice", f"first on line {first[0]}", at_key=True)
        else:
            entries[name] = value
    return tuple(entries.items())


def _comment(node: yaml.Node) -> str:
    """What stands as a comment behind an empty value, with its #."""
    mark = node.start_mark
    line, _, _ = (mark.buffer or "")[mark.pointer :].partition("\n")
    line = line.strip("\0 \r\t")
    return _printable(line) if line.startswith("#") else ""


def _printable(text: str) -> str:
    """Without control, format and surrogate characters: a message shows what a file holds."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSHOWN)


_UNSHOWN = ("Cc", "Cf", "Cs")


def _remedy(problem: str) -> str:
    if "\\t" in problem:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in problem:
        return "check the indentation, or put the value in quotes"
    return "check indentation, colons and quotes"


def one_of(node: Node, allowed: Iterable[str], mistakes: Mistakes) -> str | None:
    """The word at `node` if it is one of `allowed`; else None, and a mistake."""
    names = list(allowed)
    if node.kind in ("list", "mapping", "empty"):
        mistakes.add(node, f"must be one of {', '.join(names)}, found {node.found()}")
    elif node.written in names:
        return node.written
    else:
        mistakes.add(node, f"unknown value {node.written!r}", nearest(node.written, names))
    return None


def text_at(node: Node, mistakes: Mistakes, example: str) -> str | None:
    """The text at `node`; else None, and a mistake that shows `example`."""
    if node.kind == "text" and node.written.strip():
        return node.written.strip()
    quotes = node.kind in ("number", "boolean")
    remedy = f'put it in quotes: "{node.written}"' if quotes else f"such as {example}"
    mistakes.add(node, f"must be a text, found {node.found()}", remedy)
    return None


def mapping_at(node: Node, mistakes: Mistakes) -> Node | None:
    """`node` itself if it is a mapping; else None, and a mistake."""
    if node.kind == "mapping":
        return node
    mistakes.add(node, f"must hold keys with values, found {node.found()}", "indent them below it")
    return None
