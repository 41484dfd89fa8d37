"""A transformer encoder (Vaswani et al. 2017) in NumPy: pieces of words → what each means here.

Its weights are kept in eight bits, a scale for each row; they are those of multilingual
E5 small (Wang et al. 2024), learnt further on our own reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_EPSILON: Final = 1e-12


class Network:
    """The encoder; ``weights`` are its arrays by name, matrices with their scales."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], heads: int) -> None:
        self._heads = heads
        self._words, self._scales = weights["word.w"], weights["word.s"]
        self._plain = {
            name: np.asarray(value, np.float32)
            for name, value in weights.items()
            if not name.endswith((".w", ".s"))
        }
        self._matrices = {
            name[:-2]: wide(value, weights[f"{name[:-2]}.s"])
            for name, value in weights.items()
            if name.endswith(".w") and name != "word.w"
        }
        self._layers = sum(name.endswith(".q") for name in self._matrices)

    def encode(self, ids: Sequence[int]) -> Array:
        """A row for each piece, those that open and close the window too."""
        rows = np.asarray(ids)
        x: Array = self._words[rows] * self._scales[rows, None]
        x = x + self._plain["position"][: len(ids)]
        x = self._normal(x, "n")
        for n in range(self._layers):
            x = self._normal(x + self._attend(x, n), f"l{n}.n1")
            inner = gelu(self.linear(x, f"l{n}.f"))
            x = self._normal(x + self.linear(inner, f"l{n}.g"), f"l{n}.n2")
        return x

    def linear(self, x: Array, name: str) -> Array:
        """``x`` through a matrix and its bias."""
        out: Array = x @ self._matrices[name] + self._plain[f"{name}.b"]
        return out

    def head(self, x: Array, name: str) -> Array:
        """``x`` through the two layers of a head."""
        return self.linear(gelu(self.linear(x, f"{name}.in")), f"{name}.out")

    def vector(self, name: str) -> Array:
        """An array that is no matrix."""
        return self._plain[name]

    def _attend(self, x: Array, n: int) -> Array:
        length, width = x.shape
        size = width // self._heads

        def heads(name: str) -> Array:
            out = self.linear(x, f"l{n}.{name}")
            return out.reshape(length, self._heads, size).transpose(1, 0, 2)

        likeness = heads("q") @ heads("k").transpose(0, 2, 1) / np.float32(size**0.5)
        weight = np.exp(likeness - likeness.max(-1, keepdims=True))
        weight /= weight.sum(-1, keepdims=True)
        mixed = (weight @ heads("v")).transpose(1, 0, 2).reshape(length, width)
        return self.linear(mixed, f"l{n}.o")

    def _normal(self, x: Array, name: str) -> Array:
        centred = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(_EPSILON))
        out: Array = (
            centred / spread * self._plain[f"{name}.a"] + self._plain[f"{name}.b"]
        )
        return out


def gelu(x: Array) -> Array:
    """The Gaussian error linear unit, by its tanh approximation (Hendrycks, Gimpel 2016)."""
    # In place: an array a step would take most of the time of reading.
    out: Array = x * x
    out *= np.float32(0.044715)
    out += np.float32(1)
    out *= x
    out *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(out, out=out)
    out += np.float32(1)
    out *= x
    out *= np.float32(0.5)
    return out


def narrow(matrix: Array) -> tuple[NDArray[np.int8], Array]:
    """A matrix in whole numbers of eight bits, with the scale of each row."""
    scales = np.maximum(np.abs(matrix).max(-1), np.float32(1e-8)) / np.float32(127)
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def wide(matrix: NDArray[np.int8], scales: Array) -> Array:
    """What ``narrow`` made narrow, turned so that rows of values go through it."""
    return np.ascontiguousarray((matrix * scales[:, None]).astype(np.float32).T)
