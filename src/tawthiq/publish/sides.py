"""Who fought whom, as somebody says; what UCDP's types of violence make of it.

Nothing is inferred: who is only denied is no side, and where the sayers differ on who
did it, those named are alternatives: neither allies nor one another's enemies.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tawthiq.incident import Incident, Party
from tawthiq.publish import codes, told
from tawthiq.publish.cells import joined
from tawthiq.text import fold_word

_BETWEEN: Final = frozenset(("clash",))
_CIVILIAN: Final = frozenset(("civilian", "child", "woman", "medic", "journalist"))
_FIGHTERS: Final = frozenset(("combatant", "leader"))
_HURT: Final = frozenset(("killed", "injured", "killed_or_injured"))
# Targets that are people who do not fight, whoever names them so.
_CIVILIANS: Final = frozenset(
    fold_word(w)
    for w in ("مدنيون", "مدنيين", "المدنيون", "المدنيين", "مدني", "سكان", "أهالي")
)
STATE, ARMED = "state", "armed"


class Sides(NamedTuple):
    """Two sides, each as the parties that are named for it.

    ``alternatives``: the side (one of both) whose parties are alternatives, empty where
    none is.  ``civilians``: only civilians are told as hurt or aimed at.  ``violence``
    is UCDP's type (1 to 3), 0 where it cannot be told.
    """

    a: tuple[Party, ...]
    b: tuple[Party, ...]
    alternatives: tuple[Party, ...]
    civilians: bool
    violence: int


def sides(incident: Incident) -> Sides:
    """The sides of an incident, the state first where a state fights others."""
    doers = tuple(p for p in incident.perpetrators if p.by or not p.denied_by)
    targets = tuple(p for p in incident.targets if _organised(p))
    civilians = not targets and _only_civilians(incident)
    alternatives: tuple[Party, ...] = ()
    if incident.type in _BETWEEN:
        camps = _camps((*doers, *targets))
        if len(camps) != 2:
            return Sides(doers, targets, (), civilians, 0)
        a, b = camps
    else:
        a, b = doers, targets
        alternatives = doers if _disputed(doers) else ()
    one, two = _kind(a, alternatives), _kind(b, alternatives)
    if one == ARMED and two == STATE:
        a, b, one, two = b, a, two, one
    violence = 0
    if one and two:
        violence = 1 if STATE in (one, two) else 2
    elif a and civilians and all(map(_organised, a)):
        violence = 3
    return Sides(a, b, alternatives, civilians, violence)


def _disputed(parties: tuple[Party, ...]) -> bool:
    """Whether parties of two sides are named by people of whom none names both."""
    camps = _camps(parties)
    return any(
        not {*(one.by or ("",))} & {*(other.by or ("",))}
        for n, camp in enumerate(camps)
        for one in camp
        for later in camps[n + 1 :]
        for other in later
    )


def _camps(parties: tuple[Party, ...]) -> list[tuple[Party, ...]]:
    """Parties by the side that the codebook gives them, in their order."""
    found: dict[str, list[Party]] = {}
    for party in parties:
        found.setdefault(codes.actor(party.id).side or party.name, []).append(party)
    return [tuple(camp) for camp in found.values()]


def either(parties: tuple[Party, ...]) -> str:
    """Alternatives as one cell: those of one side stand together, ``or`` between sides."""
    camps = (joined((told.name(p, "en") for p in c), ", ") for c in _camps(parties))
    return joined(camps, " or ")


def _organised(party: Party) -> bool:
    return codes.kind_of(party.id, party.kind)[1] != ""


def _kind(parties: tuple[Party, ...], alternatives: tuple[Party, ...]) -> str:
    """``state``, ``armed``, or empty where it cannot be told of all of them.

    A state with its allies is the state.
    """
    kinds = {codes.kind_of(p.id, p.kind)[1] for p in parties}
    if not parties or "" in kinds:
        return ""
    if len(kinds) == 1:
        return kinds.pop()
    return "" if parties == alternatives else STATE


def _only_civilians(incident: Incident) -> bool:
    """Whether no fighter is told as hurt, and those killed, else hurt, are civilians.

    People of whom nobody says who they were are civilians where the target is.
    """
    hurt = [
        t
        for t in incident.tolls
        if t.kind in _HURT and not t.superseded and t.high != 0
    ]
    named = [_civilian(p) for p in incident.targets]
    if {t.group for t in hurt} & _FIGHTERS:
        return False
    groups = {t.group for t in hurt if t.kind == "killed"} or {t.group for t in hurt}
    if not groups:
        return bool(named) and all(named)
    return groups <= _CIVILIAN or any(named)


def _civilian(party: Party) -> bool:
    return any(fold_word(w) in _CIVILIANS for w in party.name.split())
