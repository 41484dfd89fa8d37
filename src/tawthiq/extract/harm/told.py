"""Whether harm is told as having happened: negations, tolls replaced, talk at large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.status import status_of
from tawthiq.extract.harm.items import NEGATING, HarmAt
from tawthiq.extract.harm.people import base_of, harm_noun
from tawthiq.text import fold_word

_EARLIER: Final = words("harm_told.earlier")
_OLD: Final = words("harm_told.old")
_NOT: Final = NEGATING | words("harm_told.without")
_REACH: Final = 8
_WORDS: Final = 3
_NAMES: Final = words("misread.names")
_STILL: Final = ordered("harm_told.still")
# What may stand between a negation and the harm that it denies.
_BETWEEN: Final = frozenset(
    ["word", "result", "light", "prep", "trigger", "quantity", "comp", "harm", "source"]
)


def happened(chunks: Sequence[Chunk], found: HarmAt) -> bool:
    """Whether the harm is asserted, as far as the words before it tell."""
    return (
        status_of(chunks, found.head) == "asserted"
        and not _denied(chunks, min(found.head, found.at))
        and not _denied(chunks, found.at)
    )


def dead_or_hurt(chunks: Sequence[Chunk], at: int) -> bool:
    """``عشرون جنديا من الشرطة بين قتيل وجريح``: whether the people at ``at`` are either."""
    for n in range(at + 1, min(at + _PAIR_WITHIN, len(chunks) - 2)):
        if chunks[n].data == "between":
            return bool(harm_noun(chunks[n + 1]) and harm_noun(chunks[n + 2]))
        passed = chunks[n].kind in ("prep", "actor", "people", "word", "place")
        if not passed and chunks[n].name not in "،,":
            break
    return False


def of_victims(chunks: Sequence[Chunk], k: int) -> bool:
    """``20 ضحية بين قتيل وجريح``: whether a word of the pair says what counted victims are."""
    first = k - 1 if chunks[k].joined else k
    if first < 2 or chunks[first - 1].data != "between":
        return False
    c = chunks[first - 2]
    counted = c.id in _VICTIMS and (c.quantity is not None or c.id == "victim_p")
    return counted and dead_or_hurt(chunks, first - 2)


_PAIR_WITHIN: Final = 6
_VICTIMS: Final = frozenset(("victim_s", "victim_p", "injury_s", "injuries_p"))


def says(chunks: Sequence[Chunk]) -> frozenset[str]:
    """The kinds of harm that the words of a sentence tell, of whomever.

    Death and injury are told by words of harm, or by an event that is one of them
    (``أعدم``, ``اغتال``); capture by ``أسر`` and by words of taking.
    """
    found: set[str] = set()
    for c in chunks:
        words = fold_word(c.name).split()
        words += [w.lstrip("وفبل") for w in words]
        told = (k for k, hints in _HINTS.items() if not hints.isdisjoint(words))
        found.update(told)
        for name, hit in c.alts.items():
            if name == "harm_verb":
                found.add(hit.lexeme.data.kind)
            elif name in _STATES:
                found.add(hit.lexeme.data[0])
            elif name in _TELLING:
                found.update(_DOES.get(hit.lexeme.id, ()))
    return frozenset(found)


def of_one(chunks: Sequence[Chunk]) -> frozenset[str]:
    """The kinds of harm that verbs tell of one alone: ``دهس ثلاثة قبل أن يقتله جندي``."""
    whom: dict[str, bool] = {}
    for c in chunks:
        one = finite(c) and c.word.pronoun in ("ه", "ها")
        for kind in says((c,)):
            whom[kind] = one and whom.get(kind, True)
    return frozenset(kind for kind, one in whom.items() if one)


# Words that tell of it and are no words of harm by themselves: أودت الغارة بحياتهم, سقط
# عشرون منهم, حصد أرواحهم, قنص جنديين; نقلوا إلى المستشفى, عولجوا.
_HINTS: Final = {
    "killed": words("harm_told.killed"),
    "injured": words("harm_told.injured"),
    "captured": words("harm_told.captured"),
}
_STATES: Final = ("harm_masdar", "harm_noun")
_TELLING: Final = ("trigger", "parted")
_TAKES: Final = ("captured", "missing")
# What events do to people by their own word, by type.
_DOES: Final = {
    "killing": ("killed",),
    "casualties": ("killed", "injured"),
    "abduction": _TAKES,
    "detention": _TAKES,
    "release": _TAKES,
    "defection": _TAKES,
}


def does(type_: str) -> tuple[str, ...]:
    """What events of a type do to people by their own word."""
    return _DOES.get(type_, ())


def befell(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether something can have befallen the people at i: told as done, and not averted.

    ``ونجا خمسة``, ``إنقاذ سبعة``, ``كادت تقتل عشرة``, ``هدد بقتل عشرة``.
    """
    near = chunks[max(0, i - _AVERTED_BY) : i + 2]
    averted = any(
        base_of(c).lstrip("وف").startswith(_AVERTING) and c.kind != "trigger"
        for c in near
    )  # سلم من الأذى, but سلم نفسه: an event
    averted = averted or _was_there(chunks, i) or _did_it(chunks, i)
    averted = averted or _lives_there(chunks, i)
    return not averted and status_of(chunks, i) == "asserted" and not _denied(chunks, i)


