"""Which scorer a case links by: the documented weights, or what was learnt of it."""

from __future__ import annotations

import json
from typing import Any, Final

from tawthiq.case.fault import CaseError, told
from tawthiq.case.log import writing
from tawthiq.case.models import CaseFile, Linked, LinkJudgement, Scene
from tawthiq.link.chance import Pair
from tawthiq.link.facts import Facts, restore
from tawthiq.link.learnt import Learnt
from tawthiq.link.learnt import restore as restore_learnt
from tawthiq.link.scorer import BY_WEIGHTS, Scorer

LARGE: Final = 20_000  # scenes, of which it is worth learning
_PAGE: Final = 2_000


def scorer() -> Scorer:
    """The scorer of the open case."""
    held = stored()
    return restore_learnt(held) if held else BY_WEIGHTS


def stored() -> str:
    """What was learnt, as JSON; empty for the documented weights."""
    return CaseFile.objects.values_list("scorer", flat=True).first() or ""


def by_weights(*, by: str, why: str = "") -> None:
    """Link by the documented weights from now on; all is then to be linked anew."""
    if stored():
        with told():
            _change("", {"scorer": BY_WEIGHTS.name}, by, why)


def by_learning(*, by: str, why: str = "") -> Learnt:
    """Learn of all scenes and of what people said of them; all is to be linked anew.

    What was learnt is kept in the case and in its log.  Raises ``CaseError`` where
    Splink is not installed or no two scenes meet.
    """
    from tawthiq.link.learning import learn

    with told():
        scenes, same, different = _scenes()
    try:
        learnt = learn(scenes, same, different)
    except ModuleNotFoundError as missing:
        raise CaseError("learning needs more: pip install 'tawthiq[link]'") from missing
    except ValueError as few:
        raise CaseError(f"the weights cannot be learnt: {few}") from few
    line = learnt.dump()
    with told():
        _change(line, json.loads(line), by, why)
    return learnt


def is_taught() -> bool:
    """Whether a case is so large, and judged so much, that learning is worth a try."""
    from tawthiq.link.learning import ENOUGH

    said = LinkJudgement.objects.filter(verdict="same").count()
    return said >= ENOUGH and Scene.objects.count() >= LARGE


def _change(line: str, detail: dict[str, Any], by: str, why: str) -> None:
    with writing(by, why) as chain:
        CaseFile.objects.update(scorer=line)
        Linked.objects.all().delete()
        chain.add("scorer", detail)


def _scenes() -> tuple[list[Facts], list[Pair], list[Pair]]:
    """All scenes, and the pairs of them that people last said are one event, or two."""
    scenes: list[Facts] = []
    home: dict[str, int] = {}
    for row in Scene.objects.order_by("pk").iterator(_PAGE):
        scene = restore(row.facts)
        home.update(dict.fromkeys(scene.claims, len(scenes)))
        scenes.append(scene)
    last: dict[tuple[int, int], str] = {}
    said = LinkJudgement.objects.order_by("pk").values_list("claim", "other", "verdict")
    for claim, other, verdict in said.iterator(_PAGE):
        a, b = sorted((home.get(claim, -1), home.get(other, -1)))
        if -1 < a < b:
            last[a, b] = verdict
    same, different = (
        [(scenes[a], scenes[b]) for (a, b), said in last.items() if said == verdict]
        for verdict in ("same", "different")
    )
    return scenes, same, different
