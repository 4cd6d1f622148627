"""An analysis stops itself when its time is over, whatever step it is in."""

from collections.abc import Callable
from itertools import count

import pytest

from briefing.analysis import windows
from briefing.analysis.deadline import MOST_CHARACTERS, Clock
from briefing.analysis.pipeline import analyse
from briefing.errors import LimitError
from briefing.model import Article
from briefing.settings import METHODS, Limits, Settings

TEXT = "\n".join(f"Ruiz number {n} said that bridge {n} was safe in year {n}." for n in range(60))
SETTINGS = Settings(limits=Limits(analysis_seconds=10))


def article(text: str = TEXT) -> Article:
    return Article("0" * 16, "a.txt", "a", "file-name", text)


def ticking() -> tuple[Clock, Callable[[], int]]:
    """A clock that goes on by a second each time it is looked at, and how often that was."""
    seconds = count()
    looked = []

    def clock() -> float:
        looked.append(next(seconds))
        return looked[-1]

    return clock, lambda: len(looked)


@pytest.mark.parametrize("method", [m for m in METHODS if m != "lead"])
def test_each_method_of_summing_up_looks_at_the_clock(method: str) -> None:
    clock, looked = ticking()
    settings = Settings(method=method, limits=Limits(analysis_seconds=1))
    with pytest.raises(LimitError, match="took longer than 1 seconds and was stopped"):
        analyse(article(), settings, ("summary",), clock=clock)
    assert looked() == 3


def test_the_network_looks_at_the_clock() -> None:
    clock, looked = ticking()
    settings = Settings(method="lead", limits=Limits(analysis_seconds=2))
    with pytest.raises(LimitError):
        analyse(article(TEXT * 20), settings, clock=clock)
    assert looked() == 4


def test_with_time_enough_nothing_changes() -> None:
    def still() -> float:
        return 0.0

    assert analyse(article(), SETTINGS, clock=still) == analyse(article(), Settings())


def test_a_text_too_long_is_refused_before_anything() -> None:
    with pytest.raises(LimitError, match="3 million characters"):
        analyse(article("a " * (MOST_CHARACTERS // 2 + 1)), SETTINGS, ("summary",))


def test_stretches_part_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.analysis.tagger import VOCABULARY

    splitter = windows.Splitter(VOCABULARY)
    text = f"{TEXT}\n\n{'x' * 700} “Ōkami,” he said.\n"
    whole = splitter.split(text)
    monkeypatch.setattr(windows, "STRETCH", 300)
    parted = splitter.split(text.replace("x" * 700, "xy"))
    assert len(parted.words) == len(whole.words)
    joined = splitter.split(TEXT)
    monkeypatch.undo()
    again = splitter.split(TEXT)
    assert joined.words == again.words
    assert (joined.ids == again.ids).all()
    assert (joined.first == again.first).all()
    assert (joined.shapes == again.shapes).all()
