"""The shipped networks, opened by ONNX Runtime."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import onnxruntime

from ..errors import TaggerError

FOLDER = Path(__file__).resolve().parent

Read = TypeVar("Read")


@dataclass(frozen=True)
class Opened:
    """A network ready to run. facts: what its file says of itself. digest: of the file."""

    session: onnxruntime.InferenceSession
    facts: Mapping[str, str]
    digest: str


def open_network(path: Path, threads: int) -> Opened:
    """Load an ONNX file; TaggerError if it is missing or damaged."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A thread that spins as it waits for this network's next run takes its core from the other network's:
    # without it an article takes a fifth less time on two cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3

    def read() -> Opened:
        data = path.read_bytes()
        session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        facts = session.get_modelmeta().custom_metadata_map
        return Opened(session, facts, hashlib.sha256(data).hexdigest()[:12])

    return loaded(path, read)


def loaded(path: Path, read: Callable[[], Read]) -> Read:
    """What `read` gives; what goes wrong in it becomes a TaggerError that names `path`."""
    try:
        return read()
    except Exception as error:  # onnxruntime and tokenizers raise bare types of their own
        raise TaggerError(
            f"the tagger cannot be loaded: {error}",
            where=str(path),
            remedy="install the program again",
        ) from error


def for_another_version(path: Path) -> TaggerError:
    """The error for a file whose outputs are not those that this program reads."""
    return TaggerError(
        "the tagger was made for another version",
        where=str(path),
        remedy="install the program again",
    )
