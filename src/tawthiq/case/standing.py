"""Which judgements stand over claims and their pairs, and what they make of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from django.db.models import Q, QuerySet

from tawthiq.case.models import Claim, Judgement, LinkJudgement
from tawthiq.model import Claim as Contract

WITHDRAWN: Final = "withdrawn"  # the verdict that takes all earlier ones back


def standing(claims: Collection[str]) -> dict[str, Judgement]:
    """The judgement that stands over each claim that has one: the last one."""
    rows = Judgement.objects.filter(claim__in=claims).order_by("pk")
    last = {row.claim: row for row in rows}
    return {key: row for key, row in last.items() if row.verdict != WITHDRAWN}


def histories(rows: QuerySet[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements by their claims, in their order."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.claim].append(row)
    return found


def kept(history: Iterable[Judgement]) -> list[Judgement]:
    """The judgements of one claim, given in order, that were not taken back."""
    stood: list[Judgement] = []
    for judgement in history:
        if "undoes" in judgement.entry.value["detail"]:
            stood.pop()
        else:
            stood.append(judgement)
    return stood


def spoken(claims: Collection[str]) -> QuerySet[LinkJudgement]:
    """What people said of pairs that some claims are in."""
    return LinkJudgement.objects.filter(Q(claim__in=claims) | Q(other__in=claims))


def corrected(row: Claim, judgement: Judgement | None) -> Contract:
    """A claim with what the judgement that stands over it corrects."""
    value = row.value
    if judgement is not None and judgement.verdict == "corrected":
        value.update(json.loads(judgement.correction))
    return Contract.model_validate(value)
