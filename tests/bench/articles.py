"""A folder of invented articles for measurements: the same for the same numbers, on every machine.

python -m tests.bench.articles FOLDER [COUNT] [BYTES]
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

COUNT = 10_000
BYTES = 6_000
A_FOLDER = 500
"""Files in one folder below."""

FIRST = (
    "Ada Bo Cleo Dan Edda Finn Gail Hugo Ines Jon Kira Lars Mina Nils Olga Per Rosa Sten Tove Ulf"
)
LAST = "Quill Marsh Lind Aron Vance Sable Thorn Reed Holm Falk Strand Berg Dahl Ekman Frost Grane"
PLACES = "Orrin Corva Halden Mirefield Sandholm Tarn Vesper Wold Ashby Brinmouth Calder Dunmore"
BODIES = "Port Authority|Harbour Council|Ministry of Works|Water Board|Rail Union|Fishing Guild"
THINGS = "dam|bridge|tunnel|harbour|ferry line|power station|market hall|archive|canal|observatory"
SENTENCES = (
    "{person} said on {day} that the {thing} in {place} would open in {month}.",
    "“We were never told about the {thing},” {person} said. “Nobody answered.”",
    "The {body} denied that the {thing} had cost more than {number} million.",
    "{person}, who speaks for the {body}, declined to say how much was paid for the {thing}.",
    "It is unclear who will pay for the {thing} in {place}.",
    "{person} accused the {body} of hiding a report on the {thing} since {month}.",
    "The {body} has not disclosed the names of the {number} firms that asked for the work.",
    "Residents of {place} hope that the {thing} will be finished before {month}.",
    "{person} promised a new {thing}, and urged the {body} to publish its accounts.",
    "The {thing} was built {number} years ago by {person}, an engineer from {place}.",
    "On {day} the {body} confirmed that {number} people had lost their work at the {thing}.",
    "Rain fell on {place} for {number} hours, and the road past the {thing} was closed.",
    "According to the {body}, the {thing} carries {number} thousand people on a {day}.",
)
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def article(number: int, size: int = BYTES) -> str:
    """The text of one article of about `size` bytes, with front matter."""
    chance = random.Random(number)

    def sentence() -> str:
        return chance.choice(SENTENCES).format(
            person=f"{chance.choice(FIRST.split())} {chance.choice(LAST.split())}",
            place=chance.choice(PLACES.split()),
            body=chance.choice(BODIES.split("|")),
            thing=chance.choice(THINGS.split("|")),
            day=chance.choice(DAYS.split("|")),
            month=chance.choice(MONTHS.split("|")),
            number=chance.randrange(2, 900),
        )

    title = f"{chance.choice(PLACES.split())} waits for its {chance.choice(THINGS.split('|'))}"
    date = f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    lines = [f"{title}, again ({number})", ""]
    total = 0
    while total < size:
        paragraph = " ".join(sentence() for _ in range(chance.randrange(2, 6)))
        lines += [paragraph, ""]
        total += len(paragraph.encode()) + 2
    head = f"---\nsource: Sample Wire {number % 7}\npublished: {date}\n---\n" if number % 2 else ""
    return head + "\n".join(lines)


def write(folder: Path, count: int = COUNT, size: int = BYTES) -> None:
    """Write `count` articles below `folder`."""
    for number in range(count):
        below = folder / f"{number // A_FOLDER:03}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:05}.txt").write_text(article(number, size), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
