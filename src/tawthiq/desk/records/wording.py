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
    "part_of": _("part of"),
    "whole_of": _("whole of"),
    "apart": _("not the same as"),
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
    "language": {"other": _("another language"), "none": _("no words")},
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
    "frame": {
        "strike": _("an actor strikes a target"),
        "explosion": _("something goes off"),
        "attack": _("an actor attacks a target"),
        "clash": _("sides fight each other"),
        "kill_people": _("somebody kills people"),
        "seize_people": _("somebody takes people"),
        "release_people": _("somebody lets people go"),
        "control": _("somebody holds a place"),
        "move": _("forces move"),
        "deploy": _("forces or arms are sent"),
        "displace": _("people leave or are moved"),
        "down": _("an aircraft is brought down"),
        "gather": _("people gather"),
        "give": _("something is given to people"),
        "harm": _("people are harmed"),
        "loss": _("an object is damaged or lost"),
        "meet": _("sides meet or agree"),
        "speech_ask": _("somebody asks somebody for something"),
        "speech_obj": _("somebody speaks of an act or a side"),
        "speech_own": _("somebody speaks of an act of their own"),
    },
    "actor": {
        "armed_group": _("armed group"),
        "government": _("government"),
        "state_forces": _("state forces"),
        "militia": _("militia"),
        "international": _("international organisation"),
        "party": _("political party"),
        "air": _("air force"),
        "coalition": _("coalition"),
        "tribe": _("tribe"),
        "police": _("police"),
    },
    "equipment": {
        "military_site": _("military site"),
        "military_vehicle": _("military vehicle"),
        "civilian_vehicle": _("civilian vehicle"),
        "other_civilian": _("civilian object"),
        "infrastructure": _("infrastructure"),
        "arms": _("arms and ammunition"),
        "artillery": _("artillery"),
        "home": _("home"),
        "aircraft": _("aircraft"),
        "school": _("school"),
        "medical": _("medical object"),
        "worship": _("place of worship"),
        "vessel": _("vessel"),
        "market": _("market"),
        "hospital": _("hospital"),
        "bakery": _("bakery"),
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
