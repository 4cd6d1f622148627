"""Everything that can go wrong and be explained to the user.

BriefingError
├── UsageError      a wrong option, name or combination; exit code 2
├── ArticleError    a file or folder that cannot be read as articles
├── SettingsError   config.yaml or the environment
├── ThemeError      a theme file, or a theme's name
├── QueryError      a query that cannot be read
├── StoreError      the store cannot be opened, read or written
├── LimitError      an article whose analysis asks for more than the settings allow
└── TaggerError     the network's files are missing or damaged

A third party's exception is translated where it arises and chained.
"""

from __future__ import annotations

from collections.abc import Iterable


class BriefingError(Exception):
    """An error for people. what: what is wrong. where: file, line, key. remedy: what to do."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.remedy})" if self.remedy else line


class UsageError(BriefingError):
    """The command was called in a way that cannot be meant."""

    exit_code = 2


class ArticleError(BriefingError):
    """A file or folder that cannot be read as articles."""


class SettingsError(BriefingError):
    """config.yaml or a BRIEFING_ variable holds something that cannot be meant."""

    exit_code = 2


class ThemeError(BriefingError):
    """A theme file that cannot be read, or a theme that does not exist."""

    exit_code = 2

    def in_one_line(self) -> str:
        """The first mistake, and how many more there are."""
        first, *others = str(self).splitlines()
        return f"{first} (and {len(others)} more: briefing theme check)" if others else first


class QueryError(BriefingError):
    """A query that cannot be read. query: as written. at: where in it, from 0."""

    exit_code = 2

    def __init__(self, what: str, query: str, at: int, *, remedy: str) -> None:
        super().__init__(what, where=f"query, character {at + 1}", remedy=remedy)
        self.query = query
        self.at = at


class StoreError(BriefingError):
    """The store cannot be opened, read or written."""


class LimitError(BriefingError):
    """An article whose analysis asks for more than the settings allow; the article can be read."""


class TaggerError(BriefingError):
    """The network's files are missing or damaged."""


MOST_NAMES = 40
"""More of them are not read but looked up."""


def nearest(name: str, known: Iterable[str]) -> str:
    """'did you mean X?' for the known name nearest to `name`, or the list of known names."""
    names = list(known)
    from difflib import get_close_matches  # only for mistakes

    close = get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}?"
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"known: {', '.join(names[:MOST_NAMES])}{more}"
