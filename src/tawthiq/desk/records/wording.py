"""The words of what the records tell in codes."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawthiq.desk import terms
from tawthiq.desk.records.sourcing import COLUMNS
from tawthiq.desk.review.words import FIELDS

ACTIONS: Final[dict[str, Promise]] = {
    "init": _("case begun"),
    "add": _("reports taken in"),
    "refuse": _("files refused"),
    "read": _("reports read"),
    "link": _("claims linked"),
    "judge": _("claim judged"),
    "claim": _("claim added"),
    "decide": _("incident decided"),
    "export": _("export"),
    "import": _("case imported"),
    "settings": _("rules of the case"),
    "account": _("account changed"),
    "reveal": _("names shown"),
    "scorer": _("scoring of links changed"),
}
_FIELDS: Final[dict[str, Promise]] = {
    "verdict": _("decision"),
    "state": _("state"),
    "grade": _("grade"),
    "strike_status": _("strike status"),
    "link": _("same event"),
    "attribution": _("Attribution"),
    "note": _("Note"),
    "reviewers": _("people that an approval takes"),
    "title": _("title"),
    "role": _("Role"),
    "active": _("may come in"),
    "sessions": _("Sessions"),
    "password": _("Password"),
    "token": _("token"),
    "scopes": _("What it may do"),
}
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
    "action": ACTIONS,
    "field": {**FIELDS, **_FIELDS},
    "source": {"publisher": _("publisher")},
    "form": {
        "verbs": _("Verbs"),
        "verb_phrases": _("Verb phrases"),
        "nouns": _("Nouns"),
        "noun_phrases": _("Noun phrases"),
        "fixed": _("Fixed expressions"),
        "aliases": _("Also written"),
        "singular": _("Singular"),
        "dual": _("Dual"),
        "plural": _("Plural"),
    },
    "fact": {
        "frame": _("Frame"),
        "kind": _("Kind"),
        "side": _("Side"),
        "country": _("Country"),
        "valid_from": _("From"),
        "valid_to": _("Until"),
        "parent": _("Kind of"),
        "implies": _("Tells of"),
        "group": _("Counted as"),
        "class": _("Class"),
        "note": _("Note"),
    },
    "place": {
        "capital": _("capital"),
        "settlement": _("settlement"),
        "camp": _("camp"),
        "base": _("military base"),
        "airport": _("airport"),
        "hospital": _("hospital"),
        "crossing": _("crossing"),
        "dam": _("dam"),
        "port": _("port"),
        "mountain": _("mountain"),
        "island": _("island"),
        "river": _("river"),
    },
}


def worded(kind: str, value: str) -> Promise | str:
    """The words of a value; the value itself, without underscores, where none are kept."""
    held = _WORDS.get(kind, {}).get(value)
    return held if held is not None else terms.named(kind, value)
