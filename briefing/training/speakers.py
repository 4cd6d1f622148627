"""Fit the ranker that finds whom a pronoun or a description means (analysis/antecedents.json, senses.npy).

A conditional logistic regression over the candidates of each such source of the annotated training
articles, one for each group of expressions, and one bilinear form for all of them over the tagger's states of
the words and of the candidate (the likeness of likeness.py), fitted together. The attributions are the
annotators' own; the names are the network's, as they will be when an article is read.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from ..analysis.actors import Cluster, gather
from ..analysis.antecedents import FEATURES, LIKENESS, NOBODY, Said
from ..analysis.choosing import Weights, fitted
from ..analysis.expressions import GROUPS
from ..analysis.labels import ROLES
from ..analysis.linking import Attribution
from ..analysis.names import name_of
from ..analysis.senses import PARTS, SIZE
from ..analysis.sentences import sentence_spans
from ..analysis.speakers import Resolver
from ..analysis.tagger import Mark, Tagger, Tags
from .corpora import FOR_SPEAKERS, labelled_rows
from .network import WIDTH

COUNTED = len(FEATURES) - len(LIKENESS)
"""Features of a candidate that are counted, and not products of states; they stand first in a row."""

Halves = NDArray[np.float16]
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class SpeakersRecipe:
    """Hyper-parameters. sources: in a batch. rate, decay: of the counted features' weights and of the tables.

    shrunk: what the mean of a group's squared weights costs. dropout: share of a state that is not seen.
    """

    seed: int = 20161108
    epochs: int = 8
    sources: int = 64
    rate: float = 0.03
    table_rate: float = 2e-3
    table_decay: float = 0.1
    shrunk: float = 6e-4
    dropout: float = 0.3
    threads: int = 2


RECIPE = SpeakersRecipe()


@dataclass(frozen=True)
class Example:
    """One source. rows: [candidates, COUNTED]; nobody: [NOBODY]; right: rows that are right, none for
    nobody known. words: [WIDTH]; states: [candidates, len(LIKENESS), WIDTH], of the tagger.
    """

    document: str
    group: str
    rows: Matrix
    nobody: Matrix
    right: tuple[int, ...]
    words: Halves
    states: Halves


def examples(corpora: Path, say: Callable[[str], None]) -> list[Example]:
    """Every pronoun and description that the annotators took for a source."""
    found = examples_of(labelled_rows(corpora, rounds=FOR_SPEAKERS))
    say(f"{len(found)} examples")
    return found


def examples_of(annotated: Iterable[dict[str, Any]]) -> list[Example]:
    """The examples of annotated articles (lines of a corpus)."""
    # Every part of a state is the state itself, for its table is what is to be fitted.
    tagger = Tagger(table=np.tile(np.eye(WIDTH, dtype=np.float32), (1, len(PARTS))))
    found: list[Example] = []
    for row in annotated:
        sentences = sentence_spans(row["text"])
        tags = tagger.tag(row["text"], sentences)
        found += of_document(row, sentences, tags, gather(row["text"], tags.entities))
    return found


def of_document(
    row: dict[str, Any],
    sentences: Sequence[tuple[int, int]],
    tags: Tags,
    clusters: Sequence[Cluster],
) -> list[Example]:
    """The examples of one annotated document (a line of the corpus)."""
    labelled = [a for a in row["attributions"] if a["cue"] and a["content"]]
    attributions = [_attribution(a) for a in labelled]
    forms = {a["name"]: [a["name"], *a["aliases"]] for a in row["actors"]}
    resolver = Resolver(row["text"], sentences, tags, clusters, attributions, _counting())
    guessed = resolver.resolve()
    pool = resolver.pool
    said: list[Said] = []
    found = []
    for at in resolver.order():
        who = row["source_entity"].get(labelled[at]["id"], "~")
        names = [name_of(form).key for form in forms.get(who, [who])]
        asked = resolver.asked(attributions[at])
        gold = guessed[at].clusters
        if asked:
            candidates = pool.candidates(asked, said)
            right = tuple(
                rank
                for rank, c in enumerate(candidates)
                if not who.startswith("~") and _is(c, names, clusters)
            )
            gold = candidates[right[0]] if right else ()
            if not right and not who.startswith("~"):  # named, but by no name that was found
                said.append(resolver.said(attributions[at], gold))
                continue
            own = resolver.own_words(attributions[at])
            table = [pool.row(asked, c, rank, said, own) for rank, c in enumerate(candidates)]
            states = [
                pool.likeness.candidate(c[0], pool.last_named(c[0], asked)) for c in candidates
            ]
            count = len(candidates)
            found.append(
                Example(
                    row["doc"],
                    asked.group,
                    np.array(table, dtype=np.float32).reshape(count, len(FEATURES))[:, :COUNTED],
                    np.array(pool.nobody(asked), dtype=np.float32),
                    right,
                    pool.likeness.words(asked).astype(np.float16),
                    np.array(states, dtype=np.float16).reshape(count, len(LIKENESS), WIDTH),
                )
            )
        said.append(resolver.said(attributions[at], gold))
    return found


def _counting() -> Weights:
    """The shipped weights without the likeness, which needs the tables that are to be fitted."""
    shipped = fitted()
    nothing = (0.0,) * len(LIKENESS)
    counted = {group: row[:COUNTED] + nothing for group, row in shipped.candidate.items()}
    return Weights(counted, shipped.nobody)


def _attribution(row: dict[str, Any]) -> Attribution:
    marks = {
        role: tuple(Mark((start, end), role, 1.0) for start, end in row[role]) for role in ROLES
    }
    source = marks["source"][0] if marks["source"] else None
    return Attribution(source, marks["cue"][0], marks["content"])


def _is(candidate: tuple[int, ...], names: Sequence[str], clusters: Sequence[Cluster]) -> bool:
    """Whether a candidate goes by one of `names`; several are named together, "A, B and C"."""
    if len(candidate) == 1:
        return not {n.key for n in clusters[candidate[0]].names}.isdisjoint(names)
    joined = [clusters[at].form for at in candidate]
    return name_of(f"{', '.join(joined[:-1])} and {joined[-1]}").key in names


class Ranker(nn.Module):
    """A score for each candidate of a source, and one for nobody known, which stands first."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.counted = nn.Parameter(torch.zeros(len(GROUPS), COUNTED + len(NOBODY)))
        self.alike = nn.Parameter(torch.full((len(GROUPS), len(LIKENESS)), 0.05))
        self.tables = nn.Parameter(torch.randn(len(PARTS), WIDTH, SIZE) * WIDTH**-0.5)
        self.dropout = dropout

    def forward(self, batch: _Batch) -> Tensor:
        """[sources, candidates + 1], the places of candidates that are not there at a large minus."""
        scores = (batch.rows * self.counted[batch.group][:, None]).sum(-1)
        words = F.dropout(batch.words, self.dropout, self.training) @ self.tables[0]
        states = F.dropout(batch.states, self.dropout, self.training)
        meant = torch.einsum("bkpw,pws->bkps", states, self.tables[1:])
        alike = torch.einsum("bs,bkps->bkp", words, meant)
        scores = scores + (alike * self.alike[batch.group][:, None]).sum(-1)
        return scores.masked_fill(~batch.there, -1e9)


