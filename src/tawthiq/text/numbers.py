"""Spelled Arabic numbers: words of every gender and case into values."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from tawthiq.text.tokens import NUMBER, WORD, Token

_UNITS: Final = {
    "واحد": 1,
    "واحده": 1,
    "احد": 1,
    "احدي": 1,
    "اثنان": 2,
    "اثنين": 2,
    "اثنتان": 2,
    "اثنتين": 2,
    "اثني": 2,
    "اثنتي": 2,
    "اتنين": 2,
    "اثنا": 2,
    "اثنتا": 2,
    "ثلاث": 3,
    "ثلاثه": 3,
    "تلات": 3,
    "تلاته": 3,
    "اربع": 4,
    "اربعه": 4,
    "خمس": 5,
    "خمسه": 5,
    "ست": 6,
    "ستا": 6,
    "سته": 6,
    "سبع": 7,
    "سبعه": 7,
    "ثمان": 8,
    "ثماني": 8,
    "ثمانيه": 8,
    "تمانيه": 8,
    "تسع": 9,
    "تسعه": 9,
}
_DIGIT: Final = 9
_TWENTY: Final = 20
_HUNDRED: Final = 100
_ONE: Final = ("واحد", "واحده")
_TEN: Final = frozenset(("عشر", "عشره"))
_TENS: Final = {
    "عشرون": 20,
    "عشرين": 20,
    "ثلاثون": 30,
    "ثلاثين": 30,
    "تلاتين": 30,
    "اربعون": 40,
    "اربعين": 40,
    "خمسون": 50,
    "خمسين": 50,
    "ستون": 60,
    "ستين": 60,
    "سبعون": 70,
    "سبعين": 70,
    "ثمانون": 80,
    "ثمانين": 80,
    "تمانين": 80,
    "تسعون": 90,
    "تسعين": 90,
}
_HUNDREDS: Final = {
    **dict.fromkeys(("ميه", "مايه"), 100),
    **dict.fromkeys(
        ("ميتان", "ميتين", "مايتان", "مايتين", "ميتا", "ميتي", "مايتي", "مايتا"), 200
    ),
}
_STEMS: Final = {
    "ثلاث": 300,
    "اربع": 400,
    "خمس": 500,
    "ست": 600,
    "سبع": 700,
    "ثمان": 800,
    "ثماني": 800,
    "تسع": 900,
}
_HUNDREDS_JOINED: Final = {
    stem + tail: value for stem, value in _STEMS.items() for tail in ("ميه", "مايه")
}
_SCALES: Final = {
    "الف": 1000,
    "الفا": 1000,
    "الاف": 1000,
    "مليون": 10**6,
    "مليونا": 10**6,
    "ملايين": 10**6,
    "مليار": 10**9,
    "مليارات": 10**9,
}
_MILLION: Final = 10**6
PARTS: Final = {"نصف": 2, "ثلث": 3, "ربع": 4}
PART_WORDS: Final = frozenset(PARTS)
_DUAL_SCALES: Final = {
    "الفان": 2000,
    "الفين": 2000,
    "الفي": 2000,
    "الفا": 2000,
    "مليونان": 2 * 10**6,
    "مليونين": 2 * 10**6,
    "مليوني": 2 * 10**6,
}
_SIMPLE: Final = {
    **_UNITS,
    **_TENS,
    **_HUNDREDS,
    **_HUNDREDS_JOINED,
    "عشر": 10,
    "عشره": 10,
}


def spelled_value(norm: str) -> int | None:
    """The value of one spelled number word, folded and without clitics, or None."""
    if norm in _SIMPLE:
        return _SIMPLE[norm]
    return _DUAL_SCALES.get(norm) if norm != "الفا" else None


@functools.lru_cache(maxsize=65_536)
def bare(norm: str, known: frozenset[str]) -> str:
    """A folded word without و ف ب ل ك and ال, if what remains is known; else itself."""
    if norm in known:
        return norm
    rest = norm
    if rest[:1] in "وف" and rest[1:] in known:
        return rest[1:]
    if rest[:1] in "وف":
        rest = rest[1:]
    if rest == "كميه":
        return norm  # كمية من الذخيرة: a quantity, not a hundred
    for prefix in ("ال", "لل", "بال", "كال", "ب", "ل", "ك"):
        if rest.startswith(prefix) and rest[len(prefix) :] in known:
            return rest[len(prefix) :]
    return norm


NUMBER_WORDS: Final = frozenset(_SIMPLE) | frozenset(_SCALES) | frozenset(_DUAL_SCALES)


def digits(text: str) -> float | None:
    """The value of a folded digit string: ``1,200``, ``1.200``, ``1.5``; else None."""
    if ":" in text or "/" in text:
        return None
    plain = text.replace(",", "")
    if "," in text and len(text.rsplit(",", 1)[1]) != 3:
        return None
    if "." in plain:
        whole, _, part = plain.rpartition(".")
        if len(part) == 3 and whole.isdigit() and len(whole) <= 3 and whole != "0":
            return float(whole + part)
        return float(plain) if plain.count(".") == 1 else None
    return float(plain) if plain.isdigit() else None


def read_number(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The number that begins at token i and its last token, or None."""
    token = tokens[i]
    if token.kind == NUMBER:
        value = digits(token.norm)
        if value is None:
            return None
        last = i
        if i + 1 < len(tokens) and tokens[i + 1].norm in _SCALES:
            value *= _SCALES[tokens[i + 1].norm]
            last = i + 1
        if value != int(value):
            return None
        return _and_digits(tokens, int(value), last) if last > i else (int(value), i)
    if token.kind != WORD:
        return None
    part = PARTS.get(bare(token.norm, PART_WORDS))
    if part is not None:
        return _part(tokens, i, part)
    word = bare(token.norm, NUMBER_WORDS)
    if word not in NUMBER_WORDS:
        return None
    return _and_half(tokens, _spelled(tokens, i, word))


