"""``tawthiq case init`` and ``tawthiq case add``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from tawthiq.cli.case.options import BY, CASE, QUIET, WHY, faults, opened, who
from tawthiq.cli.options import COLUMNS, ENCODING, PUBLISHED, REPAIR, ZONE, mapping
from tawthiq.cli.progress import counted
from tawthiq.cli.streams import say


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", metavar="TEXT", help="What the case is about.")
@click.option(
    "--reviewers",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    help="With 2, an incident is approved by somebody who judged none of its claims.",
)
@BY
def init(directory: Path, title: str | None, reviewers: int, by: str | None) -> None:
    """Make a new case in DIRECTORY, which must be new or empty.

    The case is one folder: case.json, the database case.sqlite3, and originals/ with
    every byte that is taken in.  Where DATABASE_URL names a PostgreSQL database
    (postgresql://user@host:5432/name), the case lives there instead and a team shares
    it; the originals stay in the folder, which the team shares too.
    """
    with faults():
        import tawthiq.case  # noqa: F401 - sets Django up
        from tawthiq.case import log
        from tawthiq.case.case import Case

        title = title or directory.resolve().name
        case = Case.create(directory, title, who(by), reviewers=reviewers)
        _, head = log.head()
        case.close()
    say(f"made the case {case.title!r} in {directory}; log head {head}")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@CASE
@PUBLISHED
@ENCODING
@REPAIR
@ZONE
@COLUMNS
@click.option(
    "--again",
    is_flag=True,
    help="Read originals once more, with other options or a newer reader; what is known stays.",
)
@click.option(
    "-j",
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="Processes that work in parallel; the case is the same.",
)
@BY
@WHY
@QUIET
def add(
    paths: tuple[str, ...],
    directory: Path | None,
    published: str | None,
    encoding: str | None,
    repair: bool,  # noqa: FBT001
    zone: str | None,
    columns: tuple[str, ...],
    again: bool,  # noqa: FBT001
    jobs: int,
    by: str | None,
    why: str,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Take PATHS in: every byte kept and hashed, every report in it read once.

    PATHS are files and folders of them: text, HTML, PDF, DOCX, mail (.eml), feeds
    (RSS, Atom), web archives (WARC, WACZ), Telegram exports (result.json), JSON lines,
    CSV, and zip files of all these.

    A run that was cut off is taken up by the same command; a run repeated does
    nothing.  What cannot be read is kept, named with the reason, and the exit code
    is then 3.
    """
    from tawthiq.ingest.item import Options

    options = Options(
        published=published,
        encoding=encoding,
        columns=mapping(columns),
        repair=repair,
        zone=zone,
    )
    counts: Counter[str] = Counter()
    with opened(directory) as case:
        from tawthiq.case.intake import add as add_to

        batches = add_to(
            case, paths, options, by=who(by), why=why, again=again, jobs=jobs
        )
        for batch in counted(batches, "reports", lambda b: b.reports, quiet=quiet):
            counts.update(
                originals=batch.originals,
                reports=batch.reports,
                aside=batch.set_aside,
                copies=batch.copies,
                refused=len(batch.refused),
            )
            for refusal in batch.refused:
                say(f"refused {refusal.where}: {refusal.reason}")
    if not quiet:
        _summary(counts)
    if counts["refused"]:
        sys.exit(3)


def _summary(counts: Counter[str]) -> None:
    say(
        f"{counts['originals']:,} new originals, {counts['reports']:,} new reports "
        f"({counts['copies']:,} copies or versions, {counts['aside']:,} set aside), "
        f"{counts['refused']:,} refused"
    )
    if counts["reports"]:
        say("next: tawthiq case extract")
