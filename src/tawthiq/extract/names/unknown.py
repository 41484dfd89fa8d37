"""Place names that the gazetteer does not hold, alone and in lists."""

from __future__ import annotations

from typing import Final

from tawthiq.extract.chunks import View
from tawthiq.extract.names.phrases import LOYAL, STOP, is_verbal, unprefixed
from tawthiq.text import WORD, has_article

POINTS: Final = frozenset(
    [
        "الشمالي",
        "الجنوبي",
        "الشرقي",
        "الغربي",
        "الشماليه",
        "الجنوبيه",
        "الشرقيه",
        "الغربيه",
        "الاوسط",
        "الشمالين",
        "والشرقي",
        "والغربي",
        "والشمالي",
        "والجنوبي",
        "الجويه",
        "الدولي",
        "العسكريه",
        "العسكري",
    ]
)


_NOT_NAMES: Final = frozenset(
    [
        *("ساحلي", "سكني", "شعبي", "تجاري", "صناعي", "زراعي", "حدودي", "جبلي"),
        *("رييسي", "حيوي", "استراتيجي", "عسكري", "امني", "مدني", "حكومي", "محلي"),
        *("طبي", "رسمي", "ديني", "اثري", "تاريخي", "ميداني", "خاص", "عام", "امن"),
        "عده",
        "عديده",
        "مختلفه",
        "متفرقه",
        "مجاوره",
        "قريبه",
        "كثيره",
        "اخري",
        "كانت",
        "التي",
        "الذي",
        "هذه",
        "هذا",
        "تلك",
        "نفسها",
        "العمليات",
        "الاشتباكات",
        "الصراع",
        "النزاع",
        "القتال",
        "المواجهات",
        "المعارك",
        "السيطره",
        "نفوذ",
        "نفسه",
        "واحده",
        "كبيره",
        "صغيره",
        "جديده",
        "قديمه",
        "سكنيه",
        "مدنيه",
        "خاضعه",
        "واقعه",
    ]
)


# First words of place names of two words: معرة مصرين, أبو دالي, تل رفعت.
_COMPOUND: Final = frozenset(
    [
        "معره",
        "كفر",
        "دير",
        "خان",
        "تل",
        "ابو",
        "ام",
        "عين",
        "بيت",
        "بني",
        "راس",
        "باب",
        "برج",
        "خربه",
        "جسر",
        "حصن",
        "شيخ",
        "الشيخ",
        "عرب",
        "قلعه",
        "تله",
        "جبل",
        "وادي",
        "دار",
    ]
)


def unknown_name(view: View, i: int) -> int:
    """The last token of a place name that the gazetteer does not hold."""
    tokens = view.tokens
    token = tokens[i]
    kinds = view.kinds(i)
    stops = STOP | {"trigger", "head", "group", "actor", "source_head", "harm_noun"}
    if token.norm in _NOT_NAMES or kinds & stops or is_verbal(view, i):
        return i - 1
    plural = is_plural_head(tokens[i - 1].norm)
    if not has_article(token.norm) and token.norm.endswith("يه" if not plural else "ه"):
        return i - 1
    if not unprefixed(view, i) or token.norm.endswith(("ها", "هم")):
        return i - 1
    last = i
    j = i + 1
    if j < len(tokens) and tokens[j].kind == WORD and not has_article(token.norm):
        norm = tokens[j].norm
        if (
            token.norm in _COMPOUND
            and unprefixed(view, j)
            and not view.kinds(j) & stops
        ):
            return j
        if (
            norm.startswith("ال")
            and norm not in POINTS
            and norm[2:] not in LOYAL
            and not view.kinds(j) & (stops | {"place"})
            and not norm.endswith(("يه", "ين"))
        ):
            last = j
    return last


_PLURAL_HEADS: Final = frozenset(
    [
        "احياء",
        "حيي",
        "بلدات",
        "بلدتي",
        "مدن",
        "مدينتي",
        "قري",
        "قريتي",
        "مناطق",
        "محافظات",
        "محافظتي",
        "مواقع",
        "مخيمات",
        "مخيمي",
        "مديريات",
        "مديريتي",
        "محور",
        "محاور",
        "جبهات",
        "جبهتي",
        "جبهتا",
    ]
)


def is_plural_head(head: str) -> bool:
    """Whether a folded place head is dual or plural: its names make a list."""
    head = head.lstrip("وبل") if head not in _PLURAL_HEADS else head
    return head.removeprefix("ال") in _PLURAL_HEADS


def listed_name(view: View, i: int) -> int:
    """The last token of an unknown place name in a list."""
    tokens = view.tokens
    j = i + 1
    if (
        j < len(tokens)
        and tokens[j].kind == WORD
        and not tokens[i].norm.startswith("وال")
        and tokens[j].norm.startswith("ال")
        and tokens[j].norm not in POINTS
        and not view.kinds(j) & (STOP | {"place", "trigger"})
    ):
        return j
    return i
