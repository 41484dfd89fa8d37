"""The job that an address names."""

from __future__ import annotations

from django.http import Http404

from tawthiq.desk import opened
from tawthiq.desk.jobs.job import Job, Kind
from tawthiq.desk.jobs.shelf import Shelf


def named(id_: str, *kinds: Kind) -> tuple[Shelf, Job]:
    """A job of one of these kinds, and where it lies; raises ``Http404`` without one."""
    shelf = Shelf(opened.case())
    try:
        job = shelf.get(id_)
    except KeyError:
        raise Http404 from None
    if job.kind not in kinds:
        raise Http404
    return shelf, job
