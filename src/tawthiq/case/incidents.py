"""The incidents of a case, each derived from its claims as they now stand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError, told
from tawthiq.case.log import digest
from tawthiq.case.models import (
    Claim,
    IncidentJudgement,
    Judgement,
    Reading,
    Report,
    Scene,
)
from tawthiq.case.models import (
    Incident as Row,
)
from tawthiq.case.pages import begins
from tawthiq.case.relations import SIDES
from tawthiq.case.stale import living
from tawthiq.case.standing import corrected, standing
from tawthiq.case.sums import Sums, around, whole_case
from tawthiq.incident import Incident, Source, Telling
from tawthiq.incident.derive import derive
from tawthiq.incident.opinions import Decided
from tawthiq.model import Person

_PAGE: Final = 100
_GONE: Final = "incident {} has no claims any more"


def incidents(case: Case | None = None) -> Iterator[Incident]:  # noqa: ARG001 - the open one
    """The live incidents of the open case, by their codes.

    Raises ``CaseError`` where the database fails.
    """
    with told():
        whole = whole_case()
        page: list[Row] = []
        for row in Row.objects.filter(live=True).order_by("code").iterator(_PAGE):
            page.append(row)
            if len(page) == _PAGE:
                yield from derived(page, whole)
                page = []
        yield from derived(page, whole)


def incident(code: str) -> Incident:
    """The incident of a code (or its first letters), also of one that was merged.

    Raises ``CaseError`` where no incident, or more than one, has it, or where it has no
    claims any more.
    """
    with told():
        row = find(code)
        found = next(derived([row], around([row])), None)
    if found is None:  # read otherwise since, and not linked anew yet
        raise CaseError(_GONE.format(row.code))
    return found


def find(code: str) -> Row:
    """The live row of a code, following those that were merged into others.

    Raises ``CaseError`` where no incident, or more than one, has it.
    """
    rows = list(Row.objects.filter(begins("code", code.upper()))[:2])
    exact = [row for row in rows if row.code == code.upper()]
    if len(exact or rows) != 1:
        many = "more than one incident" if rows else "no incident"
        raise CaseError(f"{many} has a code that begins with {code!r}")
    row = (exact or rows)[0]
    if (live := living(row)) is None:
        raise CaseError(_GONE.format(row.code))
    return live


def derived(
    rows: Sequence[Row], whole: Sums, *, texts: bool = True
) -> Iterator[Incident]:
    """Incidents of rows; without the texts of their reports where nobody asks them."""
    codes = {row.pk: row.code for row in rows}
    scenes: dict[int, list[Scene]] = defaultdict(list)
    for scene in Scene.objects.filter(incident__in=codes).order_by("pk"):
        scenes[scene.incident_id or 0].append(scene)
    keys = [c for held in scenes.values() for s in held for c in json.loads(s.claims)]
    claims = {c.key: c for c in Claim.objects.filter(key__in=keys, until=None)}
    judged = standing(keys)
    reports = {claim.report_id for claim in claims.values()}
    read = Reading.objects.filter(report__in=reports).defer("places").in_bulk()
    sources = _sources(reports, read, texts=texts)
    decided = _decided(codes.values())
    previous: dict[int, list[str]] = defaultdict(list)
    for code, into in Row.objects.filter(merged_into__in=codes).values_list(
        "code", "merged_into"
    ):
        previous[into or 0].append(code)
    for row in rows:
        tellings = [
            _telling(claims[key], judged.get(key), sources, read)
            for scene in scenes[row.pk]
            for key in json.loads(scene.claims)
            if key in claims
        ]
        if not tellings:
            continue
        now = decided[row.code]
        if "state" in now and now["state"].digest != digest_of(tellings):
            now = {about: d for about, d in now.items() if about != "state"}
        yield derive(
            row.code,
            tellings,
            sums=frozenset(
                claim
                for scene in scenes[row.pk]
                if scene.sum
                for claim in json.loads(scene.claims)
            ),
            decided={about: d.decided for about, d in now.items()},
            parts=whole.parts(row.code),
            part_of=whole.part_of(row.code),
            previous=tuple(sorted(previous[row.pk])),
        )


def _telling(
    row: Claim,
    judgement: Judgement | None,
    sources: Mapping[int, Source],
    read: Mapping[int, Reading],
) -> Telling:
    reading = read.get(row.report_id)
    return Telling(
        claim=corrected(row, judgement),
        source=sources[row.report_id],
        verdict=judgement.verdict if judgement else "unreviewed",  # type: ignore[arg-type]
        judged_by=judgement.who if judgement else "",
        judged_at=judgement.at if judgement else "",
        reading=reading.version if reading else "",
    )


def _sources(
    reports: Collection[int], read: Mapping[int, Reading], *, texts: bool
) -> dict[int, Source]:
    persons = {pk: json.loads(reading.persons) for pk, reading in read.items()}
    rows = Report.objects.filter(pk__in=reports).defer("details")
    if not texts:
        rows = rows.defer("text")
    return {
        row.pk: Source(
            report=row.key,
            family=str(row.family),
            sha256=row.sha256,
            original=row.original_id,
            title=row.title,
            publisher=row.publisher,
            author=row.author,
            url=row.url,
            published=row.published,
            retrieved=row.retrieved,
            language=row.language,
            text=row.text if texts else "",
            persons=tuple(map(Person.model_validate, persons.get(row.pk, ()))),
        )
        for row in rows
    }


def digest_of(tellings: Iterable[Telling]) -> str:
    """The digest of the claims of an incident as they stand: what is approved."""
    return digest(sorted(f"{t.claim.to_json()} {t.verdict}" for t in tellings))


class _Decision(NamedTuple):
    decided: Decided
    digest: str


def _decided(codes: Iterable[str]) -> dict[str, dict[str, _Decision]]:
    """The decision that stands of each incident and question: the last one."""
    found: dict[str, dict[str, _Decision]] = defaultdict(dict)
    rows = IncidentJudgement.objects.filter(incident__in=codes)
    for row in rows.exclude(about__in=SIDES).order_by("pk"):
        decided = Decided(row.value, row.who, row.at, row.why)
        found[row.incident][row.about] = _Decision(decided, row.digest)
    return found
