"""The version of reading: what tells whether two readings were made the same way."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import tawthiq

# What decides how a report is read; ingest, case and the command do not.
_PACKAGES: Final = ("model", "text", "codebook", "places", "extract")


def version(codebook: Path | None = None, places: Path | None = None) -> str:
    """The version of reading: tawthiq's, and a hash of all that readings depend on."""
    root = Path(tawthiq.__file__).parent
    files = [f for name in _PACKAGES for f in (root / name).rglob("*")]
    files += list(codebook.rglob("*")) if codebook else []
    files += [places] if places else []
    state = hashlib.sha256()
    for file in sorted(
        f for f in files if f.is_file() and "__pycache__" not in f.parts
    ):
        state.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{tawthiq.__version__}+{state.hexdigest()[:16]}"
