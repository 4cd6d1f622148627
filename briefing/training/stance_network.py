"""Training of the stance reader: the tagger's lower half, fitted to whole claims."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from ..analysis.stance_reader import pieces_of
from ..analysis.windows import Ints, Splitter
from ..model import STANCES
from .corpora import DEVELOPMENT, judged, labelled_rows, rows
from .fitting import mean_of, rate
from .network import STANCE_LAYERS, StanceNetwork


@dataclass(frozen=True)
class StanceRecipe:
    """Hyper-parameters. claims: in a batch. hidden: share of word pieces that the network does not see.

    smoothing: share of the truth that is spread over all stances, for the labels are one reading's.
    averaged: how many times in the last epoch the weights are taken into the mean that is kept. orders: in
    how many orders the claims are learnt, each from the same start. invented: whether those of
    `corpora.INVENTED` are among them. embedded: whether the embeddings are learnt, too, which takes half as
    long again.
    """

    seed: int = 20161108
    epochs: int = 3
    claims: int = 48
    encoder_rate: float = 2e-4
    layer_decay: float = 0.85
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.1
    hidden: float = 0.05
    smoothing: float = 0.05
    dropout: float = 0.1
    averaged: int = 4
    orders: int = 2
    invented: bool = False
    embedded: bool = True
    threads: int = 2


RECIPES = (StanceRecipe(), StanceRecipe(claims=96, orders=1, invented=True, embedded=False))
"""The shipped network is the mean of what these two end with: on the development articles it is as often
right as the first, which knows no invented claims, and surer of it (a loss of .66 against .69)."""


@dataclass(frozen=True)
class Told:
    """A claim as pieces, with the index of its stance."""

    ids: Ints
    shapes: Ints
    stance: int


def fit(
    corpora: Path,
    tagger: dict[str, Tensor],
    splitter: Splitter,
    recipes: Sequence[StanceRecipe],
    say: Callable[[str], None],
) -> StanceNetwork:
    """Train from the lower layers of the tagger's weights, once for each recipe and order of the claims.

    Runs that start alike end near enough to each other for the mean of their weights to be better than
    each ("Model soups", Wortsman et al., ICML 2022).
    """
    torch.use_deterministic_algorithms(True)
    # Filling fresh memory is a check for torch's own developers.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    held_out = {name: _told(rows(corpora / name), splitter) for name in DEVELOPMENT}

    def tell(what: str, network: StanceNetwork) -> None:
        for name, claims in held_out.items():
            say(f"{what} {name}: {_accuracy(network, claims, splitter):.3f}")

    ends = []
    for number, recipe in enumerate(recipes, 1):
        known = _told(labelled_rows(corpora, invented=recipe.invented), splitter)
        say(f"{len(known)} claims")
        ends.append(_fit(known, tagger, splitter, recipe, f"recipe {number}", tell))
    network = StanceNetwork(0.0)
    network.load_state_dict(mean_of(ends))
    tell("mean of all", network)
    return network


def _fit(
    known: Sequence[Told],
    tagger: dict[str, Tensor],
    splitter: Splitter,
    recipe: StanceRecipe,
    name: str,
    tell: Callable[[str, StanceNetwork], None],
) -> dict[str, Tensor]:
    """The mean of the weights that one recipe gives, over its orders."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    network = StanceNetwork(recipe.dropout)
    for embedding in (network.pieces, network.positions):
        embedding.requires_grad_(recipe.embedded)
    start = network.state_dict()
    start = {part: tagger.get(part, value).clone() for part, value in start.items()}
    kept: list[dict[str, Tensor]] = []
    for order in range(recipe.orders):
        network.load_state_dict(start)
        torch.manual_seed(recipe.seed + order)
        chance = random.Random(recipe.seed + order)
        for epoch, state in _run(network, known, recipe, splitter, chance):
            kept.append(state)
            tell(f"{name} order {order + 1} epoch {epoch + 1}", network)
    together = mean_of(kept)
    network.load_state_dict(together)
    tell(f"{name} mean", network)
    return together


