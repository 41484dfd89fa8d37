"""Place names that the gazetteer does not hold, alone and in lists."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.phrases import LOYAL, STOP, is_verbal, unprefixed
from tawthiq.text import PUNCT, WORD, has_article
from tawthiq.text.quantities import opens_number

POINTS: Final = words("names_unknown.points")
_NOT_NAMES: Final = words("names_unknown.not_names")
_COMPOUND: Final = words("names_unknown.compound")
_KUNYA: Final = words("names_unknown.kunya")
# مقبرة الشهداء: a place is named after those whom the word tells of elsewhere.
_NAMESAKES: Final = frozenset(("الشهداء",))
_NAMES_TOO: Final = _KUNYA | _NAMESAKES
# What is known as something else: no first word of a name.
_STOPS: Final = STOP | frozenset(
    ("trigger", "head", "group", "actor", "source_head", "harm_noun")
)
_LINKS: Final = frozenset(("according", "comp", "rel", "conn", "prep", "neg"))


def unknown_name(view: View, i: int) -> int:
    """The last token of a place name that the gazetteer does not hold."""
    norm = view.tokens[i].norm
    if _paired(view, i):
        return i
    if _names_nothing(view, i):
        return i - 1
    if norm in ("بن", "ابن") and i + 1 < len(view.tokens) and not view.hits[i + 1]:
        return i + 1  # حي بن دلواح
    if _like_adjectives(view, i):
        listed = is_plural_head(view.tokens[i - 1].norm) and not view.kinds(i)
        return i if listed and _list_follows(view, i + 1) else i - 1
    if not unprefixed(view, i) or norm.endswith(("ها", "هم")):
        return i - 1
    return _second_word(view, i)


def _names_nothing(view: View, i: int) -> bool:
    """``نقطة | تابعة للواء``, ``قرية | مساء الأحد``: whether a word is no name."""
    norm = view.tokens[i].norm
    if norm == "و":
        return True  # مدن | و قرى
    if norm.removeprefix("ال") in LOYAL or _describes(norm) or i in view.times:
        return True
    if _counts(norm):
        return True  # وسط تجمع | لعدد من العناصر
    told = bool(view.kinds(i) & _STOPS) and norm not in _NAMES_TOO
    return (told and not _village(view, i)) or is_verbal(view, i)


def _village(view: View, i: int) -> bool:
    """``قرى | المغاربة وأم شانق``: a word for people that begins a list of villages."""
    people = view.kinds(i) <= {"group"} and has_article(view.tokens[i].norm)
    listed = is_plural_head(view.tokens[i - 1].norm)
    return people and listed and _list_follows(view, i + 1)


def _like_adjectives(view: View, i: int) -> bool:
    """Whether an indefinite word ends as adjectives of the place before it do.

    ``بلدات محاصرة`` is no name, but the dual of a construct (``بلدتي``) needs one.
    """
    head, norm = view.tokens[i - 1].norm, view.tokens[i].norm
    if has_article(norm) or head.endswith(("تي", "تا")):
        return False
    return norm.endswith("ه" if is_plural_head(head) else "يه")


def _second_word(view: View, i: int) -> int:
    """Past the second word of a name that begins at token i: ``معرة مصرين``."""
    tokens = view.tokens
    norm, j = tokens[i].norm, i + 1
    # البو بكر, آل مطيع: two words
    whole = has_article(norm) and norm != "البو" and tokens[i].text != "آل"
    if whole or j >= len(tokens) or tokens[j].kind != WORD:
        return i
    kinds = view.kinds(j)
    links = _LINKS if norm in _KUNYA else _STOPS
    of_a_clan = tokens[i].text == "آل"  # منطقة آل مطيع
    if (norm in _COMPOUND or of_a_clan) and unprefixed(view, j) and not kinds & links:
        return j
    after = tokens[j].norm
    if (
        after.startswith("ال")
        and after not in POINTS
        and after[2:] not in LOYAL
        and not _describes(after[2:])  # بلدة تعنايل | المجاورة
        and j not in view.times  # ولاية بورنو | العام الماضي
        and not kinds & _STOPS
        and "place" not in kinds
        and not after.endswith(("يه", "ين"))
    ):
        return _qualities(view, j)
    return i


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
        if before in _JOINED and j > i:
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


_JOINED: Final = words("names_unknown.joined")
_LISTED: Final = 5


def _describes(norm: str) -> bool:
    """Whether a folded word, in any number, says what kind of place it is, no name."""
    if norm in _NOT_NAMES:
        return True
    return norm.endswith(_DUALS) and norm[:-2].removesuffix("ت") in _NOT_NAMES


_DUALS: Final = ("ين", "ان")


def _counts(norm: str) -> bool:
    """``بعدد``, ``بعشرات``, ``لعدد``: how many of what, after a name."""
    return norm[:1] in ("ب", "ل") and (norm[1:] in _HOW_MANY or opens_number(norm[1:]))


_HOW_MANY: Final = words("names_unknown.how_many")


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
# What holds a building, or is done there: no part of its name.
_HOLDING: Final = STOP | {"actor", "harm_noun"}
_QUALITIES: Final = words("names_unknown.qualities")
_NO_QUALITIES: Final = words("names_unknown.no_qualities")
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
        stop = bool(kinds & _HOLDING) and not named
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
            and norm not in _NO_QUALITIES
            and j not in view.times
        ):
            break
        last = j
    return last


_PLURAL_HEADS: Final = words("names_unknown.plural_heads")


def is_plural_head(head: str) -> bool:
    """Whether a folded place head is dual or plural: its names make a list."""
    bare = head.removeprefix("و")  # وبلدات: its ب is its own
    forms = (bare, bare[1:] if bare[:1] in ("ب", "ل") else bare)
    return any(form.removeprefix("ال") in _PLURAL_HEADS for form in forms)


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
