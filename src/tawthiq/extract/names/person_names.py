"""The name of a person: how far it goes on."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.phrases import ADVERBS, LOYAL, STOP, is_verbal, unprefixed
from tawthiq.text import WORD, has_article
from tawthiq.text.numbers import NUMBER_WORDS, bare

NAME_LINKS: Final = words("person_names.links")
_OF_GOD: Final = words("person_names.of_god")
_WISHES: Final = words("person_names.wishes")
_STYLED: Final = words("person_names.styled")
_UNFINISHED: Final = words("person_names.unfinished")
_NEVER: Final = words("person_names.never") | ADVERBS
_BODIES: Final = words("person_names.bodies")
# اللواء الرابع is no general's name; عبدالله الثاني is a king's.
_ORDINALS: Final = words("person_names.ordinals")
_W_NAMES: Final = words("person_names.own_waw")
# الرئيس | يستعد, استقبل: forms that no name has.
_FORM_X: Final = ("است", "يست", "تست")
_TANWEEN: Final = ("\u064b", "\u064b\u0627")
# After a rank or office only these end the wait for a name: ياسر is no verb there.
_CLOSED: Final = frozenset(
    ["according", "comp", "rel", "conn", "prep", "report", "neg", "result", "title"]
)
# After a given name, whose word may be a kind of effect too: العميد | خلف س.
_CLOSED_TO_NAMES: Final = _CLOSED - {"result"}
_STOPS: Final = STOP | {"head", "source_head", "title", "place_head", "group"}
_NO_MAN: Final = frozenset(("head", "harm_masdar"))
_ACTS: Final = frozenset(("trigger", "harm_noun", "weapon", "source"))


def person_name(view: View, i: int, *, ranked: bool = False) -> int:
    """The last token of a person's name that begins at token i, or i - 1.

    ``ranked``: a rank of several words, or an office, stands before it.
    """
    tokens = view.tokens
    first = i
    while i < len(tokens) and i - first < _LONGEST and tokens[i].kind == WORD:
        norm = tokens[i].norm
        if i > first and norm == "الله":
            i += 1  # حسن نصر الله: no name ends before it
            continue
        if i > first and _before_god(view, i):
            if norm in _OF_GOD:
                i += 2  # أحمد دفع الله
                continue
            if norm in _WISHES:
                break
        many = i - first >= _NAMES and _names_in(view, first, i) >= _NAMES
        if many and not _announced(view, i):
            break
        kinds = view.kinds(i)
        if i in view.times or norm in ("عام", "سنه"):
            break
        if "comp" in kinds or norm == "و" or norm.removeprefix("ال") in LOYAL:
            break  # فإن is no van; مسلحي خليفة س | المدعومين
        if i > first and _ali(view, i):
            return i
        linked = norm in NAME_LINKS or (i > first and tokens[i - 1].norm in NAME_LINKS)
        if not linked and not _of_origin(view, first, i):
            if i > first and _surname(view, i):
                return i
            if _ends(view, first, i, kinds, ranked=ranked):
                break
        i += 1
    while i > first and tokens[i - 1].norm in _UNFINISHED:
        i -= 1
    return i - 1


def _ali(view: View, i: int) -> bool:
    """``خالد علي (12 عاما)``: the name, no على, since nothing stands after it that it is upon."""
    if view.tokens[i].norm != "علي" or not view.tokens[i].text.endswith("ي"):
        return False
    after = view.tokens[i + 1] if i + 1 < len(view.tokens) else None
    if after is None or after.text in _ENDING:
        return True
    return after.norm[0] == "و" and after.norm[1:] in view.given


_ENDING: Final = frozenset("(،,.؛:)-")


def _before_god(view: View, i: int) -> bool:
    return i + 1 < len(view.tokens) and view.tokens[i + 1].norm == "الله"


def _ends(view: View, first: int, i: int, kinds: set[str], *, ranked: bool) -> bool:
    """Whether token i is no part of the name that begins at token ``first``.

    ``kinds``: what token i may be.
    """
    norm = view.tokens[i].norm
    given = norm in view.given
    office = i > 0 and "title" in view.kinds(i - 1)
    after_title = i == first and (office or (ranked and given))
    called = after_title and given  # العقيد | تامر
    closed = _CLOSED_TO_NAMES if called else _CLOSED
    if kinds & (closed if after_title else _STOPS):
        return True
    if after_title and kinds & _NO_MAN and not given:
        return True  # آمر غرفة عمليات, أعلن المحافظ مقتل ستة
    # هاكان فيدان: no ف that goes on with a verb; الرئيس الأميركي | باراك: no ب of place
    foreign = given and (called or (i > first and norm[0] == "ف"))
    acts = kinds & _ACTS
    joined = i == first and norm[0] == "و" and norm[1:] in view.given  # س | وعمر حسن
    whole = joined or unprefixed(view, i)
    if not foreign and ((acts and not called) or not whole):
        return True
    if view.tokens[i].text.endswith(_TANWEEN):
        return True  # رسمياً: an adverb or an object
    if norm in _NEVER or bare(norm, NUMBER_WORDS) in NUMBER_WORDS:
        return True
    if norm.startswith(("الذي", "التي")):
        return True
    return _no_first(view, i) if i == first else _no_further(view, first, i)


def _no_first(view: View, i: int) -> bool:
    """Whether no name begins with token i: ``آمر | فوج``, ``اللواء | الرابع``."""
    norm = view.tokens[i].norm
    if norm in _BODIES or norm in _ORDINALS or norm.startswith(_FORM_X):
        return True
    if _a_country(view, i):
        return True  # اتهم الناطق | مصر
    state = norm[0] == "م" and norm[-1] == "ا" and norm[1] not in "اي"
    if state and len(norm) > _SHORT and not _known(view, norm):
        return True  # استشهد الشاب | متأثرا بجراحه: in what state he died, no name
    if norm[0] == "و" and not (_known(view, norm) or _known(view, norm[1:])):
        return True  # قائد حامية بابنوسة | وعددا
    if norm[0] == "ب" and norm.endswith("ه") and norm not in view.given:
        return True  # تعهد وزير الدفاع التركي | بمواصلة
    return has_article(norm) and not _after_rank(view, i)


_SHORT: Final = 4  # letters of a name that may end so: مهرا


def _known(view: View, norm: str) -> bool:
    return norm in _W_NAMES or norm in view.given


def _no_further(view: View, first: int, i: int) -> bool:
    """Whether no name that began at token ``first`` goes on with token i."""
    norm = view.tokens[i].norm
    if _a_country(view, i):
        return True  # حملت المستشارة س | روسيا المسؤولية
    given = norm in view.given
    if not given and _a_thing(view, i):
        return True  # قصفت قوات اللواء س | حيا سكنيا
    if (not given or norm.startswith(_FORM_X)) and is_verbal(view, i):
        return True
    if not given and norm.endswith(("ها", "هم")):
        return True
    if norm[0] == "و" and (norm not in _W_NAMES or _another(view, first, i)):
        return True
    return has_article(norm) and _names_in(view, first, i) > 2


_LONGEST: Final = 8  # words
_NAMES: Final = 4  # that a person has, more only where أن says that they end


def _another(view: View, first: int, i: int) -> bool:
    """``رامي الحسن | وهبة النجار``: after a family's name comes another person."""
    family = i > first + 1 and has_article(view.tokens[i - 1].norm)
    return family and view.tokens[i].norm[1:] in view.given


