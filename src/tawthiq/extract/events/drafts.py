"""Drafts: events as they are being put together, before they become claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text.dates import DateAt

# Types of the guideline's table from airstrike to detention: violence that harms people.
VIOLENCE = frozenset(
    [
        "airstrike",
        "shelling",
        "bombing",
        "chemical_attack",
        "ground_attack",
        "clash",
        "shooting",
        "killing",
        "abduction",
        "detention",
    ]
)
# Types that harm and losses may hang on.
HOSTS = VIOLENCE | frozenset(
    ["control", "advance", "siege", "shootdown", "withdrawal", "protest"]
)
STRIKES = frozenset(
    ["airstrike", "shelling", "bombing", "chemical_attack", "ground_attack"]
)
# Attacks whose words take a weapon, or the forces that they hit, after them.
ATTACKS = STRIKES - {"chemical_attack"}
# Acts that take people, who are not killed by that.
TAKING = frozenset(["detention", "abduction"])
SPEECH = frozenset(["demand", "threat", "condemnation", "rejection", "responsibility"])
FAMILIES = (
    {
        "airstrike",
        "shelling",
        "bombing",
        "chemical_attack",
        "ground_attack",
        "shooting",
    },
    {"control", "advance"},
)


@dataclass(frozen=True, slots=True)
class HarmDraft:
    """People harmed, as told at one place in the text."""

    kind: str
    group: str
    low: int | None
    high: int | None
    form: str
    words: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LossDraft:
    """Objects lost, as told at one place in the text."""

    item: str
    low: int | None
    high: int | None
    form: str
    words: str | None
    state: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VictimDraft:
    """A named victim; age in years."""

    name: str
    start: int
    end: int
    age: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place named, and the place that the text says it lies in."""

    chunk: Chunk
    within: Chunk | None = None


@dataclass(frozen=True, slots=True)
class TimeDraft:
    """A date, the words that give it, and whether it came from another sentence."""

    at: DateAt
    start: int
    end: int
    inherited: bool = False


@dataclass(slots=True)
class Draft:
    """One event of one sentence; stages fill it in, ``claims`` freezes it."""

    type: str
    frame: str
    pos: str
    sentence: int
    at: int
    start: int
    end: int
    quote: tuple[int, int]
    status: str = "asserted"
    definite: bool = False
    generic: bool = True
    anaphoric: bool = False
    governed: bool = False
    actors: list[Chunk] = field(default_factory=list)
    targets: list[Chunk] = field(default_factory=list)
    weapons: list[Chunk] = field(default_factory=list)
    places: list[PlaceDraft] = field(default_factory=list)
    sources: list[Chunk] = field(default_factory=list)
    harm: list[HarmDraft] = field(default_factory=list)
    losses: list[LossDraft] = field(default_factory=list)
    victims: list[VictimDraft] = field(default_factory=list)
    date: TimeDraft | None = None
    extent: str | None = None
    # Places held in part, which a draft of their own tells of the same trigger.
    parted: list[Chunk] = field(default_factory=list)
    # Of one member of a list of tolls: the event that the list tells.
    head: Draft | None = None
    # Of harm or losses that may be told by themselves: the event that else did them.
    lender: Draft | None = None
    # A sum over events: the harm of none of them.
    summed: bool = False
    headline: bool = False
    mutual: bool = False
    sure: bool = True
    # Another type that its word may tell, where what the word tells first is not told.
    spare: bool = False
    # Whether it would be told if it had to be a good deal likelier than not.
    firm: bool = True
    why: list[str] = field(default_factory=list)

    def retyped(self, type_: str) -> Draft:
        """The same draft as an event of another type, with slots of its own."""
        slots = ("actors", "targets", "weapons", "places", "sources")
        lists: dict[str, Any] = {s: list(getattr(self, s)) for s in slots}
        return replace(
            self,
            type=type_,
            parted=[],
            harm=[],
            losses=[],
            victims=[],
            why=list(self.why),
            **lists,
        )

    @property
    def weight(self) -> int:
        """How much it tells: the fullest mention of an event is kept."""
        return (
            2 * len(self.places)
            + len(self.actors)
            + len(self.targets)
            + len(self.weapons)
            + 2 * len(self.harm)
            + len(self.losses)
            + (self.date is not None and not self.date.inherited)
            + (self.pos == "verb")
            + bool(self.sources)
        )
