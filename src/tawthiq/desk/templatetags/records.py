"""What the screens of records show of texts, each letter escaped."""

from __future__ import annotations

from typing import Any

from babel import Locale
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawthiq.desk.numerals import numerals
from tawthiq.desk.records import changes, codebook
from tawthiq.desk.records.finding import Passage
from tawthiq.desk.records.tables import SourceLine
from tawthiq.desk.records.wording import worded
from tawthiq.desk.review import marking
from tawthiq.desk.review.graphic import passages
from tawthiq.desk.review.words import said
from tawthiq.desk.templatetags.words import plain, toll
from tawthiq.desk.where import country

register = template.Library()


@register.filter("worded")
def worded_(value: str, kind: str) -> str:
    """A code of the records in the interface's words."""
    return str(worded(kind, value)) if value else ""


@register.filter
def source_kind(source: SourceLine) -> str:
    """What a source is: a publisher, what claims or the codebook tell; '' for neither."""
    if source.kind == "publisher":
        return worded_(source.kind, "source")
    if source.kind and source.kind != "unspecified":
        return said("source_kind", source.kind)
    actor = codebook.entries("actor").get(source.ident)
    return worded_(dict(actor.facts).get("kind", ""), "actor") if actor else ""


@register.simple_tag
def weapon(ident: str) -> str:
    """A weapon of the codebook by its name."""
    held = codebook.entries("weapon").get(ident)
    english = (get_language() or "ar").startswith("en")
    return (held.en if english else held.ar) or ident if held else ident


@register.simple_tag
def fact(entry: codebook.Entry, name: str, value: str) -> SafeString:
    """A fact of an entry of the codebook, in words where they are known."""
    if name == "frame":
        told = worded_(value, "frame")
    elif name == "kind":
        told = (
            worded_(value, "actor")
            if entry.kind == "actor"
            else said("source_kind", value)
        )
    elif name == "group":
        told = said("group", value)
    elif name == "class":
        told = worded_(value, "equipment")
    elif name == "country":
        told = country(value)
    elif name == "note":
        told = _(value)
    elif name == "side":
        return format_html("<code>{}</code>", value)
    else:
        told = numerals(value)
    return format_html("{}", told)


@register.filter
def language_name(code: str) -> str:
    """A language that reports are in, by its name."""
    known = Locale.parse((get_language() or "ar")[:2]).languages
    return str(known.get(code) or worded_(code, "language"))


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
