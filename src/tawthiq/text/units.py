"""Units: what a number counts where it counts no people or things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.text.tokens import NUMBER, Token

UNIT_WORDS: Final = {
    **dict.fromkeys(
        (
            "كم",
            "كيلومتر",
            "كيلومترا",
            "كيلومترات",
            "كيلو",
            "متر",
            "مترا",
            "امتار",
            "ميل",
            "ميلا",
            "ملم",
            "مم",
            "هكتار",
            "هكتارا",
            "كلم",
        ),
        "distance",
    ),
    **dict.fromkeys(
        ("دولار", "دولارا", "دولارات", "ريال", "يورو", "ليره", "دينار", "جنيه", "درهم"),
        "money",
    ),
    **dict.fromkeys(
        (
            "عام",
            "عاما",
            "سنه",
            "سنوات",
            "اعوام",
            "شهر",
            "شهرا",
            "اشهر",
            "شهور",
            "يوم",
            "يوما",
            "ايام",
            "اسبوع",
            "اسابيع",
            "ساعه",
            "ساعات",
            "دقيقه",
            "دقايق",
            "ثانيه",
            "ليله",
            "ليال",
            "مره",
            "مرات",
        ),
        "time",
    ),
    **dict.fromkeys(("درجه", "درجات"), "degree"),
    **dict.fromkeys(
        ("طن", "طنا", "اطنان", "كيلوغرام", "كغ", "برميل", "لتر", "ملي", "مليمتر"),
        "mass",
    ),
}
LEAST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
PERCENT: Final = frozenset(("%", "بالميه", "بالمايه", "بالمئه", "بالمءه"))
YEAR_BEFORE: Final = frozenset(("عام", "سنه", "العام", "بعام", "لعام", "منذ", "اعوام"))
CALIBRE: Final = frozenset(
    (
        "عيار",
        *("مدفع", "مدفعا", "بمدفع", "مضاد", "بمضاد", "رشاش", "برشاش", "رشقات"),
        "اف",
        "ميغ",
        "سو",
        "تي",
        "رقم",
        "الفوج",
        "اللواء",
        "الفرقه",
        "ماده",
        "الماده",
        "قرار",
        "مشروع",
        "جنيف",
    )
)


def names_day(tokens: Sequence[Token], i: int) -> bool:
    """``يوم الأحد``, ``عام 2015``: a word of time that names one, and counts none."""
    if tokens[i].norm not in ("يوم", "ليله", "عام", "سنه", "شهر") or i + 1 >= len(
        tokens
    ):
        return False
    after = tokens[i + 1]
    return after.norm.startswith("ال") or after.kind == NUMBER
