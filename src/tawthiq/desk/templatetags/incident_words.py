"""Marks and words of the incident screen's templates."""

from __future__ import annotations

from typing import Final

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from tawthiq.case.models import Card
from tawthiq.desk.incidents import terms
from tawthiq.desk.incidents.history import Decision
from tawthiq.desk.numerals import numerals
from tawthiq.desk.review import marking
from tawthiq.desk.review.graphic import passages
from tawthiq.incident.value import Location

register = template.Library()
_LONGEST: Final = 600  # characters of a quote in the table; the report has it all
_KM: Final = 1000

register.filter("label", terms.name_of)
register.filter("about", terms.about)
register.filter("rule", terms.rule)
register.simple_tag(terms.finding, name="finding")


@register.simple_tag
def unlike_sign() -> SafeString:
    """The sign of what is unlike; drawn, for not every font of an interface has it."""
    return mark_safe(
        '<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        '<path d="M2.5 5.75h11m-11 4.5h11M11 1.5l-6 13"/></svg>'
    )


@register.simple_tag
def unlike(stand: str) -> SafeString | str:
    """The mark of a value that differs from what most tell."""
    if stand != "differs":
        return ""
    return format_html(
        ' <span class="unlike">{}<span class="hidden-words"> {}</span></span>',
        unlike_sign(),
        _("differs from most"),
    )


@register.simple_tag
def review_url(report: str, claim: str) -> str:
    """The address of a claim on the review screen."""
    return f"{reverse('review', args=[report])}?{urlencode({'claim': claim})}"


@register.simple_tag
def decided(held: Decision) -> str:
    """What was decided, in the interface's words where it is a code."""
    return terms.answer(held.about, held.value)


@register.simple_tag
def said(verdict: str) -> str:
    """What a person said of a pair."""
    return str(terms.SAID.get(verdict, verdict))


@register.filter
def quoted(text: str) -> SafeString:
    """A quote, its graphic passages blurred, its bidi controls shown."""
    short = Truncator(text).chars(_LONGEST)
    return marking.markup(
        short, (), passages(short), hint=_("Graphic: point at it to read")
    )


@register.filter
def state_mark(state: str) -> str:
    """How the state of an incident looks."""
    return {"approved": "good", "rejected": "bad"}.get(state, "warn")


@register.filter
def card_place(card: Card) -> str:
    """The place of a card, or that none is told."""
    return str(terms.card_place(card))


@register.filter
def isdigits(text: str) -> bool:
    """Whether a value is a number."""
    return text.isdigit()


@register.filter
def coordinates(place: Location) -> str:
    """Latitude and longitude, no finer than about a hundred metres."""
    return numerals(f"{place.lat:.3f}, {place.lon:.3f}")


@register.filter
def distance(metres: float) -> str:
    """A distance in metres or kilometres."""
    if metres < _KM:
        return _("%(n)s m") % {"n": numerals(f"{metres:.0f}")}
    return _("%(n)s km") % {"n": numerals(f"{metres / _KM:.0f}")}


@register.filter
def signed(number: float) -> str:
    """A weight, with its sign; the sign is a minus, not a hyphen."""
    return numerals(f"{number:+.1f}".replace("-", "\N{MINUS SIGN}"))
