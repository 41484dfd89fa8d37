"""Taking reports in: files dropped or chosen, then a job that reads and links them."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from tawthiq.case.models import Reading
from tawthiq.case.reading import recipe
from tawthiq.desk import opened
from tawthiq.desk.access import needs
from tawthiq.desk.access import who as person
from tawthiq.desk.figures import waiting
from tawthiq.desk.jobs import worker
from tawthiq.desk.jobs.job import Job, Kind
from tawthiq.desk.jobs.named import named
from tawthiq.desk.jobs.shelf import Shelf
from tawthiq.desk.jobs.upload import FullError, GapError, Handler, append
from tawthiq.desk.jobs.work import THOROUGH
from tawthiq.ingest.item import FIELDS, known_encoding, known_zone

_KINDS: Final[tuple[Kind, ...]] = ("import", "read")
_LISTED: Final = 12
_FILES: Final = 100_000  # of one import
_BLOCK: Final = 1 << 20
_COLUMN: Final = "column_"
_NAMES: Final = {
    "text": gettext_lazy("text"),
    "title": gettext_lazy("title"),
    "publisher": gettext_lazy("publisher"),
    "author": gettext_lazy("author"),
    "url": gettext_lazy("address (URL)"),
    "published": gettext_lazy("publication date"),
    "retrieved": gettext_lazy("date of retrieval"),
    "id": gettext_lazy("id"),
}


class Told(forms.Form):
    """What a person says of the files, as ``tawthiq case add`` asks it."""

    published = forms.DateField(required=False)
    encoding = forms.CharField(required=False, max_length=40)
    zone = forms.CharField(required=False, max_length=60)
    repair = forms.BooleanField(required=False)
    why = forms.CharField(required=False, max_length=500)
    how = forms.ChoiceField(required=False, choices=[(name, name) for name in THOROUGH])

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            self.fields[_COLUMN + name] = forms.CharField(
                required=False, max_length=200, label=_NAMES[name]
            )

    def clean_encoding(self) -> str | None:
        """A name that Python knows."""
        name = self.cleaned_data["encoding"].strip()
        if not name:
            return None
        try:
            return known_encoding(name)
        except LookupError:
            raise forms.ValidationError(
                _("This is no known encoding; try windows-1256 or utf-8.")
            ) from None

    def clean_zone(self) -> str | None:
        """A zone of the time zone database."""
        name = self.cleaned_data["zone"].strip()
        if not name:
            return None
        try:
            return known_zone(name)
        except LookupError:
            raise forms.ValidationError(
                _("This is no zone like Asia/Damascus.")
            ) from None

    def columns(self) -> list[forms.BoundField]:
        """The fields that name a table's columns."""
        return [self[_COLUMN + name] for name in FIELDS]

    def columns_told(self) -> bool:
        """Whether any of them is named."""
        return any(field.value() for field in self.columns())

    def options(self) -> dict[str, Any]:
        """The options of the reading, as plain values."""
        told = self.cleaned_data
        columns = {name: told[_COLUMN + name].strip() for name in FIELDS}
        return {
            "published": told["published"].isoformat() if told["published"] else None,
            "encoding": told["encoding"],
            "zone": told["zone"],
            "repair": told["repair"],
            "how": told["how"],
            "columns": {name: column for name, column in columns.items() if column},
        }


@require_GET
@needs("judge")
def screen(request: HttpRequest) -> HttpResponse:
    """What can be taken in, what waits to be read, and the last imports."""
    return _screen(request, Told())


def _screen(request: HttpRequest, form: Told, status: int = 200) -> HttpResponse:
    case = opened.case()
    worker.tend(case)
    jobs = [j for j in Shelf(case).jobs(*_KINDS) if j.state != "filling"]
    return render(
        request,
        "desk/import.html",
        {
            "form": form,
            "jobs": jobs[:_LISTED],
            "waiting": waiting(),
            "thorough": recipe().thorough,
            "held": Reading.objects.exists(),
            "zones": _ZONES,
            "encodings": _ENCODINGS,
        },
        status=status,
    )


# The choices that most people need; every other one can be written.
_ZONES: Final = (
    "Asia/Damascus",
    "Asia/Baghdad",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Aden",
    "Africa/Tripoli",
    "Africa/Khartoum",
)
_ENCODINGS: Final = ("utf-8", "windows-1256", "iso-8859-6", "utf-16")


