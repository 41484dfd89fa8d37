"""Keeping the derived tables up to the end of the log.

A page that finds a table behind has it brought up to date beside itself, and waits a
moment for that; where it takes longer, the page shows what there was, and as of when.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django.db import DatabaseError, connections

from tawthiq.case import log
from tawthiq.desk.records import lines, sources
from tawthiq.desk.records.tables import State

REPORTS: Final = "reports"  # with their persons
SOURCES: Final = "sources"
WORKER: Final = "deriving"  # the name of a thread that does so beside a page
WAIT: Final = 1.0  # seconds of a page
# What takes longer than that is made anew as a whole: it rests so many times as long.
_REST: Final = 10

_log: Final = logging.getLogger(__name__)
_at_work: Final = {REPORTS: threading.Lock(), SOURCES: threading.Lock()}


class AsOf(NamedTuple):
    """Up to when a table tells, and whether the log has gone on since."""

    at: str
    behind: bool
    data: dict[str, Any]


def as_of(name: str = REPORTS) -> AsOf:
    """The state of a table, brought up to date before where that takes a moment."""
    head = log.head()[0]
    state = _state(name)
    if state.head < head and _rested(state) and not _at_work[name].locked():
        worker = threading.Thread(target=_work, args=(name,), name=WORKER, daemon=True)
        worker.start()
        if state.seconds < WAIT:
            worker.join(WAIT)
            state = _state(name)
    return AsOf(state.at, behind=state.head < head, data=state.value)


def refresh() -> None:
    """Bring all tables to the end of the log, however long it takes."""
    _derived(REPORTS, _reports)
    _derived(SOURCES, sources.rebuild)


def _state(name: str) -> State:
    held = State.objects.filter(pk=name).first()
    return held or State(name=name, head=0, at="", seconds=0)


def _rested(state: State) -> bool:
    """Whether a table is soon made, or was not made anew just now."""
    if not state.at or state.seconds < WAIT:
        return True
    then = datetime.datetime.fromisoformat(state.at)
    since = datetime.datetime.now(datetime.UTC) - then
    return since.total_seconds() >= _REST * state.seconds


def _reports() -> dict[str, Any]:
    lines.derive(lines.changed(_state(REPORTS).head))
    return {}


def _derived(name: str, derive: Callable[[], dict[str, Any]]) -> None:
    """Derive a table up to where the log now ends; what comes meanwhile is for later."""
    head = log.head()[0]
    if _state(name).head >= head:
        return
    began = time.monotonic()
    data = json.dumps(derive(), ensure_ascii=False)
    seconds = time.monotonic() - began
    held = {"head": head, "at": log.now(), "seconds": seconds, "data": data}
    State.objects.update_or_create(name=name, defaults=held)


def _work(name: str) -> None:
    """Bring a table up to date, in a thread of its own: one a table and process."""
    if not _at_work[name].acquire(blocking=False):
        return
    try:
        with _at_work[REPORTS] if name == SOURCES else contextlib.nullcontext():
            _derived(REPORTS, _reports)
        if name == SOURCES:
            _derived(SOURCES, sources.rebuild)
    except DatabaseError:  # the next page that looks begins again
        _log.exception("a table of the desk could not be derived")
    finally:
        connections.close_all()
        _at_work[name].release()
