"""``استهدفت القوات | المدنيين``: people whom a side did something to, no adjective of it."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.text import fold_word, has_article

_MANY: Final = ("ين", "ون")
_BROKEN: Final = words("apart.broken_plurals")
# Nouns that are never said of other people as adjectives are.
_NOUNS: Final = frozenset(
    [
        *("child", "woman", "young_woman", "boy", "passer_by", "hostage", "farmer"),
        *("prisoner_of_war", "student", "schoolchild", "teacher", "doctor", "worker"),
        *("resident", "people_of", "inhabitant_family", "trader", "passenger"),
        *("driver", "shepherd", "soldier", "officer", "man", "youth", "person"),
        *("human", "sailor", "collaborator"),
    ]
)
# Peoples, by the order of the table: what country or people somebody is of.
OF_PEOPLES: Final = frozenset(
    [
        *("kurd", "turkmen", "yazidi", "christian", "shia", "sunni", "alawite"),
        *("druze", "jew", "bedouin", "foreigner", "local", "houthi", "military"),
        *("syrian", "palestinian", "israeli", "iraqi", "yemeni", "lebanese", "libyan"),
        *("egyptian", "sudanese", "saudi", "emirati", "jordanian", "iranian"),
        *("afghan", "somali", "pakistani", "tunisian", "algerian", "moroccan"),
        *("kuwaiti", "bahraini", "qatari", "american", "french", "british", "german"),
        *("italian", "ukrainian", "nigerian", "ethiopian", "chechen", "uzbek"),
        *("chinese", "indian", "russian", "turk", "european", "african", "arab"),
        *("terrorist", "jihadist"),
    ]
)


def others(view: View, first: int, last: int, i: int) -> bool:
    """Whether token i is told of other people than the side at ``first`` to ``last``.

    ``القوات | المدنيين``, ``عناصر الشرطة | المتظاهرين``, ``الحوثيون | الصحفيين``, but
    ``الجنود الأتراك``, ``المقاتلين الأجانب``, ``السكان المدنيين``.
    """
    token = view.tokens[i].norm
    if not token.startswith("ال"):
        return False
    if not has_article(view.tokens[last].norm):
        return _of_somebody(view, first, last, i)
    told = [h.lexeme for h in view.hits[i] if h.lexeme.kind == "group" and h.last >= i]
    # A dual in ين is written as the plural is: المزارعين.
    plural = next((x for x in told if x.data[1] != "singular"), None)
    if plural is None:  # أعدم التنظيم | الجاسوس
        return any(x.id in _NOUNS for x in told)
    before, head = view.tokens[last].norm, view.tokens[first].norm
    if before[-2:] in _MANY and token[-2:] in _MANY:
        return before[-2:] != token[-2:]
    if plural.id in _NOUNS:
        return True
    agrees = before[-2:] in _MANY or _people(before)
    if plural.id in OF_PEOPLES:
        return not (agrees or _people(head))
    return not agrees


def of_a_people(view: View, head: int, i: int) -> bool:
    """``قوات أجنبية``, ``مليشيات إيرانية``: what a plural is, no woman beside it."""
    many = view.tokens[head].norm
    plural = many.endswith(("ات", "ه")) or _people(many)
    return (
        plural
        and view.tokens[i].norm.endswith("يه")
        and any(
            h.lexeme.kind == "group" and h.lexeme.id in OF_PEOPLES for h in view.hits[i]
        )
    )


def _of_somebody(view: View, first: int, last: int, i: int) -> bool:
    """``استهدفت قوات حفتر | المدنيين``, but ``عناصر داعش الأجانب``, ``مجاهدي درنة``."""
    begins = next(
        (n for n in (last, first, last - 1) if n >= 0 and _named(view, n, last)), last
    )
    head = view.tokens[min(first, begins)].norm
    if begins == last == first or _people(head) or head.endswith((*_MANY, "ي", "و")):
        return False
    return any(
        h.lexeme.kind == "group" and h.lexeme.data[1] != "singular" and h.last == i
        for h in view.hits[i]
    )


def _named(view: View, i: int, last: int) -> bool:
    """Whether the name of a side begins at token i and goes on to ``last``."""
    return any(h.lexeme.kind == "actor" and h.last == last for h in view.hits[i])


def _people(norm: str) -> bool:
    """Whether a word is a plural of people: ``الجنود``, ``عناصر``."""
    word = fold_word(norm)
    return any(w.removeprefix("ال") in _BROKEN for w in (word, word[1:]))
