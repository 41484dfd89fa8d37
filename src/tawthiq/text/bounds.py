"""Bounds of numbers: the words before and after one that say at least, about, up to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.text.numbers import NUMBER_WORDS, bare
from tawthiq.text.tokens import WORD, Token

# Words before a number and the form that they give it.
_BEFORE: Final[dict[tuple[str, ...], str]] = {
    ("اكثر", "من"): "at_least",
    ("ما", "لا", "يقل", "عن"): "at_least",
    ("لا", "يقل", "عن"): "at_least",
    ("ما", "لايقل", "عن"): "at_least",
    ("لايقل", "عن"): "at_least",
    ("مالايقل", "عن"): "at_least",
    ("ما", "لا", "تقل", "عن"): "at_least",
    ("لا", "تقل", "عن"): "at_least",
    ("ما", "يزيد", "علي"): "at_least",
    ("ما", "يزيد", "عن"): "at_least",
    ("يزيد", "عن"): "at_least",
    ("يزيد", "علي"): "at_least",
    ("فوق",): "at_least",
    ("مما", "لا", "يقل", "عن"): "at_least",
    ("ازيد", "من"): "at_least",
    ("ما", "يفوق"): "at_least",
    ("ما", "يربو", "علي"): "at_least",
    ("ما", "يربو", "عن"): "at_least",
    ("يربو", "علي"): "at_least",
    ("يربو", "عن"): "at_least",
    ("ما", "لا", "يقل", "علي"): "at_least",
    ("ما", "ينوف", "علي"): "at_least",
    ("ما", "ينيف", "علي"): "at_least",
    ("مالا", "يقل", "عن"): "at_least",
    ("بما", "لا", "يقل", "عن"): "at_least",
    ("اكتر", "من"): "at_least",
    ("ما", "لا", "يزيد", "عن"): "at_most",
    ("ما", "لا", "يزيد", "علي"): "at_most",
    ("ما", "لا", "يتجاوز"): "at_most",
    ("ما", "يناهز"): "about",
    ("مايقارب",): "about",
    ("ما", "يقدر", "ب"): "about",
    ("علي", "الاقل"): "at_least",
    ("اقل", "من"): "at_most",
    ("ما", "يصل", "الي"): "at_most",
    ("حتي",): "at_most",
    ("نحو",): "about",
    ("حوالي",): "about",
    ("قرابه",): "about",
    ("زهاء",): "about",
    ("ما", "يقارب", "من"): "about",
    ("ما", "يقارب", "ال"): "about",
    ("ما", "يقارب"): "about",
    ("ما", "يقرب", "من"): "about",
    ("تقريبا",): "about",
    ("حدود",): "about",
    ("ما", "مجموعه"): "exact",
    ("ما", "بين"): "range",
    ("بين",): "range",
}
# The same by their first word, in the same order.
BEFORE: Final[dict[str, list[tuple[tuple[str, ...], str]]]] = {}
for _words, _form in _BEFORE.items():
    BEFORE.setdefault(_words[0], []).append((_words, _form))
BEFORE_FIRST: Final = frozenset(BEFORE)
_AFTER: Final = {
    ("علي", "الاقل"): "at_least",
    ("علي", "الاكثر"): "at_most",
    ("تقريبا",): "about",
    ("كحد", "ادني"): "at_least",
    ("علي", "اقل", "تقدير"): "at_least",
    ("او", "اكثر"): "at_least",
    ("كحد", "اقصي"): "at_most",
    ("علي", "الاقل،"): "at_least",
}
_AFTER_FIRST: Final = frozenset(words[0] for words in _AFTER)
_BOUND_REACH: Final = 7


def form_after(tokens: Sequence[Token], first: int) -> str | None:
    """The bound told after what is counted: ``40 من مقاتلي اللواء، على الأقل``.

    It is another number's where a number stands between.
    """
    for n in range(first, min(first + _BOUND_REACH, len(tokens))):
        form = bound_after(tokens, n)
        if form is not None:
            return form
        token = tokens[n]
        if token.norm == "بينهم" or (token.kind != WORD and token.text not in "،,"):
            return None
        if n > first and bare(token.norm, NUMBER_WORDS) in NUMBER_WORDS:
            return None
    return None


def bound_after(tokens: Sequence[Token], i: int) -> str | None:
    """The form that words after a number give it (``على الأقل``), or None."""
    if tokens[i].norm not in _AFTER_FIRST:
        return None
    for words, form in _AFTER.items():
        if tuple(t.norm for t in tokens[i : i + len(words)]) == words:
            return form
    return None
