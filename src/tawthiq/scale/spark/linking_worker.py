"""What runs on executors to link: claims into scenes, windows into pairs, clusters."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final

import pyarrow as pa

from tawthiq.link.blocking import lasting
from tawthiq.link.crowded import Crowded, clustered, crowding, met
from tawthiq.link.facts import Facts, dump, restore
from tawthiq.link.meeting import (
    Meetings,
    Window,
    first_day,
    meetings,
    places_in,
    span,
)
from tawthiq.link.scorer import Scorer
from tawthiq.scale.linking import scenes_of

SCENES: Final = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("report", pa.string()),
        pa.field("claims", pa.list_(pa.string())),
        pa.field("facts", pa.string()),  # ``link.facts.dump``
        pa.field("sum", pa.bool_()),
        pa.field("first", pa.int64()),  # its first day, if any is known
        pa.field("begins", pa.int64()),  # the same, 0 where none is
        pa.field("lasting", pa.list_(pa.string())),
    ]
)
SPREAD: Final = pa.schema(
    [("window", pa.int64()), ("id", pa.string()), ("facts", pa.string())]
)
EDGES: Final = pa.schema(  # ``link.crowded.Crowded``
    [
        ("score", pa.float64()),
        ("one", pa.string()),
        ("other", pa.string()),
        ("crowd", pa.int64()),
        ("crowd_of_other", pa.int64()),
    ]
)
_PARTS: Final = pa.list_(
    pa.struct(
        [
            pa.field("about", pa.string()),
            pa.field("finding", pa.string()),
            pa.field("weight", pa.float64()),
        ]
    )
)
_LINK: Final = pa.struct(
    [
        pa.field("one", pa.string()),
        pa.field("other", pa.string()),
        pa.field("score", pa.float64()),
        pa.field("parts", _PARTS),
    ]
)
CLUSTERED: Final = pa.schema(
    [
        pa.field("cluster", pa.string()),  # the first of its scenes
        pa.field("id", pa.string()),
        pa.field("report", pa.string()),
        pa.field("claims", pa.list_(pa.string())),
        pa.field("links", pa.list_(_LINK)),
    ]
)
_OUT: Final = 1_000
_Row = dict[str, Any]
_OfOne = Callable[[pa.Table], pa.Table]
_OfTwo = Callable[[pa.Table, pa.Table], pa.Table]


def scenes(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The scenes of reports: ``report``, and its claims as ``rows``."""
    return _batched(_scenes(batches), SCENES)


def _scenes(batches: Iterable[pa.RecordBatch]) -> Iterator[_Row]:
    for batch in batches:
        for row in batch.to_pylist():
            for scene in scenes_of(row["report"], row["rows"]):
                facts = scene.facts
                yield {
                    "id": scene.id,
                    "report": row["report"],
                    "claims": list(facts.claims),
                    "facts": dump(facts),
                    "sum": facts.sum,
                    "first": facts.days.first if facts.days else None,
                    "begins": first_day(facts),
                    "lasting": sorted(set(lasting(facts))),
                }


def spread(
    begins: Sequence[int], batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Each scene in each window that it may meet others in."""
    return _batched(
        (
            {"window": window, "id": row["id"], "facts": row["facts"]}
            for batch in batches
            for row in batch.select(["id", "facts"]).to_pylist()
            for window in sorted(places_in(restore(row["facts"]), begins))
        ),
        SPREAD,
    )


def grouped(function: Callable[..., pa.Table], *given: object) -> _OfOne:
    """A function of one group, with what it is given: Spark reads its annotations."""

    def of(table: pa.Table) -> pa.Table:
        return function(*given, table)

    return of


def cogrouped(function: Callable[..., pa.Table], *given: object) -> _OfTwo:
    """A function of two groups of one key, with what it is given."""

    def of(one: pa.Table, other: pa.Table) -> pa.Table:
        return function(*given, one, other)

    return of


def meet(begins: Sequence[int], by: Scorer, table: pa.Table) -> pa.Table:
    """The edges of a window (``SPREAD``)."""
    ids, held = _read(table)
    window = Window(list(range(len(ids))), *span(begins, table["window"][0].as_py()))
    return _edges(ids, met(held, meetings(held, window), by))


def share(by: Scorer, table: pa.Table) -> pa.Table:
    """The edges of scenes that share what lasts, the ``key`` of a row."""
    ids, held = _read(table)
    place = {id_: at for at, id_ in enumerate(ids)}
    members: dict[str, list[int]] = defaultdict(list)
    keys, of = table["key"].to_pylist(), table["id"].to_pylist()
    for key, id_ in sorted(zip(keys, of, strict=True)):
        members[key].append(place[id_])
    others: list[set[int]] = [set() for _ in ids]
    for told in members.values():
        for one, other in combinations(told, 2):
            others[one].add(other)
    found = Meetings([array("l", sorted(o)) for o in others], [0] * len(ids))
    return _edges(ids, met(held, found, by))


def _read(table: pa.Table) -> tuple[list[str], list[Facts]]:
    """The ids and the facts of scenes, in the order of their ids."""
    lines = zip(table["id"].to_pylist(), table["facts"].to_pylist(), strict=True)
    rows = sorted(dict(lines).items())
    return [id_ for id_, _ in rows], [restore(line) for _, line in rows]


def _edges(ids: Sequence[str], found: Iterable[Crowded[int]]) -> pa.Table:
    rows = [
        e._replace(one=ids[e.one], other=ids[e.other])._asdict()  # type: ignore[arg-type]
        for e in found
    ]
    return pa.Table.from_pylist(rows, schema=EDGES)


def cluster(by: Scorer, scenes: pa.Table, edges: pa.Table) -> pa.Table:
    """The clusters of whole components: their scenes, and the edges (``EDGES``) of them."""
    ids, held = _read(scenes)
    facts = dict(zip(ids, held, strict=True))
    tied = [Crowded(**row) for row in edges.select(EDGES.names).to_pylist()]
    found = clustered(facts, tied, by)
    home = {id_: members[0] for members in found for id_ in members}
    links: dict[str, list[_Row]] = {}
    for edge in sorted(tied, key=lambda e: (e.one, e.other)):
        if home[edge.one] == home[edge.other]:
            told = by.compare(facts[edge.one], facts[edge.other])
            parts = [*told.parts, *crowding(edge, told)]
            row = {
                "one": edge.one,
                "other": edge.other,
                "score": edge.score,
                "parts": [part._asdict() for part in parts],
            }
            links.setdefault(edge.one, []).append(row)
    rows = scenes.select(["id", "report", "claims"]).to_pylist()
    return pa.Table.from_pylist(
        [
            {"cluster": home[row["id"]], **row, "links": links.get(row["id"], [])}
            for row in rows
        ],
        schema=CLUSTERED,
    )


def _batched(rows: Iterable[_Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    held: list[_Row] = []
    for row in rows:
        held.append(row)
        if len(held) == _OUT:
            yield pa.RecordBatch.from_pylist(held, schema=schema)
            held = []
    if held:
        yield pa.RecordBatch.from_pylist(held, schema=schema)
