"""What a generic head governs: ``قوات`` with what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.apart import others
from tawthiq.extract.names.boundaries import (
    DEFINITE,
    a_thing,
    another_noun,
    another_people,
    explains,
    feminine,
    named_after,
    of_army,
    of_ground,
    of_rank,
    other_case,
    qualified,
    quoted_foes,
    second_side,
    titled,
)
from tawthiq.extract.names.head_adjectives import disagrees, is_noun
from tawthiq.extract.names.marks import CLOSE, OPEN, quotation_end, scorned
from tawthiq.extract.names.media import OF_NEWS, other_outlet, outlet_end, to_outlet
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.phrases import (
    COUNTS,
    NISBA,
    PEOPLES,
    STOP,
    TOLD,
    adjectives,
    ends_name,
    is_definite,
    is_verbal,
    unprefixed,
)
from tawthiq.extract.names.regions import region_of
from tawthiq.extract.names.sources import STATEMENTS
from tawthiq.text import NUMBER, PUNCT
from tawthiq.text.quantities import opens_number

_STRAIGHT: Final = '"'  # opens and closes alike
# One unnamed person governs nothing: مسلح البوابة is no name.
_SINGLE: Final = words("complements.single")
# For whom an ambush is laid, whose the side before is not.
_AMBUSHED: Final = words("complements.ambushed")
_UNITS_OF_MARTYRS: Final = words("complements.of_martyrs")
_ARMED: Final = words("complements.armed")
_SIDES: Final = words("complements.sides")
_KIN: Final = words("complements.kin")
_TRIBES: Final = words("complements.tribes")
_UNIONS: Final = words("complements.unions")


def complement(
    view: View, last: int, *, definite: bool, limit: int = 4
) -> tuple[int, Hit | None]:
    """What a head governs: the last token of it, and the actor named in it, if any."""
    tokens = view.tokens
    # مسلحون النار: an indefinite plural in ون governs nothing.
    absolute = not definite and (
        tokens[last].norm.endswith(("ون", "ين")) or tokens[last].norm in _SINGLE
    )
    i = first = last + 1
    if absolute and i < len(tokens) and tokens[i].norm in PEOPLES:
        return i, None  # مقاتلين أكراد
    # "اللواء السابع" | المعروف باسم "الكانيات": the mark after the name closes it.
    inside = i > 1 and tokens[i - 2].text == _STRAIGHT
    if inside and i < len(tokens) and tokens[i].text == _STRAIGHT:
        return last, None
    if quoted_foes(view, i):
        return last, None  # قتلت قوات الجيش | "إرهابيين" اثنين
    quoted = quotation_end(view, i)
    if quoted and i + 1 in view.times:
        return last, None  # مسلحون | (الأحد)
    if quoted:
        return _in_marks(view, i, quoted)
    own = tokens[last].norm.startswith(DEFINITE)
    actor: Hit | None = None
    opened = closed = False
    while i < len(tokens) and limit > 0:
        token = tokens[i]
        if token.kind == PUNCT:
            if inside and token.text == _STRAIGHT:
                break
            if opened and token.text in CLOSE:
                last = i
            elif opened or not _opens(view, first, i):
                break
            opened = not opened
            i += 1
            continue
        if _counts(view, i):
            break
        if absolute and other_case(tokens[last].norm, token.norm):
            break  # اختطف مجهولون | مهندسين
        if i == first and absolute and feminine(token.norm, tokens[last].norm):
            break  # نفذ شاب | عملية طعن
        fixed = _fixed(view, last, i)
        if fixed:
            definite = definite or is_definite(token)
            last = fixed
            i = last + 1
            continue
        kinds = view.kinds(i)
        if other_outlet(view, first, last, i, definite=definite):
            break
        if i == first and (another_noun(view, last, i) or _how_he_was(view, i)):
            break
        if another_people(view, first, i) or of_ground(view, first, i):
            break
        if titled(view, first, i) and not _whole_place(view, i):
            break  # القوات | الإمام الشيخ س, but لجان مقاومة الحاج يوسف
        if others(view, first - 1, last, i):
            break  # استهدفت القوات | المدنيين
        if kinds & {"place_head", "equipment"} and tokens[last].norm in _ARMED:
            break  # اقتحمت مجموعة مسلحة | محكمة سبها
        faced = tokens[last].norm in _SIDES and token.norm.startswith("لل")
        if own and i == first and (faced or a_thing(token.norm, kinds)):
            break  # قصفت الطائرات | المواقع; تصدى الجيش | للمجموعة المسلحة
        if second_side(view, i, actor, own=own):
            break  # دعت حكومة حماس | الفصائل, قصفت القوات الموالية | الفلوجة
        if i > first and i == last + 1 and _of_kin(view, i):
            last = i  # قبيلة أولاد | سليمان
            i += 1
            continue
        outlet = outlet_end(view, first, last, i)
        if outlet:
            return outlet, actor  # مراسل سكاي نيوز
        if token.norm in _AMBUSHED or to_outlet(token.norm):
            break  # كمين نصبته مجموعة مسلحة | لدورية عسكرية, سكان | لـ«الفجر»
        if not (unprefixed(view, i) or (i == last + 1 and token.norm.startswith("ل"))):
            break
        hits = view.hits[i]
        issued = i == first and tokens[last].norm in STATEMENTS
        if issued and _body(hits, i):
            return _body(hits, i), actor  # بيان لخلية الإعلام الأمني
        named = next((h for h in hits if h.lexeme.kind in ("actor", "place")), None)
        if named is not None and named.lexeme.kind == "actor":
            if actor is not None or closed or (absolute and is_definite(token)):
                break  # جنود الجيش | الحوثيين; مجلس درنة | مصر; اتهم ناشطون | الطيران
            if _another_actor(view, first, i, kinds, own=own, absolute=absolute):
                break
            if i > first and qualified(view, named):
                break
            actor = named
            last = named.last
            i = last + 1
            definite = True
            limit -= 2
            continue
        region = region_of(view, last, i)
        if region:
            return region, actor  # شرطة محافظة نينوى
        whole = named is not None and named.last > i  # أم درمان: no أم that asks
        if not whole and (kinds & STOP or is_verbal(view, i)):
            break
        if i > first and not opened and token.norm in view.given:
            break  # باسم القائد العام للقوات المسلحة | سامر س
        if tokens[i - 1].norm.startswith(DEFINITE) and of_rank(hits):
            break  # الناطق باسم القوات الخاصة بالجيش | العقيد سامر س
        if not hits and token.text.endswith("ه"):
            break  # بيان أصدرته قيادة س
        if opened:
            last = i
            i += 1
            continue
        if ends_name(view, last, i):
            break
        if i == first and (own or not absolute) and named_after(view, i):
            if own:
                break  # القيادي في الحركة | صالح س
            return person_name(view, i), actor  # مسلحي خليفة س
        if token.norm in TOLD or (not definite and disagrees(view, last, i)):
            break  # أكدت مصادر أمنية | نجاة المحافظ
        # مبنى, حي: no adjectives; تل تمر: a name that a noun for places begins
        building = not whole and bool(kinds & {"place_head", "equipment"})
        described = token.norm.endswith(NISBA) and not building
        if is_definite(token) or (not definite and described):
            if absolute and is_definite(token):
                break
            if is_noun(view, first, last, i, kinds, definite=definite, own=own):
                break
            definite = definite or is_definite(token)
            # لجان مقاومة الحاج يوسف: a name of two words
            last = i = named.last if named is not None and whole and not own else i
        elif not hits and (
            (i == first and not (definite or absolute or own))
            or tokens[last].norm in OF_NEWS  # وكالة أنباء هاوار
        ):
            last = i
        elif (
            named is not None
            and i == last + 1
            and not ((own or actor) and named.lexeme.kind == "place")  # النظام | سراقب
            and not of_army(view, first, last, kinds)
            and not building  # قصفت الطائرات | مستشفى القدس
            # اقتحمت مجموعة مسلحة | محكمة سبها
            and not (absolute or kinds & {"trigger", "harm_masdar"})
        ):
            last = named.last
            i = last
            closed = True  # كتيبة ثوار طرابلس | رئيس الديوان
        elif (
            kinds & {"head", "group", "source_head"}
            and i == last + 1
            and not (absolute or actor is not None)
            and not token.norm.endswith("ا")
            # من الجيش | مجموعة: what follows a definite noun is another.
            and not (closed or tokens[last].norm.startswith(DEFINITE))
        ):
            last = i
            limit += 1
        else:
            break
        i += 1
        limit -= 1
    return last, actor


def _whole_place(view: View, i: int) -> bool:
    """Whether a place of several words begins at token i."""
    return any(h.lexeme.kind == "place" and h.last > i for h in view.hits[i])


def _how_he_was(view: View, i: int) -> bool:
    """``قتل شرطي | متأثرا بجراحه``: in what state somebody was, no part of his name."""
    state = view.tokens[i].norm.endswith("ا") and not view.hits[i]
    before = view.tokens[i - 1].norm
    return state and "group" in view.kinds(i - 1) and not before.endswith("ا")


def _in_marks(view: View, i: int, quoted: int) -> tuple[int, Hit | None]:
    """``قوات «الجيش الوطني»``: what a head governs in marks, from token i to ``quoted``."""
    actor: Hit | None = None
    for n in range(i + 1, quoted):
        actor = actor or next(
            (h for h in view.hits[n] if h.lexeme.kind == "actor"), None
        )
    last = scorned(view, i, quoted) or quoted
    return adjectives(view, last, definite=True, limit=2), actor


def _opens(view: View, first: int, i: int) -> bool:
    """Whether a mark opens a part of the name that a head governs from ``first`` on."""
    if view.tokens[i].text not in OPEN or not quotation_end(view, i):
        return False
    if view.tokens[i].text == "(" and explains(view, i + 1):
        return False
    if quoted_foes(view, i):
        return False
    # اقتحام القوات الجنوبية | "وادي الخيالة"
    return not (i > first and "place_head" in view.kinds(i + 1))


def _counts(view: View, i: int) -> bool:
    """``اختطف مسلحون | ثلاثة من أبناء القرية``, ``ضابط | وثلاثة جنود``: a number or a time."""
    norm = view.tokens[i].norm
    told = view.tokens[i].kind == NUMBER or i in view.times
    return told or norm in COUNTS or opens_number(norm)


def _fixed(view: View, last: int, i: int) -> int:
    """The end of words at token i that always belong to the word before them, or 0."""
    norm, before = view.tokens[i].norm, view.tokens[last].norm
    if norm == "شهداء" and before in _UNITS_OF_MARTYRS:
        return i  # كتيبة شهداء الوادي
    if norm == "والحريات" and "حقوق" in before:
        return i  # لجنة س للحقوق والحريات
    if norm == "لحقوق" and i + 1 < len(view.tokens):
        return i + 1  # مركز … لحقوق الإنسان
    if before in _TRIBES and norm.startswith("ال"):
        return i  # قبيلة التاما
    if before.removeprefix("و") in _UNIONS and norm.startswith("ال"):
        return i  # نقابة الصحفيين
    return 0


def _body(hits: Sequence[Hit], i: int) -> int:
    """The last word of a body that a name of several words tells from token i on, or 0."""
    return next((h.last for h in hits if h.lexeme.kind == "source" and h.last > i), 0)


def _of_kin(view: View, i: int) -> bool:
    """``قبيلة أولاد | سليمان``: the second word of a tribe's name."""
    return view.tokens[i - 1].norm in _KIN and unprefixed(view, i)


def _another_actor(
    view: View, first: int, i: int, kinds: set[str], *, own: bool, absolute: bool
) -> bool:
    """Whether the side that token i begins is no part of the head's name.

    ``kinds``: what token i may be; ``own``, ``absolute``: whether the head has the
    article, or governs nothing.
    """
    if i > first and "head" in kinds and is_definite(view.tokens[i - 1]):
        return True  # لجنة مقاومة بيت المال | قوات الدعم السريع
    if own and "place" in kinds:
        return True  # قصفت الفصائل | دمشق
    # اتهمت المنظمة | قوات النظام, اتهم ناشطون | قوات النظام
    return (own or absolute) and "head" in kinds
