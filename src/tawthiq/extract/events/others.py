"""What else a word may tell beside its draft: a second type, what it denies, what is said again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tawthiq.codebook import Trigger
from tawthiq.extract.events import denials, meant
from tawthiq.extract.events.drafts import SPEECH, Draft

if TYPE_CHECKING:
    from tawthiq.extract.events.proposals import SentenceEvents

# What is told before may be denied or confirmed, acts of speech but rarely.
_SAID_AGAIN: Final = SPEECH - {"threat"}
_ECHOED: Final = 2


def also(events: SentenceEvents, draft: Draft, k: int, entry: str) -> list[Draft]:
    """Other drafts of one word: of two types, or of two coordinated adjectives.

    ``حذر`` may call or threaten; ``القصف الجوي والمدفعي`` is two ways of shelling.
    """
    types = [t for t in events.kinds.also.get(entry, ()) if t != draft.type]
    types += events.kinds.second(draft, events.chunks, k)
    types += _denied(events, draft, k)
    kinds = events.kinds
    other = meant.otherwise(
        draft,
        entry,
        events.named,
        events.mentions[:-1],
        neutral=entry in kinds.neutral,
        flown=lambda: events.flown(k),
    )
    also = [draft.retyped(t) for t in types]
    if other and other not in types:
        also.append(replace(draft.retyped(other), sure=False, spare=True))
    return also + _instead(events, draft, k)


def _instead(events: SentenceEvents, draft: Draft, k: int) -> list[Draft]:
    """What the word at k may tell where it does not tell the draft's event."""
    found: list[Draft] = []
    for type_ in events.kinds.instead(draft, events.chunks, k):
        other = draft.retyped(type_)
        other.spare, other.sure = True, False
        if type_ == "rejection":
            other.status = "asserted"
        found.append(other)
    if events.kinds.vows(draft, events.chunks, k):
        vow = draft.retyped("threat")
        vow.status, vow.sure = "asserted", False
        found.append(vow)
    return found


def _denied(events: SentenceEvents, draft: Draft, k: int) -> list[str]:
    """``ونفى الجيش ذلك``: the act told before, that a denial points back to."""
    if draft.type != "responsibility" or draft.status != "denied":
        return []
    if not denials.points_back(events.chunks, k):
        return []
    return [d.type for d in _told_before(events)]


def echo(events: SentenceEvents, k: int) -> None:
    """``وهو ما كذبه``, ``أكد ذلك``, ``لا صحة لهذه الأنباء``: what was told, once more."""
    status = denials.echoed(events.chunks, k)
    if status is None:
        return
    told = _told_before(events)
    for act in told if status == "denied" else told[-1:]:
        draft = events.drafted(k, Trigger(act.type, act.frame, "verb"))
        draft.status = status
        draft.sure = False
        events.drafts.append(draft)


def _told_before(events: SentenceEvents) -> list[Draft]:
    """The last events of two types that a denial or confirmation may point to."""
    acts: dict[str, Draft] = {}
    for draft in reversed((*events.previous, *events.drafts)):
        if draft.type not in _SAID_AGAIN and draft.type not in acts:
            acts[draft.type] = draft
        if len(acts) == _ECHOED:
            break
    return list(acts.values())[::-1]
