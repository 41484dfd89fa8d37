"""Words of acts, harm and results that tell none where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.admissions import admits
from tawthiq.extract.chunking.battles import names_a_battle
from tawthiq.extract.chunking.checkpoints import is_checkpoint
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.drones import destroys, is_drone
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.events.drafts import ATTACKS, HOSTS
from tawthiq.extract.names.phrases import OF_ACTS
from tawthiq.text import fold_word, has_article


def no_act(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a word that may tell an event tells none here."""
    word = hit.word
    if hit.last > hit.first and _accusative_noun(view, hit):
        return True
    if _a_town(view, hit) or is_drone(view, hit, before) or destroys(hit, before):
        return True
    if names_a_battle(view, hit) or _as_a_habit(view, hit):
        return True
    if word.base in _EXPOSED and hit.first == hit.last:
        return not _by_whom(view, hit)
    if word.base in _NO_VERBS or _wary(hit, before) or _describes(hit):
        return True
    if word.article and word.base in _ATTACKING and before:
        return before[-1].kind == "actor"  # القوات المهاجمة
    if word.base in _MANNED and _manned(hit, before):
        return True
    if is_checkpoint(view, hit, before) or admits(view, hit):
        return True
    if word.base == "دوريه" and before and _did_it(before[-1]):
        return True
    if word.base == "فجر" and _at_dawn(view, hit):
        return True
    if word.base == "امن" and before and not word.conjunction:
        return not _ends_clause(before[-1])  # إدارة أمن عدن
    if hit.last > hit.first and word.base in _LIES:
        return True
    if word.base == "عمليات" and _of_a_command(view, hit, before):
        return True
    if word.base in _OPERATIONS and _only_watches(view, hit):
        return True
    if not before:
        return False
    last = before[-1].word.base
    held = word.base == "سيطره" or (word.base == "سيطرت" and word.pronoun)
    if held and not word.prefix:  # مناطق سيطرة التنظيم, مناطق سيطرتها
        under = last == "تحت" and len(before) > 1
        return (
            last.removeprefix("ال") in _HELD
            or _outside(before)
            or (under and _lies(before[-2]))
        )
    return word.article and last in _SETTINGS  # جبهات القتال


def _did_it(before: Chunk) -> bool:
    """``اعتقلت دورية مشتركة``, ``من قبل دورية مشتركة``: who did it, none sent out."""
    verb = before.kind == "trigger" and before.data.pos == "verb"
    return (verb and before.id in HOSTS) or before.name in _AT_HANDS


_AT_HANDS: Final = ("من قبل", "على يد")


