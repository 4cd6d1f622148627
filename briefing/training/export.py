"""The trained networks, each as one int8 ONNX file that describes itself.

Weights of matrix products and embeddings become int8 per channel, activations are quantised as they
come (dynamic quantisation). `reduce_range` keeps one bit free, so that processors without VNNI do not
saturate and every machine computes the same. The last layer stays in floating point.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from ..analysis.labels import HEADS
from ..model import STANCES
from .network import WIDTH, Encoder, Network, StanceNetwork

OPSET = 17
LAST = ("heads", "stances")
"""The last layers, by their names in the networks."""


def export(network: Network, path: Path) -> None:
    """Write the tagger to `path` as int8 ONNX, its CRF scores in the file's metadata."""
    _quantised(network, path, _facts(network))


def export_exact(network: Network, path: Path) -> None:
    """Write the tagger to `path` as float32 ONNX, to measure what quantisation loses."""
    _written(network, path, _facts(network))


def export_stances(network: StanceNetwork, path: Path) -> None:
    """Write the stance reader to `path` as int8 ONNX, the names of its outputs in the file's metadata."""
    _quantised(network, path, {"stances": ",".join(STANCES)})


def add_states(model: onnx.ModelProto) -> None:
    """Give the tagger's graph a second output: the states that its heads read, [batch, pieces, width]."""
    heads = next(node for node in model.graph.node if node.name == "/heads/MatMul")
    copied = onnx.helper.make_node("Identity", [heads.input[0]], ["states"], name="/states")
    model.graph.node.append(copied)
    kind = onnx.TensorProto.FLOAT
    shape: tuple[str | int, ...] = ("batch", "pieces", WIDTH)
    model.graph.output.append(onnx.helper.make_tensor_value_info("states", kind, shape))


def _facts(network: Network) -> dict[str, str]:
    chains = {}
    for name in ("attribution", "entity"):
        step, start = getattr(network, name).scores()
        chains[name] = {"step": step.tolist(), "start": start.tolist()}
    return {"heads": json.dumps(HEADS), "chains": json.dumps(chains)}


def _quantised(network: Encoder, path: Path, facts: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        _written(network, exact, facts)
        nodes = onnx.load(exact).graph.node
        quantize_dynamic(
            exact,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=[n.name for n in nodes if any(f"/{h}/" in n.name for h in LAST)],
            extra_options={"MatMulConstBOnly": True},
        )


def _written(network: Encoder, path: Path, facts: dict[str, str]) -> None:
    network.eval()
    ids = torch.ones((2, 5), dtype=torch.int64)
    inputs = {name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "mask")}
    outputs = {"logits": {0: "batch"} | ({1: "pieces"} if isinstance(network, Network) else {})}
    torch.onnx.export(
        network,
        (ids, torch.zeros_like(ids), torch.ones_like(ids)),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=inputs | outputs,
        opset_version=OPSET,
        dynamo=False,
    )
    model = onnx.load(path)
    if isinstance(network, Network):
        add_states(model)
    for key, value in facts.items():
        model.metadata_props.add(key=key, value=value)
    onnx.save(model, path)