@require_POST
@needs("judge")
@csrf_exempt  # the handler must be set before the form is read; checked just below
def files(request: HttpRequest) -> HttpResponseBase:
    """A form with all files at once, from browsers without scripts."""
    shelf = Shelf(opened.case())
    job = shelf.new("import", person(request))
    handler = Handler(request, shelf, job)
    request.upload_handlers = [handler]
    try:
        return _files(request, shelf, job, handler)
    finally:
        if job.state == "filling":
            shelf.discard(job.id)


@csrf_protect
def _files(
    request: HttpRequest, shelf: Shelf, job: Job, handler: Handler
) -> HttpResponseBase:
    form = Told(request.POST)
    if handler.full:
        form.add_error(None, _("The disk of the case is full: make room first."))
    elif not handler.number:
        form.add_error(None, _("No file was chosen."))
    if not form.is_valid():
        return _screen(request, form, status=422)
    job.options, job.why = form.options(), form.cleaned_data["why"]
    shelf.save(job)
    worker.start(opened.case(), job)
    return redirect("import_job", job.id)


@require_POST
@needs("judge")
def begin(request: HttpRequest) -> HttpResponseBase:
    """A new import whose files come piece by piece."""
    form = Told(request.POST)
    if not form.is_valid():
        faults = [str(fault) for told in form.errors.values() for fault in told]
        return JsonResponse({"fault": " ".join(faults)}, status=422)
    shelf = Shelf(opened.case())
    job = shelf.new(
        "import", person(request), form.cleaned_data["why"], **form.options()
    )
    return JsonResponse({"id": job.id})


@require_POST
@needs("judge")
def piece(request: HttpRequest, id_: str) -> HttpResponseBase:
    """The next piece of a file of an import: its bytes are the body."""
    shelf, job = _own(request, id_)
    try:
        number, at = int(request.GET["file"]), int(request.GET["at"])
    except (KeyError, ValueError):
        return JsonResponse({"fault": "file and at are numbers"}, status=400)
    if job.state != "filling" or not 1 <= number <= _FILES or at < 0:
        return JsonResponse({"fault": "this import takes no more files"}, status=409)
    target = shelf.slot(job, number, request.GET.get("name", ""))
    blocks = iter(lambda: request.read(_BLOCK), b"")
    try:
        return JsonResponse({"size": append(target, at, blocks)})
    except GapError:
        return JsonResponse({"fault": "a piece is missing"}, status=409)
    except FullError:
        told = _("The disk of the case is full: make room first.")
        return JsonResponse({"fault": told}, status=507)


@require_POST
@needs("judge")
def act(request: HttpRequest, id_: str, deed: str) -> HttpResponseBase:
    """Start, stop, continue or take away an import."""
    case = opened.case()
    shelf, job = _own(request, id_)
    match deed:
        case "start" if job.state == "filling" and shelf.uploads(job):
            worker.start(case, job)
        case "continue" if job.state in ("stopped", "failed"):
            worker.start(case, job)
        case "stop" if job.active:
            shelf.ask_to_stop(job)
        case "discard" if not job.active:
            shelf.discard(job.id)
            return redirect("import")
        case _:
            messages.info(request, _("The import has moved on meanwhile."))
    return redirect("import_job", job.id)


@require_POST
@needs("judge")
def read(request: HttpRequest) -> HttpResponseBase:
    """Read and link what is not yet, or not as it is asked for."""
    case = opened.case()
    how = request.POST.get("how", "")
    if how and how not in THOROUGH:
        return HttpResponseBadRequest()
    job = Shelf(case).new("read", person(request), how=how)
    worker.start(case, job)
    return redirect("import_job", job.id)


@require_GET
@needs("judge")
def job_page(request: HttpRequest, id_: str) -> HttpResponse:
    """How far an import came; alone, without the page around it, where htmx asks."""
    worker.tend(opened.case())
    _shelf, job = named(id_, *_KINDS)
    part = request.headers.get("HX-Request") == "true"
    template = "desk/import_progress.html" if part else "desk/import_job.html"
    return render(request, template, {"job": job})


def _own(request: HttpRequest, id_: str) -> tuple[Shelf, Job]:
    """An import that may be changed: while it is filled, by who began it alone."""
    shelf, job = named(id_, *_KINDS)
    if job.state == "filling" and job.by != person(request):
        raise Http404
    return shelf, job


urlpatterns = [
    path("import", screen, name="import"),
    path("import/files", files, name="import_files"),
    path("import/begin", begin, name="import_begin"),
    path("import/read", read, name="import_read"),
    path("import/<slug:id_>", job_page, name="import_job"),
    path("import/<slug:id_>/piece", piece, name="import_piece"),
    path("import/<slug:id_>/<slug:deed>", act, name="import_act"),
]
