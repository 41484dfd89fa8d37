"""The log as people read it: who did what, when and why, and what became of what.

What a claim or an incident was before a decision, and what after, is put together from
the rows that the entries tell of.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet, Value
from django.db.models.functions import StrIndex

from tawthiq.case.models import (
    Claim,
    Entry,
    IncidentJudgement,
    Judgement,
    LinkJudgement,
    Scene,
)
from tawthiq.case.pages import Page, begins, page
from tawthiq.case.relations import SIDES, UNTOLD
from tawthiq.case.standing import WITHDRAWN, spoken

UNREVIEWED: Final = "unreviewed"
_PAIRS: Final = 20  # of an entry are told


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


class Change(NamedTuple):
    """A field as it was and as it became, as JSON values; None is not told."""

    field: str
    old: Any
    new: Any


class Line(NamedTuple):
    """An entry of the log.

    ``claim`` or ``incident`` is what it is about, if it is one of them; ``pairs`` are
    claims that were said to be one event or several; ``detail`` is all that it tells.
    """

    seq: int
    at: str
    who: str
    action: str
    why: str
    hash: str
    claim: str
    incident: str
    changes: tuple[Change, ...]
    pairs: tuple[tuple[str, str], ...]
    detail: Mapping[str, Any]


def entries(asked: Asked, after: str = "", size: int = 50) -> Page[Line]:
    """The entries that fit, the newest first; a key of another page leads on."""
    found = page(_selected(asked), "-pk", after, size)
    return Page(tuple(_lines(found.rows)), found.next, found.previous)


def of_action(action: str) -> QuerySet[Entry]:
    """The entries of an action, in their order."""
    # Canonical JSON begins with it; "action" sorts before every other name.
    start = f'{{"action":{json.dumps(action, ensure_ascii=False)},'
    return Entry.objects.filter(body__startswith=start).order_by("pk")


def _selected(asked: Asked) -> QuerySet[Entry]:
    rows = of_action(asked.action) if asked.action else Entry.objects.all()
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
    told = [(row, row.value) for row in rows]
    seqs = [row.seq for row in rows]
    judged = _judgements(seqs)
    decided = _decisions(seqs)
    linked = _links(seqs)
    for row, value in told:
        detail = value["detail"]
        yield Line(
            row.seq,
            value["at"],
            value["who"],
            value["action"],
            value["why"],
            row.hash,
            str(detail.get("claim", "")),
            str(detail.get("incident", "")),
            (
                *judged.get(row.seq, ()),
                *decided.get(row.seq, ()),
                *linked.get(row.seq, ((), ()))[0],
            ),
            linked.get(row.seq, ((), ()))[1],
            detail,
        )


def _judgements(seqs: Collection[int]) -> dict[int, tuple[Change, ...]]:
    """What judgements changed: the verdict, and each field of a correction."""
    made = list(Judgement.objects.filter(entry__in=seqs))
    keys = {row.claim for row in made}
    history: dict[str, list[Judgement]] = defaultdict(list)
    for row in Judgement.objects.filter(claim__in=keys).order_by("pk"):
        history[row.claim].append(row)
    versions: dict[str, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.filter(key__in=keys).order_by("pk"):
        versions[claim.key].append(claim)
    found: dict[int, tuple[Change, ...]] = {}
    for row in made:
        earlier = [j for j in history[row.claim] if j.pk < row.pk]
        read = [c for c in versions[row.claim] if c.since_id <= row.entry_id]
        before = earlier[-1] if earlier else None
        found[row.entry_id] = tuple(
            _judged(read[-1].value if read else {}, before, row)
        )
    return found


def _judged(
    read: Mapping[str, Any], before: Judgement | None, row: Judgement
) -> Iterator[Change]:
    old, new = _verdict(before), _verdict(row)
    if old != new:
        yield Change("verdict", old, new)
    was, became = _correction(before), _correction(row)
    for field in dict.fromkeys((*was, *became)):
        then, now = (held.get(field, read.get(field)) for held in (was, became))
        if then != now:
            yield Change(field, then, now)


def _verdict(row: Judgement | None) -> str:
    return UNREVIEWED if row is None or row.verdict == WITHDRAWN else row.verdict


def _correction(row: Judgement | None) -> dict[str, Any]:
    if row is None or row.verdict != "corrected":
        return {}
    held: dict[str, Any] = json.loads(row.correction)
    return held


def _decisions(seqs: Collection[int]) -> dict[int, tuple[Change, ...]]:
    """What decisions of incidents changed."""
    made = IncidentJudgement.objects.filter(entry__in=seqs)
    codes = {row.incident for row in made}
    earlier = list(IncidentJudgement.objects.filter(incident__in=codes).order_by("pk"))
    last: dict[tuple[str, str], str] = {}
    found: dict[int, tuple[Change, ...]] = {}
    for row in earlier:
        if row.about in SIDES:
            question = row.incident, row.value
            changes = tuple(_related(row, last.get(question, UNTOLD)))
            last[question] = row.about
            if row.entry_id in found:  # the same, from the other's side
                continue
        else:
            question = row.incident, row.about
            changes = (Change(row.about, last.get(question), row.value),)
            last[question] = row.value
        found[row.entry_id] = (*found.get(row.entry_id, ()), *changes)
    return found


def _related(row: IncidentJudgement, before: str) -> Iterator[Change]:
    """What an incident was to another, and is."""
    if before not in (UNTOLD, row.about):
        yield Change(before, row.value, None)
    if row.about != UNTOLD:
        yield Change(row.about, None, row.value)


_Linked = tuple[tuple[Change, ...], tuple[tuple[str, str], ...]]


def _links(seqs: Collection[int]) -> dict[int, _Linked]:
    """What was said of pairs of claims, and what had been said of the first of them."""
    made: dict[int, list[LinkJudgement]] = defaultdict(list)
    for row in LinkJudgement.objects.filter(entry__in=seqs).order_by("pk"):
        made[row.entry_id].append(row)
    claims = {row.claim for rows in made.values() for row in rows[:1]}
    told = list(spoken(claims).order_by("-pk"))
    return {
        entry: (
            (Change("link", _said_before(rows[0], told), rows[0].verdict),),
            tuple((row.claim, row.other) for row in rows[:_PAIRS]),
        )
        for entry, rows in made.items()
    }


def _said_before(row: LinkJudgement, told: Iterable[LinkJudgement]) -> str | None:
    pair = {row.claim, row.other}
    return next(
        (s.verdict for s in told if s.pk < row.pk and {s.claim, s.other} == pair),
        None,
    )
