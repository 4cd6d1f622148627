"""The trained network as one int8 ONNX file that describes itself.

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
from .network import Network

OPSET = 17


def export(network: Network, path: Path) -> None:
    """Write `network` to `path` as int8 ONNX, its CRF scores in the file's metadata."""
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        export_exact(network, exact)
        keep = [node.name for node in onnx.load(exact).graph.node if "/heads/" in node.name]
        quantize_dynamic(
            exact,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=keep,
            extra_options={"MatMulConstBOnly": True},
        )


def export_exact(network: Network, path: Path) -> None:
    """Write `network` to `path` as float32 ONNX, to measure what quantisation loses."""
    network.eval()
    ids = torch.ones((2, 5), dtype=torch.int64)
    torch.onnx.export(
        network,
        (ids, torch.zeros_like(ids), torch.ones_like(ids)),
        str(path),
        input_names=["ids", "shapes", "mask"],
        output_names=["logits"],
        dynamic_axes={
            name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "mask", "logits")
        },
        opset_version=OPSET,
        dynamo=False,
    )
    model = onnx.load(path)
    chains = {}
    for name in ("attribution", "entity"):
        step, start = getattr(network, name).scores()
        chains[name] = {"step": step.tolist(), "start": start.tolist()}
    described = {"heads": HEADS, "chains": chains}
    for key, value in described.items():
        model.metadata_props.add(key=key, value=json.dumps(value))
    onnx.save(model, path)
