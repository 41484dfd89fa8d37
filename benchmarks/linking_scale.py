"""Linking measured on many claims: time, memory, pairs, and what it finds of the truth.

    python benchmarks/linking_scale.py 10000 30000 100000 [--jobs 2] [--scorer splink]

Each size runs in a process of its own.  The claims are made of the reports of the linking
benchmark: each report is read once, and the claims of an incident are then told again and
again of other days and other places (``Worlds``), with other tolls and other words.  Ten
years hold them all, whatever their number, so that the days fill up as an archive's do;
a few cities bear most, and a few months.  Nothing here tells how good linking is on real
reports: two tellings of one template are more alike than any two reports.
"""

from __future__ import annotations

import argparse
import os
import random
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, NamedTuple

from linking import incidents, rows

from tawthiq import Reader, Report
from tawthiq.link.facts import Amount, Days, Facts, facts
from tawthiq.link.learning import learn
from tawthiq.link.linker import link, pairs_of
from tawthiq.link.scenes import scenes
from tawthiq.link.scorer import BY_WEIGHTS
from tawthiq.link.spots import Spot
from tawthiq.places import gazetteer
from tawthiq.text import fold_word

_SEED: Final = 7
_FIRST: Final = 734_200  # an ordinal: March 2011
_MONTHS: Final = 120
_KEPT: Final = 0.5  # the share of a report's words that another telling keeps
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PAGE_MB: Final = os.sysconf("SC_PAGE_SIZE") / 2**20
_CLOSE: Final = 0.35  # degrees: what stands so near to the main place moves with it


class Telling(NamedTuple):
    """The claims of one report, and which event it tells."""

    event: int
    claims: list[Facts]


class Target(NamedTuple):
    """A place of the gazetteer that events are told of."""

    id: str
    name: str
    lat: float
    lon: float
    path: tuple[str, ...]


class Template(NamedTuple):
    """The reports that tell one incident of the benchmark, as read."""

    reports: list[list[Facts]]
    place: Spot | None
    day: int


def templates() -> list[Template]:
    """The benchmark's incidents that one report tells alone, each report read once."""
    reader = Reader()
    told: dict[str, list[list[Facts]]] = defaultdict(list)
    for row in (*rows("tune"), *rows("test")):
        names = incidents(row)
        if len(names) == 1 and row["role"] != "sum":
            told[names.pop()].append(_read(reader, row))
    found = [_template(reports) for _, reports in sorted(told.items())]
    return [template for template in found if any(template.reports)]


def _read(reader: Reader, row: Mapping[str, Any]) -> list[Facts]:
    report = Report.of(row["text"], id=row["id"], published=row["published"])
    reading, places = reader.read_placed(report)
    return [
        facts(
            claim,
            report=row["id"],
            family=row["id"],
            published=row["published"],
            named=places,
        )
        for claim in reading.claims
    ]


def _template(reports: list[list[Facts]]) -> Template:
    """A template with its main place: the one on the map that most claims tell."""
    held = [claim for report in reports for claim in report]
    counts: dict[Spot, int] = defaultdict(int)
    for claim in held:
        for spot in claim.spots:
            if spot.lat is not None and len(spot.path) > 1:
                counts[spot] += 1
    place = max(counts, key=lambda s: (counts[s], s.id), default=None)
    days = sorted(claim.published or _FIRST for claim in held)
    return Template(reports, place, days[0] if days else _FIRST)


class Worlds:
    """Templates told again and again; the same seed gives the same claims."""

    def __init__(self, found: Sequence[Template], seed: int = _SEED) -> None:
        self._templates = found
        self._random = random.Random(seed)  # noqa: S311 - a benchmark's chance
        self._words = sorted(
            {w for t in found for r in t.reports for f in r for w in f.words}
        )
        self._targets = _targets(self._random)
        self._shares = list(accumulate(1 / (n + 5) for n in range(len(self._targets))))
        months = (self._random.expovariate(1) for _ in range(_MONTHS))
        self._months = list(accumulate(months))

    def tellings(self, claims: int) -> Iterator[Telling]:
        """Tellings with at least so many claims together."""
        made = event = 0
        while made < claims:
            template = self._random.choice(self._templates)
            for telling in self._told(template, event):
                made += len(telling.claims)
                yield telling
            event += 1

    def _told(self, template: Template, event: int) -> Iterator[Telling]:
        chance = self._random
        (target,) = chance.choices(self._targets, cum_weights=self._shares)
        (month,) = chance.choices(range(_MONTHS), cum_weights=self._months)
        moved = _FIRST + month * 30 + chance.randrange(30) - template.day
        more = chance.choice((0, 0, 1, 2, 3, 5, 8))
        for at, report in enumerate(template.reports):
            name = f"{event}-{at}"
            words = self._other({w for f in report for w in f.words})
            yield Telling(
                event,
                [
                    f._replace(
                        claims=tuple(f"{name}-{c}" for c in f.claims),
                        report=name,
                        family=name,
                        published=None if f.published is None else f.published + moved,
                        days=_later(f.days, moved),
                        spots=tuple(_moved(s, template.place, target) for s in f.spots),
                        tolls={k: _more(a, more) for k, a in f.tolls.items()},
                        victims=frozenset(f"{v} {event}" for v in f.victims),
                        words=frozenset(words[w] for w in f.words),
                    )
                    for f in report
                ],
            )

    def _other(self, words: Iterable[str]) -> dict[str, str]:
        chance = self._random
        return {
            w: w if chance.random() < _KEPT else chance.choice(self._words)
            for w in sorted(words)
        }


