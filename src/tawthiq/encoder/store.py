"""The encoder's weights as they are kept: ``data/encoder.npz``."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawthiq.encoder.network import Network
from tawthiq.encoder.opinion import LABELS, SLOTS, Encoder
from tawthiq.encoder.pieces import Pieces
from tawthiq.extract.judging import linear
from tawthiq.extract.judging.linear import Choice, Linear, Models
from tawthiq.kept import kept

WEIGHTS: Final = Path(__file__).parent / "data" / "encoder.npz"


# The log-odds of none are lowered by this much, as in eval/train.py.
_SHIFT: Final = {"none": -30}
_MODELS: Final = (*LABELS, *SLOTS)
_SPELLED: Final = {"pieces", "scores"} | {
    f"{model}.{part}" for model in _MODELS for part in ("names", "features")
}


class _Unpacked(NamedTuple):
    """What a file holds.

    ``pieces``: how likely each piece of a word is; ``models``: the linear ones;
    ``arrays``: the network's; ``about``: its shape, and what it was learnt from.
    """

    pieces: dict[str, float]
    models: Models
    arrays: dict[str, NDArray[Any]]
    about: dict[str, Any]


def load(path: Path = WEIGHTS) -> tuple[Encoder, Models]:
    """The encoder of a file that ``eval/encoder.py`` wrote, and its linear models."""
    sources = path, Path(__file__), Path(linear.__file__)
    told = kept(path, sources, functools.partial(_unpacked, path))
    network = Network(told.arrays, told.about["heads"])
    cutter = Pieces(told.pieces, told.about["unknown"])
    types, marks = told.about["types"], tuple(told.about["marks"])
    return Encoder(network, cutter, types, marks), told.models


def _unpacked(path: Path) -> _Unpacked:
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    pieces = dict(zip(_names(arrays["pieces"]), arrays["scores"].tolist(), strict=True))
    features = {
        name: dict(
            zip(
                _names(arrays[f"{name}.names"]),
                arrays[f"{name}.features"].tolist(),
                strict=True,
            )
        )
        for name in _MODELS
    }
    models = Models(
        {
            name: Linear.of(labels, [_SHIFT.get(x, 0) for x in labels], features[name])
            for name, labels in LABELS.items()
        },
        {
            name: Choice({f: row[0] for f, row in features[name].items()})
            for name in SLOTS
        },
    )
    network = {name: a for name, a in arrays.items() if name not in _SPELLED}
    about = json.loads(network.pop("about").tobytes())
    return _Unpacked(pieces, models, network, about)


def _names(told: NDArray[np.uint8]) -> list[str]:
    return told.tobytes().decode().split("\n")
