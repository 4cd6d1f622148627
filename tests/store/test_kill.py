"""SIGKILL at random moments: what was finished is there, what was shown as set is set.

BRIEFING_KILLS sets how often; the full measurement is 200 of each:
    BRIEFING_KILLS=200 python -m pytest tests/store/test_kill.py
"""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.store import Store

KILLS = int(os.environ.get("BRIEFING_KILLS", "8"))
MOST_LINES = 30
LONGEST = 0.05
"""Lines of the child, and seconds after them, until it is killed; at most."""

MARKING = """
import sys
from pathlib import Path
from briefing.store import Store
store = Store(Path(sys.argv[1]))
first = int(sys.argv[2])
print("begun", flush=True)
for number in range(first, first + 100_000):
    store.marks.mark_read(f"r{number}")
    store.marks.star(f"s{number}")
    print(number, flush=True)
"""

ANALYSING = """
import sys
from pathlib import Path
from briefing.catalogue.bulk import analyse_all, to_analyse
from briefing.catalogue.index import bring_up_to_date, outdated, whole_path
from briefing.settings import Settings
from briefing.store import Store
from tests.fakes import fake_analyse
store, folder = Store(Path(sys.argv[1])), Path(sys.argv[2])
for _ in bring_up_to_date(store, outdated(store, folder), limit=10**6):
    pass
cards = store.articles.cards(whole_path(folder))
waiting = to_analyse(store, cards, Settings())
print("begun", len(waiting), flush=True)
for done in analyse_all(store, waiting, fake_analyse, Settings(), jobs=int(sys.argv[3])):
    assert done.error is None
    print(done.card.body, flush=True)
print("end", flush=True)
"""


def killed(code: str, *arguments: str | Path, chance: random.Random) -> list[str]:
    """What the code printed, whole lines, until it was killed: some lines and a moment after it began."""
    lines, moment = chance.randrange(1, MOST_LINES), chance.uniform(0, LONGEST)
    child = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, bufsize=0
    )
    assert child.stdout is not None
    said = b""
    while said.count(b"\n") < lines and (piece := os.read(child.stdout.fileno(), 65536)):
        said += piece
    until = time.monotonic() + moment
    while (left := until - time.monotonic()) > 0:
        if select.select([child.stdout], [], [], left)[0]:
            if not (piece := os.read(child.stdout.fileno(), 65536)):
                break
            said += piece
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    return (said + rest).decode().split("\n")[:-1]


def whole(path: Path) -> bool:
    """SQLite's own check of the file."""
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        connection.close()


def test_no_mark_that_was_set_is_lost(tmp_path: Path) -> None:
    path, chance = tmp_path / "briefing.db", random.Random(1)
    shown = 0
    for turn in range(KILLS):
        _, *numbers = killed(MARKING, path, str(turn * 1_000_000), chance=chance)
        store = Store(path)
        shown += len(numbers)
        for number in numbers:
            assert store.marks.is_read(f"r{number}"), (turn, number)
            assert store.marks.is_starred(f"s{number}"), (turn, number)
        store.close()
        assert whole(path)
    assert shown > KILLS


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_finished_article_is_there(tmp_path: Path, jobs: str) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(40 * KILLS):
        (folder / f"{number:05}.txt").write_text(f"Story {number}\n\nIt rained.", encoding="utf-8")
    path, chance = tmp_path / "briefing.db", random.Random(2)
    finished: set[str] = set()
    for turn in range(KILLS if jobs == "1" else max(KILLS // 8, 1)):
        said = killed(ANALYSING, path, folder, jobs, chance=chance)
        finished |= set(said[1:]) - {"end"}
        store = Store(path)
        kept = {body for (body,) in store._database.rows("SELECT body FROM analyses")}
        store.close()
        assert finished <= kept, turn
        assert whole(path)
    assert finished
