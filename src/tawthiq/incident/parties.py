"""Who did it, to whom and with what, as somebody says: never by inference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.incident import where
from tawthiq.incident.value import Party, Telling, Thing
from tawthiq.model import Named


def claimants(telling: Telling) -> tuple[str, ...]:
    """Who says it: those that the text names, else the publisher."""
    named = tuple(s.name for s in telling.claim.sources)
    return named or ((telling.source.publisher,) if telling.source.publisher else ())


def alleged(told: Sequence[Telling]) -> tuple[Party, ...]:
    """The actors of some claims, each with who says so and who denies it."""
    found: dict[str, Party] = {}
    for telling in told:
        says = claimants(telling)
        denies = telling.claim.status == "denied"
        for actor in telling.claim.actors:
            key = actor.id or where.folded(actor.name)
            held = found.get(key) or _party(actor)
            found[key] = _replaced(
                held, by=() if denies else says, denied_by=says if denies else ()
            )
    return tuple(sorted(found.values(), key=lambda p: (-len(p.by), p.name)))


def _party(actor: Named) -> Party:
    return Party(
        name=actor.label.ar if actor.label else actor.name,
        name_en=actor.label.en if actor.label else "",
        id=actor.id,
        kind=where.actor_kind(actor.id),
    )


def _replaced(party: Party, by: tuple[str, ...], denied_by: tuple[str, ...]) -> Party:
    return Party(
        name=party.name,
        name_en=party.name_en,
        id=party.id,
        kind=party.kind,
        by=tuple(dict.fromkeys((*party.by, *by))),
        denied_by=tuple(dict.fromkeys((*party.denied_by, *denied_by))),
    )


def targets(told: Sequence[Telling]) -> tuple[Party, ...]:
    """Whom or what it hit, each with who says so."""
    found: dict[str, Party] = {}
    for telling in told:
        for target in telling.claim.targets:
            key = target.id or where.folded(target.name)
            held = found.get(key) or _party(target)
            found[key] = _replaced(held, claimants(telling), ())
    return tuple(found.values())


def things(values: Iterable[Named]) -> tuple[Thing, ...]:
    """Weapons, each once."""
    found: dict[str, Thing] = {}
    for value in values:
        label = value.label
        found.setdefault(
            value.id or where.folded(value.name),
            Thing(
                name=label.ar if label else value.name,
                name_en=label.en if label else "",
                id=value.id,
            ),
        )
    return tuple(found.values())
