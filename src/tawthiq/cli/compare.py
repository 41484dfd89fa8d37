"""``tawthiq compare``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.case.options import opened
from tawthiq.cli.streams import output

if TYPE_CHECKING:
    from tawthiq.compare import Row


@click.command()
@click.argument("ours", metavar="EXPORT", type=click.Path(exists=True, path_type=Path))
@click.argument("theirs", metavar="OTHER", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    help="Write here instead of standard output.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "csv", "jsonl")),
    help="Default: by the ending of -o, else table.",
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.6,
    show_default=True,
    help="The lowest score of a match.",
)
def command(
    ours: Path, theirs: Path, path: str | None, format_: str | None, least: float
) -> None:
    """Lay EXPORT beside OTHER: what matches, how tolls differ, what only one has.

    EXPORT is a file of ours (ucdp, acled, csv, geojson) or the folder of a case; OTHER
    is a CSV in the layout of UCDP GED or ACLED.

    \b
    tawthiq compare aleppo.csv GEDEvent_v25_1.csv -o beside.csv
    tawthiq compare case/ acled.csv
    """
    from tawthiq.compare import LayoutError, compare, read
    from tawthiq.compare.told import jsonl, table, table_csv

    if format_ is None:
        ending = Path(path).suffix.lower() if path else ""
        format_ = {".csv": "csv", ".jsonl": "jsonl"}.get(ending, "table")
    write = {"table": table, "csv": table_csv, "jsonl": jsonl}[format_]
    if theirs.is_dir():
        raise click.UsageError("OTHER is a file in the layout of UCDP GED or ACLED")
    try:
        mine = _of_case(ours) if ours.is_dir() else read(ours)
        found = compare(mine, read(theirs), least)
    except LayoutError as error:
        raise click.ClickException(str(error)) from error
    with output(path) as stream:
        write(found, stream)


def _of_case(directory: Path) -> Iterator[Row]:
    from tawthiq.compare import of_incident

    with opened(directory) as case:
        from tawthiq.case.incidents import incidents

        for incident in incidents(case):
            if incident.state != "rejected" and not incident.parts:
                yield of_incident(incident)
