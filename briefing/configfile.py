"""Writing a choice into the user's config.yaml, whose comments and order stay as they are."""

from __future__ import annotations

import os
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import SettingsError
from .settings import read_settings
from .yamlfile import text_of

if TYPE_CHECKING:
    from .terminal import Background


def keep_theme(config: Path, name: str, background: Background) -> None:
    """Make the theme called `name` that of the file `config`, which is made if there is none.

    Where the file has one theme for dark and one for light terminals, the one for `background` is
    changed. Raises SettingsError where the file has mistakes or cannot be written; it then stays as
    it is.
    """
    text = text_of(config, SettingsError) if config.exists() else ""
    read_settings(text, str(config))
    changed = with_theme(text, name, background)
    read_settings(changed, str(config))
    try:
        _replace(config, changed)
    except OSError as cause:
        raise SettingsError(
            f"cannot be written: {cause.strerror or cause}",
            where=str(config),
            remedy=f"write into it: theme: {name}",
        ) from cause


def with_theme(text: str, name: str, background: Background) -> str:
    """The text of a config.yaml with another theme; pure."""
    # Imported when it is needed: it is slow to import, and most runs write nothing.
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    root = yaml.load(text)
    if not isinstance(root, CommentedMap):  # empty, or nothing but comments
        gap = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{gap}theme: {_scalar(name)}\n"
    # What we read is YAML 1.1, where a bare no is a boolean; what ruamel.yaml writes is 1.2.
    value = name if _is_plain(name) else DoubleQuotedScalarString(name)
    chosen = root.get("theme")
    if isinstance(chosen, CommentedMap):
        chosen[background] = value
    else:
        root["theme"] = value
    out = StringIO()
    yaml.dump(root, out)
    return out.getvalue()


def _scalar(name: str) -> str:
    """A name as YAML that is read back as a text, whatever it looks like."""
    import json

    return name if _is_plain(name) else json.dumps(name, ensure_ascii=False)


def _is_plain(name: str) -> bool:
    """Whether a name needs no quotes to be read as a text."""
    return (
        name.isascii()
        and name[0].isalpha()
        and name.replace("-", "").isalnum()
        and (name.lower() not in _WORDS)
    )


_WORDS = ("yes", "no", "on", "off", "true", "false", "null")


def _replace(config: Path, text: str) -> None:
    """Write beside the file and rename, so that it is never half written; a link stays a link."""
    file = config.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as written:
            written.write(text)
        if file.exists():
            os.chmod(name, file.stat().st_mode & 0o7777)
        else:
            os.chmod(name, 0o644)
        os.replace(name, file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
