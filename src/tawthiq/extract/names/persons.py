"""Persons: titles, offices and the names after them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunks import Chunk, View
from tawthiq.extract.names.marks import quotation_end
from tawthiq.extract.names.phrases import (
    ADVERBS,
    BOTH,
    LOYAL,
    STOP,
    adjectives,
    is_verbal,
    unprefixed,
)
from tawthiq.extract.names.units import numbered
from tawthiq.text import WORD, Word, has_article
from tawthiq.text.dates.value import words
from tawthiq.text.numbers import NUMBER_WORDS, bare


def person(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """A title with the name after it; None where no name follows."""
    tokens = view.tokens
    i = hit.last + 1
    office = hit.last
    if hit.lexeme.data.get("follows") == "1" or hit.word.article is False:
        office = _office(view, hit.first, hit.last)
        i = _past_house(view, office) + 1
    i = _past_titles(view, i)
    i += _abbreviated(view, i)
    comma = i < len(tokens) and tokens[i].text in ("،", ",", "(", "«", '"', "“")
    if comma:
        i += 1
    last = person_name(view, i, ranked=i > hit.last + 1 or hit.last > hit.first)
    if last == i and _qualifies(view, i, definite=hit.word.article):
        last = i - 1  # قائد قوات | محلية, متحدث | أممي
    if last < i:
        if office > hit.last or hit.word.article:
            return view.chunk(
                "person",
                hit.first,
                office,
                word=hit.word,
                data=hit.lexeme.data,
                alts=alts,
                head="title",
            )
        return None
    return view.chunk(
        "person",
        hit.first,
        last,
        word=hit.word,
        name_from=i,
        data=hit.lexeme.data,
        alts=alts,
    )


def _past_house(view: View, office: int) -> int:
    """``عضو لجنة الأمن في مجلس النواب العراقي | فلان``: past the house before a name."""
    tokens = view.tokens
    i = office + 2
    if i < len(tokens) and tokens[i - 1].norm in ("للدعم", "للمساعده"):
        i += 1
    if i >= len(tokens) or tokens[i - 1].norm not in ("في", "ب"):
        return office
    kinds: tuple[str, ...] = ("actor", "head")
    if _of_the_un(view, office) and "place" in view.kinds(i):
        kinds = ("place",)  # رئيس بعثة الأمم المتحدة في ليبيا | فلان
    elif tokens[i].norm not in _HOUSES:
        return office
    ends = [h.last for h in view.hits[i] if h.lexeme.kind in kinds]
    last = adjectives(view, max(ends, default=i), definite=True, limit=1, strict=True)
    return last if person_name(view, last + 1, ranked=True) > last + 1 else office


def _of_the_un(view: View, office: int) -> bool:
    """Whether an office is of the United Nations, whose envoys are named by a country."""
    near = view.tokens[max(0, office - 4) : office + 1]
    return any(t.norm in _UNITED for t in near)


_UNITED: Final = frozenset(("المتحده", "الاممي", "الامميه", "بعثه", "اليونيسف"))
_HOUSES: Final = frozenset(
    ("مجلس", "البرلمان", "الكونغرس", "الكنيست", "برلمان", "المجلس", "الائتلاف", "الحزب")
)


def _abbreviated(view: View, i: int) -> int:
    """``د. أشرف``: 1 where a full stop ends a title of one letter, else 0."""
    tokens = view.tokens
    dotted = 0 < i < len(tokens) and tokens[i].text == "."
    return int(dotted and len(tokens[i - 1].norm) == 1)


def one_of_letters(view: View, hit: Hit) -> bool:
    """``وكالة الأنباء الألمانية "د ب أ"``: a letter of an agency's name, no title."""
    i = hit.last + 1
    one = len(view.tokens[hit.first].norm) == 1
    return (
        one
        and i < len(view.tokens)
        and len(view.tokens[i].norm) == 1
        and (view.tokens[i].kind == WORD)
    )


def _qualifies(view: View, i: int, *, definite: bool) -> bool:
    """Whether one word after a title says of what kind he is, and is no name."""
    text, norm = view.tokens[i].text, view.tokens[i].norm
    adjective = text.endswith("ية") or (not definite and text.endswith("ي"))
    return adjective and norm not in view.given


def _past_titles(view: View, i: int) -> int:
    """``مدير مكتب الصحة الدكتور فلان``: past titles that follow an office."""
    for _ in range(3):
        comma = i < len(view.tokens) and view.tokens[i].text in "،,"
        j = i + comma
        if j >= len(view.tokens):
            return i
        title = next((h for h in view.hits[j] if h.lexeme.kind == "title"), None)
        if title is None or not unprefixed(view, j) or not title.word.article:
            return i
        i = title.last + 1
    return i


