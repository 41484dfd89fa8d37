"""Incidents as the table and the map tell them, in the interface's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from tawthiq.case.models import Card
from tawthiq.desk import where
from tawthiq.desk.explore.form import STATES
from tawthiq.desk.explore.timeline import Bin, Day, Unit
from tawthiq.desk.numerals import numerals
from tawthiq.desk.templatetags.words import interval, named, toll

_ACTORS: Final = 3
_ABOVE: Final = 2
_KM: Final = 1000
_UNTOLD: Final = "—"
# How a bin of the timeline is called, and the tick below it, in Arabic and in English.
_NAMES: Final[dict[Unit, tuple[str, str]]] = {
    "day": ("j F Y", "j M Y"),
    "week": ("j F Y", "j M Y"),
    "month": ("F Y", "M Y"),
    "year": ("Y", "Y"),
}


class Row(NamedTuple):
    """A card with what is made of it for the table."""

    card: Card
    href: str
    place: str
    within: SafeString
    radius: str
    killed: str
    injured: str
    actors: tuple[str, ...]
    state: str


def rows(cards: Iterable[Card]) -> Iterator[Row]:
    """The rows of the table."""
    for card in cards:
        yield Row(
            card,
            reverse("incident", args=[card.code]),
            place(card),
            _within(card),
            _radius(card.radius_m),
            toll(card.killed_low, card.killed_high),
            toll(card.injured_low, card.injured_high),
            _actors(card)[:_ACTORS],
            str(STATES.get(card.state, card.state)),
        )


def place(card: Card) -> str:
    """The name of an incident's place."""
    name = card.place_en if get_language() == "en" else ""
    return name or card.place or _("Place not told")


def _actors(card: Card) -> tuple[str, ...]:
    english = card.actors_en if get_language() == "en" else []
    return tuple(english or card.actors)


def told(card: Card) -> str:
    """An incident in a few words: what, when, how many killed."""
    killed = toll(card.killed_low, card.killed_high)
    when = interval(card.date_from, card.date_to)
    parts = [
        named(card.type, "type"),
        "" if when == _UNTOLD else when,
        "" if killed == _UNTOLD else _("{} killed").format(killed),
    ]
    return " · ".join(filter(None, parts))


def _within(card: Card) -> SafeString:
    """What a place lies in, without the country."""
    pairs = zip(where.names(card.path), card.path, strict=True)
    above = dict.fromkeys(reversed(list(pairs)[1:]))
    held = [pair for pair in above if pair[1] != card.place][-_ABOVE:]
    parts = ((where.titled(*pair),) for pair in held)
    return format_html_join(pgettext("list", ", "), "{}", parts)


def _radius(metres: int | None) -> str:
    if not metres:
        return ""
    far = f"{metres / _KM:g} {_('km')}" if metres >= _KM else f"{metres} {_('m')}"
    return numerals(f"± {far}")


def span(one: Bin, unit: Unit) -> str:
    """The name of a bin: a day, a week's two days, a month, a year."""
    first = day(one.since, unit)
    return first if unit != "week" else f"{first} – {day(one.until, unit)}"


def day(value: Day, unit: Unit) -> str:
    """A day as the timeline names it."""
    return numerals(formats.date_format(value, _NAMES[unit][get_language() == "en"]))