def _names_in(view: View, first: int, i: int) -> int:
    """How many names those from ``first`` to before i are: ``عبد الكريم``, ``جمال الدين`` are one."""
    norms = [t.norm for t in view.tokens[first:i]]
    return sum(
        norm not in _OF_ONE and (n == 0 or norms[n - 1] not in NAME_LINKS)
        for n, norm in enumerate(norms)
    )


_OF_ONE: Final = frozenset(("الدين", "الله"))  # end a name of two words


def _a_thing(view: View, i: int) -> bool:
    """Whether something is told here that was hit: by two words, or in the accusative."""
    return any(
        h.lexeme.kind == "equipment"
        and (h.last > i or (h.word.base.endswith("ا") and not h.word.prefix))
        for h in view.hits[i]
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


def _a_country(view: View, i: int) -> bool:
    """``روسيا``, ``مصر``: a government by its country, no part of a person's name."""
    return view.tokens[i].norm not in view.given and any(
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


def _of_origin(view: View, first: int, i: int) -> bool:
    """``أبو قتادة المغربي``: whence he is belongs to the name of one who has no other."""
    norm = view.tokens[i].norm
    named = view.tokens[first].norm in ("ابو", "ابي", "ابا") and i == first + 2
    if named and norm in _STYLED:
        after = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
        return not (has_article(after) or after in view.given)  # أبو س | الشيخ خالد
    return named and norm.startswith("ال") and norm.endswith("ي") and norm != "الذي"
