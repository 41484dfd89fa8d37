"""``tawthiq extract``."""

from __future__ import annotations

import os
import sys
from collections import Counter
from concurrent.futures import BrokenExecutor
from pathlib import Path

import click

from tawthiq.cli.gazetteer import PLACES
from tawthiq.cli.options import (
    COLUMNS,
    ENCODING,
    PUBLISHED,
    REPAIR,
    SOON_READ,
    ZONE,
    mapping,
    thoroughness,
)
from tawthiq.cli.streams import ended, output, say
from tawthiq.parallel import cores

_FORMATS = ("table", "jsonl", "csv")
# Characters that one process reads thoroughly by the time that others have started.
_ALONE = 20_000


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
    help="Write here instead of standard output; appears whole or not at all.  A folder (DIR/) is a lake.",
)
@click.option(
    "--lake",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Write Parquet by month and publisher here; resumable (docs/scale.md).",
)
@click.option(
    "--append", is_flag=True, help="Take new inputs into a lake that is complete."
)
@click.option(
    "--replace", is_flag=True, help="Take the lake away first and read all again."
)
@click.option(
    "--part",
    default=10_000,
    show_default=True,
    metavar="N",
    type=click.IntRange(1),
    help="Reports in a part of the lake: what is lost at most when a run is stopped.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="Processes that read in parallel; the output is the same.  [default: all cores, up to 8, where much is read thoroughly, else 1]",
)
@click.option(
    "--codebook",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="A directory of the codebook's layout whose entries are added to it.",
)
@PLACES
@thoroughness(
    f"--thorough up to {SOON_READ:,} characters, two minutes of one core; else --quick"
)
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
    lake: str | None,
    append: bool,  # noqa: FBT001
    replace: bool,  # noqa: FBT001
    part: int,
    jobs: int | None,
    codebook: str | None,
    places: str | None,
    thorough: bool | None,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
) -> None:
    """Read reports into claims: who says what happened, where, when, to whom.

    FILES are files, folders and patterns ('posts/**/*.jsonl.gz') of them: text (.txt,
    one report each), JSON lines (an object a line with "text" and, if known, "id",
    "title", "published", "source", "url"), CSV, Parquet (a report a row, columns as
    for JSON lines), HTML, PDF, DOCX, mail (.eml), feeds (RSS, Atom), web archives
    (WARC, WACZ), Telegram exports (result.json), all these packed by gzip or zstd, and
    zip files of them; `-` or nothing is standard input, text or JSON lines.  Parquet
    and zstd need pip install 'tawthiq[scale]', all but text and tables
    pip install 'tawthiq[ingest]'.

    \b
    tawthiq extract report.txt --published 2016-12-06
    tawthiq extract reports.jsonl -o claims.jsonl --jobs 4
    tawthiq extract year.jsonl -o claims.jsonl --thorough
    tawthiq extract posts.csv --column text=Body --column published=Day
    tawthiq extract pages/ crawl.warc.gz -o claims.jsonl
    tawthiq extract 'archive/*.jsonl.zst' --lake lake --jobs 8
    cat reports.jsonl | tawthiq extract --format csv > claims.csv

    Every report that could be read gives a line, with an empty list of claims where it
    tells no event.  Refused inputs are named on stderr, and the exit code is then 3.

    Where there is not much to read, an encoder reads along: it finds more of what is told
    and says better who did what, at a few reports a second.  --thorough has it read more,
    or a lake; --quick never.  TAWTHIQ_THOROUGH=1 or 0 says so for good.

    With --lake, reports and claims are written as Parquet part by part.  A run that was
    stopped, by Ctrl-C or by a power cut, goes on with the same command after the last
    whole part, and ends with the same bytes as one that was not stopped.  What was
    refused stands in the lake's table `quarantine`.  `tawthiq query` asks the lake.
    """
    from tawthiq.cli import gazetteer
    from tawthiq.cli.batch import read_all, within
    from tawthiq.cli.writers import WRITERS
    from tawthiq.extract.recipe import Recipe
    from tawthiq.ingest import Options
    from tawthiq.scale.inputs import Inputs

    gazetteer.check(places)
    options = Options(
        published=published,
        encoding=encoding,
        columns=mapping(columns),
        repair=repair,
        zone=zone,
    )
    recipe = Recipe(
        Path(codebook) if codebook else None,
        Path(places) if places else None,
        bool(thorough),
    )
    inputs = Inputs(files or ("-",), options)
    counts: Counter[str] = Counter()
    if lake is None and path and (path.endswith(("/", os.sep)) or os.path.isdir(path)):  # noqa: PTH112 - a path stays as it was given
        lake, path = path, None
    if lake is not None:
        if format_ or path:
            raise click.UsageError("a lake is Parquet: give no --format and no -o FILE")
        from tawthiq.cli.lake import fill

        counts = fill(
            Path(lake),
            inputs,
            (options, recipe, part),
            jobs or (cores() if thorough else 1),
            append=append,
            replace=replace,
            quiet=quiet,
        )
    elif append or replace:
        raise click.UsageError("--append and --replace are for a lake: give --lake DIR")
    else:
        format_ = format_ or format_of(path)
        try:
            batches = inputs.batches()
            if thorough is None:
                soon, batches = within(SOON_READ, batches)
                recipe = recipe._replace(thorough=soon)
            if jobs is None and recipe.thorough:
                little, batches = within(_ALONE, batches)
                jobs = 1 if little else cores()
            with output(path) as stream:
                write = WRITERS[format_](stream)
                for made in read_all(
                    inputs,
                    batches,
                    format_,
                    jobs or 1,
                    recipe,
                    counts,
                    quiet=quiet,
                ):
                    stream.write(made.text)
                    for reading in made.readings:
                        write(reading)
        except (KeyboardInterrupt, BrokenExecutor) as error:
            raise click.ClickException(_stopped(path, error)) from error
    if not quiet:
        _summary(counts)
        if thorough is None and counts["read"] and not recipe.thorough:
            say(
                f"over {SOON_READ:,} characters, so read quickly: --thorough finds more"
                " of what is told, and takes some 14 times as long"
            )
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


def _stopped(path: str | None, error: BaseException) -> str:
    """Why a run ended early, and what is left of it."""
    left = f"nothing was written to {path}" if path else "the output is cut"
    return f"{ended(error)}: {left}; a run into a lake (--lake DIR) can be gone on with"


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
