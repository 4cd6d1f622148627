"""The making of sketches, apart, so that it can be sent to another process by its name."""

from __future__ import annotations

from collections.abc import Sequence


def sketches(texts: Sequence[str]) -> list[bytes]:
    """A sketch of each text. The library is imported with the first; raises ImportError without it."""
    from ..library.sketch import sketch

    return [sketch(text) for text in texts]
