"""What the screens of records show of texts, each letter escaped."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tawthiq.desk.records import changes
from tawthiq.desk.records.finding import Passage
from tawthiq.desk.records.wording import worded
from tawthiq.desk.review import marking
from tawthiq.desk.review.graphic import passages
from tawthiq.desk.review.words import said
from tawthiq.desk.templatetags.words import plain, toll

register = template.Library()


@register.filter("worded")
def worded_(value: str, kind: str) -> str:
    """A code of the records in the interface's words."""
    return str(worded(kind, value)) if value else ""


@register.filter
def source_kind(kind: str) -> str:
    """What a source is: a publisher, or the kind that claims tell."""
    if kind == "publisher":
        return worded_(kind, "source")
    return said("source_kind", kind) if kind else ""


@register.filter
def title(text: str) -> SafeString:
    """A title, blurred where it is graphic."""
    if not text.strip():
        return format_html('<span class="soft">{}</span>', _("without a title"))
    if passages(text):
        # It stands in a link, which takes the focus.
        return format_html('<span class="graphic">{}</span>', plain(text))
    return plain(text)


@register.filter
def found(passage: Passage) -> SafeString:
    """A passage with the words marked that were looked for."""
    marks = [
        marking.Mark(start, end, f"found-{n}", "found")
        for n, (start, end) in enumerate(passage.found)
    ]
    return marking.markup(passage.text, marks, passages(passage.text))


@register.filter
def harm(told: list[dict[str, Any]]) -> str:
    """People harmed, as a line: ``killed: 7 civilians · injured: dozens``."""
    parts = []
    for one in told:
        low, high, words = one.get("low"), one.get("high"), one.get("words") or ""
        number = words if low is None and high is None else toll(low, high)
        group = one["group"]
        whom = "" if group == "unspecified" else f" {said('group', group)}"
        parts.append(f"{said('kind', one['kind'])}: {number}{whom}")
    return " · ".join(parts)


@register.filter
def change_words(value: Any, field: str) -> SafeString:  # noqa: ANN401 - JSON
    """A value of a change, named victims as initials."""
    return plain(changes.words(field, changes.masked(value)))


register.filter("entry_detail", changes.detail)
