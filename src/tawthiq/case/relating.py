"""What people say that two incidents are to each other; added, and taken back."""

from __future__ import annotations

from collections.abc import Collection

from tawthiq.case import cards, seconds
from tawthiq.case.deciding import logged
from tawthiq.case.fault import CaseError, told
from tawthiq.case.incidents import find, incident
from tawthiq.case.linking import relink
from tawthiq.case.log import Chain, now, writing
from tawthiq.case.models import Incident, IncidentJudgement, Scene
from tawthiq.case.relations import KINDS, SIDES, UNTOLD, Kind, relations_of
from tawthiq.case.sums import around


def relate(code: str, kind: Kind, other: str, *, by: str, why: str = "") -> str:
    """Say that an incident is part of another, or that the two are apart; its full code.

    It stands over what is derived, and the two are not linked into one, until it is
    taken back or something else is said of them.  Raises ``CaseError`` where they are
    one incident, or the other is part of this one already through a third.
    """
    if kind not in KINDS:
        raise CaseError(f"{kind!r} is none of {', '.join(KINDS)}")
    with told(), writing(by, why) as chain:
        one, two = _both(code, other)
        _check_author(by, kind, one, two)
        if kind == "part_of" and one.code in _above(two, one.code):
            raise CaseError(f"{two.code} is part of {one.code} already, through others")
        _add(chain, kind, [(one.code, two.code)])
        cards.renew([one.pk, two.pk])
    return one.code


def unrelate(code: str, other: str, *, by: str, why: str = "") -> str:
    """Take back what was said of two incidents; gives the full code of the first.

    What is derived holds again: where their claims tell one event, they become one.
    Raises ``CaseError`` where nothing was said.
    """
    with told(), writing(by, why) as chain:
        one, two = _both(code, other)
        held = relations_of(one).get(two.code)
        if held is None:
            raise CaseError(f"nobody said what {one.code} is to {two.code}")
        _check_author(by, UNTOLD, one, two)
        _add(chain, UNTOLD, held.written)
        report = Scene.objects.filter(incident=one).values_list("report", flat=True)
        relink([report[0]], chain)
        cards.renew([one.pk, two.pk])
        return find(one.code).code


def _both(code: str, other: str) -> tuple[Incident, Incident]:
    one, two = find(code), find(other)
    if one.pk == two.pk:
        raise CaseError(f"{code} and {other} are one incident already")
    return one, two


def _check_author(by: str, about: str, *rows: Incident) -> None:
    if seconds.wanted():
        for row in rows:
            seconds.check_author(by, about, incident(row.code))


def _above(row: Incident, without: str) -> set[str]:
    """What an incident is part of at last; what it is to ``without`` itself is not asked."""
    found: set[str] = set()
    rows = [row]
    while rows:
        sums = around(rows)
        wholes = {code for held in rows for code in sums.part_of(held.code)}
        if rows == [row]:
            wholes.discard(without)
        wholes -= found
        found |= wholes
        rows = list(Incident.objects.filter(code__in=wholes))
    return found


def _add(chain: Chain, about: str, pairs: Collection[tuple[str, str]]) -> None:
    at, entry = now(), chain.next
    rows = [
        IncidentJudgement(
            incident=one,
            about=side,
            value=two,
            why=chain.why,
            who=chain.by,
            at=at,
            entry_id=entry,
        )
        for code, other in pairs
        for one, side, two in ((code, about, other), (other, SIDES[about], code))
    ]
    IncidentJudgement.objects.bulk_create(rows)
    code, other = next(iter(pairs))
    logged(chain, rows, {"incident": code, "about": about, "value": other})
