"""Fit a layer of hidden units (``tawthiq.extract.linear.Network``) by Adam.

Half of the units and three in ten of the features are left out by chance at each step
(dropout, Srivastava et al. 2014), and the rate falls with each pass; the chance is seeded,
so the same reports give the same weights.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

_UNITS = 64
_PASSES = 8
_BATCH = 256
_RATE = 2e-3
_PENALTY = 3e-5
_UNITS_LEFT = 0.5
_FEATURES_LEFT = 0.3
_START = 0.05
_DECAY = (0.9, 0.999)
Array = Any


class Fitted(NamedTuple):
    """Weights of a network, features by row: of labels, of units, of units for labels."""

    direct: Array
    label_bias: Array
    hidden: Array
    unit_bias: Array
    units: Array


def fit(seen: csr_matrix, labels: Array, counts: Array, *, usual: Array) -> Fitted:
    """Fit a network.

    Args:
        seen: which features hold in which example.
        labels: the number of each example's label.
        counts: how much each example counts.
        usual: the columns of the features that units see.

    """
    chance = np.random.default_rng(0)
    examples, features = seen.shape
    many = int(labels.max()) + 1
    held = seen[:, usual].tocsr()
    weights = [
        np.zeros((features, many)),
        np.zeros(many),
        chance.normal(0, _START, (len(usual), _UNITS)),
        np.zeros(_UNITS),
        chance.normal(0, _UNITS**-0.5, (_UNITS, many)),
    ]
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    step = 0
    for turn in range(_PASSES):
        rate = _RATE * (1 - turn / _PASSES)
        order = chance.permutation(examples)
        for first in range(0, examples, _BATCH):
            batch = order[first : first + _BATCH]
            slopes = _slopes(
                weights,
                _some(seen[batch], chance),
                _some(held[batch], chance),
                labels[batch],
                counts[batch],
                chance,
            )
            step += 1
            for moment, weight, slope in zip(moments, weights, slopes, strict=True):
                _move(weight, slope, moment, rate, step)
    return Fitted(*weights)


def _move(
    weight: Array, slope: Array, moment: tuple[Array, Array], rate: float, step: int
) -> None:
    """One step of Adam (Kingma and Ba 2015), in place."""
    mean, square = moment
    mean += (1 - _DECAY[0]) * (slope - mean)
    square += (1 - _DECAY[1]) * (slope * slope - square)
    scale = np.sqrt(1 - _DECAY[1] ** step) / (1 - _DECAY[0] ** step)
    weight -= rate * scale * mean / (np.sqrt(square) + 1e-8)


def _some(rows: csr_matrix, chance: np.random.Generator) -> csr_matrix:
    """The rows with some of what holds left out."""
    rows.data = (chance.random(len(rows.data)) >= _FEATURES_LEFT).astype(float)
    return rows


def _slopes(
    weights: list[Array],
    seen: csr_matrix,
    held: csr_matrix,
    labels: Array,
    counts: Array,
    chance: np.random.Generator,
) -> list[Array]:
    """The slope of the penalised loss of a batch, for each of the weights."""
    direct, label_bias, hidden, unit_bias, units = weights
    sums = held @ hidden + unit_bias
    left = (chance.random(sums.shape) >= _UNITS_LEFT) / (1 - _UNITS_LEFT)
    fired = np.maximum(sums, 0) * left
    scores = seen @ direct + label_bias + fired @ units
    odds = np.exp(scores - scores.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    odds[np.arange(len(labels)), labels] -= 1
    odds *= counts[:, None] / len(labels)
    back = (odds @ units.T) * left * (sums > 0)
    return [
        seen.T @ odds + 2 * _PENALTY * direct,
        odds.sum(0),
        held.T @ back + 2 * _PENALTY * hidden,
        back.sum(0),
        fired.T @ odds,
    ]
