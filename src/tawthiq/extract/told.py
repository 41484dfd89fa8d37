"""Whether a trigger word names an event here at all: no state, metaphor or label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import VIOLENCE, Draft
from tawthiq.text import fold_word

_POLITICS: Final = frozenset(
    [
        "negotiation",
        "agreement",
        "demand",
        "rejection",
        "condemnation",
        "threat",
        "aid",
        "deployment",
        "protest",
    ]
)
_TRACES: Final = frozenset(("اثار", "مخلفات", "بقايا"))
# After these an event noun refers to an event that is not told here.
_REFERENCES: Final = frozenset(
    [
        "ردا",
        "احتجاجا",
        "تنديدا",
        "خلفيه",
        "ذكري",
        "ملابسات",
        "منفذ",
        "منفذي",
        "مرتكبي",
        "منفذو",
        "روابط",
        "التحقيق",
        "تحقيق",
        "اعقاب",
        "سياسه",
        "كل",
        "اي",
        "خيار",
        "الخيار",
        "تحت",
    ]
)
_ENTERING: Final = frozenset(("دخل", "دخول", "سقوط", "سقط", "امن"))
_ENDINGS: Final = frozenset(
    [
        "فشل",
        "فشلت",
        "تفشل",
        "يفشل",
        "انهار",
        "انهارت",
        "تعثر",
        "تعثرت",
        "انتهي",
        "انتهت",
        "بفشل",
        "انهيار",
        "تعثر",
    ]
)


FALLING: Final = frozenset(("سقوط", "سقط", "اطلاق", "اطلق"))


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


_FIRE: Final = frozenset(("النار", "النيران", "رصاص", "الرصاص", "نار"))


def _fired(chunks: Sequence[Chunk], k: int) -> bool:
    """``فتح خمسة عناصر النار``, ``برصاص المقاومة``: fire that somebody opened."""
    if chunks[k].word.preposition == "ب":
        return True
    return any(
        c.kind == "light" and c.alts["light"].lexeme.name in ("أطلق", "فتح")
        for c in chunks[max(0, k - 8) : k]
    )


_STRIKE_WORDS: Final = frozenset(
    ["ضربه", "ضربات", "ضربتين", "ضربتان", "طلعه", "طلعات", "معركه", "قتال", "معارك"]
)
_AIRCRAFT: Final = frozenset(
    ["طايره", "طايرات", "طايرتين", "مروحيه", "مقاتله", "مسيره", "مسيرات", "مسيرتين"]
)
_LOOSE_VERBS: Final = frozenset(
    ["استهدف", "ضرب", "طال", "هز", "هاجم", "اجتاح", "امطر", "باغت", "اغار", "اعتدي"]
)
_STRIKING: Final = frozenset(("استهدف", "هاجم", "ضرب"))
# An operation named with the article is a campaign at large, no event of its own.
_OPERATIONS: Final = ("عملي", "العملي", "حمله", "الحمله")
_RELIEF: Final = frozenset(
    [
        *("مساعدات", "المساعدات", "اغاثيه", "اغاثه", "انسانيه", "الانسانيه", "طبيه"),
        *("غذاييه", "الغذاييه", "الادويه", "ادويه", "معونات", "دواييه", "الطبيه"),
    ]
)
_INCURSIONS: Final = frozenset(("توغل", "تسلل", "عدوان"))


def _substantial(draft: Draft, chunks: Sequence[Chunk], k: int, entry: str) -> bool:
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
    for c in reversed(chunks[max(0, k - 12) : k]):
        if c.kind == "harm":
            return True
        if c.kind in ("conn", "comp", "report", "trigger"):
            return False
    return False


_TURNED: Final = frozenset(("باتت", "بات", "باتوا", "اصبحت", "اصبح", "صارت", "صار"))


def _state(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``منطقة يسيطر عليها التنظيم``: who holds a place now is no event."""
    tense = getattr(chunks[k].data, "tense", "")
    if (
        draft.type == "control"
        and draft.pos == "noun"
        and relation_of(chunks, k) == "from"
        and not chunks[k].word.article
    ):
        return True  # من سيطرة التنظيم
    if draft.type != "control" or tense != "present":
        return False
    turned = k > 0 and chunks[k - 1].word.base.lstrip("و") in _TURNED
    return not (draft.headline or turned)


