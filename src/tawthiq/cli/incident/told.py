"""An incident in lines for people, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tawthiq.cli.writers import isolated, shortened
from tawthiq.incident.plain import plain

if TYPE_CHECKING:
    from tawthiq.case.relations import Relation
    from tawthiq.incident import Incident, Opinion, Toll


def line(incident: Incident) -> str:
    """One line of JSON: the whole value, without the texts of the reports."""
    return json.dumps(plain(incident), ensure_ascii=False, separators=(",", ":"))


def summary(incident: Incident) -> str:
    """One line: code, date, type, place, tolls, sources, state."""
    where = isolated(incident.location.name) if incident.location else "?"
    harm = ", ".join(tolls(incident)) or "no harm told"
    return (
        f"{incident.code}  {when(incident)}  {incident.type}  {where}  {harm}  "
        f"{incident.sources} source{'' if incident.sources == 1 else 's'}  {incident.state}"
    )


def when(incident: Incident) -> str:
    """Its days."""
    first, last = incident.date_from, incident.date_to
    if first == last:
        return first or "undated"
    return f"{first or '…'} – {last or '…'}"


def tolls(incident: Incident) -> list[str]:
    """What is told of each kind of harm, lowest to highest; words stay words.

    Numbers are those of the policy ``range``: groups are of their whole (``12, of them 4
    children`` is 12), ``+`` says that nobody bounds it.  A sum over several incidents is
    shown as one.
    """
    kinds: dict[str, list[Toll]] = {}
    for toll in incident.tolls:
        if not toll.superseded:
            kinds.setdefault(toll.kind, []).append(toll)
    return [f"{kind} {' / '.join(_told(told, kind))}" for kind, told in kinds.items()]


def _told(told: list[Toll], kind: str) -> list[str]:
    from tawthiq.incident import numbers

    words = [t.words for t in told if t.words and t.form == "vague"]
    exact = [t for t in told if t.form != "vague"]
    shown = []
    counted = numbers.policy("range").range([t for t in exact if not t.sum], kind)
    if counted is not None:
        shown.append(_spread(counted.low, counted.high))
    summed = numbers.policy("range").range([t for t in exact if t.sum], kind)
    if summed is not None:
        shown.append(f"{_spread(summed.low, summed.high)} in all")
    return shown + [isolated(w) for w in dict.fromkeys(words)]


def _spread(low: int, high: int | None) -> str:
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def page(incident: Incident, said: Iterable[Relation]) -> Iterator[str]:
    """All that is derived, what people said of others, then every claim with its words."""
    yield summary(incident)
    if incident.previous_codes:
        yield f"  once       {', '.join(incident.previous_codes)}"
    for part, codes in (("counts", incident.parts), ("counted in", incident.part_of)):
        if codes:
            yield f"  {part:<11}{', '.join(codes)}"
    for held in said:
        about = held.about.replace("_", " ")
        yield f"  {about:<11}{held.other}, by {isolated(held.who)} ({held.why})"
    for party in incident.perpetrators:
        says = ", ".join(map(isolated, party.by)) or "nobody"
        denies = ", ".join(map(isolated, party.denied_by))
        yield f"  alleged    {isolated(party.name)}, by {says}" + (
            f"; denied by {denies}" if denies else ""
        )
    for contradiction in incident.contradictions:
        told = "; ".join(
            f"{isolated(value)} ({', '.join(map(isolated, by))})"
            for value, by in contradiction.values
        )
        yield f"  disagree   on {contradiction.about}: {told}"
    for name in ("grade", "strike_status", "attribution"):
        yield f"  {name.replace('_', ' '):<15}{_opinion(getattr(incident, name))}"
    for telling in incident.tellings:
        source = telling.source
        about = " · ".join(
            isolated(x) for x in (source.published, source.publisher, source.url) if x
        )
        yield f"  {telling.claim.id}  {telling.claim.type.value}, {telling.verdict}"
        yield f"    {isolated(shortened(telling.claim.quote.text))}"
        yield f"    {about}"


def _opinion(opinion: Opinion) -> str:
    if opinion.value:
        return f"{opinion.value}, by {opinion.by} ({opinion.why})"
    return f"{opinion.proposed or 'none'} (proposed: {opinion.why})"
