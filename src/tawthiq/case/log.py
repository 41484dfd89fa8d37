"""The append-only, hash-chained log of everything done to a case."""

from __future__ import annotations

import contextlib
import datetime
import getpass
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from tawthiq import __version__
from tawthiq.case import database
from tawthiq.case.models import Entry

WHO_VARIABLE: Final = "TAWTHIQ_WHO"
START: Final = "0" * 64  # stands before the first entry


class Break(NamedTuple):
    """Where the chain of the log is broken, and how."""

    seq: int
    reason: str


@dataclass(slots=True)
class Chain:
    """The end of the log, while this process alone writes to the case."""

    by: str
    why: str
    seq: int
    hash: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def next(self) -> int:
        """The number of the entry that ``add`` writes next; rows may refer to it."""
        return self.seq + 1

    def add(self, action: str, detail: dict[str, Any]) -> Entry:
        """A new last entry."""
        self.seq += 1
        body = canonical(
            {
                "seq": self.seq,
                "action": action,
                "at": now(),
                "who": self.by,
                "why": self.why,
                "version": __version__,
                "detail": detail,
            }
        )
        self.hash = chained(self.hash, body)
        entry = Entry(seq=self.seq, body=body, hash=self.hash)
        self.entries.append(entry)
        return entry


@contextlib.contextmanager
def writing(by: str, why: str = "") -> Iterator[Chain]:
    """One transaction with the log entries that tell what was done in it.

    No other process writes to the case meanwhile; all of it happens, or nothing.
    """
    with database.writing():
        seq, last = head()
        chain = Chain(by, why, seq, last)
        yield chain
        Entry.objects.bulk_create(chain.entries)


def now() -> str:
    """The present moment, in UTC to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def who() -> str:
    """Who is at work: ``TAWTHIQ_WHO``, or the name of the account."""
    name = os.environ.get(WHO_VARIABLE)
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in a container
        return "unknown"


def canonical(value: object) -> str:
    """The one JSON text of a value: keys sorted, no spaces, no escapes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(lines: Iterable[str]) -> str:
    """The SHA-256 of lines, each ended by a line feed."""
    state = hashlib.sha256()
    for line in lines:
        state.update(line.encode() + b"\n")
    return state.hexdigest()


def chained(previous: str, body: str) -> str:
    """The hash of an entry: over the hash before it and its own body."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def head() -> tuple[int, str]:
    """The number and the hash of the last entry."""
    last = Entry.objects.order_by("-seq").first()
    return (last.seq, last.hash) if last else (0, START)


def of_action(action: str) -> QuerySet[Entry]:
    """The entries of an action, in their order."""
    # Canonical JSON begins with it; "action" sorts before every other name.
    start = f'{{"action":{canonical(action)},'
    return Entry.objects.filter(body__startswith=start).order_by("pk")


def breaks(entries: Iterable[Entry]) -> Iterator[Break]:
    """The first entry (of all, in order) whose link does not hold; nothing if all do."""
    previous, expected = START, 1
    for entry in entries:
        if entry.seq != expected:
            yield Break(expected, f"entry {expected} of the log is missing")
            return
        if entry.hash != chained(previous, entry.body):
            yield Break(entry.seq, f"entry {entry.seq} of the log was changed")
            return
        previous, expected = entry.hash, expected + 1
