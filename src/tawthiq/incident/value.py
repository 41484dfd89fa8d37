"""An incident as everything after linking sees it: frozen values, no database.

An incident is derived from the claims that tell it and can be derived anew; only what a
person judged of it is kept besides.  Numbers stay as they were told (``Toll``) until a
policy of ``tawthiq.incident.numbers`` makes digits of words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, Self

from tawthiq.model import Claim, Harm, Person

Verdict = Literal["unreviewed", "accepted", "corrected", "rejected"]
State = Literal["proposed", "approved", "rejected"]
# Airwars, "Methodology": grades of a report of harm to civilians.
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
StrikeStatus = Literal[
    "declared_strike", "likely_strike", "contested_strike", "single_source_claim"
]
DatePrecision = Literal["day", "days", "week", "month", "year", "unknown"]
GRADES: Final = ("confirmed", "fair", "weak", "contested", "discounted")
STRIKE_STATUSES: Final = (
    "declared_strike",
    "likely_strike",
    "contested_strike",
    "single_source_claim",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report as a source: what a citation needs.

    ``family`` is the same for reports that carry one text: one independent source.
    ``published`` and ``retrieved`` are ISO dates, or times with zone, or None.
    """

    report: str
    family: str
    sha256: str
    original: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str = "ar"
    text: str = ""
    persons: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim of an incident in its report, and what a person decided of it.

    ``claim`` is as corrected; ``reading`` is the version that read it; ``judged_by`` and
    ``judged_at`` (UTC) are empty where nobody did.
    """

    claim: Claim
    source: Source
    verdict: Verdict = "unreviewed"
    judged_by: str = ""
    judged_at: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People harmed as one claim tells it (``model.Harm``); ``sum`` counts over several.

    ``claim`` is the claim's id and ``family`` that of its source.  ``superseded`` marks
    an earlier toll that a later report of the same chain raised.  ``beside`` is the
    group that would hold this one and does not: ``قتل رجل وامرأة`` tells of two, the
    woman beside ``unspecified``; in ``ثلاثة بينهم امرأة`` she is one of them.
    """

    kind: str
    group: str
    low: int | None
    high: int | None
    form: str
    words: str | None
    claim: str
    family: str
    sum: bool = False
    superseded: bool = False
    beside: str = ""

    @classmethod
    def of(
        cls,
        harm: Harm,
        *,
        claim: str,
        family: str,
        sum: bool = False,  # noqa: A002 - the field's name
        superseded: bool = False,
        beside: str = "",
    ) -> Self:
        """The toll of a harm that a claim tells."""
        return cls(
            kind=harm.kind,
            group=harm.group,
            low=harm.low,
            high=harm.high,
            form=harm.form,
            words=harm.words or harm.text,
            claim=claim,
            family=family,
            sum=sum,
            superseded=superseded,
            beside=beside,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where it happened, as finely as its claims agree; WGS 84 degrees.

    ``precision`` is a class of ``tawthiq.places.CLASSES``; ``path`` leads from the
    country down; ``country`` is ISO 3166-1 alpha-2.  ``verified`` says that the
    coordinate rests on a source: others stay out of public exports.
    """

    name: str
    name_en: str = ""
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "unknown"
    radius_m: int | None = None
    path: tuple[str, ...] = ()
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    kind: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor (or a target) of an incident, as somebody says: never by inference.

    ``by`` are the names of those who say so (the text's source, else the publisher),
    ``denied_by`` of those who deny it.  ``id`` is an entry of the codebook, if known;
    ``kind`` is the codebook's kind of actor (``state_forces`` …).
    """

    name: str
    name_en: str = ""
    id: str | None = None
    kind: str = ""
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A weapon, or an object lost or damaged."""

    name: str
    name_en: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What the claims do not agree on: a field, and who says which."""

    about: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One of the three judgements of an incident: proposed by rule, decided by a person.

    ``value`` is the decision, or empty while nobody decided; ``why`` says which rule
    proposed it, or what the person wrote.
    """

    proposed: str = ""
    value: str = ""
    by: str = ""
    at: str = ""
    why: str = ""

    @property
    def stands(self) -> str:
        """The decision, else the proposal."""
        return self.value or self.proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The claims that tell one event, and all that follows from them.

    ``code`` is stable; ``previous_codes`` are those of incidents merged into it.
    ``date_from`` and ``date_to`` are the earliest and the latest possible ISO day.
    ``sources`` counts independent families.  ``parts`` and ``part_of`` are codes: a
    day's toll over several strikes is their whole, and is never added to them.
    """

    code: str
    type: str
    types: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    date_precision: DatePrecision = "unknown"
    part_of_day: str | None = None
    location: Location | None = None
    places: tuple[Location, ...] = ()
    perpetrators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[Thing, ...] = ()
    losses: tuple[Thing, ...] = ()
    tolls: tuple[Toll, ...] = ()
    tellings: tuple[Telling, ...] = ()
    sources: int = 0
    contradictions: tuple[Contradiction, ...] = ()
    parts: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    previous_codes: tuple[str, ...] = ()
    state: State = "proposed"
    approved_by: str = ""
    approved_at: str = ""
    grade: Opinion = field(default_factory=Opinion)
    strike_status: Opinion = field(default_factory=Opinion)
    attribution: Opinion = field(default_factory=Opinion)
    note: str = ""
