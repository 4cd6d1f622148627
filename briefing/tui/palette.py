"""What the palette offers: every command that works here, with its keys, and every article."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from briefing.keys import KEYS, shown_key
from briefing.tui.rows import text

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

_MOVES = frozenset(key.id for key in KEYS if key.group == "Move")
"""Commands that nobody looks for in a palette: they come last."""

MOST_ARTICLES = 50
"""Articles among the hits: whoever sees more of them types on."""


Call = partial[Coroutine[Any, Any, bool]]


class KeyCommands(Provider):
    """The bindings that are active where the palette was asked for."""

    def _commands(self) -> Iterator[tuple[str, str, Call]]:
        """What each does, its keys, and the call that does it."""
        found: dict[str, tuple[str, list[str], Call]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.id is None or binding.action == "palette" or not active.enabled:
                continue
            call = partial(self.app.run_action, binding.action, active.node)
            entry = found.setdefault(binding.id, (binding.tooltip, [], call))
            entry[1].append(shown_key(binding.key))
        for id in sorted(found, key=_MOVES.__contains__):
            words, keys, call = found[id]
            yield words, "  ".join(keys), call

    async def discover(self) -> Hits:
        """All of them."""
        for words, keys, call in self._commands():
            yield DiscoveryHit(text(words), call, words, keys)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for words, keys, call in self._commands():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), call, words, keys)


class Articles(Provider):
    """The articles of the session, by title; a copy's leads to the one that stands for it."""

    async def search(self, query: str) -> Hits:
        """The first of those whose title holds all the words typed."""
        app = cast("BriefingApp", self.app)
        words, matcher = query.casefold().split(), self.matcher(query)
        found: set[int] = set()
        originals = app.session.copies.originals
        for index, entry in enumerate(app.session.entries):
            if entry.article is None:
                continue
            title = entry.article.title
            if not all(word in title.casefold() for word in words):
                continue
            listed = originals.get(index, index)
            if listed in found:
                continue
            found.add(listed)
            if len(found) > MOST_ARTICLES:
                return
            call = partial(app.go_to_article, listed)
            # As a command would be rated, so that what has the very words comes first.
            score = max(matcher.match(title), 0.5)
            yield Hit(score, text(title), call, title, entry.article.source or "no source")


def palette() -> CommandPalette:
    """The palette over commands and articles."""
    return CommandPalette([KeyCommands, Articles], placeholder="A command or a title …")
