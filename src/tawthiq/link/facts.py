"""A claim reduced to what is compared: where, when, what, who, how many, which words."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from tawthiq.link.knowledge import (
    DOERS,
    GROUND,
    KINDS,
    MOST,
    NONE_HURT,
    STOP,
    SUMS,
    THINGS,
    actor_side,
)
from tawthiq.model import Claim, Harm, Where
from tawthiq.places import CLASSES
from tawthiq.text import WORD, fold_word, tokenize

# Undated claims tell of the days before their report: most of that day or the one before.
_UNDATED_DAYS: Final = 2
_LONGEST: Final = 4  # letters; shorter words are mostly grammar
WIDE: Final = frozenset(("country", "region"))
_EITHER: Final = 5
_MEASURED: Final = 6
_PARTS: Final = frozenset(("child", "woman", "medic", "journalist", "leader"))


class Spot(NamedTuple):
    """A place of a claim; ``path`` are the folded names from the country down to it."""

    name: str
    id: str
    lat: float | None
    lon: float | None
    radius_km: float
    path: tuple[str, ...]
    precision: str


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
    (``market``, ``bus``), ``means`` whether from the air or from the ground, ``sum`` whether a toll counts over several events.
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


class Telling(NamedTuple):
    """What a text tells by its words: those that say something, and things named."""

    words: frozenset[str]
    things: frozenset[str]


def told_by(text: str) -> Telling:
    """The words of a text that are compared, and the things that they name."""
    return Telling(_words(text), _things(text))


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
    return Facts(
        claims=(claim.id,),
        report=report,
        family=family,
        published=day,
        types=frozenset((claim.type.value,)),
        kinds=frozenset((kind,)) if kind else frozenset(),
        spots=_spots(claim, named),
        days=_days(claim, day),
        part_of_day=(claim.date.part_of_day or "") if claim.date else "",
        actors=frozenset(_names(claim.actors)),
        sides=frozenset(s for a in claim.actors if (s := actor_side(a.id))),
        weapons=frozenset(_names(claim.weapons)),
        targets=frozenset(w for t in claim.targets for w in _words(t.text)),
        tolls=_tolls(claim.harm) or _none_hurt(claim),
        victims=frozenset(_folded(v.name) for v in claim.victims),
        words=told.words,
        things=told.things,
        means=_means(claim),
        denied=claim.status == "denied",
        sum=_is_sum(claim),
        start=claim.trigger.start,
    )


def _spots(claim: Claim, named: Sequence[Where]) -> tuple[Spot, ...]:
    own = tuple(spot for place in claim.places for spot in _spots_of(place))
    known = [place for place in named if place.lat is not None]
    if any(spot.lat is not None and spot.precision not in WIDE for spot in own):
        return own
    if any(spot.lat is not None for spot in own):  # a country: where in it?
        areas = {spot.name for spot in own}
        known = [p for p in known if areas & set(map(_folded, p.path[:-1]))]
    return (*own, *map(_spot_of, _around(claim, known)))


def _around(claim: Claim, known: Sequence[Where]) -> Sequence[Where]:
    """The places in a claim's words, else the one before, else the first."""
    quote = claim.quote
    inside = [p for p in known if quote.start <= p.start < quote.end]
    before = [p for p in known if p.start < quote.start]
    return inside or before[-1:] or known[:1]


def _spots_of(place: Where) -> Iterator[Spot]:
    """A place; one that may be either of two towns is looked for at both."""
    spot = _spot_of(place)
    yield spot
    if spot.lat is None and not spot.path:
        for other in place.alternatives[:_EITHER]:
            if other.lat is not None:
                radius = CLASSES["city"].radius_m / 1000
                name = _folded(other.name)
                yield Spot(name, other.id, other.lat, other.lon, radius, (), "")


def _spot_of(place: Where) -> Spot:
    precision = place.precision or ""
    radius = place.radius_m or (
        CLASSES[precision].radius_m if precision in CLASSES else 0
    )
    path = tuple(_folded(p) for p in place.path)
    held = _folded(place.in_) if place.in_ else ""
    if (
        held and held not in path and len(path) != 1
    ):  # the text's own container may be no table's
        path = (*path[:-1], held, *(path[-1:] or (_folded(place.name),)))
    return Spot(
        _folded(place.name),
        place.id or "",
        place.lat,
        place.lon,
        radius / 1000,
        path,
        precision,
    )


def _days(claim: Claim, published: int | None) -> Days | None:
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


def _none_hurt(claim: Claim) -> dict[str, Amount]:
    """``دون إصابات``, ``أضرار مادية فقط``: nobody was hurt, as far as is told."""
    if not KINDS.get(claim.type.value) or claim.status != "asserted":
        return {}
    quote = _normal(claim.quote.text)
    if any(f" {words} " in quote for words in NONE_HURT):
        return {kind: Amount(0, 0, None) for kind in ("killed", "injured")}
    return {}


def _means(claim: Claim) -> frozenset[str]:
    """Whether a strike came from the air or the ground, where the text tells which.

    Bare ``قصف`` may have been either.
    """
    if claim.type.value == "airstrike":
        return frozenset(("air",))
    if claim.type.value != "shelling":
        return frozenset()
    words = set(_normal(claim.quote.text).split())
    return frozenset(("ground",)) if words & GROUND else frozenset()


def _normal(text: str) -> str:
    return f" {' '.join(t.norm for t in tokenize(text))} "


def _is_sum(claim: Claim) -> bool:
    """Whether a claim counts over several events: a period, or words of summing."""
    date = claim.date
    if date is not None and date.precision in {"week", "month", "year"}:
        return True
    if date is not None and date.from_ and date.to and date.from_ != date.to:
        first, last = _ordinal(date.from_) or 0, _ordinal(date.to) or 0
        if last - first > 1:
            return True
    quote = _normal(claim.quote.text)
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
        yield ident or _folded(name)


def _folded(name: str) -> str:
    words = re.sub("[_#]", " ", name).split()  # a hashtag is words
    return " ".join(fold_word(w).removeprefix("ال") for w in words)


def _words(text: str) -> frozenset[str]:
    tokens = (t.norm for t in tokenize(text) if t.kind == WORD)
    words = (w.removeprefix("و").removeprefix("ب").removeprefix("ال") for w in tokens)
    return frozenset(
        w for w in words if len(w) >= _LONGEST and w not in STOP and w not in DOERS
    )


def _things(text: str) -> frozenset[str]:
    tokens = (t.norm for t in tokenize(text) if t.kind == WORD)
    return frozenset(thing for word in tokens if (thing := _thing(word)))


def _thing(word: str) -> str:
    """The thing that a folded word names, whatever clitics stand before it."""
    for clitic in ("", "و", "ف"):
        rest = word.removeprefix(clitic)
        for head in ("", "ال", "بال", "لل", "كال", "ب", "ل"):
            if rest.startswith(head) and rest[len(head) :] in THINGS:
                return THINGS[rest[len(head) :]]
    return ""


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
    value["spots"] = tuple(map(_spot, value["spots"]))
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
