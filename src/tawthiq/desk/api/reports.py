"""Reports: the list, one with its text, and its claims."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from tawthiq.case import adding
from tawthiq.case.models import Claim, Report
from tawthiq.case.pages import page
from tawthiq.desk.access import who
from tawthiq.desk.api.answers import Page, Paged
from tawthiq.desk.api.auth import JUDGE, READ
from tawthiq.desk.api.claims import ClaimOut, shown
from tawthiq.desk.api.writes import Why

router = Router(tags=["reports"])


class ReportOut(Schema):
    """A report and where it is from; ``text`` only where one is asked for."""

    id: str
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: str | None
    published_basis: str
    retrieved: str | None
    language: str
    set_aside: str
    sha256: str
    original: str
    where: str


class ReportTextOut(ReportOut):
    """A report with its text: offsets of claims count its code points."""

    text: str


class AddIn(Why):
    """A claim that the program missed, in the data contract without an ``id``."""

    claim: dict[str, Any]


@router.get("reports", auth=READ, response=Page[ReportOut], operation_id="reports")
def reports(
    request: HttpRequest,  # noqa: ARG001
    listed: Query[Paged],
) -> dict[str, Any]:
    """The reports in the order in which they were taken in, without their text."""
    rows = Report.objects.defer("text", "details")
    found = page(rows, "pk", listed.after, listed.size)
    return {"items": [_shown(row) for row in found.rows], "next": found.next}


@router.get("reports/{key}", auth=READ, response=ReportTextOut, operation_id="report")
def report(request: HttpRequest, key: str) -> dict[str, Any]:  # noqa: ARG001
    """One report with its text."""
    row = get_object_or_404(Report, key=key)
    return {**_shown(row), "text": row.text}


@router.get(
    "reports/{key}/claims",
    auth=READ,
    response=list[ClaimOut],
    operation_id="report_claims",
)
def claims(request: HttpRequest, key: str) -> list[dict[str, Any]]:  # noqa: ARG001
    """The claims of a report as they stand, in the order of the text."""
    row = get_object_or_404(Report, key=key)
    return shown(
        list(
            Claim.objects.filter(report=row, until=None)
            .select_related("report")
            .order_by("pk")
        )
    )


@router.post("reports/{key}/claims", auth=JUDGE, response=ClaimOut, operation_id="add")
def add(request: HttpRequest, key: str, asked: AddIn) -> dict[str, Any]:
    """Add a claim that the program missed; its spans quote the text exactly."""
    row = get_object_or_404(Report, key=key)
    made = adding.add_claim(row.key, asked.claim, by=who(request), why=asked.why)
    return shown([made])[0]


def _shown(row: Report) -> dict[str, Any]:
    return {
        "id": row.key,
        "original": row.original_id,
        **{
            name: getattr(row, name)
            for name in ReportOut.model_fields
            if name not in {"id", "original"}
        },
    }
