"""Codes of others: countries, kinds of actors, ACLED's types of events."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final, NamedTuple

from tawthiq.codebook import read_csv
from tawthiq.codebook.files import DATA as CODEBOOK

DATA: Final = Path(__file__).parent / "data"
_GRID: Final = 0.5  # degrees a cell of PRIO-GRID
_COLUMNS: Final = 720
_AIR, _FORCES = "air", "state_forces"
# First number of each region in the list of Gleditsch and Ward, as UCDP cuts it.
_REGIONS: Final = (
    (2, "Americas"),
    (200, "Europe"),
    (400, "Africa"),
    (630, "Middle East"),
    (700, "Asia"),
)


class Country(NamedTuple):
    """A country's codes and names; empty where nobody gave one."""

    iso2: str
    iso3: str = ""
    numeric: str = ""
    name: str = ""
    name_ar: str = ""
    gw: str = ""
    ucdp_name: str = ""
    acled_region: str = ""

    def named(self, lang: str) -> str:
        """Its name in a language."""
        return (self.name_ar if lang == "ar" else self.name) or self.iso2


class Actor(NamedTuple):
    """What the codebook knows of an actor."""

    side: str = ""
    country: str = ""


def country(iso2: str) -> Country:
    """The codes of a country; all but the first empty where the table has it not."""
    return _countries().get(iso2, Country(iso2))


def actor(ident: str | None) -> Actor:
    """The side and the country of an actor of the codebook."""
    return _actors().get(ident or "", Actor())


def ucdp_region(gw: str) -> str:
    """UCDP's region of a state number."""
    if not gw:
        return ""
    return next(name for first, name in reversed(_REGIONS) if int(gw) >= first)


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID (0.5°, numbered from the south-west) that holds a point."""
    row = min(int((lat + 90) / _GRID), 359)
    column = min(int((lon + 180) / _GRID), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


def kind_of(ident: str | None, kind: str) -> tuple[str, str]:
    """ACLED's type of an actor, and ``state``, ``armed`` or empty.

    By its id where the table has it, else by its kind.  Warplanes that the codebook gives
    a country are a state's forces; bare ``الطيران الحربي`` is nobody's.
    """
    if kind == _AIR and actor(ident).country:
        kind = _FORCES
    return _actor_kinds().get(ident or "") or _actor_kinds().get(kind, ("", ""))


@functools.cache
def acled_events() -> tuple[dict[str, str], ...]:
    """Rows of ``acled_events.csv``; the first that fits counts."""
    return tuple(read_csv(DATA / "acled_events.csv"))


@functools.cache
def weapon_parents() -> dict[str, str]:
    """Weapon of the codebook → the one above it."""
    return {r["id"]: r["parent"] for r in read_csv(CODEBOOK / "weapons.csv")}


def is_weapon(ident: str | None, above: str) -> bool:
    """Whether a weapon is one of the codebook, or below it."""
    while ident:
        if ident == above:
            return True
        ident = weapon_parents().get(ident)
    return False


@functools.cache
def _actor_kinds() -> dict[str, tuple[str, str]]:
    return {
        r["kind"]: (r["acled"], r["ucdp"]) for r in read_csv(DATA / "actor_kinds.csv")
    }


@functools.cache
def _countries() -> dict[str, Country]:
    return {r["iso2"]: Country(**r) for r in read_csv(DATA / "countries.csv")}


@functools.cache
def _actors() -> dict[str, Actor]:
    return {
        r["id"]: Actor(r["side"], r["country"])
        for r in read_csv(CODEBOOK / "actors.csv")
    }
