"""What a generic head governs: ``قوات`` with what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunks import View
from tawthiq.extract.names.apart import others
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.phrases import (
    ADVERBS,
    BOTH,
    CLOSE,
    COUNTS,
    DEEDS,
    ENDING,
    NISBA,
    OPEN,
    PEOPLES,
    STOP,
    TOLD,
    adjectives,
    is_definite,
    is_nisba,
    is_verbal,
    quotation_end,
    unprefixed,
    whom,
)
from tawthiq.text import NUMBER, PUNCT, has_article
from tawthiq.text.quantities import opens_number

# One unnamed person governs nothing: مسلح البوابة is no name.
_SINGLE: Final = frozenset(
    [
        *("مسلح", "مقاتل", "انتحاري", "مهاجم", "شاب", "شخص", "رجل", "امراه", "مجهول"),
        *("ملثم", "انتحاريان", "مسلحان", "مهاجمان", "مقاتلان", "مجهولان", "ملثمان"),
        *("شابان", "شخصان", "رجلان", "قناصان", "جنديان", "متطرفان", "ارهابيان"),
    ]
)


_STRAIGHT: Final = '"'  # opens and closes alike
_DEFINITE: Final = ("ال", "بال", "لل")


def _ranked(hits: Sequence[Hit]) -> bool:
    """Whether a military rank stands here, before a name."""
    return any(
        h.lexeme.kind == "title"
        and h.lexeme.data.get("role") == "commander"
        and h.lexeme.data.get("follows") == "0"
        and h.word.article
        for h in hits
    )


# What kind of body a centre or an office is.
_PRESS: Final = frozenset(
    ("الاعلامي", "الاعلاميه", "الاخباري", "الاخباريه", "الصحفي", "الصحفيه")
)
_OF_PRESS: Final = frozenset(("اعلامي", "اعلاميه", "صحفي", "صحفيه", "صحافي", "صحافيه"))
# For whom an ambush is laid, whose the side before is not.
_AMBUSHED: Final = frozenset(
    [
        *("لدوريه", "لرتل", "لقافله", "لموكب", "لعربه", "لسياره", "لحافله", "لاليه"),
        *("لاليات", "لشاحنه", "لشاحنات", "لمركبه", "لسيارات", "لقوافل", "لتعزيزات"),
    ]
)
# The preposition by itself, before a quoted name.
_TO: Final = frozenset(("ل", "لل", "ب", "لموقع"))


# قوات الفرقة المدرعة: what kind of unit it is, no vehicle.
_UNITS: Final = frozenset(("الفرقه", "اللواء", "الكتيبه", "الفوج", "الوحدات"))
# Nouns of one body that name none without the noun after them: ``مقاتلي لواء السهل``.
_OF_BODIES: Final = frozenset(
    [
        *("لواء", "كتيبه", "سريه", "فرقه", "فوج", "فيلق", "جبهه", "حركه", "تنظيم"),
        *("حزب", "جماعه", "تجمع", "درع", "حماه", "شهداء", "فرسان", "انصار", "شباب"),
        *("تحرير", "سرايا", "كتايب", "الويه"),
    ]
)
_UNITS_OF_MARTYRS: Final = frozenset(("كتيبه", "لواء", "كتايب", "الويه", "سريه"))
# Whose guard they are belongs to their name: ``حرس الحدود``.
_GUARDS: Final = frozenset(("حرس", "خفر"))


def complement(
    view: View, last: int, *, definite: bool, limit: int = 4
) -> tuple[int, Hit | None]:
    """What a head governs: the last token of it, and the actor named in it, if any."""
    tokens = view.tokens
    actor: Hit | None = None
    # مسلحون النار: an indefinite plural in ون governs nothing.
    absolute = not definite and (
        view.tokens[last].norm.endswith(("ون", "ين"))
        or view.tokens[last].norm in _SINGLE
    )
    i = first = last + 1
    if absolute and i < len(tokens) and tokens[i].norm in PEOPLES:
        return i, None  # مقاتلين أكراد
    own = tokens[last].norm.startswith(_DEFINITE)
    opened = closed = False
    # "اللواء السابع" | المعروف باسم "الكانيات": the mark after the name closes it.
    inside = i > 1 and tokens[i - 2].text == _STRAIGHT
    if inside and i < len(tokens) and tokens[i].text == _STRAIGHT:
        return last, None
    if _quoted_foes(view, i):
        return last, None  # قتلت قوات الجيش | "إرهابيين" اثنين
    quoted = quotation_end(view, i)
    if quoted:
        for n in range(i + 1, quoted):
            actor = actor or next(
                (h for h in view.hits[n] if h.lexeme.kind == "actor"), None
            )
        return adjectives(view, quoted, definite=True, limit=2), actor
    while i < len(tokens) and limit > 0:
        token = tokens[i]
        if token.kind == PUNCT:
            if inside and token.text == _STRAIGHT:
                break
            if token.text in OPEN and not opened and quotation_end(view, i):
                if token.text == "(" and _explains(view, i + 1):
                    break
                if _quoted_foes(view, i):
                    break
                if i > first and "place_head" in view.kinds(i + 1):
                    break  # اقتحام القوات الجنوبية | "وادي الخيالة"
                opened = True
                i += 1
                continue
            if opened and token.text in CLOSE:
                last = i
                opened = False
                i += 1
                continue
            break
        if token.kind == NUMBER or i in view.times or token.norm in COUNTS:
            break
        if opens_number(token.norm):
            break  # اختطف مسلحون | ثلاثة من أبناء القرية, ضابط | وثلاثة جنود
        if absolute and _other_case(tokens[last].norm, token.norm):
            break  # اختطف مجهولون | مهندسين
        first_hits = view.hits[i]
        kinds = view.kinds(i)
        named = next(
            (h for h in first_hits if h.lexeme.kind in ("actor", "place")), None
        )
        if token.norm == "شهداء" and tokens[last].norm in _UNITS_OF_MARTYRS:
            last = i  # كتيبة شهداء الوادي
            i += 1
            continue
        if token.norm == "والحريات" and "حقوق" in tokens[last].norm:
            last = i  # لجنة س للحقوق والحريات
            i += 1
            continue
        if token.norm == "لحقوق" and i + 1 < len(tokens):
            last = i + 1  # مركز … لحقوق الإنسان
            i = last + 1
            continue
        # مركز البيدر الإعلامي, مصدر إعلامي مقرب من القوات
        press = i > first and token.norm in _PRESS
        press = press or (not definite and token.norm in _OF_PRESS)
        # صحيفة وول ستريت جورنال, مراسل وكالة الأناضول: what kind of outlet, and its name
        called = tokens[last].norm in _OUTLET_KINDS
        outlets = _outlet(first_hits) and not called
        if outlets and not press and (i > first or token.norm[0] == "ل"):
            break  # قال مصدر للجزيرة, مصادر محلية لشبكة الخابور
        if outlets and not press and not (is_definite(token) or _of_outlet(view, last)):
            break  # أبلغ مسؤول محلي وكالة س
        if i == first and _another_noun(view, last, i):
            break
        if others(view, first - 1, last, i):
            break  # استهدفت القوات | المدنيين
        if kinds & {"place_head", "equipment"} and tokens[last].norm in _ARMED:
            break  # اقتحمت مجموعة مسلحة | محكمة سبها
        if own and i == first and _a_thing(token.norm, kinds):
            break  # قصفت الطائرات | المواقع
        if _second_side(view, i, actor, own=own):
            break  # دعت حكومة حماس | الفصائل, قصفت القوات الموالية | الفلوجة
        if (
            tokens[last].norm in _KIN
            and i == last + 1
            and i > first
            and unprefixed(view, i)
        ):
            last = i  # قبيلة أولاد | سليمان
            i += 1
            continue
        outlet = next((h for h in first_hits if h.lexeme.kind == "source"), None)
        if outlet is not None and (called or (i == first and _of_outlet(view, last))):
            return outlet.last, actor  # مراسل سكاي نيوز
        if token.norm in _AMBUSHED:
            break  # كمين نصبته مجموعة مسلحة | لدورية عسكرية
        if token.norm in _TO or token.norm.startswith(_TO_STAFF):
            break  # سكان لـ«الفجر», مصادر محلية لموقع س, شهود لمراسل س
        free = unprefixed(view, i) or (i == last + 1 and token.norm.startswith("ل"))
        if not free:
            break
        if named is not None and named.lexeme.kind == "actor":
            if actor is not None or (absolute and is_definite(token)):
                break  # جنود الجيش اليمني | الحوثيين; اتهم ناشطون | الطيران الروسي
            if i > first and "head" in kinds and is_definite(tokens[i - 1]):
                break  # لجنة مقاومة بيت المال | قوات الدعم السريع
            if own and "place" in kinds:
                break  # قصفت الفصائل | دمشق
            if (own or absolute) and "head" in kinds:
                break  # اتهمت المنظمة | قوات النظام, اتهم ناشطون | قوات النظام
            actor = named
            last = named.last
            i = last + 1
            definite = True
            limit -= 2
            continue
        region = _of_region(view, last, i)
        if region:
            return region, actor  # شرطة محافظة نينوى
        whole = named is not None and named.last > i  # أم درمان: no أم that asks
        if (kinds & STOP or is_verbal(view, i)) and not whole:
            break
        if i > first and not opened and token.norm in view.given:
            break  # باسم القائد العام للقوات المسلحة | سامر س
        after = view.tokens[first - 1 if i == first else i - 1]
        if after.norm.startswith(_DEFINITE) and _ranked(first_hits):
            break  # الناطق باسم القوات الخاصة بالجيش | العقيد سامر س
        if not first_hits and token.text.endswith("ه"):
            break  # بيان أصدرته قيادة س
        if opened:
            last = i
            i += 1
            continue
        norm = token.norm
        if norm.removeprefix("ال") in ENDING or norm in ADVERBS or norm in DEEDS:
            break
        if i == first and own and _named_after(view, i):
            break  # القيادي في الحركة | صالح س
        if i == first and not absolute and _named_after(view, i):
            return person_name(view, i), actor  # مسلحي خليفة س
        # مبنى, حي: no adjectives; تل تمر: a name that a noun for places begins
        building = bool(kinds & {"place_head", "equipment"})
        building = building and not whole
        described = token.norm.endswith(NISBA) and not building
        if token.norm in TOLD:
            break  # أكدت مصادر أمنية | نجاة المحافظ
        feminine = not definite and tokens[last].norm.endswith("ه")
        if feminine and token.norm.endswith(("ين", "ون")):
            break  # حررت فرقة خاصة | مهندسين
        if not definite and whom(view, i, last):
            break  # طعن شاب فلسطيني | جنديا
        if is_definite(token) or (not definite and described):
            if kinds & {"trigger", "harm_masdar"} and not token.norm.endswith(
                ("يه", "ي")
            ):
                break
            if kinds & {"title"} and i > last + 1:
                break
            if absolute and is_definite(token):
                break
            another = is_definite(token) or bool(kinds & {"head", "group"})
            if another and not definite and _described(view, first, i - 1):
                break  # طائرات حربية | الجماعة, مسيرة إسرائيلية | مجموعة
            nisba = is_nisba(view, i) and len(token.norm) > 5
            ground = "place_head" in kinds and (definite or not nisba)
            if ground and (tokens[last].norm in _GUARDS or _unnamed(view, first, last)):
                ground = False  # خفر السواحل, مقاتلي لواء السهل
            if (i > first or definite) and ground:
                break  # المقاومة الجنوبية | الحي, المسلحون | القرية: another noun
            armoured = tokens[last].norm in _UNITS and token.norm.startswith("المدرع")
            if (
                i > first
                and kinds & {"equipment", "weapon"}
                and not (nisba or armoured)
            ):
                break
            definite = definite or is_definite(token)
            last = i
        elif not first_hits and i == first and not (definite or absolute or own):
            last = i
        elif not first_hits and tokens[last].norm in _OF_NEWS:
            last = i  # وكالة أنباء هاوار
        elif (
            named is not None
            and i == last + 1
            and not (own and named.lexeme.kind == "place")  # قصفت الفصائل | دمشق
            and not _of_army(view, first, last, kinds)
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
            and not (closed or tokens[last].norm.startswith(_DEFINITE))
        ):
            last = i
            limit += 1
        else:
            break
        i += 1
        limit -= 1
    return last, actor


def _second_side(view: View, i: int, actor: Hit | None, *, own: bool) -> bool:
    """Whether token i begins another name: of a side, of both, of a place that was hit.

    ``actor``: who is named in the head's name already; ``own``: whether the head has the
    article.
    """
    norm, kinds = view.tokens[i].norm, view.kinds(i)
    if not norm.startswith("ال"):
        return norm in _OF_BOTH
    if norm in BOTH:
        return True
    adjective = norm.endswith(("ي", "يه", "ين", "ون"))
    if actor is not None and "head" in kinds and not adjective:
        return True
    return own and kinds == {"place"} and not adjective


_OF_BOTH: Final = frozenset(("طرفي", "طرفا", "اطراف"))
_ARMED: Final = frozenset(("مسلحه", "مسلحين", "مسلحون", "مجهوله", "ارهابيه", "تخريبيه"))


def _a_thing(norm: str, kinds: set[str]) -> bool:
    """``المواقع``, ``الشاحنات``: what was hit, no adjective as ``المدرعة`` is."""
    arms = kinds & {"head", "weapon"} or norm.startswith("المدرع")
    return "equipment" in kinds and norm.startswith("ال") and not arms


# What begins the name of a tribe of two words.
_KIN: Final = frozenset(("اولاد", "بني", "ال", "البو"))


def _unnamed(view: View, first: int, last: int) -> bool:
    """``مقاتلي لواء | السهل``: a body that has no name yet, within what a head governs.

    The head itself may be told without a name: ``دخلت كتيبة المدينة``.
    """
    return last >= first and view.tokens[last].norm in _OF_BODIES


def _quoted_foes(view: View, i: int) -> bool:
    """``"إرهابيين"``: people whom somebody calls so, no name of a side."""
    if not quotation_end(view, i):
        return False
    norm = view.tokens[i + 1].norm
    people = view.kinds(i + 1) & {"head", "group"}
    return bool(people) and not has_article(norm) and norm.endswith(("ين", "ون", "ا"))


def _of_army(view: View, first: int, last: int, kinds: set[str]) -> bool:
    """``قوات الجيش | مخيم جنين``: a place that its noun begins is no part of a force's name.

    ``first``: where what the head governs begins; ``kinds``: of the place's first word.
    """
    force = last >= first and view.tokens[last].norm.startswith(_DEFINITE)
    return force and {"place", "place_head"} <= kinds


def _of_region(view: View, last: int, i: int) -> int:
    """``مصدر في شرطة | محافظة نينوى``: where the region of an office ends, or 0."""
    tokens = view.tokens
    office = tokens[last].norm in _OFFICES and tokens[i].norm in _REGIONS
    if not office or i != last + 1 or i + 1 >= len(tokens):
        return 0
    return next((h.last for h in view.hits[i + 1] if h.lexeme.kind == "place"), 0)


_OFFICES: Final = frozenset(("شرطه", "صحه", "مرور", "استخبارات"))
_REGIONS: Final = frozenset(("محافظه", "قضاء", "ناحيه", "مدينه"))


def _explains(view: View, i: int) -> bool:
    """``لجان مقاومة الفاشر (منظمة إغاثية)``, ``حكومة س (المعترف بها)``.

    Whether brackets say something of a name, no second name of it (``(داعش)``, ``(FSA)``).
    """
    second = view.kinds(i) & {"actor", "source"}
    return not second and not view.tokens[i].text.isascii()


def _another_noun(view: View, head: int, i: int) -> bool:
    """Whether the word after a head is no adjective of it, but another noun.

    ``الشرطة | الناشط``: what agrees with a feminine is feminine; ``مسلحون | قياديا``,
    ``قناص | طفلة``: people counted as one are governed by no head.
    """
    one, two = view.tokens[head].norm, view.tokens[i].norm
    if one in _TELLING and two.endswith("يه"):
        return False  # مصادر صحفية, أوساط قيادية
    if one.startswith(_DEFINITE):
        if two.endswith("ات") and not one.endswith("ات"):
            return "head" in view.kinds(i)  # ناشد الأهالي | المنظمات
        if one in _ONE_BODY and two.endswith(("ين", "ون")):
            return True  # منع التنظيم | المدنيين
        return one.endswith("ه") and has_article(two) and not two.endswith("ه")
    if has_article(two):
        return False
    if one.endswith("ه") and two.startswith("مجموع"):
        return True  # طائرة مسيرة | مجموعة مواطنين
    if one.endswith(("ون", "ه")) and two.endswith("يا"):
        return not view.kinds(i) & {"place", "actor"}  # قناة ليبيا الأحرار
    return any(
        h.lexeme.kind == "group" and h.lexeme.data[1] == "singular" and h.last == i
        for h in view.hits[i]
    ) and two.endswith(("ه", "ا"))


# Broken plurals of those who tell: their adjectives look like one woman.
_TELLING: Final = frozenset(
    (
        "مصادر",
        "تقارير",
        "اوساط",
        "وكالات",
        "شبكات",
        "صفحات",
        "مواقع",
        "انباء",
        "معلومات",
    )
)


# Bodies in the singular, of which no plural is an adjective.
_ONE_BODY: Final = frozenset(
    ("التنظيم", "الجيش", "الحزب", "النظام", "التحالف", "العدو", "الطيران", "المجلس")
)


def _described(view: View, first: int, i: int) -> bool:
    """Whether token i, of an indefinite head's, is an adjective, no noun that governs."""
    nisba = view.tokens[i].norm.endswith(("يه", "يين", "يون"))
    return i >= first and nisba and not view.kinds(i) & {"head", "source_head"}


