"""How far a job came, kept where every process sees it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from tawthiq.desk.jobs.job import Job, Stage
from tawthiq.desk.jobs.shelf import Shelf

_EVERY: Final = 0.5  # seconds between two notes
_LONG: Final = 100_000  # characters that take a while
_Step = TypeVar("_Step")


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """A person stopped the job."""


class Progress:
    """Notes how far a job came, and stops it where a person asked for that."""

    def __init__(self, shelf: Shelf, job: Job) -> None:
        self.job = job
        self._shelf = shelf
        self._noted = 0.0

    def counted(
        self,
        name: str,
        steps: Iterable[_Step],
        count: Callable[[_Step], int],
        total: int | None = None,
    ) -> Iterator[_Step]:
        """Pass the steps of a stage through; raises ``Stopped`` between two of them."""
        stage = Stage(name, total)
        self.job.stages.append(stage)
        self.note(force=True)
        for step in steps:
            stage.done += count(step)
            stage.seconds = time.time() - stage.began
            yield step
            self.note()
            if self._shelf.asked_to_stop(self.job):
                raise Stopped
        stage.seconds = time.time() - stage.began
        stage.over = True
        self.note(force=True)

    def doing(self, what: str, characters: int, number: int, batch: int) -> None:
        """Note what the last stage is at; at once where that takes a while."""
        stage = self.job.stages[-1]
        stage.doing, stage.characters = what, characters
        stage.number, stage.batch = number, batch
        self.note(force=characters >= _LONG)

    def note(self, *, force: bool = False) -> None:
        """Keep how the job stands, but not too often."""
        if force or time.monotonic() - self._noted >= _EVERY:
            self._shelf.save(self.job)
            self._noted = time.monotonic()