@dataclass(frozen=True)
class _Batch:
    """Sources padded to one number of candidates; nobody known is the first of them."""

    rows: Tensor
    there: Tensor
    right: Tensor
    words: Tensor
    states: Tensor
    group: Tensor


def _batch(found: Sequence[Example]) -> _Batch:
    most = max(len(e.rows) for e in found) + 1
    rows = np.zeros((len(found), most, COUNTED + len(NOBODY)), dtype=np.float32)
    states = np.zeros((len(found), most, len(LIKENESS), WIDTH), dtype=np.float32)
    there = np.zeros((len(found), most), dtype=bool)
    right = np.zeros((len(found), most), dtype=bool)
    for at, e in enumerate(found):
        count = len(e.rows)
        rows[at, 0, COUNTED:] = e.nobody
        rows[at, 1 : count + 1, :COUNTED] = e.rows
        states[at, 1 : count + 1] = e.states
        there[at, : count + 1] = True
        right[at, [rank + 1 for rank in e.right] or [0]] = True
    return _Batch(
        torch.from_numpy(rows),
        torch.from_numpy(there),
        torch.from_numpy(right),
        torch.from_numpy(np.stack([e.words for e in found]).astype(np.float32)),
        torch.from_numpy(states),
        torch.tensor([GROUPS.index(e.group) for e in found]),
    )


