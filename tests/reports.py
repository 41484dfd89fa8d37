"""Reports of our own for the tests of cases: invented events in reporters' words."""

from __future__ import annotations

import json
from typing import Any, Final

_TOWNS: Final = (
    "الأتارب",
    "دارة عزة",
    "كفر نبل",
    "خان شيخون",
    "اللطامنة",
    "جسر الشغور",
)
_WHAT: Final = (
    "قصف الطيران الحربي {town} بريف إدلب بثلاث غارات، ما أدى إلى مقتل {n} مدنيين وجرح آخرين.",
    "قال ناشطون إن مدفعية النظام قصفت بلدة {town} بعشرات القذائف فقتل {n} أشخاص.",
    "اندلعت اشتباكات عنيفة بين الجيش الحر وقوات النظام على أطراف {town} وسقط فيها {n} قتلى.",
    "انفجرت سيارة مفخخة وسط سوق {town} ظهر أمس وأسفر انفجارها عن مقتل {n} أشخاص.",
)
_MORE: Final = (
    "وأضاف المصدر أن فرق الدفاع المدني انتشلت الجثث من تحت الأنقاض في الساعة {n} مساء.",
    "ونقل الجرحى إلى المشفى الميداني رقم {k} قرب الحدود التركية بسيارات الإسعاف.",
    "وشهدت القرى المجاورة حركة نزوح كثيفة شملت {k} عائلة افترش بعضها العراء.",
    "ولم تعلن أي جهة مسؤوليتها عما جرى حتى ساعة إعداد هذا الخبر.",
    "وقال شاهد كان في المكان إن الأهالي سمعوا دويا قويا هز الأبنية وحطم النوافذ.",
    "وتعيش المنطقة منذ أشهر بلا كهرباء ولا ماء بعدما خرجت المحطة الرئيسية عن الخدمة.",
    "وكان المجلس المحلي قد حذر قبل {n} أيام من كارثة إنسانية في حال استمر الحصار.",
    "وعلقت المدارس دوامها خوفا على الطلاب إلى إشعار آخر بحسب مديرية التربية.",
)


def report(number: int) -> dict[str, Any]:
    """The report of a number: text, title, publisher, url, published."""
    town = _TOWNS[number % len(_TOWNS)]
    n = 3 + number % 7
    title = f"{town}: تفاصيل الحدث رقم {number}"
    body = _WHAT[number % len(_WHAT)].format(town=town, n=n)
    chosen = (number * 3 % 8, number * 5 % 8 ^ 1, (number * 7 + number // 8) % 8)
    more = " ".join(_MORE[i].format(n=n, k=number * 7 + i) for i in chosen)
    return {
        "text": f"{title}\n{body}\n{more}\n",
        "title": title,
        "source": f"وكالة {number % 3}",
        "url": f"https://example.org/{number}",
        "published": f"2016-{1 + number % 12:02}-{1 + number % 28:02}",
    }


def lines(numbers: range) -> str:
    """Reports as JSON lines."""
    return "".join(json.dumps(report(n), ensure_ascii=False) + "\n" for n in numbers)
