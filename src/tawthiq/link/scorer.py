"""What says how likely two scenes tell one event: a score in bits with named parts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from tawthiq.link.compare import Comparison, compare, score
from tawthiq.link.facts import Facts
from tawthiq.link.knowledge import WEIGHTS


class Scorer(Protocol):
    """A way to compare scenes.  It can be pickled, for linking in several processes."""

    @property
    def name(self) -> str:
        """What it is called: ``weights`` or ``splink``."""

    @property
    def link(self) -> float:
        """The score from which two scenes are linked."""

    @property
    def mean(self) -> float:
        """The least mean score of the pairs between two clusters that join."""

    @property
    def crowd(self) -> float:
        """How many others a scene may meet before chance takes from its scores."""

    def compare(self, a: Facts, b: Facts) -> Comparison:
        """Compare two scenes; symmetric, and the same at any time."""

    def score(self, a: Facts, b: Facts) -> float:
        """The score of a comparison, without its parts."""

    def dump(self) -> str:
        """It as JSON, for people to read."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """The documented weights of ``data/weights.yaml``, or others like them."""

    weights: Mapping[str, Any]
    name: str = "weights"

    @property
    def link(self) -> float:
        """The score from which two scenes are linked."""
        return float(self.weights["link"])

    @property
    def mean(self) -> float:
        """The least mean score of the pairs between two clusters that join."""
        return float(self.weights["mean"])

    @property
    def crowd(self) -> float:
        """How many others a scene may meet before chance takes from its scores."""
        return float(self.weights["crowd"])

    def compare(self, a: Facts, b: Facts) -> Comparison:
        """Compare two scenes by the weights."""
        return compare(a, b, self.weights)

    def score(self, a: Facts, b: Facts) -> float:
        """The score of a comparison, without its parts."""
        return score(a, b, self.weights)

    def dump(self) -> str:
        """It as JSON, for people to read."""
        value = {"scorer": self.name, **self.weights}
        return json.dumps(value, ensure_ascii=False, indent=1)


BY_WEIGHTS: Final = Weighted(WEIGHTS)
