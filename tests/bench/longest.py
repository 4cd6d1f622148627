"""Texts of the largest size in the reader: python -m tests.bench.longest [MEGABYTES] [CASE …].

For each case a folder of that one file and a short one: seconds until the reader lists the file, and
from the key that opens its full text until its first line is painted; then keys are pressed in the
text, its end is gone to, and the terminal is made narrower. Prints the longest stall of the event
loop, the longest time from a key to the painted screen, and the memory of the process. Exit code 1
if a stall or a key takes longer than 100 ms.
"""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.events import Key

from briefing.catalogue.elsewhere import Elsewhere
from briefing.catalogue.remember import Remembering
from briefing.catalogue.shelf import Shelf
from briefing.cli.services import analyse
from briefing.settings import Settings
from briefing.store import Store
from briefing.tui.app import BriefingApp
from briefing.tui.garbage import Garbage
from briefing.tui.screens.text import TextScreen
from briefing.tui.widgets.text_view import TextView
from tests.bench.articles import article
from tests.bench.stalls import pulse
from tests.tui.samples import all_themes

MEGABYTES = 20
LONGEST = 100.0
"""Milliseconds that a key may wait."""

CJK = "东京湾的水坝在星期天被证实没有损坏，市长在记者会上说，没有人受伤。"
ARABIC = "قال رئيس البلدية يوم الأحد إن السد لم يتضرر وإن أحدا لم يصب بأذى. "


def filled(piece: str, size: int, between: str) -> str:
    """`piece` again and again, up to `size` bytes."""
    whole = piece + between
    return (whole * (size // len(whole.encode()) + 1)).encode()[:size].decode(errors="ignore")


CASES: dict[str, Callable[[int], str]] = {
    "latin": lambda size: filled(article(0, 50_000), size, "\n\n"),
    "latin-line": lambda size: filled(article(0).replace("\n", " "), size, " "),
    "latin-accents": lambda size: filled(f"« Où — · “ça” ʼn {article(0, 5_000)} →", size, "\n\n"),
    "word": lambda size: "a" * size,
    "cjk": lambda size: filled(CJK * 4, size, "\n\n"),
    "cjk-line": lambda size: filled(CJK, size, ""),
    "arabic": lambda size: filled(ARABIC * 5, size, "\n\n"),
    "emoji-line": lambda size: filled("👩‍👩‍👧 dam 🏳️‍🌈 held ", size, ""),
    "short-lines": lambda size: filled("a", size, "\n"),
}


async def until(holds: Callable[[], bool]) -> float:
    """Seconds until something holds."""
    began = time.perf_counter()
    while not holds():
        await asyncio.sleep(0.005)
        if time.perf_counter() - began > 120:
            raise TimeoutError
    return time.perf_counter() - began


async def pressed(app: BriefingApp, key: str) -> float:
    """Milliseconds from a key, as the driver sends it, until what it changed is painted."""
    began = time.perf_counter()
    painted = asyncio.Event()
    app.post_message(Key(key, key if len(key) == 1 else None))
    app.call_after_refresh(painted.set)
    await painted.wait()
    return 1000 * (time.perf_counter() - began)


async def measure(name: str, folder: Path) -> bool:
    """Open the longest text of `folder`, and go about in it."""
    gaps: list[float] = []
    store = Store(folder / "data" / "briefing.db")
    settings = Settings()
    app = BriefingApp(
        Shelf(store, folder / "news", settings),
        analyse=Remembering(store.path, Elsewhere(analyse), print),
        settings=settings,
        themes=all_themes(),
        folder="news",
        garbage=Garbage(),
    )
    worst: dict[str, float] = {}

    def note(what: str) -> None:
        worst[what] = max(gaps, default=0.0)
        gaps.clear()

    async with app.run_test(size=(120, 40)) as pilot:
        beating = asyncio.create_task(pulse(gaps))
        listed = await until(lambda: len(app.session.entries) > 0 and not app._loading)
        await asyncio.sleep(0.5)
        note("list")
        app._main.query_one("#summary").focus()
        began = time.perf_counter()
        keys = [("enter", await pressed(app, "enter"))]
        await until(lambda: isinstance(app.screen, TextScreen))
        await until(lambda: any(text.view[1] for text in app.screen.query(TextView)))
        shown = time.perf_counter() - began
        note("open")
        for key in ("j", "pagedown", "pagedown", "G", "k", "pageup", "g", "j"):
            keys.append((key, await pressed(app, key)))
            await asyncio.sleep(0.05)
        note("keys")
        await pilot.resize_terminal(90, 40)
        for _ in range(20):
            keys.append(("j narrow", await pressed(app, "j")))
            await asyncio.sleep(0.05)
        note("resize")
        await pressed(app, "escape")
        ended = await until(lambda: app.session.analysed >= app.session.articles)
        note("analysed")
        failure = app.session.failure(0)
        beating.cancel()
    slowest = max(keys, key=lambda pair: pair[1])
    stalls = ", ".join(f"{what} {gap:.0f}" for what, gap in worst.items())
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {name} | {listed:.1f} | {shown:.2f} | {stalls} | {slowest[0]} {slowest[1]:.0f} "
        f"| {megabytes:.0f} | {ended:.0f} s: {failure} |",
        flush=True,
    )
    return max(worst.values()) <= LONGEST and slowest[1] <= LONGEST


def main(size: int, names: list[str]) -> int:
    """Each case in a process of its own, for the sake of its memory."""
    print("| case | listed, s | text, s | longest stall, ms | slowest key, ms | MB | analysis |")
    print("|---|---|---|---|---|---|---|", flush=True)
    runs = [
        subprocess.run(
            [sys.executable, "-m", __spec__.name, "--case", name, str(size)], check=False
        )
        for name in names or CASES
    ]
    return int(any(run.returncode for run in runs))


def one(name: str, size: int) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        news = Path(scratch) / "news"
        news.mkdir()
        text = f"The dam held\n\n{CASES[name](size * 1_000_000 - 100)}\n"
        (news / "long.txt").write_text(text, encoding="utf-8")
        return 0 if asyncio.run(measure(name, Path(scratch))) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--case"]:
        sys.exit(one(sys.argv[2], int(sys.argv[3])))
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(*numbers or [MEGABYTES], [word for word in sys.argv[1:] if not word.isdigit()]))
