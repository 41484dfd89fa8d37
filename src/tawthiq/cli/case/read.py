"""``tawthiq case extract``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.case.options import BY, CASE, QUIET, WHY, opened, who
from tawthiq.cli.gazetteer import PLACES
from tawthiq.cli.options import thoroughness
from tawthiq.cli.progress import counted
from tawthiq.cli.streams import output, say

if TYPE_CHECKING:
    from tawthiq.case.reading import Change

_SHOWN = 20


@click.command()
@CASE
@click.option(
    "-j",
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="Processes that read in parallel; the claims are the same.",
)
@click.option(
    "--codebook",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A directory of the codebook's layout whose entries are added to it.",
)
@PLACES
@thoroughness("as the case was read last", envvar=None)
@click.option(
    "--changes",
    metavar="FILE",
    help="Write every claim that is new, changed or gone since the last reading (CSV).",
)
@BY
@WHY
@QUIET
def extract(
    directory: Path | None,
    jobs: int,
    codebook: Path | None,
    places: str | None,
    thorough: bool | None,  # noqa: FBT001
    changes: str | None,
    by: str | None,
    why: str,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Read the case's reports into claims: those that this version has not read yet.

    A run that was cut off is taken up by the same command.  With a newer tawthiq, or
    another codebook or gazetteer, everything is read again: claims that are read as
    before stay, and what changed is told.  Judgements are never touched.
    """
    counts: Counter[str] = Counter()
    told: list[Change] = []
    with opened(directory):
        from tawthiq.case import reading

        how = reading.recipe(
            codebook, Path(places) if places else None, thorough=thorough
        )
        total = reading.unread(how.version())
        batches = reading.read(by=who(by), why=why, jobs=jobs, how=how)
        for batch in counted(
            batches, "reports", lambda b: b.reports, total=total, quiet=quiet
        ):
            counts.update(reports=batch.reports, again=batch.again, claims=batch.claims)
            told += batch.changes
    if changes:
        _write(told, changes)
    if not quiet:
        say(f"{counts['reports']:,} reports read, {counts['claims']:,} claims")
        if counts["again"]:
            _summary(told, counts["again"])


def _write(told: list[Change], path: str) -> None:
    import csv

    with output(path) as file:
        rows = csv.writer(file)
        rows.writerow(("change", "claim", "report", "judged"))
        rows.writerows((*change[:3], "yes" if change.judged else "") for change in told)


def _summary(told: list[Change], again: int) -> None:
    kinds = Counter(change.kind for change in told)
    say(
        f"{again:,} of them were read before: {kinds['new']:,} claims new, "
        f"{kinds['changed']:,} changed, {kinds['gone']:,} gone"
    )
    judged = [change for change in told if change.judged]
    if judged:
        say(f"{len(judged):,} of these are judged; the judgements stand:")
    for change in judged[:_SHOWN]:
        say(f"  {change.kind} {change.claim}")
    if len(judged) > _SHOWN:
        say("  … --changes FILE lists all")
