"""A claim reduced to what is compared: where, when, what, who, how many, which words."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from tawthiq.link.knowledge import (
    GROUND,
    KINDS,
    LATER,
    MOST,
    NONE_HURT,
    SUMS,
    TOWNS,
    actor_side,
)
from tawthiq.link.spots import WIDE, Spot, folded, spots
from tawthiq.link.wording import normal, told_by, words_of
from tawthiq.model import Claim, Harm, Where

# Undated claims tell of the days before their report: most of that day or the one before.
_UNDATED_DAYS: Final = 2
_OF_WOUNDS: Final = "متاثر"  # متأثرا بجراحه
_LATE_DAYS: Final = 5  # from a strike to the death of those whom it wounded
_MEASURED: Final = 6
_AREAS: Final = WIDE | {"governorate", "district", "subdistrict"}
_PARTS: Final = frozenset(("child", "woman", "medic", "journalist", "leader"))


class Days(NamedTuple):
    """The days on which it can have happened, as ordinals; both ends included.

    ``told`` says that the text tells the date; else it follows from the publication.
    """

    first: int
    last: int
    told: bool


class Amount(NamedTuple):
    """How many, as told; None where a bound is open or a word."""

    low: int | None
    high: int | None
    words: str | None


class Facts(NamedTuple):
    """What is compared of a claim, or of several that tell one event in one report.

    ``kinds`` are the families of its types (``strike``, ``clash`` …), ``tolls`` the
    whole of each kind of harm, ``things`` what was hit or used as the text calls it
    (``market``, ``bus``), ``means`` whether from the air or from the ground, ``sum``
    whether a toll counts over several events, ``aside`` the places that its report names
    and no claim of it holds.
    """

    claims: tuple[str, ...]
    report: str
    family: str
    published: int | None
    types: frozenset[str]
    kinds: frozenset[str]
    spots: tuple[Spot, ...]
    days: Days | None
    part_of_day: str
    actors: frozenset[str]
    sides: frozenset[str]
    weapons: frozenset[str]
    targets: frozenset[str]
    tolls: Mapping[str, Amount]
    victims: frozenset[str]
    words: frozenset[str]
    denied: bool
    sum: bool
    start: int
    things: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    aside: tuple[Spot, ...] = ()


def facts(
    claim: Claim,
    *,
    report: str,
    family: str,
    published: str | None,
    named: Sequence[Where] = (),
) -> Facts:
    """The facts of a claim.

    Args:
        claim: the claim.
        report: the id of its report.
        family: the report's family of copies.
        published: the ISO date of the report, or None.
        named: every place that the report names.  A claim without a place that is on
            the map takes the nearest of them, for linking alone.

    """
    day = datetime.date.fromisoformat(published[:10]).toordinal() if published else None
    kind = KINDS.get(claim.type.value, "")
    told = told_by(claim.quote.text)
    quote = normal(claim.quote.text)
    return Facts(
        claims=(claim.id,),
        report=report,
        family=family,
        published=day,
        types=frozenset((claim.type.value,)),
        kinds=frozenset((kind,)) if kind else frozenset(),
        spots=spots(claim, named),
        days=_days(claim, day, quote),
        part_of_day=(claim.date.part_of_day or "") if claim.date else "",
        actors=frozenset(_names(claim.actors)),
        sides=frozenset(s for a in claim.actors if (s := actor_side(a.id))),
        weapons=frozenset(_names(claim.weapons)),
        targets=frozenset(w for t in claim.targets for w in words_of(t.text)),
        tolls=_tolls(claim.harm) or _none_hurt(claim, quote),
        victims=frozenset(folded(v.name) for v in claim.victims),
        words=told.words,
        things=told.things,
        means=_means(claim, quote),
        denied=claim.status == "denied",
        sum=_is_sum(claim, quote),
        start=claim.trigger.start,
    )


def _days(claim: Claim, published: int | None, quote: str) -> Days | None:
    told = _told_days(claim, published)
    if told is not None and told.told and _late(claim, quote):
        # The day on which the wounded died, or a toll rose; they were hit before.
        return Days(told.first - _LATE_DAYS, told.last, told=False)
    return told


def _late(claim: Claim, quote: str) -> bool:
    """``توفي متأثرا بجراحه``, ``ليصير العدد خمسة``: whether its dead were hit days before."""
    told = quote.split()
    if claim.type.value != "casualties":
        return any(word.startswith(_OF_WOUNDS) for word in told)
    return not LATER.isdisjoint(told)


def _told_days(claim: Claim, published: int | None) -> Days | None:
    date = claim.date
    if date is not None and (date.to or date.from_):
        first = _ordinal(date.from_ or date.to)
        last = _ordinal(date.to or date.from_)
        if date.from_ is None and first is not None:
            first -= 366
        if first is not None and last is not None:
            return Days(min(first, last), max(first, last), told=True)
    if published is None:
        return None
    return Days(published - _UNDATED_DAYS, published, told=False)


def _ordinal(day: str | None) -> int | None:
    return datetime.date.fromisoformat(day).toordinal() if day else None


def _tolls(harms: Iterable[Harm]) -> dict[str, Amount]:
    """The whole of each kind of harm: the largest group, for children are of it."""
    whole: dict[str, Amount] = {}
    for harm in sorted(harms, key=lambda h: h.group in _PARTS):
        amount = Amount(harm.low, harm.high, harm.words)
        held = whole.get(harm.kind)
        if held is None or (harm.group not in _PARTS and _size(amount) > _size(held)):
            whole[harm.kind] = amount
    return whole


def _size(amount: Amount) -> int:
    return amount.low or amount.high or 0


def _none_hurt(claim: Claim, quote: str) -> dict[str, Amount]:
    """``دون إصابات``, ``أضرار مادية فقط``: nobody was hurt, as far as is told."""
    if not KINDS.get(claim.type.value) or claim.status != "asserted":
        return {}
    if any(f" {words} " in quote for words in NONE_HURT):
        return {kind: Amount(0, 0, None) for kind in ("killed", "injured")}
    return {}


def _means(claim: Claim, quote: str) -> frozenset[str]:
    """Whether a strike came from the air or the ground, where the text tells which.

    Bare ``قصف`` may have been either.
    """
    if claim.type.value == "airstrike":
        return frozenset(("air",))
    if claim.type.value != "shelling":
        return frozenset()
    return frozenset() if GROUND.isdisjoint(quote.split()) else frozenset(("ground",))


def _is_sum(claim: Claim, quote: str) -> bool:
    """Whether a claim counts over several events: a period, several towns, or words of it."""
    date = claim.date
    if date is not None and date.precision in {"week", "month", "year"}:
        return True
    if date is not None and date.from_ and date.to and date.from_ != date.to:
        first, last = _ordinal(date.from_) or 0, _ordinal(date.to) or 0
        if last - first > 1:
            return True
    if all(p.precision in _AREAS for p in claim.places) and any(
        f" {words} " in quote for words in TOWNS
    ):
        return True
    return any(
        f" {words} " in quote and not _measures(quote.partition(f" {words} ")[0])
        for words in SUMS
    )


def _measures(before: str) -> bool:
    """``هي الأعلى منذ بدء النزاع``: how rare it is, no count over that time."""
    return any(w.removeprefix("ال") in MOST for w in before.split()[-_MEASURED:])


def _names(values: Iterable[object]) -> Iterable[str]:
    for value in values:
        ident, name = getattr(value, "id", None), getattr(value, "name", "")
        yield ident or folded(name)


def dump(scene: Facts) -> str:
    """A scene as one line of JSON, for storage."""
    value = scene._asdict()
    for name, held in value.items():
        if isinstance(held, frozenset):
            value[name] = sorted(held)
    value["tolls"] = {kind: list(amount) for kind, amount in scene.tolls.items()}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def restore(line: str) -> Facts:
    """The scene that ``dump`` wrote."""
    value = json.loads(line)
    for name in _SETS:
        value[name] = frozenset(value.get(name, ()))
    value["claims"] = tuple(value["claims"])
    for name in ("spots", "aside"):
        value[name] = tuple(map(_spot, value.get(name, ())))
    value["days"] = Days(*value["days"]) if value["days"] else None
    value["tolls"] = {kind: Amount(*a) for kind, a in value["tolls"].items()}
    return Facts(**value)


def _spot(value: list[Any]) -> Spot:
    name, id_, lat, lon, radius, path, precision = value
    return Spot(name, id_, lat, lon, radius, tuple(path), precision)


_SETS: Final = (
    "types",
    "kinds",
    "actors",
    "sides",
    "weapons",
    "targets",
    "victims",
    "words",
    "things",
    "means",
)
