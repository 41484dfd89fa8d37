"""Independent chains: which claims come from one origin, and so count as one source.

Two claims are of one chain where their reports carry one text (a copy, a version), where
both name the same origin (``المرصد السوري``), or where one publisher tells both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.incident.value import Telling
from tawthiq.incident.where import folded

_REDACTED: Final = "▇"  # of ``publish.redact``: two persons may look alike in it


def chains(told: Sequence[Telling]) -> dict[str, int]:
    """The number of the chain of each claim, by the claim's id; from 0, in order."""
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for telling in told:
        for name in _origins(telling):
            first, second = root(f"claim {telling.claim.id}"), root(name)
            home[max(first, second)] = min(first, second)
    numbers: dict[str, int] = {}
    return {
        t.claim.id: numbers.setdefault(root(f"claim {t.claim.id}"), len(numbers))
        for t in told
    }


def origins(told: Iterable[Telling]) -> set[str]:
    """The first tellers of many incidents, each once: who is cited, else who published.

    A copy is its text's; a name that was redacted says nothing, so its text stands for it.
    """
    found: set[str] = set()
    publisher: dict[str, str] = {}
    for telling in told:
        family = telling.source.family
        first = publisher.setdefault(family, folded(telling.source.publisher or ""))
        name = (
            folded(telling.claim.sources[-1].name) if telling.claim.sources else first
        )
        found.add(name if name and _REDACTED not in name else f"family {family}")
    return found


def _origins(telling: Telling) -> list[str]:
    """What a claim shares with others of its chain."""
    names = [f"family {telling.source.family}"]
    if telling.claim.sources:  # the last is the furthest from the publisher
        names.append(f"source {folded(telling.claim.sources[-1].name)}")
    elif telling.source.publisher:
        names.append(f"source {folded(telling.source.publisher)}")
    return names
