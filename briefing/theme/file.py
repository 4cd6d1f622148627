"""A theme file's text: which of the formats it is in, and all that is wrong with it."""

from __future__ import annotations

from ..errors import ThemeError
from ..yamlfile import Mistakes, mapping_at, read_yaml
from .base16 import is_base16, read_base16
from .complete import complete
from .draft import Draft
from .own import KEYS, read_own
from .posting import is_posting, read_posting
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
    own = root.get("colors") is not None or root.get("extends") is not None
    if not own and is_base16(root):
        draft = read_base16(root, where, mistakes)
    elif not own and is_posting(root):
        draft = read_posting(root, where, mistakes)
    else:
        draft = read_own(root, where, mistakes)
    mistakes.raise_if_any()
    return draft


def read_theme(text: str, where: str) -> Theme:
    """The theme in the text of a YAML file that is called `where` and extends no other; pure.

    Raises ThemeError for everything that is wrong.
    """
    draft = read_draft(text, where)
    if draft.extends is not None:
        raise ThemeError("there is no other theme to extend here", where=draft.extends_at)
    return complete(draft)
