"""Quantities: numbers as told, with their bounds; vague words stay words.

``أكثر من 85`` is at least 85; ``نحو مئة`` is about 100; ``عشرات`` is vague and keeps its
word until a stated policy makes it a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.text.bounds import BEFORE, BEFORE_FIRST, form_after
from tawthiq.text.numbers import (
    NUMBER_WORDS,
    PART_WORDS,
    bare,
    once_more,
    read_number,
    spelled_value,
)
from tawthiq.text.tokens import NUMBER, WORD, Token
from tawthiq.text.units import (
    CALIBRE,
    LAST_YEAR,
    LEAST_YEAR,
    PERCENT,
    UNIT_WORDS,
    YEAR_BEFORE,
    names_day,
)

__all__ = [
    "QuantityAt",
    "opens_number",
    "read_quantity",
    "spelled_value",
]


@dataclass(frozen=True, slots=True)
class QuantityAt:
    """A quantity over tokens first..last, both included.

    ``form`` is exact, at_least, at_most, about, range or vague; ``words`` are the vague
    words as they stand, without a leading clitic; ``unit`` says that it counts no people
    or things: year, time, distance, money, age, percent, degree.
    """

    low: int | None
    high: int | None
    form: str
    words: str
    first: int
    last: int
    percent: bool = False
    unit: str | None = None


_VAGUE: Final = frozenset(("عشرات", "ميات", "الاف", "ملايين", "عشره الاف"))
_VAGUE_OF: Final = frozenset(
    [
        *("عدد", "عديد", "كثير", "بعض", "عده", "بضعه", "بضع", "مجموعه", "معظم"),
        *("عددا", "اعداد", "اعدادا"),
    ]
)
_NEEDS_OF: Final = frozenset(
    ("عدد", "عديد", "كثير", "مجموعه", "عددا", "اعداد", "اعدادا")
)
# One of them, some of them: a number and the people in one word.
_ONE_OF_THEM: Final = frozenset(("احدهم", "احدهما", "احداهن", "احداهما", "احدهن"))
_SOME_OF_THEM: Final = frozenset(
    stem + pronoun
    for stem in ("بعض", "معظم", "اغلب", "غالبيت", "اغلبيت", "جميع", "كل", "جل")
    for pronoun in ("هم", "هن")
)
_OF_THEM: Final = frozenset(("منهم", "منهن"))
_COUNTING: Final = NUMBER_WORDS | PART_WORDS
_START: Final = (
    _COUNTING | _VAGUE | _VAGUE_OF | BEFORE_FIRST | _ONE_OF_THEM | _SOME_OF_THEM
)


def read_quantity(tokens: Sequence[Token], i: int) -> QuantityAt | None:
    """The quantity that begins at token i, bounds included, or None.

    Ordinals, dates, times and fractions are none.
    """
    token = tokens[i]
    if token.kind == NUMBER:
        return _number(tokens, i)
    if token.kind != WORD:
        return _bracketed(tokens, i) if token.text in _BRACKETS else None
    word = bare(token.norm, _START)
    if word not in _START:
        return None
    if word in _ONE_OF_THEM:
        return QuantityAt(1, 1, "exact", "", i, i)
    if word in _SOME_OF_THEM:
        return QuantityAt(None, None, "vague", _written(token, word), i, i)
    if word in BEFORE_FIRST:
        bounded = _bounded(tokens, i)
        if bounded is not None:
            return bounded
    if word in _VAGUE or word in _VAGUE_OF:
        return _vague(tokens, i, word)
    return _number(tokens, i) if word in _COUNTING else None


def opens_number(norm: str) -> bool:
    """Whether a folded word is a number, or opens one after و or ب: ``ثلاثة``, ``وعدة``."""
    if norm in NUMBER_WORDS:
        return True
    return norm[:1] in "وب" and norm not in _START and bare(norm, _START) in _START


def _bounded(tokens: Sequence[Token], i: int) -> QuantityAt | None:
    for words, form in BEFORE[bare(tokens[i].norm, BEFORE_FIRST)]:
        end = i + len(words)
        if end >= len(tokens):
            continue
        if any(tokens[i + n].norm != w for n, w in enumerate(words[1:], 1)):
            continue
        if form == "range":
            return _range(tokens, i, end)
        inner = (
            read_quantity(tokens, end)
            if tokens[end].kind != WORD
            or bare(tokens[end].norm, _START) not in BEFORE_FIRST
            else None
        )
        if inner is None or inner.form == "vague":
            return replace(inner, first=i) if inner is not None else None
        low = inner.low if form != "at_most" else None
        high = inner.low if form != "at_least" else None
        return replace(inner, low=low, high=high, form=form, first=i)
    return None


def _range(tokens: Sequence[Token], i: int, at: int) -> QuantityAt | None:
    one = read_number(tokens, at)
    if one is None:
        return None
    j = one[1] + 1
    if j < len(tokens) and tokens[j].norm in ("و", "الي", "-"):
        j += 1
    elif j >= len(tokens) or not tokens[j].norm.startswith("و"):
        return None
    two = read_number(tokens, j) if j < len(tokens) else None
    if two is None or two[0] <= one[0]:
        return None
    return QuantityAt(one[0], two[0], "range", "", i, two[1])


def _vague(tokens: Sequence[Token], i: int, word: str) -> QuantityAt | None:
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    last = i
    if word in _VAGUE_OF:
        if word in _NEEDS_OF:
            j = i + 1
            if following in ("كبير", "غير", "من") or following.startswith("كبير"):
                stop = _OF_THEM | {"من"}
                while j < len(tokens) and tokens[j].norm not in stop and j < i + 3:
                    j += 1
            elif following == "اخر":  # أصيب عدد آخر, عدد آخر من المدنيين
                j += i + 2 < len(tokens) and tokens[i + 2].norm == "من"
            others = j < len(tokens) and tokens[j].norm == "اخر"
            if j < len(tokens) and tokens[j].norm in _OF_THEM:
                j -= 1  # عدد منهم: the pronoun is a part of its own
            elif not others and (j >= len(tokens) or tokens[j].norm != "من"):
                return None
            last = j
        elif not following:
            return None
    elif word == "الاف" and i and tokens[i - 1].kind == NUMBER:
        return None
    elif following in ("الالاف", "الاف", "الملايين"):
        last = i + 1
    first = _written(tokens[i], word)
    words = " ".join([first, *(t.text for t in tokens[i + 1 : last + 1])])
    return QuantityAt(None, None, "vague", words, i, last)


def _written(token: Token, word: str) -> str:
    """A vague word as it stands, with its article and without other clitics."""
    cut = len(token.norm) - len(word)
    if token.norm[cut - 2 : cut] == "ال":
        cut -= 2
    return token.text[cut:]


_BRACKETS: Final = {"(": ")", "[": "]", "/": "/"}


def _bracketed(tokens: Sequence[Token], i: int) -> QuantityAt | None:
    """``(45) عاملا``, ``/12/ عنصرا``: a number in brackets counts as one without them."""
    if i + 2 >= len(tokens) or tokens[i + 2].text != _BRACKETS[tokens[i].text]:
        return None
    if i and tokens[i - 1].kind == NUMBER:
        return None  # 3/4/5
    if tokens[i + 1].kind != NUMBER:
        return None
    found = read_number(tokens, i + 1)
    if found is None or found[1] != i + 1:
        return None
    value = found[0]
    after = tokens[i + 3] if i + 3 < len(tokens) else None
    unit = UNIT_WORDS.get(after.norm) if after is not None else None
    if unit is None and LEAST_YEAR <= value <= LAST_YEAR:
        unit = None if after is not None and after.kind == WORD else "year"
    return QuantityAt(value, value, "exact", "", i, i + 2, False, unit)


def _number(tokens: Sequence[Token], i: int) -> QuantityAt | None:
    found = read_number(tokens, i)
    if found is None:
        return None
    value, last = found
    norm = tokens[i].norm
    word = bare(norm, NUMBER_WORDS)
    if word in ("احد", "احدي", "اثنين", "واحد") and not _is_count(
        tokens, i, last, word
    ):
        return None
    last = once_more(tokens, i, last, value)
    before = tokens[i - 1].norm if i else ""
    after = tokens[last + 1].norm if last + 1 < len(tokens) else ""
    if norm in _TEENS and before.lstrip("و") in _ORDINALS:
        return None  # الفرقة التاسعة عشرة
    if after in ("-", "–") and last + 2 < len(tokens):
        high = read_number(tokens, last + 2)
        if high is not None and high[0] > value and tokens[i].kind == NUMBER:
            return QuantityAt(value, high[0], "range", "", i, high[1])
    percent = after in PERCENT or (
        after == "في"
        and last + 2 < len(tokens)
        and tokens[last + 2].norm in ("الميه", "المايه")
    )
    unit = "percent" if percent else UNIT_WORDS.get(after)
    if unit == "time" and names_day(tokens, last + 1):
        unit = None  # إصابة 17 يوم الأحد
    if (
        LEAST_YEAR <= value <= LAST_YEAR
        and tokens[i].kind == NUMBER
        and (
            before in YEAR_BEFORE
            or after in ("", ".", "،", "م")
            or before.startswith(("في",))
        )
    ):
        unit = "year"
    if before == "ال" and i > 1 and tokens[i - 2].norm.endswith(_DAY):
        unit = "time"  # لليوم الـ 197 على القطاع
    if before in CALIBRE or (before == "-" and i > 1 and tokens[i - 2].norm in CALIBRE):
        unit = "code"
    end = last
    if percent:
        end = last + 1 if after in PERCENT else last + 2
    quantity = QuantityAt(value, value, "exact", "", i, end, percent, unit)
    form = form_after(tokens, end + 1)
    if form is None:
        return quantity
    return replace(
        quantity,
        form=form,
        low=value if form != "at_most" else None,
        high=value if form != "at_least" else None,
    )


_DAY: Final = ("اليوم", "لليوم", "الذكري")
_TEENS: Final = frozenset(("عشر", "عشره"))
_ORDINALS: Final = frozenset(
    f"ال{stem}{ending}"
    for stem in (
        *("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"),
    )
    for ending in ("", "ه")
)


def _is_count(tokens: Sequence[Token], i: int, last: int, word: str) -> bool:
    """``أحد أفراد``, ``اثنين من``: one, two; not Sunday, Monday or ``one another``."""
    if last > i:
        return True
    norm = tokens[i].norm
    if norm.startswith(("ال", "وال", "بال")):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    before = tokens[i - 1].norm if i else ""
    if word == "اثنين":
        return before not in ("يوم", "اليوم", "مساء", "صباح", "فجر", "ليل")
    if word == "واحد":
        if norm == "وواحد":  # وواحد على يد القوات, but وواحد من القادة
            return after is not None and after.kind == WORD and after.norm != "من"
        return norm == "واحد" and UNIT_WORDS.get(before) is None  # في يوم واحد
    return after is not None and after.kind == WORD and after.norm not in ("من",)
