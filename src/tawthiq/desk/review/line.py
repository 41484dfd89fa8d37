"""The queue as it is shown: which reports wait, why, and which one comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tawthiq.case import queue
from tawthiq.case.models import Queued, Report
from tawthiq.desk import terms
from tawthiq.desk.review import screen
from tawthiq.desk.review.warned import warned

_PAGE: Final = 50
# Why a claim waits, in more words than its tag has.
_TOLD: Final[dict[str, Promise]] = {
    "": _("Every claim that nobody has judged"),
    "uncertain": _("The place, the date or whether it happened is not sure"),
    "contested": _("Claims of its incident contradict one another"),
    "toll": _("Ten or more killed, or hundreds in words"),
    "random": _("Chosen by lot, to measure how good the reading is"),
    "new_reading": _("The program reads it otherwise since it was judged"),
}


class Filter(NamedTuple):
    """A reason to choose, and how many claims wait for it."""

    reason: str
    label: str
    told: str
    waiting: int
    chosen: bool


class Row(NamedTuple):
    """A report that waits."""

    href: str
    title: str
    publisher: str | None
    published: str | None
    reasons: list[tuple[str, str]]
    waiting: int
    graphic: bool


class Shown(NamedTuple):
    """A page of the queue."""

    reason: str
    filters: list[Filter]
    rows: list[Row]
    next: str
    previous: str


def shown(reason: str, after: str) -> Shown:
    """A page of the queue; ``after`` is ``next`` of the page before.

    A reason that is none gives all.
    """
    reason = reason if reason in queue.REASONS else ""
    filters = list(_filters(reason))
    if not any(f.waiting for f in filters if f.chosen):  # and nothing to look through
        return Shown(reason, filters, [], "", "")
    page = queue.reports(reason, after, _PAGE)
    graphic = warned([waiting.report.pk for waiting in page.rows])
    return Shown(
        reason,
        filters,
        [_row(w, reason, graphic=w.report.pk in graphic) for w in page.rows],
        _asked(reason, page.next),
        _asked(reason, page.previous),
    )


def next_report(after: Report | None, reason: str) -> Report | None:
    """The report that waits after one, around the end; the first one for None."""
    first = queue.firsts(reason if reason in queue.REASONS else "")
    first = first.order_by("-priority", "pk")
    if after is None:
        row = first.first()
        return row.report if row is not None else None
    first = first.exclude(report=after)
    own = Queued.objects.filter(report=after).order_by("-priority", "pk").first()
    row = None
    if own is not None:
        later = Q(priority__lt=own.priority) | Q(priority=own.priority, pk__gt=own.pk)
        row = first.filter(later, priority__lte=own.priority).first()
    row = row or first.first()
    return row.report if row is not None else None


def _filters(chosen: str) -> Iterator[Filter]:
    having = queue.having()
    for reason in ("", *queue.REASONS):
        count = having[reason] if reason else Queued.objects.count()
        label = str(terms.named("reason", reason)) if reason else gettext("all")
        yield Filter(reason, label, str(_TOLD[reason]), count, reason == chosen)


def _row(waiting: queue.Waiting, reason: str, *, graphic: bool) -> Row:
    report, first = waiting.report, waiting.first
    held = [r for r in queue.REASONS if getattr(first, r)]
    return Row(
        screen.address(report, reason),
        report.title or "",
        report.publisher,
        report.published,
        [(r, str(_TOLD[r])) for r in held],
        waiting.claims,
        graphic,
    )


def _asked(reason: str, after: str | None) -> str:
    """The query of another page, empty where there is none."""
    if after is None:
        return ""
    return urlencode({"after": after, **({"reason": reason} if reason else {})})