def _office(view: View, first: int, last: int) -> int:
    """The complement of an office: ``الخارجية الأميركي``, ``أركان الجيش``."""
    tokens = view.tokens
    i = last + 1
    count = 0
    quoted = quotation_end(view, i)
    if quoted:
        return quoted  # قائد “غرفة عمليات حلب”
    closed = False
    construct = not has_article(tokens[first].norm)
    while i < len(tokens) and tokens[i].kind == WORD and count < 5:
        if construct and _joined_office(view, i):
            last, i, count = i, i + 1, count + 1
            continue
        kinds = view.kinds(i)
        if closed and kinds & {"head", "group", "place_head"}:
            break  # قائد الجيش الليبي | المجموعات المسلحة
        side = "actor" in kinds and has_article(tokens[i].norm)
        if closed and side and not tokens[i].norm.endswith(("ي", "يه")):
            break  # ناطق باسم حركة فتح | القسام
        if kinds & STOP or is_verbal(view, i) or not unprefixed(view, i):
            break
        if not construct and i == first + 1 and _another_side(view, i):
            break  # حملت النائبة | البعثة الأممية
        if tokens[i].norm in view.given and has_article(tokens[last].norm):
            break  # القاضي | جاسم, who bears a town's name
        if tokens[i].norm in _PARTIES or (i > first + 1 and tokens[i].norm in _SIDES):
            break  # دعا ناطق باسم الحكومة | أطراف النزاع
        if last > first and _an_act(view, i):
            break
        if construct and _governs(view, i):
            last, i, count = i + 1, i + 2, count + 1  # وزير | حقوق الإنسان
            continue
        actors = [h for h in view.hits[i] if h.lexeme.kind in ("actor", "place")]
        bodies = [h for h in view.hits[i] if h.lexeme.kind == "source" and h.last > i]
        if bodies and not actors:  # الناطق باسم منسقية النازحين واللاجئين
            last, closed = max(h.last for h in bodies), True
        elif actors and count < 3:
            last = actors[0].last
            closed = actors[0].lexeme.kind == "actor"
        elif has_article(tokens[i].norm) or kinds & {
            "head",
            "source_head",
            "place_head",
        }:
            last = i
        else:
            break
        i = last + 1
        count += 1
    return numbered(view, last, tokens[last].norm)  # قائد اللواء 444


def _another_side(view: View, i: int) -> bool:
    """Whether a definite head stands here, which a definite title does not govern."""
    norm = view.tokens[i].norm
    sides = view.kinds(i) & {"head", "source_head"}
    return bool(sides) and has_article(norm) and not norm.endswith(("ي", "يه"))


def _governs(view: View, i: int) -> bool:
    """``حقوق الإنسان``: a common noun of no table before the definite one it governs."""
    tokens = view.tokens
    after = i + 1 < len(tokens) and tokens[i + 1].kind == WORD
    if not after or view.hits[i] or has_article(tokens[i].norm):
        return False
    known = tokens[i].norm in view.given or tokens[i].norm in _NAME_LINKS
    plural = tokens[i].norm.endswith(("ات", "وق", "ون", "ور"))
    plural = plural or tokens[i].norm in _SECTIONS
    return plural and not known and has_article(tokens[i + 1].norm)


_SECTIONS: Final = words("قسم شعبه فرع مصلحه برنامج قطاع صندوق وحده فريق ملف")


def _joined_office(view: View, i: int) -> bool:
    """``وزير الثقافة | والإعلام``: a second charge of the same office."""
    before, norm = view.tokens[i - 1].norm, view.tokens[i].norm
    committee = i > 1 and view.tokens[i - 2].norm == "لجنه"  # لجنة الأمن | والدفاع
    if not (has_article(before) and (norm in _CHARGES or committee)):
        return False
    return "title" not in view.kinds(i)


_CHARGES: Final = words(
    "والاعلام والبييه والسكان والاسكان والمغتربين والرياضه والشباب والتعليم والمياه"
    " والكهرباء والتجاره والصناعه والسياحه والاتصالات والمواصلات والري والزراعه والعمل"
    " والهجره والمهجرين والثقافه والاداره والتنميه والطاقه والماليه والاوقاف والامن"
)


def _an_act(view: View, i: int) -> bool:
    """``نسب رئيس الوزراء الهجوم إلى``: what is spoken of, no part of the office."""
    return any(
        h.lexeme.kind == "trigger" and h.lexeme.id in _ACTS and h.word.article
        for h in view.hits[i]
    )


