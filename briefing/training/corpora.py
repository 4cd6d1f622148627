"""The training corpora, read into one shape.

Every document carries the labels that its corpus has and `None` for those it has not; the loss leaves
the latter out. Offsets are code points of `text`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..analysis.labels import ENTITIES, ROLES
from ..analysis.wording import Wording
from ..model import STANCES

Span = tuple[int, int]

RARE = 2
"""Repeats of the few articles that carry every layer and are of another publisher than the most."""

GUM_GENRES = frozenset({"news", "bio", "interview", "speech", "court", "letter", "voyage"})
"""Genres of GUM near enough to news; textbooks and papers name other things in other ways."""

LABELS = Path(__file__).with_name("labels.jsonl")
"""Stances, speakers, actors and open questions of the rest of PolNeAR's training articles, given for this
project by reading, after the corpora's ANNOTATION.md. Offsets and names; the texts are the corpus'. Each
row says in which round of reading it was made."""

INVENTED = Path(__file__).with_name("invented.jsonl")
"""Articles invented for this project, marked and labelled as they were written, after the same guide: other
publishers, countries and years than the corpora's, and many of the stances and open questions that are
rare there. In the form of `briefings-train.jsonl`; nobody in them exists."""

ROUNDS = 2

FOR_SPEAKERS = 1
"""Rounds that speakers and actors are fitted on. With the second, "they" finds nobody even where two people
were just named side by side, and the development articles gain nothing (.849 against .854 of speakers
right, .804 against .807 of actors)."""

DEVELOPMENT = ("briefings-dev.jsonl", "wikinews-dev.jsonl")
"""The development articles that carry the same labels as the training articles of `labelled_rows`."""

LONGEST_NAME = 7
"""Words; a longer named mention of GUM is a description around a name."""

_GUM_KINDS = {"person": "person", "organization": "organization", "place": "place"}
_LEADING = re.compile(
    r"^(?:(?:the|a|an|our|their|his|her|former|then|late|mr|mrs|ms|dr|sir|president|prime|minister|"
    r"senator|sen|rep|representative|governor|gov|secretary|chairman|chairwoman|ambassador|judge|"
    r"justice|professor|general|king|queen|prince|princess|pope|saint|captain|colonel|director)\b"
    r"\.?\s*)+",
    re.IGNORECASE,
)
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True)
class Attribution:
    """One attribution: spans by role, and its stance where annotated."""

    spans: dict[str, tuple[Span, ...]]
    stance: str | None


@dataclass(frozen=True)
class Document:
    """A text with the labels of its corpus; `None` where the corpus does not have that layer.

    questions: the cue span and kind of each open question. stances: whether `Attribution.stance` is set.
    repeats: how often an epoch of training shows it.
    """

    name: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    entities: tuple[tuple[int, int, str], ...] | None = None
    questions: tuple[tuple[int, int, str], ...] | None = None
    stances: bool = False
    repeats: int = 1


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a `.jsonl` or `.jsonl.gz` file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def digest(path: Path) -> str:
    """First 12 hex digits of the SHA-256 of a corpus file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def own_rows(folder: Path, *, rounds: int = ROUNDS) -> Iterator[dict[str, Any]]:
    """The articles of `LABELS` of the first rounds, in the form of `briefings-train.jsonl`.

    Raises ValueError where PolNeAR's text is not the one that was labelled.
    """
    labels = {row["doc"]: row for row in rows(LABELS) if row["round"] <= rounds}
    for row in rows(folder / "polnear-train.jsonl.gz"):
        label = labels.get(row["doc"])
        if label is None:
            continue
        if hashlib.sha256(row["text"].encode()).hexdigest()[:12] != label["sha256"]:
            raise ValueError(f"{LABELS.name}: {row['doc']} was labelled on another text")
        yield row | label


def labelled_rows(
    folder: Path, *, rounds: int = ROUNDS, invented: bool = True
) -> Iterator[dict[str, Any]]:
    """The training articles that carry stances, speakers, actors and open questions.

    rounds: of `LABELS` that are taken in. invented: whether those of `INVENTED` are.
    """
    yield from rows(folder / "briefings-train.jsonl")
    yield from own_rows(folder, rounds=rounds)
    yield from rows(folder / "wikinews-train.jsonl")
    if invented:
        yield from rows(INVENTED)


@dataclass(frozen=True)
class Judged:
    """An attribution whose stance is annotated. spans: by role."""

    wording: Wording
    spans: dict[str, tuple[Span, ...]]
    stance: str


def judged(row: dict[str, Any]) -> Iterator[Judged]:
    """The attributions of a labelled article that have a stance, on the annotators' own spans."""
    text = row["text"]
    for attribution in row["attributions"]:
        stance = row["stance"].get(attribution["id"])
        if stance in STANCES:
            spans = {role: tuple((s, e) for s, e in attribution[role]) for role in ROLES}
            words = (" ".join(text[s:e] for s, e in spans[role]) for role in ROLES)
            yield Judged(Wording(*words), spans, stance)


