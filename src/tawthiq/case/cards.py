"""Incidents as cards: derived a few at a time, found and counted by indexes alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from django.db.models import Count, Q, QuerySet

from tawthiq.case import queue, words
from tawthiq.case.card import card, values
from tawthiq.case.database import writing
from tawthiq.case.fault import told
from tawthiq.case.incidents import derived
from tawthiq.case.models import Card, CardValue, Incident, Scene
from tawthiq.case.stale import mark
from tawthiq.case.sums import around

__all__ = (
    "Counts",
    "Filter",
    "counts",
    "mark",
    "refresh",
    "renew",
    "select",
    "stale",
)
_BATCH: Final = 100
_FEW: Final = 8  # are derived at once, in the transaction that changes them
_DERIVED: Final = tuple(
    field.name
    for field in Card._meta.concrete_fields  # noqa: SLF001
    if not field.primary_key
)


class Filter(NamedTuple):
    """What is asked of incidents; everything given must hold.

    ``place``, ``actor`` (as alleged), ``source`` and ``weapon`` are names, folded for
    comparison, or ids; a place is found with all that lies in it.  ``since`` and
    ``until`` are ISO days that its days meet.  ``words`` stand in one of its reports.
    ``min_killed`` were killed at least, by the policy ``range``.
    """

    place: str = ""
    since: str | None = None
    until: str | None = None
    type: str = ""
    actor: str = ""
    source: str = ""
    weapon: str = ""
    grade: str = ""
    state: str = ""
    words: str = ""
    min_killed: int | None = None
    without_place: bool = False


class Counts(NamedTuple):
    """How many incidents fit: all, those on the map, and by their states."""

    incidents: int
    placed: int
    states: dict[str, int]


def select(asked: Filter) -> QuerySet[Card]:
    """The cards that fit, in no order; those never derived yet are left out.

    Raises ``CaseError`` for words that hold no word.
    """
    rows = Card.objects.exclude(state="")
    for slot in ("place", "actor", "source", "weapon"):
        if name := getattr(asked, slot):
            rows = rows.filter(_valued(slot, name))
    for field in ("type", "grade", "state"):
        if value := getattr(asked, field):
            rows = rows.filter(**{field: value})
    if asked.since:
        rows = rows.filter(date_to__gte=asked.since)
    if asked.until:
        # What is not known from when is told by its last day.
        begun = Q(date_from__lte=asked.until)
        rows = rows.filter(begun | Q(date_from=None, date_to__lte=asked.until))
    if asked.min_killed:
        rows = rows.filter(killed_low__gte=asked.min_killed)
    if asked.without_place:
        rows = rows.filter(lat=None)
    if asked.words:
        rows = rows.filter(_telling(asked.words))
    return rows


def counts(asked: Filter) -> Counts:
    """How many fit; raises ``CaseError`` for words that hold no word."""
    rows = select(asked).order_by().values_list("state")
    found = list(rows.annotate(n=Count("*"), placed=Count("lat")))
    return Counts(
        sum(n for _, n, _ in found),
        sum(placed for *_, placed in found),
        {state: n for state, n, _ in found},
    )


def stale() -> int:
    """How many cards are to be derived anew."""
    return Card.objects.filter(stale=True).count()


def refresh(
    limit: int | None = None, codes: Collection[str] | None = None
) -> Iterator[int]:
    """Derive stale cards anew, at most ``limit``; yields how many each batch had.

    With ``codes``, those of these incidents alone, stale or not.  Each batch is a
    transaction of its own; nothing of it is logged, for all of it can be derived again.
    Raises ``CaseError`` where the database fails.
    """
    with told():
        rows = Card.objects.order_by("pk").values_list("pk", flat=True)
        if codes is None:
            keys = list(rows.filter(stale=True)[:limit])
        else:
            keys = list(rows.filter(code__in=codes)[:limit])
        for at in range(0, len(keys), _BATCH):
            batch = keys[at : at + _BATCH]
            with writing():
                _derive(batch)
            yield len(batch)


def renew(incidents: Collection[int]) -> None:
    """Derive the cards of incidents in the transaction that changes them.

    Where there are many, they are marked as stale instead.
    """
    mark(incidents)
    if len(incidents) <= _FEW:
        _derive(sorted(incidents))


def _derive(incidents: Sequence[int]) -> None:
    rows = list(Incident.objects.filter(pk__in=incidents, live=True))
    keys = {row.code: row.pk for row in rows}
    cards: list[Card] = []
    found: list[CardValue] = []
    torn: dict[bool, list[str]] = {True: [], False: []}
    for incident in derived(rows, around(rows), texts=False):
        row = card(incident, keys[incident.code])
        cards.append(row)
        found += (
            CardValue(card_id=row.pk, slot=slot, ident=ident, name=name)
            for slot, ident, name in values(incident)
        )
        claims = (t.claim.id for t in incident.tellings)
        torn[bool(incident.contradictions)] += claims
    CardValue.objects.filter(card__in=incidents).delete()
    Card.objects.filter(pk__in=set(incidents) - {row.pk for row in cards}).delete()
    Card.objects.bulk_create(
        cards,
        update_conflicts=True,
        update_fields=_DERIVED,
        unique_fields=["incident"],
    )
    CardValue.objects.bulk_create(found)
    for contested, claims_ in torn.items():
        queue.contest(claims_, contested=contested)


def _valued(slot: str, name: str) -> Q:
    rows = CardValue.objects.filter(slot=slot)
    found = rows.filter(name=words.folded(name)).values("card")
    if name.isascii():  # ids are
        found = found.union(rows.filter(ident=name).values("card"))
    return Q(pk__in=found)


def _telling(asked: str) -> Q:
    """The incidents of the reports that hold some words."""
    scenes = Scene.objects.filter(report__in=words.reports(words.asked(asked)))
    return Q(pk__in=scenes.values("incident"))
