"""What the words of a place ask for: itself, its surroundings, its countryside, a road.

``شمال منبج``, ``محيط مطار كويرس``, ``ريف حماة الشمالي``, ``طريق حلب - دمشق`` are areas
around places that the gazetteer has, never their points.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tawthiq.places.gazetteer import key_of

# Bearings in degrees from north, by folded word.
_POINTS: Final[dict[str, float]] = {
    **dict.fromkeys(("شمال", "شمالي", "الشمال", "الشمالي", "الشماليه"), 0.0),
    **dict.fromkeys(("شرق", "شرقي", "الشرق", "الشرقي", "الشرقيه"), 90.0),
    **dict.fromkeys(("جنوب", "جنوبي", "الجنوب", "الجنوبي", "الجنوبيه"), 180.0),
    **dict.fromkeys(("غرب", "غربي", "الغرب", "الغربي", "الغربيه"), 270.0),
}
_FAR: Final = "اقصي"  # أقصى جنوب العاصمة
_AROUND: Final = frozenset(
    ("محيط", "اطراف", "قرب", "ضواحي", "مشارف", "تخوم", "محاور", "محور", "جبهه", "جبهات")
)
# What bears a name of its own as often as that of its town: جامع الروضة, مشفى الشفاء.
_BUILDINGS: Final = frozenset(
    [
        *("مشفي", "مستشفي", "جسر", "سوق", "مدرسه", "مسجد", "جامع", "مصنع", "معمل"),
    ]
)
# What is of a town and named by it; streets and squares are named after others.
_OF_A_TOWN: Final = frozenset(
    [
        *("قري", "مشفي", "مستشفي", "مشافي", "مستشفيات", "جسر", "جسور", "سوق", "اسواق"),
        *("حاجز", "حواجز", "ساحل", "جهه", "قلب", "مدارس", "مدرسه", "مسجد", "جامع"),
        *("سجن", "مخفر", "مزارع", "بساتين", "مداخل", "مدخل", "سماء", "اجواء", "جرود"),
        *("باديه", "صحراء", "مصنع", "معمل", "مخيمات", "حدود", "نقاط", "مواقع", "بلدات"),
    ]
)
# What a settlement is called before its name, which is the name of the place too.
_SETTLED: Final = frozenset(
    (
        *("مستوطنه", "مغتصبه", "مستعمره", "كيبوتس", "موشاف", "بوره"),
        *("مستوطنات", "مغتصبات", "مستعمرات"),
    )
)
# Generic heads of what has sides, and the nouns that tell one named before.
_HEADS: Final = frozenset(
    ("مدينه", "محافظه", "مديريه", "قضاء", "ولايه", "اقليم", "مقاطعه", "العاصمه")
)
_DESCRIBED: Final = frozenset(
    (
        *("المدينه", "البلده", "القريه", "المحافظه", "المديريه", "الولايه", "البلاد"),
        *("القطاع", "المخيم", "المطار", "القاعده", "الاقليم", "القضاء"),
    )
)
_INSIDE: Final = frozenset(("وسط", "مركز", "داخل", "قلب"))
_COUNTRYSIDE: Final = frozenset(("ريف", "ارياف", "ريفا", "ريفي"))
# Parts of a town that are told by the side they lie on: الأحياء الشرقية.
_PARTS: Final = frozenset(
    [
        *("حي", "احياء", "حارات", "جهه", "جانب", "قسم", "شطر", "جزء", "منطقه", "مناطق"),
    ]
)
_OUTSKIRTS: Final = _AROUND | {"مدخل", "مداخل", "بوابه"}
_ROADS: Final = frozenset(("طريق", "اوتوستراد", "اتوستراد", "طرق", "خط"))
# What is named after the town that it lies beside.
_BESIDE: Final = frozenset(("مطار", "ميناء", "مرفا", "مصفاه", "صوامع"))


_SORTS: Final = frozenset(
    ("العسكري", "الدولي", "الحربي", "المدني", "العالمي", "المركزيه")
)


class Shape(NamedTuple):
    """What a mention asks for.

    Attributes:
        how: ``whole``, ``near``, ``side`` (a part of a town), ``countryside`` or ``road``;
            ``named`` is near a place that it may bear the name of, or of somebody or
            something else.
        names: the places that it is told by: one, or the two ends of a road.
        bearing: the direction from the place, in degrees from north; None: all around.

    """

    how: str
    names: tuple[str, ...]
    bearing: float | None = None


def _bearing(words: list[str]) -> float | None:
    """The direction that one or two words of the compass give."""
    given = [_POINTS[w] for w in words if w in _POINTS]
    if len(given) == 2 and {0.0, 270.0} == set(given):
        return 315.0
    return sum(given) / len(given) if given else None


def shapes(name: str) -> list[Shape]:
    """What a place's words may ask for, the most literal first."""
    words = key_of(name).split()
    found = [Shape("whole", (" ".join(words),))]
    if len(words) < 2:
        return found
    if words[0] == _FAR and words[1] in _POINTS:
        del words[0]
    first, rest = words[0], words[1:]
    compass = 0
    while compass < len(words) - 1 and words[compass] in _POINTS:
        compass += 1
    if compass:
        after = words[compass:]
        if len(after) > 1 and after[0] in _HEADS:
            after = after[1:]  # شرق مدينة الرقة, شرق العاصمة دمشق
        if len(after) == 1 and after[0] in _DESCRIBED:
            return found  # شرق المدينة: of one that the text names elsewhere
        named = " ".join(after)
        found.append(Shape("near", (named,), _bearing(words[:compass])))
    elif first in _COUNTRYSIDE:
        after = [w for w in rest if w not in _POINTS]
        told = [w for w in rest if w in _POINTS]
        if after:
            found.append(Shape("countryside", (" ".join(after),), _bearing(told)))
    elif first in _BUILDINGS:
        found.append(Shape("named", (" ".join(rest),)))
    elif first in _AROUND or first in _OF_A_TOWN:
        found.append(Shape("near", (" ".join(rest),)))
    elif first in _BESIDE:
        found.append(Shape("near", (" ".join(w for w in rest if w not in _SORTS),)))
    elif first in _INSIDE or first in _SETTLED:
        found.append(Shape("whole", (" ".join(rest),)))
    elif first in _ROADS:
        found.extend(_road(rest))
    return found


def side(name: str, of: str) -> Shape | None:
    """``الأحياء الشرقية``, ``الريف الشمالي`` of a place that the text names beside it."""
    head, *rest = key_of(name).removeprefix("ال").split()
    if not rest or any(word not in _POINTS for word in rest):
        return None
    for heads, how in (
        (_COUNTRYSIDE, "countryside"),
        (_PARTS, "side"),
        (_OUTSKIRTS, "near"),
    ):
        if head in heads:
            return Shape(how, (of,), _bearing(rest))
    return None


def _road(words: list[str]) -> list[Shape]:
    """``طريق حلب دمشق``: where its two ends may part, each way."""
    ends = [w for w in words if w not in ("الدولي", "السريع", "العام", "و")]
    return [
        Shape("road", (" ".join(ends[:n]), " ".join(ends[n:]).removeprefix("و")))
        for n in range(1, len(ends))
    ]
