"""An analysis that is to be made, and what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from briefing.model import PARTS, Article, Briefing, Heading, Part
from briefing.settings import Settings


class Analyse(Protocol):
    """Makes a briefing of an article; pure, called in a worker thread."""

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        """The briefing with `parts` filled in; raises BriefingError if it cannot be made."""
        ...


@dataclass(frozen=True)
class Job:
    """An analysis to be made. index: of the entry. length: of the summary it is made with."""

    index: int
    article: Heading
    settings: Settings
    parts: tuple[Part, ...]
