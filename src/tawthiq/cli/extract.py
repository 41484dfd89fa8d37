"""``tawthiq extract``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.gazetteer import PLACES
from tawthiq.cli.options import COLUMNS, ENCODING, PUBLISHED, REPAIR, ZONE, mapping
from tawthiq.cli.streams import output, say

if TYPE_CHECKING:
    from tawthiq.model import Reading

_FORMATS = ("table", "jsonl", "csv")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@PUBLISHED
@ENCODING
@REPAIR
@ZONE
@COLUMNS
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="Default: by the ending of -o, else table on a terminal and jsonl in a pipe.",
)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    help="Write here instead of standard output; appears whole or not at all.",
)
@click.option(
    "-j",
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="Processes that read in parallel; the output is the same.",
)
@click.option(
    "--codebook",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="A directory of the codebook's layout whose entries are added to it.",
)
@PLACES
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def command(
    files: tuple[str, ...],
    published: str | None,
    encoding: str | None,
    repair: bool,  # noqa: FBT001
    zone: str | None,
    columns: tuple[str, ...],
    format_: str | None,
    path: str | None,
    jobs: int,
    codebook: str | None,
    places: str | None,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Read reports into claims: who says what happened, where, when, to whom.

    FILES are files and folders of them: text (.txt, one report each), JSON lines (an
    object a line with "text" and, if known, "id", "title", "published", "source",
    "url"), CSV, HTML, PDF, DOCX, mail (.eml), feeds (RSS, Atom), web archives (WARC,
    WACZ), Telegram exports (result.json), and zip files of all these; `-` or nothing
    is standard input, text or JSON lines.  All but text and tables need
    pip install 'tawthiq[ingest]'.

    \b
    tawthiq extract report.txt --published 2016-12-06
    tawthiq extract reports.jsonl -o claims.jsonl --jobs 4
    tawthiq extract posts.csv --column text=Body --column published=Day
    tawthiq extract pages/ crawl.warc.gz -o claims.jsonl
    cat reports.jsonl | tawthiq extract --format csv > claims.csv

    Every report that could be read gives a line, with an empty list of claims where it
    tells no event.  Refused inputs are named on stderr, and the exit code is then 3.
    """
    from tawthiq.cli.batch import read_all
    from tawthiq.cli.writers import WRITERS
    from tawthiq.ingest import Options

    options = Options(
        published=published,
        encoding=encoding,
        columns=mapping(columns),
        repair=repair,
        zone=zone,
    )
    if format_ is None:
        format_ = format_of(path)
    counts: Counter[str] = Counter()
    with output(path) as stream:
        write = WRITERS[format_](stream)
        for reading in read_all(
            files or ("-",), options, jobs, codebook, places, counts, quiet=quiet
        ):
            write(reading)
            _count(counts, reading)
    if not quiet:
        _summary(counts)
    if counts["refused"]:
        sys.exit(3)


def format_of(path: str | None) -> str:
    """The format that fits where the output goes."""
    suffix = Path(path).suffix.lower() if path else ""
    if suffix == ".csv":
        return "csv"
    if path or not sys.stdout.isatty():
        return "jsonl"
    return "table"


def _count(counts: Counter[str], reading: Reading) -> None:
    counts["read"] += 1
    counts["claims"] += len(reading.claims)
    counts["undated"] += reading.report.published is None


def _summary(counts: Counter[str]) -> None:
    say(
        f"{counts['read']} reports read, {counts['claims']} claims, "
        f"{counts['refused']} refused"
    )
    if counts["undated"]:
        say(
            f"{counts['undated']} without a publication date: their relative dates "
            '(أمس, الأحد) stay open; give --published or a "published" field'
        )
