"""What the screens of imports and exports show of their work."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()
_UNITS = ("B", "kB", "MB", "GB", "TB")


@register.filter
def duration(seconds: int) -> str:
    """A number of seconds as a person says it."""
    if seconds < 60:
        return _("%d s") % seconds
    if seconds < 3600:
        return _("%d min") % round(seconds / 60)
    return _("%(hours)d h %(minutes)d min") % {
        "hours": seconds // 3600,
        "minutes": seconds % 3600 // 60,
    }


@register.filter
def size(count: int) -> SafeString:
    """A number of bytes."""
    number, unit = float(count), 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    shown = f"{number:.0f}" if unit == 0 or number >= 10 else f"{number:.1f}"
    return format_html('<bdi dir="ltr">{} {}</bdi>', shown, _UNITS[unit])


@register.filter
def said(reason: str) -> str:
    """A sentence of the program in the interface's language, where it is known."""
    return _(reason)
