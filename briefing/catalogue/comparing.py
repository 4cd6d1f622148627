"""Finding texts that are nearly the same, once for each text: what is found is kept in the store.

It takes 1.3 ms for a text of a thousand words, so it is done after everything that is waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..library.duplicates import bands, in_common
from ..store import Store
from ..store.likenesses import Sketched

CHARACTERS = 500_000
"""Of texts that are compared together: about a hundred articles, kept in one transaction."""

Sketches = Callable[[Sequence[str]], Sequence[bytes]]
"""Makes sketches of texts, empty for one that is too short. May raise BriefingError."""


def compare(store: Store, folder: str, make: Sketches) -> Iterator[int]:
    """Compare the texts below an absolute folder that were not; after each few, how many they are."""
    texts: list[tuple[str, str]] = []
    length = 0
    for same, key in store.likenesses.waiting(folder):
        text = store.articles.text(key)
        if text is None:  # the file changed or went meanwhile
            continue
        texts.append((same, text))
        length += len(text)
        if length >= CHARACTERS:
            yield _put(store, texts, make)
            texts, length = [], 0
    if texts:
        yield _put(store, texts, make)


def _put(store: Store, texts: Sequence[tuple[str, str]], make: Sketches) -> int:
    made = make([text for _, text in texts])
    store.likenesses.put(
        [
            Sketched(same, sketch, bands(sketch))
            for (same, _), sketch in zip(texts, made, strict=True)
        ],
        in_common,
    )
    return len(texts)
