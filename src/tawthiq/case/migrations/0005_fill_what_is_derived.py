"""Fill what pages are shown from, in a case that an older version made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from tawthiq.case.queue import queued

_PAGE: Final = 2_000


def _fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    scene, incident, card, claim, row, judgement = (
        apps.get_model("case", name)
        for name in ("Scene", "Incident", "Card", "Claim", "Queued", "Judgement")
    )
    with editor.connection.cursor() as cursor:
        days = 'update case_scene set sum = %s, "first" = %s, "last" = %s where id = %s'
        lines = scene.objects.values_list("pk", "facts").iterator(_PAGE)
        for page in _pages(lines):
            cursor.executemany(days, [_days(pk, facts) for pk, facts in page])
    live = incident.objects.filter(live=True).values_list("pk", "code")
    for page in _pages(live.iterator(_PAGE)):
        card.objects.bulk_create(card(incident_id=pk, code=code) for pk, code in page)
    judged = set(judgement.objects.values_list("claim", flat=True))
    current = claim.objects.filter(until=None).values_list(
        "pk", "report", "key", "data"
    )
    for page in _pages(c for c in current.iterator(_PAGE) if c[2] not in judged):
        made = (queued(pk, report, json.loads(data)) for pk, report, _, data in page)
        row.objects.bulk_create(
            row(
                claim_id=q.claim_id,
                report_id=q.report_id,
                priority=q.priority,
                **{reason: getattr(q, reason) for reason in q.REASONS},
            )
            for q in made
        )


def _pages(rows: Iterable[Any]) -> Iterator[list[Any]]:
    held = iter(rows)
    while page := list(islice(held, _PAGE)):
        yield page


def _days(pk: int, facts: str) -> tuple[bool, int | None, int | None, int]:
    value = json.loads(facts)
    first, last = value["days"][:2] if value["days"] else (None, None)
    return bool(value["sum"]), first, last, pk


class Migration(migrations.Migration):
    """Days of scenes, a card for each incident, a place in the queue for each claim."""

    dependencies = (("case", "0004_derived_for_the_desk"),)
    operations = (migrations.RunPython(_fill, migrations.RunPython.noop),)
