"""The encoder as it is learnt, in torch: its layers, a head and a linear model a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from e5 import Base
from lessons import Choosing, Question
from torch import nn

from tawthiq.encoder.opinion import LABELS, SLOTS

_TYPE, _HIDDEN = 64, 256
_DROPPED = 0.3  # of the features, in each step
_MASKED = 0.1  # of the pieces, in each step
_RANDOM = np.random.default_rng(0)


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, given: dict[str, tuple[Any, Any]], heads: int) -> None:
        super().__init__()
        self.heads = heads
        names = {"q": "q", "k": "k", "v": "v", "o": "ao", "f": "fi", "g": "fo"}
        for own, name in names.items():
            matrix, bias = (torch.from_numpy(x.copy()) for x in given[name])
            linear = nn.Linear(matrix.shape[1], matrix.shape[0])
            linear.weight.data, linear.bias.data = matrix, bias
            self.add_module(own, linear)
        for own, name in {"n1": "aln", "n2": "oln"}.items():
            self.add_module(own, _normal(given[name]))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The rows of the layer above; ``mask``: which pieces may be looked at."""
        rows, length, width = x.shape

        def heads(y: torch.Tensor) -> torch.Tensor:
            return y.view(rows, length, self.heads, -1).transpose(1, 2)

        mixed = nn.functional.scaled_dot_product_attention(
            heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask
        )
        mixed = mixed.transpose(1, 2).reshape(rows, length, width)
        x = self.n1(x + self.drop(self.o(mixed)))
        inner = nn.functional.gelu(self.f(x), approximate="tanh")
        told: torch.Tensor = self.n2(x + self.drop(self.g(inner)))
        return told


def _normal(given: tuple[Any, Any]) -> nn.LayerNorm:
    scale, shift = (torch.from_numpy(x.copy()) for x in given)
    normal_ = nn.LayerNorm(len(scale), 1e-12)
    normal_.weight.data, normal_.bias.data = scale, shift
    return normal_


class Net(nn.Module):
    """The encoder with a head and a linear model for verdicts, and for roles."""

    def __init__(
        self, base: Base, layers: int, types: int, features: dict[str, int]
    ) -> None:
        super().__init__()
        words = torch.from_numpy(base.words())
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.unknown = base.unknown
        self.position = nn.Parameter(torch.from_numpy(base.positions()))
        self.n = _normal(base.opening())
        heads = base.shape.heads
        self.layers = nn.ModuleList(Layer(base.layer(i), heads) for i in range(layers))
        self.drop = nn.Dropout(0.1)
        self.kind = nn.Embedding(types + 1, _TYPE)
        width = base.shape.width
        self.heads = nn.ModuleDict(
            {
                name: _head(spans * width + _TYPE, _answers(name))
                for name in (*LABELS, *SLOTS)
                for spans in (2 if name == "verdict" else 4,)
            }
        )
        self.absent = nn.Parameter(0.1 * torch.randn(2, width))
        self.features = nn.ModuleDict()
        for name, count in features.items():
            self.features[name] = nn.EmbeddingBag(count, _answers(name), mode="sum")
            nn.init.zeros_(self.features[name].weight)

    def encode(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """A row for each piece of each window."""
        if self.training:
            ids = self._mask(ids, mask)
        x = self.drop(self.n(self.words(ids) + self.position[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x.float()

    def _mask(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The pieces, some of them unknown, so that no one word decides alone."""
        masked = (torch.rand(ids.shape) < _MASKED) & mask
        masked[:, 0] = False  # what opens a window
        return torch.where(masked, self.unknown, ids)

    def judge(
        self, name: str, x: torch.Tensor, asked: Sequence[tuple[int, Question]]
    ) -> torch.Tensor:
        """The log-odds of each answer to each question, which has the row of its window."""
        rows = torch.tensor([n for n, _ in asked])
        places = torch.tensor([q.places for _, q in asked])
        seen = [x[rows, places[:, i]] for i in range(places.shape[1])]
        kinds = self.kind(torch.tensor([q.type for _, q in asked]))
        told: torch.Tensor = self.heads[name](torch.cat([*seen, kinds], -1))
        return told + self._seen(name, [q.columns for _, q in asked])

    def choose(
        self, name: str, x: torch.Tensor, asked: Sequence[tuple[int, Choosing]]
    ) -> list[torch.Tensor]:
        """The log-odds of the options of each choice."""
        flat = [(n, c, i) for n, c in asked for i in range(len(c.places))]
        rows = torch.tensor([n for n, _, _ in flat])
        places = torch.tensor([c.places[i] for _, c, i in flat])
        seen = [x[rows, places[:, i].clamp(min=0)] for i in range(places.shape[1])]
        for i in (2, 3):
            missing = places[:, i] < 0
            stands = self.absent[(-1 - places[:, i]).clamp(min=0)]
            seen[i] = torch.where(missing[:, None], stands, seen[i])
        kinds = self.kind(torch.tensor([c.type for _, c, _ in flat]))
        told = self.heads[name](torch.cat([*seen, kinds], -1))
        told = told + self._seen(name, [c.columns[i] for _, c, i in flat])
        return list(told[:, 0].split([len(c.places) for _, c in asked]))

    def _seen(self, name: str, columns: Sequence[Any]) -> torch.Tensor:
        """What the features say, some of them dropped."""
        held = [_some(c) for c in columns]
        starts = np.cumsum([0, *(len(c) for c in held[:-1])])
        bag = torch.from_numpy(np.concatenate(held)), torch.from_numpy(starts)
        told: torch.Tensor = self.features[name](*bag)
        return told


def _answers(name: str) -> int:
    return len(LABELS[name]) if name in LABELS else 1


def _some(columns: Any) -> Any:
    """Features without those that are dropped in this step."""
    return columns[_RANDOM.random(len(columns)) > _DROPPED]


def _head(width: int, labels: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(width, _HIDDEN),
        nn.GELU(approximate="tanh"),
        nn.Dropout(0.2),
        nn.Linear(_HIDDEN, labels),
    )
