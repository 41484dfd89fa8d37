"""Whose people are told of, where sides stood, and where somebody came from or was taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, verbs, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import clause_end
from tawthiq.extract.events.drafts import HOSTS, VIOLENCE, Draft
from tawthiq.extract.harm.items import is_others
from tawthiq.extract.harm.members import fronted
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.names.phrases import STATIONED
from tawthiq.text import fold_word

_HARMED_WITHIN: Final = 4
# What a place before which these stand is: where a side stood, where the wounded went.
_TREATED: Final = ordered("whereabouts.treated")
_CAME: Final = words("whereabouts.came")
_SET_WITHIN: Final = 4


def people_of(scene: Scene, i: int) -> str:
    """Whose people a side's are, as told before it: ``مقتل عنصرين من قوات …``.

    The kind of event word that they stand after: harm, an attack; empty: not of people.
    """
    if scene.relations[i] != "from" or not _counted(scene.chunks, i - 2):
        return ""
    for j in range(i - 3, max(-1, i - 3 - _HARMED_WITHIN), -1):
        if scene.chunks[j].kind in ("harm", "trigger", "loss", "light"):
            return scene.chunks[j].kind
    return "none"


def _counted(chunks: Sequence[Chunk], i: int) -> bool:
    return i >= 0 and (chunks[i].kind in ("people", "quantity") or is_others(chunks[i]))


def setting_of(chunks: Sequence[Chunk], i: int) -> str:
    """What a place is told as, if not as where the event was; empty: as nothing else.

    ``قوات النظام المتمركزة قرب …``, ``نقلوا إلى مستشفى …``, ``قادما من …``.
    """
    if chunks[i].kind != "place":
        return ""
    for n in range(i - 1, max(-1, i - 1 - _SET_WITHIN), -1):
        c = chunks[n]
        if c.kind in ("punct", "conn", "comp"):
            return ""
        base = c.word.base.removeprefix("ال")
        if base in STATIONED:
            return "fires" if _does(chunks, n - 1) else "stands"
        if base in _CAME:
            return "came"
        if any(w.lstrip("وبل").startswith(_TREATED) for w in fold_word(c.name).split()):
            return "treated"
    return ""


def holds(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``هجوم على قرى يسيطر عليها التنظيم``, ``مواقع تتحصن فيها قوات``: who holds the place.

    In gold 3 of 117 such did it; whoever holds where fire came from may well have.
    """
    if _whose_place(chunks, draft.at, i) or _has_under_him(chunks, draft.at, i):
        return True
    j = i - 1
    there = chunks[j].kind == "prep" and bool(chunks[j].word.pronoun)
    j -= there
    if j <= draft.at:
        return False
    if there and chunks[j].word.base in _BEING_THERE:
        return True
    hit = chunks[j].alts.get("trigger")
    held = hit is not None and hit.lexeme.data.type == "control"
    lasting = getattr(chunks[j].data, "tense", "") == "present"
    if not held or not (lasting or (j == i - 1 and chunks[j].word.base == "سيطره")):
        return False
    return not any(c.name == "من" for c in chunks[draft.at + 1 : j])


