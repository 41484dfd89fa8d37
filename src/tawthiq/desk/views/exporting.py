"""Letting incidents out: chosen, made by a job, looked at, then downloaded and logged."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tawthiq.desk import exported, opened
from tawthiq.desk.access import needs
from tawthiq.desk.access import who as person
from tawthiq.desk.jobs import worker
from tawthiq.desk.jobs.job import Job
from tawthiq.desk.jobs.named import named
from tawthiq.desk.jobs.shelf import Shelf
from tawthiq.desk.preview import preview
from tawthiq.incident import numbers
from tawthiq.publish import asked
from tawthiq.publish.asked import Asked
from tawthiq.publish.export import ExportError
from tawthiq.publish.format import FORMATS
from tawthiq.publish.manifest import ENDING

_LISTED: Final = 8
_CODES: Final = 100  # of what was left out, for one reason
# An export to look at: it runs nothing, loads nothing, and is shown by the desk alone.
_SEALED: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; "
    "frame-ancestors 'self'"
)
LINES: Final = {
    "ucdp": gettext_lazy("version 25.1: one event a row, 49 columns"),
    "acled": gettext_lazy("the layout of ACLED: 31 columns"),
    "airwars": gettext_lazy("tables like those of Airwars, in a zip file"),
    "hxl": gettext_lazy("CSV with HXL tags, for humanitarian data"),
    "csv": gettext_lazy("a table that any program opens"),
    "xlsx": gettext_lazy("a workbook: incidents, claims and sources"),
    "bayanat": gettext_lazy("sheets that Bayanat imports"),
    "geojson": gettext_lazy("points for maps on the web and for QGIS"),
    "geoparquet": gettext_lazy("points for the analysis of much data"),
    "timemap": gettext_lazy("events, sources and associations for TimeMap"),
    "ftm": gettext_lazy("FollowTheMoney entities, for Aleph"),
    "annotations": gettext_lazy("every claim beside its words: W3C annotations"),
    "sitrep": gettext_lazy("a situation report to read and to print"),
}
_VICTIMS: Final = {
    "drop": gettext_lazy("left out (age and sex stay)"),
    "initials": gettext_lazy("initials"),
    "pseudonym": gettext_lazy("pseudonyms"),
}


class Wish(forms.Form):
    """What a person wants to let out; the same choices as ``tawthiq publish``."""

    format = forms.ChoiceField(choices=[(n, n) for n in FORMATS], initial="csv")
    policy = forms.ChoiceField(required=False)
    lang = forms.ChoiceField(choices=[("ar", "العربية"), ("en", "English")])
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    area = forms.CharField(required=False, max_length=200)
    unreviewed = forms.BooleanField(required=False)
    sure = forms.BooleanField(required=False)
    unverified = forms.BooleanField(required=False)
    victims = forms.ChoiceField(choices=list(_VICTIMS.items()), initial="drop")
    name_reviewers = forms.BooleanField(required=False)
    pdf = forms.BooleanField(required=False)
    digits = forms.ChoiceField(
        required=False,
        choices=[("", "—"), ("latn", "0123"), ("arab", "٠١٢٣")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        policies = [(n, f"{exported.policy(n)} ({n})") for n in numbers.names()]
        field = self.fields["policy"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("the format's own")), *policies]

    def clean(self) -> dict[str, Any]:
        """A period that does not end before it begins; what nobody approved, on purpose."""
        told = super().clean() or {}
        since, until = told.get("since"), told.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins."))
        if told.get("unreviewed") and not told.get("sure"):
            self.add_error(
                "sure", _("Say that you want incidents that nobody approved.")
            )
        return told

    def options(self) -> dict[str, Any]:
        """As ``Asked`` takes them."""
        told = {k: v for k, v in self.cleaned_data.items() if k != "sure"}
        for name in ("since", "until"):
            told[name] = told[name].isoformat() if told[name] else None
        told["area"] = told["area"].strip() or None
        told["digits"] = told["digits"] or None
        told["pdf"] = told["pdf"] and told["format"] == "sitrep"
        return told


@require_GET
@needs("review")
def screen(request: HttpRequest) -> HttpResponse:
    """The choices, and the exports that are there to be downloaded."""
    first: dict[str, object] = {
        "format": "csv",
        "lang": get_language(),
        "victims": "drop",
    }
    first |= {k: v for k, v in request.GET.items() if k in Wish.base_fields}
    return _screen(request, Wish(initial=first))


def _screen(request: HttpRequest, form: Wish, status: int = 200) -> HttpResponse:
    case = opened.case()
    worker.tend(case)
    jobs = list(Shelf(case).jobs("export"))[:_LISTED]
    context = {"form": form, "lines": _lines(), "victims": _VICTIMS, "jobs": jobs}
    return render(request, "desk/export.html", context, status=status)


def _lines() -> list[tuple[str, Promise, Promise]]:
    """The formats: each with its name in words, and what it is."""
    return [(name, exported.FORMATS[name], line) for name, line in LINES.items()]


@require_POST
@needs("review")
def make(request: HttpRequest) -> HttpResponseBase:
    """Make an export to look at; nothing leaves the case yet."""
    form = Wish(request.POST)
    if not form.is_valid():
        return _screen(request, form, status=422)
    return _made(request, form.options())


def _made(request: HttpRequest, options: dict[str, Any]) -> HttpResponseBase:
    case = opened.case()
    job = Shelf(case).new("export", person(request), **asdict(Asked(**options)))
    worker.start(case, job)
    return redirect("export_job", job.id)


@require_GET
@needs("review")
def job_page(request: HttpRequest, id_: str) -> HttpResponse:
    """How far an export is; then what is in it, and what is not, and why."""
    worker.tend(opened.case())
    shelf, job = named(id_, "export")
    context: dict[str, Any] = {"job": job}
    if job.state == "done":
        context |= _told(_out(shelf, job), _manifest(shelf, job))
    part = request.headers.get("HX-Request") == "true"
    template = "desk/export_made.html" if part else "desk/export_job.html"
    return render(request, template, context)


def _told(out: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    reasons: dict[str, list[str]] = {}
    for one in manifest["left_out"]:
        reasons.setdefault(one["reason"], []).append(one["code"])
    return {
        "manifest": manifest,
        "victims": _VICTIMS[manifest["gate"]["victims"]],
        "left_out": [
            {"reason": reason, "count": len(codes), "codes": codes[:_CODES]}
            for reason, codes in sorted(reasons.items(), key=lambda r: -len(r[1]))
        ],
        "redactions": Counter(manifest["redactions"]).most_common(),
        "previews": [preview(out / file["name"]) for file in manifest["files"]],
        "changed": manifest["case"]["log"]["head"] != asked.head().hash,
    }


@require_GET
@needs("review")
def look(request: HttpRequest, id_: str, name: str) -> HttpResponseBase:  # noqa: ARG001
    """A page of an export, sealed off, to be looked at before it is let out."""
    shelf, job = named(id_, "export")
    names = {file["name"] for file in _manifest(shelf, job)["files"]}
    if name not in names or not name.endswith(".html"):
        raise Http404
    response = FileResponse((_out(shelf, job) / name).open("rb"))
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    response.headers["Content-Security-Policy"] = _SEALED
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@require_POST
@needs("review")
def download(request: HttpRequest, id_: str) -> HttpResponseBase:
    """Let an export out: all of it with its manifest, or one file; the log says so."""
    shelf, job = named(id_, "export")
    out, manifest = _out(shelf, job), _manifest(shelf, job)
    names = [file["name"] for file in manifest["files"]]
    wanted = request.POST.get("file", "")
    if wanted and wanted not in names:
        raise Http404
    try:
        asked.release(manifest, by=person(request), why=request.POST.get("why", ""))
    except ExportError:
        messages.warning(request, _("The case was changed meanwhile: make it again."))
        return redirect("export_job", job.id)
    if wanted:
        file = (out / wanted).open("rb")
        return FileResponse(file, as_attachment=True, filename=wanted)
    names.append(Asked(**job.options).file_name + ENDING)
    packed = tempfile.TemporaryFile(dir=out)  # noqa: SIM115 - closed with the response
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.write(out / name, name)
    packed.seek(0)
    whole = f"tawthiq-{job.options['format']}.zip"
    return FileResponse(packed, as_attachment=True, filename=whole)


@require_POST
@needs("review")
def act(request: HttpRequest, id_: str, deed: str) -> HttpResponseBase:
    """Make an export again as the case stands now, stop it, or take it away."""
    shelf, job = named(id_, "export")
    match deed:
        case "again" if not job.active:
            shelf.discard(job.id)
            return _made(request, job.options)
        case "stop" if job.active:
            shelf.ask_to_stop(job)
        case "discard" if not job.active:
            shelf.discard(job.id)
            return redirect("export")
    return redirect("export_job", job.id)


def _out(shelf: Shelf, job: Job) -> Path:
    return shelf.folder(job.id) / "out"


def _manifest(shelf: Shelf, job: Job) -> dict[str, Any]:
    name = Asked(**job.options).file_name + ENDING
    try:
        text = (_out(shelf, job) / name).read_text(encoding="utf-8")
    except OSError:
        raise Http404 from None
    manifest: dict[str, Any] = json.loads(text)
    return manifest


urlpatterns = [
    path("export", screen, name="export"),
    path("export/make", make, name="export_make"),
    path("export/<slug:id_>", job_page, name="export_job"),
    path("export/<slug:id_>/look/<str:name>", look, name="export_look"),
    path("export/<slug:id_>/download", download, name="export_download"),
    path("export/<slug:id_>/<slug:deed>", act, name="export_act"),
]
