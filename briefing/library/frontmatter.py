"""YAML front matter: the block between two lines `---` at the very start of a text."""

from __future__ import annotations

import re

import yaml

from briefing.errors import ArticleError
from briefing.library.drafts import Fields, Metadata

FRONT_MATTER_LIMIT = 64 * 1024
"""Characters within which front matter must end; real ones have a few hundred."""

NESTING_LIMIT = 20
"""Levels of lists and mappings; no key that we read has more than two."""

# A rule (`---`) with an empty line after it opens no front matter: the convention of Pandoc.
_OPENING = re.compile(r"---[ ]*\n(?=[ ]*\S)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ ]*$", re.MULTILINE)
_KEY = re.compile(r"[\w-]+[ ]*:(?:\s|$)")
_FIRST_LINE = 2


class _Loader(yaml.SafeLoader):
    """YAML without aliases, a few of which can stand for gigabytes, and without deep nesting."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                problem="an alias (*name) stands here, and aliases are not read", problem_mark=mark
            )
        if self.depth > NESTING_LIMIT:
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(problem="it is nested too deeply", problem_mark=mark)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def split_front_matter(text: str, where: str) -> tuple[Metadata, str]:
    """Return what the front matter of `text` says, and the body after it.

    Without front matter: nothing said, and the whole text. Raises ArticleError with line and key.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Metadata(), text
    start = opening.end()
    closing = _CLOSING.search(text, start, start + FRONT_MATTER_LIMIT)
    if closing is not None:
        return _metadata(text[start : closing.start()], where), text[closing.end() :]
    if _KEY.match(text, start) is None:
        return Metadata(), text
    raise ArticleError(
        f"the front matter does not end within {FRONT_MATTER_LIMIT // 1024} KB",
        where=f"{where}, line 1",
        remedy="end it with a line ---",
    )


def _metadata(block: str, where: str) -> Metadata:
    try:
        nodes = _compose(block)
        lines = {key: node.start_mark.line + _FIRST_LINE for key, node in nodes.items()}
        values = {key: _plain(node) for key, node in nodes.items()}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + _FIRST_LINE if error.problem_mark else 1
        raise _malformed(f"{error.problem}", f"{where}, line {line}") from error
    except yaml.YAMLError as error:
        raise _malformed(str(error).splitlines()[0], where) from error
    return Fields(values, lambda key: f'{where}, line {lines[key]}, key "{key}"').metadata()


def _malformed(problem: str, where: str) -> ArticleError:
    return ArticleError(
        f"the front matter is no valid YAML: {problem}",
        where=where,
        remedy='write one "key: value" a line, and quotation marks round a value with a colon',
    )


def _compose(block: str) -> dict[str, yaml.Node]:
    """The nodes under the keys of `block`. Raises YAMLError."""
    loader = _Loader(block)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise yaml.composer.ComposerError(problem="it holds no keys", problem_mark=root.start_mark)
    return {k.value: v for k, v in root.value if isinstance(k, yaml.ScalarNode)}


def _plain(node: yaml.Node) -> object:
    """The node as lists, mappings and text. Scalars stay as written: 1984 may be a title."""
    match node:
        case yaml.SequenceNode():
            return [_plain(item) for item in node.value]
        case yaml.MappingNode():
            return {k.value: _plain(v) for k, v in node.value if isinstance(k, yaml.ScalarNode)}
        case _:
            return None if node.tag == "tag:yaml.org,2002:null" else node.value
