"""What battles and days are called in marks, which tells nothing: ``معركة “قادمون يا حمص”``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.marks import CLOSE, OPEN


def names_a_battle(view: View, hit: Hit) -> bool:
    """``معركة “قادمون يا حمص”``, ``عملية «تحرير الجنوب»``: what a battle is called."""
    i = hit.first - 1
    quoted = i > 0 and view.tokens[i].text in OPEN
    if i < 0 or not (quoted or view.tokens[hit.first].norm == "قادمون"):
        return False
    return _is_one_of(view, i - quoted, _BATTLES)


def of_a_battle(view: View, hit: Hit) -> bool:
    """``عملية “غضب الفرات”``, ``معركة «بركان حوران»``: a place in what a battle is called."""
    mark = _mark_before(view, hit)
    return mark > 0 and _is_one_of(view, mark - 1, _BATTLES)


def of_a_day(view: View, hit: Hit) -> bool:
    """``جمعة «الجيش الحر يحميني»``, ``جمعة سميت «…»``: a side in what a day is called."""
    mark = _mark_before(view, hit)
    if mark < 1:
        return False
    named = mark > 1 and view.tokens[mark - 1].norm in _NAMED
    return _is_one_of(view, mark - 1 - named, _DAYS)


def _mark_before(view: View, hit: Hit) -> int:
    """The mark that opens the quotation in which a hit stands near its beginning, or -1."""
    for i in range(hit.first - 1, max(0, hit.first - _CALLED), -1):
        mark = view.tokens[i].text
        if mark in OPEN:
            return i
        if mark in CLOSE:
            return -1
    return -1


def _is_one_of(view: View, i: int, nouns: frozenset[str]) -> bool:
    noun = view.tokens[i].norm.lstrip("و").removeprefix("ب")
    return noun.removeprefix("ال") in nouns


_CALLED: Final = 4  # words of what a battle is called before a name in it
_BATTLES: Final = words("deeds.battles")
_DAYS: Final = words("deeds.days")
_NAMED: Final = words("deeds.named")
