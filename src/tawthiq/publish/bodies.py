"""What a claim says, value by value: bodies of W3C Web Annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from tawthiq.incident import Telling
from tawthiq.model import Claim, Harm, Loss, Span, Victim, When, Where
from tawthiq.publish import told
from tawthiq.publish.attributes import decimals
from tawthiq.publish.labels import event

# Each field of a claim that is a list, and why its values are told of the words.
_FIELDS: Final = {
    "sources": "identifying",
    "actors": "identifying",
    "targets": "identifying",
    "weapons": "identifying",
    "places": "identifying",
    "harm": "tagging",
    "victims": "identifying",
    "losses": "tagging",
}
# In the annotation's target; a name that the context has for something else.
_SPAN: Final = frozenset(("text", "start", "end"))
_RENAMED: Final = {"id": "entry"}


class Told(NamedTuple):
    """A value of a claim: of which field, in which words, what it says."""

    field: str
    span: Span | When
    purpose: str
    value: str
    states: dict[str, Any]

    def body(self) -> dict[str, Any]:
        """As the body of an annotation."""
        found = {
            "type": "TextualBody",
            "value": self.value,
            "format": "text/plain",
            "purpose": self.purpose,
        }
        return {**found, "states": self.states} if self.states else found


def values(telling: Telling, lang: str) -> Iterator[Told]:
    """Every value of a claim, in the order of the data contract."""
    claim = telling.claim
    type_ = claim.type.value
    states = {"event": type_, "status": claim.status, "extent": claim.extent}
    yield Told(
        "trigger", claim.trigger, "classifying", event(type_, lang), _kept(states)
    )
    for field, purpose in _FIELDS.items():
        if field == "harm" and claim.date is not None:
            yield Told("date", claim.date, "tagging", *_date(claim.date))
        for value in _values(claim, field):
            yield Told(field, value, purpose, _name(value, lang), _states(value))


def _values(claim: Claim, field: str) -> tuple[Span, ...]:
    found: tuple[Span, ...] = getattr(claim, field)
    return found


def _date(date: When) -> tuple[str, dict[str, Any]]:
    """An interval of ISO 8601: ``2016-12-05``, ``2016-12-05/2016-12-07``, ``../…``."""
    first, last = date.from_ or "..", date.to or ".."
    return first if first == last else f"{first}/{last}", _states(date)


def _name(value: Any, lang: str) -> str:  # noqa: ANN401 - any value of a claim
    """What a value is called; a victim whom nobody may name is a victim."""
    if isinstance(value, Harm):
        number = told.amount(value.form, value.low, value.high, value.words, lang)
        return told.counted(value.kind, value.group, number, lang)
    if isinstance(value, Loss):
        number = told.amount(value.form, value.low, value.high, value.words, lang)
        return f"{value.item}: {number}"
    if isinstance(value, Where):
        return f"{value.name} ({value.in_})" if value.in_ else value.name
    if isinstance(value, Victim):
        return value.name or "victim"
    name: str = value.name
    return name


def _states(value: Span | When) -> dict[str, Any]:
    """A value's fields under the names of the data contract, but for its span."""
    found = {k: v for k, v in value.to_dict().items() if k not in _SPAN}
    if isinstance(value, Where) and value.lat is not None and value.lon is not None:
        digits = decimals(value.precision or "", value.radius_m)
        found["lat"] = round(value.lat, digits) + 0.0
        found["lon"] = round(value.lon, digits) + 0.0
    return _kept(found)


def _kept(values_: dict[str, Any]) -> dict[str, Any]:
    """Fields that say something, those within values too."""
    found: dict[str, Any] = {}
    for name, value in values_.items():
        inner = value
        if isinstance(value, dict):
            inner = _kept(value)
        elif isinstance(value, list):
            inner = [_kept(v) if isinstance(v, dict) else v for v in value]
        if inner not in (None, "", [], {}):
            found[_RENAMED.get(name, name)] = inner
    return found
