"""What theme files in the folder cost at the start: python -m tests.bench.themes [ROUNDS].

Starts `briefing theme show` and, on a pseudo-terminal, the reader, in turn with no theme files of the
user's own and with 300 of them (copies of the built-in ones under other names). Each round starts both,
one straight after the other, so that a busy machine slows them alike.
"""

from __future__ import annotations

import os
import pty
import resource
import select
import shutil
import signal
import statistics
import sys
import tempfile
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
COUNT = 300
ARTICLE = ROOT / "seeds" / "006_quake-brief.txt"


def fill(config: Path, count: int) -> None:
    folder = config / "briefing" / "themes"
    folder.mkdir(parents=True)
    texts = [path.read_bytes() for path in sorted((ROOT / "themes").glob("*.yaml"))]
    for number in range(count):
        (folder / f"theme-{number:03}.yaml").write_bytes(texts[number % len(texts)])


def environment(config: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(config),
        "XDG_CONFIG_HOME": str(config),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "COLUMNS": "120",
        "LINES": "40",
    }


@dataclass(frozen=True)
class Took:
    """Milliseconds: by the clock, and of the processor. The latter do not grow on a busy machine."""

    clock: float
    processor: float


def theme_shown(config: Path) -> Took:
    """From the command to its end, where themes are all it does: the theme found, read, printed."""
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        start(config, "theme", "show", "dark")
    _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"briefing theme show ended with {status}")
    return took(began, used)


def reader_opened(config: Path) -> Took:
    """From the command to the article's first words on the screen."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        termios.tcsetwinsize(0, (40, 120))
        start(config, str(ROOT / "seeds"))
    seen = b""
    try:
        while b"Articles" not in seen:
            if not select.select([terminal], [], [], 60)[0]:
                raise TimeoutError("the reader showed nothing within 60 s")
            seen += os.read(terminal, 65536)
    finally:
        os.kill(child, signal.SIGKILL)
        _, _, used = os.wait4(child, 0)
        os.close(terminal)
    return took(began, used)


def start(config: Path, *arguments: str) -> NoReturn:
    """Become the program, in a folder without themes."""
    os.chdir(config)
    command = [sys.executable, "-m", "briefing", *arguments]
    os.execve(sys.executable, command, environment(config))


def took(began: float, used: resource.struct_rusage) -> Took:
    return Took(1000 * (time.perf_counter() - began), 1000 * (used.ru_utime + used.ru_stime))


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    scratch = Path(tempfile.mkdtemp())
    none, many = scratch / "none", scratch / "many"
    fill(none, 0)
    fill(many, COUNT)
    try:
        for name, measure in (("theme show", theme_shown), ("reader", reader_opened)):
            found: dict[Path, list[Took]] = {none: [], many: []}
            for number in range(rounds + 1):
                for config in (none, many) if number % 2 else (many, none):
                    time_taken = measure(config)
                    if number:  # the first round warms caches
                        found[config].append(time_taken)
            pairs = [*zip(found[none], found[many], strict=True)]
            for kind in ("clock", "processor"):
                without = statistics.median(getattr(a, kind) for a, _ in pairs)
                more = statistics.median(getattr(b, kind) - getattr(a, kind) for a, b in pairs)
                print(
                    f"{name}, {kind}: {without:.0f} ms with no theme files, {more:+.1f} ms with {COUNT} "
                    f"(median of {rounds} pairs' differences)"
                )
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
