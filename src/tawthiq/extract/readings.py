"""Which readings of a word its neighbours rule out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunks import Chunk, View, is_finite
from tawthiq.extract.drafts import ATTACKS
from tawthiq.extract.namesakes import TANWIN, no_place
from tawthiq.extract.sayings import says_nothing
from tawthiq.text import Token, fold_word


def sensible(view: View, i: int, before: Sequence[Chunk]) -> list[Hit]:
    """The hits at token i without those that the words around it rule out."""
    hits = view.hits[i]
    if not hits:
        return []
    found = [h for h in hits if not _ruled_out(view, h, before)]
    for hit in found:
        word = hit.word
        if hit.lexeme.kind == "place" and not (word.preposition or word.pronoun):
            goes_on = word.conjunction or (before and before[-1].kind == "actor")
            if goes_on and _governs(view, i):
                return [h for h in found if h.lexeme.kind != "place"]
            return [h for h in found if not is_finite(h)]  # تعز: the city, not a verb
    return found


def _governs(view: View, i: int) -> bool:
    """``وتدمر آليتين``, ``وحدات تدمر مستودعا``: a verb with an object, not the town."""
    after = view.hits[i + 1] if i + 1 < len(view.hits) else ()
    return any(is_finite(h) for h in view.hits[i]) and any(
        h.lexeme.kind in ("equipment", "group", "weapon")
        and not (h.word.article or h.word.preposition or h.word.conjunction)
        for h in after
    )


def _ruled_out(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    kind = hit.lexeme.kind
    word = hit.word
    if view.tokens[hit.last].text.endswith(TANWIN) and is_finite(hit):
        return True  # فرناً: a noun
    if kind == "trigger" and hit.last > hit.first and _accusative_noun(view, hit):
        return True
    if word.base.endswith("رد") and hit.lexeme.name.startswith("أردى"):
        return True  # ليرد: to answer, not to shoot dead
    if word.base == "فقد" and _indeed(view, hit):
        return True
    if word.base in _PARENTS and hit.first == hit.last and kind in ("group", "place"):
        return (kind == "group") != _kin_follow(view, hit)
    if kind == "place":
        return no_place(view, hit, before)
    if word.preposition == "ك" and kind in ("comp", "neg", "place_head"):
        return True  # كان, كلا, كتلة
    if kind == "conn" and hit.lexeme.name == "وذلك" and _adds_when(view, hit):
        return True
    if kind == "prep" and any(
        n in view.times for n in range(hit.first + 1, hit.last + 1)
    ):
        return True  # من | قبل ظهر الأربعاء
    if kind == "trigger" and (_a_town(view, hit) or _a_drone(view, hit, before)):
        return True
    if kind == "trigger" and word.base == "نصف":
        return True  # a half, no verb
    if kind == "trigger" and word.base in _MANNED and _manned(hit, before):
        return True
    if kind == "harm_verb" and _dismayed(view, hit, before):
        return True
    if kind in ("title", "source_head") and _of_a_noun(view, hit, before):
        return True
    if kind == "trigger" and word.base == "فجر" and _at_dawn(view, hit):
        return True
    if kind == "trigger" and word.base == "امن" and before and not word.conjunction:
        return not _ends_clause(before[-1])  # إدارة أمن عدن
    if kind == "trigger" and word.base == "عمليات" and _of_a_command(view, hit, before):
        return True
    if kind == "trigger":  # جبهات القتال
        return word.article and bool(before) and before[-1].word.base in _SETTINGS
    if kind == "report":
        return says_nothing(view, hit, before)
    if kind == "result" and word.base.startswith(("تحدث", "يتحدث", "نتحدث")):
        return True  # تحدثوا عن: they spoke
    if kind in ("head", "group") and word.base in ("مسلح", "مسلحا") and before:
        last = before[-1]  # كمين مسلح: what it was, not who
        noun = getattr(last.data, "pos", "") == "noun" and not last.word.article
        return last.kind == "trigger" and noun
    if kind == "head" and hit.lexeme.data.get("kind") == "latter":
        return not before or before[-1].kind not in ("comp", "prep", "report", "conn")
    if kind == "source_head" and not word.article and _describes(hit, before):
        return True
    if kind == "source_head" and hit.lexeme.name == "مصدر" and word.article:
        return bool(before) and before[-1].name.startswith("مجهول")  # مجهولة المصدر
    if kind == "source_head" and hit.lexeme.name in ("موقع", "مواقع"):
        # قال موقع س: a site; a position of somebody's elsewhere.
        return not before or before[-1].kind not in ("report", "according")
    if kind == "harm_verb" and hit.lexeme.name == "قضى":
        return any(c.word.base in _DECREED for c in before[-_RULING:])
    if kind == "harm_masdar" and word.article and before and before[-1].kind == "place":
        return True  # مناطق حلب المحاصرة
    if kind in ("group", "harm_noun"):
        # حي المرجة المحاصر, الجيش الإرهابي: an adjective of the name before it.
        return (
            word.article
            and not word.conjunction
            and not word.preposition
            and bool(before)
            and (
                before[-1].kind in ("place", "actor", "person")
                or (
                    before[-1].kind == "quote"
                    and before[-2:-1]
                    and before[-2].kind == "person"
                )
                or (
                    before[-1].kind == "word"
                    and before[-1].word.base.startswith("ال")
                    and hit.lexeme.data[1] == "singular"
                )
            )
        )
    if kind == "weapon" and hit.lexeme.data.get("beside"):
        return not _beside(view, hit)
    if kind in ("actor", "source", "weapon"):
        return bool(word.pronoun) and " " not in hit.lexeme.name
    return False


def _accusative_noun(view: View, hit: Hit) -> bool:
    """``أن قصفا جويا استهدف``: a noun, no verb of two who bombed from the air."""
    data = hit.lexeme.data
    if getattr(data, "pos", "") != "verb" or getattr(data, "tense", "") != "past":
        return False
    first = view.tokens[hit.first]
    verb = fold_word(hit.lexeme.name.split()[0])
    noun = first.norm.lstrip("وف") == f"{verb}ا" and len(verb) > _DEFECTIVE
    return first.text.endswith(TANWIN) or noun


_DEFECTIVE: Final = 2


def _adds_when(view: View, hit: Hit) -> bool:
    """``، وذلك خلال الأسبوع الماضي``: when or why it was, no clause of its own."""
    after = hit.last + 1
    if after >= len(view.tokens):
        return False
    preps = (h.lexeme for h in view.hits[after] if h.lexeme.kind == "prep")
    return after in view.times or any(p.data in _WHEN for p in preps)


_WHEN: Final = frozenset(("during", "after", "before", "since", "at", "cause"))


def _of_a_noun(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``المستشفى العسكري``, ``مجلس تل تمر العسكري``: an adjective, nobody's title."""
    i, after = hit.first - 1, hit.last + 1
    norm = view.tokens[hit.first].norm
    if not (norm.startswith("ال") and norm.endswith("ي")) or i < 0:
        return False
    named = after < len(view.tokens) and view.tokens[after].norm in view.given
    place = bool(before) and before[-1].kind == "place"
    return (place or view.tokens[i].norm.startswith("ال")) and not named


