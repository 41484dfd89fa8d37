"""A scorer by weights that were learnt of a case's own pairs of scenes."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tawthiq.link.compare import Comparison, Part
from tawthiq.link.facts import Facts
from tawthiq.link.levels import levels

LINK: Final = 0.0  # bits: as likely one event as two
MEAN: Final = -0.5


@dataclass(frozen=True)
class Learnt:
    """A scorer by learnt weights: ``weights`` by comparison and level, in bits.

    ``prior`` is the log odds that two scenes that meet tell one event; it counts in each
    score, as a part of its own.  A score of 0 is a probability of one half.
    """

    weights: Mapping[str, Mapping[str, float]]
    prior: float
    pairs: int
    link: float = LINK
    mean: float = MEAN
    name: str = field(default="splink", init=False)

    @property
    def crowd(self) -> float:
        """No crowd takes from its scores: what was learnt holds for all that meet."""
        return math.inf

    def score(self, a: Facts, b: Facts) -> float:
        """The score of a comparison, without its parts."""
        return self.compare(a, b).score

    def compare(self, a: Facts, b: Facts) -> Comparison:
        """Compare two scenes by what was learnt."""
        parts = [Part("prior", "meet", self.prior)]
        parts.extend(
            Part(about, level, weight)
            for about, level in levels(a, b).items()
            if (weight := self.weights.get(about, {}).get(level, 0.0))
        )
        return Comparison(tuple(parts), round(sum(p.weight for p in parts), 2))

    def dump(self) -> str:
        """As JSON, for people to read and ``restore`` to read back."""
        value = {
            "scorer": self.name,
            "pairs": self.pairs,
            "prior": self.prior,
            "link": self.link,
            "mean": self.mean,
            "weights": self.weights,
        }
        return json.dumps(value, ensure_ascii=False, indent=1)


def restore(line: str) -> Learnt:
    """What ``dump`` wrote.  Raises ``ValueError`` for anything else."""
    try:
        value = json.loads(line)
        return Learnt(
            {a: dict(told) for a, told in value["weights"].items()},
            float(value["prior"]),
            int(value["pairs"]),
            float(value["link"]),
            float(value["mean"]),
        )
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError("no learnt weights of tawthiq") from wrong