def _wary(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``هدوء حذر``: what the calm was, nobody warned."""
    calm = bool(before) and before[-1].word.base in ("هدوء", "هدوءا")
    return calm and hit.word.base in ("حذر", "حذرا")


def _describes(hit: Hit) -> bool:
    """``حاجزا مباغتا``: a participle that only says how something was."""
    how = getattr(hit.lexeme.data, "tense", "") == "participle"
    return how and hit.word.base.removesuffix("ا") in OF_ACTS


def _by_whom(view: View, hit: Hit) -> bool:
    """``صدت القوة تعرضا لداعش``: an assault, where its doer stands after ل."""
    i = hit.last + 1
    if i >= len(view.tokens) or not view.tokens[i].norm.startswith("ل"):
        return False
    return any(
        h.word.preposition == "ل" and h.lexeme.kind in ("actor", "head", "group")
        for h in view.hits[i]
    )


_EXPOSED: Final = words("deeds.exposed")
_NO_VERBS: Final = words("deeds.no_verbs")
_ATTACKING: Final = words("deeds.attacking")
_HELD: Final = words("deeds.held")


def _outside(before: Sequence[Chunk]) -> bool:
    """``المناطق الخارجة عن سيطرتها``: who does not hold a place, no place taken."""
    return (
        len(before) > 1
        and before[-1].word.base == "عن"
        and before[-2].word.base.removeprefix("ال") in _BEYOND
    )


_BEYOND: Final = words("deeds.beyond")


def _lies(c: Chunk) -> bool:
    """``البلدتين الواقعتين | تحت سيطرة س``, ``كانت | تحت سيطرة س``: where a place lies."""
    lies = c.kind in ("word", "light") and c.name.startswith(_LYING)
    return lies or fold_word(c.name).removeprefix("ال") in _HELD


_LYING: Final = ordered("deeds.lying")
_LIES: Final = words("deeds.lies")


def no_harm(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a verb that may tell harm tells none here."""
    if hit.lexeme.name == "قضى":
        return any(c.word.base in _DECREED for c in before[-_RULING:])
    return _dismayed(view, hit, before)


def no_result(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:  # noqa: ARG001
    """``تحدثوا عن``: they spoke, and caused nothing."""
    return hit.word.base.startswith(_SPEAKING)


_SPEAKING: Final = ordered("deeds.speaking")


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


_MANNED: Final = words("deeds.manned")


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
    on_it = verb or last.word.base in _AIMED_AT
    return last.kind in ("trigger", "loss") and last.id in _AGAINST and on_it


_AIMED_AT: Final = words("deeds.aimed_at")
_AGAINST: Final = ATTACKS | {"equipment_loss", "damage"}


_FELT: Final = words("deeds.felt")
_FEELING: Final = 4
_ITS: Final = ("ه", "ها")


_STRUCK: Final = words("deeds.struck")


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
    """``فجر 22 نيسان``, ``فجر الـ 22 منه``, ``فجر يوم الحادث``: when it was, no verb."""
    after = hit.last + 1
    if after + 1 < len(view.tokens) and view.tokens[after].norm == "ال":
        after += 1  # الـ 22
    if hit.last > hit.first or after >= len(view.tokens):
        return False
    return after in view.times or view.tokens[after].norm in ("يوم", "اليوم", "ذلك")


_DECREED: Final = words("deeds.decreed")
_RULING: Final = 4


_COMMAND: Final = words("deeds.command")


def _of_a_command(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قوة من عمليات سامراء``, ``قائد عمليات ميسان``: a command by its name."""
    after = view.hits[hit.last + 1] if hit.last + 1 < len(view.hits) else ()
    named = any(h.lexeme.kind == "place" and not h.word.preposition for h in after)
    last = fold_word(before[-1].name).split()[-1:] if before else []
    return named and bool(last) and last[0] in _COMMAND


_OPERATIONS: Final = words("deeds.operations")
_WATCHING: Final = words("deeds.watching")


def _only_watches(view: View, hit: Hit) -> bool:
    """``عمليات استطلاع``, ``عملية انتشال الجثث``: an operation that attacks nobody."""
    i = hit.last + 1
    if i >= len(view.tokens) or hit.last > hit.first:
        return False
    return view.tokens[i].norm.removeprefix("ال") in _WATCHING


def _ends_clause(last: Chunk) -> bool:
    """Whether a verb may stand right after a chunk."""
    return last.kind in ("punct", "quote", "conn", "comp", "rel", "neg")


def _a_town(view: View, hit: Hit) -> bool:
    """``ناحية سيدكان``: after a place's head no verb stands in the future."""
    before = view.kinds(hit.first - 1) if hit.first else set()
    return hit.word.preposition == "س" and "place_head" in before


def _as_a_habit(view: View, hit: Hit) -> bool:
    """``عادة ما يستهدف الطيران مواقعهم``, ``غالبا ما تشهد``: no event that happened."""
    i = hit.first
    if i < _HABIT or view.tokens[i - 1].norm != "ما":
        return False
    return view.tokens[i - _HABIT].norm in _OFTEN


_HABIT: Final = 2  # tokens of ``عادة ما``
_OFTEN: Final = words("deeds.often")


_SETTINGS: Final = words("deeds.settings")


def resists(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``واجهوا مقاومة من مقاتلين``, ``حاول مقاومة المسلحين``: what was done, no side."""
    after = hit.last + 1
    if hit.word.base not in _RESISTING or hit.word.article or after >= len(view.tokens):
        return False
    tries = any("intended" in c.alts for c in before[-_TRIES:])
    tries = tries and not (hit.word.prefix or hit.last > hit.first)
    return view.tokens[after].norm in _WHOSE or (
        tries and has_article(view.tokens[after].norm)
    )


_TRIES: Final = 3  # chunks from a verb of trying to what is tried


_RESISTING: Final = words("deeds.resisting")
_WHOSE: Final = words("deeds.whose")
