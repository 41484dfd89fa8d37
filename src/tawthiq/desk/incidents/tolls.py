"""The tolls of an incident as ranges by who tells them; nothing is ever added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from tawthiq.incident.numbers import Range, policy
from tawthiq.incident.parties import claimants
from tawthiq.incident.value import Incident, Telling, Toll

_KINDS: Final = ("killed", "injured", "killed_or_injured")
_LIKE: Final = ("civilian", "unspecified", "combatant")
_THIN: Final = 1.5  # per cent of the axis: a single figure is still to be seen


class Bar(NamedTuple):
    """What one source tells: ``start`` and ``width`` are per cent of the axis.

    ``open`` says that nobody bounds the number; ``claims`` tell the same, those of
    copies too.  ``superseded``: all of them were raised later.
    """

    who: tuple[str, ...]
    publisher: str
    published: str | None
    toll: Toll
    start: str
    width: str
    open: bool
    superseded: bool
    claims: tuple[str, ...]


class Chart(NamedTuple):
    """The tolls of one kind of harm: their range, the bars, and the axis' end.

    ``range`` is None where all of them are sums over several incidents.
    """

    kind: str
    range: Range | None
    bars: tuple[Bar, ...]
    top: int
    more: int


def ranges(incident: Incident) -> dict[str, Range]:
    """Killed and injured, low to high, by the policy that only bounds."""
    return _ranges([toll for toll in incident.tolls if not toll.sum])


def sums(incident: Incident) -> dict[str, Range]:
    """What is told as a sum over several incidents; it is never added to a toll."""
    return _ranges([toll for toll in incident.tolls if toll.sum])


def _ranges(tolls: Sequence[Toll]) -> dict[str, Range]:
    found = {kind: policy("range").range(tolls, kind) for kind in ("killed", "injured")}
    return {kind: held for kind, held in found.items() if held is not None}


def charts(incident: Incident, most: int) -> tuple[Chart, ...]:
    """A chart for each kind of harm that is told, with at most so many bars each."""
    told = {t.claim.id: t for t in incident.tellings}
    kinds = {toll.kind: None for toll in incident.tolls}
    order = sorted(kinds, key=lambda k: _KINDS.index(k) if k in _KINDS else len(_KINDS))
    return tuple(_chart(kind, incident.tolls, told, most) for kind in order)


def _chart(
    kind: str, tolls: Iterable[Toll], told: dict[str, Telling], most: int
) -> Chart:
    own = [toll for toll in tolls if toll.kind == kind]
    grouped: dict[tuple[object, ...], list[Toll]] = defaultdict(list)
    for toll in own:
        telling = told[toll.claim]
        alike = replace(toll, claim="", superseded=False)
        key = claimants(telling), alike
        grouped[key].append(toll)
    top = _top(own)
    bars = sorted(
        (_bar(held, told, top) for held in grouped.values()),
        key=lambda bar: (
            bar.toll.sum,
            bar.toll.group not in _LIKE,
            bar.superseded,
            bar.published or "",
        ),
    )
    return Chart(
        kind,
        policy("range").range([toll for toll in own if not toll.sum], kind),
        tuple(bars[:most]),
        top,
        max(0, len(bars) - most),
    )


def _top(tolls: Sequence[Toll]) -> int:
    """The end of the axis: the largest figure; words without one reach beyond it."""
    figures = [policy("range").figure(toll) for toll in tolls]
    return max(max(f.low, 0 if f.high is None else f.high) for f in figures) or 1


def _bar(tolls: Sequence[Toll], told: dict[str, Telling], top: int) -> Bar:
    first = min(tolls, key=lambda t: told[t.claim].source.published or "9")
    telling = told[first.claim]
    figure = policy("range").figure(first)
    low = min(100.0, 100 * figure.low / top)
    high = 100.0 if figure.high is None else min(100.0, 100 * figure.high / top)
    width = max(high - low, _THIN)
    return Bar(
        claimants(telling),
        telling.source.publisher or "",
        telling.source.published,
        first,
        f"{min(low, 100 - width):.2f}",
        f"{width:.2f}",
        figure.high is None,
        all(toll.superseded for toll in tolls),
        tuple(toll.claim for toll in tolls),
    )
