"""Place names that the gazetteer does not hold, alone and in lists."""

from __future__ import annotations

from typing import Final

from tawthiq.extract.chunks import View
from tawthiq.extract.names.phrases import LOYAL, STOP, is_verbal, unprefixed
from tawthiq.text import PUNCT, WORD, has_article
from tawthiq.text.quantities import opens_number

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
        *("كامله", "كامل", "امنه", "اهله", "مكتظه", "محاصره", "مدمره", "خاليه"),
        *("تحت", "فوق", "خلف", "وراء", "داخل", "خارج", "حول", "ثم"),
        "عده",
        "عديده",
        "مختلفه",
        "متفرقه",
        *("منفصله", "منفصلتين", "متفرقتين", "مختلفتين", "متجاورتين", "مجاورتين"),
        *("مطله", "مشرفه", "متاخمه", "محاذيه"),
        "مجاوره",
        "قريبه",
        "كثيره",
        "اخري",
        *("كان", "كانت", "كانوا", "كانا"),
        *("رباط", "الرباط", "حراسه", "الحراسه", "تفتيش", "التفتيش"),  # نقاط رباط
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
        *("الحادث", "الحادثه", "الانفجار", "التفجير", "الهجوم", "الجريمه"),
        # قرية ثالثة, حاجز لـ«س»: counted, or somebody's
        *("ثانيه", "ثالثه", "رابعه", "خامسه", "ثان", "ثالث", "رابع", "خامس"),
        *("ل", "ب"),
        "واحده",
        "كبيره",
        "صغيره",
        "جديده",
        "قديمه",
        "سكنيه",
        *("مفتوحه", "مكشوفه", "ماهوله"),
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
        "البو",
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
        "ود",
        *("ذي", "ذات", "حبيل", "نقيل"),  # of Yemen: ذي ناعم, حبيل سلمان
        *("حله", "خور", "قوز", "شق", "حجر"),  # of Sudan: حلة حسن, شق الدود
        *("بئر", "بير", "سيدي", "اولاد", "رسم", "جب", "خله", "مرج", "نبع", "عقله"),
    ]
)


# أم دوين: what may be any word after these is a name all the same.
_KUNYA: Final = frozenset(("ابو", "ام", "ود"))
_NAMESAKES: Final = frozenset(("الشهداء",))
_LINKS: Final = frozenset(("according", "comp", "rel", "conn", "prep", "neg"))


def unknown_name(view: View, i: int) -> int:
    """The last token of a place name that the gazetteer does not hold."""
    tokens = view.tokens
    token = tokens[i]
    kinds = view.kinds(i)
    stops = STOP | {"trigger", "head", "group", "actor", "source_head", "harm_noun"}
    # مقبرة الشهداء: a place is named after those whom the word tells of elsewhere
    other = bool(kinds & stops) and token.norm not in _KUNYA | _NAMESAKES
    if _paired(view, i):
        return i
    timed = i in view.times  # قرية | مساء الأحد
    loyal = token.norm.removeprefix("ال") in LOYAL  # نقطة | تابعة للواء
    if loyal or _describes(token.norm) or other or timed or is_verbal(view, i):
        return i - 1
    plural = is_plural_head(tokens[i - 1].norm)
    if token.norm in ("بن", "ابن") and i + 1 < len(tokens) and not view.hits[i + 1]:
        return i + 1  # حي بن دلواح
    # بلدات محاصرة is no name, but the dual of a construct (بلدتي) needs one.
    dual = tokens[i - 1].norm.endswith(("تي", "تا"))
    adjective = "يه" if not plural else "ه"
    if not has_article(token.norm) and token.norm.endswith(adjective) and not dual:
        return i if plural and not kinds and _list_follows(view, i + 1) else i - 1
    if not unprefixed(view, i) or token.norm.endswith(("ها", "هم")):
        return i - 1
    last = i
    j = i + 1
    whole = has_article(token.norm) and token.norm != "البو"  # البو بكر: two words
    if j < len(tokens) and tokens[j].kind == WORD and not whole:
        norm = tokens[j].norm
        if (
            token.norm in _COMPOUND
            and unprefixed(view, j)
            and not view.kinds(j) & (_LINKS if token.norm in _KUNYA else stops)
        ):
            return j
        if (
            norm.startswith("ال")
            and norm not in POINTS
            and norm[2:] not in LOYAL
            and not _describes(norm[2:])  # بلدة تعنايل | المجاورة
            and j not in view.times  # ولاية بورنو | العام الماضي
            and not view.kinds(j) & (stops | {"place"})
            and not norm.endswith(("يه", "ين"))
        ):
            last = j
    return (
        _qualities(view, last) if last > i and has_article(tokens[last].norm) else last
    )


def _paired(view: View, i: int) -> bool:
    """``تلتي الكويتي والقطري``: the first of two names after the dual of a construct."""
    tokens = view.tokens
    if i + 1 >= len(tokens) or not tokens[i - 1].norm.endswith(("تي", "تا")):
        return False
    one, two = tokens[i].norm, tokens[i + 1].norm
    noun = is_plural_head(tokens[i - 1].norm) and two.startswith("وال")
    return noun and has_article(one) and not one.endswith("ات")


def _list_follows(view: View, i: int) -> bool:
    """``قرى صبيرة | والقفلة والزبيريات``: whether names joined by و go on from token i.

    ``قرى محاصرة ومدمرة``: no name has the article, and none begins as names do.
    """
    tokens = view.tokens
    for j in range(i, min(i + _LISTED, len(tokens))):
        norm = tokens[j].norm
        before = tokens[j - 1].norm
        if before in ("وام", "وابو", "وبني", "وتل", "وود") and j > i:
            return True
        if norm[:1] != "و" or tokens[j].kind != WORD:
            return False
        if any(h.lexeme.kind == "place" and h.word.conjunction for h in view.hits[j]):
            return True
        if norm.startswith("وال"):
            return not view.hits[j] and not norm.endswith(("يه", "ين", "ون"))
        if view.hits[j] and norm not in ("وام", "وابو", "وبني"):
            return False
    return False


