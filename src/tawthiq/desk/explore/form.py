"""The selection of incidents: the form, the address that keeps it, and the filter."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawthiq.case.cards import Filter
from tawthiq.case.words import parse
from tawthiq.desk import terms
from tawthiq.desk.explore.view import Box, box_of
from tawthiq.desk.numerals import numerals
from tawthiq.incident.value import GRADES
from tawthiq.link.knowledge import KINDS

_LONGEST: Final = 200
SORTS: Final = {
    "newest": ("-date_from", _("newest first")),
    "oldest": ("date_from", _("oldest first")),
    "toll": ("-killed_high", _("highest toll first")),
    "sources": ("-sources", _("most sources first")),
}
_FIRST: Final = "newest"
STATES: Final = {
    "proposed": pgettext_lazy("incident", "proposed"),
    "approved": pgettext_lazy("incident", "approved"),
    "rejected": pgettext_lazy("incident", "rejected"),
}


def _day(**more: Any) -> forms.DateField:  # noqa: ANN401 - what the field takes
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        required=False, input_formats=["%Y-%m-%d"], widget=widget, **more
    )


def _words(**more: Any) -> forms.CharField:  # noqa: ANN401 - the same
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(required=False, max_length=_LONGEST, widget=widget, **more)


def _types() -> list[tuple[str, str]]:
    named = [(t, str(terms.named("type", t))) for t in KINDS]
    return [("", str(_("any"))), *sorted(named, key=lambda one: one[1])]


def _grades() -> list[tuple[str, Any]]:
    return [("", _("any")), *((g, terms.named("grade", g)) for g in GRADES)]


def _states() -> list[tuple[str, Any]]:
    return [("", _("any")), *STATES.items()]


class Selection(forms.Form):
    """What is asked of incidents; every field may be empty, and a wrong one is left out."""

    words = _words(label=_("Words in the reports"))
    place = _words(label=_("Place, with all that lies in it"))
    since = _day(label=_("From"))
    until = _day(label=_("Until"))
    type = forms.ChoiceField(label=_("Type"), required=False, choices=_types)
    actor = _words(label=_("Actor, as alleged"))
    source = _words(label=_("Source"))
    grade = forms.ChoiceField(label=_("Grade"), required=False, choices=_grades)
    state = forms.ChoiceField(label=_("Review"), required=False, choices=_states)
    min_killed = forms.IntegerField(
        label=_("Killed, at least"), required=False, min_value=1, max_value=10**6
    )
    without_place = forms.BooleanField(label=_("Without a place"), required=False)
    area = forms.CharField(
        label=_("Part of the map"),
        required=False,
        max_length=80,
        widget=forms.HiddenInput,
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[(name, words) for name, (_order, words) in SORTS.items()],
    )

    def clean(self) -> dict[str, Any]:
        """Days in their order."""
        held = self.cleaned_data
        since, until = held.get("since"), held.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day is before the first one."))
        return held

    def clean_words(self) -> str:
        """Words that can be looked for."""
        asked = str(self.cleaned_data["words"])
        if asked and not parse(asked):
            raise forms.ValidationError(_("This holds no word to look for."))
        return asked

    def clean_area(self) -> str:
        """A piece of the map: west, south, east, north."""
        area = str(self.cleaned_data["area"])
        if area and box_of(area) is None:
            raise forms.ValidationError(_("This is no piece of the map."))
        return area

    @property
    def values(self) -> dict[str, str]:
        """What is asked, as the address says it; nothing that is empty or wrong."""
        self.is_valid()
        held = {k: _written(v) for k, v in self.cleaned_data.items() if v}
        return {k: v for k, v in held.items() if (k, v) != ("sort", _FIRST)}

    @property
    def asked(self) -> dict[str, tuple[Any, str]]:
        """What the incidents are narrowed down by: the field's label, and the words."""
        return {
            name: (self[name].label, self._shown(name, value))
            for name, value in self.values.items()
            if name != "sort"
        }

    def _shown(self, name: str, value: str) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
        if name in {"without_place", "area"}:
            return ""
        return numerals(value) if name in {"since", "until", "min_killed"} else value

    @property
    def order(self) -> str:
        """The column that the table is in order of."""
        return SORTS[self.values.get("sort", _FIRST)][0]

    @property
    def box(self) -> Box | None:
        """The piece of the map."""
        return box_of(self.values.get("area", ""))

    def filter(self) -> Filter:
        """What the case is asked."""
        held = self.values
        return Filter(
            words=held.get("words", ""),
            place=held.get("place", ""),
            since=held.get("since"),
            until=held.get("until"),
            type=held.get("type", ""),
            actor=held.get("actor", ""),
            source=held.get("source", ""),
            grade=held.get("grade", ""),
            state=held.get("state", ""),
            min_killed=self.cleaned_data.get("min_killed"),
            without_place=bool(held.get("without_place")),
        )


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "on"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def address(path: str, values: Mapping[str, str], **changes: str | None) -> str:
    """An address that keeps a selection, with changes; None and "" leave one out."""
    held = {**values, **changes}
    told = urlencode({k: v for k, v in held.items() if v})
    return f"{path}?{told}" if told else path
