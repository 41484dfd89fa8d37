"""``tawthiq case find``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Final

import click

from tawthiq.cli.case.options import CASE, opened
from tawthiq.cli.options import day
from tawthiq.cli.streams import output, say

_ON_A_SCREEN: Final = 50


@click.command()
@click.argument("words", nargs=-1)
@click.option(
    "--place",
    "places",
    multiple=True,
    metavar="NAME",
    help="In this place, or within it; repeat to tell namesakes apart (--place الزهراء --place حلب).",
)
@click.option(
    "--since", metavar="DATE", callback=day, help="On this day (YYYY-MM-DD) or later."
)
@click.option("--until", metavar="DATE", callback=day, help="On this day or earlier.")
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    help="Event type, as airstrike; any of several.",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="NAME",
    help="Who says it: in the text, or its publisher.",
)
@click.option(
    "--actor",
    "actors",
    multiple=True,
    metavar="NAME",
    help="Who did it, as somebody claims.",
)
@click.option(
    "--reports", "of_reports", is_flag=True, help="List reports instead of claims."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "jsonl", "csv")),
    help="Default: by the ending of -o, else table on a terminal and jsonl in a pipe.",
)
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(1),
    help=f"At most so many.  [default: all; {_ON_A_SCREEN} in a table]",
)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    help="Write here instead of standard output.",
)
@CASE
def command(
    words: tuple[str, ...],
    places: tuple[str, ...],
    since: str | None,
    until: str | None,
    types: tuple[str, ...],
    sources: tuple[str, ...],
    actors: tuple[str, ...],
    of_reports: bool,  # noqa: FBT001
    format_: str | None,
    limit: int | None,
    path: str | None,
    directory: Path | None,
) -> None:
    """Find the claims of reports that hold all WORDS, and fit the options.

    Spelling and clitics do not matter: قصف finds القصف and وبقصف, الأتارب finds الاتارب.
    Words in "quotation marks" must follow one another as written.

    \b
    tawthiq case find قصف --place حلب --since 2016-11-01 --until 2016-12-31
    tawthiq case find '"براميل متفجرة"' --reports
    tawthiq case find --type airstrike --actor "الطيران الحربي" -o strikes.csv
    """
    from tawthiq.cli.extract import format_of

    _check_types(types)
    format_ = format_ or format_of(path)
    if of_reports and (places or types or actors):
        raise click.UsageError(
            "--place, --type and --actor look for claims: leave out --reports"
        )
    if limit is None and format_ == "table":
        limit = _ON_A_SCREEN
    with opened(directory):
        from tawthiq.case import find
        from tawthiq.cli.case.found import claim_writer, report_writer

        asked = find.Asked(
            words=" ".join(words),
            places=places,
            sources=sources,
            actors=actors,
            types=types,
            since=since,
            until=until,
        )
        count = 0
        with output(path) as file:
            if of_reports:
                write_report = report_writer(format_, file)
                for report in islice(find.reports(asked), limit):
                    write_report(report)
                    count += 1
            else:
                write_claim = claim_writer(format_, file)
                for found in islice(find.claims(asked), limit):
                    write_claim(found)
                    count += 1
    if format_ == "table":
        say(
            f"the first {count}; -n N shows more"
            if count == limit
            else f"{count} found"
        )


def _check_types(types: Iterable[str]) -> None:
    from tawthiq.model import EventType

    for name in types:
        if name not in set(EventType):
            raise click.BadParameter(
                f"{name!r} is none of {', '.join(EventType)}", param_hint="--type"
            )