def _run(
    network: StanceNetwork,
    claims: Sequence[Told],
    recipe: StanceRecipe,
    splitter: Splitter,
    chance: random.Random,
) -> Iterator[tuple[int, dict[str, Tensor]]]:
    """Train `network`; its weights, with the epoch, at the marks of the last one."""
    optimizer = _optimizer(network, recipe)
    peaks = [group["lr"] for group in optimizer.param_groups]
    for epoch in range(recipe.epochs):
        work = _batches(claims, recipe.claims, chance)
        marks = {len(work) * (at + 1) // recipe.averaged for at in range(recipe.averaged)}
        for at, batch in enumerate(work):
            network.train()
            progress = (epoch + at / len(work)) / recipe.epochs
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * rate(progress, recipe.warm_up)
            loss = _loss(network, batch, recipe, splitter)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if epoch + 1 == recipe.epochs and at + 1 in marks:
                yield (
                    epoch,
                    {name: value.clone() for name, value in network.state_dict().items()},
                )


def _told(annotated: Iterable[dict[str, Any]], splitter: Splitter) -> list[Told]:
    return [
        Told(*pieces_of(claim.wording, splitter), STANCES.index(claim.stance))
        for row in annotated
        for claim in judged(row)
    ]


def _batches(claims: Sequence[Told], size: int, chance: random.Random) -> list[list[Told]]:
    """Claims of like length together, in random order."""
    order = sorted(claims, key=lambda claim: len(claim.ids) + chance.uniform(-4, 4))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(groups)
    return groups


def _inputs(claims: Sequence[Told], splitter: Splitter) -> tuple[Tensor, Tensor, Tensor]:
    table = np.zeros((3, len(claims), max(len(claim.ids) for claim in claims)), dtype=np.int64)
    table[0] = splitter.padding
    for row, claim in enumerate(claims):
        size = len(claim.ids)
        table[0, row, :size], table[1, row, :size] = claim.ids, claim.shapes
        table[2, row, :size] = 1
    ids, shapes, mask = torch.from_numpy(table)
    return ids, shapes, mask


def _loss(
    network: StanceNetwork, claims: Sequence[Told], recipe: StanceRecipe, splitter: Splitter
) -> Tensor:
    ids, shapes, mask = _inputs(claims, splitter)
    words = mask.bool() & (ids != splitter.closing) & (ids != splitter.opening)
    hidden = (torch.rand(ids.shape) < recipe.hidden) & words
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(torch.where(hidden, splitter.unseen, ids), shapes, mask)
    right = torch.tensor([claim.stance for claim in claims])
    return F.cross_entropy(logits.float(), right, label_smoothing=recipe.smoothing)


@torch.no_grad()
def _accuracy(network: StanceNetwork, claims: Sequence[Told], splitter: Splitter) -> float:
    network.eval()
    right = 0
    for at in range(0, len(claims), 64):
        group = claims[at : at + 64]
        best = network(*_inputs(group, splitter)).argmax(1)
        right += int((best == torch.tensor([claim.stance for claim in group])).sum())
    return right / len(claims)


def _optimizer(network: StanceNetwork, recipe: StanceRecipe) -> torch.optim.AdamW:
    """AdamW; the deeper a layer, the slower it learns (Howard and Ruder, 2018)."""
    groups: list[dict[str, Any]] = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("stances."):
            groups.append({"params": [parameter], "lr": recipe.head_rate, "weight_decay": 0.0})
            continue
        layer = name.startswith("layers.")
        depth = STANCE_LAYERS - 1 - int(name.split(".")[1]) if layer else STANCE_LAYERS
        rate = recipe.encoder_rate * recipe.layer_decay**depth
        groups.append({"params": [parameter], "lr": rate, "weight_decay": recipe.weight_decay})
    return torch.optim.AdamW(groups)
