"""Numbers, days and names as the interface's language writes them."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawthiq.desk import refusals, where
from tawthiq.desk.numerals import numerals

register = template.Library()
register.filter("numerals", numerals, is_safe=True)
register.filter("refusal", refusals.told)
register.filter("path", where.told)
register.filter("called", where.called)


@register.simple_tag
def digits(number: object) -> SafeString:
    """A number apart from the text around it, in the digits that the person chose."""
    return format_html("<bdi>{}</bdi>", numerals(number))


@register.filter
def day(value: str | datetime.date | None) -> SafeString | str:
    """An ISO day, or time, as a day that a machine can read too; a dash for none."""
    if not value:
        return "—"
    text = value if isinstance(value, str) else value.isoformat()
    try:
        held = datetime.date.fromisoformat(text[:10])
    except ValueError:
        return text
    pattern = "j F Y" if get_language() == "ar" else "j M Y"
    return format_html(
        '<time datetime="{}"><bdi>{}</bdi></time>',
        held.isoformat(),
        numerals(formats.date_format(held, pattern)),
    )


def interval(first: str | None, last: str | None) -> str:
    """The days from one to another as they are written, one of them not told perhaps."""
    pattern, told = _interval(first, last)
    return numerals(pattern.format(*told))


@register.simple_tag
def days(first: str | None, last: str | None) -> SafeString:
    """The same, each day as ``day`` shows it."""
    pattern, told = _interval(first, last)
    return format_html(pattern, *map(day, told))


def _interval(first: str | None, last: str | None) -> tuple[str, tuple[str, ...]]:
    if first and last:
        return ("{}", (first,)) if first == last else ("{} – {}", (first, last))
    if last:
        return _("on or before {}"), (last,)
    return (_("on or after {}"), (first,)) if first else ("—", ())


@register.filter
def month(value: str) -> str:
    """``2014-05`` as a month and its year."""
    first = datetime.date.fromisoformat(f"{value}-01")
    return numerals(formats.date_format(first, "F Y"))


@register.filter
def moment(value: str | None) -> SafeString | str:
    """An ISO time in UTC, to the minute."""
    if not value:
        return "—"
    return format_html(
        '<time datetime="{}"><bdi dir="ltr">{}</bdi></time>',
        value,
        numerals(value[:16].replace("T", " ")),
    )


@register.filter
def toll(low: int | None, high: int | None) -> str:
    """A number of people as a range; a dash where nobody tells one."""
    if low is None and high is None:
        return "—"
    if low == high:
        return numerals(low)
    if high is None:
        return f"≥ {numerals(low)}"
    if low is None:
        return f"≤ {numerals(high)}"
    return f"{numerals(low)}–{numerals(high)}"


@register.filter
def verdict_mark(verdict: str) -> str:
    """How the verdict of a claim looks."""
    return {"accepted": "good", "corrected": "good", "rejected": "bad"}.get(verdict, "")


@register.filter
def plain(text: str) -> SafeString:
    """Words as they stand, escaped, what would reorder the page shown as signs."""
    from tawthiq.desk.review import marking

    return mark_safe(marking.shown(text))  # noqa: S308 - that escapes it


@register.filter
def named(value: str, kind: str) -> str:
    """A value of the contract (``airstrike``, ``accepted`` …) in the interface's words.

    ``kind`` keeps apart what one English word says of several things.
    """
    from tawthiq.desk import terms

    return str(terms.named(kind, value)) if value else _("not told")


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:  # noqa: ANN401 - whatever it holds
    """A value of a mapping, or None."""
    return mapping.get(key)
