"""The version of reading: what tells whether two readings were made the same way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import tawthiq

# What decides how a report is read; ingest, case and the command do not.
_PACKAGES: Final = ("model", "text", "codebook", "places", "extract")


# What is made of the sources reads the same: it is no other version.
_MADE: Final = (".pyc", ".so", ".pyd")


def version(codebook: Path | None = None, places: Path | None = None) -> str:
    """The version of reading: tawthiq's, and a hash of all that readings depend on."""
    root = Path(tawthiq.__file__).parent
    folders = [root / name for name in _PACKAGES]
    folders += [codebook] if codebook else []
    files = [file for folder in folders for file in sorted(_sources(folder))]
    files += [places] if places else []
    state = hashlib.sha256()
    for file in files:
        state.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{tawthiq.__version__}+{state.hexdigest()[:16]}"


def _sources(folder: Path) -> Iterator[Path]:
    return (f for f in folder.rglob("*") if f.is_file() and f.suffix not in _MADE)