def once_more(tokens: Sequence[Token], i: int, last: int, value: int) -> int:
    """``خمسة (5) مدنيين``: past a spelled number that stands again in digits."""
    told = [t.text for t in tokens[last + 1 : last + 4]]
    marks = len(told) == len(_MARKED) and (told[0], told[2]) == ("(", ")")
    if tokens[i].kind != WORD or not marks:
        return last
    again = read_number(tokens, last + 2) if tokens[last + 2].kind == NUMBER else None
    return last + 3 if again == (value, last + 2) else last


_MARKED: Final = "(5)"


def _part(tokens: Sequence[Token], i: int, part: int) -> tuple[int, int] | None:
    """``نصف مليون``, ``ربع مليون``: a part of a large number; of nothing else."""
    after = tokens[i + 1].norm.removeprefix("ال") if i + 1 < len(tokens) else ""
    scale = _SCALES.get(after, 0)
    return (scale // part, i + 1) if scale >= _MILLION else None


def _and_half(
    tokens: Sequence[Token], found: tuple[int, int] | None
) -> tuple[int, int] | None:
    """``مليون ونصف``, ``مليونين ونصف المليون``: half of the scale more."""
    if found is None or found[0] < _MILLION or found[0] % _MILLION:
        return found
    value, last = found
    if last + 1 >= len(tokens) or tokens[last + 1].norm != "ونصف":
        return found
    scale = 10**9 if value % 10**9 == 0 else _MILLION
    after = tokens[last + 2].norm.removeprefix("ال") if last + 2 < len(tokens) else ""
    return value + scale // 2, last + 1 + (after in _SCALES)


def _spelled(tokens: Sequence[Token], i: int, word: str) -> tuple[int, int] | None:
    total = group = 0
    last = i - 1
    j = i
    while j < len(tokens):
        norm = tokens[j].norm
        if j == i:
            norm = word
        elif norm[:1] == "و" and bare(norm, NUMBER_WORDS) in NUMBER_WORDS:
            norm = bare(norm, NUMBER_WORDS)  # الأربع والعشرين
        elif norm in _TEN and j - 1 == last and 1 <= group % 100 <= 9:
            if tokens[last].norm.endswith(_ONE) and tokens[last].text[:2] != "وأ":
                break  # في يوم واحد عشرة: eleven is أحد عشر, وأحد عشر
            group += 10
            last = j
            j += 1
            continue
        elif norm not in _SCALES and norm not in ("ميه", "مايه"):
            break
        if norm in _SCALES and group:
            total += group * _SCALES[norm]
            group = 0
        elif norm in _SCALES and j == i:
            if norm in ("الاف", "ملايين", "مليارات"):
                return None
            total += _SCALES[norm]
        elif norm in ("ميه", "مايه") and 3 <= group % 100 <= 9 and j > i:
            group = group - group % 100 + (group % 100) * 100
        elif norm in _DUAL_SCALES and norm != "الفا":
            total += _DUAL_SCALES[norm]
        elif norm in _SIMPLE and _goes_on(group, total, _SIMPLE[norm], first=j == i):
            group += _SIMPLE[norm]
        else:
            break
        last = j
        j += 1
    return _and_digits(tokens, total + group, last) if last >= i else None


def _goes_on(group: int, total: int, value: int, *, first: bool) -> bool:
    """Whether a number word goes on with the number before it.

    ``خمسة وأربعين`` is one number, ``أربعين وستين`` are two.
    """
    if first or not group:
        return first or total > 0
    below = group % _HUNDRED
    if value >= _HUNDRED:
        return False
    return not below or (value >= _TWENTY and below <= _DIGIT)


def _and_digits(tokens: Sequence[Token], value: int, last: int) -> tuple[int, int]:
    """``12 ألفا و340``, ``مئة و50``: digits joined to a round number go on with it."""
    if last + 2 >= len(tokens) or tokens[last + 1].norm != "و":
        return value, last
    if last + 3 < len(tokens) and tokens[last + 3].norm in _SCALES:
        return value, last  # بين 5 آلاف و7 آلاف
    more = digits(tokens[last + 2].norm) if tokens[last + 2].kind == NUMBER else None
    scale = 1000 if value % 1000 == 0 else 100 if value % 100 == 0 else 0
    if more is None or not 0 < more < scale or more != int(more):
        return value, last
    return value + int(more), last + 2
