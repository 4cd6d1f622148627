"""What the list and the screens show: a line of the list, and what there is to show of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import BriefingError, LimitError
from briefing.model import Article, Briefing, Heading
from briefing.tui.lens import Lens


@dataclass(frozen=True)
class Entry:
    """A line of the list: an article, or a file that could not be read.

    same: names the article's words; "" if that is not known.
    """

    path: Path
    article: Heading | None
    error: BriefingError | None = None
    same: str = ""


@dataclass(frozen=True)
class Page:
    """What there is to show of an entry.

    article: None where there is none to show. briefing: None while the analysis is not done, or if it
    failed. failure: why it failed. lens: what is looked for in it.
    also_in: other files with the same words.
    """

    entry: Entry
    article: Article | None
    briefing: Briefing | None
    failure: BriefingError | None = None
    lens: Lens = field(default_factory=Lens)
    also_in: tuple[Path, ...] = ()

    @property
    def beyond_limit(self) -> bool:
        """Whether the article asks for more than the settings allow: then there is only its text."""
        return isinstance(self.failure, LimitError)

    @property
    def gap(self) -> str:
        """Why there is no briefing."""
        if self.failure is not None:
            return f"Could not be analysed: {self.failure}"
        if self.entry.error is not None:
            return "Nothing to show: the file could not be read."
        return "Being analysed …"
