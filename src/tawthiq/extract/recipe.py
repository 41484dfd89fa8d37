"""How reports are read: what a reader is made of, and what tells two readings apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import tawthiq
from tawthiq.codebook.load import load
from tawthiq.extract.reader import Reader
from tawthiq.kept import files_of
from tawthiq.places.table import gazetteer

# What decides how a report is read; ingest, case and the command do not.
_PACKAGES: Final = ("model", "text", "codebook", "places", "extract")
_ENCODER: Final = "encoder"
# What is made of the sources reads the same: it is no other version.
_MADE: Final = (".so", ".pyd")
_THOROUGH: Final = ".thorough"


class Recipe(NamedTuple):
    """How reports are read.

    ``codebook``: a directory of the codebook's layout whose entries are added to it;
    ``places``: a file of imported places; ``thorough``: with the encoder too.
    """

    codebook: Path | None = None
    places: Path | None = None
    thorough: bool = False

    def reader(self) -> Reader:
        """A reader of this recipe."""
        judge = None
        if self.thorough:
            from tawthiq.encoder import thorough

            judge = thorough()
        return Reader(load(self.codebook), judge, places=gazetteer(self.places))

    def version(self) -> str:
        """The version of reading: tawthiq's, and a hash of all that readings depend on."""
        root = Path(tawthiq.__file__).parent
        packages = (*_PACKAGES, _ENCODER) if self.thorough else _PACKAGES
        folders = [root / name for name in packages]
        folders += [self.codebook] if self.codebook else []
        files = [file for folder in folders for file in _sources(folder)]
        files += [self.places] if self.places else []
        state = hashlib.sha256()
        for file in files:
            state.update(hashlib.sha256(file.read_bytes()).digest())
        told = f"{tawthiq.__version__}+{state.hexdigest()[:16]}"
        return told + _THOROUGH if self.thorough else told


def was_thorough(version: str) -> bool:
    """Whether a version of reading is one with the encoder."""
    return version.endswith(_THOROUGH)


def _sources(folder: Path) -> Iterator[Path]:
    return (f for f in files_of(folder) if f.suffix not in _MADE)
