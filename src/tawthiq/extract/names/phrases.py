"""What every name is made of: agreeing adjectives, where a phrase stops."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.names.apart import OF_PEOPLES, others
from tawthiq.text import WORD, Token, has_article
from tawthiq.text.quantities import QuantityAt, opens_number

# Kinds that a name never runs into.
STOP: Final = frozenset(
    [
        *("according", "comp", "rel", "conn", "prep", "harm_verb", "report", "result"),
        *("light", "harm_masdar", "neg", "intended", "loss"),
    ]
)
LOYAL: Final = words("phrases.loyal")
STATIONED: Final = words("phrases.stationed")
STANDING: Final = STATIONED | words("phrases.doing")
# Adjectives that end a name, whatever goes on after them.
ENDING: Final = (
    LOYAL
    | STANDING
    | words("phrases.nameless")
    | words("phrases.issued")
    | words("phrases.going_on")
    | words("phrases.made_up")
    | words("phrases.along")
)
PEOPLES: Final = words("phrases.peoples")
ADVERBS: Final = words("phrases.adverbs")
COUNTS: Final = words("phrases.counts")
TOLD: Final = words("phrases.told")
BOTH: Final = words("phrases.both")
DEEDS: Final = words("phrases.deeds")
NISBA: Final = ("يه", "يين", "يون", "ي", "ين", "ون", "ه", "يا", "يتين")


def is_definite(token: Token) -> bool:
    """Whether a word has the article: not ``آليات``, ``ألغام``, whose alef is their own."""
    return has_article(token.norm) and token.text.lstrip("وفبكل")[:1] not in _OWN_ALEF


_OWN_ALEF: Final = ("آ", "أ", "إ")


def pair_at(view: View, i: int) -> QuantityAt | None:
    """The number at token i that confirms a dual: ``عسكريين تركيين | اثنين``."""
    told = i < len(view.tokens) and view.tokens[i].norm in _PAIR
    return QuantityAt(2, 2, "exact", "", i, i) if told else None


_PAIR: Final = words("phrases.pair")


def is_nisba(view: View, i: int) -> bool:
    """Whether token i ends as a nisba in the singular.

    ``المستشفى`` does not, whose alef looks so, nor does ``القرية``, a noun.
    """
    norm = view.tokens[i].norm
    if not norm.endswith(("يه", "ي")) or norm in _NOUNS_AS_NISBAS:
        return False
    return not any(h.lexeme.name.endswith("ى") for h in view.hits[i])


_NOUNS_AS_NISBAS: Final = words("phrases.nouns_as_nisbas")


def is_verbal(view: View, i: int) -> bool:
    """Whether token i looks like a finite verb."""
    for hit in view.hits[i]:
        kind = hit.lexeme.kind
        if kind in ("report", "light", "result", "harm_verb"):
            return True
        if kind in ("trigger", "loss") and hit.lexeme.data.pos == "verb":
            own = hit.lexeme.name[:2] in ("ال", "أل")  # ألقى, التقى
            return not ((hit.word.article and not own) or hit.word.preposition)
    norm = view.tokens[i].norm
    if norm[:1] in "وف" and len(norm) > 4:
        norm = norm[1:]
    if _tenth_form(norm) and "place" not in view.kinds(i):
        return True
    if norm in _FEMININE or (norm.startswith("تت") and not norm.endswith(("ه", "ي"))):
        return True  # ميليشيات | تتنافس: the fifth form and the sixth
    return norm[:1] == "ي" and len(norm) > 3 and not norm.endswith("ه")


_FEMININE: Final = words("phrases.feminine_verbs")


def _tenth_form(norm: str) -> bool:
    """``استخدمه``, ``استقدمت``: past; the masdar and its adjectives have a long a."""
    if not norm.startswith("است") or len(norm) < _TENTH:
        return False
    end = next((e for e in _OBJECTS if norm.endswith(e)), "")
    return norm.endswith(("ي", "ت")) or "ا" not in norm[3:].removesuffix(end)


_TENTH: Final = 6
_OBJECTS: Final = ("ها", "هما", "وا")


def unprefixed(view: View, i: int) -> bool:
    """Whether token i can go on with a name: no و or preposition is written on it."""
    if i in view.tails:
        return False
    norm = view.tokens[i].norm
    if norm in _NEVER:
        return False
    if norm.startswith(("وال", "فال", "بال", "لل", "كال", "وبال", "ولل")):
        return False
    return not any(h.word.conjunction or h.word.preposition for h in view.hits[i][:1])


_NEVER: Final = words("phrases.never")


SOMEBODY: Final = words("phrases.somebody")
OF_ACTS: Final = words("phrases.of_acts")


def adjectives(
    view: View, last: int, *, definite: bool, limit: int = 3, strict: bool = False
) -> int:
    """The last token of the adjectives that follow token ``last`` and agree with it.

    ``strict`` takes only words that are written as adjectives (``المسلحة``).
    """
    tokens = view.tokens
    first, i = last, last + 1
    while i < len(tokens) and limit and tokens[i].kind == WORD:
        norm = tokens[i].norm
        kinds = view.kinds(i)
        if _ends_before(view, i, kinds, definite=definite):
            break
        if not definite and not strict and norm in PEOPLES:
            return i  # مقاتلين أكراد
        if _misfits(view, last, i, kinds, definite=definite, strict=strict):
            break
        if _accusative(norm, tokens[last].norm) and not definite:
            return i  # جنديا تركيا: an adjective, not the country
        if not definite and kinds & _NOUNS:
            break  # دبابة إسرائيلية | سيارة, ثلاثة تلاميذ | شهداء
        if kinds & _NO_NISBAS and not is_nisba(view, i):
            break  # قصفت قوات النظام | البلدتين
        if strict and norm.removeprefix("ال") in OF_ACTS:
            break  # اقتحامات الدعم السريع | المتكررة
        if strict and (norm in SOMEBODY or _told_of(view, first, last, i, kinds)):
            break  # جهاز الردع | القيادي في التنظيم
        last = i
        i += 1
        limit -= 1
    return last


# What an indefinite word is no adjective for being, and what any word is that is no nisba.
_NOUNS: Final = frozenset(
    [
        *("trigger", "place_head", "title", "place", "equipment"),
        *("head", "actor", "harm_noun"),
    ]
)
_NO_NISBAS: Final = frozenset(("trigger", "harm_masdar", "place_head"))


def _ends_before(view: View, i: int, kinds: set[str], *, definite: bool) -> bool:
    """Whether a name ends before token i, whatever it agrees with."""
    if (
        kinds & STOP
        or is_verbal(view, i)
        or not unprefixed(view, i)
        or i in view.times
        or definite != is_definite(view.tokens[i])
    ):
        return True
    norm = view.tokens[i].norm
    if opens_number(norm) or norm in COUNTS or norm in ADVERBS:
        return True
    if norm.removeprefix("ال") in ENDING or norm in DEEDS:
        return True
    return unknown_in(view, i)  # قذيفة | مجهولة المصدر


def ends_name(view: View, last: int, i: int) -> bool:
    """Whether token i ends a name whatever it is: ``الموالية``, ``طائرة أنتونوف | حيا شعبيا``."""
    norm, accusative = view.tokens[i].norm, view.tokens[i].text.endswith(TANWIN)
    if norm.removeprefix("ال") in ENDING or norm in ADVERBS or norm in DEEDS:
        return True
    return accusative and not view.tokens[last].text.endswith(TANWIN)


def unknown_in(view: View, i: int) -> bool:
    """``جثة | مجهولة الهوية``: whether a word is nobody, but says what of another is unknown."""
    if not view.tokens[i].norm.removeprefix("ال").startswith("مجهول"):
        return False
    return i + 1 < len(view.tokens) and view.tokens[i + 1].norm in _UNKNOWN_OF


_UNKNOWN_OF: Final = words("phrases.unknown_of")


def _misfits(
    view: View, last: int, i: int, kinds: set[str], *, definite: bool, strict: bool
) -> bool:
    """Whether token i is not written as an adjective of token ``last`` is."""
    norm, before = view.tokens[i].norm, view.tokens[last].norm
    if not definite and norm[0] == "و" and not norm.startswith(_OWN_WAW):
        return True  # سيارة | ومنحلة
    if norm in TOLD or norm in BOTH:
        return True  # أكد مصدر أمني | عودة الهدوء; دعت الأمم المتحدة | الطرفين
    dual = norm.endswith(("يان", "يتان")) and before.endswith("ان")  # جنديان تركيان
    described = dual or norm.endswith(NISBA) or norm in _FLYING
    if (strict or not definite) and not described:
        return True
    if norm.endswith("يا") and before.endswith("ه") and "place" not in kinds:
        return True  # دراجة نارية | قياديا
    if view.tokens[i].text.endswith(TANWIN) and not before.endswith("ا"):
        return True  # شبان | ميدانيا: how it was done
    verb = norm.startswith("ي") and not norm.endswith("يه")
    if norm.endswith("ه") and (verb or before.endswith("ا")):
        return True  # 13 شخصا | بتهمة; اشخاص | يشتبه
    # طعن شاب فلسطيني | جنديا
    return not definite and (whom(view, i, last) or _of_men(view, last, norm))


_OWN_WAW: Final = ordered("phrases.own_waw")
_FLYING: Final = words("phrases.flying")


def _of_men(view: View, last: int, norm: str) -> bool:
    """``فرقة خاصة | مهندسين``, ``قذائف | مركزين``: a plural of men after no men."""
    if not norm.endswith(("ين", "ون")):
        return False
    before = view.tokens[last].norm
    if before.endswith("ه"):
        return True
    thing = not before.endswith(("ين", "ان"))
    return thing and bool(view.kinds(last) & {"equipment", "weapon"})


def _accusative(norm: str, before: str) -> bool:
    """Whether both words are written as indefinite accusatives, the second a nisba."""
    return norm.endswith("يا") and before.endswith("ا") and len(before) > 3


def _told_of(view: View, first: int, last: int, i: int, kinds: set[str]) -> bool:
    """Whether a word that ends as adjectives do is somebody or something else."""
    norm = view.tokens[i].norm
    if norm.endswith(_PLACES):
        return True  # اقتحمت قوات الاحتلال | القرية
    if others(view, first, last, i):
        return True  # استهدفت قوات النظام | المدنيين
    # هدد «داعش» | الحكومة, حاصرت قوات النظام | الرمادي
    return _governs(view, i) or _a_town(norm, kinds)


_PLACES: Final = ordered("phrases.places")


def _a_town(norm: str, kinds: set[str]) -> bool:
    """``الرمادي``, ``الزبداني``: a town that is written as adjectives are."""
    return kinds == {"place"} and norm.endswith(("ي", "ين")) and norm != "العربي"


def whom(view: View, i: int, last: int) -> bool:
    """Whether a word in the accusative is a person whom one in the nominative did it to."""
    told = view.tokens[i].norm.endswith("يا") and "place" not in view.kinds(i)
    return (
        told
        and not view.tokens[last].norm.endswith(("ا", "ين", "ان"))
        and any(
            h.lexeme.kind == "group" and h.lexeme.id in _HARMED for h in view.hits[i]
        )
    )


# Whom verbs are done to, by nouns that end as adjectives do: جنديا, شرطيا, مدنيا, فلسطينيا.
_HARMED: Final = OF_PEOPLES | {
    *("soldier", "policeman", "civilian", "leader_q", "journalist")
}


def ranked(view: View, last: int) -> int:
    """``ضابط برتبة مقدم ركن``: the last token of the rank after a noun, if one is told."""
    tokens = view.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].norm != "برتبه":
        return last
    staff = last + 3 < len(tokens) and tokens[last + 3].norm == "ركن"
    return last + 2 + staff


def _governs(view: View, i: int) -> bool:
    """Whether a word is a body that rules, no adjective: ``الحكومة``, ``السلطات``."""
    return any(
        h.lexeme.kind == "head" and h.lexeme.data.get("kind") == "government"
        for h in view.hits[i]
    )
