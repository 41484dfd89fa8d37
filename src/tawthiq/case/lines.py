"""The current claims of a case as lines of the data contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from tawthiq.case.fault import told
from tawthiq.case.log import writing
from tawthiq.case.models import Claim, Reading
from tawthiq.model import ReportInfo

_PAGE: Final = 200


def lines(*, to: str, by: str, why: str = "") -> Iterator[str]:
    """A line for every report that was read, as ``tawthiq extract`` writes it.

    The export is logged before the first line.  Raises ``CaseError``.
    """
    with told():
        with writing(by, why) as chain:
            chain.add("export", {"format": "jsonl", "to": to})
        readings = Reading.objects.select_related("report").order_by("report")
        for reading in readings.iterator(_PAGE):
            yield _line(reading)


def _line(reading: Reading) -> str:
    row = reading.report
    info = ReportInfo(
        id=row.key,
        title=row.title,
        source=row.publisher,
        url=row.url,
        published=row.published[:10] if row.published else None,
        sha256=row.sha256,
    )
    claims = Claim.objects.filter(report=row, until=None)
    values = sorted((c.value for c in claims), key=_place_in_text)
    return json.dumps(
        {
            "report": info.to_dict(),
            "text": row.text,
            "persons": json.loads(reading.persons),
            "claims": values,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _place_in_text(claim: dict[str, dict[str, int]]) -> tuple[int, str]:
    return claim["trigger"]["start"], str(claim["id"])
