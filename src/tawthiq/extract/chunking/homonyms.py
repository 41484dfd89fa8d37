"""Which readings of a word its neighbours rule out, by the table that a reading is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.adjectives import DONE_TO_ONE, describes
from tawthiq.extract.chunking.battles import of_a_battle, of_a_day
from tawthiq.extract.chunking.chunks import Chunk, View, is_finite
from tawthiq.extract.chunking.deeds import no_act, no_harm, no_result, resists
from tawthiq.extract.chunking.kin import kin_follow, son_of_follows
from tawthiq.extract.chunking.namesakes import TANWIN, in_the_quarter, no_place
from tawthiq.extract.chunking.titles import no_title, of_a_noun
from tawthiq.extract.harm.items import group_of
from tawthiq.extract.names.apart import others
from tawthiq.extract.sources.sayings import says_nothing
from tawthiq.text import NUMBER, fold_word


def ruled_out(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether the words around say that a word is not what this reading takes it for."""
    kind = hit.lexeme.kind
    word = hit.word
    if view.tokens[hit.last].text.endswith(TANWIN) and is_finite(hit):
        return True  # فرناً: a noun
    if hit.last > hit.first and _no_pronoun(view, hit):
        return True
    if before and before[-1].kind == "place" and _listed_town(view, hit):
        return True  # تعز وعدن: no وعد
    if word.base.endswith("رد") and hit.lexeme.name.startswith("أردى"):
        return True  # ليرد: to answer, not to shoot dead
    if word.base == "فقد" and _indeed(view, hit):
        return True
    if word.base == "مركزا" and before and before[-1].kind == "trigger":
        return before[-1].name.endswith(("ا", *TANWIN))  # قصفا مركزا: how, no centre
    if word.base == "عاجل" and not word.pronoun:
        return True  # #عاجل: urgent news, nobody struck
    if word.base in _PARENTS and hit.first == hit.last and kind in ("group", "place"):
        kin = kin_follow(view, hit)
        told = kin or kind == "group"  # else باب الحارة
        return (kind == "group") != kin if told else no_place(view, hit, before)
    if kind in ("title", "group") and son_of_follows(view, hit):
        return True
    if word.preposition == "ك" and kind in ("comp", "neg", "place_head", "intended"):
        return True  # كان, كلا, كتلة, كامل
    rule = _RULES.get(kind)
    return rule is not None and rule(view, hit, before)


def _no_pronoun(view: View, hit: Hit) -> bool:
    """``أعلنت ولاية سيناء``: what ends in ة is not ``ولائه``, his allegiance."""
    feminine = view.tokens[hit.last].text.endswith("ة")
    return feminine and fold_word(hit.lexeme.name)[-1] == "ء"


def _listed_town(view: View, hit: Hit) -> bool:
    """Whether what a verb begins with is the و before a town's name."""
    if not is_finite(hit) or hit.word.conjunction:
        return False
    return view.tokens[hit.first].norm.startswith("و") and any(
        h.lexeme.kind == "place"
        and h.word.conjunction == "و"
        and not h.lexeme.data.get("ambiguous")
        for h in view.hits[hit.first]
    )


