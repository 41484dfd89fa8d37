"""Of what side somebody is: ``عناصر من تنظيم …``, ``مصدر بوزارة الصحة``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.complements import complement
from tawthiq.extract.names.loyalty import WITHIN
from tawthiq.extract.names.marks import quotation_end
from tawthiq.extract.names.phrases import unprefixed
from tawthiq.extract.names.places import headed_place
from tawthiq.text import PUNCT, has_article

_MEMBERS: Final = words("members.members")
# Whom a number in the dual may be told of once more: ``مقاتلين اثنين``.
COUNTED: Final = _MEMBERS | words("members.foes")
_WHOLE: Final = words("members.gunmen")
_LINKS: Final = words("members.links")
_ENVOYS: Final = ordered("members.envoys")
_OF_ENVOYS: Final = frozenset(("عن", "من"))
_STATED: Final = ordered("members.stated")
_HOUSES: Final = words("members.houses")
_OFFICES: Final = words("members.offices")


def member_of(view: View, first: int, last: int) -> int:
    """``الفصائل المنضوية في “جيش حلب”``: where the name of the whole begins, or 0.

    ``عناصر من قوى الأمن``: the members are named by their side.
    """
    tokens = view.tokens
    head = tokens[first].norm
    if head in _WHOLE or head[1:] in _WHOLE:
        return 0
    if head in _MEMBERS or head[1:] in _MEMBERS or head.lstrip("و").startswith("حلفا"):
        for i in range(first + 1, last):
            if tokens[i].norm == "من" and {"actor", "head"} & view.kinds(i + 1):
                return i + 1
    for i in range(first + 1, last - 1):
        if tokens[i].norm.removeprefix("ال") in WITHIN:
            return i + 2 + (tokens[i + 2].kind == PUNCT)
    return 0


def of_actor(view: View, last: int) -> int:
    """``عناصر من تنظيم …``, ``مصدر في المعارضة``: the part that names whose they are."""
    tokens = view.tokens
    i = last + 1
    envoys = tokens[last].norm.removeprefix("ال").startswith(_ENVOYS)
    links = _OF_ENVOYS if envoys else _LINKS
    if (
        i < len(tokens)
        and tokens[i].norm.startswith("بال")
        and view.kinds(i) & {"head", "actor"}
        and "source_head" in view.kinds(last)
    ):
        return complement(view, i, definite=True)[0]  # مصادر بالقوات الخاصة
    if i < len(tokens) and "source_head" in view.kinds(last):
        office = _office_within(view, i)
        if office:
            return office
    if i + 1 >= len(tokens) or tokens[i].norm not in links:
        return last
    if quotation_end(view, i + 1) and {"actor", "head"} & view.kinds(i + 2):
        return quotation_end(view, i + 1)  # عناصر من “داعش”, مجموعات من “كتائب س”
    kinds = view.kinds(i + 1)
    if not unprefixed(view, i + 1) or (tokens[i].norm == "في" and "place" in kinds):
        return last
    if tokens[i + 1].norm.removeprefix("ال").startswith(_STATED):
        return last  # الشبكة | في تقريرها
    if any(h.word.pronoun and h.lexeme.kind == "source_head" for h in view.hits[i + 1]):
        return last  # الجيش | من مواقعه
    if tokens[i].norm == "من" and (
        _onwards(view, i + 2)  # تسلل مقاتلون | من الأردن إلى السويداء
        or _asks(view, last - 1)  # طلبت الشرطة | من الجيش
        or tokens[i + 1].norm in _FIRED_FROM  # المليشيا | من مواقع تمركزها
    ):
        return last
    if (
        tokens[i].norm in ("في", "من")
        and has_article(tokens[i + 1].norm)
        and kinds & {"head", "actor"}
    ):
        end = complement(view, i, definite=True)[0]
        return end if end > i else last  # بين الطرفين | في الجبهة الغربية
    for kind in ("actor", "source"):
        if kind in kinds:
            return next(h.last for h in view.hits[i + 1] if h.lexeme.kind == kind)
    if (
        kinds & {"source_head", "head"}
        and tokens[i].norm in ("في", "من")
        and "place_head" not in kinds  # جنود العدو | في موقع المطلة
    ):
        return complement(view, i + 1, definite=False)[0]
    return last


def _onwards(view: View, i: int) -> bool:
    """Whether token i tells whither those went who came from the country before it."""
    whither = i < len(view.tokens) and view.tokens[i].norm in _WHITHER
    return whither and any(
        h.lexeme.kind == "actor" and h.lexeme.data.get("kind") == "government"
        for h in view.hits[i - 1]
    )


def _asks(view: View, i: int) -> bool:
    """Whether token i asks something of those who are told after من."""
    return i >= 0 and view.tokens[i].norm.lstrip("وف") in _ASKED


_WHITHER: Final = words("members.whither")
_ASKED: Final = words("members.asked")
_FIRED_FROM: Final = words("members.fired_from")


def _office_within(view: View, i: int) -> int:
    """``مصدر بقيادة عمليات س``, ``مسؤول بوزارة الصحة``: the end of whose he is, or 0."""
    for hit in view.hits[i]:
        if hit.word.preposition != "ب" or hit.word.conjunction:
            continue
        if hit.lexeme.kind == "actor":
            return hit.last  # مصدر بحركة س
        if hit.lexeme.kind == "place_head" and hit.word.base in _HOUSES:
            place = headed_place(view, hit, {"place_head": hit})
            return place.last if place is not None else hit.last
        if hit.lexeme.kind == "source" or (
            hit.lexeme.kind in ("head", "source_head") and hit.word.base in _OFFICES
        ):
            return max(hit.last, complement(view, hit.last, definite=False)[0])
    return 0
