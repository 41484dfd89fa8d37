"""The words of what the records tell in codes."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawthiq.desk.records.sourcing import COLUMNS

_WORDS: Final[dict[str, dict[str, Promise]]] = {
    "report": {
        "claims": _("with claims"),
        "none": _("read, without a claim"),
        "unread": _("unread"),
        "aside": _("set aside"),
    },
    "person": {
        "victim": _("victim"),
        "witness": _("witness"),
        "activist": _("activist"),
        "medic": _("medic"),
        "journalist": _("journalist"),
        "official": _("official"),
        "commander": _("commander"),
        "fighter": _("fighter"),
        "unknown": _("role not told"),
    },
    "figure": COLUMNS,
    "source": {"publisher": _("publisher")},
}


def worded(kind: str, value: str) -> Promise | str:
    """The words of a value; the value itself, without underscores, where none are kept."""
    return _WORDS.get(kind, {}).get(value) or value.replace("_", " ")
