"""What was found in a case, as a table for people, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, TypeVar

from tawthiq.cli.writers import Cells, cells, isolated, shortened
from tawthiq.model import Claim
from tawthiq.publish.cells import defused

if TYPE_CHECKING:
    from tawthiq.case.find import Found
    from tawthiq.case.models import Report

_Row = TypeVar("_Row")
_REPORT = ("report", "published", "publisher", "title", "language", "url", "where")


def claim_writer(format_: str, stream: IO[str]) -> Callable[[Found], None]:
    """Writes claims with their report and the judgement that stands over them."""
    if format_ == "jsonl":
        return lambda found: _line(stream, _claim(found))
    header = (*_REPORT, "judgement", *Cells._fields)
    if format_ == "csv":
        return _csv(stream, header, _claim_row)
    return lambda found: _show(stream, _claim_lines(found))


def report_writer(format_: str, stream: IO[str]) -> Callable[[Report], None]:
    """Writes reports."""
    if format_ == "jsonl":
        return lambda row: _line(stream, {**_about(row), "text": row.text})
    if format_ == "csv":
        return _csv(stream, (*_REPORT, "text"), _report_row)
    return lambda row: _show(stream, [_head(row), shortened(row.text), ""])


def _about(row: Report) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in _REPORT[1:]}
    return {"report": row.key, **told}


def _claim(found: Found) -> dict[str, Any]:
    judged = found.judgement
    return {
        **_about(found.report),
        "judgement": None
        if judged is None
        else {
            "verdict": judged.verdict,
            "correction": json.loads(judged.correction),
            "who": judged.who,
            "at": judged.at,
            "why": judged.why,
        },
        "claim": found.claim.value,
    }


def _claim_row(found: Found) -> list[str]:
    verdict = found.judgement.verdict if found.judgement else "unreviewed"
    told = cells(Claim.from_json(found.claim.data))
    return [*_report_cells(found.report), verdict, *told]


def _report_cells(row: Report) -> list[str]:
    return [value or "" for value in _about(row).values()]


def _report_row(row: Report) -> list[str]:
    return [*_report_cells(row), row.text]


def _claim_lines(found: Found) -> list[str]:
    told = cells(Claim.from_json(found.claim.data))
    verdict = found.judgement.verdict if found.judgement else "unreviewed"
    when = told.date_from
    if told.date_to != told.date_from:
        when = f"{told.date_from or '…'} – {told.date_to or '…'}"
    facts = {
        "where": told.places,
        "when": when,
        "who did it": told.actors,
        "who says": told.sources,
        "harm": told.harm,
    }
    return [
        f"{told.claim}  {told.type}, {told.status}, {verdict}",
        *(f"  {name:<11}{isolated(value)}" for name, value in facts.items() if value),
        f"  {'words':<11}{isolated(shortened(told.quote))}",
        f"  {'in':<11}{_head(found.report)}",
        "",
    ]


def _head(row: Report) -> str:
    known = (row.published or "undated", row.publisher, row.title, row.url)
    return " · ".join(isolated(x) for x in known if x)


def _line(stream: IO[str], value: dict[str, Any]) -> None:
    stream.write(json.dumps(value, ensure_ascii=False) + "\n")


def _show(stream: IO[str], lines: list[str]) -> None:
    stream.write("\n".join(lines) + "\n")


def _csv(
    stream: IO[str], header: tuple[str, ...], row: Callable[[_Row], list[str]]
) -> Callable[[_Row], None]:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    return lambda found: writer.writerow([defused(cell) for cell in row(found)])
