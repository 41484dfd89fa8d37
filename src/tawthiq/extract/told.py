"""Whether a trigger word names an event here at all: no state, metaphor or label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.acts import (
    FALLING,
    FIRE,
    claimed,
    falls,
    fired,
    substantial,
    violent,
)
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
_ENTERING: Final = words("told.entering")
_ENDINGS: Final = words("told.endings")
# An operation named with the article is a campaign at large, no event of its own.
_OPERATIONS: Final = ordered("told.operations")
_OPENING: Final = 12
_TURNED: Final = words("told.turned")


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
    # الثوار يسيطرون على معظم المدينة: a flash tells it in the present
    flash = 0 < k <= _OPENING and chunks[k - 1].kind == "actor"
    return not (draft.headline or turned or flash)


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
    if draft.type in VIOLENCE and not violent(draft, chunks, k):
        return False
    if draft.type == "responsibility":
        return claimed(chunks, k)
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
    if draft.type == "shooting" and name in FIRE:
        return fired(chunks, k)
    if not substantial(draft, chunks, k, entry):
        return False
    if draft.type == "control" and name.startswith("محرر"):  # المدينة محررة بالكامل
        return any(c.kind == "place" for c in chunks[max(0, k - 3) : k])
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


# ``تقدم س بشكوى``: what is brought forward, not who goes forward.
_FILED: Final = words("told.filed")


def _files(chunks: Sequence[Chunk], k: int) -> bool:
    words = {w for c in chunks[k + 1 : k + 5] for w in fold_word(c.name).split()}
    return bool(words & _FILED)


def _ground(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    if draft.type == "advance" and _files(chunks, k):
        return False
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
