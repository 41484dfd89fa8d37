"""What a denial denies: that something happened, or that one did it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, pairs, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.text import fold_word

_REACH: Final = 14  # chunks from a word of denial to the act that it denies
# Words of having done it, folded as they begin: ``مسؤوليته``, ``ضلوعه``, ``تنفيذ``.
_OWN: Final = ordered("denials.own")


def once(drafts: Sequence[Draft], chunks: Sequence[Chunk]) -> list[Draft]:
    """The drafts of a sentence, each denial told once.

    ``نفى المحافظ وقوع تفجير`` denies the bombing, ``نفى الجيش أن تكون طائراته قصفت``
    that it did it: never both.
    """
    dropped: list[Draft] = []
    for denial in drafts:
        if denial.type != "responsibility" or denial.status != "denied":
            continue
        acts = [
            d
            for d in drafts
            if d.type != "responsibility"
            and d.status == "denied"
            and 0 <= d.at - denial.at <= _REACH
        ]
        if acts:
            if acts[0].at == denial.at:  # اتهم ناشطون الطيران، ونفت الوزارة ذلك
                own = any(accuses(d, chunks) for d in drafts if d.at < denial.at)
            else:
                own = _own(chunks[denial.at : acts[0].at + 1])
            dropped.extend(acts if own else [denial])
    return [d for d in drafts if not any(d is x for x in dropped)]


def accuses(draft: Draft, chunks: Sequence[Chunk]) -> bool:
    """``اتهمت المنظمة القوات``: whether a draft is an accusation of an act."""
    hit = chunks[draft.at].alts.get("trigger")
    return hit is not None and fold_word(hit.lexeme.name) in _ACCUSING


_ACCUSING: Final = words("denials.accusing")


def points_back(chunks: Sequence[Chunk], k: int) -> bool:
    """``نفى ذلك``, ``نفت هذه المعلومات``, ``نفاه``: what is denied was told before."""
    if chunks[k].word.pronoun in _IT:
        return True
    words = [w for c in chunks[k + 1 : k + _NEAR] for w in fold_word(c.name).split()]
    return any(w.removeprefix("ال") in _BACK for w in words)


_NEAR: Final = 7
_BACK: Final = words("denials.back")
_IT: Final = frozenset(("ه", "ها"))
# What a word of denial and one of confirmation says of the event told before.
_SAYS: Final = {"deny": "denied", "confirm": "asserted"}
_OBJECT: Final = 5  # chunks from the verb to what it denies or confirms
# Words of untruth, folded: لا صحة لهذه الأنباء, عار عن الصحة, محض افتراء, غير صحيح.
_UNTRUE: Final = {
    word: frozenset(before.split()) for word, before in pairs("denials.untrue").items()
}
# Verbs of denial that tell no more than that: كذّبته دمشق, دحضت الوزارة هذه الرواية.
_BELIED: Final = ordered("denials.belied")
_FALSE: Final = words("denials.called_false")
_FABRICATED: Final = words("denials.fabricated")


def may_echo(c: Chunk) -> bool:
    """Whether a chunk may point back: see ``echoed``."""
    if c.kind == "report" or "report" in c.alts:
        return True
    return c.kind in _UNSAYING and _may_unsay(c.name, c.word.base)


_UNSAYING: Final = ("word", "object")


@functools.lru_cache(maxsize=65_536)
def _may_unsay(name: str, base: str) -> bool:
    """Whether a word is one of untruth: few are, so each is looked up once."""
    word = _first(name)
    return base.lstrip("وف").startswith(_BELIED) or word in _UNTRUE or word in _FALSE


def _first(name: str) -> str:
    words = fold_word(name).removeprefix("ال").split()
    return words[0] if words else ""


def echoed(chunks: Sequence[Chunk], k: int) -> str | None:
    """What chunk k says of the event told before: denied, asserted, or nothing.

    ``وهو ما كذبه``, ``فند هذه المزاعم``, ``أكد ذلك قيادي``, ``لا صحة لهذه الأنباء``.
    """
    c = chunks[k]
    hit = c.alts.get("report")
    if c.kind == "report" or hit is not None:
        data = c.data if hit is None or c.kind == "report" else hit.lexeme.data
        says = _SAYS.get(data.role)
        if says is None or (c.kind != "report" and says != "denied"):
            return None
        return says if c.word.pronoun in _IT or _object(chunks, k) else None
    if c.kind not in ("word", "object"):
        return None
    base = c.word.base.lstrip("وف")
    if base.startswith(_BELIED):
        return "denied" if base.endswith(("ه", "ها")) or _object(chunks, k) else None
    word, *rest = fold_word(c.name).removeprefix("ال").split() or [""]
    if word in _UNTRUE:
        before = fold_word(chunks[k - 1].name) if k else ""
        if before not in _UNTRUE[word]:
            return None
        own = word not in ("صحه", "اساس")
        return "denied" if own or points_back(chunks[: k + 4], k) else None
    if word in _FALSE:
        after = [*rest, *(fold_word(w) for w in _names(chunks, k + 1, 2))]
        after = [w.removeprefix("ال") for w in after]
        sole = not word.startswith(("عار", "محض"))
        return "denied" if sole or any(w in _FABRICATED for w in after) else None
    return None


def _object(chunks: Sequence[Chunk], k: int) -> bool:
    """``أكد ذلك قيادي``, ``أكد الدفاع المدني صحة الخبر``: its object was told before."""
    for c in chunks[k + 1 : k + 1 + _OBJECT]:
        if c.kind in ("comp", "trigger", "harm", "conn", "punct", "report", "light"):
            return False
        words = [fold_word(w).removeprefix("ال") for w in c.name.split()]
        if any(w in _BACK for w in words) and c.kind in ("word", "source", "object"):
            return True
    return False


def _names(chunks: Sequence[Chunk], first: int, most: int) -> list[str]:
    """The words of some chunks."""
    return [w for c in chunks[first : first + most] for w in c.name.split()]


def _own(chunks: Sequence[Chunk]) -> bool:
    """Whether what is denied is one's own part in the act."""
    for c in chunks[1:]:
        if c.kind == "actor" and c.word.pronoun:
            return True  # أن تكون طائراته
        if any(w.lstrip("وبل").startswith(_OWN) for w in fold_word(c.name).split()):
            return True
    return False
