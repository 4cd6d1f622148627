"""Stalls of the reader's event loop, and the time from a key to the screen: python -m tests.bench.stalls.

Two cases: moving through the list while N articles are analysed by the real analysis (default 200),
and moving through a list of 10,000 rows. Prints the longest stall of the loop, and median, 99th
percentile and maximum of the time from a key to the painted screen, in milliseconds. Exit code 1 if
a stall exceeds 50 ms or the 99th percentile 100 ms.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from textual.events import Key

from briefing.catalogue.elsewhere import Elsewhere
from briefing.catalogue.shelf import Listed
from briefing.cli.services import analyse
from briefing.library.folder import load, scan
from briefing.settings import Settings
from briefing.tui.app import BriefingApp
from briefing.tui.garbage import Garbage
from tests.tui.samples import FakeAnalyse, HeldShelf, all_themes, loaded, plain_article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
BEAT = 0.002
"""Seconds between two beats of the loop's pulse."""

LONGEST_STALL = 50.0
KEY_P99 = 100.0
KEYS = 300


async def pulse(gaps: list[float]) -> None:
    """Record how much later than asked for each beat comes."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(BEAT)
        gaps.append(1000 * (time.perf_counter() - before - BEAT))


async def measure(name: str, app: BriefingApp, until: Callable[[], bool]) -> bool:
    """Press keys until `until` holds and KEYS were pressed; print what it took."""
    gaps: list[float] = []
    times: list[float] = []
    async with app.run_test(size=(180, 50)) as pilot:
        await ready(app, pilot.pause)
        beating = asyncio.create_task(pulse(gaps))
        while len(times) < KEYS or not until():
            before = time.perf_counter()
            await pressed(app, "k" if len(times) % 4 == 3 else "j")
            times.append(1000 * (time.perf_counter() - before))
            await asyncio.sleep(0.02)
        beating.cancel()
    stall, p99 = max(gaps), quantiles(times, n=100)[98]
    print(
        f"{name}: longest stall {stall:.1f} ms; {len(times)} keys: median {median(times):.1f}, "
        f"p99 {p99:.1f}, max {max(times):.1f} ms"
    )
    return stall <= LONGEST_STALL and p99 <= KEY_P99


async def pressed(app: BriefingApp, key: str) -> None:
    """Send a key as the driver does, and wait until what it changed is painted."""
    painted = asyncio.Event()
    app.post_message(Key(key, key))
    app.call_after_refresh(painted.set)
    await painted.wait()


async def ready(app: BriefingApp, pause: Callable[[], Awaitable[None]]) -> None:
    """Wait until everything is read."""
    while app._loading:
        await pause()


def copies(count: int) -> tuple[Listed, ...]:
    """The sample articles again and again, each with an id of its own."""
    articles = [article for file in load(scan(SEEDS)) for article in file.articles]
    return loaded(
        *(
            replace(articles[n % len(articles)], id=f"{n:016x}", path=f"seeds/{n}.txt")
            for n in range(count)
        )
    )


def reader(files: tuple[Listed, ...], analysis: object) -> BriefingApp:
    return BriefingApp(
        HeldShelf(files),
        analyse=analysis,  # type: ignore[arg-type]
        settings=Settings(),
        themes=all_themes(),
        folder="seeds",
        garbage=Garbage(),
    )


async def main(count: int) -> int:
    busy = reader(copies(count), Elsewhere(analyse))
    held = await measure(
        f"{count} articles being analysed", busy, lambda: busy.session.analysed >= count
    )
    many = tuple(loaded(*(plain_article(n, published=None) for n in range(10_000))))
    long = reader(many, FakeAnalyse())
    held &= await measure("10,000 rows", long, lambda: True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)))
