"""Report → events: the same event told again by the same source is one draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawthiq.extract.drafts import FAMILIES, Draft, PlaceDraft
from tawthiq.text import fold_word

# A report tells tens of events; in texts glued together, look back no further.
_LOOK_BACK = 80
_SPECIFIC = frozenset(("airstrike", "shelling", "bombing", "chemical_attack"))
_BARE = re.compile("[^\\w ]")
_STATIC = frozenset(("demand", "threat", "condemnation", "rejection", "responsibility"))


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft an event, in the order of the text; fuller mentions win."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next(
            (k for k in reversed(kept[-_LOOK_BACK:]) if same_event(k, draft)), None
        )
        if twin is None:
            kept.append(draft)
            continue
        if draft.weight >= twin.weight or (twin.headline and not draft.headline):
            absorb(draft, twin)
            kept[kept.index(twin)] = draft
        else:
            absorb(twin, draft)
    body = [d for d in kept if not d.headline]
    kept = [d for d in kept if not (d.headline and _told_below(d, body))]
    kept.sort(key=lambda d: (d.start, d.type))
    return kept


def untold(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in the order of the text, without headlines that the body tells again."""
    body = [d for d in drafts if not d.headline]
    kept = [d for d in drafts if not (d.headline and _told_below(d, body))]
    return sorted(kept, key=lambda d: (d.start, d.type))


def _told_below(headline: Draft, body: Sequence[Draft]) -> bool:
    """Whether the body tells what a headline announces: its type, or its dead."""
    return any(
        d.status == headline.status
        and (
            d.type == headline.type
            or any({d.type, headline.type} <= f for f in FAMILIES)
            or (headline.type == "casualties" and bool(d.harm))
        )
        for d in body
    )