def _fades(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``بسبب المعارك في اليمن``: a war that is a circumstance, no clash of its own."""
    if draft.pos != "noun" or not chunks[k].word.article or draft.actors or draft.harm:
        return False
    near = (*chunks[max(0, k - 3) : k], *chunks[k + 1 : k + 3])
    if any(c.kind == "light" and c.id in ("event", "place") for c in near):
        return False
    return relation_of(chunks, k) in ("cause", "about", "since", "with", "to")


def _parties(chunks: Sequence[Chunk], k: int, *, person: bool) -> list[Chunk]:
    """``الفصائل المشاركة في اجتماع أنقرة``: parties named before the meeting.

    ``person``: the meeting's pronoun means one (``كيري، بعد اجتماعه مع …``).
    """
    for i in range(k - 1, max(-1, k - 7), -1):
        c = chunks[i]
        if c.kind in ("actor", "person"):
            return [c]
        if person and c.kind == "punct" and c.name in "،,":
            continue
        if c.kind in ("comp", "conn", "report", "punct") or finite(c):
            return []
    return []


def _of_talks(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``المحادثات فشلت``: talks or a truce stand beside the verb; they are the target."""
    for i in (
        *range(k + 1, min(k + 4, len(chunks))),
        *range(k - 1, max(-1, k - 5), -1),
    ):
        hit = chunks[i].alts.get("trigger")
        if hit is not None and hit.lexeme.data.type in ("negotiation", "agreement"):
            draft.actors.clear()
            draft.targets[:] = [chunks[i]]
            return True
    return False


def is_event(
    draft: Draft, chunks: Sequence[Chunk], k: int, offers: frozenset[str]
) -> bool:
    """Whether the trigger names an event, not a state, a metaphor or a label."""
    chunk = chunks[k]
    name = fold_word(chunk.name)
    if chunk.word.pronoun and draft.type == "negotiation":
        draft.actors.extend(_parties(chunks, k, person=True))
    if chunk.word.pronoun and draft.pos == "noun" and draft.type in _POLITICS:
        return bool(draft.actors or draft.targets)
    if draft.type in VIOLENCE and not _told(draft, chunks, k):
        return False
    if draft.type == "responsibility":
        return _claimed(chunks, k)
    entry = fold_word(chunk.alts["trigger"].lexeme.name)
    fallen = entry in FALLING and not falls(chunks, k)
    if fallen and draft.type != "control":
        return False
    if draft.type == "siege" and chunk.word.article and name.endswith("محاصره"):
        return False
    if draft.type == "rejection":
        if name in _ENDINGS or entry in _ENDINGS:
            return _of_talks(draft, chunks, k)
        return bool(draft.actors) and bool(words_of(chunks[k + 1 : k + 4]) & offers)
    if draft.type == "shooting" and name in _FIRE:
        return _fired(chunks, k)
    if not _substantial(draft, chunks, k, entry):
        return False
    if _state(draft, chunks, k):
        return False
    if draft.type in ("control", "advance", "withdrawal", "siege"):
        return _ground(draft, chunks, k)
    if draft.type == "threat" and draft.pos == "noun" and k:
        return chunks[k - 1].name != "تحت" and bool(draft.actors and draft.targets)
    if draft.type == "clash" and _fades(draft, chunks, k):
        return False
    if draft.type == "condemnation" and entry == "نسب":
        return bool(draft.actors) and any(t.kind == "actor" for t in draft.targets)
    if draft.type in ("demand", "threat", "condemnation", "rejection"):
        return bool(draft.actors) and (draft.pos == "verb" or bool(draft.targets))
    if draft.type == "negotiation":
        if not draft.actors:
            draft.actors.extend(_parties(chunks, k, person=False))
        return len(draft.actors) >= 1
    if draft.type in ("agreement",):
        return bool(draft.actors or draft.places)
    if draft.type == "aid":
        return bool(draft.places or draft.actors)
    if draft.type == "deployment":
        return any(a.kind == "actor" for a in draft.actors) or bool(
            draft.places and draft.pos == "noun"
        )
    if draft.type in ("defection", "displacement", "protest"):
        return bool(draft.actors or draft.targets or draft.places)
    if draft.type == "detention":
        people = [t for t in draft.targets if t.kind in ("people", "person", "actor")]
        return bool(people or draft.harm)
    if name.startswith(_OPERATIONS):
        return not chunk.word.article
    return True


def _told(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
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


def _claimed(chunks: Sequence[Chunk], k: int) -> bool:
    """What is claimed or denied must be an act: an event noun or مسؤولية."""
    if "مسوولي" in fold_word(chunks[k].name):
        return True
    for c in chunks[max(0, k - 6) : k + 9]:
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


def _ground(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    if not (draft.places or any(t.kind == "object" for t in draft.targets)):
        return draft.type in ("withdrawal", "advance") and bool(
            [a for a in draft.actors if a.kind == "actor"]
        )
    entry = chunks[k].alts["trigger"].lexeme.name.split()[0]
    if fold_word(entry) in FALLING:
        near = chunks[k + 1 : k + 3]
        return any(c.kind == "place" and not c.word.preposition for c in near)
    if fold_word(entry) in _ENTERING:
        return any(a.kind == "actor" for a in draft.actors)
    return True


def words_of(chunks: Sequence[Chunk]) -> set[str]:
    """The folded words of chunks up to the end of their clause, bare of the article too."""
    out: set[str] = set()
    for chunk in chunks:
        if chunk.kind == "punct" and chunk.name in "()":
            continue
        if chunk.kind in ("punct", "conn", "comp", "report"):
            break
        for word in fold_word(chunk.name).split():
            out.add(word)
            out.add(word.removeprefix("ال"))
    return out
