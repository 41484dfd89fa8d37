"""The log as people read it: who did what, when and why, and what became of what."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet, Value
from django.db.models.functions import StrIndex

from tawthiq.case import changed, log
from tawthiq.case.changed import Change, Pair
from tawthiq.case.models import (
    Claim,
    Entry,
    IncidentJudgement,
    Judgement,
    Scene,
)
from tawthiq.case.pages import Page, begins, page
from tawthiq.case.standing import spoken


class Asked(NamedTuple):
    """Which entries; everything given must hold.

    ``since`` and ``until`` are ISO days (UTC).  ``claim`` is a claim's id, ``incident``
    an incident's code: what was decided of it, and of the claims that it has now.
    """

    who: str = ""
    action: str = ""
    since: str | None = None
    until: str | None = None
    claim: str = ""
    incident: str = ""


class Line(NamedTuple):
    """An entry of the log.

    ``claim``, ``incident`` or ``person`` is what it is about, if it is one of them;
    ``pairs`` are claims that were said to be one event or several; ``detail`` is all
    that it tells.
    """

    seq: int
    at: str
    who: str
    action: str
    why: str
    hash: str
    claim: str
    incident: str
    person: str
    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...]
    detail: Mapping[str, Any]


def entries(asked: Asked, after: str = "", size: int = 50) -> Page[Line]:
    """The entries that fit, the newest first; a key of another page leads on."""
    found = page(_selected(asked), "-pk", after, size)
    return Page(tuple(_lines(found.rows)), found.next, found.previous)


def _selected(asked: Asked) -> QuerySet[Entry]:
    rows = log.of_action(asked.action) if asked.action else Entry.objects.all()
    if asked.who:
        # No string of JSON holds these marks bare: they are found as names alone.
        written = f',"who":{json.dumps(asked.who, ensure_ascii=False)},"why":'
        rows = rows.annotate(by=StrIndex("body", Value(written))).filter(by__gt=0)
    if asked.since:
        rows = rows.filter(pk__gte=_first_of(asked.since))
    if asked.until:
        rows = rows.filter(pk__lt=_first_of(asked.until + "~"))
    if asked.claim:
        rows = rows.filter(pk__in=_of_claims([asked.claim]))
    if asked.incident:
        rows = rows.filter(pk__in=_of_incident(asked.incident))
    return rows


def _first_of(moment: str) -> int:
    """The first entry that is not before a moment; entries are in the order of time."""
    low, high = 1, (Entry.objects.values_list("pk", flat=True).last() or 0) + 1
    while low < high:
        middle = (low + high) // 2
        entry = Entry.objects.filter(pk=middle).first()
        if entry is not None and entry.value["at"] < moment:
            low = middle + 1
        else:
            high = middle
    return low


def _of_claims(claims: Collection[str]) -> set[int]:
    """The entries that brought, judged or linked claims."""
    read = Claim.objects.filter(key__in=claims).values_list("since", "until")
    return {
        *Judgement.objects.filter(claim__in=claims).values_list("entry", flat=True),
        *spoken(claims).values_list("entry", flat=True),
        *(seq for row in read for seq in row if seq is not None),
    }


def _of_incident(code: str) -> set[int]:
    decided = IncidentJudgement.objects.filter(begins("incident", code.upper()))
    scenes = Scene.objects.filter(begins("incident__code", code.upper()))
    claims = [
        c for line in scenes.values_list("claims", flat=True) for c in json.loads(line)
    ]
    return {*decided.values_list("entry", flat=True), *_of_claims(claims)}


def _lines(rows: Sequence[Entry]) -> Iterator[Line]:
    told = [(row.seq, row.hash, row.value) for row in rows]
    changes, pairs = changed.changes([value for _seq, _hash, value in told])
    for seq, hash_, value in told:
        detail = value["detail"]
        yield Line(
            seq,
            value["at"],
            value["who"],
            value["action"],
            value["why"],
            hash_,
            str(detail.get("claim", "")),
            str(detail.get("incident", "")),
            str(detail.get("person", "")),
            changes.get(seq, ()),
            pairs.get(seq, ()),
            detail,
        )
