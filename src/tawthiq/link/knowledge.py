"""What linking knows: families of types, words that tell nothing, sides of actors."""

from __future__ import annotations

import functools
import math
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.codebook import read_csv
from tawthiq.codebook.files import DATA as ACTORS
from tawthiq.text import fold_word

_DATA: Final = Path(__file__).parent / "data"


def _read(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load((_DATA / name).read_text(encoding="utf-8"))


_TABLE: Final = _read("kinds.yaml")
# event type → its family; types of words (demands, threats) are no events to link
KINDS: Final[dict[str, str]] = {
    type_: family for family, types in _TABLE["families"].items() for type_ in types
}
# families that can tell one event: a strike and the deaths it caused
TOGETHER: Final = frozenset(
    frozenset((a, b)) for a, others in _TABLE["together"].items() for b in others
)
# types within one family that reporters do not take for one another
APART: Final = frozenset(frozenset(pair) for pair in _TABLE["apart"])
# event type → how many times it halves what the commonest type is told, in bits
RARITY: Final[dict[str, float]] = {
    type_: math.log2(max(_TABLE["told"].values()) / told)
    for type_, told in _TABLE["told"].items()
}
STOP: Final = frozenset(map(fold_word, _TABLE["stop"].split()))
DOERS: Final = frozenset(map(fold_word, _TABLE["doers"].split()))
# a folded word → the thing that it names: a mosque is one however it is called
THINGS: Final[dict[str, str]] = {
    fold_word(word): thing
    for thing, words in _TABLE["things"].items()
    for word in words.split()
}


def _phrases(name: str) -> tuple[str, ...]:
    return tuple(" ".join(map(fold_word, p.split())) for p in _TABLE[name])


SUMS: Final = _phrases("sums")
TOWNS: Final = _phrases("sums_over_towns")
NONE_HURT: Final = _phrases("none_hurt")
GROUND: Final = frozenset(map(fold_word, _TABLE["ground"].split()))
MOST: Final = frozenset(map(fold_word, _TABLE["most"].split()))
ROSE: Final = frozenset(map(fold_word, _TABLE["rose"].split()))
LATER: Final = ROSE | frozenset(map(fold_word, _TABLE["later"].split()))
WEIGHTS: Final[dict[str, Any]] = _read("weights.yaml")


@functools.cache
def _sides() -> dict[str, str]:
    return {row["id"]: row["side"] for row in read_csv(ACTORS / "actors.csv")}


def actor_side(ident: str | None) -> str:
    """The side of an actor of the codebook, or an empty string."""
    return _sides().get(ident, "") if ident else ""


def compatible(a: str, b: str) -> bool:
    """Whether two families can tell one event."""
    return a == b or frozenset((a, b)) in TOGETHER
