"""Reading ahead: the first file is read while the toolkit is still being imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

T = TypeVar("T")


def read_ahead(source: Callable[[], Iterable[T]]) -> Callable[[], Iterable[T]]:
    """A source that gives what `source` gives; a thread takes its first item from now on.

    An error in that is raised when the items are asked for, as it would have been.
    """

    def take_first() -> Iterator[T]:
        items = iter(source())
        return chain(list(islice(items, 1)), items)

    executor = ThreadPoolExecutor(max_workers=1)
    future = executor.submit(take_first)
    executor.shutdown(wait=False)
    return future.result
