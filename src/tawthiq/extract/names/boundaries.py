"""Where another name begins after what a head governs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.apart import of_a_people
from tawthiq.extract.names.marks import quotation_end
from tawthiq.extract.names.offices import OF_BOTH
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.phrases import (
    BOTH,
    SOMEBODY,
    is_definite,
    is_nisba,
    unprefixed,
)
from tawthiq.text import has_article

DEFINITE: Final = ("ال", "بال", "لل")
# Broken plurals of those who tell: their adjectives look like one woman.
_TELLING: Final = words("boundaries.telling")
# Bodies in the singular, of which no plural is an adjective.
_ONE_BODY: Final = words("boundaries.one_body")


def another_noun(view: View, head: int, i: int) -> bool:
    """Whether the word after a head is no adjective of it, but another noun.

    ``الشرطة | الناشط``: what agrees with a feminine is feminine; ``مسلحون | قياديا``,
    ``قناص | طفلة``: people counted as one are governed by no head.
    """
    one, two = view.tokens[head].norm, view.tokens[i].norm
    if one in _TELLING and two.endswith("يه"):
        return False  # مصادر صحفية, أوساط قيادية
    if one.startswith(DEFINITE):
        if two.endswith("ات") and not one.endswith("ات"):
            return "head" in view.kinds(i)  # ناشد الأهالي | المنظمات
        if one in _ONE_BODY and two.endswith(("ين", "ون")):
            return True  # منع التنظيم | المدنيين
        if one.endswith("ات") and has_article(two) and two[-1] not in "هةتن":
            return bool(view.kinds(i) & {"group", "title"})  # المليشيات | الإمام
        return one.endswith("ه") and has_article(two) and not two.endswith("ه")
    if has_article(two):
        return False
    if one.endswith("ه") and two.startswith("مجموع"):
        return True  # طائرة مسيرة | مجموعة مواطنين
    if one.endswith(("ون", "ه")) and two.endswith("يا"):
        return not view.kinds(i) & {"place", "actor"}  # قناة ليبيا الأحرار
    if of_a_people(view, head, i):
        return False
    numbers = _numbers(view, i)
    if numbers == {"dual"} and _numbers(view, head) == {"singular"}:
        return True  # قناص | طفلين
    return "singular" in numbers and two.endswith(("ه", "ا"))


def _numbers(view: View, i: int) -> set[str]:
    """Whether a word tells of one, of two or of more people; empty: of none."""
    told = (h for h in view.hits[i] if h.lexeme.kind == "group" and h.last == i)
    return {h.lexeme.data[1] for h in told}


def of_ground(view: View, first: int, i: int) -> bool:
    """``بوارج حربية إسرائيلية | ميناء الحديدة``: what was hit, past what a head is like."""
    before, norm = view.tokens[i - 1].norm, view.tokens[i].norm
    described = i > first and before.endswith("يه") and not has_article(before)
    return described and not norm.endswith("يه") and "place_head" in view.kinds(i)


def another_people(view: View, first: int, i: int) -> bool:
    """``قوات الأمن | مسلحين``, ``الاستخبارات العراقية | المسؤول``: people who do not agree.

    Adjectives of what has the article have it too, and the gender of what they describe.
    """
    norm, before = view.tokens[i].norm, view.tokens[i - 1].norm
    if i > first and norm in SOMEBODY:
        return True  # جهاز الردع | القيادي في التنظيم
    if not has_article(before) or not view.kinds(i) & {"group", "title"}:
        return False
    if not has_article(norm):
        return norm.endswith("ين")
    return i > first and before.endswith("يه") and norm[-1] not in "هةين"


def titled(view: View, first: int, i: int) -> bool:
    """``القوات | الإمام الشيخ س``, ``عناصر مجهولة | العميد الركن س``: whether a person is named.

    Titles with the article in a row and a given name after them: no name of a side goes on so
    after a noun with the article or an adjective (``قوات العميد س`` is one).
    """
    before = view.tokens[i - 1].norm
    if not (
        before.startswith(DEFINITE) or (i > first and before.endswith(_DESCRIBING))
    ):
        return False
    if has_article(view.tokens[i].norm) and "title" not in view.kinds(i):
        # One of a trade that no table knows; القوات المسلحة: an adjective.
        agrees = before.endswith(("ه", "ات")) and view.tokens[i].norm.endswith("ه")
        i += not (agrees or view.hits[i])
    own = i
    while own < len(view.tokens):
        title = next((h for h in view.hits[own] if h.lexeme.kind == "title"), None)
        if title is None or not title.word.article or not unprefixed(view, own):
            break
        own = title.last + 1
    if i < own < len(view.tokens) - 1 and view.tokens[own].norm not in view.given:
        # المهندس الزراعي | س: what he is by trade
        own += is_nisba(view, own) and has_article(view.tokens[own].norm)
    return i < own < len(view.tokens) and view.tokens[own].norm in view.given


_DESCRIBING: Final = ("ه", "ين", "ون")


def other_case(head: str, norm: str) -> bool:
    """Whether two plurals stand in different cases: one is no adjective of the other."""
    return {head[-2:], norm[-2:]} == {"ون", "ين"}


def second_side(view: View, i: int, actor: Hit | None, *, own: bool) -> bool:
    """Whether token i begins another name: of a side, of both, of a place that was hit.

    ``actor``: who is named in the head's name already; ``own``: whether the head has the
    article.
    """
    norm, kinds = view.tokens[i].norm, view.kinds(i)
    if not norm.startswith("ال"):
        return norm in OF_BOTH
    if norm in BOTH:
        return True
    adjective = norm.endswith(("ي", "يه", "ين", "ون"))
    if actor is not None and "head" in kinds and not adjective:
        return True
    if own and "head" in kinds and norm.startswith(_MILITIA):
        return True  # كبدت القوات المسلحة | المليشيا خسائر
    if actor is not None and kinds == {"place"} and not norm.endswith(("ي", "يه")):
        return True  # مسيرات الدعم السريع | الدمازين
    return own and kinds == {"place"} and not adjective


_MILITIA: Final = ("المليشي", "الميليشي")


def a_thing(norm: str, kinds: set[str]) -> bool:
    """``المواقع``, ``الشاحنات``: what was hit, no adjective as ``المدرعة`` is."""
    arms = kinds & {"head", "weapon"} or norm.startswith("المدرع")
    return "equipment" in kinds and norm.startswith("ال") and not arms


def quoted_foes(view: View, i: int) -> bool:
    """``"إرهابيين"``: people whom somebody calls so, no name of a side."""
    if not quotation_end(view, i):
        return False
    norm = view.tokens[i + 1].norm
    people = view.kinds(i + 1) & {"head", "group"}
    return bool(people) and not has_article(norm) and norm.endswith(("ين", "ون", "ا"))


def explains(view: View, i: int) -> bool:
    """``لجان مقاومة الفاشر (منظمة إغاثية)``, ``حكومة س (المعترف بها)``.

    Whether brackets say something of a name, no second name of it (``(داعش)``, ``(FSA)``).
    """
    second = view.kinds(i) & {"actor", "source"}
    return not second and not view.tokens[i].text.isascii()


def of_army(view: View, first: int, last: int, kinds: set[str]) -> bool:
    """``قوات الجيش | مخيم جنين``: a place that its noun begins is no part of a force's name.

    ``first``: where what the head governs begins; ``kinds``: of the place's first word.
    """
    force = last >= first and view.tokens[last].norm.startswith(DEFINITE)
    return force and {"place", "place_head"} <= kinds


def named_after(view: View, i: int) -> bool:
    """``مسلحي خليفة س``, ``تابع لخليفة س``: whether a person's name stands here."""
    norm = view.tokens[i].norm
    given = norm in view.given or norm.removeprefix("ل") in view.given
    return given and person_name(view, i) > i


def feminine(norm: str, head: str) -> bool:
    """Whether a folded word is feminine, as no adjective of a man or of men is."""
    return norm.endswith("ه") and not head.endswith("ه")


def qualified(view: View, named: Hit) -> bool:
    """``اتهمت منظمة حقوقية | قوات حفتر``, ``فصائل الجنوب | روسيا``: no name goes on so.

    What an adjective or a definite noun ends governs nobody: ``القيادة العامة | لقسد`` and
    ``حزب الرئيس | المخلوع`` alone go on.
    """
    before, token = view.tokens[named.first - 1], view.tokens[named.first]
    if named.word.preposition or token.norm.endswith(("ي", "يه")):
        return False
    if is_definite(before):
        return not is_definite(token) or named.last > named.first
    return before.norm.endswith("يه")


def of_rank(hits: Sequence[Hit]) -> bool:
    """Whether a military rank stands here, before a name."""
    return any(
        h.lexeme.kind == "title"
        and h.lexeme.data.get("role") == "commander"
        and h.lexeme.data.get("follows") == "0"
        and h.word.article
        for h in hits
    )
