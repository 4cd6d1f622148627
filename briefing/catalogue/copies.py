"""The same text in several entries, to the word or nearly: the first of them stands for all.

Each copy is itself the same as the entry that stands for it, not only the same as another copy.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..store.likenesses import Likeness


@dataclass(frozen=True)
class Change:
    """shown: entries that stand for themselves now, and did not. hidden: that did, and do not now."""

    shown: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shown or self.hidden)


class Copies:
    """Entries of the same text, by their indices; a text is known by a name for its words.

    The first is the one with the lowest index, whatever the order in which entries and likenesses
    come, unless another is `held`: that one stands for all where something changes about it, so that
    what somebody looks at is not taken away.
    """

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._entries: dict[str, list[int]] = {}
        self._alike: dict[str, dict[str, int]] = {}
        self._first: dict[str, int] = {}
        """Of each text the entry that stands for it."""
        self._others: dict[int, list[int]] = {}
        self._originals: dict[int, int] = {}
        self._last = -1

    @property
    def originals(self) -> Mapping[int, int]:
        """Of each copy the entry that stands for it."""
        return self._originals

    def others(self, index: int) -> tuple[int, ...]:
        """The copies that an entry stands for."""
        return tuple(self._others.get(index, ()))

    def learn(self, likenesses: Iterable[Likeness], *, held: int | None = None) -> Change:
        """Take in which texts are nearly the same, of entries that are here or may come."""
        met: set[str] = set()
        for one in likenesses:
            known = self._alike.setdefault(one.same, {})
            if one.other not in known:
                known[one.other] = one.common
                self._alike.setdefault(one.other, {})[one.same] = one.common
                if one.same in self._entries and one.other in self._entries:
                    met.add(one.same)
        shown: list[int] = []
        hidden: list[int] = []
        while met:
            texts = self._reached(met.pop())
            met -= texts
            change = self._settle(texts, held)
            shown += change.shown
            hidden += change.hidden
        return Change(tuple(sorted(shown)), tuple(sorted(hidden)))

    def add(self, index: int, text: str, *, held: int | None = None) -> Change:
        """Take in an entry with what names its text; if it is a copy, it is not among those shown."""
        self._texts[index] = text
        insort(self._entries.setdefault(text, []), index)
        if index < self._last:
            return self._settle(self._reached(text), held, new=index)
        self._last = index  # what stands before it stays as it is
        return Change(shown=(index,)) if self._place(index) else Change()

    def remove(self, index: int, *, held: int | None = None) -> Change:
        """Take an entry out; shown are the copies that now stand for themselves, if it stood for some."""
        text = self._texts.pop(index, None)
        if text is None:
            return Change()
        self._entries[text].remove(index)
        if not self._entries[text]:
            del self._entries[text]
        if (first := self._originals.pop(index, None)) is not None:
            self._others[first].remove(index)
            if text not in self._entries:
                del self._first[text]
            return Change()
        del self._first[text]
        self._others.pop(index, None)
        return self._settle(self._reached(text), held)

    def _reached(self, text: str) -> set[str]:
        """The texts that a likeness leads to from one, over texts of which there are entries."""
        found, waiting = {text}, [text]
        while waiting:
            for other in self._alike.get(waiting.pop(), ()):
                if other not in found and other in self._entries:
                    found.add(other)
                    waiting.append(other)
        return found

    def _settle(self, texts: set[str], held: int | None, *, new: int | None = None) -> Change:
        """Find anew which entries of texts stand for which."""
        members = [index for text in texts for index in self._entries.get(text, ())]
        members.sort(key=lambda index: (index != held, index))
        before = {index for index in members if index not in self._originals and index != new}
        for text in texts:
            self._first.pop(text, None)
        for index in members:
            self._originals.pop(index, None)
            self._others.pop(index, None)
        now = {index for index in members if self._place(index)}
        return Change(tuple(sorted(now - before)), tuple(sorted(before - now)))

    def _place(self, index: int) -> bool:
        """Put an entry behind those placed before; whether it stands for itself."""
        text = self._texts[index]
        first = self._first.get(text)
        if first is None:
            first = self._most_alike(text)
            self._first[text] = index if first is None else first
        if first is None:
            return True
        self._originals[index] = first
        self._others.setdefault(first, []).append(index)
        return False

    def _most_alike(self, text: str) -> int | None:
        """Of the entries that stand for themselves the one that is most like a text, if any is like it."""
        best: tuple[int, int] | None = None
        for other, common in self._alike.get(text, {}).items():
            first = self._first.get(other)
            if first is not None and self._texts[first] == other:
                best = max(best or (common, -first), (common, -first))
        return None if best is None else -best[1]