def _whose_place(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``هجوم على طرابلس حيث مقر الحكومة``: whose it is that stands in the place."""
    where = i - 2
    owned = chunks[i - 1].kind in ("object", "place") and not chunks[i].word.preposition
    return owned and where > k and fold_word(chunks[where].name) == "حيث"


def _has_under_him(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``استهداف المدن الواقعة تحت سيطرة الجيش``: under whose control what was hit lies."""
    held = i > 1 and chunks[i - 1].word.base == "سيطره"
    return held and k != i - 1 and chunks[i - 2].word.base == "تحت"


_BEING_THERE: Final = verbs("whereabouts.being_there")


def settled_place(draft: Draft, scene: Scene, i: int, role: str) -> str:
    """The part of chunk i, ``role`` unless the sentence leaves no choice of where.

    ``قصف على دوما، وفي درعا قتل …``: what opens a later clause is no place of the first;
    and those of the first are none of what the later tells.
    """
    chunks, k = scene.chunks, draft.at
    if i > k and role in _WHERE and (_opens_later(chunks, i) or _beside(chunks, i)):
        return "none"
    opening = _opening(chunks, k) if i < k and chunks[i].kind == "place" else []
    if opening and role in ("none", "place"):
        own = any(chunks[i] is c for c in opening)
        if not own and role == "place":
            return "none" if chunks[i].first < opening[0].first else role
        alone = draft.type in HOSTS and not _told_after(chunks, i)
        if own and (draft.pos == "harm" or alone):
            return "place"
    if role != "none":
        return role
    if chunks[i].kind != "place":
        return role
    there = fired_at(draft, scene, i) or _as_many_in(chunks, k, i)
    return "place" if there else role


def _as_many_in(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``12 غارة على صعدة و5 على | حجة``: where a bare number tells more of the same."""
    if i < k + _AS_MANY or chunks[k].quantity is None or finite(chunks[k]):
        return False
    where, many = chunks[i - 1], chunks[i - 2]
    bare = many.kind == "quantity" and many.quantity is not None and many.joined
    placed = where.kind == "prep" and where.data in ("at", "on")
    since = chunks[k + 1 : i - 2]
    goes_on = all(c.kind in _LISTING or c.name == "و" for c in since)
    return bare and placed and goes_on


_LISTING: Final = ("prep", "place", "punct", "quantity")
_AS_MANY: Final = 4  # a preposition, a place, the number and its preposition part them
_WHERE: Final = frozenset(("place", "target+place"))


def _beside(chunks: Sequence[Chunk], i: int) -> bool:
    """``حيان القريبة من نبل``, ``الواقعة جنوب نبل والزهراء``: near what a place lies."""
    first = max(1, i - _LISTED)
    while i > first and chunks[i].kind == "place" and chunks[i].joined:
        i -= 1
    lies = i - 2 if chunks[i - 1].kind == "prep" else i - 1
    if lies < 1 or chunks[i].kind != "place" or chunks[lies - 1].kind != "place":
        return False
    word = fold_word(chunks[lies].name)
    near = chunks[lies + 1].data in _NEAR_TO or relation_of(chunks, i) == "for"
    if near and word.startswith(_NEIGHBOURING):
        return True
    side = chunks[i].word.base.removeprefix("ال") in _SIDES
    return side and word.startswith(_LYING)


_NEAR_TO: Final = ("from", "for", "near")
_NEIGHBOURING: Final = ordered("whereabouts.neighbouring")
_LYING: Final = ("الواقع",)
_LISTED: Final = 4  # places that one may lie near
_SIDES: Final = words("whereabouts.sides")


def _opening(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``وفي درعا قتل رجل بانفجار``: the places that open the clause of the word at k."""
    for n in range(k, max(0, k - _CLAUSE), -1):
        c = chunks[n]
        if c.kind in _BOUNDS or c.name in ("؛", ".", ":"):
            return []
        found = fronted(chunks, n) if finite(c) else []
        if found:
            return found if chunks[n - 1].name not in "،," else []
    return []


def _told_after(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether another place stands past the one at i in the clause that it opens."""
    clause = chunks[i + 1 : min(i + 1 + _CLAUSE, clause_end(chunks, i))]
    return any(c.kind == "place" and not c.joined for c in clause)


_CLAUSE: Final = 30  # chunks
_BOUNDS: Final = ("conn", "comp", "report")


def _opens_later(chunks: Sequence[Chunk], i: int) -> bool:
    """``…، وفي درعا قتل``: a place, or one of a list, that opens a clause before its verb."""
    verb = i + 1
    while verb < len(chunks) and (chunks[verb].joined and not finite(chunks[verb])):
        verb += 1
    if verb >= len(chunks) or chunks[verb].joined or not finite(chunks[verb]):
        return False
    first = fronted(chunks, verb)
    return any(chunks[i] is c for c in first)


def away(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether a place is not where an event was: fire came from it, somebody went there.

    ``قصفت المدفعية من نبل بلدة حريتان``, ``قتل أثناء توجهه إلى مقر عمله``.
    """
    return _hit_from(draft, scene, i) >= 0 or _bound_for(draft, scene, i)


def _bound_for(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتل وسط بنغازي أثناء توجهه إلى مقر عمله``: whither somebody went, never came."""
    if draft.type not in VIOLENCE or scene.relations[i] not in ("to", "toward"):
        return False
    near = scene.chunks[max(0, i - _GOES_WITHIN) : i]
    return any(fold_word(c.name) in _GOING for c in near)


_GOING: Final = words("whereabouts.going")
_GOES_WITHIN: Final = 3  # chunks


def fired_at(draft: Draft, scene: Scene, i: int) -> bool:
    """``قصفت المدفعية من نبل بلدة حريتان``: the place that was hit, after where from."""
    near = range(max(draft.at + 1, i - _HIT_WITHIN), i)
    return any(_hit_from(draft, scene, n) == i for n in near)


def _hit_from(draft: Draft, scene: Scene, i: int) -> int:
    """What fire from the place at i may have hit; -1: nothing, or none came from there."""
    aims = draft.type in _FIRED or scene.chunks[draft.at].word.base.startswith(_AIMS)
    if not aims or scene.chunks[i].kind != "place" or i < draft.at:
        return -1
    return _hit_after(scene, i) if _origin(draft, scene, i) else -1


def _origin(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether fire came from the place at i, or those who fired stand there."""
    chunks, first = scene.chunks, i
    if setting_of(chunks, i) == "fires":
        return True
    while chunks[first].joined and chunks[first - 1].kind == "place":
        first -= 1
    if chunks[first - 1].name == "في" and chunks[first - 2].kind in ("object", "place"):
        first -= 2  # من مواقعها في تل حديد
    if first < draft.at or scene.relations[first] != "from":
        return False
    fire = chunks[first - 2]
    if fire.kind == "trigger":
        return getattr(fire.data, "type", "") in _FIRED
    return fire.kind in _SENDING or fold_word(fire.name) == "النار"


def _hit_after(scene: Scene, i: int) -> int:
    """The next place or thing past the place at i that fire may have hit; -1: none."""
    for n in range(i + 1, min(i + 1 + _HIT_WITHIN, len(scene.chunks))):
        c = scene.chunks[n]
        if c.kind in ("punct", "conn"):
            break
        hit = c.kind in ("place", "object") and not (c.joined or _lies(c))
        if hit and scene.relations[n] in _HIT:
            return n
    return -1


def _lies(c: Chunk) -> bool:
    """``من الطرة شمال المملكة``: where the place before it lies."""
    return isinstance(c.data, dict) and c.data.get("kind") == "direction"


_FIRED: Final = frozenset(("airstrike", "shelling", "shooting"))
_AIMS: Final = "استهدف"
_SENDING: Final = ("weapon", "actor", "light", "time")
_HIT: Final = ("", "on", "toward")
_HIT_WITHIN: Final = 6


def _does(chunks: Sequence[Chunk], i: int) -> bool:
    """``قصفت قوات النظام المتمركزة …``, ``قصف من قبل …``: a side that acts, it seems."""
    if i < 1 or chunks[i].kind != "actor":
        return False
    verb = finite(chunks[i - 1]) and chunks[i - 1].kind in ("trigger", "light")
    return verb or relation_of(chunks, i) in ("by", "for")
