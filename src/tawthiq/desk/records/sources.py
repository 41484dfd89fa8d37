"""The table of sources, and how often each entry of the codebook is told, made anew."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from tawthiq.case import database
from tawthiq.case.models import Card, Claim, ClaimValue, Judgement, Scene
from tawthiq.case.words import folded
from tawthiq.desk.records.lines import LONGEST
from tawthiq.desk.records.masking import personal
from tawthiq.desk.records.tables import ReportLine, SourceLine
from tawthiq.desk.records.tally import VERDICTS, Origin, Record, Told, tally

T = TypeVar("T")
_PAGE: Final = 5_000
_BATCH: Final = 500
_LISTED: Final = 40  # of those who cite a source, and of those whom it cites
_COUNTED: Final = ("actor", "target", "weapon", "source")
_PUBLISHER: Final = "publisher"  # the kind of those whom nobody cites


class _Known(NamedTuple):
    """How a source is written, and what the codebook knows of it."""

    name: str
    ident: str = ""
    kind: str = _PUBLISHER


def rebuild() -> dict[str, dict[str, int]]:
    """Write the table of sources anew; gives how often codebook entries are told.

    Those counts are by slot (``type`` too) and id.  All is read before the one short
    transaction that writes.
    """
    origins, names = _origins()
    cites, counts = _values()
    claims, at = _claims(cites)
    counts["type"] = Counter(claim.type for claim in claims)
    records = tally(origins, claims, _contested())
    known = {k: _Known(v) for k, v in names.items()} | _cited(at)
    _write(records, known, published=names.keys())
    return {slot: dict(held) for slot, held in counts.items()}


def _origins() -> tuple[dict[int, Origin], dict[str, str]]:
    """The reports, and how each publisher is written, by folded name."""
    names: dict[str, str] = {}
    keys: dict[str, str] = {"": ""}
    origins: dict[int, Origin] = {}
    rows = ReportLine.objects.order_by("pk").values_list(
        "pk", "publisher", "published", "family"
    )
    for pk, publisher, published, family in rows.iterator(_PAGE):
        if publisher not in keys:
            keys[publisher] = folded(publisher)[:LONGEST] or publisher
            names.setdefault(keys[publisher], publisher)
        origins[pk] = Origin(keys[publisher], published, family)
    return origins, names


def _values() -> tuple[dict[int, list[str]], dict[str, Counter[str]]]:
    """The sources of each claim, folded, and the counts of ids by slot."""
    current = set(Claim.objects.filter(until=None).values_list("pk", flat=True))
    cites: dict[int, list[str]] = defaultdict(list)
    counts: dict[str, Counter[str]] = {slot: Counter() for slot in _COUNTED}
    rows = ClaimValue.objects.filter(slot__in=_COUNTED).order_by()
    shared: dict[str, str] = {}
    for claim, slot, ident, name in rows.values_list(
        "claim_id", "slot", "ident", "name"
    ).iterator(_PAGE):
        if claim not in current:
            continue
        if ident:
            counts[slot][ident] += 1
        if slot == "source":
            cites[claim].append(shared.setdefault(name, name[:LONGEST]))
    return cites, counts


def _claims(
    cites: Mapping[int, Sequence[str]],
) -> tuple[list[Told], dict[str, int]]:
    """The current claims, and for each cited name one claim that has it."""
    verdicts = _verdicts()
    incidents = _incidents()
    found: list[Told] = []
    at: dict[str, int] = {}
    rows = Claim.objects.filter(until=None).order_by()
    for pk, key, report, type_ in rows.values_list(
        "pk", "key", "report_id", "type"
    ).iterator(_PAGE):
        names = cites.get(pk, ())
        for name in names:
            at.setdefault(name, pk)
        verdict, incident = verdicts.get(key, ""), incidents.get(key)
        found.append(Told(report, type_, frozenset(names), verdict, incident))
    return found, at


def _verdicts() -> dict[str, str]:
    """The verdict that stands over each claim that was judged."""
    rows = Judgement.objects.order_by("pk").values_list("claim", "verdict")
    return {k: v for k, v in dict(rows.iterator(_PAGE)).items() if v in VERDICTS}


def _incidents() -> dict[str, int]:
    """The incident of each claim that was linked, by key."""
    rows = Scene.objects.exclude(incident=None).values_list("claims", "incident_id")
    return {
        key: incident
        for claims, incident in rows.iterator(_PAGE)
        for key in json.loads(claims)
    }


def _contested() -> frozenset[int]:
    """The incidents in which independent sources tell otherwise."""
    rows = Card.objects.filter(contradictions__gt=0)
    return frozenset(rows.values_list("pk", flat=True))


def _cited(at: Mapping[str, int]) -> dict[str, _Known]:
    """How cited sources are written: as one claim of each has it."""
    known = {
        row[0]: _Known(*row[1:])
        for row in SourceLine.objects.filter(cited__gt=0).values_list(
            "folded", "name", "ident", "kind"
        )
    }
    claims: dict[int, set[str]] = defaultdict(set)
    for name, claim in at.items():
        if name not in known:
            claims[claim].add(name)
    found = {name: known[name] for name in at if name in known}
    for pks in _batches(sorted(claims)):
        rows = Claim.objects.filter(pk__in=pks).values_list("pk", "data")
        for pk, data in rows:
            for source in json.loads(data)["sources"]:
                name = folded(source["name"])[:LONGEST]
                if name in claims[pk]:
                    found[name] = _Known(
                        source["name"][:LONGEST],
                        source["id"] or "",
                        source["kind"] or "",
                    )
    return found


def _write(
    records: Mapping[str, Record], known: Mapping[str, _Known], published: Iterable[str]
) -> None:
    told = set(published)
    names = {k: v.name for k, v in known.items()}
    rows = [
        SourceLine(folded=key, **_columns(record, known[key], names, key in told))
        for key, record in records.items()
        if key in known
    ]
    columns = [f.name for f in SourceLine._meta.concrete_fields if not f.primary_key]  # noqa: SLF001
    with database.writing():
        gone = set(SourceLine.objects.values_list("folded", flat=True)) - {
            row.folded for row in rows
        }
        for part in _batches(sorted(gone)):
            SourceLine.objects.filter(folded__in=part).delete()
        SourceLine.objects.bulk_create(
            rows,
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=["folded"],
            update_fields=[name for name in columns if name != "folded"],
        )


def _columns(
    record: Record,
    known: _Known,
    names: Mapping[str, str],
    published: bool,  # noqa: FBT001 - a column of many
) -> dict[str, Any]:
    detail = {
        "types": dict(record.types.most_common()),
        "months": dict(sorted(record.months.items())),
        "cited_by": _most(record.cited_by, names),
        "cites": _most(record.cites, names),
    }
    return {
        "name": known.name,
        "ident": known.ident,
        "kind": known.kind,
        # Who publishes chose to be known by that name.
        "masked": not published
        and not known.ident
        and personal(known.kind, known.name),
        **{
            name: getattr(record, name)
            for name in (
                *("reports", "claims", "cited", "told", "contradicted", "firsts"),
                *("first_day", "last_day"),
            )
        },
        **{verdict: record.verdicts[verdict] for verdict in VERDICTS},
        "detail": json.dumps(detail, ensure_ascii=False),
    }


def _most(counted: Counter[str], names: Mapping[str, str]) -> list[list[Any]]:
    """The names counted most, by their folded names, with the counts."""
    return [[key, n] for key, n in counted.most_common(_LISTED) if key in names]


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
