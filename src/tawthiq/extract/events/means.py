"""Weapons and bare verbs that tell an event where no word of its own names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.codebook import Trigger
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.acts import FALLING
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES
from tawthiq.extract.events.strikes import implied_by
from tawthiq.text import fold_word

_REACH: Final = 8
_MEANS: Final = frozenset(("with", "cause", "using", "by", "for"))
_FAMILY: Final = STRIKES | {"shooting", "clash", "killing", "shootdown"}
_STOPS: Final = ("conn", "comp", "report", "according")
_CLAUSE_ENDS: Final = (*_STOPS, "rel")
# What a weapon does, or is done with: ``قذيفة سقطت``, ``براميل ألقتها``, ``أصابه صاروخ``.
_DOING: Final = ("light", "harm", "loss", "result")
_SENT: Final = ordered("means.sent")


def told_by_weapon(
    chunks: Sequence[Chunk], k: int, types: Mapping[str, str]
) -> Trigger | None:
    """The event that the weapon at chunk k tells, if no event word near it does.

    ``قتل ثلاثة بقذائف الهاون``, ``نتيجة العبوات الناسفة``, ``قذيفتان سقطتا``: a weapon
    that implies a type (``types``: by weapon id) and is a means, a cause, or what falls.
    """
    type_ = implied_by(chunks[k], types)
    if type_ not in _FAMILY:
        return None
    means = (
        relation_of(chunks, k) in _MEANS
        or _escaped(chunks, k)
        or _shards(chunks, k)
        or (type_ == "chemical_attack" and _used(chunks, k))
    )
    if not (means or _acts(chunks, k)):
        return None
    if made_safe(chunks, k) or _falls_next(chunks, k):
        return None
    if _named(chunks, k) and not _sent(chunks, k):
        return None
    return Trigger(type_, "strike", "noun")


def _shards(chunks: Sequence[Chunk], k: int) -> bool:
    """``أصيب بشظايا قذيفة``: what somebody was hit by a piece of."""
    return k > 0 and fold_word(chunks[k - 1].name).startswith(_PIECES)


_PIECES: Final = ordered("means.pieces")


def _used(chunks: Sequence[Chunk], k: int) -> bool:
    """``نفى استخدام الجيش أي مواد سامة``: what somebody made use of."""
    near = chunks[max(0, k - _NEAR) : k]
    return any(fold_word(c.name).lstrip("وفبل").startswith(_USING) for c in near)


_USING: Final = ordered("means.using")


def _escaped(chunks: Sequence[Chunk], k: int) -> bool:
    """``نجا من عبوة ناسفة``: what somebody came out of alive."""
    near = chunks[max(0, k - _NEAR) : k]
    return relation_of(chunks, k) == "from" and any(
        fold_word(c.name).lstrip("وف").startswith(_ESCAPING) for c in near
    )


_ESCAPING: Final = ordered("means.escaping")


def _falls_next(chunks: Sequence[Chunk], k: int) -> bool:
    """``أصيب خمسة بقذيفة سقطت على منزلهم``: its fall, right after it, is the event."""
    verb = chunks[k + 1] if k + 1 < len(chunks) else None
    hit = verb.alts.get("trigger") if verb is not None else None
    if verb is None or hit is None or verb.joined or not finite(verb):
        return False
    return fold_word(str(hit.lexeme.name)) in FALLING


def _sent(chunks: Sequence[Chunk], k: int) -> bool:
    """``اعترضت صاروخا أطلقه المسلحون``: who fired it did so whatever became of it."""
    after = [
        c
        for c in chunks[k + 1 : k + 4]
        if c.kind not in ("rel", "time", "punct", "quote")
    ]
    return bool(after) and fold_word(after[0].name).startswith(_FIRED)


_FIRED: Final = ordered("means.fired")


def made_safe(chunks: Sequence[Chunk], k: int) -> bool:
    """``إبطال مفعول عبوة``, ``شاحنة محملة بمتفجرات``: it did not go off.

    ``دمر الجيش قبل يومين، ثلاث قنابل``: arms that are destroyed did not, either.
    """
    bare = not chunks[k].word.preposition
    for n in range(k - 1, max(0, k - _NEAR) - 1, -1):
        c = chunks[n]
        words = [w.lstrip("وفبل") for w in fold_word(c.name).split()]
        if any(w.startswith(_DEFUSING) for w in words):
            return True
        if bare and any(w.startswith(_DESTROYED) for w in words):
            # دمرت قذيفة منزلا: where nobody else destroyed, the weapon did
            return any(x.kind == "actor" for x in chunks[max(0, n - _NEAR) : k])
        timed = n > 0 and chunks[n - 1].kind == "time"
        if c.kind in _STOPS or (c.kind == "punct" and not timed):
            return False
    return False


_DESTROYED: Final = ordered("means.destroyed")
_NEAR: Final = 4
_DEFUSING: Final = ordered("means.defusing")


def _acts(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the weapon is subject or object of a verb of no event of its own."""
    after = chunks[k + 1 : k + 4]
    for n, c in enumerate(after):
        if (c.kind in _DOING or "loss" in c.alts) and finite(c):
            return True
        if c.kind == "trigger" and finite(c) and not c.joined:
            # قذيفة اخترقت السقف; where it fell, the fall is the event
            return fold_word(str(c.alts["trigger"].lexeme.name)) not in FALLING
        if c.kind == "actor" and not (c.word.preposition or c.joined):
            continue  # ألغام الحوثي تحصد أرواح المدنيين, لغم زرعه الحوثيون قتل
        if c.kind == "word" and (
            c.word.base.startswith(_SENT) or c.word.base in _LANDED
        ):
            return True
        had = c.kind == "intended" and c.name == "قد"  # قذائف المدفعية قد حصدت
        if not had and (c.kind not in _PASSED or (n and c.kind == "rel")):
            break
    if chunks[k].kind != "weapon":
        return False  # ضبطوا عبوة: a thing that something was done to
    if _came_down(chunks, k):
        return True
    for c in chunks[max(0, k - 6) : k][::-1]:
        if c.kind in _DOING and finite(c):
            return True
        if c.kind not in _BETWEEN:
            return False
    return False


