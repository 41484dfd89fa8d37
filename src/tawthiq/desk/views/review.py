"""The queue, and the review screen: claims beside the words that they rest on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tawthiq.desk.access import needs
from tawthiq.desk.review import acts, line, screen
from tawthiq.desk.review.page import Asked, page


@require_GET
@needs("read")
def queue(request: HttpRequest) -> HttpResponse:
    """The reports that wait, the most urgent first, each with the reason."""
    shown = line.shown(request.GET.get("reason", ""), request.GET.get("after", ""))
    return render(request, "desk/queue.html", {"queue": shown})


@require_GET
@needs("read")
def following(request: HttpRequest) -> HttpResponseBase:
    """Lead to the next report of the queue: the first, or the one after another."""
    reason = request.GET.get("reason", "")
    after = screen.report(request.GET["after"]) if "after" in request.GET else None
    other = line.next_report(after, reason)
    if other is None:
        messages.info(request, _("Nothing waits any more."))
        return redirect("queue")
    return redirect(screen.address(other, reason))


@require_GET
@needs("read")
def review(request: HttpRequest, key: str) -> HttpResponse:
    """A report with its claims; ``?claim=`` opens one of them."""
    report = screen.report(key)
    if report is None:
        raise Http404
    return page(request, report, Asked.of(request))


urlpatterns = [
    path("queue", queue, name="queue"),
    path("queue/next", following, name="queue_next"),
    path("reports/<str:key>", review, name="review"),
    path("reports/<str:key>/judge", acts.judge, name="review_judge"),
    path("reports/<str:key>/correct", acts.correct, name="review_correct"),
    path("reports/<str:key>/undo", acts.undo, name="review_undo"),
    path("reports/<str:key>/add", acts.add, name="review_add"),
    path("places/find", acts.places, name="review_places"),
]
