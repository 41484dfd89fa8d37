"""Where the name of a place ends: its adjectives and directions, whom or what it is named by."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.phrases import unprefixed
from tawthiq.extract.names.positions import is_plain
from tawthiq.extract.names.unknown import POINTS
from tawthiq.text import NUMBER, WORD, has_article

ADJECTIVES: Final = ("ي", "يه", "يتين")
_UNITS: Final = words("place_ends.units")
_ARMS: Final = words("place_ends.arms")
_PROPER: Final = words("place_ends.proper")
_NOT_ADJECTIVES: Final = words("place_ends.not_adjectives")


def adjectival(view: View, last: int) -> int:
    """``الحي الشرقي``, ``الأراضي السورية``: the adjectives that make a noun a name."""
    tokens = view.tokens
    i = last + 1
    while i < len(tokens) and tokens[i].kind == WORD and i - last <= 2:
        norm = tokens[i].norm
        written = norm in _PROPER or (
            norm.endswith(ADJECTIVES) and norm not in _NOT_ADJECTIVES
        )
        if not (has_article(norm) and written and unprefixed(view, i)):
            joined = norm.startswith("وال") and norm[1:] in POINTS
            if not (joined and i > last + 1):
                break
        i += 1
    return i - 1


def directions(view: View, last: int) -> int:
    """``ريف حلب الشمالي``: the directions that belong to the name."""
    i = last + 1
    if i < len(view.tokens) and view.tokens[i].norm in POINTS:
        last = i
        if i + 1 < len(view.tokens) and view.tokens[i + 1].norm in POINTS:
            last = i + 1
    return last


def other_end(view: View, last: int) -> int:
    """``طريق تدمر - السخنة``: the place at the other end of a road."""
    i = last + 1
    if i < len(view.tokens) and view.tokens[i].text in ("-", "–", "ـ"):
        i += 1
    if i >= len(view.tokens):
        return last
    place = next((h for h in view.hits[i] if h.lexeme.kind == "place"), None)
    return place.last if place is not None and is_plain(place) else last


def unit_number(view: View, last: int) -> int:
    """``معسكر اللواء 35 مدرع``: the number and the arm of the unit that a base is named by."""
    tokens = view.tokens
    if tokens[last].norm not in _UNITS or last + 1 >= len(tokens):
        return last
    if tokens[last + 1].kind != NUMBER:
        return last
    armed = last + 2 < len(tokens) and tokens[last + 2].norm in _ARMS
    return last + 1 + armed


def after_person(view: View, i: int) -> int:
    """``شارع أديب إسحاق``, ``مشفى السيدة عائشة``: named after a person."""
    title = "title" in view.kinds(i)
    after = i + 1 if title else i
    if after >= len(view.tokens) or view.tokens[after].norm not in view.given:
        return i - 1
    if view.tokens[after].text == "على":
        return i - 1  # حاجز | على مدخل المدينة
    last = max(after, person_name(view, after))
    return last + (last == after and _family_follows(view, after))


def _family_follows(view: View, i: int) -> bool:
    """``حي زيد الموشكي``: whether a family's name that no table knows stands after token i."""
    after = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    nisba = after.startswith("ال") and after.endswith("ي") and after not in POINTS
    return nisba and not view.hits[i + 1]
