"""Build samples.jsonl, the gold labels of the sample articles, from the marked texts in labels/.

    python tests/accuracy/build_gold.py            write samples.jsonl
    python tests/accuracy/build_gold.py --check    only say whether it is up to date

A marked text is the body of the article in seeds/ that has the same stem, with marks in it:
⟦s3:…⟧ source, ⟦c3:…⟧ cue and ⟦t3:…⟧ content of attribution E3, ⟦q1:…⟧ an open question. A mark
may stand several times (a broken phrase), and marks may nest. After a line ===== follow

    E3 deny | Speaker's Name | responds E1 E2      stance; who speaks; the claims that it answers
    q1 unknown | cue words of the question         its kind; why it is one
    actor person | Full Name | Alias; Alias        the most important first

A speaker with "~" has no name in the article; without a speaker nobody is said to speak. All
offsets of samples.jsonl are computed here, against the body as the program reads it.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import get_args

from briefing.library.formats import read_file
from briefing.model import QUESTION_KINDS, STANCES, ActorKind, Span

HERE = Path(__file__).resolve().parent
LABELS = HERE / "labels"
SEEDS = HERE.parents[1] / "seeds"
GOLD = HERE / "samples.jsonl"
RULE = "\n=====\n"

ROLES = {"s": "source", "c": "cue", "t": "content"}
ACTOR_KINDS: tuple[str, ...] = get_args(ActorKind)

_MARK = re.compile(r"⟦([sctq])(\d+):|⟧")


class LabelError(Exception):
    """A marked text that cannot be meant; says which and why."""


@dataclass(frozen=True)
class Marked:
    """A body without its marks, and where they stood: letter and number to spans."""

    body: str
    spans: dict[tuple[str, int], list[Span]]

    def of(self, letter: str, number: int) -> list[Span]:
        """The spans with that mark, in order of the text."""
        return sorted(self.spans.get((letter, number), []))

    def numbers(self, letters: str) -> list[int]:
        """The numbers marked with any of `letters`, each once."""
        return sorted({number for letter, number in self.spans if letter in letters})


@dataclass(frozen=True)
class NamedActor:
    """An actor that a briefing must name, and the other names that the article gives it."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass
class Table:
    """The lines after the rule."""

    stances: dict[int, str] = field(default_factory=dict)
    speakers: dict[int, str] = field(default_factory=dict)
    responds: dict[int, list[int]] = field(default_factory=dict)
    questions: dict[int, tuple[str, str]] = field(default_factory=dict)
    actors: list[NamedActor] = field(default_factory=list)


def read_marks(text: str) -> Marked:
    """Take the marks out of `text`. Raises LabelError where they do not pair."""
    body: list[str] = []
    length = at = 0
    unclosed: list[tuple[str, int, int]] = []
    spans: dict[tuple[str, int], list[Span]] = {}
    for match in _MARK.finditer(text):
        body.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match[1]:
            unclosed.append((match[1], int(match[2]), length))
        elif unclosed:
            letter, number, start = unclosed.pop()
            spans.setdefault((letter, number), []).append((start, length))
        else:
            raise LabelError(f"a mark closes that was not opened, before {text[at : at + 40]!r}")
    if unclosed:
        letter, number, start = unclosed[-1]
        raise LabelError(f"mark {letter}{number} does not close")
    body.append(text[at:])
    return Marked("".join(body), spans)


def read_table(lines: list[str]) -> Table:
    """Read the lines after the rule. Raises LabelError for a line of no known form."""
    table = Table()
    for line in filter(None, map(str.strip, lines)):
        head, *rest = (part.strip() for part in line.split("|"))
        label, _, kind = head.partition(" ")
        if re.fullmatch(r"E\d+", label) and kind in STANCES:
            _read_claim(table, int(label[1:]), kind, rest)
        elif re.fullmatch(r"q\d+", label) and kind in QUESTION_KINDS and len(rest) == 1:
            table.questions[int(label[1:])] = (kind, rest[0])
        elif label == "actor" and kind in ACTOR_KINDS and rest:
            aliases = tuple(a.strip() for a in rest[1].split(";")) if rest[1:] else ()
            table.actors.append(NamedActor(rest[0], kind, aliases))
        else:
            raise LabelError(f"cannot read the line {line!r}")
    return table


def _read_claim(table: Table, number: int, stance: str, rest: list[str]) -> None:
    if number in table.stances:
        raise LabelError(f"E{number} is labelled twice")
    table.stances[number] = stance
    for part in rest:
        if part.startswith("responds "):
            table.responds[number] = [int(label[1:]) for label in part.split()[1:]]
        else:
            table.speakers[number] = part


