"""What people do on the review screen; each act leads to what is to be judged next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tawthiq.case import adding, judging
from tawthiq.case.fault import CaseError
from tawthiq.case.judging import Conflict
from tawthiq.case.models import Report
from tawthiq.desk import refusals
from tawthiq.desk.access import needs, who
from tawthiq.desk.context import preferences
from tawthiq.desk.review import screen
from tawthiq.desk.review.corrections import correction, missed
from tawthiq.desk.review.fields import fields
from tawthiq.desk.review.graphic import passages
from tawthiq.desk.review.held import Held, claims, following, pick
from tawthiq.desk.review.line import next_report
from tawthiq.desk.review.marking import markup
from tawthiq.desk.review.page import DONE, Asked, Done, done, page
from tawthiq.desk.review.places import candidates
from tawthiq.desk.review.quoting import FormError, whole
from tawthiq.model import Claim

_VERDICTS: Final = ("accepted", "agree", "rejected", "keep")
_KEPT: Final = 20  # judgements that can be undone one after the other


@require_POST
@needs("judge")
def judge(request: HttpRequest, key: str) -> HttpResponseBase:
    """Accept a claim, agree to its correction, reject it, or keep what was decided."""
    report, held = _asked(request, key)
    verdict = request.POST.get("verdict", "")
    if verdict not in _VERDICTS:
        return HttpResponse(status=400)
    if verdict == "rejected" and not _why(request):
        messages.error(request, _("Say why it is rejected."))
        return redirect(_back(request, report, held, refuse=1))
    if verdict == "agree" and held.verdict == "corrected":
        if held.standing is not None and held.standing.who == who(request):
            return redirect(_onward(request, report, held))  # nothing new is said
        return _decide(request, report, held, "corrected", {})
    if verdict == "keep":
        return _decide(request, report, held, "corrected", _decided(held))
    said = "rejected" if verdict == "rejected" else "accepted"
    return _decide(request, report, held, said, None)


@require_POST
@needs("judge")
def correct(request: HttpRequest, key: str) -> HttpResponseBase:
    """Set a field of a claim; a form that cannot be kept comes back with its words."""
    report, held = _asked(request, key)
    edit = request.POST.get("edit", "")
    data = request.POST.dict()
    if "look" in data:
        return _page(request, report, held, edit, "")
    try:
        made = correction(edit, held.contract(), report.text, data)
        return _decide(request, report, held, "corrected", made)
    except FormError as error:
        return _page(request, report, held, edit, str(error))


@require_POST
@needs("judge")
def undo(request: HttpRequest, key: str) -> HttpResponseBase:
    """Take back what the person decided last: here, or of the claim that is named."""
    report, held = _asked(request, key)
    try:
        left = judging.undo(held.key, by=who(request), seen=_seen(request))
    except Conflict as conflict:
        return _conflict(request, report, held, conflict, "withdrawn", None)
    except CaseError as error:
        messages.error(request, refusals.told(str(error)))
        return redirect(_back(request, report, held))
    request.session[DONE] = list(_without_last(done(request), held.key, left.pk))
    messages.success(request, _("Taken back."))
    return redirect(_back(request, report, held))


@require_POST
@needs("judge")
def add(request: HttpRequest, key: str) -> HttpResponseBase:
    """Add a claim that the program missed."""
    report = screen.report(key)
    if report is None:
        raise Http404
    try:
        value = missed(report.text, request.POST.dict())
        row = adding.add_claim(report.key, value, by=who(request), why=_why(request))
    except (FormError, CaseError) as error:
        wrong = (
            str(error) if isinstance(error, FormError) else refusals.told(str(error))
        )
        return page(
            request, report, Asked(new=True, wrong=wrong, data=request.POST.dict())
        )
    messages.success(
        request, _("Added. Select words of the text to say where, when, who.")
    )
    return redirect(screen.address(report, _reason(request), claim=row.key))


@require_GET
@needs("judge")
def places(request: HttpRequest) -> HttpResponse:
    """Places that bear a name, for the form that is open."""
    name = request.GET.get("name", "")[:200]
    context = {"places": candidates(name), "chosen": request.GET.get("place", "")}
    return render(request, "desk/review_places.html", context)


def _without_last(stack: list[Done], claim: str, now: int) -> Iterator[Done]:
    """What can be undone but for the last of a claim; of its others ``now`` stands."""
    last = max((n for n, d in enumerate(stack) if d.claim == claim), default=-1)
    for n, one in enumerate(stack):
        if n != last:
            yield one._replace(seen=now) if one.claim == claim else one


def _decide(
    request: HttpRequest,
    report: Report,
    held: Held,
    verdict: str,
    set_: dict[str, Any] | None,
) -> HttpResponseBase:
    try:
        made = judging.judge(
            held.key,
            verdict,  # type: ignore[arg-type]
            by=who(request),
            why=_why(request),
            correction=set_,
            seen=_seen(request),
        )
    except Conflict as conflict:
        return _conflict(request, report, held, conflict, verdict, set_)
    except CaseError as error:
        if set_ is not None and "edit" in request.POST:
            raise FormError(refusals.told(str(error))) from error
        messages.error(request, refusals.told(str(error)))
        return redirect(_back(request, report, held))
    request.session[DONE] = [*done(request), (report.key, held.key, made.pk)][-_KEPT:]
    if "edit" in request.POST or preferences(request).get("advance") == "stay":
        return redirect(_back(request, report, held))
    return redirect(_onward(request, report, held))


def _onward(request: HttpRequest, report: Report, held: Held) -> str:
    """The next claim that waits: of this report, or of the next one in the queue."""
    after = following(claims(report), held.key)
    if after is not None:
        return screen.address(report, _reason(request), claim=after.key)
    other = next_report(report, _reason(request))
    if other is not None:
        return screen.address(other, _reason(request))
    messages.success(request, _("Nothing waits any more."))
    return _back(request, report, held)


def _conflict(
    request: HttpRequest,
    report: Report,
    held: Held,
    conflict: Conflict,
    verdict: str,
    made: dict[str, Any] | None,
) -> HttpResponse:
    """Both versions side by side, for the person to choose."""
    machine = held.machine()
    quote = machine.quote.text
    theirs = conflict.standing
    mine = Claim.model_validate({**machine.to_dict(), **(made or {})})
    context = {
        "report": report,
        "claim": held,
        "quote": markup(quote, (), passages(quote), hint=screen.hint()),
        "theirs": theirs,
        "their_fields": screen.decided(theirs, machine) if theirs else [],
        "verdict": verdict,
        "why": _why(request),
        "my_fields": [f for f in fields(mine) if f.kind in (made or {})],
        "again": [
            (name, value)
            for name, value in request.POST.items()
            if name not in {"csrfmiddlewaretoken", "seen"}
        ],
        "seen": theirs.pk if theirs else 0,
        "back": _back(request, report, held),
    }
    return render(request, "desk/review_conflict.html", context, status=409)


def _page(
    request: HttpRequest, report: Report, held: Held, edit: str, wrong: str
) -> HttpResponse:
    asked = Asked(held.key, edit, wrong=wrong, data=request.POST.dict())
    return page(request, report, asked)


def _asked(request: HttpRequest, key: str) -> tuple[Report, Held]:
    report = screen.report(key)
    if report is None:
        raise Http404
    held = pick(claims(report), request.POST.get("claim", ""))
    if held is None:
        raise Http404
    return report, held


def _decided(held: Held) -> dict[str, Any]:
    """What was decided, as a correction of what is read now."""
    then, now = held.decided().to_dict(), held.value
    fixed = {"id", "trigger", "why"}
    return {k: v for k, v in then.items() if k not in fixed and v != now[k]}


def _seen(request: HttpRequest) -> int | None:
    return whole(request.POST.get("seen", ""))


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "").replace("\0", "").strip()


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "")


def _back(request: HttpRequest, report: Report, held: Held, **options: int) -> str:
    return screen.address(report, _reason(request), claim=held.key, **options)
