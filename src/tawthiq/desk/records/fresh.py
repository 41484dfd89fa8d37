"""Keeping the derived tables up to the end of the log.

What takes a moment is done by the page that finds them behind; what takes longer, in
the background, while pages show what there was and say as of when.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from django.db import DatabaseError, OperationalError, connection, connections
from django.db.models import Max

from tawthiq.case import log
from tawthiq.case.models import Claim
from tawthiq.desk.records import lines, sources
from tawthiq.desk.records.tables import State

REPORTS: Final = "reports"  # with their persons
SOURCES: Final = "sources"
# More than this is left to the background: reports to derive, claims of a whole case.
MOST_REPORTS: Final = 500
MOST_CLAIMS: Final = 3_000
# The table of sources is made anew as a whole: it rests so many times as long after.
_REST: Final = 10
_PATIENCE: Final = 1_000  # milliseconds that a page waits for others who write

_log: Final = logging.getLogger(__name__)
_at_work: Final = threading.Lock()


class AsOf(NamedTuple):
    """Up to when a table tells, and whether the log has gone on since."""

    at: str
    behind: bool
    data: dict[str, Any]


def as_of(name: str = REPORTS) -> AsOf:
    """The state of a table, brought up to date before where that takes a moment."""
    head = log.head()[0]
    state = _state(name)
    current = state.head >= head
    if not current:
        current = _caught_up(name)
        state = _state(name)
        if not current:
            _in_background()
    return AsOf(state.at, behind=not current, data=state.value)


def refresh() -> None:
    """Bring all tables to the end of the log, however long it takes."""
    _reports()
    _sources()


def _state(name: str) -> State:
    held = State.objects.filter(pk=name).first()
    return held or State(name=name, head=0, at="", seconds=0)


def _caught_up(name: str) -> bool:
    """Bring a table up to date, unless that is too much for a page."""
    changed = lines.changed(_state(REPORTS).head)
    if len(changed) > MOST_REPORTS:
        return False
    try:
        with _soon():
            if changed:
                _reports()
            if name == SOURCES:
                if _claims() > MOST_CLAIMS:
                    return False
                _sources()
    except OperationalError:  # somebody else is writing a lot
        return False
    return True


def _claims() -> int:
    """How many claims there are, at most."""
    return Claim.objects.aggregate(n=Max("pk"))["n"] or 0


@contextlib.contextmanager
def _soon() -> Iterator[None]:
    """Wait for others who write to the case only for a moment."""
    lite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if lite:
            cursor.execute("pragma busy_timeout")
            before = cursor.fetchone()[0]
            cursor.execute(f"pragma busy_timeout = {_PATIENCE}")
        else:
            cursor.execute(f"set lock_timeout = {_PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(
                f"pragma busy_timeout = {before}" if lite else "reset lock_timeout"
            )


def _reports() -> None:
    def derive() -> dict[str, Any]:
        lines.derive(lines.changed(_state(REPORTS).head))
        return {}

    _derived(REPORTS, derive)


def _sources() -> None:
    _derived(SOURCES, sources.rebuild)


def _derived(name: str, derive: Callable[[], dict[str, Any]]) -> None:
    """Derive a table up to where the log now ends; what comes meanwhile is for later."""
    head = log.head()[0]
    if _state(name).head >= head:
        return
    began = time.monotonic()
    data = json.dumps(derive(), ensure_ascii=False)
    State.objects.update_or_create(
        name=name,
        defaults={
            "head": head,
            "at": log.now(),
            "seconds": time.monotonic() - began,
            "data": data,
        },
    )


def _in_background() -> None:
    """Refresh in a thread of its own: one a process, and never without a rest."""
    if not _at_work.locked() and _rested():
        threading.Thread(target=_work, name="desk-records", daemon=True).start()


def _rested() -> bool:
    """Whether the table of sources was not made anew just now, or reports wait."""
    state = _state(SOURCES)
    if not state.at or lines.changed(_state(REPORTS).head):
        return True
    then = datetime.datetime.fromisoformat(state.at)
    since = datetime.datetime.now(datetime.UTC) - then
    return since.total_seconds() >= _REST * state.seconds


def _work() -> None:
    if not _at_work.acquire(blocking=False):
        return
    try:
        refresh()
    except DatabaseError:  # the next page that looks begins again
        _log.exception("the tables of the desk could not be derived")
    finally:
        connections.close_all()
        _at_work.release()
