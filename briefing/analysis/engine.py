"""What a result of the analysis depends on besides the article: this package's own files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import __version__

_FOLDER = Path(__file__).resolve().parent
_KINDS = {".py", ".yaml", ".json", ".onnx", ".npy"}


def engine_files() -> str:
    """Version, and names, sizes and times of the files: cheap, and another after every change."""
    facts = [__version__]
    for path in _files():
        status = path.stat()
        facts.append(f"{path.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def engine_digest() -> str:
    """Version, and a digest of what is in the files: the same for every copy of the program."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{__version__}+{digest.hexdigest()[:16]}"


def _files() -> list[Path]:
    return sorted(path for path in _FOLDER.rglob("*") if path.suffix in _KINDS)
