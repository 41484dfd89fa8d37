"""``tawthiq places``."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.gazetteer import PLACES, imported
from tawthiq.cli.streams import output, say

if TYPE_CHECKING:
    from tawthiq.places import Place, Resolution


@click.group()
def command() -> None:
    """The gazetteer: look places up, see why one was chosen, add your own.

    \b
    tawthiq places search المرجة --in حلب
    tawthiq places explain report.txt --published 2016-12-06
    tawthiq places import SY.txt --into syria.places
    tawthiq extract reports.jsonl --places syria.places
    """


@command.command()
@click.argument("name")
@click.option("--in", "within", metavar="PLACE", help="Only inside this place.")
@PLACES
def search(name: str, within: str | None, places: str | None) -> None:
    """The places that bear NAME, best first, in Arabic or English.

    Where none does, names that are written alike are offered: they are suggestions for
    a person, the reader never takes them.
    """
    from tawthiq.places.search import alike, search

    table = imported(places)
    found = search(table, name, within)
    for place in found or alike(table, name):
        click.echo(_line(place, table.path(place)))
    if not found:
        say(
            f"no place is named {name}; what stands above, if anything, is written alike"
        )
        sys.exit(1)


@command.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD).")
@PLACES
def explain(file: str, published: str | None, places: str | None) -> None:
    """Why each place that a report names was resolved as it was.

    For each mention: the place, its coordinate and how precise it is, what spoke for it
    by name and weight, and the other meanings with their scores.
    """
    from tawthiq.extract import Reader
    from tawthiq.extract.located import all_named, locate
    from tawthiq.ingest import Refusal, reports
    from tawthiq.places import Resolver

    reader = Reader()
    resolver = Resolver(imported(places))
    refused = False
    for item in reports([file], published):
        if isinstance(item, Refusal):
            say(f"refused {item.where}: {item.reason}")
            refused = True
            continue
        stages = reader.stages(item)
        chunks = stages.chunks
        pairs = all_named(chunks)
        located = locate(pairs, chunks, resolver, stages.publisher, stages.today)
        click.echo(f"{item.info.id[:24]}: {len(pairs)} places")
        for chunk, mention in pairs:
            about = f" ({mention.head})" if mention.head else ""
            about += f" in {mention.within[0]}" if mention.within else ""
            click.echo(f"  {mention.name}{about}: {_told(located[chunk.start])}")
    if refused:
        sys.exit(3)


def _told(found: Resolution) -> str:
    lines = []
    if found.lat is None:
        lines.append("unknown")
    else:
        where = " › ".join(found.path)
        about = f"{found.lat}, {found.lon} ({found.precision}, ±{found.radius_m} m)"
        lines.append(f"{where}: {about}")
    lines.append("    " + ", ".join(found.why))
    for other in found.alternatives:
        parts = ", ".join(f"{n} {w:+.1f}" for n, w in other.parts)
        lines.append(f"    or {_line(other.place, ())}: {other.score} ({parts})")
    return "\n".join(lines)


def _line(place: Place, path: tuple[str, ...]) -> str:
    """A place in one line: id, names, kind, coordinate, what contains it, source."""
    point = f"{place.lat}, {place.lon}" if place.point is not None else "no coordinate"
    where = " › ".join(path) or place.name
    name = f"{where} ({place.en})" if place.en else where
    return f"{place.id}  {name}  {place.kind}  {point}  [{place.source}]"


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--into",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False),
    help="The file of places to make or to add to.",
)
def import_(file: str, into: str) -> None:
    """Take places in: a GeoNames country dump, an OCHA table with P-codes, or a CSV.

    \b
    GeoNames  SY.txt of the country dumps; rows without an Arabic name are left out
    OCHA      a CSV with ADM1_PCODE, ADM1_AR, ADM1_EN … and lat, lon
    CSV       name, lat, lon; optional: id, aliases (a|b), en, kind, parent, country,
              geonames, pcode, source, ambiguous

    The whole file is taken, or nothing: a fault names its line and column and changes
    nothing.  The same file again changes nothing either.
    """
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    from tawthiq.places.imports import TableError, read
    from tawthiq.places.store import Store
    from tawthiq.places.table import centres

    source = Path(file)
    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("importing", total=source.stat().st_size)
        try:
            count = Store(Path(into)).add(
                read(source, lambda size: bar.advance(task, size), centres())
            )
        except TableError as error:
            raise click.ClickException(f"{error}; nothing was imported") from error
    say(f"{count} places of {source.name} are in {into}")


@command.command()
@click.option(
    "-o", "--output", "path", metavar="FILE", help="Default: standard output."
)
@click.option("--country", metavar="CC", help="Only this country (two letters).")
@PLACES
def export(path: str | None, country: str | None, places: str | None) -> None:
    """Write the gazetteer as CSV, in the form that `places import` takes.

    Coordinates that nobody has verified say so in the column `source`.
    """
    from tawthiq.places.table import COLUMNS, row_of

    with output(path) as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for place in imported(places):
            if country is None or place.country == country.upper():
                writer.writerow(row_of(place))


@command.command()
def check() -> None:
    """Check the curated tables: file, line, fault and mend of each; exit code 1 if any.

    One name twice under one parent, a coordinate outside its parent, an unknown parent,
    kind or source, half a coordinate, an id that stands twice, a name that is a common
    word or a given name and has no mark in `ambiguous`.
    """
    from tawthiq.codebook import load
    from tawthiq.codebook.namesakes import namesake_of
    from tawthiq.places.check import check as run

    faults = list(run(namesake=namesake_of(load())))
    for fault in faults:
        click.echo(fault)
    if faults:
        say(f"{len(faults)} faults")
        sys.exit(1)
    say("gazetteer: no fault")
