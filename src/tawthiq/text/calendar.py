"""Calendar words: months of every Arab press tradition, weekdays, parts of the day.

Keys are folded.  Levantine, Gulf-Egyptian, Maghreb, Moroccan and Hijri month names.
"""

from __future__ import annotations

import datetime
from typing import Final

_MONTHS: Final = (
    "كانون الثاني|كانون ثاني|كانون 2|يناير|جانفي",
    "شباط|فبراير|فيفري",
    "اذار|مارس",
    "نيسان|ابريل|افريل",
    "ايار|مايو|ماي|ماية",
    "حزيران|يونيو|يونيه|جوان",
    "تموز|يوليو|يوليه|جويليه|يوليوز",
    "اب|اغسطس|اوت|غشت",
    "ايلول|سبتمبر|شتنبر",
    "تشرين الاول|تشرين اول|تشرين 1|اكتوبر",
    "تشرين الثاني|تشرين ثاني|تشرين 2|نوفمبر|نونبر",
    "كانون الاول|كانون اول|كانون 1|ديسمبر|دجنبر",
)
# Month names that are other words too: only with a day, a year or a word like الماضي.
DOUBTFUL: Final = frozenset(("اب", "ماي", "جوان", "اوت"))
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
    "الاربعاء": 2,
    "الاربعا": 2,
    "الخميس": 3,
    "الجمعه": 4,
    "السبت": 5,
    "الاحد": 6,
}
PARTS: Final = {
    "فجر": "dawn",
    "صباح": "morning",
    "صبيحه": "morning",
    "ضحي": "morning",
    "ظهر": "noon",
    "ظهيره": "noon",
    "عصر": "afternoon",
    "مساء": "evening",
    "امسيه": "evening",
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
        ("عام", "عاما", "اعوام", "سنه", "سنوات", "عامين", "سنتين", "عامان"), "year"
    ),
    **dict.fromkeys(("ساعه", "ساعات", "ساعتين", "دقيقه", "دقايق"), "hour"),
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
        "ساعتين",
    ]
)
PLURALS: Final = frozenset(
    ["ايام", "اسابيع", "اشهر", "شهور", "اعوام", "سنوات", "ساعات", "دقايق"]
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
    "الثلاثين": 30,
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


def ordinal_day(words: list[str]) -> tuple[int, int] | None:
    """A spelled day of the month and how many words it takes (``الخامس عشر``)."""
    if not words:
        return None
    first = words[0]
    if len(words) > 1 and words[1] == "عشر" and first in _TEEN:
        return _TEEN[first], 2
    if (
        len(words) > 1
        and words[1] in ("والعشرين", "والعشرون")
        and (first in ORDINALS or first == "الحادي")
    ):
        return 20 + (1 if first == "الحادي" else ORDINALS[first]), 2
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