def _other_case(head: str, norm: str) -> bool:
    """Whether two plurals stand in different cases: one is no adjective of the other."""
    return {head[-2:], norm[-2:]} == {"ون", "ين"}


def _named_after(view: View, i: int) -> bool:
    """``مسلحي خليفة س``, ``تابع لخليفة س``: whether a person's name stands here."""
    norm = view.tokens[i].norm
    given = norm in view.given or norm.removeprefix("ل") in view.given
    return given and person_name(view, i) > i


_OUTLET_KINDS: Final = frozenset(
    (
        *("وكاله", "صحيفه", "قناه", "شبكه", "موقع", "مجله", "جريده", "اذاعه", "راديو"),
        *("تلفزيون", "فضاييه", "منصه"),
    )
)
_OF_NEWS: Final = frozenset(("انباء", "الانباء", "اخبار", "وكاله", "قناه"))
OUTLETS: Final = frozenset(
    ("agency", "channel", "newspaper", "website", "broadcaster", "media")
)
_STAFF: Final = (
    "مراسل",
    "مندوب",
    "موفد",
    "مصور",
    "صحفي",
    "صحافي",
    "مدير",
    "رييس",
    "موقع",
)


_TO_STAFF: Final = ("لمراسل", "لمندوب", "لموفد", "لصحفي", "لصحافي")


def _outlet(hits: Sequence[Hit]) -> bool:
    """Whether a word names or begins an outlet."""
    return any(
        h.lexeme.kind in ("source", "source_head")
        and h.lexeme.data.get("kind") in OUTLETS
        and not h.lexeme.name.startswith(_STAFF)
        for h in hits
    )


def _of_outlet(view: View, i: int) -> bool:
    """Whether the word before an outlet is its staff, so that both are one name."""
    return view.tokens[i].norm.removeprefix("ال").startswith(_STAFF)
