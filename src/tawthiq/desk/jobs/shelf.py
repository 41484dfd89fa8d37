"""Where the jobs of a case lie: one folder each, whatever they need in it.

``job.json`` is replaced whole; ``files/`` holds what was uploaded, under numbers, with
the names that it had in ``names/``; ``out/`` what an export wrote.  No name that comes
from a person is ever a path.
"""

from __future__ import annotations

import datetime
import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tawthiq.case import log
from tawthiq.case.case import Case
from tawthiq.desk.jobs.job import Job, Kind
from tawthiq.ingest.item import Original

_ID: Final = re.compile(r"[0-9]{14}-[0-9a-f]{12}")
_KEPT: Final = 50
_DAY: Final = 86_400
# What moves letters about, or none: not in a name that people read.
_HIDDEN: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
_NAME: Final = 200  # characters of a name


class Shelf:
    """The jobs of a case."""

    def __init__(self, case: Case) -> None:
        self.root = case.directory / "desk" / "jobs"

    def new(self, kind: Kind, by: str, why: str = "", **options: Any) -> Job:  # noqa: ANN401
        """A job that is still being filled."""
        now = datetime.datetime.now(datetime.UTC)
        id_ = f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(6)}"
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.root / id_ / "files").mkdir(parents=True)
        (self.root / id_ / "names").mkdir()
        job = Job(id=id_, kind=kind, by=by, why=why, at=log.now(), options=options)
        self.save(job)
        self._sweep()
        return job

    def folder(self, id_: str) -> Path:
        """The folder of a job; raises ``KeyError`` for an id that is none."""
        if not _ID.fullmatch(id_):
            raise KeyError(id_)
        return self.root / id_

    def get(self, id_: str) -> Job:
        """A job; raises ``KeyError`` where there is none."""
        try:
            text = (self.folder(id_) / "job.json").read_text(encoding="utf-8")
        except OSError:
            raise KeyError(id_) from None
        return Job.of(json.loads(text))

    def save(self, job: Job) -> None:
        """Keep how a job stands."""
        path = self.folder(job.id) / "job.json"
        partial = path.with_suffix(f".{secrets.token_hex(4)}")
        partial.write_text(json.dumps(job.to_dict(), ensure_ascii=False), "utf-8")
        partial.replace(path)

    def jobs(self, *kinds: Kind) -> Iterator[Job]:
        """All jobs of some kinds, or of all, the newest first."""
        for id_ in self._ids():
            try:
                job = self.get(id_)
            except KeyError:  # taken away meanwhile
                continue
            if not kinds or job.kind in kinds:
                yield job

    def waiting(self) -> Job | None:
        """The job that waits longest."""
        held = [job for job in self.jobs() if job.state == "waiting"]
        return held[-1] if held else None

    def discard(self, id_: str) -> None:
        """Take a job away with all its files."""
        shutil.rmtree(self.folder(id_), ignore_errors=True)

    def emptied(self, job: Job) -> None:
        """Take the uploaded files of a job away: the case has them."""
        for name in ("files", "names"):
            shutil.rmtree(self.folder(job.id) / name, ignore_errors=True)

    def slot(self, job: Job, number: int, name: str) -> Path:
        """The file that an upload of a number goes into, under the name that it had."""
        folder = self.folder(job.id)
        (folder / "names" / f"{number:06}").write_text(shown(name), encoding="utf-8")
        return folder / "files" / f"{number:06}"

    def uploads(self, job: Job) -> list[Original]:
        """What was uploaded, with the names that it had."""
        folder = self.folder(job.id)
        files = (
            sorted((folder / "files").iterdir()) if (folder / "files").is_dir() else []
        )
        return [
            Original(
                (folder / "names" / file.name).read_text(encoding="utf-8"),
                file.stat().st_size,
                lambda file=file: file.open("rb"),  # type: ignore[misc]
            )
            for file in files
        ]

    def ask_to_stop(self, job: Job) -> None:
        """Let a running job end after the step that it is at."""
        (self.folder(job.id) / "stop").touch()

    def asked_to_stop(self, job: Job, *, forget: bool = False) -> bool:
        """Whether somebody asked for that; ``forget`` takes it back."""
        mark = self.folder(job.id) / "stop"
        asked = mark.exists()
        if forget:
            mark.unlink(missing_ok=True)
        return asked

    def _ids(self) -> list[str]:
        if not self.root.is_dir():
            return []
        found = (path.name for path in self.root.iterdir())
        return sorted((name for name in found if _ID.fullmatch(name)), reverse=True)

    def _sweep(self) -> None:
        """Take away what was never filled, and old jobs that are over."""
        for n, job in enumerate(self.jobs()):
            age = time.time() - (self.folder(job.id) / "job.json").stat().st_mtime
            forgotten = job.state == "filling" and age > _DAY
            old = n >= _KEPT and job.state in ("done", "failed")
            spent = job.kind == "export" and not job.active and age > _DAY
            if forgotten or old or spent:
                self.discard(job.id)


def shown(name: str) -> str:
    """A file's name as it may be shown and logged: no folders, nothing hidden in it."""
    last = re.split(r"[/\\]", name)[-1]
    return _HIDDEN.sub("\ufffd", last).strip()[:_NAME] or "unnamed"