def read_training(folder: Path, *, rounds: int = ROUNDS, invented: bool = True) -> list[Document]:
    """All training documents of the corpora in `folder`, in a fixed order.

    rounds: of `LABELS` that are taken in. invented: whether the articles of `INVENTED` are.
    """
    silver = {
        row["doc"]: tuple((s, e, k) for s, e, k in row["entities"])
        for row in rows(folder / "polnear-entities-silver.jsonl.gz")
        if row["split"] == "train"
    }
    rich = {row["doc"]: row for row in own_rows(folder, rounds=rounds)}
    rich |= {row["doc"]: row for row in rows(folder / "briefings-train.jsonl")}
    documents = []
    for row in rows(folder / "polnear-train.jsonl.gz"):
        labelled = rich.get(row["doc"])
        documents.append(
            Document(
                row["doc"],
                row["text"],
                _attributions(row, labelled),
                silver.get(row["doc"]),
                _questions(labelled) if labelled else None,
                labelled is not None,
            )
        )
    documents += [
        replace(_annotated(row), repeats=RARE) for row in rows(folder / "wikinews-train.jsonl")
    ]
    if invented:
        documents += [_annotated(row) for row in rows(INVENTED)]
    documents += [
        Document(row["doc"], row["text"], entities=_named(row))
        for row in rows(folder / "gum-entities.jsonl.gz")
        if row["genre"] in GUM_GENRES and row["split"] == "train"
    ]
    return documents


def read_development(folder: Path) -> dict[str, list[Document]]:
    """Development documents by corpus: nothing of them is trained on."""
    rich = {row["doc"]: row for row in rows(folder / "briefings-dev.jsonl")}
    silver = {
        row["doc"]: tuple((s, e, k) for s, e, k in row["entities"])
        for row in rows(folder / "polnear-entities-silver.jsonl.gz")
    }
    polnear = []
    for row in rows(folder / "polnear-dev.jsonl.gz"):
        labelled = rich.get(row["doc"])
        polnear.append(
            Document(
                row["doc"],
                row["text"],
                _attributions(row, labelled),
                silver.get(row["doc"]),
                _questions(labelled) if labelled else None,
                labelled is not None,
            )
        )
    gum = [
        Document(row["doc"], row["text"], entities=_named(row))
        for row in rows(folder / "gum-entities.jsonl.gz")
        if row["genre"] in GUM_GENRES and row["split"] == "dev"
    ]
    wikinews = [_annotated(row) for row in rows(folder / "wikinews-dev.jsonl")]
    return {"polnear": polnear, "wikinews": wikinews, "gum": gum}


def _annotated(row: dict[str, Any]) -> Document:
    return Document(row["doc"], row["text"], _attributions(row, row), None, _questions(row), True)


def _attributions(row: dict[str, Any], labelled: dict[str, Any] | None) -> tuple[Attribution, ...]:
    stances = labelled["stance"] if labelled else {}
    return tuple(
        Attribution(
            {role: tuple((s, e) for s, e in a[role]) for role in ROLES}, stances.get(a["id"])
        )
        for a in row["attributions"]
    )


def _questions(row: dict[str, Any]) -> tuple[tuple[int, int, str], ...]:
    """The cue of each open question, or the whole sentence where the cue is not found in it.

    A cue is given by its offsets or by its words.
    """
    found = []
    for question in row["open_questions"]:
        start, end = question["span"]
        if not isinstance(question["cue"], str):
            found.append((*question["cue"], question["type"]))
            continue
        sentence = row["text"][start:end].translate(_STRAIGHT).lower()
        at = sentence.find(question["cue"].translate(_STRAIGHT).lower())
        if at >= 0:
            start, end = start + at, start + at + len(question["cue"])
        found.append((start, end, question["type"]))
    return tuple(found)


def _named(row: dict[str, Any]) -> tuple[tuple[int, int, str], ...]:
    """GUM's named mentions as names: titles, articles and possessives cut off, the outermost kept."""
    text = row["text"]
    places = {text[m[0] : m[1]] for m in row["mentions"] if m[3] == "named" and m[2] in ("place",)}
    spans = [
        _bare(text, start, end, _GUM_KINDS.get(kind, "misc"), places)
        for start, end, kind, form, *_ in row["mentions"]
        if form == "named"
    ]
    outermost: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(filter(None, spans), key=lambda s: (s[0] - s[1], s[0])):
        if all(end <= a or start >= b for a, b, _ in outermost):
            outermost.append((start, end, kind))
    return tuple(sorted(s for s in outermost if s[2] in ENTITIES))


def _bare(
    text: str, start: int, end: int, kind: str, places: set[str]
) -> tuple[int, int, str] | None:
    """The name within a mention; None where too little or too much is left for one."""
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    if kind == "person":
        country = next((p for p in places if text[start:end].startswith(p + " ")), None)
        start += len(country) + 1 if country else 0
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    words = text[start:end].split()
    if not words or len(words) > LONGEST_NAME or not words[0][0].isupper():
        return None
    return start, end, kind


def sources_once(row: dict[str, Any]) -> dict[str, Any]:
    """A gold row in which each source stands with one attribution, as in `briefing/1`.

    PolNeAR repeats the source of "Graham urged … and criticized …" for the second verb; Wikinews and
    the document format leave it empty there. The nearest cue keeps it.
    """
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for at, attribution in enumerate(row["attributions"]):
        for start, end in attribution["source"]:
            gaps = [max(0, s - end, start - e) for s, e in attribution["cue"]]
            rank = (min(gaps, default=0), at)
            owner[start, end] = min(rank, owner.get((start, end), rank))
    return row | {
        "attributions": [
            a | {"source": [s for s in a["source"] if owner[s[0], s[1]][1] == at]}
            for at, a in enumerate(row["attributions"])
        ]
    }
