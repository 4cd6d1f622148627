"""The same text in several entries: the first of them stands for all."""

from __future__ import annotations

from collections.abc import Mapping


class Copies:
    """Entries of the same text, by their indices.

    originals: of each copy the entry that stands for it.
    """

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._first: dict[str, int] = {}
        self._others: dict[int, list[int]] = {}
        self._originals: dict[int, int] = {}

    @property
    def originals(self) -> Mapping[int, int]:
        """Of each copy the entry that stands for it."""
        return self._originals

    def others(self, index: int) -> tuple[int, ...]:
        """The copies that an entry stands for."""
        return tuple(self._others.get(index, ()))

    def add(self, index: int, text: str) -> bool:
        """Take in an entry with what names its text; whether it is a copy of another."""
        self._texts[index] = text
        first = self._first.setdefault(text, index)
        if first == index:
            return False
        self._originals[index] = first
        self._others.setdefault(first, []).append(index)
        return True

    def remove(self, index: int) -> int | None:
        """Take an entry out; the copy that now stands for the others, if it stood for some."""
        text = self._texts.pop(index, None)
        if text is None:
            return None
        if (first := self._originals.pop(index, None)) is not None:
            self._others[first].remove(index)
            return None
        del self._first[text]
        heir, *others = self._others.pop(index, None) or (None,)
        if heir is not None:
            self._first[text] = heir
            del self._originals[heir]
            if others:
                self._others[heir] = others
                self._originals.update(dict.fromkeys(others, heir))
        return heir
