"""A claim's fields as the screen lists them: value, its words, how precise it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tawthiq.desk import where
from tawthiq.desk.numerals import numerals
from tawthiq.desk.review.marking import Mark
from tawthiq.desk.review.words import DRAWN, FIELDS, said, source_kind
from tawthiq.desk.templatetags.words import interval, toll
from tawthiq.model import Claim

# The fields of a claim in the order in which they are read.
ORDER: Final = tuple(FIELDS)
LISTS: Final = frozenset(
    ("places", "actors", "targets", "weapons", "harm", "victims", "losses", "sources")
)


class Shown(NamedTuple):
    """One value: ``name`` ties it to its marks and to the form that corrects it."""

    name: str
    text: str
    words: str
    notes: tuple[str, ...]
    start: int
    end: int
    iso: str = ""  # a day, where the value is one

    @property
    def marked(self) -> bool:
        """Whether words of the report tell it."""
        return self.end > self.start


class Field(NamedTuple):
    """A field with its values, and those that a person corrected."""

    kind: str
    label: str
    drawn: str
    values: tuple[Shown, ...]
    before: tuple[Shown, ...] = ()  # as the program read it, where it was corrected

    @property
    def many(self) -> bool:
        """Whether a claim may have several of it."""
        return self.kind in LISTS


def fields(claim: Claim, machine: Claim | None = None) -> list[Field]:
    """The fields of a claim as it stands; ``machine``: as the program read it."""
    found = []
    for kind in ORDER:
        values = tuple(_values(claim, kind))
        before = tuple(_values(machine, kind)) if machine is not None else values
        found.append(
            Field(
                kind,
                str(FIELDS[kind]),
                DRAWN.get(kind, ""),
                values,
                before if before != values else (),
            )
        )
    return found


def marks(claim: Claim) -> Iterator[Mark]:
    """Where the words of a claim stand: its sentence, what names it, each value."""
    yield Mark(claim.quote.start, claim.quote.end, "quote", "quote")
    yield Mark(claim.trigger.start, claim.trigger.end, "trigger", "what")
    for kind, drawn in DRAWN.items():
        for value in _values(claim, kind):
            if value.marked:
                yield Mark(value.start, value.end, value.name, drawn)


def _values(claim: Claim, kind: str) -> Iterator[Shown]:
    data = claim.to_dict()
    held = data[kind]
    if not held:
        return
    if kind == "date":
        yield _date(held)
    elif kind in {"type", "status", "extent"}:
        yield Shown(kind, said(kind, held), "", (), 0, 0)
    else:
        for n, value in enumerate(held):
            text, notes = _TEXTS[kind](value)
            yield Shown(
                f"{kind}-{n}",
                text,
                value["text"],
                tuple(notes),
                value["start"],
                value["end"],
            )


def _date(value: Mapping[str, Any]) -> Shown:
    first, last = value["from"], value["to"]
    text = interval(first, last)
    notes = [said("date", value["precision"]), said("basis", value["basis"])]
    if value["part_of_day"]:
        notes.append(said("daypart", value["part_of_day"]))
    return Shown(
        "date",
        text,
        value["text"],
        tuple(notes),
        value["start"],
        value["end"],
        first if first == last and first else "",
    )


def _place(value: Mapping[str, Any]) -> tuple[str, list[str]]:
    notes = []
    if value["in"]:
        notes.append(_("in %(place)s") % {"place": _in(value)})
    if value["path"][:-1]:
        notes.append(where.told(value["path"][:-1]))
    if value["precision"] and value["lat"] is not None:
        notes.append(said("place", value["precision"]))
        point = numerals(f"{value['lat']:.4f}, {value['lon']:.4f}")
        notes.append(f"\u2066{point}\u2069")
        if value["radius_m"]:
            far = numerals(f"± {value['radius_m'] / 1000:g}")
            notes.append(f"{far} {_('km')}")
    else:
        notes.append(_("on no map"))
    if value["alternatives"]:
        others = [where.name(a["id"], a["name"]) for a in value["alternatives"]]
        names = pgettext("list", ", ").join(others)
        notes.append(_("or: %(names)s") % {"names": names})
    return where.titled(where.name(value["id"], value["name"]), value["name"]), notes


def _in(value: Mapping[str, Any]) -> str:
    """What a report says that a place lies in, as its path calls it."""
    names = dict(zip(value["path"], where.names(value["path"]), strict=True))
    return str(names.get(value["in"], value["in"]))


def _named(value: Mapping[str, Any]) -> tuple[str, list[str]]:
    return value["name"], []


def _source(value: Mapping[str, Any]) -> tuple[str, list[str]]:
    return value["name"], [told] if (told := source_kind(value["kind"])) else []


def _number(value: Mapping[str, Any]) -> str:
    told = toll(value["low"], value["high"])
    if told == "—":
        return value["words"] or said("form", "vague")
    return f"{said('form', 'about')} {told}" if value["form"] == "about" else told


def _harm(value: Mapping[str, Any]) -> tuple[str, list[str]]:
    notes = []
    if value["group"] != "unspecified":
        notes.append(said("group", value["group"]))
    if value["form"] not in {"exact", "range"}:
        notes.append(said("form", value["form"]))
    return f"{said('kind', value['kind'])}: {_number(value)}", notes


def _loss(value: Mapping[str, Any]) -> tuple[str, list[str]]:
    return f"{value['item']}: {_number(value)}", [said("lost", value["state"])]


def _victim(value: Mapping[str, Any]) -> tuple[str, list[str]]:
    age = value["age"]
    told = [] if age is None else [_("age %(age)s") % {"age": numerals(age)}]
    return value["name"], told


_TEXTS: Final = {
    "places": _place,
    "actors": _named,
    "targets": _named,
    "weapons": _named,
    "harm": _harm,
    "losses": _loss,
    "victims": _victim,
    "sources": _source,
}
