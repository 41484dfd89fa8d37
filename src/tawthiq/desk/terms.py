"""The words of the contract's values in the interface: types, verdicts, grades.

Exports have most of them (``publish.labels``); here are those of the desk alone.
"""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tawthiq.publish import labels

_TERMS: Final[dict[str, dict[str, Promise]]] = {
    "verdict": {
        "unreviewed": _("proposed"),
        "accepted": _("accepted"),
        "corrected": _("corrected"),
        "rejected": _("rejected"),
        "obsolete": _("obsolete"),
        "withdrawn": _("taken back"),
    },
    "role": {
        "reader": _("reader"),
        "analyst": _("analyst"),
        "reviewer": _("reviewer"),
        "admin": _("administrator"),
    },
    "scope": {
        "read": _("read the case"),
        "judge": _("judge claims and links"),
        "review": _("decide of incidents"),
        "export": _("export approved incidents"),
    },
    "stage": {
        "add": _("Taking in"),
        "read": _("Reading"),
        "link": _("Linking"),
        "cards": _("Deriving incidents"),
        "export": _("Going through the incidents"),
    },
    "link": {
        "same": _("the same event"),
        "different": _("different events"),
        "unsure": _("left open"),
    },
    "password": {
        "chosen": _("chosen by the person"),
        "taken away": _("taken away"),
    },
    "sessions": {"ended": _("ended")},
    "reason": {
        "uncertain": _("uncertain"),
        "contested": _("contested"),
        "toll": _("high toll"),
        "random": _("random check"),
        "new_reading": _("read otherwise since"),
    },
}


def named(kind: str, value: str) -> Promise | str:
    """The words of a value; the value itself, without underscores, where none are kept."""
    lang = labels.language((get_language() or "ar")[:2])
    if kind == "type":
        return labels.event(value, lang)
    held = _TERMS.get(kind, {}).get(value)
    if held is not None:
        return held
    word = labels.label(kind, value, lang)
    return word if word != value else value.replace("_", " ")