_ACTS: Final = frozenset(
    ["airstrike", "shelling", "bombing", "ground_attack", "killing", "shooting"]
)
_TANWEEN: Final = ("\u064b", "\u064b\u0627")
_PARTIES: Final = BOTH | {"المجتمع"}

_SIDES: Final = frozenset(("طرفي", "طرفا", "اطراف"))


_NO_PERSON: Final = frozenset(
    [
        "ايضا",
        "كذلك",
        "ان",
        "انه",
        "انها",
        "هنا",
        "هناك",
        "مجددا",
        "لاحقا",
        "حينها",
        "سابقا",
        "فقط",
        "قد",
        "عدم",
        "ما",
        "هذا",
        "هذه",
        "كل",
        "بعض",
        "اكثر",
        "خلال",
        "اليوم",
        "ل",
        "ب",
        *ADVERBS,
    ]
)
_NEVER: Final = _NO_PERSON | words(
    "ذلك تلك هؤلاء هو هي هم كان كانت كانوا كيف لكن لكنه لكنها طالما حيال ايام يوم قوله"
    " قولها مواليد كبير كبيره بارز بارزه رسمي ميداني سابق حالي جديد"
    " وجود وقوع حدوث تنفيذ صحه اي ايه شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي"
    " تاكيده تاكيدها تاكيدهم قولهم نفيه نفيها به بها له لها فيه فيها عليه عليها منه منها معه معها"
)
# اللواء الرابع is no general's name; عبدالله الثاني is a king's.
_UNITS_AND_SECTIONS: Final = words(
    "قسم شعبه فرع فوج غرفه كتيبه لواء سريه فرقه وحده فريق"
)
_ORDINALS: Final = words(
    "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
)


# After a rank or office only these end the wait for a name: ياسر is no verb there.
_CLOSED: Final = frozenset(
    ["according", "comp", "rel", "conn", "prep", "report", "neg", "result", "title"]
)


_W_NAMES: Final = frozenset(
    ["وليد", "وايل", "وسام", "وسيم", "وديع", "وحيد", "ورده", "وفاء", "وارن", "ويليام"]
)


_NAME_LINKS: Final = frozenset(
    ("بن", "ابن", "ابو", "ام", "عبد", "ال", "اولو", "دي", "فان")
)


def _announced(view: View, i: int) -> bool:
    """``حاكم شانلي اورفة عز الدين كجك أنه``: a long name that ends at أن."""
    return any(
        "comp" in view.kinds(n) for n in range(i + 1, min(i + 3, len(view.tokens)))
    )


def _after_rank(view: View, i: int) -> bool:
    """``الدكتور الخضر``, ``العقيد الحسن``: after a personal title a name may have ال."""
    title = next((h for h in view.hits[i - 1] if h.lexeme.kind == "title"), None)
    if title is None or title.lexeme.data.get("follows") == "1":
        return False
    if view.kinds(i) - {"place"}:
        return False
    return not view.tokens[i].norm.endswith(("ي", "يه"))


def person_name(view: View, i: int, *, ranked: bool = False) -> int:
    """The last token of a person's name that begins at token i, or i - 1.

    ``ranked``: a rank of several words, or an office, stands before it.
    """
    tokens = view.tokens
    first = i
    while i < len(tokens) and i - first < 6 and tokens[i].kind == WORD:
        norm = tokens[i].norm
        if i > first and norm == "الله":
            i += 1  # حسن نصر الله: no name ends before it
            continue
        if i - first >= 4 and not _announced(view, i):
            break
        linked = norm in _NAME_LINKS or (
            i > first and tokens[i - 1].norm in _NAME_LINKS
        )
        kinds = view.kinds(i)
        if i in view.times or norm in ("عام", "سنه"):
            break
        if "comp" in kinds or norm == "و" or norm.removeprefix("ال") in LOYAL:
            break  # فإن is no van; مسلحي خليفة س | المدعومين
        if not linked and not _of_origin(view, first, i):
            office = i > 0 and "title" in view.kinds(i - 1)
            after_title = i == first and (office or (ranked and norm in view.given))
            stops = STOP | {"head", "source_head", "title", "place_head", "group"}
            if i > first and _surname(view, i):
                return i
            named = after_title and norm in view.given  # العميد | خلف س
            if kinds & (_CLOSED if after_title else stops) - (
                {"result"} if named else set()
            ):
                break
            if after_title and "head" in kinds and norm not in view.given:
                break  # آمر غرفة عمليات
            called = after_title and norm in view.given  # العقيد | تامر
            acts = kinds & {"trigger", "harm_noun", "weapon", "source"}
            # هاكان فيدان: no ف that goes on with a verb
            foreign = norm in view.given and (
                called or (i > first and norm[0] == "ف")
            )  # الرئيس الأميركي | باراك: no ب of place either
            if not foreign and ((acts and not called) or not unprefixed(view, i)):
                break
            if tokens[i].text.endswith(_TANWEEN):
                break  # رسمياً: an adverb or an object
            if i > first and _a_country(view, i):
                break  # حملت المستشارة س | روسيا المسؤولية
            if i == first and norm in _UNITS_AND_SECTIONS:
                break  # آمر فوج, رئيس قسم: of what he is the head
            if norm in _NEVER or bare(norm, NUMBER_WORDS) in NUMBER_WORDS:
                break
            if i == first and norm in _ORDINALS:
                break
            if i == first and has_article(norm) and not _after_rank(view, i):
                break
            if norm.startswith(_FORM_X) and (i == first or is_verbal(view, i)):
                break
            if (
                i > first
                and norm not in view.given
                and (is_verbal(view, i) or norm.endswith(("ها", "هم")))
            ):
                break
            if i > first and norm[0] == "و" and norm not in _W_NAMES:
                break
            if norm.startswith(("الذي", "التي")):
                break
            if has_article(norm) and i - first > 2:
                break
        i += 1
    while i > first and tokens[i - 1].norm in ("بن", "ابن", "ابو", "عبد"):
        i -= 1
    return i - 1


