"""Why the claims of an incident are linked: every pair of its scenes, part by part."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from django.db.models import Q

from tawthiq.case.fault import told
from tawthiq.case.incidents import find
from tawthiq.case.models import Claim, LinkJudgement, Scene
from tawthiq.case.scoring import scorer
from tawthiq.link.compare import Comparison
from tawthiq.link.facts import restore


class Pair(NamedTuple):
    """Two scenes by their first claims, their words, what was said, and the comparison."""

    claim: str
    other: str
    quote: str
    other_quote: str
    said: str
    comparison: Comparison


def explained(code: str) -> Iterator[Pair]:
    """The pairs of an incident's scenes, the closest first.

    Raises ``CaseError`` for a code that is not there.
    """
    with told():
        rows = list(Scene.objects.filter(incident=find(code)).order_by("pk"))
        by = scorer()
    held = [(json.loads(row.claims), restore(row.facts)) for row in rows]
    first = [claims[0] for claims, _ in held]
    quotes = {
        row.key: row.value["quote"]["text"]
        for row in Claim.objects.filter(key__in=first, until=None)
    }
    pairs = [
        Pair(
            a[0],
            b[0],
            quotes.get(a[0], ""),
            quotes.get(b[0], ""),
            _said(a, b),
            by.compare(one, two),
        )
        for (a, one), (b, two) in combinations(held, 2)
    ]
    yield from sorted(pairs, key=lambda p: -p.comparison.score)


def _said(a: list[str], b: list[str]) -> str:
    """What a person last said of two scenes."""
    spoken = LinkJudgement.objects.filter(
        Q(claim__in=a, other__in=b) | Q(claim__in=b, other__in=a)
    ).order_by("pk")
    last = spoken.last()
    return f"{last.verdict} ({last.who}: {last.why})" if last else ""
