"""Names in quotation marks: ``تنظيم «القاعدة»``, but ``الجيش «استعاد كامل الحي»``."""

from __future__ import annotations

from typing import Final

from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.phrases import ADVERBS, STOP, is_definite, is_verbal
from tawthiq.text import PUNCT

_HOW: Final = ADVERBS | {"للمره"}
OPEN: Final = frozenset("«“\"‘'(")
CLOSE: Final = frozenset("»”\"’')")


def quotation_end(view: View, i: int) -> int:
    """The closing mark of a short quoted name that begins at token i, or 0."""
    tokens = view.tokens
    if i >= len(tokens) or tokens[i].kind != PUNCT or tokens[i].text not in OPEN:
        return 0
    if tokens[i].text == "(" and _clause_at(view, i + 1):
        return 0  # مسلحين (لم يحدد عددهم)
    if tokens[i].text == '"' and _closing(view, i):
        return 0  # بصواريخ غراد" ما أسفر عن "إصابة اثنين"
    if _predicate_at(view, i + 1):
        return 0  # الجيش «استعاد كامل الحي», الدولة "لن تترك دم الشهداء"
    for j in range(i + 2, min(i + 8, len(tokens))):
        if tokens[j].kind == PUNCT and tokens[j].text in CLOSE:
            return j
    return 0


def _closing(view: View, i: int) -> bool:
    """Whether a straight mark at token i ends what one before it opened."""
    return sum(t.text == '"' for t in view.tokens[:i]) % 2 == 1


def closes(view: View, first: int, i: int) -> bool:
    """Whether the mark at token i closes what one just like it opened before ``first``."""
    return first > 0 and view.tokens[first - 1].text == view.tokens[i].text


def quoted_after(view: View, last: int) -> int:
    """``عربة “بي أم بي”``: a quoted model belongs to the object's name.

    ``المستشفى "للمرة الثالثة"``: how often, or how, is no name.
    """
    if last + 2 < len(view.tokens) and view.tokens[last + 2].norm in _HOW:
        return last
    return quotation_end(view, last + 1) or last


def scorned(view: View, i: int, quoted: int) -> int:
    """``باسم "جيش" الاحتلال``: the word that a noun in marks of scorn governs, or 0."""
    n = quoted + 1
    alone = bool(quoted) and quoted == i + 2 and n < len(view.tokens)
    if not alone or "head" not in view.kinds(i + 1):
        return 0
    governs = is_definite(view.tokens[n]) and not is_definite(view.tokens[i + 1])
    return n if governs else 0


def _clause_at(view: View, i: int) -> bool:
    """Whether a clause begins at token i, no name."""
    return i < len(view.tokens) and (bool(view.kinds(i) & STOP) or is_verbal(view, i))


def _predicate_at(view: View, i: int) -> bool:
    """Whether what is quoted from token i on is said of the name before it, no part of it.

    A finite verb, a negation or a masdar with a pronoun (``السلطات «تحريرها»``) opens no
    name; a bare past of three letters may (``قوات «فجر الصحراء»``), but not after an article
    (``الجيش «طهر» الحي``).
    """
    if i >= len(view.tokens):
        return False
    kinds = view.kinds(i)
    if kinds & _NAMED:
        return False
    if kinds & _SAID:
        return True
    of_a_name = i > 1 and not is_definite(view.tokens[i - 2])
    bare = of_a_name and len(view.tokens[i].norm) <= _BARE
    for hit in view.hits[i]:
        data = hit.lexeme.data
        if hit.lexeme.kind not in ("trigger", "harm_verb", "report", "light"):
            continue
        if getattr(data, "tense", "") in ("past", "present"):
            if hit.last > i or not bare:
                return not (hit.word.article or hit.word.preposition in ("ب", "ك"))
        elif hit.lexeme.kind == "trigger" and hit.word.pronoun:
            return True
    return False


# Kinds of which names are made, and those that open a clause.
_NAMED: Final = frozenset(
    ("actor", "source", "place", "head", "source_head", "idiom", "weapon", "group")
)
_SAID: Final = frozenset(("comp", "neg"))
_BARE: Final = 3
