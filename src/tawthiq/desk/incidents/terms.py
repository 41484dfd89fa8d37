"""The words of comparisons and rules in the interface's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tawthiq.case.models import Card
from tawthiq.desk.numerals import numerals
from tawthiq.desk.terms import named

# what was compared (``link/data/weights.yaml``)
ABOUT: Final[dict[str, Promise]] = {
    "place": _("Place"),
    "date": _("Date"),
    "type": _("Type"),
    "rarity": _("How rare the type is"),
    "status": _("Status"),
    "actors": _("Actors"),
    "weapons": _("Weapons"),
    "means": _("From the air or the ground"),
    "targets": _("Targets"),
    "things": _("What was hit, and with what"),
    "tolls": _("Toll"),
    "victims": _("Names of victims"),
    "words": _("Wording"),
    "source": _("Source"),
    "denied": _("Denial"),
    "state": _("Review state"),
    "grade": _("Grade of the harm report"),
    "strike_status": _("Strike status"),
    "attribution": _("Attribution"),
    "note": _("Note"),
    "link": _("Link"),
    "prior": _("At the outset"),
    "other_tolls": _("Second toll"),
    "killed_group": _("Who was killed"),
    "injured_group": _("Who was injured"),
    "killed_or_injured_group": _("Who was killed or injured"),
}
SAID: Final[dict[str, Promise]] = {
    "same": _("said to be the same event"),
    "different": _("said to be different events"),
    "unsure": _("said to be unsure"),
}
# what an incident is to another
KINDS: Final[dict[str, Promise]] = {
    "part_of": _("It is part of the other"),
    "whole_of": _("The other is part of it"),
    "apart": _("They are not the same"),
}
# how it came out
FINDINGS: Final[dict[tuple[str, str], Promise]] = {
    ("place", "same_quarter"): _("the same quarter, village or landmark"),
    ("place", "same_town"): _("the same town"),
    ("place", "same_city"): _("the same city"),
    ("place", "within"): _("one lies within the other"),
    ("place", "within_area"): _("a town, and the governorate or region around it"),
    ("place", "parts"): _("two names in one town, one of them on no map"),
    ("place", "same_area"): _("the same governorate, district or region"),
    ("place", "overlapping"): _("within each other's precision"),
    ("place", "beside"): _("two places beside each other"),
    ("place", "near"): _("within 5 km of each other"),
    ("place", "neighbours"): _("two places within 5 km of each other"),
    ("place", "may_hold"): _("a town, and one in the area of its name"),
    ("place", "apart"): _("within 25 km of each other"),
    ("place", "far"): _("far from each other"),
    ("place", "same_name"): _("one name, its place unknown"),
    ("place", "other_name"): _("two names, their places unknown"),
    ("place", "unplaced"): _("two names, one of them on no map"),
    ("place", "untold"): _("not told"),
    ("place", "aside"): _("a place that one of them only names"),
    ("date", "same_day"): _("the same day"),
    ("date", "overlapping"): _("intervals that meet"),
    ("date", "undated_same"): _("undated, published within two days"),
    ("date", "next_day"): _("a day apart"),
    ("date", "part_apart"): _("the same day, another part of it"),
    ("date", "day_apart"): _("a day or two apart, one of them undated"),
    ("date", "apart"): _("days apart"),
    ("date", "untold"): _("not told"),
    ("type", "same"): _("the same type"),
    ("type", "family"): _("types of one family"),
    ("type", "together"): _("types that can tell one event"),
    ("type", "other"): _("types that do not tell one event"),
    ("rarity", "shared"): _("a type that is told more rarely than others"),
    ("actors", "same"): _("the same actor"),
    ("actors", "same_side"): _("actors of one side"),
    ("actors", "other_side"): _("actors of other sides"),
    ("weapons", "same"): _("the same weapon"),
    ("weapons", "other"): _("other weapons"),
    ("means", "same"): _("both from the air, or both from the ground"),
    ("means", "other"): _("one from the air, one from the ground"),
    ("targets", "shared"): _("a target in common"),
    ("targets", "other"): _("other targets"),
    ("things", "shared"): _("something in common: a market, a school, a weapon"),
    ("things", "other"): _("other things"),
    ("tolls", "same_large"): _("the same toll, ten or more"),
    ("tolls", "same"): _("the same toll"),
    ("tolls", "overlapping"): _("tolls that can be the same"),
    ("tolls", "close"): _("tolls close to each other"),
    ("tolls", "risen"): _("a later report tells more"),
    ("tolls", "other"): _("other tolls"),
    ("victims", "shared"): _("a named victim in common"),
    ("victims", "none"): _("other named victims"),
    ("words", "scale"): _("words in common"),
    ("words", "most"): _("most words in common"),
    ("words", "half"): _("half of the words in common"),
    ("words", "few"): _("few words in common"),
    ("words", "none"): _("no words in common"),
    ("source", "same_text"): _("copies of one text"),
    ("source", "same_report"): _("told in one report"),
    ("source", "none"): _("two texts of two reports"),
    ("prior", "meet"): _("how often two that meet tell one event"),
}
FINDINGS.update(
    {
        ("other_tolls", how): told
        for (of, how), told in FINDINGS.items()
        if of == "tolls"
    }
)
# the rules of ``incident.opinions``
_RULES: Final = frozenset(
    (
        gettext_noop("all who were killed are told to be combatants"),
        gettext_noop("several parties are blamed, or one denies it"),
        gettext_noop("one independent chain, or no alleged actor"),
        gettext_noop("one independent chain"),
        gettext_noop("nobody says who did it"),
        gettext_noop("several sides fought, and nobody says whose fire it was"),
    )
)
_PATTERNS: Final = (
    (
        r"(\d+) independent chains, and an alleged actor",
        _("%(told)s independent chains, and an alleged actor"),
    ),
    (r"(\d+) independent chains", _("%(told)s independent chains")),
    (r"(.+) says it did it", _("%(told)s says it did it")),
    (
        r"(.+) says it did it, and that it hurt people",
        _("%(told)s says it did it, and that it hurt people"),
    ),
    (r"alleged by (.+)", _("alleged by %(told)s")),
)
# what ``case.deciding`` refuses
_FAULTS: Final = (
    (
        r"no incident has a code that begins with '(.*)'",
        _("There is no incident with the code %(told)s."),
    ),
    (
        r"(\w+) and \w+ are one incident already",
        _("They are one incident already: %(told)s."),
    ),
    (
        r"nothing of (\w+) would be left",
        _("Nothing of %(told)s would be left: choose some of its claims, not all."),
    ),
    (
        r"not of (\w+): .+",
        _("Some of these claims are not of %(told)s any more: look at it anew."),
    ),
    (
        r"nobody merged anything into (\w+)",
        _("Nobody merged anything into %(told)s."),
    ),
    (
        r"what the claims of (\w+) tell links them: part them instead",
        _("What the claims of %(told)s tell links them: split them instead."),
    ),
    (
        r"(.+) said that \w+ and \w+ are two: take that back first",
        _("%(told)s said that they are two incidents: take that back first."),
    ),
    (
        r"nobody said what (\w+) is to \w+",
        _("Nobody said what %(told)s is to the other, or it was taken back."),
    ),
    (
        r"(\w+) is part of \w+ already, through others",
        _("%(told)s is part of it already, through others."),
    ),
    (
        r"this case wants two people: nobody besides (.+) judged claim .+",
        _(
            "This case wants two people: nobody besides %(told)s has judged all of these "
            "claims. Somebody else judges them, or grades the incident, before it is "
            "approved."
        ),
    ),
    (
        r"this case wants two people: (.+) said which claims are of this incident, .+",
        _(
            "This case wants two people: %(told)s said which claims are of this "
            "incident, so that somebody else approves it."
        ),
    ),
    (
        r"this case wants two people: (.+) decided the .+ of this incident, .+",
        _(
            "This case wants two people: %(told)s graded or attributed this incident, "
            "so that somebody else approves it."
        ),
    ),
    (
        r"this case wants two people: (.+) said what this incident is to another, .+",
        _(
            "This case wants two people: %(told)s said what this incident is to "
            "another, so that somebody else approves it."
        ),
    ),
    (
        r"this case wants two people: (.+) approved \w+, so somebody else .+",
        _(
            "This case wants two people: %(told)s approved this incident, so that "
            "somebody else decides of it, or it is opened again first."
        ),
    ),
    (
        r"this case wants two people: (.+) (?:added|judged) claim .+",
        _(
            "This case wants two people: %(told)s made or judged claims of this "
            "incident, so that somebody else approves it."
        ),
    ),
)


def name_of(thing: object) -> str:
    """A place, an actor or a weapon in the interface's language, where it has a name."""
    label = getattr(thing, "label", None)
    names = {
        "ar": label.ar if label else getattr(thing, "name", ""),
        "en": label.en if label else getattr(thing, "name_en", ""),
    }
    return names.get((get_language() or "ar")[:2]) or names["ar"]


