"""What theme files in the folder cost at the start: python -m tests.bench.themes [ROUNDS].

Starts `briefing summary` and, on a pseudo-terminal, the reader, in turn with no theme files of the
user's own and with 300 of them (copies of the built-in ones under other names), and prints medians.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

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


def themes_seconds(config: Path) -> float:
    """From the command to its end, where themes are all it does: the theme found, read, printed."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "briefing", "theme", "show", "dark"],
        env=environment(config),
        cwd=config,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def reader_seconds(config: Path) -> float:
    """From the command to the article's first words on the screen."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        termios.tcsetwinsize(0, (40, 120))
        arguments = [sys.executable, "-m", "briefing", str(ROOT / "seeds")]
        os.chdir(config)
        os.execve(sys.executable, arguments, environment(config))
    seen = b""
    try:
        while b"Articles" not in seen:
            if not select.select([terminal], [], [], 60)[0]:
                raise TimeoutError("the reader showed nothing within 60 s")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - began
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    scratch = Path(tempfile.mkdtemp())
    none, many = scratch / "none", scratch / "many"
    fill(none, 0)
    fill(many, COUNT)
    try:
        for name, measure in (("theme show", themes_seconds), ("reader", reader_seconds)):
            times: dict[Path, list[float]] = {none: [], many: []}
            for number in range(rounds + 1):
                for config in (none, many) if number % 2 else (many, none):
                    seconds = measure(config)
                    if number:  # the first round warms caches
                        times[config].append(1000 * seconds)
            without, with_files = (statistics.median(times[config]) for config in (none, many))
            print(
                f"{name}: {without:.0f} ms without, {with_files:.0f} ms with {COUNT} theme files: "
                f"{with_files - without:+.0f} ms (medians of {rounds})"
            )
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