def same_event(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell one event as one source does."""
    if a.status != b.status:
        return False
    if a.type != b.type and not (
        (b.definite or a.headline) and any({a.type, b.type} <= f for f in FAMILIES)
    ):
        return False
    if "%" in f"{a.extent}{b.extent}" and a.extent != b.extent:
        return False
    if a.headline and not b.headline:
        return _names_meet(a, b) and not numbers_clash(a, b)
    if not chains_agree(a, b):
        return False
    if a.type == b.type and a.sentence == b.sentence and b.at == a.at + 1:
        return True  # تبادل إطلاق نار ومناوشات
    if a.sentence == b.sentence and a.pos != "harm":
        if not a.places and not a.harm and b.places and a.type == b.type:
            return not b.actors or bool(_names(a.actors) & _names(b.actors))
        return b.definite and not b.places and not b.actors and a.at != b.at
    if a.type in _STATIC:
        return _names(a.actors) & _names(b.actors) != set() and (
            _names(a.targets) & _names(b.targets) != set() or not b.targets
        )
    if (
        a.type in ("advance", "withdrawal", "siege")
        and not (a.places and b.places)
        and _names(a.actors) & _names(b.actors)
    ):
        return True
    if (
        a.type == "deployment"
        and abs(a.sentence - b.sentence) <= 1
        and (_names(a.actors) & _names(b.actors))
    ):
        return True
    if numbers_clash(a, b) or dates_clash(a, b):
        return False
    if not a.places and not b.places:
        return b.definite or bool(_names(a.actors) & _names(b.actors))
    if a.places and b.places:
        return _places_meet(a, b)
    return b.definite or _same_target(a, b)


def _same_target(a: Draft, b: Draft) -> bool:
    """``قصفت معسكرا … الغارات على معسكر المنار``: one thing struck by one side."""
    if not (a.type == b.type and a.type in _SPECIFIC and a.targets and b.targets):
        return False
    mine, theirs = a.targets[0].name.split(), b.targets[0].name.split()
    heads = {fold_word(w).removeprefix("ال").rstrip("ا") for w in (mine[0], theirs[0])}
    indefinite = len(mine) == 1 or len(theirs) == 1
    return len(heads) == 1 and indefinite and bool(_names(a.actors) & _names(b.actors))


def absorb(into: Draft, other: Draft) -> None:
    """Fill what ``into`` does not tell from another mention of the event."""
    if into.type == "ground_attack" and other.type in _SPECIFIC:
        into.type = other.type
        if not other.headline:
            into.start, into.end, into.quote = other.start, other.end, other.quote
    for slot in ("actors", "targets", "weapons", "places", "sources"):
        if not getattr(into, slot):
            setattr(into, slot, list(getattr(other, slot)))
    if not other.headline:
        _add_harm(into, other)
    into.victims.extend(v for v in other.victims if v not in into.victims)
    if not into.losses:
        into.losses = list(other.losses)
    if into.date is None or (into.date.inherited and other.date is not None):
        into.date = other.date or into.date
    if into.extent is None and not other.headline:
        into.extent = other.extent
    into.why.extend(w for w in other.why if w not in into.why)


def _add_harm(into: Draft, other: Draft) -> None:
    """Harm of another mention; a number replaces a vague word."""
    for item in other.harm:
        same = next(
            (h for h in into.harm if (h.kind, h.group) == (item.kind, item.group)), None
        )
        if same is None:
            into.harm.append(item)
        elif same.form == "vague" and item.form != "vague":
            into.harm[into.harm.index(same)] = item


def _names(chunks: Sequence[object]) -> set[str]:
    out: set[str] = set()
    for chunk in chunks:
        words = _BARE.sub("", fold_word(getattr(chunk, "name", ""))).split()
        out.update(w.removeprefix("ال") for w in words[-2:])
    return out


def _place_names(draft: Draft) -> set[str]:
    return {fold_word(p.chunk.name) for p in draft.places}


def _places_meet(a: Draft, b: Draft) -> bool:
    """Whether one mention's places are the other's, or hold them (``في بغداد``)."""
    x, y = _place_names(a), _place_names(b)
    if x <= y or y <= x:
        return True
    return _holds(a, b) or _holds(b, a)


def _holds(a: Draft, b: Draft) -> bool:
    """Whether each place of b is told to lie in a place of a."""
    names = _place_names(a)
    return bool(b.places) and all(
        p.within is not None and bool(names & set(_within_words(p))) for p in b.places
    )


def _within_words(place: PlaceDraft) -> list[str]:
    name = fold_word(place.within.name) if place.within is not None else ""
    return [name, *name.split()]


def chains_agree(a: Draft, b: Draft) -> bool:
    """Whether one source may have told both: the same chain, or one untold."""
    if not a.sources or not b.sources:
        return True
    return _names(a.sources) == _names(b.sources)


def _names_meet(a: Draft, b: Draft) -> bool:
    """Whether a headline and a body mention share a name, or the body could fill it."""
    if a.places and b.places and not (_place_names(a) & _place_names(b)):
        return bool(_names(a.actors) & _names(b.actors))
    return True


def numbers_clash(a: Draft, b: Draft) -> bool:
    """Whether two mentions count the same people differently."""
    if a.type == b.type == "casualties":
        x = {(h.kind, h.low) for h in a.harm if h.low is not None}
        y = {(h.kind, h.low) for h in b.harm if h.low is not None}
        if x and y and not x & y:
            return True
    theirs = {(h.kind, h.group): h.low for h in b.harm if h.low is not None}
    return any(
        h.low is not None and theirs.get((h.kind, h.group), h.low) != h.low
        for h in a.harm
    )


def targets_clash(a: Draft, b: Draft) -> bool:
    """Whether two mentions name different sides as struck."""
    x = [t for t in a.targets if t.kind == "actor"]
    y = [t for t in b.targets if t.kind == "actor"]
    return bool(x and y) and not _names(x) & _names(y)


def dates_clash(a: Draft, b: Draft) -> bool:
    """Whether two mentions name different days."""
    if a.date is None or b.date is None:
        return False
    x, y = a.date.at, b.date.at
    if x.forward or y.forward:
        return False
    return (x.from_, x.to) != (y.from_, y.to)
