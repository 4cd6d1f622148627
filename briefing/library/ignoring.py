"""`.briefingignore`: what of a folder is left out, in the syntax of `.gitignore`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import ArticleError
from briefing.library.cleaning import printable

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".briefingignore"


@dataclass(frozen=True)
class Ignored:
    """The rules in force in a folder: of its own file and of those above, the nearest last."""

    rules: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def with_file(self, path: str) -> Ignored:
        """The rules with those of another file. Raises ArticleError naming file and line."""
        return Ignored((*self.rules, (os.path.dirname(path), _read(path))))

    def names(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path is left out; the nearest file that says anything about it decides."""
        for folder, spec in reversed(self.rules):
            below = os.path.relpath(path, folder) + ("/" if is_folder else "")
            decision = spec.check_file(below).include
            if decision is not None:
                return decision
        return False


def _read(path: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    where = printable(path)
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except UnicodeDecodeError as error:
        raise ArticleError("holds no text", where=where, remedy="save it as UTF-8") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArticleError(f"cannot be read: {reason}", where=where, remedy="check it") from error
    for number, line in enumerate(lines, start=1):
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError as error:
            raise ArticleError(
                f"{printable(line)!r} is no pattern",
                where=f"{where}, line {number}",
                remedy="write it as in .gitignore",
            ) from error
    return GitIgnoreSpec.from_lines(lines)
