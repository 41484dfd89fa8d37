"""The log: who changed what, when and why; whether its chain holds; taking it along."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from tawthiq.case import audit, log
from tawthiq.case.fault import told
from tawthiq.desk.access import needs, who
from tawthiq.desk.records import changes
from tawthiq.desk.records.given import day, text
from tawthiq.desk.records.wording import ACTIONS

_FORMATS = {
    "csv": (changes.csv_lines, "text/csv; charset=utf-8"),
    "jsonl": (changes.json_lines, "application/x-ndjson"),
}


@require_GET
@needs("read")
def entries(request: HttpRequest) -> HttpResponse:
    """The log, the newest entry first, filtered."""
    asked = _asked(request.GET)
    return render(
        request,
        "desk/audit.html",
        {
            "asked": asked,
            "actions": ACTIONS,
            "page": audit.entries(asked, request.GET.get("after", "")),
            "chain": changes.checked(),
        },
    )


@require_POST
@needs("read")
def check(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """Look at the whole chain now."""
    changes.check()
    return redirect("audit")


@require_POST
@needs("admin")
def export(request: HttpRequest) -> HttpResponseBase:
    """The entries that fit as CSV or JSON lines; the log tells that they were taken."""
    name = request.POST.get("format", "")
    if name not in _FORMATS:
        raise Http404
    lines, content_type = _FORMATS[name]
    asked = _asked(request.GET)
    filters = {k: v for k, v in asked._asdict().items() if v}
    with told(), log.writing(who(request), "") as chain:
        chain.add("export", {"format": f"log-{name}", "filters": filters})
    return StreamingHttpResponse(
        lines(asked),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="log.{name}"'},
    )


def _asked(given: Mapping[str, str]) -> audit.Asked:
    """What an address asks; what makes no sense is not asked."""
    action = given.get("action", "")
    return audit.Asked(
        text(given, "who"),
        action if action in ACTIONS else "",
        day(given, "since") or None,
        day(given, "until") or None,
        text(given, "claim"),
        text(given, "incident"),
    )


urlpatterns = [
    path("audit", entries, name="audit"),
    path("audit/check", check, name="audit_check"),
    path("audit/export", export, name="audit_export"),
]
