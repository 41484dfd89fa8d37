"""Whether a trigger word names an event here at all: no state, metaphor or label."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.acts import (
    FALLING,
    FIRE,
    claimed,
    falls,
    fired,
    substantial,
    violent,
)
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import VIOLENCE, Draft
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
    if (
        draft.pos == "noun"
        and relation_of(chunks, k) == "from"
        and not chunks[k].word.article
    ):
        return True  # من سيطرة التنظيم
    if getattr(chunks[k].data, "tense", "") != "present":
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
    if chunk.word.pronoun and draft.type == "negotiation":
        draft.actors.extend(_parties(chunks, k, person=True))
    if chunk.word.pronoun and draft.pos == "noun" and draft.type in _POLITICS:
        return bool(draft.actors or draft.targets)
    if draft.type in VIOLENCE and not violent(draft, chunks, k):
        return False
    if draft.type == "responsibility":
        return claimed(chunks, k)
    entry = fold_word(chunk.alts["trigger"].lexeme.name)
    if draft.type != "control" and entry in FALLING and not falls(chunks, k):
        return False
    if draft.type == "rejection":
        return _rejects(draft, chunks, k, offers)
    if draft.type == "shooting" and fold_word(chunk.name) in FIRE:
        return fired(chunks, k)
    if not substantial(draft, chunks, k, entry):
        return False
    by_parts = _BY_PARTS.get(draft.type)
    if by_parts is not None:
        return by_parts(draft)
    by_words = _BY_WORDS.get(draft.type, _operates)
    return by_words(draft, chunks, k)


def _rejects(
    draft: Draft, chunks: Sequence[Chunk], k: int, offers: frozenset[str]
) -> bool:
    """``رفضت الحكومة المبادرة``, ``فشلت المحادثات``: an offer refused, or talks that ended."""
    entry = fold_word(chunks[k].alts["trigger"].lexeme.name)
    if fold_word(chunks[k].name) in _ENDINGS or entry in _ENDINGS:
        return _of_talks(draft, chunks, k)
    return bool(draft.actors) and bool(words_of(chunks[k + 1 : k + 4]) & offers)


def _addressed(draft: Draft) -> bool:
    """Who speaks, and where a noun tells it, to whom or of what."""
    return bool(draft.actors) and (draft.pos == "verb" or bool(draft.targets))


def _somewhere(draft: Draft) -> bool:
    return bool(draft.actors or draft.places)


def _deployed(draft: Draft) -> bool:
    return any(a.kind == "actor" for a in draft.actors) or bool(
        draft.places and draft.pos == "noun"
    )


def _peopled(draft: Draft) -> bool:
    return bool(draft.actors or draft.targets or draft.places)


def _detains(draft: Draft) -> bool:
    people = [t for t in draft.targets if t.kind in ("people", "person", "actor")]
    return bool(people or draft.harm)


def _controls(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    if fold_word(chunks[k].name).startswith("محرر"):  # المدينة محررة بالكامل
        return any(c.kind == "place" for c in chunks[max(0, k - 3) : k])
    return not _state(draft, chunks, k) and _ground(draft, chunks, k)


def _besieges(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``القرى المحاصرة``: an adjective is no siege."""
    chunk = chunks[k]
    if chunk.word.article and fold_word(chunk.name).endswith("محاصره"):
        return False
    return _ground(draft, chunks, k)


def _threatens(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``تحت تهديد السلاح``: how something was done is no threat."""
    under = draft.pos == "noun" and k > 0 and chunks[k - 1].name == "تحت"
    return not under and _addressed(draft)


def _condemns(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``نسب الناشطون القصف إلى القوات``: who ascribes an act blames a side for it."""
    if fold_word(chunks[k].alts["trigger"].lexeme.name) == "نسب":
        return bool(draft.actors) and any(t.kind == "actor" for t in draft.targets)
    return _addressed(draft)


def _meets(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    if not draft.actors:
        draft.actors.extend(_parties(chunks, k, person=False))
    return bool(draft.actors)


def _clashes(draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    return not _fades(draft, chunks, k) and _operates(draft, chunks, k)


def _operates(_draft: Draft, chunks: Sequence[Chunk], k: int) -> bool:
    """``عملية``, not ``العملية``: see ``_OPERATIONS``."""
    chunk = chunks[k]
    return not (chunk.word.article and fold_word(chunk.name).startswith(_OPERATIONS))


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


# Types of events that are told where their participants are,
_BY_PARTS: Final[Mapping[str, Callable[[Draft], bool]]] = {
    "agreement": _somewhere,
    "aid": _somewhere,
    "defection": _peopled,
    "demand": _addressed,
    "deployment": _deployed,
    "detention": _detains,
    "displacement": _peopled,
    "protest": _peopled,
}
# and those that the words around them tell as well.
_BY_WORDS: Final[Mapping[str, Callable[[Draft, Sequence[Chunk], int], bool]]] = {
    "advance": _ground,
    "clash": _clashes,
    "condemnation": _condemns,
    "control": _controls,
    "negotiation": _meets,
    "siege": _besieges,
    "threat": _threatens,
    "withdrawal": _ground,
}


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
