"""The form of each field: which inputs it has, and what they say of a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawthiq.desk.review.corrections import target
from tawthiq.desk.review.fields import LISTS
from tawthiq.desk.review.places import Candidate, candidates
from tawthiq.desk.review.words import DRAWN, FIELDS, SOURCE_KINDS, said
from tawthiq.model import Claim
from tawthiq.model.values import EventType, Form, Group, HarmKind, Status
from tawthiq.places.precision import CLASSES

_NONE: Final = ""
_PARTS: Final = (_NONE, "dawn", "morning", "noon", "afternoon", "evening", "night")
_POINT: Final = ("lat", "lon", "precision")


class Input(NamedTuple):
    """One input: ``kind`` is text, number, date or select."""

    name: str
    label: str
    kind: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


class Opened(NamedTuple):
    """A form that is open: what it corrects, its inputs, its words in the text."""

    edit: str
    kind: str
    label: str
    drawn: str
    inputs: tuple[Input, ...]
    quotes: bool
    words: str
    start: str
    removable: bool
    wrong: str
    places: tuple[Candidate, ...] = ()
    place: str = "same"
    point: tuple[Input, ...] = ()  # the inputs of coordinates
    others: tuple[tuple[str, str], ...] = ()  # values that the new one may take over


def opened(edit: str, claim: Claim, data: Mapping[str, str], wrong: str = "") -> Opened:
    """The form for a value of a claim; ``data``: what was filled in, or selected.

    Raises ``FormError`` where the claim has no such value.
    """
    kind, n = target(edit, claim)
    held = claim.to_dict()[kind]
    value = held[n] if n is not None else held if kind == "date" and held else {}
    filled = {**_told(kind, value, held, n), **{k: v for k, v in data.items() if v}}
    inputs = tuple(
        Input(name, str(label), how, filled.get(name, ""), _choices(choices))
        for name, label, how, choices in _INPUTS[kind]
    )
    found: tuple[Candidate, ...] = ()
    place = filled.get("place", "same" if value else "")
    if kind == "places":
        found = tuple(candidates(filled.get("name") or filled.get("words", "")))
        if not place:
            place = found[0].id if len(found) == 1 else "none"
    at_point = _POINT if kind == "places" else ()
    return Opened(
        edit,
        kind,
        str(FIELDS[kind]),
        DRAWN.get(kind, ""),
        tuple(i for i in inputs if i.name not in at_point),
        kind in DRAWN,
        filled.get("words", ""),
        filled.get("start", ""),
        bool(value),
        wrong,
        found,
        place,
        tuple(i for i in inputs if i.name in at_point),
        tuple(_others(kind, held)) if kind in LISTS else (),
    )


def selected(kind: str, claim: Claim, start: int, end: int) -> str:
    """Which value a selection is to set: the one whose words it touches, or the only one.

    Several values that are elsewhere get another one beside them.
    """
    if kind not in LISTS:
        return kind
    held = claim.to_dict()[kind]
    for n, value in enumerate(held):
        if value["start"] < end and start < value["end"]:
            return f"{kind}-{n}"
    return f"{kind}-0" if len(held) == 1 else f"{kind}-new"


def _others(kind: str, held: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for n, value in enumerate(held):
        yield f"{kind}-{n}", value.get("name") or value["text"]


def _told(
    kind: str,
    value: Mapping[str, Any],
    held: Any,  # noqa: ANN401 - a value of any field
    n: int | None,
) -> dict[str, str]:
    """A value as the inputs would say it."""
    if kind in {"type", "status", "extent"}:
        return {"value": held or ""}
    told = {k: str(v) for k, v in value.items() if isinstance(v, (str, int, float))}
    told["words"] = told.pop("text", "")
    told.pop("start", None)
    told.pop("end", None)
    if kind in {"harm", "losses"} and value:
        told["told"] = value["words"] or ""
    if kind == "sources" and n is not None:
        told["order"] = str(n + 1)
    return told


def _choices(choices: tuple[str, Iterable[str]] | None) -> tuple[tuple[str, str], ...]:
    if choices is None:
        return ()
    kind, values = choices
    return tuple((v, said(kind, v) if v else "—") for v in values)


_QUANTITY: Final = (
    ("form", _("How it is told"), "select", ("form", get_args(Form))),
    ("low", _("At least"), "number", None),
    ("high", _("At most"), "number", None),
    ("told", _("The word for it, such as “dozens”"), "text", None),
)
_NAME: Final = (("name", _("Name"), "text", None),)
_Spec = tuple[tuple[str, "str | Promise", str, "tuple[str, Iterable[str]] | None"], ...]
_INPUTS: Final[dict[str, _Spec]] = {
    "type": (("value", _("Type"), "select", ("type", list(EventType))),),
    "status": (("value", _("Status"), "select", ("status", get_args(Status))),),
    "extent": (
        ("value", _("Extent"), "select", ("extent", (_NONE, "full", "partial"))),
    ),
    "date": (
        ("from", _("First day"), "date", None),
        ("to", _("Last day"), "date", None),
        (
            "precision",
            _("Precision"),
            "select",
            ("date", ("day", "week", "month", "year", "open")),
        ),
        ("part_of_day", _("Part of the day"), "select", ("daypart", _PARTS)),
    ),
    "places": (
        *_NAME,
        ("in", _("Within"), "text", None),
        ("lat", _("Latitude"), "text", None),
        ("lon", _("Longitude"), "text", None),
        ("precision", _("Precision"), "select", ("place", (_NONE, *CLASSES))),
    ),
    "actors": _NAME,
    "targets": _NAME,
    "weapons": _NAME,
    "harm": (
        ("kind", _("What befell them"), "select", ("kind", get_args(HarmKind))),
        ("group", _("Who they are"), "select", ("group", get_args(Group))),
        *_QUANTITY,
    ),
    "victims": (
        *_NAME,
        ("age", _("Age"), "number", None),
        ("sex", _("Sex"), "select", ("sex", (_NONE, "female", "male"))),
    ),
    "losses": (
        ("item", _("What was lost"), "text", None),
        (
            "state",
            _("What became of it"),
            "select",
            ("lost", ("destroyed", "captured", "damaged", "shot_down")),
        ),
        *_QUANTITY,
    ),
    "sources": (
        *_NAME,
        ("kind", _("Kind"), "select", ("source_kind", (_NONE, *SOURCE_KINDS))),
        (
            "order",
            _("Place in the chain (1 is nearest to the publisher)"),
            "number",
            None,
        ),
    ),
}