def _came_down(chunks: Sequence[Chunk], k: int) -> bool:
    """``أتى صاروخ على منزل``, ``نزلت عليهم قذيفة``: a verb of landing, and on what."""
    before = chunks[max(0, k - _CAME) : k]
    if chunks[k].word.article or not before:
        return False
    verb = before[0] if before[-1].kind == "prep" else before[-1]
    if verb.kind != "word" or verb.word.base not in _LANDED:
        return False
    around = (*before[1:], *chunks[k + 1 : k + 2])
    return any(c.kind == "prep" and c.data in _WHERE for c in around)


_WHERE: Final = frozenset(("on", "at", "near"))
_LANDED: Final = words("means.landed")
_CAME: Final = 2  # chunks from a verb of landing to what came down
_PASSED: Final = ("rel", "word", "time")
_BETWEEN: Final = ("actor", "person", "people", "word", "time", "quantity", "prep")


def _named(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a word of its clause names an attack, so that the weapon is its means."""
    back = _FAR if relation_of(chunks, k) == "using" else _REACH
    for side in (
        range(k - 1, max(0, k - back) - 1, -1),
        range(k + 1, min(k + _REACH, len(chunks))),
    ):
        for n in side:
            c = chunks[n]
            if c.kind in _STOPS or (c.kind == "punct" and c.name in "؛.:"):
                break
            if n < k and _own_item(c):
                break
            hit = c.alts.get("trigger")
            if hit is None or hit.lexeme.data.type not in _FAMILY:
                continue
            if relation_of(chunks, n) not in _WHEN or _done_with(chunks, n, k):
                return True
    return False


def _own_item(c: Chunk) -> bool:
    """``و4 بألغام``, ``ودمروا دبابة بصاروخ``, ``رد بالمدفعية``: told with its own means."""
    if c.kind == "light":
        return finite(c) and c.alts["light"].lexeme.name == _ANSWER
    return c.joined and (c.kind in _ITEMS or "loss" in c.alts)


_ITEMS: Final = ("people", "quantity", "harm")
_ANSWER: Final = "رد"


def _done_with(chunks: Sequence[Chunk], n: int, k: int) -> bool:
    """``بعد قصف المدينة بقذائف``: whether the weapon at k is that of the noun at n.

    So it is in ``بعد هجوم شنه المسلحون بقذائف``, whose verb is of the noun.
    """
    with_ = n < k and chunks[k].word.preposition == "ب"
    between = [c for c in chunks[n:k] if not (c.kind == "light" and c.word.pronoun)]
    return with_ and not any(finite(c) for c in between)


# استهدفت حافلة في منطقة س الحارة ص بمدينة ع عبر قذيفة: places stand between.
_FAR: Final = 12  # chunks
# أصيب بقذيفة أثناء الاشتباكات: what went on meanwhile does not name the shell.
_WHEN: Final = frozenset(("during", "before", "after", "since"))


def told_by_light(
    chunks: Sequence[Chunk], k: int, types: Mapping[str, str]
) -> Trigger | None:
    """``تصدت القوات للمسلحين``: a light verb that no event noun follows.

    ``types``: by the verb's codebook name, from ``bare_lights`` in ``grammar.yaml``.
    """
    verb = chunks[k]
    hit = verb.alts.get("light")
    type_ = types.get(hit.lexeme.name, "") if hit is not None else ""
    if verb.kind != "light" or not type_:
        return None
    for c in chunks[k + 1 : k + _REACH]:
        if c.kind in _CLAUSE_ENDS or (c.kind == "punct" and c.name in "؛.:"):
            break
        if ("trigger" in c.alts and not _describes(c)) or c.kind == "harm":
            return None
    frame = "clash" if type_ == "clash" else "deploy"
    data = verb.data
    return Trigger(type_, frame, "verb", data.tense, data.voice)


def told_by_toll(chunks: Sequence[Chunk], k: int, *, sniped: bool) -> Trigger | None:
    """``القناصة أوقعوا سبعة جرحى``: a toll that snipers took is shooting."""
    verb = chunks[k]
    if not sniped or not finite(verb):
        return None
    return Trigger("shooting", "attack", "verb", verb.data.tense, "active")


def _killed_off(chunks: Sequence[Chunk], k: int) -> bool:
    """``قضت طائراتنا على قائد``: did away with him, where who dies has no على."""
    near = chunks[k + 1 : k + 1 + _NEAR]
    on = any(c.kind == "prep" and c.data == "on" for c in near)
    return on and fold_word(chunks[k].name).startswith(("قضي", "قضت", "قضى"))


def _describes(c: Chunk) -> bool:
    """``تصدوا للقوات المتوغلة``: a participle that says which they are."""
    return c.word.article and getattr(c.data, "tense", "") == "participle"


def told_by_killer(
    chunks: Sequence[Chunk], k: int, *, flown: bool, sniped: bool
) -> Trigger | None:
    """``قتلت طائرات التحالف عشرين مسلحا`` is a strike, ``قناص يقتل سيدة`` shooting.

    ``flown``, ``sniped``: whether aircraft or a sniper stand beside the verb at k.
    """
    verb = chunks[k]
    if verb.kind != "harm" or not finite(verb) or verb.data.voice == "passive":
        return None
    if flown and _killed_off(chunks, k):
        return Trigger("airstrike", "strike", "verb", verb.data.tense, "active")
    if verb.data.suffers == "subject":
        return None  # قصف الطيران سراقب، كما استشهد مقاتل: nobody kills by it
    down = (c.alts.get("trigger") for c in chunks[:k])
    if any(hit is not None and hit.lexeme.data.type == "shootdown" for hit in down):
        return None  # أسقطت مقاتلة طائرة وقتل طيارها
    if flown and verb.id == "killed":
        return Trigger("airstrike", "strike", "verb", verb.data.tense, "active")
    if sniped and verb.id in ("killed", "injured"):
        return Trigger("shooting", "attack", "verb", verb.data.tense, "active")
    return None
