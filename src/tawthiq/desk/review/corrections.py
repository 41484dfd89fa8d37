"""What a person fills in for a field, as a correction of the contract."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from tawthiq.desk.review import places
from tawthiq.desk.review.fields import LISTS
from tawthiq.desk.review.quoting import FormError, sentence, span, whole
from tawthiq.desk.review.words import FIELDS
from tawthiq.model import Claim
from tawthiq.places.precision import CLASSES

Data = Mapping[str, str]
_NEW: Final = "new"
_LAT, _LON = 90.0, 180.0


def target(edit: str, claim: Claim) -> tuple[str, int | None]:
    """The field that ``places-0``, ``places-new`` or ``date`` names, and which value.

    Raises ``FormError`` where the claim has none such.
    """
    kind, _mark, which = edit.partition("-")
    if kind not in FIELDS:
        raise FormError(_("There is no such field."))
    if kind not in LISTS or which == _NEW:
        return kind, None
    n = whole(which)
    if n is None or n >= len(getattr(claim, kind)):
        raise FormError(_("The claim has changed meanwhile: look at it again."))
    return kind, n


def correction(edit: str, claim: Claim, text: str, data: Data) -> dict[str, Any]:
    """The correction that a form makes of a claim as it stands.

    Raises ``FormError`` where the form cannot be kept.
    """
    kind, n = target(edit, claim)
    held = claim.to_dict()
    if "remove" in data:
        if kind not in LISTS:
            return {kind: None}
        return {kind: [v for i, v in enumerate(held[kind]) if i != n]}
    if kind in {"type", "status", "extent"}:
        return {kind: data.get("value", "").strip() or None}
    before = held[kind] if kind == "date" else held[kind][n] if n is not None else None
    quoted = _quoted(text, claim, data, before)
    if quoted is None and kind != "date":
        raise FormError(_("Say which words of the report tell it."))
    value = _READ[kind](data, quoted or {}, before or {})
    if kind == "date":
        return {kind: value}
    values = list(held[kind])
    if n is None:
        values.append(value)
    else:
        values[n] = value
    order = whole(data.get("order", ""))
    if kind == "sources" and order is not None:
        values.remove(value)
        values.insert(max(0, order - 1), value)
    return {kind: values}


def missed(text: str, data: Data) -> dict[str, Any]:
    """A claim that the program missed: its type, what names it, its sentence.

    Raises ``FormError`` where the words do not stand in the text.
    """
    trigger = span(text, data.get("words", ""), start=data.get("start", ""))
    if trigger is None:
        raise FormError(_("Say which words of the report name the event."))
    quote = span(text, data.get("quote", ""), near=trigger["start"])
    return {
        "type": data.get("type", ""),
        "status": data.get("status", "asserted"),
        "trigger": trigger,
        "quote": quote or sentence(text, trigger["start"], trigger["end"]),
    }


def _quoted(
    text: str, claim: Claim, data: Data, before: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    words = data.get("words", "")
    start = data.get("start", "")
    if before and not start and words.strip() == before["text"].strip():
        return {k: before[k] for k in ("text", "start", "end")}
    return span(text, words, start=start, near=claim.trigger.start)


def _date(data: Data, quoted: Data, before: Mapping[str, Any]) -> dict[str, Any]:
    del before
    first, last = _day(data.get("from", "")), _day(data.get("to", ""))
    if first is None and last is None:
        raise FormError(_("Say at least one day, or take the date away."))
    precision = data.get("precision", "day")
    if precision == "day" and last is None:
        last = first
    if first is not None and last is not None and first > last:
        raise FormError(_("The first day is after the last one."))
    return {
        "from": first,
        "to": last,
        "precision": precision,
        "basis": "explicit",
        "part_of_day": data.get("part_of_day", "").strip() or None,
        **quoted,
    }


def _day(value: str) -> str | None:
    value = value.strip()
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        message = _("“%(day)s” is no day: write year-month-day.") % {"day": value}
        raise FormError(message) from error


def _place(data: Data, quoted: Data, before: Mapping[str, Any]) -> dict[str, Any]:
    value: dict[str, Any] = {
        **quoted,
        "name": _name(data, quoted),
        "in": data.get("in", "").strip() or None,
    }
    choice = data.get("place", "same")
    if choice == "same" and before and value["name"] == before["name"]:
        return {**before, **value}
    if choice == "point":
        return value | _point(data)
    if choice in {"same", "none"}:
        return value
    found = places.located(choice)
    if found is None:
        raise FormError(_("The gazetteer has no such place."))
    return value | found


def _point(data: Data) -> dict[str, Any]:
    try:
        lat, lon = float(data.get("lat", "")), float(data.get("lon", ""))
    except ValueError as error:
        message = _("Write the coordinates as degrees, such as 36.2021 and 37.1343.")
        raise FormError(message) from error
    if not (-_LAT <= lat <= _LAT and -_LON <= lon <= _LON):
        raise FormError(_("These coordinates are not on the globe."))
    precision = data.get("precision", "")
    if precision not in CLASSES:
        raise FormError(_("Say how precise the coordinates are."))
    radius = CLASSES[precision].radius_m
    return {"lat": lat, "lon": lon, "precision": precision, "radius_m": radius}


def _named(data: Data, quoted: Data, before: Mapping[str, Any]) -> dict[str, Any]:
    name = _name(data, quoted)
    same = bool(before) and before["name"] == name
    return {**(before if same else {}), **quoted, "name": name}


def _source(data: Data, quoted: Data, before: Mapping[str, Any]) -> dict[str, Any]:
    value = _named(data, quoted, before)
    return value | {"kind": data.get("kind", "") or None}


def _harm(data: Data, quoted: Data, before: Mapping[str, Any]) -> dict[str, Any]:
    del before
    return {
        **quoted,
        "kind": data.get("kind", ""),
        "group": data.get("group", "unspecified"),
        **_quantity(data, quoted),
    }


def _loss(data: Data, quoted: Data, before: Mapping[str, Any]) -> dict[str, Any]:
    del before
    return {
        **quoted,
        "item": data.get("item", "").strip() or str(quoted["text"]),
        "state": data.get("state", ""),
        **_quantity(data, quoted),
    }


def _victim(data: Data, quoted: Data, before: Mapping[str, Any]) -> dict[str, Any]:
    del before
    return {
        **quoted,
        "name": _name(data, quoted),
        "age": _count(data.get("age", "")),
        "sex": data.get("sex", "") or None,
    }


def _quantity(data: Data, quoted: Data) -> dict[str, Any]:
    """Both ends of a number by its form: the form says which of them count."""
    form = data.get("form", "exact")
    low, high = _count(data.get("low", "")), _count(data.get("high", ""))
    words = data.get("told", "").strip() or None
    if form == "vague":
        return {
            "low": None,
            "high": None,
            "form": form,
            "words": words or quoted["text"],
        }
    if form in {"exact", "about"}:
        low = high = low if low is not None else high
    elif form == "at_least":
        low, high = (low if low is not None else high), None
    elif form == "at_most":
        low, high = None, (high if high is not None else low)
    if (low is None and high is None) or (form == "range" and None in {low, high}):
        raise FormError(_("Say the number, or that it is told in words."))
    if low is not None and high is not None and low > high:
        raise FormError(_("The lower number is above the higher one."))
    return {"low": low, "high": high, "form": form, "words": None}


def _count(value: str) -> int | None:
    number = whole(value)
    if number is None and value.strip():
        raise FormError(_("“%(number)s” is no number.") % {"number": value[:20]})
    return number


def _name(data: Data, quoted: Data) -> str:
    return data.get("name", "").strip() or str(quoted["text"])


_READ: Final[dict[str, Callable[[Data, Any, Mapping[str, Any]], dict[str, Any]]]] = {
    "date": _date,
    "places": _place,
    "actors": _named,
    "targets": _named,
    "weapons": _named,
    "harm": _harm,
    "victims": _victim,
    "losses": _loss,
    "sources": _source,
}