# A checkpoint in Egypt, an ambush everywhere.
_MANNED: Final = frozenset(("كمين", "كمينا", "كمينين", "كماين"))


def _manned(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``هجوم على كمين أمني``, ``استهدف كمينا``: a checkpoint that is attacked."""
    last = before[-1] if before else None
    if last is None or hit.word.preposition or hit.word.conjunction:
        return False
    if last.kind == "prep":
        return last.data in ("on", "toward", "near")
    if last.kind in ("actor", "people") and hit.word.article:
        return True  # أفراد الكمين
    verb = getattr(last.data, "pos", "") == "verb"
    return last.kind == "trigger" and last.id in ATTACKS and verb


# What is felt, and harms nobody.
_FELT: Final = frozenset(("خوف", "هلع", "ذعر", "رعب", "فزع", "صدمه", "ارتباك"))
_FEELING: Final = 4
_ITS: Final = ("ه", "ها")


_STRUCK: Final = frozenset(("بشكل", "مباشره", "اصابه", "بدقه", "اصابات"))


def _dismayed(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``حالة من الهلع أصابت الأهالي``, ``أصابوه بشكل مباشر``: nobody is harmed."""
    if "صاب" not in hit.lexeme.name and "صيب" not in hit.lexeme.name:
        return False
    after = view.tokens[hit.last + 1 : hit.last + 1 + _FEELING]
    if hit.word.pronoun in _ITS and after and after[0].norm in _STRUCK:
        return True  # استهدفوا الموقع وأصابوه بشكل مباشر
    felt = [t.norm.removeprefix("ب").removeprefix("ال") for t in after]
    felt += [c.word.base.removeprefix("ال") for c in before[-_FEELING:]]
    return bool(_FELT.intersection(felt))


def _at_dawn(view: View, hit: Hit) -> bool:
    """``فجر 22 نيسان``, ``فجر يوم الحادث``: when it was, no verb."""
    after = hit.last + 1
    if hit.last > hit.first or after >= len(view.tokens):
        return False
    return after in view.times or view.tokens[after].norm in ("يوم", "اليوم", "ذلك")


def _indeed(view: View, hit: Hit) -> bool:
    """``فقد فجر انتحاري سيارته``: has blown up, nothing is lost."""
    after = hit.last + 1
    if hit.last > hit.first or after >= len(view.tokens):
        return False
    past = any(getattr(h.lexeme.data, "tense", "") == "past" for h in view.hits[after])
    return past or view.tokens[after].norm.startswith("است")


def _describes(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``وصل رتل عسكري``: what the noun of a phrase is, no officer who tells."""
    nisba = fold_word(hit.lexeme.name).endswith("ي")
    return nisba and bool(before) and before[-1].kind == "trigger"


# ``أم``, ``أب`` are parents only with their kin: else or, or the town of Ibb.
_PARENTS: Final = frozenset(("ام", "اب"))


def _kin_follow(view: View, hit: Hit) -> bool:
    """``قتلت أم وأطفالها``, ``أب وابنته``: who is theirs stands joined to them."""
    after = view.hits[hit.last + 1] if hit.last + 1 < len(view.hits) else ()
    return any(
        h.lexeme.kind == "group" and h.word.conjunction == "و" and h.word.pronoun
        for h in after
    )


# ``اتفاق يقضي بخروج المقاتلين``, ``قضت المحكمة بسجنه``: what is agreed or ruled.
_DECREED: Final = frozenset(
    [
        *("اتفاق", "اتفاقا", "الاتفاق", "اتفاقيه", "قرار", "قرارا", "القرار", "حكم"),
        *("حكما", "مرسوم", "مرسوما", "قانون", "قانونا", "بند", "بندا", "هدنه", "تفاهم"),
        *("محكمه", "المحكمه", "مبادره", "المبادره", "خطه", "مقترح", "مقترحا", "امر"),
    ]
)
_RULING: Final = 4


_COMMAND: Final = ("قياده", "قايد", "مركز", "غرفه", "القياده", "من")


def _of_a_command(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قوة من عمليات سامراء``, ``قائد عمليات ميسان``: a command by its name."""
    after = view.hits[hit.last + 1] if hit.last + 1 < len(view.hits) else ()
    named = any(h.lexeme.kind == "place" and not h.word.preposition for h in after)
    last = fold_word(before[-1].name).split()[-1:] if before else []
    return named and bool(last) and last[0] in _COMMAND


def _beside(view: View, hit: Hit) -> bool:
    """``ألقى برميلا``: a thing that is a weapon beside some words (``grammar.yaml``)."""
    stems = hit.lexeme.data["beside"]
    near = view.tokens[max(0, hit.first - _NEAR) : hit.last + _NEAR]
    return any(t.norm.lstrip("وف").removeprefix("ال").startswith(stems) for t in near)


# How many words to either side may make a thing a weapon.
_NEAR: Final = 5


def _ends_clause(last: Chunk) -> bool:
    """Whether a verb may stand right after a chunk."""
    return last.kind in ("punct", "quote", "conn", "comp", "rel", "neg")


def _a_town(view: View, hit: Hit) -> bool:
    """``ناحية سيدكان``: after a place's head no verb stands in the future."""
    before = view.kinds(hit.first - 1) if hit.first else set()
    return hit.word.preposition == "س" and "place_head" in before


def _a_drone(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``شنت مسيّرة غارة``: who flies, not a march."""
    if hit.word.base not in ("مسيره", "مسيرات") or hit.last > hit.first:
        return False
    shadda = "ي\u0651" in view.tokens[hit.first].text
    last = before[-1] if before else None
    if last is None or shadda:
        return shadda
    struck = getattr(last.data, "type", "") in ATTACKS
    # قصف بمسيرات, استهدفت مسيرة سيارة, استهداف مسيرة تركية
    own = getattr(last.data, "pos", "") == "verb" and last.word.base.endswith("ت")
    after = view.tokens[hit.last + 1].norm if hit.last + 1 < len(view.tokens) else ""
    whose = after.removesuffix("ه") in view.nisbas or after in _UNMANNED
    flies = hit.word.preposition == "ب" or (not hit.word.prefix and (own or whose))
    return last.kind == "light" or (struck and flies)


_UNMANNED: Final = frozenset(
    ("انتحاريه", "انقضاضيه", "مفخخه", "معاديه", "مجهوله", "استطلاع", "مذخره")
)


_SETTINGS: Final = frozenset(
    ["جبهات", "جبهه", "ساحات", "ساحه", "ميادين", "ميدان", "خطوط", "مناطق", "منطقه"]
)


_ATTEMPTS: Final = frozenset(
    [
        "محاوله",
        "محاولات",
        "محاولتهم",
        "محاولتها",
        "نيه",
        "بهدف",
        "بغيه",
        "بغرض",
        "منع",
        "افشال",
        "احباط",
        "عرقله",
        "خطه",
        "مخطط",
    ]
)


# Nouns that govern a masdar: سياسة قتل المدنيين.
_CONSTRUCT: Final = frozenset(
    [
        "سياسه",
        "عمليه",
        "عمليات",
        "جريمه",
        "جرايم",
        "حادثه",
        "حادث",
        "حكم",
        "خطه",
        "اعمال",
        "مسلسل",
        "حمله",
        "قضيه",
        "استمرار",
    ]
)


def in_context(hits: list[Hit], before: Sequence[Chunk]) -> list[Hit]:
    """After a preposition or another verb an unvocalised word is a noun: ``إثر قصف``."""
    if not before:
        return hits
    governed = (
        before[-1].kind in ("prep", "light", "result")
        or (before[-1].kind == "trigger" and before[-1].name.endswith(" على"))
        or (before[-1].kind == "word" and before[-1].word.base in _CONSTRUCT)
        or (before[-1].kind == "intended" and before[-1].word.base in _ATTEMPTS)
    )
    if governed and before[-1].word.pronoun:
        return hits
    if before[-1].kind == "harm" and getattr(before[-1].data, "tense", "") == "past":
        # قتل طالب: after a verb of harm comes who is harmed, never a second verb.
        return [h for h in hits if h.word.conjunction or not _is_past(h)]
    if not governed and not (hits and _is_past(hits[0]) and _has_verb(hits[0], before)):
        return hits
    nouns = [h for h in hits if not _is_past(h)]
    return nouns or hits


def _has_verb(hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a verb of condemning or calling governs this clause: a noun is due.

    ``دانت المنظمة، أمس، قصف المتمردين``: two finite verbs never share a clause.
    """
    if hit.word.conjunction:
        return False
    for n in range(len(before) - 1, max(-1, len(before) - 9), -1):
        chunk = before[n]
        if chunk.kind in ("conn", "comp", "rel", "quote") or (
            chunk.kind == "punct" and chunk.name not in "،,"
        ):
            return False
        if chunk.kind == "trigger" and getattr(chunk.data, "pos", "") == "verb":
            return bool(chunk.data.frame.startswith("speech"))
    return False


def _is_past(hit: Hit) -> bool:
    data = hit.lexeme.data
    return hit.lexeme.kind in ("trigger", "loss", "harm_verb") and (
        getattr(data, "tense", "") == "past"
    )


def flying(hits: Sequence[Hit], before: Sequence[Chunk]) -> Sequence[Hit]:
    """``طائرات حربية`` flies and strikes, unless it is what was brought down."""
    flies = False
    for hit in hits:
        if hit.lexeme.kind == "head" and hit.lexeme.data.get("kind") == "air":
            flies = True
    last = before[-1] if before else None
    lost = last is not None and (
        last.kind == "loss" or last.id in ("shootdown", "equipment_loss")
    )
    if not flies or lost:
        return hits
    return [h for h in hits if h.lexeme.kind != "equipment"]


_AFTER_ALI: Final = ("عبد", "بن", "ابو", "محسن", "صالح", "حسن", "حسين", "محمد")
_BEFORE_ALI: Final = frozenset(
    [
        *("قال", "واضاف", "اكد", "واكد", "وقال", "اوضح"),
        *("الرييس", "السابق", "المخلوع", "محمد", "بن", "السيد"),
    ]
)


def without_ali(tokens: Sequence[Token], hits: list[Sequence[Hit]]) -> None:
    """Take the preposition from ``علي`` where it is a person's name.

    For texts that write a final ى as ي; where they are told apart no hit is one.
    """
    for i, token in enumerate(tokens):
        if not token.norm.endswith("علي") or not token.text.endswith("ي"):
            continue
        after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
        before = tokens[i - 1].norm if i else ""
        if after.startswith(_AFTER_ALI) or before in _BEFORE_ALI:
            hits[i] = [h for h in hits[i] if h.lexeme.kind != "prep"]
