"""Which claims wait for a person, the most urgent first.

A current claim waits while no judgement stands over it, and again where another version
of the program reads it otherwise than it was read when it was judged.  What brings it
forward, each worth so many points (``WEIGHTS``), which are added up:

``new_reading``  it is read otherwise since it was judged
``contested``    the claims of its incident contradict one another
``toll``         ten killed or more, or words for hundreds; a point more for every ten
                 killed, up to 39
``uncertain``    it is denied or only intended; a place may be another one or is not on
                 the map; or it has neither place nor date
``random``       one claim of twenty, by a hash of its id: what nobody would look at
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tawthiq.case.models import Card, Claim, Judgement, Queued, Report, Scene
from tawthiq.case.pages import Page, page
from tawthiq.case.standing import standing
from tawthiq.incident.numbers import lemma, policy

REASONS: Final[tuple[str, ...]] = Queued.REASONS
WEIGHTS: Final = {
    "new_reading": 160,
    "contested": 80,
    "toll": 40,
    "uncertain": 20,
    "random": 10,
}
_MANY: Final = 10  # killed
_HUNDREDS: Final = 100
_MOST: Final = 39  # points more for a toll
_SAMPLE: Final = 20
_KILLED: Final = frozenset(("killed", "killed_or_injured"))


class Waiting(NamedTuple):
    """A report with claims that wait: its most urgent one, and how many there are."""

    report: Report
    first: Queued
    claims: int


def reasons(claim: Mapping[str, Any]) -> tuple[str, ...]:
    """What brings a claim (of the data contract) forward by itself."""
    found = {
        "toll": _toll(claim) >= _MANY,
        "uncertain": _uncertain(claim),
        "random": _drawn(str(claim["id"])),
    }
    return tuple(name for name, holds in found.items() if holds)


def points(claim: Mapping[str, Any], why: Collection[str]) -> int:
    """How urgent a claim is, for reasons."""
    more = min(_MOST, _toll(claim) // 10) if "toll" in why else 0
    return sum(WEIGHTS[name] for name in why) + more


def queued(
    claim: int, report: int, value: Mapping[str, Any], more: Collection[str] = ()
) -> Queued:
    """The row of a claim that waits; ``more`` are reasons besides its own."""
    why = {*reasons(value), *more}
    held = {name: name in why for name in REASONS}
    return Queued(claim_id=claim, report_id=report, priority=points(value, why), **held)


def refill(claims: Collection[str]) -> None:
    """Queue some claims (their ids) as they stand now, in the transaction at hand."""
    Queued.objects.filter(claim__key__in=claims).delete()
    rows = list(Claim.objects.filter(key__in=claims, until=None))
    judged = standing(claims)
    otherwise = _read_otherwise([r for r in rows if r.key in judged], judged)
    waiting = [r for r in rows if r.key not in judged or r.key in otherwise]
    contested = _contested({r.report_id for r in waiting})
    Queued.objects.bulk_create(
        queued(
            row.pk,
            row.report_id,
            row.value,
            [
                name
                for name, keys in (("new_reading", otherwise), ("contested", contested))
                if row.key in keys
            ],
        )
        for row in waiting
    )


def contest(claims: Collection[str], *, contested: bool) -> None:
    """Say of claims whether their incident's claims contradict one another."""
    weight = WEIGHTS["contested"] if contested else -WEIGHTS["contested"]
    rows = Queued.objects.filter(claim__key__in=claims, contested=not contested)
    rows.update(contested=contested, priority=F("priority") + weight)


def next_claims(after: str = "", reason: str = "", limit: int = 50) -> Page[Queued]:
    """Claims that wait, the most urgent first; with a reason, those that have it.

    Each row has its ``claim`` and its ``report``.  Raises ``ValueError`` for another
    reason.
    """
    rows = Queued.objects.filter(_having(reason)).select_related("claim", "report")
    rows = rows.defer("report__text", "report__details")
    return page(rows, "-priority", after, limit, tie="pk")