def check(marked: Marked, table: Table) -> None:
    """Raise LabelError where marks and table do not fit together."""
    claims = marked.numbers("sct")
    if set(claims) != set(table.stances):
        raise LabelError(f"marked or labelled alone: {sorted(set(claims) ^ set(table.stances))}")
    if set(marked.numbers("q")) != set(table.questions):
        raise LabelError("the questions marked are not those labelled")
    taken: set[int] = set()
    for number in claims:
        if not marked.of("c", number) or not marked.of("t", number):
            raise LabelError(f"E{number} has no cue or no content")
        for letter in ROLES:
            for start, end in marked.of(letter, number):
                if marked.body[start:end] != marked.body[start:end].strip() or start == end:
                    raise LabelError(f"E{number}: white space at the edge of {letter}")
                if taken & set(range(start, end)):
                    raise LabelError(f"E{number}: {letter} overlaps another attribution")
                taken |= set(range(start, end))
        if marked.of("s", number) and number not in table.speakers:
            raise LabelError(f"E{number} has a source and no speaker")
    for number, targets in table.responds.items():
        if table.stances[number] not in ("deny", "confirm", "decline"):
            raise LabelError(f"E{number} answers nothing: it is {table.stances[number]}")
        if number in targets or not set(targets) <= set(claims):
            raise LabelError(f"E{number} responds to what is no other claim")
    for number, (_, cue) in table.questions.items():
        [(start, end)] = marked.of("q", number)
        at = start
        for word in cue.split():
            at = marked.body.find(word, at, end) + len(word)
            if at < len(word):
                raise LabelError(f"q{number}: {word!r} of its cue does not stand in it")
    for actor in table.actors:
        for name in (actor.name, *actor.aliases):
            if name not in marked.body:
                raise LabelError(f"actor {name!r} does not stand in the article")


def seed_of(stem: str) -> Path:
    """The sample article with that stem. Raises LabelError if there is not exactly one."""
    found = sorted(SEEDS.glob(f"{stem}.*"))
    if len(found) != 1:
        raise LabelError(f"{len(found)} files in seeds/ are called {stem}")
    return found[0]


def shifter(body: str, text: str) -> dict[int, int]:
    """From offsets of characters in `body` to those in `text`; both differ in white space only."""
    left = [i for i, c in enumerate(body) if not c.isspace()]
    right = [i for i, c in enumerate(text) if not c.isspace()]
    for i, j in zip(left, right, strict=False):
        if body[i] != text[j]:
            raise LabelError(f"the article goes on {text[j : j + 40]!r}, not {body[i : i + 40]!r}")
    if len(left) != len(right):
        raise LabelError("the article is longer or shorter than the marked text")
    return dict(zip(left, right, strict=True))


def gold(path: Path) -> dict[str, object]:
    """One line of samples.jsonl from one marked text. Raises LabelError."""
    marks, _, lines = path.read_text(encoding="utf-8").partition(RULE)
    marked, table = read_marks(marks), read_table(lines.splitlines())
    check(marked, table)
    seed = seed_of(path.stem)
    [article] = read_file(seed)
    to = shifter(marked.body, article.text)

    def moved(spans: list[Span]) -> list[list[int]]:
        return [[to[start], to[end - 1] + 1] for start, end in spans]

    claims = marked.numbers("sct")
    return {
        "doc": seed.name,
        "text": article.text,
        "attributions": [
            {"id": f"E{n}"} | {role: moved(marked.of(letter, n)) for letter, role in ROLES.items()}
            for n in claims
        ],
        "stance": {f"E{n}": table.stances[n] for n in claims},
        "source_entity": {f"E{n}": table.speakers[n] for n in claims if n in table.speakers},
        "responds_to": {f"E{n}": [f"E{m}" for m in ms] for n, ms in sorted(table.responds.items())},
        "actors": [asdict(actor) for actor in table.actors],
        "open_questions": [
            {"span": moved(marked.of("q", n))[0], "type": kind, "cue": cue}
            for n, (kind, cue) in sorted(table.questions.items())
        ],
    }


def build() -> str:
    """The whole of samples.jsonl. Raises LabelError naming the marked text."""
    lines: list[str] = []
    for path in sorted(LABELS.glob("*.txt")):
        try:
            lines.append(json.dumps(gold(path), ensure_ascii=False))
        except LabelError as error:
            raise LabelError(f"{path.name}: {error}") from error
    return "".join(f"{line}\n" for line in lines)


def main(arguments: list[str]) -> int:
    """Write or check samples.jsonl; 0: done or up to date, 1: a mistake, or out of date."""
    try:
        built = build()
    except LabelError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if "--check" in arguments:
        current = GOLD.is_file() and GOLD.read_text(encoding="utf-8") == built
        if not current:
            sys.stderr.write("samples.jsonl is out of date: run build_gold.py\n")
        return 0 if current else 1
    GOLD.write_text(built, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
