"""The scenes of reports, stored with all that they are looked for by."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from tawthiq.case.models import Claim, Reading, Report, Scene
from tawthiq.case.standing import corrected, standing
from tawthiq.link.blocking import keys
from tawthiq.link.facts import Facts, dump, facts
from tawthiq.link.scenes import scenes
from tawthiq.link.whole import Outline, homes, outlined
from tawthiq.model import Where


def made(reports: Sequence[int]) -> tuple[list[Scene], list[Facts]]:
    """The scenes of reports as their claims now stand, stored with their keys."""
    claims: dict[int, list[Claim]] = defaultdict(list)
    current = Claim.objects.filter(report__in=reports, until=None).order_by("pk")
    for row in current:
        claims[row.report_id].append(row)
    judged = standing([c.key for rows in claims.values() for c in rows])
    named = dict(
        Reading.objects.filter(report__in=claims).values_list("report_id", "places")
    )
    rows: list[Scene] = []
    found: list[Facts] = []
    for report in Report.objects.filter(pk__in=claims).order_by("pk"):
        told_places = json.loads(named.get(report.pk, "[]"))
        places = [Where.model_validate(p) for p in told_places]
        told_of = [
            facts(
                corrected(claim, judged.get(claim.key)),
                report=report.key,
                family=str(report.family),
                published=report.published,
                named=places,
            )
            for claim in claims[report.pk]
            if claim.key not in judged or judged[claim.key].verdict != "rejected"
        ]
        for scene in scenes(told_of, report.text, places):
            found.append(scene)
            claims_json = json.dumps(scene.claims)
            first, last = scene.days[:2] if scene.days else (None, None)
            rows.append(
                Scene(
                    report=report,
                    claims=claims_json,
                    facts=dump(scene),
                    sum=scene.sum,
                    first=first,
                    last=last,
                )
            )
    Scene.objects.bulk_create(rows)
    index((row.pk, scene) for row, scene in zip(rows, found, strict=True))
    return rows, found


def index(found: Iterable[tuple[int, Facts]]) -> None:
    """Store the keys and the areas of scenes, given by the keys of their rows."""
    scenes_ = list(found)
    with connection.cursor() as cursor:  # some twenty a scene: too many for objects
        cursor.executemany(
            "insert into case_scenekey (hash, scene_id) values (%s, %s)",
            [(key, pk) for pk, scene in scenes_ for key in sorted(keys(scene))],
        )
    lay((pk, outlined(scene)) for pk, scene in scenes_)


def lay(found: Iterable[tuple[int, Outline]]) -> None:
    """Store the areas of scenes: those that each lies in, or that it counts over."""
    with connection.cursor() as cursor:
        cursor.executemany(
            'insert into case_scenearea (hash, scene_id, sum, "first", "last", kinds) '
            "values (%s, %s, %s, %s, %s, %s)",
            [
                (area, pk, scene.sum, *scene.days[:2], " ".join(sorted(scene.kinds)))
                for pk, scene in found
                if scene.days is not None
                for area in sorted(homes(scene))
            ],
        )
