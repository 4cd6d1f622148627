"""The accuracy gate: measured figures against floors that only go up.

    python -m tests.accuracy.gate            print every figure beside its floor
    python -m tests.accuracy.gate --raise    lift the floors to just below what is measured now

The floors (floors.json) are over samples.jsonl always, and over the corpora where they are: in the
folder that BRIEFING_CORPORA names, else in shared/corpora beside the project or beside a folder that
it lies in. A floor is never lowered here: whoever lowers one does it by hand, and says why.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.analysis.pipeline import analyse
from briefing.model import Article
from briefing.settings import Settings
from tests.accuracy.measures import Figure, figures

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SAMPLES = "samples.jsonl"
CORPORA = ("briefings-dev.jsonl", "wikinews-dev.jsonl", "polnear-dev.jsonl.gz")

MARGIN = 0.02
"""Between a figure and its floor: the int8 network answers borderline cases differently on another
processor."""

ITEMS = 1.5
"""… but at least so many of the items measured: of 30 questions, one or two may flip."""


@dataclass(frozen=True)
class Fallen:
    """A figure below its floor."""

    measure: str
    value: float
    floor: float

    def __str__(self) -> str:
        return f"{self.measure} is {self.value:.3f}, its floor {self.floor:.3f}"


def corpora_folder(start: Path = HERE, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the corpora lie, None if they are not on this machine."""
    named = environment.get("BRIEFING_CORPORA")
    around = [Path(named)] if named else [p / "shared" / "corpora" for p in start.parents]
    return next((folder for folder in around if folder.is_dir()), None)


def path_of(name: str) -> Path | None:
    """The annotated set of that name, None if it is not on this machine."""
    if name == SAMPLES:
        return HERE / name
    folder = corpora_folder()
    return folder / name if folder and (folder / name).is_file() else None


def measure(path: Path) -> dict[str, Figure]:
    """Every figure of the installed program over one annotated set."""
    golds = _read(path)
    briefings = (
        analyse(Article(f"{at:016x}", g["doc"], g["doc"], "file-name", g["text"]), Settings())
        for at, g in enumerate(golds)
    )
    return figures(golds, briefings)


def fallen(measured: Mapping[str, Figure], floors: Mapping[str, float]) -> list[Fallen]:
    """The figures below their floors; a measure that has a floor and no figure counts as 0."""
    values = {name: figure.value for name, figure in measured.items()}
    return [
        Fallen(name, values.get(name, 0.0), floor)
        for name, floor in floors.items()
        if values.get(name, 0.0) < floor
    ]


def raised(measured: Mapping[str, Figure], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors, each lifted to just below its figure where that is higher."""
    lifted = dict(floors)
    for name, figure in measured.items():
        below = figure.value - max(MARGIN, ITEMS / figure.items)
        lifted[name] = max(lifted.get(name, 0.0), round(max(0.0, below), 3))
    return lifted


def read_floors() -> dict[str, dict[str, float]]:
    """For each annotated set, the floor of each measure."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def _read(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main(arguments: list[str]) -> int:
    """Print or raise; 1 if a figure is below its floor."""
    floors, below = read_floors() if FLOORS.is_file() else {}, 0
    for name in (SAMPLES, *CORPORA):
        path = path_of(name)
        if path is None:
            sys.stderr.write(f"{name}: not on this machine\n")
            continue
        measured, old = measure(path), floors.get(name, {})
        below += len(fallen(measured, old))
        new = raised(measured, old) if "--raise" in arguments else old
        floors[name] = new
        sys.stdout.write(f"{name}\n")
        for measure_name, figure in measured.items():
            floor = new.get(measure_name, 0.0)
            sys.stdout.write(
                f"  {measure_name:18} {figure.value:.3f} of {figure.items:5}   floor {floor:.3f}\n"
            )
    if "--raise" in arguments:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