def _targets(chance: random.Random) -> list[Target]:
    """Cities, towns and villages of the gazetteer on the map, the most told first."""
    places = gazetteer()
    found = [
        (-place.population, chance.random(), place)
        for place in places
        if place.kind in {"city", "town", "village", "capital"}
        and place.country in {"SY", "YE", "IQ", "LY", "SD", "PS"}
        and place.point is not None
    ]
    return [
        Target(
            place.id,
            _folded(place.name),
            place.lat or 0.0,
            place.lon or 0.0,
            tuple(map(_folded, places.path(place))),
        )
        for _, _, place in sorted(found)
    ]


def _folded(name: str) -> str:
    return " ".join(fold_word(w).removeprefix("ال") for w in name.split())


def _moved(spot: Spot, main: Spot | None, target: Target) -> Spot:
    """A place of a template as far from the target as it was from its main place."""
    if main is None or spot.lat is None or spot.lon is None:
        return spot
    north, east = spot.lat - (main.lat or 0.0), spot.lon - (main.lon or 0.0)
    if abs(north) > _CLOSE or abs(east) > _CLOSE:
        return spot
    if spot.name == main.name:
        name, path = target.name, target.path
    elif spot.path[: len(main.path)] == main.path:
        name, path = spot.name, (*target.path, *spot.path[len(main.path) :])
    elif spot.path and main.path[: len(spot.path)] == spot.path:
        path = target.path[: len(spot.path)]
        name = path[-1]
    else:
        name, path = spot.name, (*target.path[:-1], spot.name)
    return spot._replace(
        name=name,
        id=target.id if name == target.name else f"{target.id} {name}",
        lat=target.lat + north,
        lon=target.lon + east,
        path=path,
    )


def _later(days: Days | None, moved: int) -> Days | None:
    return days and Days(days.first + moved, days.last + moved, days.told)


def _more(amount: Amount, more: int) -> Amount:
    low = None if amount.low is None else amount.low + more
    high = None if amount.high is None else amount.high + more
    return Amount(low, high, amount.words)


class Measure(NamedTuple):
    """What one size took, and what was found."""

    claims: int
    scenes: int
    clusters: int
    seconds: float
    precision: float
    recall: float


def measure(claims: int, jobs: int, scorer: str) -> Measure:
    """Make so many claims, and link them."""
    told = list(Worlds(templates()).tellings(claims))
    started = time.perf_counter()
    owners: list[int] = []
    held: list[Facts] = []
    for telling in told:
        for scene in scenes(telling.claims):
            owners.append(telling.event)
            held.append(scene)
    by = learn(held) if scorer == "splink" else BY_WEIGHTS
    clusters = link(held, scorer=by, jobs=jobs)
    seconds = time.perf_counter() - started
    wanted: dict[int, list[int]] = defaultdict(list)
    for at, owner in enumerate(owners):
        wanted[owner].append(at)
    true, found = pairs_of(wanted.values()), pairs_of(clusters)
    right = len(true & found)
    return Measure(
        sum(len(telling.claims) for telling in told),
        len(held),
        len(clusters),
        seconds,
        right / max(1, len(found)),
        right / max(1, len(true)),
    )


class _Watch(threading.Thread):
    """Watches the processes below this one: the memory that all hold together."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_mb = 0.0
        self._spent: dict[str, float] = {}
        self._over = threading.Event()

    @property
    def cpu_seconds(self) -> float:
        """The processor time of all, as last seen."""
        return sum(self._spent.values())

    def run(self) -> None:
        """Look, until told to stop."""
        while not self._over.wait(0.25):
            held = 0.0
            for pid in _below(str(os.getpid())):
                try:
                    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
                except OSError:  # it has ended
                    continue
                told = stat.rpartition(")")[2].split()
                self._spent[pid] = (int(told[11]) + int(told[12])) / _TICKS
                held += int(told[21]) * _PAGE_MB
            self.peak_mb = max(self.peak_mb, held)

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def _below(pid: str) -> Iterator[str]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text(encoding="utf-8").split()
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)


def main() -> None:
    """Measure each size, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "claims", nargs="*", type=int, default=[10_000, 30_000, 100_000]
    )
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--scorer", choices=("weights", "splink"), default="weights")
    asked = parser.parse_args()
    print(" ".join((*Measure._fields, "cpu_seconds", "peak_mb")))
    for claims in asked.claims:
        watch = _Watch()
        watch.start()
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            told = pool.submit(measure, claims, asked.jobs, asked.scorer).result()
            watch.stop()
        values = (*told, watch.cpu_seconds, watch.peak_mb)
        print(
            " ".join(f"{v:.3g}" if v < 10 else f"{v:.0f}" for v in values), flush=True
        )


if __name__ == "__main__":
    main()