def _no_connective(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:  # noqa: ARG001
    return hit.lexeme.name == "وذلك" and _adds_when(view, hit)


def _in_a_time(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:  # noqa: ARG001
    """``من | قبل ظهر الأربعاء``: a preposition whose second word begins a time."""
    return any(n in view.times for n in range(hit.first + 1, hit.last + 1))


def _no_side(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    kind = hit.lexeme.data.get("kind")
    if kind in ("latter", "former"):
        return not before or not _opens_latter(hit, before[-1], kind)
    if hit.word.base == "طالبان" and before and before[-1].kind == "harm":
        return True  # قتل طالبان: two students
    if hit.first == hit.last and hit.word.base in _COMMON:
        return not _whose(before, joined=bool(hit.word.conjunction))
    named = resists(view, hit, before) or of_a_day(view, hit)
    return named or _armed_act(view, hit, before)


# Sides that are called by a common noun: القاعدة is a base too, الحشد a build-up.
_COMMON: Final = words("homonyms.common")
_MEN: Final = ("people", "person", "actor", "object")


def _whose(before: Sequence[Chunk], *, joined: bool) -> bool:
    """``مسلحو القاعدة``, ``قيادي في القاعدة``, ``الجيش والحشد``: a side is due."""
    if not before:
        return False
    last = before[-1]
    if last.kind != "prep":
        after = last.kind == "actor" or last.word.article
        return last.kind in _MEN and joined == after
    of = last.name in ("من", "في") and len(before) > 1
    return (
        of and before[-2].kind in ("people", "person", "actor") and _fights(before[-2])
    )


def _fights(chunk: Chunk) -> bool:
    return chunk.kind == "actor" or group_of(chunk) in ("combatant", "leader")


def _opens_latter(hit: Hit, last: Chunk, kind: str) -> bool:
    """``انسحاب الأخير``, ``تمكنت الأخيرة``: no adjective (``الهجوم الأخير``) stands so."""
    if kind == "latter" and last.kind in ("comp", "prep", "report", "conn"):
        return True
    bare = not (last.word.article or last.word.pronoun) and hit.word.article
    return bare and last.kind in ("trigger", "light", "light_noun")


def _armed_act(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:  # noqa: ARG001
    """``كمين مسلح``, ``اشتباكا مسلحا``: what it was, not who."""
    if hit.word.base in _BOTH:  # هجومين | مسلحين, but هجوم | مسلحين
        two = before[-1].word.base if before else ""
        return (
            two.endswith(("ين", "ان")) and getattr(before[-1].data, "pos", "") == "noun"
        )
    military = hit.word.base in _MILITARY
    if not (military or hit.word.base in _ARMED) or not before:
        return False
    last = before[-1]
    if military and getattr(last.data, "type", "") in DONE_TO_ONE:
        return False  # اغتيال عسكري, but اجتماع عسكري
    noun = getattr(last.data, "pos", "") == "noun" and not last.word.article
    phrase = military and last.last > last.first  # عقد اجتماع | عسكري
    return last.kind == "trigger" and (noun or phrase)


_ARMED: Final = words("homonyms.armed")
_BOTH: Final = words("homonyms.both")
_MILITARY: Final = words("homonyms.military")
_FIGHTING: Final = _ARMED | _MILITARY | _BOTH


def _no_source(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    if of_a_noun(view, hit, before):
        return True
    name, article = hit.lexeme.name, hit.word.article
    if not article and _describes(hit, before):
        return True
    if name == "مصدر" and article:
        return bool(before) and before[-1].name.startswith("مجهول")  # مجهولة المصدر
    if name in ("موقع", "مواقع"):
        # قال موقع س: a site; a position of somebody's elsewhere.
        return not before or before[-1].kind not in ("report", "according")
    return False


def _of_what_is_held(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:  # noqa: ARG001
    """``مناطق حلب المحاصرة``: an adjective, no siege that harmed."""
    return hit.word.article and bool(before) and before[-1].kind == "place"


def _no_people(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``حي المرجة المحاصر``, ``الجيش الإرهابي``: an adjective of the name before it."""
    word = hit.word
    if describes(view, hit, before) or _of_the_other_sex(view, hit):
        return True
    if word.base == "مواليد" and hit.last + 1 < len(view.tokens):
        return view.tokens[hit.last + 1].kind == NUMBER  # من مواليد 1990
    if word.base == "بحاره":
        return in_the_quarter(view, hit)
    if hit.lexeme.kind == "group" and word.base in _FIGHTING and before:
        return _armed_act(view, hit, before)
    if not word.article or word.conjunction or word.preposition or not before:
        return False
    last = before[-1]
    if last.word.base in _WARDS:
        return True  # أصيب قسم | النساء والتوليد
    if last.kind == "quote" and len(before) > 1:
        return before[-2].kind == "person"
    if last.kind == "word" and last.word.base.startswith("ال"):
        return bool(hit.lexeme.data[1] == "singular")
    if last.kind == "actor" and others(view, last.first, last.last, hit.first):
        return False  # استهدفت القوات | المدنيين
    return last.kind in ("place", "actor", "person")


_WARDS: Final = words("homonyms.wards")


def _of_the_other_sex(view: View, hit: Hit) -> bool:
    """``والده``: his father, where a word for a mother is folded alike; and the reverse."""
    name, written = hit.lexeme.name, view.tokens[hit.last].text[-1]
    return (name[-1], written) in _ALIKE and any(
        h.lexeme.kind == "group" and h.lexeme.name[-1] == written
        for h in view.hits[hit.first]
    )


_ALIKE: Final = (("ة", "ه"), ("ه", "ة"))


def _no_weapon(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    if hit.lexeme.data.get("beside"):
        return not _beside(view, hit)
    if hit.word.article and hit.first == hit.last and hit.word.base == "صاروخي":
        return True  # القصف الصاروخي: how, not the two rockets of صاروخي غراد
    return _somebodys(view, hit, before)


def _somebodys(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:  # noqa: ARG001
    """Whether a pronoun is written on a name of one word: then it is none."""
    own = bool(hit.word.pronoun) and " " not in hit.lexeme.name
    return own or of_a_day(view, hit)


def _adds_when(view: View, hit: Hit) -> bool:
    """``، وذلك خلال الأسبوع الماضي``: when or why it was, no clause of its own."""
    after = hit.last + 1
    if after >= len(view.tokens):
        return False
    preps = (h.lexeme for h in view.hits[after] if h.lexeme.kind == "prep")
    return after in view.times or any(p.data in _WHEN for p in preps)


_WHEN: Final = frozenset(("during", "after", "before", "since", "at", "cause"))


def _no_place(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    return no_place(view, hit, before) or of_a_battle(view, hit)


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


_PARENTS: Final = words("homonyms.parents")


def _beside(view: View, hit: Hit) -> bool:
    """``ألقى برميلا``: a thing that is a weapon beside some words (``grammar.yaml``)."""
    stems = hit.lexeme.data["beside"]
    near = view.tokens[max(0, hit.first - _NEAR) : hit.last + _NEAR]
    return any(t.norm.lstrip("وف").removeprefix("ال").startswith(stems) for t in near)


# How many words to either side may make a thing a weapon.
_NEAR: Final = 5


def _no_thing(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:  # noqa: ARG001
    """``وهو عبارة عن كهف``: what it amounts to, no ferry; ``مقر | للحزب س``: whose it is."""
    if hit.last > hit.first and any(
        h.lexeme.kind in ("head", "actor") and h.word.preposition == "ل"
        for h in view.hits[hit.last]
    ):
        return True
    after = hit.last + 1
    follows = after < len(view.tokens) and view.tokens[after].norm == "عن"
    return hit.word.base == "عباره" and follows


_RULES: Final[Mapping[str, Callable[[View, Hit, Sequence[Chunk]], bool]]] = {
    "place": _no_place,
    "conn": _no_connective,
    "prep": _in_a_time,
    "trigger": no_act,
    "harm_verb": no_harm,
    "result": no_result,
    "report": says_nothing,
    "title": no_title,
    "head": _no_side,
    "source_head": _no_source,
    "harm_masdar": _of_what_is_held,
    "group": _no_people,
    "harm_noun": _no_people,
    "weapon": _no_weapon,
    "equipment": _no_thing,
    "actor": _somebodys,
    "source": _somebodys,
}
