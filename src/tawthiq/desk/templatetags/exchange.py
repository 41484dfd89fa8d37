"""What the screens of imports and exports show of their work."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tawthiq.desk import exported
from tawthiq.desk.numerals import numerals

register = template.Library()
_UNITS = (
    gettext_lazy("B"),
    gettext_lazy("kB"),
    gettext_lazy("MB"),
    gettext_lazy("GB"),
    gettext_lazy("TB"),
)


@register.filter
def duration(seconds: int) -> str:
    """A number of seconds as a person says it."""
    if seconds < 60:
        return numerals(_("%d s") % seconds)
    if seconds < 3600:
        return numerals(_("%d min") % round(seconds / 60))
    hours, minutes = divmod(seconds // 60, 60)
    told = _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    return numerals(told)


@register.filter
def size(count: int) -> SafeString:
    """A number of bytes."""
    number, unit = float(count), 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    shown = f"{number:.0f}" if unit == 0 or number >= 10 else f"{number:.1f}"
    return format_html("<bdi>{} {}</bdi>", numerals(shown), _UNITS[unit])


@register.filter("exported")
def exported_(name: str, kind: str) -> str:
    """The words for a ``format``, a ``policy`` or a redacted ``field``."""
    if kind == "format":
        return str(exported.FORMATS.get(name, name))
    return exported.policy(name) if kind == "policy" else exported.redacted(name)


@register.simple_tag
def units() -> str:
    """The units of ``size``, for scripts."""
    return "|".join(map(str, _UNITS))


@register.filter
def said(reason: str) -> str:
    """A sentence of the program in the interface's language, where it is known."""
    return _(reason)
