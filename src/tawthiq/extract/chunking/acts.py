"""Whether a word that may tell an act of war tells one: no habit, trace or reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import VIOLENCE, Draft
from tawthiq.text import fold_word

_TRACES: Final = words("chunking_acts.traces")
# After these an event noun refers to an event that is not told here.
_REFERENCES: Final = words("chunking_acts.references")
FALLING: Final = words("chunking_acts.falling")


def falls(chunks: Sequence[Chunk], k: int) -> bool:
    """``سقوط قذائف``, ``سقط على الحي صاروخ``: a weapon, not people or a town, falls."""
    for n, c in enumerate(chunks[k + 1 : k + 8], k + 1):
        if c.kind == "weapon":
            return True
        if c.kind == "place" and relation_of(chunks, n) in ("on", "at", "near"):
            continue
        if c.kind in ("people", "place", "actor", "harm", "conn", "rel"):
            return False
        if c.kind == "punct" and c.name not in "،,":
            return False
    return False


FIRE: Final = words("chunking_acts.fire")


def fired(chunks: Sequence[Chunk], k: int) -> bool:
    """``فتح خمسة عناصر النار``, ``برصاص المقاومة``: fire that somebody opened."""
    if chunks[k].word.preposition == "ب":
        return True
    return any(
        c.kind == "light" and c.alts["light"].lexeme.name in ("أطلق", "فتح")
        for c in chunks[max(0, k - 8) : k]
    )


_STRIKE_WORDS: Final = words("chunking_acts.strikes")
_AIRCRAFT: Final = words("chunking_acts.aircraft")
_LOOSE_VERBS: Final = words("chunking_acts.loose_verbs")
_STRIKING: Final = words("chunking_acts.striking")
_RELIEF: Final = words("chunking_acts.relief")
_INCURSIONS: Final = words("chunking_acts.incursions")


def substantial(draft: Draft, chunks: Sequence[Chunk], k: int, entry: str) -> bool:
    """Whether a word of many uses has the company of an act of war here."""
    forces = [a for a in draft.actors if a.kind == "actor"]
    sides = [t for t in draft.targets if t.kind == "actor"]
    if draft.type == "clash" and _kills(chunks, k):
        return True
    if entry in _STRIKE_WORDS and draft.type in ("airstrike", "clash"):
        return bool(forces or sides or (draft.places and draft.pos == "noun"))
    if draft.pos == "verb" and entry in _LOOSE_VERBS:
        return bool(forces or sides or draft.weapons) or (
            entry in _STRIKING and bool(draft.places)
        )
    if draft.type == "aid" and draft.pos == "verb":
        return any(_RELIEF & set(fold_word(c.name).split()) for c in chunks)
    if entry in _INCURSIONS:
        return bool(forces)
    if draft.type == "killing":
        people = [t for t in draft.targets if t.kind in ("people", "person", "actor")]
        return bool(people or forces or (draft.places and draft.pos == "noun"))
    if entry == "اسقط":
        return any(
            set(fold_word(c.name).split()) & _AIRCRAFT for c in chunks[k + 1 : k + 8]
        )
    if entry == "فجر" and draft.pos == "verb":
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        return bool(forces or draft.weapons or sides) or (
            after is not None and after.name.startswith("نفس")
        )
    if draft.type == "shooting" and draft.pos == "noun":
        before = [c.word.base for c in chunks[max(0, k - 3) : k]]
        return not any(b.endswith("وقف") for b in before)
    return True


def _kills(chunks: Sequence[Chunk], k: int) -> bool:
    """``مقتل ثلاثة … في معارك``: deaths before the noun make it an event."""
    if relation_of(chunks, k) not in ("at", "during", "cause"):
        return False
    for c in chunks[max(0, k - 12) : k][::-1]:
        if c.kind == "harm":
            return True
        if c.kind in ("conn", "comp", "report", "trigger"):
            return False
    return False


def violent(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """Whether violence is told as an event: no habit, trace or mere reference."""
    chunk = chunks[k]
    if draft.pos == "verb":
        habit = getattr(chunk.data, "tense", "") == "present" and k > 3
        return not habit or draft.headline
    before = [c.word.base.lstrip("ولب") for c in chunks[max(0, k - 3) : k]]
    if before and before[-1] in _TRACES:
        return False
    if (
        k
        and chunks[k - 1].kind == "trigger"
        and finite(chunks[k - 1])
        and (fold_word(chunk.name).startswith("كم"))
    ):
        return False  # استهدف كمائن: the checkpoints were hit
    return not _REFERENCES & set(before)


# تبنى مجلس الأمن قرارا: what is passed, no act.
_PAPERS: Final = words("chunking_acts.papers")


def claimed(chunks: Sequence[Chunk], k: int) -> bool:
    """What is claimed or denied must be an act: an event noun or مسؤولية."""
    if "مسوولي" in fold_word(chunks[k].name):
        return True
    firsts = (fold_word(c.name).split()[:1] for c in chunks[k + 1 : k + 7])
    if any(word in _PAPERS for first in firsts for word in first):
        return False
    first = k if _unrelated(chunks, k) else max(0, k - 6)
    for c in chunks[first : k + 9]:
        hit = c.alts.get("trigger")
        if (
            c is not chunks[k]
            and hit is not None
            and (hit.lexeme.data.type in VIOLENCE)
        ):
            return True
        if "عمليه" in fold_word(c.name) or (c.kind == "harm" and not finite(c)):
            return True
    return False


def _unrelated(chunks: Sequence[Chunk], k: int) -> bool:
    """``لا علاقة له بالأعمال العسكرية``: with what is told after it, and not ``به`` before."""
    if "علاق" not in fold_word(chunks[k].name):
        return False
    return not any(fold_word(c.name) in _WITH_IT for c in chunks[k + 1 : k + 4])


_WITH_IT: Final = ("به", "بها", "بهما", "بذلك")
