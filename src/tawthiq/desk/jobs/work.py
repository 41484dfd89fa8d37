"""What jobs do: the same steps as the command's, with the person's name in the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tawthiq.case import cards, intake, linking, reading
from tawthiq.case.case import Case
from tawthiq.case.models import Incident
from tawthiq.desk.jobs.job import Job, Kind
from tawthiq.desk.jobs.progress import Progress
from tawthiq.desk.jobs.shelf import Shelf
from tawthiq.ingest.item import Options
from tawthiq.parallel import cores
from tawthiq.publish import asked
from tawthiq.publish.asked import Asked

# From so many reports on, other processes read them: pages stay quick meanwhile.
_MANY: Final = 64
_MANY_THOROUGH: Final = 8
# What a person asks for; who does not say, has the case read as it was last.
THOROUGH: Final = {"quick": False, "thorough": True}


def take_in(case: Case, shelf: Shelf, job: Job) -> None:
    """Take uploaded files into the case, then read and link what is new.

    What was refused stays in the case and is told; done again, it goes on.
    """
    progress = Progress(shelf, job)
    files = shelf.uploads(job)
    told = {name: value for name, value in job.options.items() if name != "how"}
    options = Options(**told)
    batches = intake.add(case, files, options, by=job.by, why=job.why)
    for batch in progress.counted("add", batches, lambda b: b.reports):
        job.count(
            originals=batch.originals,
            reports=batch.reports,
            set_aside=batch.set_aside,
            copies=batch.copies,
        )
        for refusal in batch.refused:
            job.refuse(*refusal)
    _read(progress)
    shelf.emptied(job)


def read(case: Case, shelf: Shelf, job: Job) -> None:  # noqa: ARG001 - as all work
    """Read and link all that is not yet, or not as the job asks."""
    _read(Progress(shelf, job))


def _read(progress: Progress) -> None:
    job = progress.job
    how = reading.recipe(thorough=THOROUGH.get(job.options.get("how", "")))
    unread = reading.unread(how.version())
    many = _MANY_THOROUGH if how.thorough else _MANY
    jobs = min(2, cores()) if unread >= many else 1
    readings = reading.read(
        by=job.by,
        why=job.why,
        jobs=jobs,
        how=how,
        watch=lambda held: progress.doing(*held),
    )
    for read_ in progress.counted("read", readings, lambda r: r.reports, unread):
        job.count(read=read_.reports, claims=read_.claims)
    unlinked = linking.stale().count()
    links = linking.link_case(by=job.by, why=job.why)
    for linked in progress.counted("link", links, lambda r: r.reports, unlinked):
        job.count(incidents=linked.new)
    stale = cards.stale()
    for _ in progress.counted("cards", cards.refresh(), int, stale):
        pass


def export(case: Case, shelf: Shelf, job: Job) -> None:
    """Write an export into the job's folder; it leaves the case when it is released."""
    wanted = Asked(**job.options)
    progress = Progress(shelf, job)
    total = Incident.objects.filter(live=True).count()
    made = asked.made(
        case,
        wanted,
        wanted.file_name,
        watch=lambda found: progress.counted("export", found, lambda _: 1, total),
    )
    out = shelf.folder(job.id) / "out"
    out.mkdir(exist_ok=True)
    made.place(out / wanted.file_name)
    job.count(**made.manifest.counts)


WORK: Final[Mapping[Kind, Callable[[Case, Shelf, Job], None]]] = {
    "import": take_in,
    "read": read,
    "export": export,
}