def _a_country(view: View, i: int) -> bool:
    """``روسيا``, ``إيران``: a government by its country, no part of a person's name."""
    norm = view.tokens[i].norm
    return norm.endswith(("يا", "ان")) and any(
        h.lexeme.kind == "actor"
        and h.lexeme.data.get("kind") == "government"
        and not h.word.prefix
        for h in view.hits[i]
    )


def _surname(view: View, i: int) -> bool:
    """``سليم الحاج``, ``تامر الزبداني``: a last name that is a title or a town too."""
    if i + 1 >= len(view.tokens) or not {"comp", "report"} & view.kinds(i + 1):
        return False
    known = view.kinds(i) & {"title", "place"}
    return bool(known) and has_article(view.tokens[i].norm) and unprefixed(view, i)


# الرئيس | يستعد, استقبل: forms that no name has.
_FORM_X: Final = ("است", "يست", "تست")


def _of_origin(view: View, first: int, i: int) -> bool:
    """``أبو قتادة المغربي``: whence he is belongs to the name of one who has no other."""
    norm = view.tokens[i].norm
    named = view.tokens[first].norm in ("ابو", "ابي", "ابا") and i == first + 2
    return named and norm.startswith("ال") and norm.endswith("ي") and norm != "الذي"


def named_person(view: View, i: int) -> Chunk | None:
    """``اغتيال سامر حسن الحلبي``: a given name begins a name, with no title before it.

    One given name alone is no name here: ``كريم`` and ``سعيد`` are adjectives too.
    """
    for conjunction, preposition, base in _openings(view.tokens[i].norm, view.given):
        if not _opens_name(view, i, base):
            continue
        clitics = conjunction + preposition
        last = person_name(view, i)
        if last <= i:
            return None
        word = Word(base, conjunction, preposition, prefix=len(clitics))
        return view.chunk("person", i, last, word=word, data={"role": "unknown"})
    return None


_CLITICS: Final = (("", ""), ("و", ""), ("", "ل"), ("", "ب"), ("و", "ل"))


@functools.lru_cache(maxsize=65_536)
def _openings(norm: str, given: frozenset[str]) -> list[tuple[str, str, str]]:
    """How a folded word may begin a name: its clitics, and what is left of it."""
    found = []
    for conjunction, preposition in _CLITICS:
        clitics = conjunction + preposition
        base = norm.removeprefix(clitics)
        whole = len(base) + len(clitics) == len(norm)
        if whole and (base in given or base in ("عبد", "ابو")):
            found.append((conjunction, preposition, base))
    return found


# Months and feasts that are given names too: after these they are no person's.
_MONTHS: Final = words("رمضان رجب شعبان محرم صفر عيد")
_BEFORE_MONTHS: Final = words(
    "شهر خلال في قبل بعد منذ طوال نهار ليالي حتي مطلع بدايه نهايه حلول اول"
)


def _opens_name(view: View, i: int, base: str) -> bool:
    """Whether a word is a given name, or ``عبد`` and ``أبو`` before one."""
    if base in _MONTHS and i and view.tokens[i - 1].norm in _BEFORE_MONTHS:
        return False
    if base in view.given:
        return True
    after = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    if base == "عبد":
        return after.startswith("ال")
    return base == "ابو" and (after in view.given or after.startswith("ال"))
