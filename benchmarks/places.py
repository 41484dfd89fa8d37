"""How rightly the places of reports are resolved, from raw text.

usage: places.py [--errors]

Reads ``places.jsonl``: sentences of our own with the places that they name and where
these are; kind ``none`` is a word that is no place.  ``places_none.jsonl`` has more of
such words, by what they are instead.  Prints the share of exact places (the
right row of the gazetteer, or the right area beside it), of those within 5 km among the
resolved, of wrong countries, of non-places that were resolved; and what resolving costs
beside reading.  ``--errors`` names each fault.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from tawthiq import Reader, Report
from tawthiq.extract.located import all_named, locate
from tawthiq.places import Resolution, Resolver, distance_km, gazetteer
from tawthiq.places.gazetteer import key_of

DATA = Path(__file__).parent / "places.jsonl"
NONE = Path(__file__).parent / "places_none.jsonl"
_NEAR_KM = 5.0
_FAR_KM = 25.0
_EXACT_KM = 2.5
_AREAS = ("area", "road", "region", "governorate", "district", "country")
_AREA_KM = 25.0
_GOVERNORATE_KM = 60.0


class Answer(NamedTuple):
    """One mention of the benchmark beside what came out.

    ``wider``: the reader takes it as an area around the place (``غرب حلب``).
    """

    text: str
    wanted: dict[str, Any]
    found: Resolution | None
    wider: bool = False

    @property
    def far(self) -> float | None:
        """How far the answer is from the truth in kilometres; None: no answer."""
        if self.found is None or self.found.lat is None or self.found.lon is None:
            return None
        truth = self.wanted["lat"], self.wanted["lon"]
        if truth[0] is None:
            return None
        return distance_km((self.found.lat, self.found.lon), truth)

    @property
    def exact(self) -> bool:
        """Whether it is the very place; an area needs to lie around it."""
        if self.far is None or self.found is None:
            return False
        kind = self.wanted["kind"]
        if kind == "country":
            return bool(_country(self) == self.wanted["country"])
        if "governorate" in (kind, self.found.precision):
            return self.far <= _GOVERNORATE_KM
        area = self.wider or kind in _AREAS
        limit = max(_AREA_KM, self.found.radius_m / 700) if area else _EXACT_KM
        return self.far <= limit


def answers(reader: Reader) -> list[Answer]:
    """Every mention of the benchmark with its resolution."""
    resolver = Resolver(gazetteer())
    found: list[Answer] = []
    with DATA.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        told = _told(reader, resolver, row["text"])
        for wanted in row["mentions"]:
            key = key_of(wanted["name"])
            exact = told.get(key)
            wider = next((r for k, r in told.items() if _part(key, k)), None)
            area = exact is None and wider is not None and _is_area(wider)
            found.append(Answer(row["text"], wanted, exact or wider, area))
    return found


def _told(reader: Reader, resolver: Resolver, text: str) -> dict[str, Resolution]:
    """The resolutions of the places that a text names, by name."""
    stages = reader.stages(Report.of(text, published="2016-01-01"))
    found = all_named(stages.chunks)
    located = locate(found, stages.chunks, resolver)
    return {key_of(mention.name): located[chunk.start] for chunk, mention in found}


def resolved(
    reader: Reader, resolver: Resolver, text: str, name: str
) -> Resolution | None:
    """Where a text's place of a name is; None where the reader does not see it."""
    told, key = _told(reader, resolver, text), key_of(name)
    wider = next((r for k, r in told.items() if _part(key, k)), None)
    return told.get(key, wider)


def _nones(reader: Reader) -> list[Answer]:
    """The words of the second list, each of which is no place."""
    resolver = Resolver(gazetteer())
    with NONE.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Answer(
            row["text"],
            {"name": word, "kind": "none", "in": row["class"], "lat": None},
            resolved(reader, resolver, row["text"], word),
        )
        for row in rows
        for word in row["none"]
    ]


def _is_area(found: Resolution) -> bool:
    """Whether a name was taken for an area: ``ريف حلب الشرقي``, not Aleppo itself."""
    return found.place is None or found.precision == "region"


def _part(one: str, other: str) -> bool:
    """Whether the words of one name are a part of the other's."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def report(found: list[Answer], *, errors: bool) -> None:
    """Print the shares, and each fault if asked."""
    places = [a for a in found if a.wanted["kind"] != "none"]
    others = [a for a in found if a.wanted["kind"] == "none"]
    placed = [(a, a.far) for a in places]
    resolved = [(a, far) for a, far in placed if far is not None]
    near = sum(far <= _NEAR_KM or a.exact for a, far in resolved)
    wrong = sum(far > _FAR_KM for a, far in resolved if a.wanted["kind"] not in _AREAS)
    abroad = [a for a, _ in resolved if _country(a) not in ("", a.wanted["country"])]
    false = [a for a in others if a.found is not None and a.found.lat is not None]
    print(
        f"{len(places)} places, {len(others)} words that are none\n"
        f"exact            {sum(a.exact for a in places) / len(places):6.1%} of all\n"
        f"resolved         {len(resolved) / len(places):6.1%} of all\n"
        f"within {_NEAR_KM:.0f} km      {near / len(resolved):6.1%} of the resolved\n"
        f"over {_FAR_KM:.0f} km       {wrong / len(resolved):6.1%} of the resolved\n"
        f"wrong country    {len(abroad):6}\n"
        f"non-places       {len(false) / max(1, len(others)):6.1%} resolved"
    )
    kinds = Counter(a.wanted["kind"] for a in places)
    right = Counter(a.wanted["kind"] for a in places if a.exact)
    print(
        "exact by kind: "
        + ", ".join(f"{k} {right[k]}/{n}" for k, n in kinds.most_common())
    )
    if errors:
        for answer in [a for a in places if not a.exact] + false:
            told = answer.found
            got = "not seen" if told is None else (told.path, told.lat, told.lon)
            wanted = answer.wanted
            print(f"{wanted['name']} [{wanted['kind']}, {wanted.get('in')}]: {got}")
            far = "" if wanted["lat"] is None else f"{answer.far} km  "
            print(f"    {far}{answer.text[:160]}")


def _country(answer: Answer) -> str:
    """The country of what was found."""
    found = answer.found
    if found is None or not found.path:
        return ""
    if found.place is not None:
        return found.place.country
    named_ = [p for p in gazetteer().named(found.path[0]) if p.kind == "country"]
    return named_[0].country if named_ else ""


def main() -> None:
    """Measure the shares, and the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="name each fault")
    args = parser.parse_args()
    reader = Reader()
    found = answers(reader)
    report(found, errors=args.errors)
    others = _nones(reader)
    false = [a for a in others if a.found is not None and a.found.lat is not None]
    print(f"non-places, {len(others)} more: {len(false) / len(others):.1%} resolved")
    if args.errors:
        for a in false:
            path = a.found.path if a.found is not None else ()
            print(f"{a.wanted['name']} [{a.wanted['in']}]: {path}  {a.text}")
    texts = [
        Report.of(t, published="2016-01-01")
        for t in dict.fromkeys(a.text for a in found)
    ]
    start = time.perf_counter()
    chunks = [reader.stages(text).chunks for text in texts]
    read = time.perf_counter() - start
    resolver = Resolver(gazetteer())
    start = time.perf_counter()
    for sentences in chunks:
        locate(all_named(sentences), sentences, resolver)
    print(f"resolving costs {(time.perf_counter() - start) / read:.1%} of reading")


if __name__ == "__main__":
    main()
