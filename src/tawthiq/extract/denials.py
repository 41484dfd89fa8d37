"""What a denial denies: that something happened, or that one did it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.text import fold_word

_REACH: Final = 14  # chunks from a word of denial to the act that it denies
# Words of having done it, folded as they begin: ``مسؤوليته``, ``ضلوعه``, ``تنفيذ``.
_OWN: Final = (
    *("مسوول", "علاق", "صل", "ضلوع", "ضالع", "تورط", "وقوف", "اتهام"),
    *("تنفيذ", "شن", "ارتكاب", "استخدام", "مشارك", "قيام", "تعمد"),
)


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


_ACCUSING: Final = frozenset(("اتهم", "اتهام"))


def points_back(chunks: Sequence[Chunk], k: int) -> bool:
    """``نفى ذلك``, ``نفت هذه المعلومات``: what is denied was told before."""
    words = [w for c in chunks[k + 1 : k + _NEAR] for w in fold_word(c.name).split()]
    return any(w.removeprefix("ال") in _BACK for w in words)


_NEAR: Final = 7
_BACK: Final = frozenset(
    [
        *("ذلك", "هذا", "هذه", "اتهامات", "اتهام", "اتهامه", "تهمه", "تهم", "مزاعم"),
        *("معلومات", "انباء", "خبر", "اخبار", "امر", "ادعاءات", "روايه", "تقارير"),
    ]
)


def _own(chunks: Sequence[Chunk]) -> bool:
    """Whether what is denied is one's own part in the act."""
    for c in chunks[1:]:
        if c.kind == "actor" and c.word.pronoun:
            return True  # أن تكون طائراته
        if any(w.lstrip("وبل").startswith(_OWN) for w in fold_word(c.name).split()):
            return True
    return False