_LISTED: Final = 5


def _describes(norm: str) -> bool:
    """Whether a folded word, in any number, says what kind of place it is, no name."""
    if norm in _NOT_NAMES:
        return True
    return norm.endswith(_DUALS) and norm[:-2].removesuffix("ت") in _NOT_NAMES


_DUALS: Final = ("ين", "ان")


def _counts(norm: str) -> bool:
    """``بعدد``, ``بعشرات``: with how many of what, after a name."""
    return norm[:1] == "ب" and (norm[1:] in _HOW_MANY or opens_number(norm[1:]))


_HOW_MANY: Final = frozenset(
    ("عدد", "وابل", "اكثر", "نحو", "حوالي", "سلسله", "رشقه", "رشقات")
)


def village_name(view: View, last: int) -> int:
    """``قرية صاب ويران بريف حلب``: words no table knows, up to a preposition or a mark."""
    tokens = view.tokens
    for j in range(last + 1, min(last + 4, len(tokens))):
        hits = view.hits[j]
        if tokens[j].kind == PUNCT or any(
            h.lexeme.kind == "prep" or h.word.preposition for h in hits
        ):
            return j - 1
        if tokens[j].norm.removeprefix("ال") in LOYAL or _counts(tokens[j].norm):
            return j - 1  # الغليفقة التابعة لمديرية …, موقا | بعدد من القذائف
        known = hits or j in view.times or is_verbal(view, j)
        if known or tokens[j].kind != WORD or tokens[j].norm.endswith("ا"):
            break
    return last


# Indefinite nouns that go on governing: مقر قيادة المنطقة, مجمع كليات الجيش.
_GOVERNING: Final = frozenset(
    ("head", "source_head", "place_head", "equipment", "title")
)
_QUALITIES: Final = frozenset(
    (
        *(
            "العام",
            "العامه",
            "الاعلي",
            "العليا",
            "الكبير",
            "الكبري",
            "القديم",
            "القديمه",
        ),
        *(
            "الاول",
            "الثاني",
            "الثالث",
            "الرابع",
            "الخامس",
            "السادس",
            "السابع",
            "الثامن",
        ),
        *("الاولي", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "الجديد", "الجديده"),
    )
)
_LONGEST: Final = 4


def institution(view: View, i: int) -> int:
    """The last token of what a building or base is named by, from token i on.

    ``مبنى الأمن القومي``, ``مقر قيادة المنطقة الرابعة``: nouns in construct up to a
    definite one and its adjectives.  An armed side that holds it is no part of the name.
    """
    tokens = view.tokens
    for j in range(i, min(i + _LONGEST, len(tokens))):
        token = tokens[j]
        kinds = view.kinds(j)
        plain = token.kind == WORD and j not in view.times and unprefixed(view, j)
        named = token.norm in _NAMESAKES
        stop = bool(kinds & (STOP | {"actor", "harm_noun"})) and not named
        if not plain or stop or is_verbal(view, j):
            break
        if token.norm in _NOT_NAMES or token.norm.endswith(("ها", "هم")):
            break
        if token.norm.removeprefix("ال") in LOYAL:
            break  # سد هاطيل | الواقع في …
        if has_article(token.norm):
            return _qualities(view, j)
        if kinds and not kinds & _GOVERNING:
            break
        if token.norm.endswith("يه") or (not kinds and j > i):
            break
    return i - 1


def _qualities(view: View, last: int) -> int:
    """Past the definite adjectives that belong to a name: ``العام``, ``الرئاسية``."""
    tokens = view.tokens
    for j in range(last + 1, min(last + 3, len(tokens))):
        norm = tokens[j].norm
        written = norm.endswith(("ي", "يه")) or norm in _QUALITIES
        if not (
            tokens[j].kind == WORD
            and norm.startswith("ال")
            and written
            and norm not in ("التي", "الي", "الماضي", "الجاري", "الحالي")
            and j not in view.times
        ):
            break
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
        *("محوري", "محورا", "كليتي", "كليتا", "سدي", "حقلي", "مستشفيي", "سجني"),
        "مخيمات",
        "مخيمي",
        "مديريات",
        "مديريتي",
        "محور",
        "محاور",
        "جبهات",
        "جبهتي",
        "جبهتا",
        *("حاجزي", "حاجزا", "حواجز", "تلال", "تلتي", "تلتا", "قاعدتي", "قاعدتا"),
        *("مطاري", "مطارا", "معسكري", "معسكرا", "معسكرات", "جسري", "جسرا"),
        *("مرفاي", "معبري", "معبرا", "موقعي", "ثكنتي", "ثكنتا", "منطقتي", "منطقتا"),
        *("حيا", "بلدتا", "قريتا", "مدينتا", "شارعي", "شارعا", "جبلي", "جبلا"),
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


def opens_compound(view: View, i: int, name: str) -> bool:
    """``وأم الحطب``: whether a place's name of two words begins at token i with ``name``."""
    after = i + 1
    if name not in _COMPOUND or after >= len(view.tokens):
        return False
    known = view.kinds(after) & (STOP | {"trigger"})
    return view.tokens[after].kind == WORD and unprefixed(view, after) and not known


def is_direction(norm: str) -> bool:
    """Whether a folded word says which side: ``الشمالية``."""
    return norm in POINTS
