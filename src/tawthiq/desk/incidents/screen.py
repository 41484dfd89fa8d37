"""All that the incident screen shows, gathered with few queries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.core import signing
from django.utils.translation import gettext as _

from tawthiq.case import deciding, seconds
from tawthiq.case.fault import CaseError
from tawthiq.case.models import Card
from tawthiq.case.relations import Relation
from tawthiq.desk.incidents import agreement, history, nearby, spots, terms, tolls
from tawthiq.desk.incidents.timeline import timeline
from tawthiq.incident.value import GRADES, STRIKE_STATUSES, Incident, Opinion, Party

ROWS: Final = 40  # claims of a page
_BARS: Final = 24
_SPOTS: Final = 20
_NEAR: Final = 6
_PARTS: Final = 30
_DECISIONS: Final = 50


class Question(NamedTuple):
    """A judgement of an incident: proposed, decided, and what may be answered.

    Without ``options`` any text is an answer.
    """

    about: str
    opinion: Opinion
    proposed: str
    stands: str
    options: tuple[tuple[str, str], ...]


class Alleged(NamedTuple):
    """An actor as alleged, and the names that claims have for it besides its own."""

    party: Party
    told: tuple[str, ...]


class Pages(NamedTuple):
    """Which page of claims is shown, of how many."""

    number: int
    last: int

    @property
    def previous(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after."""
        return self.number + 1


def screen(
    incident: Incident, said: Mapping[str, Relation], asked: str, who: str
) -> dict[str, Any]:
    """The variables of ``incident.html``.

    ``said`` is what people said that it is to others; ``asked`` is the page of claims;
    ``who`` looks.
    """
    groups = agreement.table(incident)
    rows = sum(len(group.rows) for group in groups)
    pages = _pages(asked, rows)
    places = spots.spots(incident, _SPOTS)
    parts, wholes = (
        [code for code in codes if code not in said]
        for codes in (incident.parts, incident.part_of)
    )
    cards = _cards([*parts[:_PARTS], *wholes[:_PARTS], *said])
    linked = history.links(incident)
    candidates = nearby.nearby(incident, said, linked, _NEAR)
    return {
        "incident": incident,
        "ranges": tolls.ranges(incident),
        "sums": tolls.sums(incident),
        "unjudged": sum(t.verdict == "unreviewed" for t in incident.tellings),
        "groups": agreement.page(groups, pages.number, ROWS),
        "pages": pages,
        "charts": tolls.charts(incident, _BARS),
        "timeline": timeline(incident, _BARS),
        "spots": places,
        "features": spots.features(places, candidates),
        "counted": len(parts),
        "parts": [cards[code] for code in parts if code in cards],
        "wholes": [cards[code] for code in wholes if code in cards],
        "said": [
            (cards[code], relation) for code, relation in said.items() if code in cards
        ],
        "kinds": terms.KINDS,
        "candidates": candidates,
        "questions": questions(incident),
        "parties": _parties(incident),
        "history": history.decisions(incident, linked, _DECISIONS),
        "acts": _acts(),
        "barred": _barred(incident, who),
        **seen(incident),
    }


def questions(incident: Incident) -> tuple[Question, ...]:
    """The judgements of an incident besides its state."""
    held = (
        ("grade", incident.grade, GRADES),
        ("strike_status", incident.strike_status, STRIKE_STATUSES),
        ("attribution", incident.attribution, ()),
    )
    return tuple(
        Question(
            about,
            opinion,
            terms.answer(about, opinion.proposed),
            terms.answer(about, opinion.stands),
            tuple((value, terms.answer(about, value)) for value in answers),
        )
        for about, opinion, answers in held
    )


def seen(incident: Incident) -> dict[str, str]:
    """What a decision says it was made on, and its summary for a conflict.

    ``seen`` is what ``deciding.decide`` takes back.
    """
    return {
        "seen": deciding.seen_of(incident),
        "saw": signing.dumps(summary(incident), salt=_SALT, compress=True),
    }


def saw(signed: str) -> dict[str, Any]:
    """The summary that ``seen`` signed; empty for anything else."""
    try:
        held: dict[str, Any] = signing.loads(signed, salt=_SALT)
    except signing.BadSignature:
        return {}
    return held


def summary(incident: Incident) -> dict[str, Any]:
    """An incident in the few figures that a conflict lays side by side."""
    return {
        "type": incident.type,
        "place": terms.name_of(incident.location) if incident.location else "",
        "date_from": incident.date_from,
        "date_to": incident.date_to,
        "tolls": [
            [kind, held.low, held.high] for kind, held in tolls.ranges(incident).items()
        ],
        "sources": incident.sources,
        "claims": len(incident.tellings),
        "state": incident.state,
        **{
            question.about: [question.stands, question.opinion.by]
            for question in questions(incident)
        },
    }


_SALT: Final = "tawthiq.desk.incidents"


def _barred(incident: Incident, who: str) -> str:
    """Why this person may not approve it, where the case wants a second one."""
    try:
        seconds.check_approver(who, incident)
    except CaseError as error:
        return terms.fault(str(error))
    return ""


def _parties(incident: Incident) -> tuple[Alleged, ...]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for telling in incident.tellings:
        for actor in telling.claim.actors:
            names[actor.id or actor.name][actor.name] = None
    return tuple(
        Alleged(
            party, tuple(n for n in names[party.id or party.name] if n != party.name)
        )
        for party in incident.perpetrators
    )


def _pages(asked: str, rows: int) -> Pages:
    last = max(1, math.ceil(rows / ROWS))
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return Pages(min(max(1, number), last), last)


def _cards(codes: Iterable[str]) -> dict[str, Card]:
    return {card.code: card for card in Card.objects.filter(code__in=list(codes))}


def _acts() -> dict[str, Sequence[str]]:
    """The acts on its state: name, what it means, what the button says."""
    return {
        "approve": (
            _("Approve"),
            _(
                "It may then go into exports. The approval holds for its claims as they "
                "are now; where they change, it is asked for anew."
            ),
            _("Approve it"),
        ),
        "reject": (
            _("Reject"),
            _("It stays out of exports; its claims and their judgements stay."),
            _("Reject it"),
        ),
        "reopen": (
            _("Reopen"),
            _("It is neither approved nor rejected any more."),
            _("Reopen it"),
        ),
    }
