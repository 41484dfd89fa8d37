"""The thread that does the jobs of a case, one at a time over all processes."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from typing import Final

from django.db import connections

from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError
from tawthiq.desk.jobs import lock
from tawthiq.desk.jobs.job import Job
from tawthiq.desk.jobs.progress import Stopped
from tawthiq.desk.jobs.shelf import Shelf
from tawthiq.desk.jobs.work import WORK
from tawthiq.publish.export import ExportError

CUT: Final = "interrupted"  # the fault of a job whose process ended
_SOON: Final = 15  # seconds in which a thread takes up what waits
_logger = logging.getLogger("tawthiq.desk")
_guard = threading.Lock()
_running: list[threading.Thread] = []


def start(case: Case, job: Job) -> None:
    """Put a job into the queue of the case; it begins when those before it are done."""
    shelf = Shelf(case)
    shelf.asked_to_stop(job, forget=True)
    job.state, job.fault, job.stages, job.counts = "waiting", "", [], {}
    job.refused = []
    shelf.save(job)
    with _guard:
        if not _running:
            thread = threading.Thread(target=_work, args=(case,), daemon=True)
            _running.append(thread)
            thread.start()


def tend(case: Case) -> None:
    """Mark what is left of a process that ended: nobody works at it any more."""
    shelf = Shelf(case)
    if not any(job.active for job in shelf.jobs()):
        return
    with lock.held(shelf.root / "lock", wait=False) as free:
        if not free:
            return
        for job in shelf.jobs():
            changed = (shelf.folder(job.id) / "job.json").stat().st_mtime
            waits = job.state == "waiting" and time.time() - changed > _SOON
            if job.state == "running" or waits:
                job.state, job.fault = "stopped", CUT
                shelf.save(job)


def idle(timeout: float) -> bool:
    """Wait until this process has nothing to do; gives whether it came to that."""
    end = time.monotonic() + timeout
    while _running and time.monotonic() < end:
        time.sleep(0.02)
    return not _running


def _work(case: Case) -> None:
    shelf = Shelf(case)
    while True:
        with lock.held(shelf.root / "lock"):
            while job := shelf.waiting():
                _do(case, shelf, job)
        connections.close_all()  # those of this thread
        with _guard:
            if shelf.waiting() is None:
                _running.clear()
                return


def _do(case: Case, shelf: Shelf, job: Job) -> None:
    job.state = "running"
    shelf.save(job)
    try:
        WORK[job.kind](case, shelf, job)
        job.state = "done"
    except Stopped:
        job.state = "stopped"
    except (CaseError, ExportError) as error:
        job.state, job.fault = "failed", str(error)
    except Exception as error:  # the next job is not to wait for ever
        _logger.exception("a job failed")
        job.state, job.fault = "failed", f"{type(error).__name__}: {error}"
    with contextlib.suppress(OSError):  # a full disk
        shelf.save(job)
