"""The encoder's weights as they are kept: ``data/encoder.npz``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tawthiq.encoder.network import Network
from tawthiq.encoder.opinion import LABELS, SLOTS, Encoder
from tawthiq.encoder.pieces import Pieces
from tawthiq.extract.linear import Choice, Linear, Models

WEIGHTS: Final = Path(__file__).parent / "data" / "encoder.npz"


# The log-odds of none are lowered by this much, as in eval/train.py.
_SHIFT: Final = {"none": -30}


def load(path: Path = WEIGHTS) -> tuple[Encoder, Models]:
    """The encoder of a file that ``eval/encoder.py`` wrote, and its linear models."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    about = json.loads(arrays.pop("about").tobytes())
    scores = arrays.pop("scores").tolist()
    pieces = dict(zip(_names(arrays.pop("pieces")), scores, strict=True))
    features = {
        name: dict(
            zip(
                _names(arrays.pop(f"{name}.names")),
                arrays.pop(f"{name}.features").tolist(),
                strict=True,
            )
        )
        for name in (*LABELS, *SLOTS)
    }
    models = Models(
        {
            name: Linear(labels, [_SHIFT.get(x, 0) for x in labels], features[name])
            for name, labels in LABELS.items()
        },
        {
            name: Choice({f: row[0] for f, row in features[name].items()})
            for name in SLOTS
        },
    )
    network = Network(arrays, about["heads"])
    cutter = Pieces(pieces, about["unknown"])
    return Encoder(network, cutter, about["types"], tuple(about["marks"])), models


def _names(told: NDArray[np.uint8]) -> list[str]:
    return told.tobytes().decode().split("\n")
