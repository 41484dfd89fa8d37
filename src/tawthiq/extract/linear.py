"""Linear models over named features: small, exact, explainable.

A model is a table ``feature → weight of each label``.  Its score of a label is the sum of
the weights of the features that hold; ``explain`` can name the features that decided.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# Weights are kept as whole hundredths: the file is small and reads the same everywhere.
_UNIT = 100.0


class Linear(NamedTuple):
    """A multinomial model: ``labels`` in order, and for each feature a row of weights."""

    labels: tuple[str, ...]
    rows: Mapping[str, tuple[int, ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each label, as log-odds up to a constant."""
        total = [0] * len(self.labels)
        rows = self.rows
        for feature in features:
            row = rows.get(feature)
            if row is not None:
                total = [a + b for a, b in zip(total, row, strict=True)]
        return [t / _UNIT for t in total]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """The probability of each label."""
        return softmax(self.scores(features))

    def reasons(self, features: Iterable[str], label: str, most: int = 3) -> list[str]:
        """The features that spoke most for a label."""
        at = self.labels.index(label)
        told = [(self.rows[f][at], f) for f in features if f in self.rows]
        return [f for weight, f in sorted(told, reverse=True)[:most] if weight > 0]


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def load(path: Path) -> dict[str, Linear]:
    """The models of a file that ``eval/train.py`` wrote."""
    with path.open(encoding="utf-8") as file:
        stored = json.load(file)
    return {
        name: Linear(
            tuple(model["labels"]), {f: tuple(row) for f, row in model["rows"].items()}
        )
        for name, model in stored.items()
    }
