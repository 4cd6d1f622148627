"""A theme file's text: which of the formats it is in, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import ThemeError
from ..yamlfile import Mistakes, Node, mapping_at, read_yaml
from .complete import complete
from .draft import Draft
from .own import KEYS, read_own
from .types import Theme


def read_draft(text: str, where: str) -> Draft:
    """What the text of a YAML file that is called `where` says; pure.

    Raises ThemeError that names each mistake with line, column, key, what was found and what is
    allowed.
    """
    mistakes = Mistakes(ThemeError, where)
    root = read_yaml(text, mistakes, where, ThemeError)
    if root is None or root.kind == "empty":
        raise ThemeError("is empty", where=f"{where}:1:1", remedy=f"give it {', '.join(KEYS)}")
    if mapping_at(root, mistakes) is None:
        mistakes.raise_if_any()
    draft = _reader_of(root)(root, where, mistakes)
    mistakes.raise_if_any()
    return draft


def _reader_of(root: Node) -> Callable[[Node, str, Mistakes], Draft]:
    """The reader of the format; those of other programs are imported for their files alone."""
    if root.get("colors") is not None or root.get("extends") is not None:
        return read_own
    from .base16 import is_base16, read_base16
    from .posting import is_posting, read_posting

    if is_base16(root):
        return read_base16
    return read_posting if is_posting(root) else read_own


def read_theme(text: str, where: str) -> Theme:
    """The theme in the text of a YAML file that is called `where` and extends no other; pure.

    Raises ThemeError for everything that is wrong.
    """
    draft = read_draft(text, where)
    if draft.extends is not None:
        raise ThemeError("there is no other theme to extend here", where=draft.extends_at)
    return complete(draft)
