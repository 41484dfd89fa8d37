"""Words of an event that tell none here: a toll's part, a cordon round a scene."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import is_toll
from tawthiq.extract.events.compounds import (
    allowed,
    of_a_jail,
    penalty,
    task,
    trapped,
)
from tawthiq.extract.events.drafts import STRIKES
from tawthiq.extract.events.holdings import HELD
from tawthiq.extract.events.mistaken import (
    a_cairn,
    a_checkpoint,
    as_it_was_hit,
    held_by,
    in_joy,
    left_by_a_strike,
    lost,
    missed,
)
from tawthiq.extract.events.unsaid import UNSAID, Test, to_it
from tawthiq.extract.roles.aftermath import heals
from tawthiq.text import fold_word

_PART: Final = 12  # chunks of a list of the parts of a toll
_NEAR: Final = 4
_AFTER: Final = 7
_SCENE: Final = 6  # chunks from a cordon to what lies within it


def misread(chunks: Sequence[Chunk], k: int, type_: str) -> bool:
    """Whether the word at k tells no event of the type that the codebook gives it."""
    return any(test(chunks, k) for test in _TESTS.get(type_, ()))


# A war as a whole, that tolls are of and times are told by; and the words before it.
_WAR: Final = "عدوان"
_TOLLED: Final = ("ضحايا", "شهداء", "قتلى", "جرحى")
_BEGUN: Final = ("بدء", "بدأ", "بداية", "اندلاع", "انطلاق")


def _of_a_toll(chunks: Sequence[Chunk], k: int) -> bool:
    """``حصيلة العدوان``, ``عدد ضحايا العدوان``, ``منذ بدء العدوان``: no event of its own."""
    if not k or chunks[k].word.base != _WAR or not chunks[k].word.article:
        return False
    before = chunks[k - 1]
    if before.kind == "time":
        return _began(before)
    if before.name.endswith(_TOLLED) and k > 1:
        before = chunks[k - 2]
    return before.kind == "word" and is_toll(before)


def _since_it_began(chunks: Sequence[Chunk], k: int) -> bool:
    """``منذ اندلاع القتال``, ``منذ انطلاق معركتها``: a war by which a time is told.

    In gold 40 of 43 are no claim.
    """
    told = chunks[k].word.article or chunks[k].word.base.startswith(_BATTLES)
    return bool(k and told) and _began(chunks[k - 1])


def _began(c: Chunk) -> bool:
    """``منذ اندلاع``: since when, by what began then."""
    return c.kind == "time" and c.name.endswith(_BEGUN)


def _in_words(chunks: Sequence[Chunk], k: int) -> bool:
    """``هاجم الوزير في كلمة له الحكومة``: with words, not with arms."""
    for n in range(k + 1, min(k + 1 + _SPEECH, len(chunks))):
        c = chunks[n]
        if c.kind in ("punct", "conn", "comp", "report"):
            return False
        by = chunks[n - 1].kind == "prep" and chunks[n - 1].data in _IN
        if by and fold_word(c.name.partition(" ")[0]) in _SPEECHES:
            return True
    return False


_BATTLES: Final = ("معرك", "معارك")
_SPEECH: Final = 6  # chunks from an attack to the speech that it was made in
_IN: Final = ("at", "during", "using")
_SPEECHES: Final = words("misread.speeches")


def _struck(chunks: Sequence[Chunk], k: int) -> bool:
    """``غارة استهدفت اجتماعا للقيادة``: a meeting that was hit tells no talks."""
    before = chunks[k - 1] if k else None
    hit = before.alts.get("trigger") if before is not None else None
    struck = hit is not None and hit.lexeme.data.type in STRIKES
    return struck and not (chunks[k].word.prefix or chunks[k].joined)


def _elapsed(chunks: Sequence[Chunk], k: int) -> bool:
    """``انقضت الهدنة``: it ran out; only who pounces on somebody attacks."""
    if not fold_word(chunks[k].name).lstrip("وف").startswith(_RUNNING_OUT):
        return False
    return not any(c.data == "on" for c in chunks[k + 1 : k + 1 + _AFTER])


_RUNNING_OUT: Final = ("انقض", "ينقض", "تنقض")


def _to_be_ended(chunks: Sequence[Chunk], k: int) -> bool:
    """``اقتراحات لإنهاء القتال``: a war that is to end, no battle."""
    return k > 0 and fold_word(chunks[k - 1].name).endswith("انهاء")


def _closes_its_doors(chunks: Sequence[Chunk], k: int) -> bool:
    """``أغلقت المستشفيات أبوابها``: who shuts what is his lays no siege."""
    if not fold_word(chunks[k].name).startswith(_SHUTTING):
        return False
    after = chunks[k + 1 : k + 1 + _SCENE]
    return any(fold_word(c.name.split()[-1]).startswith(_DOORS) for c in after)


_SHUTTING: Final = ordered("misread.shutting")
_DOORS: Final = ordered("misread.doors")


def _snatched(chunks: Sequence[Chunk], k: int) -> bool:
    """``من خطفهم التفجير``: whom it killed."""
    return any(getattr(c.data, "type", "") in STRIKES for c in chunks[k + 1 : k + 2])


def _of_tear_gas(chunks: Sequence[Chunk], k: int) -> bool:
    """``اختناق بالغاز المسيل``, ``قذائف من أسطوانات الغاز``: no toxic agent."""
    if "harm_noun" in chunks[k].alts:
        return any(c.id == "tear_gas" for c in chunks)
    return any(c.id in _NO_POISON for c in chunks[k + 1 : k + 1 + _PART])


_NO_POISON: Final = ("tear_gas", "gas_canister")


def _sheltered(chunks: Sequence[Chunk], k: int) -> bool:
    """``الملجأ الذي لجأوا إليه``: where they had taken cover."""
    return fold_word(chunks[k].name).startswith("لج") and to_it(chunks, k)


def _meanwhile(chunks: Sequence[Chunk], k: int) -> bool:
    """``أطلقوا عليهم النار لدى فرارهم``, ``أثناء محاولتهم الخروج``: what the victims were at.

    In gold 29 of 32 such are no claim.
    """
    before = chunks[k - 1] if k else None
    if before is None:
        return False
    word = fold_word(before.name).lstrip("وف")
    return word in _WHILE or word.startswith("محاولت") or before.data == "during"


_WHILE: Final = words("misread.meanwhile")


def _of_tidings(chunks: Sequence[Chunk], k: int) -> bool:
    """``زف القائد بشرى التحرير``: good news, no funeral."""
    if not fold_word(chunks[k].name).lstrip("وف").startswith("زف"):
        return False
    return any("بشر" in fold_word(c.name) for c in chunks[k + 1 : k + 1 + _NEAR])


def _how(chunks: Sequence[Chunk], k: int) -> bool:
    """``أعدم التنظيم خمسة رميا بالرصاص``: how they were killed, which is told already."""
    if not fold_word(chunks[k].name).startswith("رميا"):
        return False
    told = (c.alts.get("trigger") for c in chunks[max(0, k - _PART) : k])
    return any(hit and hit.lexeme.data.type in _KILLINGS for hit in told)


_KILLINGS: Final = ("killing", "shooting")


def _around_a_scene(chunks: Sequence[Chunk], k: int) -> bool:
    """``طوقت الشرطة مكان الانفجار``: the police at their work, no siege."""
    told = [
        fold_word(w) for c in chunks[k + 1 : k + 1 + _SCENE] for w in c.name.split()
    ]
    return any(
        place.lstrip("ب").removeprefix("ل") in _SPOTS and what in _INCIDENTS
        for place, what in itertools.pairwise(told)
    )


_SPOTS: Final = words("misread.spots")
_INCIDENTS: Final = words("misread.incidents")


def _counted_among(chunks: Sequence[Chunk], k: int) -> bool:
    """``بينهم 54 امرأة و88 تحت التعذيب``: a part of a toll, not how all were killed."""
    before = chunks[max(0, k - _PART) : k]
    counted = chunks[k].joined and chunks[k].quantity is not None
    if before and before[-1].kind == "quantity":
        counted = before[-1].joined
    return counted and any(c.data == "among" for c in before)


def _ceased(chunks: Sequence[Chunk], k: int) -> bool:
    """``أعلن وقفا لإطلاق النار``: fire that is to cease; nobody shoots."""
    before = chunks[max(0, k - _NEAR) : k]
    halted = any(fold_word(c.name).startswith(_HALTED) for c in before)
    return halted and chunks[k].word.preposition == "ل"


_HALTED: Final = ordered("misread.halted")


def _of_a_camp(chunks: Sequence[Chunk], k: int) -> bool:
    """``معسكرات نزوح``: where people live who fled once."""
    before = fold_word(chunks[k - 1].name.split()[-1]) if k else ""
    return before.removeprefix("ال") in _CAMPS and chunks[k].word.base.endswith("نزوح")


_CAMPS: Final = words("misread.camps")


def _kindles(chunks: Sequence[Chunk], k: int) -> bool:
    """``ما فجر اشتباكات``, ``فجر القرار غضبا``: what it brought on, no blast."""
    if not chunks[k].word.base.startswith(_BURSTING):
        return False
    after = chunks[k + 1 : k + 3]
    return any(
        c.word.base in _UNREST and not (c.word.preposition or c.joined) for c in after
    )


_BURSTING: Final = ("فجر", "يفجر", "تفجر")
_UNREST: Final = words("misread.unrest")


def _to_a_hospital(chunks: Sequence[Chunk], k: int) -> bool:
    """``نقلوا جثث الضحايا إلى المستشفى``: what became of them; in gold 106 of 110 no claim."""
    if not any(w in fold_word(chunks[k].name) for w in ("نقل", "وصول", "وصل")):
        return False
    for i in range(k + 1, min(k + 1 + _PART, len(chunks))):
        if chunks[i].kind in ("conn", "comp", "report"):
            return False
        if heals(chunks[i]):
            return relation_of(chunks, i) == "to"
    return False


def _by_a_strike(chunks: Sequence[Chunk], k: int) -> bool:
    """``دوت انفجارات ناجمة عن القصف``: how a strike sounded, no bomb."""
    if not fold_word(chunks[k].name).removeprefix("ال").startswith("انفجار"):
        return False
    for i in range(k + 1, min(k + 1 + _PART, len(chunks))):
        c = chunks[i]
        if c.kind == "trigger" and getattr(c.data, "type", "") in _FROM_AFAR:
            return relation_of(chunks, i) in ("cause", "after", "about", "for")
        if c.kind in ("conn", "comp", "report", "punct") or finite(c):
            return False
    return False


_FROM_AFAR: Final = ("airstrike", "shelling")


# What tells, by type, that a word is no such event.
_TESTS: Final[dict[str, tuple[Test, ...]]] = {
    **UNSAID,
    "withdrawal": (lost, missed),
    "killing": (_counted_among, _how, a_cairn, left_by_a_strike, penalty),
    "airstrike": (allowed,),
    "shelling": (allowed,),
    "ground_attack": (
        *(_of_a_toll, _in_words, _elapsed, _to_be_ended, a_checkpoint),
        *(allowed, task, as_it_was_hit),
    ),
    "detention": (of_a_jail, trapped),
    "clash": (_to_be_ended, _since_it_began),
    "bombing": (_kindles, _by_a_strike),
    "casualties": (_of_tidings,),
    "negotiation": (_struck,),
    "siege": (_around_a_scene, _closes_its_doors),
    "abduction": (_snatched, of_a_jail, trapped),
    "evacuation": (_to_a_hospital,),
    "release": (_to_a_hospital,),
    "deployment": (_to_a_hospital, held_by),
    "chemical_attack": (_of_tear_gas,),
    "displacement": (_sheltered, _meanwhile, _of_a_camp),
    "shooting": (_ceased, in_joy),
    "control": HELD,
    "advance": (as_it_was_hit,),
}
