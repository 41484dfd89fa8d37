"""Calendar words: months of every Arab press tradition, weekdays, parts of the day.

Keys are folded.  Levantine, Gulf-Egyptian, Maghreb, Moroccan and Hijri month names.
"""

from __future__ import annotations

import datetime
from typing import Final

_MONTHS: Final = (
    "كانون الثاني|كانون ثاني|كانون 2|ك 2|ك2|يناير|جانفي|ينايير",
    "شباط|فبراير|فيفري|فبرير",
    "اذار|مارس",
    "نيسان|ابريل|افريل",
    "ايار|مايو|ماي|ماية",
    "حزيران|يونيو|يونيه|جوان",
    "تموز|يوليو|يوليه|يوليا|جويليه|يوليوز",
    "اب|اغسطس|اوغسطس|اوت|غشت",
    "ايلول|سبتمبر|سيبتمبر|شتنبر",
    "تشرين الاول|تشرين اول|تشرين 1|ت 1|ت1|اكتوبر|اوكتوبر",
    "تشرين الثاني|تشرين ثاني|تشرين 2|ت 2|ت2|نوفمبر|نونبر",
    "كانون الاول|كانون اول|كانون 1|ك 1|ك1|ديسمبر|دسمبر|دجنبر",
)
# Month names that are other words too: only with a day, a year or a word like الماضي.
DOUBTFUL: Final = frozenset(("اب", "ماي", "جوان", "اوت", "ت", "ك"))
MONTHS: Final = {
    tuple(name.split()): n
    for n, names in enumerate(_MONTHS, 1)
    for name in names.split("|")
}
MONTH_FIRST: Final = frozenset(k[0] for k in MONTHS)
_HIJRI: Final = (
    "محرم",
    "صفر",
    "ربيع الاول|ربيع اول",
    "ربيع الثاني|ربيع الاخر|ربيع ثاني",
    "جمادي الاولي|جمادي الاول",
    "جمادي الاخره|جمادي الثانيه|جمادي الثاني",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذي القعده|ذو القعده",
    "ذي الحجه|ذو الحجه",
)
HIJRI_MONTHS: Final = {
    tuple(name.split()): n
    for n, names in enumerate(_HIJRI, 1)
    for name in names.split("|")
}
HIJRI_FIRST: Final = frozenset(k[0] for k in HIJRI_MONTHS)
# Monday is 0, as in datetime.
WEEKDAYS: Final = {
    "الاثنين": 0,
    "الاتنين": 0,
    "الثلاثاء": 1,
    "الثلثاء": 1,
    "الثلاثا": 1,
    "الثلتاء": 1,
    "التلات": 1,
    "التلاتاء": 1,
    "الاربعاء": 2,
    "الاربعا": 2,
    "الخميس": 3,
    "الجمعه": 4,
    "السبت": 5,
    "الاحد": 6,
}
PARTS: Final = {
    "فجر": "dawn",
    "الفجر": "dawn",
    "سحر": "dawn",
    "صباح": "morning",
    "صبيحه": "morning",
    "ضحوه": "morning",
    "ضحي": "morning",
    "ظهر": "noon",
    "ظهيره": "noon",
    "عصر": "afternoon",
    "مساء": "evening",
    "امسيه": "evening",
    "عشيه": "evening",
    "مغرب": "evening",
    "عشاء": "evening",
    "ليل": "night",
    "ليله": "night",
}
UNITS: Final = {
    **dict.fromkeys(("يوم", "يوما", "ايام", "يومين", "يومان"), "day"),
    **dict.fromkeys(("اسبوع", "اسبوعا", "اسابيع", "اسبوعين", "اسبوعان"), "week"),
    **dict.fromkeys(("شهر", "شهرا", "اشهر", "شهور", "شهرين", "شهران"), "month"),
    **dict.fromkeys(
        (
            "عام",
            "عاما",
            "اعوام",
            "سنه",
            "سنوات",
            "سنين",
            "عامين",
            "سنتين",
            "عامان",
            "سنتان",
        ),
        "year",
    ),
    **dict.fromkeys(
        ("ساعه", "ساعات", "ساعتين", "دقيقه", "دقايق", "لحظات", "قليل"), "hour"
    ),
}
DUALS: Final = frozenset(
    [
        "يومين",
        "يومان",
        "اسبوعين",
        "اسبوعان",
        "شهرين",
        "شهران",
        "عامين",
        "عامان",
        "سنتين",
        "سنتان",
        "ساعتين",
    ]
)
PLURALS: Final = frozenset(
    [
        "ايام",
        "اسابيع",
        "اشهر",
        "شهور",
        "اعوام",
        "سنوات",
        "ساعات",
        "دقايق",
        "لحظات",
        "قليل",
        "سنين",
    ]
)
ORDINALS: Final = {
    "الاول": 1,
    "الثاني": 2,
    "الثالث": 3,
    "الرابع": 4,
    "الخامس": 5,
    "السادس": 6,
    "السابع": 7,
    "الثامن": 8,
    "التاسع": 9,
    "العاشر": 10,
    "العشرين": 20,
    "العشرون": 20,
    "الثلاثين": 30,
    "الثلاثون": 30,
}
_TEEN: Final = {
    "الحادي": 11,
    "الثاني": 12,
    "الثالث": 13,
    "الرابع": 14,
    "الخامس": 15,
    "السادس": 16,
    "السابع": 17,
    "الثامن": 18,
    "التاسع": 19,
}


ORDINAL_FIRST: Final = frozenset(ORDINALS) | frozenset(_TEEN)


def ordinal_day(words: list[str]) -> tuple[int, int] | None:
    """A spelled day of the month and how many words it takes (``الخامس عشر``)."""
    if not words:
        return None
    first = words[0]
    if len(words) > 1 and words[1] == "عشر" and first in _TEEN:
        return _TEEN[first], 2
    if (
        len(words) > 1
        and words[1] in ("والعشرين", "والعشرون", "والثلاثين")
        and (first in ORDINALS or first == "الحادي")
    ):
        tens = 30 if words[1] == "والثلاثين" else 20
        return tens + (1 if first == "الحادي" else ORDINALS[first]), 2
    if first in ORDINALS:
        return ORDINALS[first], 1
    return None


def month_span(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a month."""
    first = datetime.date(year, month, 1)
    after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first, after - datetime.timedelta(days=1)


def back_months(day: datetime.date, months: int) -> datetime.date:
    """The same day some months before, or the month's last day if it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = month_span(year, month + 1)[1].day
    return datetime.date(year, month + 1, min(day.day, last))
