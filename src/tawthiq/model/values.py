"""The values that a claim is made of; ``claims/GUIDELINES.md`` defines each."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from tawthiq.model.base import Span, Value


class EventType(StrEnum):
    """The 32 event types of the guideline."""

    AIRSTRIKE = "airstrike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    CHEMICAL_ATTACK = "chemical_attack"
    GROUND_ATTACK = "ground_attack"
    CLASH = "clash"
    SHOOTING = "shooting"
    KILLING = "killing"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    CONTROL = "control"
    WITHDRAWAL = "withdrawal"
    ADVANCE = "advance"
    SIEGE = "siege"
    SHOOTDOWN = "shootdown"
    EQUIPMENT_LOSS = "equipment_loss"
    DAMAGE = "damage"
    CASUALTIES = "casualties"
    DISPLACEMENT = "displacement"
    EVACUATION = "evacuation"
    RELEASE = "release"
    AID = "aid"
    DEPLOYMENT = "deployment"
    DEFECTION = "defection"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    REJECTION = "rejection"
    DEMAND = "demand"
    THREAT = "threat"
    CONDEMNATION = "condemnation"
    RESPONSIBILITY = "responsibility"
    PROTEST = "protest"


Status = Literal["asserted", "denied", "intended"]
Form = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
HarmKind = Literal[
    "killed",
    "injured",
    "captured",
    "missing",
    "displaced",
    "trapped",
    "killed_or_injured",
    "evacuated",
    "released",
]
Group = Literal[
    "civilian",
    "combatant",
    "child",
    "woman",
    "medic",
    "journalist",
    "leader",
    "unspecified",
]
Role = Literal[
    "victim",
    "witness",
    "activist",
    "medic",
    "journalist",
    "official",
    "commander",
    "fighter",
    "unknown",
]


class Label(Value):
    """A name in the two languages of the project."""

    ar: str
    en: str


class Quantity(Value):
    """A number as told.

    ``exact`` and ``about``: low = high; ``at_least``: high is None; ``at_most``: low
    is None; ``vague``: both are None and ``words`` holds the word (``عشرات``).
    """

    low: int | None = None
    high: int | None = None
    form: Form = "exact"
    words: str | None = None


class Attribution(Span):
    """One link of a source chain: who tells it, nearest to the publisher first."""

    name: str
    id: str | None = None
    kind: str | None = None


class Named(Span):
    """An actor, a target or a weapon: its name, and the words that tell it."""

    name: str
    id: str | None = None
    label: Label | None = None


class Meaning(Value):
    """Another place that a name may mean, and how well it fits (``Resolver``)."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    score: float = 0.0


class Where(Span):
    """A place as told, and where it is known to be.

    ``in`` is the containing place that the text itself gives; ``path`` leads from the
    country down to the place.  ``lat`` and ``lon`` are WGS 84 degrees, the centre of a
    circle of ``radius_m`` metres, None where nobody knows; ``precision`` is a class of
    ``tawthiq.places.CLASSES``.  ``id`` is None for an area beside a place (``شمال منبج``)
    and for a place that no table has.  ``alternatives`` are other meanings of the name
    that fit nearly as well, the best first.
    """

    name: str
    in_: Annotated[str | None, Field(alias="in")] = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    radius_m: int | None = None
    path: tuple[str, ...] = ()
    alternatives: tuple[Meaning, ...] = ()


class When(Value):
    """An interval of days, both ends included; never the publication date by default.

    Times are as told, in the local time of the place.  ``inherited`` dates come from a
    sentence before; their span is that of the words there.
    """

    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None
    precision: Literal["day", "week", "month", "year", "open"] = "day"
    basis: Literal["explicit", "relative", "inherited"] = "relative"
    part_of_day: str | None = None
    text: str = ""
    start: int = 0
    end: int = 0


class Harm(Span):
    """People harmed: how, who, how many."""

    kind: HarmKind
    group: Group = "unspecified"
    low: int | None = None
    high: int | None = None
    form: Form = "exact"
    words: str | None = None


class Loss(Span):
    """Objects lost: what, how many, in which state they are now."""

    item: str
    low: int | None = None
    high: int | None = None
    form: Form = "exact"
    words: str | None = None
    state: Literal["destroyed", "captured", "damaged", "shot_down"] = "destroyed"


class Victim(Span):
    """A named victim; age in years."""

    name: str
    age: int | None = None
    sex: Literal["female", "male"] | None = None


class Person(Span):
    """A person named in the report.

    All roles but ``official`` and ``commander`` are protected: they stand in no public
    export.
    """

    name: str
    role: Role = "unknown"