def about(name: str) -> str:
    """A field, or what was compared, in the interface's words."""
    return str(ABOUT[name] if name in ABOUT else named("kind", name))


def finding(of: str, name: str) -> str:
    """How a comparison came out."""
    return numerals(FINDINGS.get((of, name), name.replace("_", " ")))


def rule(why: str) -> str:
    """The rule that proposed a judgement (``incident.opinions``), translated."""
    return gettext(why) if why in _RULES else _matched(why, _PATTERNS)


def fault(words: str) -> str:
    """Why the case refused something, translated where it is one of the usual reasons."""
    return _matched(words, _FAULTS)


def _matched(told: str, patterns: Iterable[tuple[str, Promise]]) -> str:
    for pattern, words in patterns:
        if held := re.fullmatch(pattern, told):
            told_ = held[1]
            told_ = numerals(told_) if told_.isdecimal() else told_
            return str(words) % {"told": told_}
    return told


def answer(of: str, value: str) -> str:
    """A decision of an incident in words; what a person wrote stays as it is."""
    kinds = {"state": "state", "grade": "grade", "strike_status": "strike"}
    if of == "attribution" and value == "contested":
        return gettext("contested")
    return str(named(kinds[of], value)) if of in kinds and value else value


def card_place(card: Card) -> str:
    """The place of a card in the interface's language."""
    english = (get_language() or "ar").startswith("en")
    return (card.place_en if english else "") or card.place or gettext("place not told")
