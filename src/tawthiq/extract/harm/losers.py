"""The side that lost the people whom a sentence tells of."""

from __future__ import annotations

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES, Draft
from tawthiq.extract.harm.items import HarmAt
from tawthiq.extract.harm.telling import Telling
from tawthiq.text import fold_word


def name_sides(events: Telling, host: Draft, found: HarmAt) -> None:
    """Name the side that lost fighters, and people hurt by a gun, as told."""
    combatant = found.item.group == "combatant"
    if host.type == "clash":
        _party(events, host, found)
    if combatant and host.type in STRIKES and not host.targets:
        host.targets.extend(_losing_side(events, found))
    if combatant and host.type == "casualties":
        host.targets.extend(_losing_side(events, found))
    if host.type in ("detention", "abduction", "shooting"):
        for victim in found.victims:
            if victim.kind != "quantity" and not host.targets:
                host.targets.append(victim)


def _party(events: Telling, host: Draft, found: HarmAt) -> None:
    """Fighters killed ``في مواجهات مع س`` were the other party to the clash."""
    if found.item.group != "combatant" or len(host.actors) > 1:
        return
    sides = [
        c
        for c in (*found.doer, *_losing_side(events, found))
        if (c.kind == "actor" or "actor" in c.alts or "head" in c.alts) and not _one(c)
    ]
    names = {fold_word(a.name) for a in host.actors}
    host.actors.extend(c for c in sides if fold_word(c.name) not in names)


def _one(chunk: Chunk) -> bool:
    """``جندي``: one man is no side."""
    hit = chunk.alts.get("group")
    return hit is not None and hit.lexeme.data[1] == "singular"


def _losing_side(events: Telling, found: HarmAt) -> list[Chunk]:
    """The armed side that lost people: ``العشرات من عناصر تنظيم …``."""
    sides: list[Chunk] = []
    armed = [
        c
        for c in found.victims
        if c.kind == "people" and {"head", "actor"} & set(c.alts) and " " in c.name
    ]
    for c in events.chunks[found.at + 1 : found.at + 5]:
        if c.kind == "actor" and (bool(sides or armed) == c.joined):
            sides.append(c)
        elif c.kind not in ("prep", "punct", "quote", "word"):
            break
    if armed and sides:
        return [*armed, *sides]
    return sides or [c for c in found.victims if c.kind == "people"]
