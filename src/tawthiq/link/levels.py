"""The levels at which two scenes are compared, for scorers that learn what each weighs.

They are the findings of the documented weights, by their names, so that a learnt scorer
compares just what the weights compare.  Three differ: what is shared of the words comes in
steps, a second toll is a comparison of its own, and how rare a type is, is left out.
"""

from __future__ import annotations

from typing import Final

from tawthiq.link.compare import findings
from tawthiq.link.facts import Facts
from tawthiq.link.knowledge import WEIGHTS

_SILENT: Final = "untold"  # a finding that says nothing
_ELSE: Final = "none"  # what two scenes do not share, though both tell of such
_STEPS: Final = ((0.4, "most"), (0.2, "half"), (0.0, "few"))
_SECOND: Final = "other_tolls"
_UNLEARNT: Final = "rarity"


def _comparisons() -> dict[str, tuple[str, ...]]:
    told = {
        about: tuple(f for f in weights if f != _SILENT)
        for about, weights in WEIGHTS.items()
        if isinstance(weights, dict) and about != _UNLEARNT
    }
    told["words"] = (*(step for _, step in _STEPS), _ELSE)
    told["victims"] = (*told["victims"], _ELSE)
    told["source"] = (*told["source"], _ELSE)
    told[_SECOND] = told["tolls"]
    return told


# What is compared → how it can come out, the last where no other does.
COMPARISONS: Final[dict[str, tuple[str, ...]]] = _comparisons()


def levels(a: Facts, b: Facts) -> dict[str, str]:
    """How each comparison of two scenes comes out; one that says nothing is left out."""
    found = {"source": _ELSE}
    if a.victims and b.victims:
        found["victims"] = _ELSE
    if a.words and b.words and a.report != b.report:
        found["words"] = _ELSE
    for about, finding, times in findings(a, b):
        if about == "words":
            found[about] = next(step for least, step in _STEPS if times > least)
        elif about == "tolls" and times < 1:
            found.setdefault(_SECOND, finding)
        elif finding != _SILENT and about != _UNLEARNT:
            found[about] = finding
    return found


def assumed(about: str, level: str) -> float:
    """What a level weighs by the documented weights, in bits: where learning begins."""
    if about == "words":
        steps = [level for _, level in _STEPS]
        share = 1 - steps.index(level) / len(steps) if level in steps else 0.0
        return float(WEIGHTS["words"]["most"]) * share
    weights = WEIGHTS["tolls" if about == _SECOND else about]
    return float(weights.get(level, 0.0)) * (0.5 if about == _SECOND else 1.0)
