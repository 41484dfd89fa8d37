"""What became of what with the entries of the log, field by field.

What a claim or an incident was before a decision, and what after, is put together from
the rows that the entries tell of; of rules and accounts the entries tell it themselves.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from tawthiq.case import log
from tawthiq.case.models import (
    Claim,
    IncidentJudgement,
    Judgement,
    LinkJudgement,
    Scene,
)
from tawthiq.case.relations import SIDES, UNTOLD
from tawthiq.case.stale import incidents_of
from tawthiq.case.standing import WITHDRAWN, histories, spoken

UNREVIEWED: Final = "unreviewed"


class Change(NamedTuple):
    """A field as it was and as it became, as JSON values; None is not told."""

    field: str
    old: Any
    new: Any


class Pair(NamedTuple):
    """Two claims, what was said of them before and what then, and their incidents now."""

    claim: str
    other: str
    old: str | None
    new: str
    incident: str
    other_incident: str


Changes = dict[int, tuple[Change, ...]]
Pairs = dict[int, tuple[Pair, ...]]


def changes(entries: Collection[Mapping[str, Any]]) -> tuple[Changes, Pairs]:
    """What entries of the log (their values) changed, and of which pairs they tell."""
    seqs = [entry["seq"] for entry in entries]
    pairs = _pairs(seqs)
    found: Changes = defaultdict(tuple)
    for part in (
        _judgements(seqs),
        _decisions(seqs),
        {seq: tuple(_links(held)) for seq, held in pairs.items()},
        _rules(entries),
        {e["seq"]: _account(e["detail"]) for e in entries if e["action"] == "account"},
    ):
        for seq, held in part.items():
            found[seq] += held
    return found, pairs


def _judgements(seqs: Collection[int]) -> dict[int, tuple[Change, ...]]:
    """What judgements changed: the verdict, and each field of a correction."""
    made = list(Judgement.objects.filter(entry__in=seqs))
    keys = {row.claim for row in made}
    history = histories(Judgement.objects.filter(claim__in=keys))
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


def _pairs(seqs: Collection[int]) -> Pairs:
    """The pairs of claims that entries tell of, in the order of their saying."""
    made = LinkJudgement.objects.filter(entry__in=seqs)
    claims = {claim for row in made.values_list("claim", "other") for claim in row}
    reports = Claim.objects.filter(key__in=claims).values_list("report", flat=True)
    scenes = Scene.objects.filter(report__in=set(reports))
    incidents = incidents_of(claims, scenes) if claims else {}
    last: dict[frozenset[str], str] = {}
    found: dict[int, list[Pair]] = defaultdict(list)
    for row in spoken(claims).order_by("pk"):
        both = frozenset((row.claim, row.other))
        homes = (incidents.get(c, (0, ""))[1] for c in (row.claim, row.other))
        pair = Pair(row.claim, row.other, last.get(both), row.verdict, *homes)
        found[row.entry_id].append(pair)
        last[both] = row.verdict
    return {seq: tuple(found[seq]) for seq in seqs if seq in found}


def _links(pairs: Iterable[Pair]) -> Iterator[Change]:
    yield from dict.fromkeys(Change("link", pair.old, pair.new) for pair in pairs)


def _rules(entries: Collection[Mapping[str, Any]]) -> Changes:
    """The rules of the case as they were begun with and as they were set."""
    seqs = {e["seq"] for e in entries if e["action"] in {"init", "settings"}}
    if not seqs:
        return {}
    found: Changes = {}
    before: dict[str, Any] = {}
    for entry in (*log.of_action("init"), *log.of_action("settings")):
        now = {k: v for k, v in entry.value["detail"].items() if k != "case"}
        if entry.seq in seqs:
            told = (
                Change(field, before.get(field), value) for field, value in now.items()
            )
            found[entry.seq] = tuple(told)
        before |= now
    return found


def _account(detail: Mapping[str, Any]) -> tuple[Change, ...]:
    """What became of an account, or of a token of it (``desk.accounts``)."""
    role, token = detail.get("role"), detail.get("token")
    scopes = detail.get("scopes", "").split(",")
    told = {
        "added": (Change("role", None, role),),
        "role": (Change("role", detail.get("before"), role),),
        "shut out": (Change("active", True, False),),
        "let in": (Change("active", False, True),),
        "sessions ended": (Change("sessions", None, "ended"),),
        "reset": (Change("password", None, "taken away"),),
        "password": (Change("password", None, "chosen"),),
        "token made": (Change("token", None, token), Change("scopes", None, scopes)),
        "token ended": (Change("token", token, None), Change("scopes", scopes, None)),
    }
    return told.get(detail["change"], ())
