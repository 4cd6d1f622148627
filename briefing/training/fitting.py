"""Training: one pass over all corpora for all heads together, resumable after each epoch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from ..analysis.decoding import spans, viterbi
from ..analysis.labels import ENTITIES, HEADS, ROLES
from ..analysis.windows import Splitter
from .corpora import Document
from .examples import IGNORED, Batch, batches, examples
from .network import LAYERS, Network, pretrained


@dataclass(frozen=True)
class Recipe:
    """Hyper-parameters of one run.

    rounds: of `corpora.LABELS` that are learnt too. invented: whether `corpora.INVENTED` is. embedded:
    whether the embeddings of word pieces are learnt, or stay as they are, which costs a fifth less time.
    pieces: word pieces in a batch. layer_decay: a layer's rate as a share of that of the layer above. hidden:
    share of word pieces that the network does not see. rare: how much more a word counts that has a kind of
    open question than one that has none. weights: of each head in the loss.
    """

    seed: int = 20161108
    rounds: int = 1
    invented: bool = False
    embedded: bool = True
    epochs: int = 6
    pieces: int = 3072
    encoder_rate: float = 3e-4
    layer_decay: float = 0.85
    hidden: float = 0.05
    rare: float = 4.0
    head_rate: float = 1e-3
    chain_rate: float = 1e-2
    warm_up: float = 0.1
    weight_decay: float = 0.01
    dropout: float = 0.1
    threads: int = 2
    weights: tuple[tuple[str, float], ...] = (
        ("attribution", 1.0),
        ("entity", 0.4),
        ("stance", 0.35),
        ("question", 1.0),
    )


_LESS_STANCE = (("attribution", 1.0), ("entity", 0.4), ("stance", 0.25), ("question", 1.0))
RUNS = (Recipe(epochs=8, rounds=0, weights=_LESS_STANCE), Recipe())
"""The two runs whose mean the last one begins with: the longer one marks attributions better, the one with
more labels stances and open questions, and the mean does both as well as either."""


LATER = Recipe(
    rounds=2,
    invented=True,
    embedded=False,
    epochs=2,
    encoder_rate=1e-4,
    head_rate=3e-4,
    chain_rate=2e-3,
    warm_up=0.05,
)
"""What the mean of `RUNS` learns after them: all labels, and the articles invented for this project."""


def averaged(folders: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights after the last two epochs of each run of `RUNS`, kept in `folders`.

    Runs that start alike, heads included, end near enough to each other for their mean to be better than
    each ("Model soups", Wortsman et al., ICML 2022). Raises FileNotFoundError where a run has not ended.
    """
    states = [
        torch.load(folder / f"network-{epoch}.pt", weights_only=True)
        for folder, recipe in zip(folders, RUNS, strict=True)
        for epoch in (recipe.epochs - 1, recipe.epochs)
    ]
    return mean_of(states)


def learnt_on(folder: Path) -> dict[str, Tensor]:
    """The mean of the weights after each epoch of `LATER`, kept in `folder`: the shipped network.

    Raises FileNotFoundError where it has not ended.
    """
    files = [folder / f"network-{epoch}.pt" for epoch in range(1, LATER.epochs + 1)]
    return mean_of([torch.load(file, weights_only=True) for file in files])


