"""What a case holds and what waits in it, in numbers that cost a page nothing.

They are counted again when the log has grown by an entry that changes them; a count
that is slow is kept for a while even then.
"""

from __future__ import annotations

import functools
import json
import time
from collections.abc import Callable
from typing import Final, Generic, NamedTuple, TypeVar

from django.db.models import Count, Max, Min

from tawthiq.case import cards, linking, log, reading
from tawthiq.case.models import Card, Claim, Entry, Queued, Reading, Report
from tawthiq.desk import opened
from tawthiq.extract.recipe import Recipe

_T = TypeVar("_T")
# The actions of the log that bring reports, and those that bring claims.
_TAKING: Final = frozenset(("init", "add", "import"))
_READING: Final = _TAKING | {"read", "claim"}
_WORTH: Final = 20  # a count is kept for so many times as long as it took
_LOOKED: Final = 200  # entries of the log that are looked through


class Held(NamedTuple):
    """What the case holds."""

    reports: int
    claims: int
    first: str | None
    last: str | None


class Waiting(NamedTuple):
    """What the machine has yet to do."""

    unread: int
    unlinked: int
    stale: int

    @property
    def any(self) -> bool:
        """Whether there is any of it."""
        return self != (0, 0, 0)


class Work(NamedTuple):
    """What people have yet to do: claims that wait, all of them and by each reason."""

    waiting: int
    reasons: dict[str, int]
    states: dict[str, int]

    @property
    def incidents(self) -> int:
        """All of them, whatever their state."""
        return sum(self.states.values())


class _Kept(Generic[_T]):
    """A count with the entry of the log that it was made at.

    ``by`` are the actions that change it; None where every action does.
    """

    def __init__(
        self, count: Callable[[], _T], by: frozenset[str] | None = None
    ) -> None:
        self._count = count
        self._by = by
        self._value: _T | None = None
        self._case = ""
        self._head = (0, "")
        self._at = self._cost = 0.0

    def __call__(self) -> _T:
        now, head, case = time.monotonic(), log.head(), opened.case().id
        other = self._value is None or case != self._case
        grown = self._changed(head) and now - self._at > _WORTH * self._cost
        if other or grown or self._value is None:
            self._value = self._count()
            self._at, self._cost = time.monotonic(), time.monotonic() - now
            self._head, self._case = head, case
        return self._value

    def _changed(self, head: tuple[int, str]) -> bool:
        if head == self._head:
            return False
        seq = self._head[0]
        if self._by is None or not 0 < head[0] - seq <= _LOOKED:
            return True
        bodies = Entry.objects.filter(seq__gt=seq).values_list("body", flat=True)
        if {json.loads(body)["action"] for body in bodies} & self._by:
            return True
        self._head = head
        return False


def _held() -> Held:
    dates = Report.objects.aggregate(first=Min("published"), last=Max("published"))
    claims = Claim.objects.filter(until=None).count()
    return Held(Report.objects.count(), claims, dates["first"], dates["last"])


def waiting() -> Waiting:
    """What the machine has yet to do."""
    read = Reading.objects.filter(version=_version(reading.recipe())).count()
    unread = Report.objects.count() - _aside() - read
    return Waiting(max(0, unread), _unlinked(), cards.stale())


def _work() -> Work:
    states = Card.objects.values_list("state").annotate(n=Count("pk")).order_by()
    # Each by an index of its own, which holds no other rows.
    reasons = {
        name: Queued.objects.filter(**{name: True}).count() for name in Queued.REASONS
    }
    return Work(Queued.objects.count(), reasons, dict(states))


@functools.cache
def _version(how: Recipe) -> str:
    return how.version()


held: Final = _Kept(_held, _READING)
work: Final = _Kept(_work)
# The slow one: the texts of all reports are passed over.
_aside: Final = _Kept(lambda: Report.objects.exclude(set_aside="").count(), _TAKING)
_unlinked: Final = _Kept(lambda: linking.stale().count())
