from collections.abc import Iterator

import pytest

from briefing.errors import ArticleError
from briefing.tui.ahead import read_ahead


def test_nothing_is_lost_and_the_order_kept() -> None:
    assert list(read_ahead(lambda: [1, 2, 3])()) == [1, 2, 3]
    assert list(read_ahead(lambda: [])()) == []


def test_only_the_first_is_taken_ahead() -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in (1, 2, 3):
            taken.append(number)
            yield number

    items = read_ahead(source)()
    assert taken == [1]
    assert list(items) == [1, 2, 3]


def test_an_error_comes_when_the_items_are_asked_for() -> None:
    def source() -> Iterator[int]:
        raise ArticleError("no such folder")

    ask = read_ahead(source)
    with pytest.raises(ArticleError, match="no such folder"):
        ask()