def mean_of(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of weights, name by name."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def split_logits(logits: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Logits of each word's first piece, by head: [batch, words, labels of the head]."""
    index = batch.first[:, :, None].expand(-1, -1, logits.shape[2])
    parts = torch.split(logits.gather(1, index), list(HEADS.values()), 2)
    return dict(zip(HEADS, parts, strict=True))


def loss_of(network: Network, batch: Batch, recipe: Recipe, unseen: int) -> Tensor:
    """The weighted sum of the heads' mean losses over the words that have a label.

    unseen: the piece that stands for hidden ones. The encoder computes in bfloat16, which halves the time
    on processors that have it; the losses in single precision.
    """
    hidden = (torch.rand(batch.ids.shape) < recipe.hidden) & batch.mask.bool()
    ids = torch.where(hidden, unseen, batch.ids)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        emitted = network(ids, batch.shapes, batch.mask)
    logits = split_logits(emitted.float(), batch)
    total = torch.zeros(())
    for head, weight in recipe.weights:
        labels, scores = batch.labels[head], logits[head]
        if head in ("attribution", "entity"):
            rows = labels[:, 0] != IGNORED
            if not bool(rows.any()):
                continue
            mask = batch.words[rows]
            chain = getattr(network, head)
            part = chain.loss(scores[rows], labels[rows].clamp(min=0), mask) / mask.sum()
        else:
            known = labels != IGNORED
            if not bool(known.any()):
                continue
            counts = torch.ones(HEADS[head])
            if head == "question":
                counts[1:] = recipe.rare
            part = F.cross_entropy(scores[known], labels[known], weight=counts)
        total = total + weight * part
    return total


def fit(
    documents: list[Document],
    development: dict[str, list[Document]],
    splitter: Splitter,
    recipe: Recipe,
    folder: Path,
    say: Callable[[str], None],
    start: Mapping[str, Tensor] | None = None,
) -> Network:
    """Train, or go on from the last epoch that `folder` holds, and return the network.

    start: the weights to begin with, by default those of all-MiniLM-L6-v2 and fresh heads.
    """
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    torch.use_deterministic_algorithms(True)
    # Filling fresh memory is a check for torch's own developers; it costs a quarter of the time.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    network = pretrained(recipe.dropout)
    if start:
        network.load_state_dict(start)
    network.pieces.weight.requires_grad_(recipe.embedded)
    optimizer = _optimizer(network, recipe)
    begin = _resume(network, optimizer, recipe, folder, say)
    peaks = [group["lr"] for group in _optimizer(network, recipe).param_groups]
    for epoch in range(begin, recipe.epochs):
        torch.manual_seed(recipe.seed + epoch)
        chance = random.Random(recipe.seed + epoch)
        windows = [
            example
            for document in documents
            for _ in range(document.repeats)
            for example in examples(document, splitter, chance)
        ]
        work = batches(windows, recipe.pieces, splitter.padding, chance)
        network.train()
        began, mean = time.monotonic(), 0.0
        for at, batch in enumerate(work):
            share = rate((epoch + at / len(work)) / recipe.epochs, recipe.warm_up)
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * share
            loss = loss_of(network, batch, recipe, splitter.unseen)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            mean = 0.95 * mean + 0.05 * float(loss.detach()) if at else float(loss.detach())
            if at % 20 == 0:
                say(
                    f"epoch {epoch + 1} batch {at + 1}/{len(work)} loss {mean:.4f} "
                    f"{time.monotonic() - began:.0f} s"
                )
        folder.mkdir(parents=True, exist_ok=True)
        state = {
            "epoch": epoch + 1,
            "recipe": asdict(recipe),
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
        }
        torch.save(network.state_dict(), folder / f"network-{epoch + 1}.pt")
        torch.save(state, folder / "epoch.part")
        (folder / "epoch.part").replace(folder / "epoch.pt")
        for corpus, held_out in development.items():
            say(f"epoch {epoch + 1} {corpus}: {quick_scores(network, held_out, splitter, recipe)}")
    network.eval()
    return network


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.AdamW:
    """AdamW; the deeper a layer, the slower it learns (Howard and Ruder, 2018)."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        decay = 0.0
        if name.startswith(("attribution.", "entity.")):
            rate = recipe.chain_rate
        elif name.startswith(("heads.", "shapes.")):
            rate = recipe.head_rate
        else:
            depth = LAYERS - 1 - int(name.split(".")[1]) if name.startswith("layers.") else LAYERS
            rate, decay = recipe.encoder_rate * recipe.layer_decay**depth, recipe.weight_decay
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]
    )


def rate(progress: float, warm_up: float) -> float:
    """Share of the highest rate: up in a line for `warm_up` of the time, down in a line to 0."""
    if progress < warm_up:
        return progress / warm_up
    return (1.0 - progress) / (1.0 - warm_up)


def _resume(
    network: Network,
    optimizer: torch.optim.Optimizer,
    recipe: Recipe,
    folder: Path,
    say: Callable[[str], None],
) -> int:
    kept = folder / "epoch.pt"
    if not kept.exists():
        return 0
    state = torch.load(kept, weights_only=True)
    if state["recipe"] != asdict(recipe):
        raise ValueError(f"{kept} was made with another recipe: use another folder or delete it")
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    say(f"going on after epoch {state['epoch']}")
    return int(state["epoch"])


@torch.no_grad()
def quick_scores(
    network: Network, documents: list[Document], splitter: Splitter, recipe: Recipe
) -> str:
    """Exact-span F of each role and entity, and accuracy of stance, on gold words; for the log."""
    network.eval()
    counts: dict[str, list[int]] = {}
    windows = [e for document in documents for e in examples(document, splitter)]
    for batch in batches(windows, recipe.pieces, splitter.padding, None):
        logits = split_logits(network(batch.ids, batch.shapes, batch.mask), batch)
        for head, names in (("attribution", ROLES), ("entity", ENTITIES)):
            rows = batch.labels[head][:, 0] != IGNORED
            if not bool(rows.any()):
                continue
            step, start = getattr(network, head).scores()
            lengths = batch.words[rows].sum(1).numpy()
            paths = viterbi(logits[head][rows].numpy(), lengths, step.numpy(), start.numpy())
            for path, gold, length in zip(paths, batch.labels[head][rows], lengths, strict=True):
                got = set(spans(path[:length].tolist(), len(names)))
                want = set(spans(gold[:length].tolist(), len(names)))
                for kind, name in enumerate(names):
                    ours = {s for s in got if s[2] == kind}
                    theirs = {s for s in want if s[2] == kind}
                    tally = counts.setdefault(name, [0, 0, 0])
                    for at, n in enumerate((len(ours & theirs), len(ours), len(theirs))):
                        tally[at] += n
        known = batch.labels["stance"] != IGNORED
        right = (logits["stance"].argmax(2) == batch.labels["stance"])[known]
        tally = counts.setdefault("stance", [0, 0, 0])
        for at, n in enumerate((int(right.sum()), int(known.sum()), int(known.sum()))):
            tally[at] += n
        known = batch.labels["question"] != IGNORED
        got_q = (logits["question"].argmax(2) > 0)[known].numpy()
        want_q = (batch.labels["question"] > 0)[known].numpy()
        tally = counts.setdefault("question", [0, 0, 0])
        sums = (np.sum(got_q & want_q), np.sum(got_q), np.sum(want_q))
        for at, n in enumerate(sums):
            tally[at] += int(n)
    return "  ".join(
        f"{name} {2 * hit / max(1, ours + theirs):.3f}"
        for name, (hit, ours, theirs) in counts.items()
        if ours + theirs
    )