def reports(reason: str = "", after: str = "", limit: int = 50) -> Page[Waiting]:
    """Reports with claims that wait, in the order of their most urgent one.

    Raises ``ValueError`` for another reason.
    """
    found = page(firsts(reason), "-priority", after, limit, tie="pk")
    counted = dict(
        Queued.objects.filter(
            _having(reason), report__in=[r.report_id for r in found.rows]
        )
        .values_list("report")
        .annotate(n=Count("*"))
        .order_by()
    )
    waiting = tuple(Waiting(r.report, r, counted[r.report_id]) for r in found.rows)
    return Page(waiting, found.next, found.previous)


def firsts(reason: str = "") -> QuerySet[Queued]:
    """The most urgent claim of each report that waits, with the report; in no order.

    Raises ``ValueError`` for another reason.
    """
    more_urgent = Queued.objects.filter(
        _having(reason),
        Q(priority__gt=OuterRef("priority"))
        | Q(priority=OuterRef("priority"), pk__lt=OuterRef("pk")),
        report=OuterRef("report"),
    )
    rows = Queued.objects.filter(_having(reason), ~Exists(more_urgent))
    return rows.select_related("report").defer("report__text", "report__details")


def counts() -> dict[str, int]:
    """How many claims wait, each counted once: by its first reason, "" for none."""
    found = dict.fromkeys((*REASONS, ""), 0)
    for *held, count in _counted():
        first = next((r for r, has in zip(REASONS, held, strict=True) if has), "")
        found[first] += count
    return found


def having() -> dict[str, int]:
    """How many claims wait for each reason, as ``next_claims`` lists them."""
    found = dict.fromkeys(REASONS, 0)
    for *held, count in _counted():
        for name, has in zip(REASONS, held, strict=True):
            found[name] += count if has else 0
    return found


def _counted() -> QuerySet[Queued, tuple[Any, ...]]:
    """Each set of reasons, and how many claims wait for it."""
    # Of rows, not of keys: these are not in the index.
    return Queued.objects.values_list(*REASONS).annotate(n=Count("*")).order_by()


def _having(reason: str) -> Q:
    if not reason:
        return Q()
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is none of {', '.join(REASONS)}")
    return Q(**{reason: True})


def _toll(claim: Mapping[str, Any]) -> int:
    """How many were killed at least; of words, where they mean hundreds or more."""
    return max((_killed(h) for h in claim["harm"] if h["kind"] in _KILLED), default=0)


def _killed(harm: Mapping[str, Any]) -> int:
    if harm["form"] != "vague":
        return int(harm["low"] or harm["high"] or 0)
    low = policy("range").figures[lemma(harm["words"] or "")].low
    return low if low >= _HUNDREDS else 0


def _uncertain(claim: Mapping[str, Any]) -> bool:
    if claim["status"] != "asserted":
        return True
    places = claim["places"]
    if not places:
        return claim["date"] is None
    return any(p["alternatives"] for p in places) or all(
        p["lat"] is None for p in places
    )


def _drawn(claim: str) -> bool:
    digest = hashlib.sha256(f"sample {claim}".encode()).digest()
    return int.from_bytes(digest[:4]) % _SAMPLE == 0


def _read_otherwise(
    rows: Collection[Claim], judged: Mapping[str, Judgement]
) -> set[str]:
    """The claims that are read otherwise than they were when they were judged."""
    later = {r.key: r for r in rows if r.since_id > judged[r.key].entry_id}
    versions = Claim.objects.filter(key__in=later).order_by("pk")
    then = {
        key: data
        for key, data, since in versions.values_list("key", "data", "since")
        if since < judged[key].entry_id
    }
    return {key for key, row in later.items() if then.get(key) != row.data}


def _contested(reports: Collection[int]) -> set[str]:
    """The claims of reports whose incidents' claims contradict one another."""
    torn = Card.objects.filter(contradictions__gt=0).values("pk")
    scenes = Scene.objects.filter(report__in=reports, incident__in=torn)
    return set(_claims(scenes.values_list("claims", flat=True)))


def _claims(held: Iterable[str]) -> Iterator[str]:
    for line in held:
        yield from json.loads(line)
