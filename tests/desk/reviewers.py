"""Many reviewers at once, through the API of a running desk.

And whether anything got lost of what they were told is done.
"""

from __future__ import annotations

import http.client
import itertools
import json
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from tawthiq.case.case import Case
from tawthiq.case.models import Entry, Judgement
from tawthiq.case.standing import WITHDRAWN
from tawthiq.case.verify import verify

Connect = Callable[[], http.client.HTTPConnection]
_VERDICTS: Final = ("accepted", "accepted", "rejected", "corrected")
_CONTESTED: Final = 0.3  # of the judgements are of the few claims that all look at
_UNDONE: Final = 0.05
_AGAIN: Final = 0.5  # of those who are told of a conflict judge anew


class Reviewer(NamedTuple):
    """Who judges, and with which token."""

    name: str
    secret: str


class Done(NamedTuple):
    """What a reviewer was told is done: the judgement, over which one it was made."""

    claim: str
    judgement: int
    seen: int
    who: str


@dataclass(slots=True)
class Outcome:
    """What all reviewers were answered."""

    done: list[Done] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def conflicts(self) -> int:
        """How many were told that somebody was quicker."""
        return self.statuses[409]


class _Worker:
    """One reviewer at work."""

    def __init__(
        self,
        who: Reviewer,
        connect: Connect,
        contested: Sequence[str],
        seed: int,
    ) -> None:
        self._who = who
        self._connection = connect()
        self._contested = contested
        self._dice = random.Random(seed)  # noqa: S311 - a simulation
        self.outcome = Outcome()

    def work(self, goes_on: Callable[[], bool]) -> None:
        """Judge one claim after another."""
        try:
            while goes_on():
                for claim in itertools.takewhile(lambda _: goes_on(), self._choose()):
                    self._judge(claim)
        except Exception as error:  # noqa: BLE001 - told at the end
            self.outcome.faults.append(f"{self._who.name}: {error!r}")
        finally:
            self._connection.close()

    def _choose(self) -> list[str]:
        waiting = self._ask("GET", "queue?size=100", "queue")["items"]
        own = [row["claim"] for row in waiting]
        self._dice.shuffle(own)
        return [
            self._dice.choice(self._contested)
            if not own or self._dice.random() < _CONTESTED
            else own.pop()
            for _ in range(10)
        ]

    def _judge(self, claim: str) -> None:
        held = self._ask("GET", f"claims/{claim}", "claim")
        if held["judgement"] and held["judgement"]["who"] == self._who.name:
            if self._dice.random() < _UNDONE:
                self._write(claim, "undo", {"seen": held["seen"]})
            return
        seen = held["seen"]
        while True:
            verdict = self._dice.choice(_VERDICTS)
            asked: dict[str, Any] = {"verdict": verdict, "seen": seen}
            if verdict == "corrected":
                asked["correction"] = {"extent": None}
            standing = self._write(claim, "judgements", asked)
            if standing is None or self._dice.random() > _AGAIN:
                return
            seen = standing["seen"]

    def _write(
        self, claim: str, verb: str, asked: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Judge; what stands instead, where somebody was quicker."""
        asked["why"] = f"by {self._who.name}"
        told = self._ask("POST", f"claims/{claim}/{verb}", verb, asked)
        if told.get("status") == 409:
            standing: dict[str, Any] = told["standing"]
            if standing["seen"] == asked["seen"] or "verdict" not in told["yours"]:
                self.outcome.faults.append(f"a conflict without both versions: {told}")
            return standing
        if "id" in told:
            done = Done(claim, told["id"], asked["seen"], self._who.name)
            self.outcome.done.append(done)
        return None

    def _ask(
        self, method: str, path: str, what: str, asked: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        body = None if asked is None else json.dumps(asked)
        headers = {
            "Authorization": f"Bearer {self._who.secret}",
            "Content-Type": "application/json",
            "X-Forwarded-Proto": "https",
        }
        begun = time.monotonic()
        self._connection.request(method, f"/api/{path}", body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        self.outcome.seconds[what].append(time.monotonic() - begun)
        self.outcome.statuses[answer.status] += 1
        if answer.status not in {200, 409, 422}:
            self.outcome.faults.append(f"{method} {path}: {answer.status} {content!r}")
        told: dict[str, Any] = json.loads(content)
        return told


def simulate(
    connect: Connect,
    reviewers: Sequence[Reviewer],
    contested: Sequence[str],
    seconds: float,
    enough: int | None = None,
) -> Outcome:
    """What reviewers were answered who worked at once.

    They work for so many seconds, or until so many judgements are enough.
    """
    until = time.monotonic() + seconds
    workers = [
        _Worker(who, connect, contested, seed) for seed, who in enumerate(reviewers)
    ]

    def goes_on() -> bool:
        made = sum(len(w.outcome.done) for w in workers)
        return time.monotonic() < until and (enough is None or made < enough)

    threads = [threading.Thread(target=w.work, args=(goes_on,)) for w in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = Outcome()
    for worker in workers:
        every.done += worker.outcome.done
        every.faults += worker.outcome.faults
        every.statuses.update(worker.outcome.statuses)
        for what, spent in worker.outcome.seconds.items():
            every.seconds[what] += spent
    return every


def lost(case: Case, outcome: Outcome) -> list[str]:
    """What is not in the case as the reviewers were told; nothing where all is well.

    Every judgement that was answered is there, by the same person, made over the one
    that they saw; there are no others; and the log verifies.
    """
    faults = [str(step.fault) for step in verify(case) if step.fault]
    rows = list(Judgement.objects.order_by("pk"))
    if len(rows) != len(outcome.done):
        faults.append(f"{len(outcome.done)} were answered, {len(rows)} are there")
    entries = Entry.objects.in_bulk([row.entry_id for row in rows])
    stood: dict[str, int] = defaultdict(int)
    over: dict[tuple[str, int, str], int] = Counter()
    known: dict[int, str] = {}
    for row in rows:
        told = entries[row.entry_id].value
        if told["who"] != row.who or told["detail"]["claim"] != row.claim:
            faults.append(f"judgement {row.pk} is not what its log entry says")
        over[row.claim, stood[row.claim], row.who] += 1
        stood[row.claim] = 0 if row.verdict == WITHDRAWN else row.pk
        known[row.pk] = row.who
    for done in outcome.done:
        if known.get(done.judgement) != done.who:
            faults.append(f"lost: {done}")
        if not over[done.claim, done.seen, done.who]:
            faults.append(f"made over what its person did not see: {done}")
        over[done.claim, done.seen, done.who] -= 1
    return faults