def _did_it(chunks: Sequence[Chunk], i: int) -> bool:
    """``قبل أن يقتله جندي``: after a verb of harm that bears its object, who did it."""
    verb = chunks[i - 1] if i else None
    if verb is None or verb.kind != "harm" or chunks[i].joined:
        return False
    return finite(verb) and bool(verb.word.pronoun) and not relation_of(chunks, i)


def _was_there(chunks: Sequence[Chunk], i: int) -> bool:
    """``إن 30 جنديا كانوا في الموقع``: who was there, as far as no verb goes on."""
    told = i > 0 and chunks[i - 1].kind == "comp"
    after = chunks[i + 1 : i + 3]
    if not told or len(after) < 2 or after[0].word.base not in _WERE:
        return False
    placed = after[1].kind == "prep" and after[1].data in ("at", "on")
    return placed and not any(c.kind == "harm" for c in chunks[i + 3 :])


_WERE: Final = words("harm_told.were")


def _lives_there(chunks: Sequence[Chunk], i: int) -> bool:
    """``يعيش فيها قرابة ستة آلاف نسمة``: how many a town has."""
    near = chunks[max(0, i - _WORDS) : i]
    return any(base_of(c).lstrip("وف") in _LIVING for c in near)


_LIVING: Final = words("harm_told.living")


def accused(chunks: Sequence[Chunk], k: int) -> int:
    """Who is suspected of the event at k, ``خمسة مشتبه بهم في تفجير``; -1: nobody."""
    for i in range(k - 1, max(-1, k - _ACCUSED_BY), -1):
        told = (fold_word(w).removeprefix("ال") for w in chunks[i].name.split())
        if chunks[i].kind == "people" and any(w.startswith(_SUSPECTS) for w in told):
            return i
        if chunks[i].kind not in ("prep", "word") or finite(chunks[i]):
            return -1
    return -1


_SUSPECTS: Final = ordered("harm_told.suspects")
_ACCUSED_BY: Final = 5  # chunks
_AVERTED_BY: Final = 4  # chunks
_AVERTING: Final = ordered("harm_told.averting")


def _denied(chunks: Sequence[Chunk], k: int) -> bool:
    """``لم تسفر عن سقوط ضحايا``, ``دون أن ترد معلومات عن إصابات``, ``بلا ضحايا``.

    ``طلب عدم كشف اسمه`` denies nothing.
    """
    if _asked(chunks, k):
        return True
    verbs = words = 0
    for i in range(k - 1, max(-1, k - _REACH), -1):
        c = chunks[i]
        if c.kind == "neg" or c.data == "without" or _negative(c):
            after = chunks[i + 1].word.base if i + 1 < len(chunks) else ""
            unnamed = any(fold_word(x.name) in _NAMES for x in chunks[i + 1 : k])
            return verbs <= 1 and not (unnamed or after.endswith(_STILL))
        if c.kind == "report" and i >= k - 4 and c.data.role != "deny":
            verbs += 1
            continue
        if c.kind not in _BETWEEN or (c.joined and c.kind == "word"):
            return False
        if c.kind == "harm" and finite(c) and "light" not in c.alts:
            return False
        verbs += finite(c)
        words += c.kind == "word"
        if words > _WORDS:
            return False
    return False


def _asked(chunks: Sequence[Chunk], k: int) -> bool:
    """``لم تذكر ما إذا كان القصف قد أسفر عن قتلى``: nobody says that anybody was harmed."""
    for i in range(k - 1, max(0, k - _ASKED_BY), -1):
        if chunks[i].kind in ("punct", "report"):
            return False
        if fold_word(chunks[i].name) == "اذا":
            return fold_word(chunks[i - 1].name) in ("ما", "عما", "فيما")
    return False


_ASKED_BY: Final = 10  # chunks


def _negative(c: Chunk) -> bool:
    word = fold_word(c.name)
    return c.kind in ("word", "prep") and (word in _NOT or c.word.base in _NOT)


def superseded(chunks: Sequence[Chunk], k: int) -> bool:
    """``وكانت حصيلة أولية أفادت بمقتل ثلاثة``: a toll that a later one replaces."""
    words = [fold_word(c.name) for c in chunks[:k]]
    for i, word in enumerate(words):
        if word.endswith("حصيله"):
            after = set(words[i + 1 : i + 4])
            was = any(w.lstrip("وف").startswith("كان") for w in words[:i])
            return bool(after & _OLD) or (was and bool(after & _EARLIER))
    return False


def tried(c: Chunk) -> bool:
    """``محاولة اغتيال``: a deed that its own word only says was tried."""
    return fold_word(c.name).startswith("محاول")


def at_large(chunks: Sequence[Chunk], found: HarmAt) -> bool:
    """``قتل المدنيين``: a masdar over people at large is no count of deaths."""
    people = chunks[found.at]
    return (
        not finite(chunks[found.head])
        and people.quantity is None
        and people.word.article
        and people.kind == "people"
        and found.item.form == "vague"
    )
