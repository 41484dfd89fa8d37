"""Work spread over processes: results in order, memory bounded, no orphans."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection
from typing import Any, Final, TypeVar

_AHEAD: Final = 3  # chunks a process may be ahead of what was taken
_READERS: Final = 8  # of some 400 MB each, where they read thoroughly
_In = TypeVar("_In")
_Out = TypeVar("_Out")


def ordered(
    function: Callable[[_In], _Out],
    items: Iterable[_In],
    jobs: int,
    *,
    chunk: int = 8,
    start: Callable[..., object] | None = None,
    args: tuple[Any, ...] = (),
) -> Generator[_Out, None, None]:
    """``map(function, items)`` in ``jobs`` processes, in the order of the items.

    ``function`` and ``start`` (called with ``args`` once a process, before the first
    item) are importable names.  With one job all runs in this process.  Items are taken
    from the iterable only a little ahead of the results: memory stays bounded.  The
    processes end with this one, even where it is killed.
    """
    if jobs == 1:
        if start is not None:
            start(*args)
        yield from map(function, items)
        return
    method = "spawn" if sys.platform == "win32" else "forkserver"
    with ProcessPoolExecutor(
        jobs,
        multiprocessing.get_context(method),
        initializer=_begin,
        initargs=(start, args),
    ) as pool:
        waiting: deque[Future[list[_Out]]] = deque()
        todo = iter(items)
        try:
            while taken := list(islice(todo, chunk)):
                waiting.append(pool.submit(_each, function, taken))
                if len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def cores() -> int:
    """How many cores this process may use, as far as that many readers have memory."""
    affinity = getattr(os, "sched_getaffinity", None)  # on Linux alone
    allowed = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return min(allowed, _READERS)


def patient_collector() -> None:
    """Look for garbage seldom: readings hold no cycles, and looking takes a tenth."""
    gc.set_threshold(50_000, 20, 20)


def _begin(start: Callable[..., object] | None, args: tuple[Any, ...]) -> None:
    # Ctrl-C goes to all processes of a terminal: the parent ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    patient_collector()
    if start is not None:
        start(*args)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _each(function: Callable[[_In], _Out], items: list[_In]) -> list[_Out]:
    return [function(item) for item in items]
