"""Whose side a name is on, and who leads it: ``الموالية لـ…``, ``التابعة له``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import pairs, words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.complements import complement
from tawthiq.extract.names.marks import quotation_end
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.phrases import LOYAL, unprefixed
from tawthiq.text import WORD, has_article

WITHIN: Final = words("loyalty.within")
_BESIDE: Final = pairs("loyalty.beside")
_WITH_HIM: Final = words("loyalty.with_him")
# Who backs a side does not act with it, and is no part of its name.
BACKED: Final = words("loyalty.backed")
_FORMER: Final = words("loyalty.former")
_LED: Final = words("loyalty.led")
_LYING: Final = words("loyalty.lying")
_ALONE: Final = words("loyalty.alone")


def loyal_to(view: View, last: int) -> int:
    """Extends over ``الموالية لـ…`` / ``التابعة له``; returns the last token."""
    tokens = view.tokens
    i = last + 1
    own = tokens[last].norm.removeprefix("ال")
    if own in WITHIN or (own in LOYAL and _to_whom(view, last + 1)):
        i = last  # an adjective already: الفصائل المنضوية, موالون | للنظام
    if i >= len(tokens) or tokens[i].kind != WORD:
        return last
    norm = tokens[i].norm
    stem = norm.removeprefix("ال")
    if stem in WITHIN and i + 2 < len(tokens) and tokens[i + 1].norm in ("في", "تحت"):
        end = quotation_end(view, i + 2)
        named = [h.last for h in view.hits[i + 2] if h.lexeme.kind == "actor"]
        return end or max(named, default=last)  # المنضوية في “جيش حلب”
    if stem not in LOYAL or (stem in BACKED and _by_others(view, i)):
        return last  # قوات الجيش | المدعومة من السكان
    j = i + 1
    if j + 1 < len(tokens) and tokens[j].norm == _BESIDE.get(stem):
        ends = [h.last for h in view.hits[j + 1] if h.lexeme.kind == "actor"]
        return max(ends, default=i)  # المتحالفة مع الحوثيين
    if j < len(tokens) and tokens[j].norm in _WITH_HIM:
        return j
    if j < len(tokens) and tokens[j].norm == "لما":
        return last  # التابعة | لما يسمى «س»: whose name comes after it
    if j < len(tokens) and tokens[j].norm == "ل":
        j += 1
        quoted = quotation_end(view, j)
        if quoted:
            return quoted  # القوات التابعة لـ«الجيش الوطني»
    if j < len(tokens) and tokens[j].kind == WORD:
        norm = tokens[j].norm
        if norm.startswith("ل") or tokens[j - 1].norm == "ل":
            end = complement(view, j - 1, definite=True, limit=4)[0]
            # التابع لوزارة الداخلية, الموالية لرئيس الحكومة
            kinds = ("actor", "source", "title")
            sides = [h.last for h in view.hits[j] if h.lexeme.kind in kinds]
            end = max([end, *sides])  # الموالي لتنظيم الدولة
            if end < j:  # القوات الموالية لعلي عبدالله صالح
                return with_name(view, j, j)
            return with_name(view, j, end)
    whole = has_article(tokens[i].norm) and stem not in _LYING
    # الجيش | مدعومة بـ…, سكان القرية | الواقعة شرق …
    return i if whole or _alike(view, last, stem) else last


def _alike(view: View, last: int, stem: str) -> bool:
    """``فصائل معارضة``: whose side an indefinite head is on, said by an adjective alone."""
    head = view.tokens[last].norm
    men = head.endswith(("ون", "ين"))
    agrees = stem.endswith(("ون", "ين")) if men else stem.endswith("ه")
    return stem in _ALONE and agrees and not has_article(head)


def _to_whom(view: View, i: int) -> bool:
    """``للنظام``: a side, with ل."""
    return i < len(view.tokens) and any(
        h.lexeme.kind == "actor" and h.word.preposition == "ل" for h in view.hits[i]
    )


def _by_others(view: View, i: int) -> bool:
    """Whether it is told after token i by whom: ``من``, ``من قبل``, ``بالطيران``."""
    after = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    return after == "من" or after.startswith("ب")


def with_name(view: View, first: int, last: int) -> int:
    """``… لحكومة الرئيس عبدربه منصور هادي``: the name after an office belongs to it."""
    titled = any("title" in view.kinds(n) for n in range(first, last + 1))
    i = last
    if (
        i + 1 < len(view.tokens)
        and _of_power(view.hits[i + 1])
        and has_article(view.tokens[i + 1].norm)
        and unprefixed(view, i + 1)
    ):
        titled, i = True, i + 1
    if not titled:
        return last
    while i + 1 < len(view.tokens) and _of_office(view.tokens[i + 1].norm):
        i += 1
    return max(last, person_name(view, i + 1))


def _of_power(hits: Sequence[Hit]) -> bool:
    """``حكومة الرئيس س``: an office, where ``جهاز الأمن | العقيد س`` has a rank."""
    titles = [h.lexeme.data.get("follows") for h in hits if h.lexeme.kind == "title"]
    return bool(titles) and "0" not in titles


def _of_office(norm: str) -> bool:
    """``الرئيس اليمني السابق``: an adjective between an office and its name."""
    return norm in _FORMER or (has_article(norm) and norm.endswith("ي"))


def led_by(view: View, last: int) -> int:
    """``التحالف الذي تقوده السعودية``: who leads a side does not act beside it."""
    tokens = view.tokens
    i = last + 1
    if i + 2 >= len(tokens) or tokens[i].norm not in ("الذي", "التي"):
        return last
    if tokens[i + 1].norm not in _LED:
        return last
    ends = [h.last for h in view.hits[i + 2] if h.lexeme.kind in ("actor", "place")]
    return max(ends, default=last)
