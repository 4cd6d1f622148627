"""The tables that project the network's last states for likeness.py, fitted with choosing.py's weights."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from .decoding import Floats
from .runtime import FOLDER, loaded

TABLE = FOLDER / "senses.npy"

PARTS = ("words", "name", "introduction", "last name")
"""What is projected, each by a table of its own: words that point at somebody; of a candidate its first
names, the words around the first of them, and its name before the words that point."""

SIZE = 16
"""Numbers that a state becomes in each part."""

Halves = NDArray[np.float16]


@cache
def fitted() -> Floats:
    """The tables that the program comes with: [width of a state, len(PARTS) * SIZE]."""
    return loaded(TABLE, lambda: np.load(TABLE, allow_pickle=False).astype(np.float32))
