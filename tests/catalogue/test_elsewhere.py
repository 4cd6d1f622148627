"""The analysis in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefing.catalogue.elsewhere import Elsewhere
from briefing.errors import BriefingError, LimitError
from briefing.model import PARTS, Article, Briefing, Engine, Part, Summary
from briefing.settings import Settings
from tests.fakes import sample_briefing

ARTICLE = sample_briefing().article


def analyse(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    """Tells, by the method's name, which process it is."""
    return Briefing(article, Summary(str(os.getpid())), (), (), (), Engine("1", None), parts)


def refuse(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    raise LimitError("is too long", where="seeds/long.txt", remedy="raise limits.words")


def blunder(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    raise ZeroDivisionError("no article has no words")


def talk(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    sys.stdout.write("printed by a library")
    return analyse(article, settings, parts)


def die(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    os._exit(9)


def test_one_other_process_makes_all_briefings() -> None:
    elsewhere = Elsewhere(analyse)
    first, second = (elsewhere(ARTICLE, Settings(), ("summary",)) for _ in range(2))
    assert first.article == ARTICLE
    assert first.parts == ("summary",)
    assert first.summary.method == second.summary.method != str(os.getpid())


def test_what_a_library_prints_is_no_answer() -> None:
    assert Elsewhere(talk)(ARTICLE, Settings()).article == ARTICLE


def test_an_error_for_people_comes_back_whole() -> None:
    with pytest.raises(LimitError) as raised:
        Elsewhere(refuse)(ARTICLE, Settings())
    assert str(raised.value) == "seeds/long.txt: is too long (raise limits.words)"


def test_another_error_tells_where_it_arose() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        Elsewhere(blunder)(ARTICLE, Settings())
    assert "in blunder" in raised.value.__notes__[0]


def test_a_process_that_dies_is_told_of_and_another_begins() -> None:
    elsewhere = Elsewhere(die)
    for _ in range(2):
        with pytest.raises(BriefingError, match="ended before it was done"):
            elsewhere(ARTICLE, Settings())


@pytest.mark.parametrize(
    "end", ["sys.exit()", "os._exit(0)", "os.kill(os.getpid(), signal.SIGKILL)"]
)
def test_it_ends_with_the_program_however_that_ends(tmp_path: Path, end: str) -> None:
    """The other process has a pipe open: as long as it lives, that is not read to its end."""
    program = f"""
        import os, signal, sys, threading
        from briefing.catalogue.elsewhere import Elsewhere
        from briefing.settings import Settings
        from tests.catalogue.test_elsewhere import ARTICLE, sleep_in

        threading.Thread(
            target=Elsewhere(sleep_in), args=(ARTICLE, Settings(seeds={str(tmp_path)!r})), daemon=True
        ).start()
        with open({str(tmp_path / "begun")!r}) as begun:  # waits until the analysis has begun
            begun.read()
        {end}
    """
    os.mkfifo(tmp_path / "begun")
    os.mkfifo(tmp_path / "alive")
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)])
    with (tmp_path / "alive").open() as alive:
        assert alive.read() == ""  # the end of the analysis' process
    assert parent.wait(10) in (0, -signal.SIGKILL)


def sleep_in(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    """Keep the pipe "alive" open, say so by "begun", and never end."""
    folder = settings.seeds
    assert folder is not None
    with open(Path(folder) / "alive", "w"):
        with open(Path(folder) / "begun", "w"):
            pass
        signal.pause()
    raise AssertionError("nobody ends the pause but the end of the process")