def fit(found: Sequence[Example], recipe: SpeakersRecipe = RECIPE) -> Ranker:
    """AdamW on the conditional log-likelihood, its rate falling in a line to 0."""
    torch.set_num_threads(recipe.threads)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    ranker = Ranker(recipe.dropout)
    tables = [ranker.alike, ranker.tables]
    optimizer = torch.optim.AdamW(
        [
            {"params": [ranker.counted], "lr": recipe.rate, "weight_decay": 0.0},
            {"params": tables, "lr": recipe.table_rate, "weight_decay": recipe.table_decay},
        ]
    )
    peaks = [group["lr"] for group in optimizer.param_groups]
    ranker.train()
    for epoch in range(recipe.epochs):
        work = _batches(found, recipe.sources, chance)
        for at, group in enumerate(work):
            left = 1 - (epoch + at / len(work)) / recipe.epochs
            for parameters, peak in zip(optimizer.param_groups, peaks, strict=True):
                parameters["lr"] = peak * left
            batch = _batch(group)
            scores = ranker(batch)
            held = torch.logsumexp(scores.masked_fill(~batch.right, -1e9), 1)
            loss = (torch.logsumexp(scores, 1) - held).mean()
            loss = loss + recipe.shrunk * (ranker.counted**2).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    ranker.eval()
    return ranker


def _batches(found: Sequence[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Sources with like numbers of candidates together, in random order."""
    order = sorted(found, key=lambda e: len(e.rows) + chance.uniform(-3, 3))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(groups)
    return groups


@torch.no_grad()
def accuracy(found: Sequence[Example], ranker: Ranker) -> tuple[float, float]:
    """Share of right choices: where somebody known is meant, and where nobody is."""
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for at in range(0, len(found), 64):
        group = found[at : at + 64]
        batch = _batch(group)
        best = ranker(batch).argmax(1)
        for e, right, chosen in zip(group, batch.right, best, strict=True):
            hits[bool(e.right)].append(bool(right[chosen]))
    known, nobody = (sum(x) / max(1, len(x)) for x in (hits[True], hits[False]))
    return known, nobody


def cross_validated(
    found: Sequence[Example], recipe: SpeakersRecipe = RECIPE, folds: int = 4
) -> tuple[float, float]:
    """`accuracy` on documents left out in turn."""
    documents = sorted({e.document for e in found})
    fold = {name: at % folds for at, name in enumerate(documents)}
    shares = []
    for left in range(folds):
        ranker = fit([e for e in found if fold[e.document] != left], recipe)
        shares.append(accuracy([e for e in found if fold[e.document] == left], ranker))
    known, nobody = np.mean(shares, axis=0)
    return float(known), float(nobody)


def write(ranker: Ranker, weights: Path, tables: Path) -> None:
    """Write the weights by group, by feature, and the tables where the program reads them."""
    counted = ranker.counted.detach().numpy()
    alike = ranker.alike.detach().numpy()
    named = {
        group: {
            "candidate": _named(FEATURES, [*counted[at, :COUNTED], *alike[at]]),
            "nobody": _named(NOBODY, counted[at, COUNTED:]),
        }
        for at, group in enumerate(GROUPS)
    }
    weights.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    joined = ranker.tables.detach().permute(1, 0, 2).reshape(WIDTH, len(PARTS) * SIZE)
    np.save(tables, joined.numpy().astype(np.float16), allow_pickle=False)


def _named(names: Sequence[str], values: Iterable[float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}
