"""Which toll its own chain of sources replaced by a later one."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from tawthiq.incident.value import Telling
from tawthiq.link.knowledge import ROSE
from tawthiq.link.wording import normal
from tawthiq.model import Harm

_DAY: Final = 10  # characters of an ISO day


class _Said(NamedTuple):
    """A toll, when it was first told, and whether its words say that it rose."""

    harm: Harm
    report: str
    at: str
    rose: bool


def rising(
    told: Sequence[Telling], chain: dict[str, int]
) -> Callable[[Telling, Harm], bool]:
    """Asks of a toll whether its chain told otherwise later, of the same people.

    A copy tells a figure when the first of its text did, whenever it was carried on.  Of
    two figures of one day, without times, the higher one is later where it says that it
    rose; else nobody knows which is, and both stand.
    """
    first: dict[tuple[str, str, str, tuple[object, ...]], str] = {}
    for telling in told:
        at = telling.source.published
        for harm in telling.claim.harm if at else ():
            key = (telling.source.family, harm.kind, harm.group, _figure(harm))
            first[key] = min(first.get(key, at or ""), at or "")
    said = defaultdict[tuple[int, str, str], list[_Said]](list)

    def saying(telling: Telling, harm: Harm) -> _Said:
        key = (telling.source.family, harm.kind, harm.group, _figure(harm))
        words = normal(telling.claim.quote.text).split()
        return _Said(
            harm, telling.source.report, first.get(key, ""), not ROSE.isdisjoint(words)
        )

    for telling in told:
        for harm in telling.claim.harm:
            of = (chain[telling.claim.id], harm.kind, harm.group)
            said[of].append(saying(telling, harm))

    def superseded(telling: Telling, harm: Harm) -> bool:
        one = saying(telling, harm)
        others = said[chain[telling.claim.id], harm.kind, harm.group]
        return any(_replaces(other, one) for other in others)

    return superseded


def _figure(harm: Harm) -> tuple[object, ...]:
    return harm.low, harm.high, harm.form


def _replaces(other: _Said, one: _Said) -> bool:
    if other.report == one.report or _figure(other.harm) == _figure(one.harm):
        return False
    if not other.at or not one.at:
        return False
    if _day(other.at) != _day(one.at):
        return _day(other.at) > _day(one.at)
    if len(other.at) > _DAY and len(one.at) > _DAY:
        return _moment(other.at) > _moment(one.at)
    return other.rose and (other.harm.low or 0) > (one.harm.low or 0)


def _day(at: str) -> str:
    return at[:_DAY]


def _moment(at: str) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(at)
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
