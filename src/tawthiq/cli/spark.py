"""``tawthiq spark``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tawthiq.cli.gazetteer import PLACES, imported
from tawthiq.cli.options import COLUMNS, ENCODING, PUBLISHED, REPAIR, ZONE, mapping
from tawthiq.cli.streams import say
from tawthiq.cli.verbs import Verbs

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_VERBS: Final = {
    "extract": ("tawthiq.cli.spark:extract", "Read reports into a lake of claims."),
    "link": ("tawthiq.cli.spark_link:link", "Link a lake's claims into incidents."),
}
_FORMATS: Final = ("auto", "jsonl", "parquet", "files")


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Read many reports on Apache Spark: on this machine or on a cluster.

    It needs pip install 'tawthiq[spark]' and Java 17.  The claims are those that
    `tawthiq extract` finds.
    """


def _pairs(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: tuple[str, ...],
) -> dict[str, str]:
    pairs = [told.partition("=") for told in value]
    for key, is_, _ in pairs:
        if not is_ or not key.startswith("spark."):
            raise click.BadParameter(f"{key!r} is not spark.NAME=VALUE")
    return {key: setting for key, _, setting in pairs}


# What every verb of Spark takes.
MASTER = click.option(
    "--master",
    metavar="URL",
    help="Where to work: local[2] (two cores here), spark://HOST:7077, yarn, k8s://….  [default: what spark-submit says, else all cores here]",
)
CONF = click.option(
    "--conf",
    "settings",
    metavar="KEY=VALUE",
    multiple=True,
    callback=_pairs,
    help="A setting of Spark, as spark.executor.memory=4g; may be repeated.",
)
REPLACE = click.option(
    "--replace", is_flag=True, help="Replace OUTPUT when the new one is done."
)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.argument("output")
@MASTER
@CONF
@click.option(
    "--input-format",
    "form",
    type=click.Choice(_FORMATS),
    default="auto",
    show_default=True,
    help="auto: by the ending of each file; files: each read whole by one core.",
)
@REPLACE
@PUBLISHED
@ENCODING
@REPAIR
@ZONE
@COLUMNS
@click.option(
    "--codebook",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A directory of the codebook's layout whose entries are added to it.",
)
@PLACES
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def extract(
    inputs: tuple[str, ...],
    output: str,
    master: str | None,
    settings: dict[str, str],
    form: str,
    replace: bool,  # noqa: FBT001
    published: str | None,
    encoding: str | None,
    repair: bool,  # noqa: FBT001
    zone: str | None,
    columns: tuple[str, ...],
    codebook: Path | None,
    places: str | None,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Read reports into a lake: Parquet by month and publisher, for `tawthiq query`.

    INPUT are files, folders and patterns of any name that Spark knows (hdfs:, s3a:).
    JSON lines and Parquet are split among all cores.  A file of another format that
    `tawthiq extract` reads (packed, CSV, WARC …) is taken apart by one core, and its
    reports are then read by all.

    OUTPUT appears when all is done.  Rows that could not be read are in its table
    `quarantine`, each with its file, its place and the reason; the exit code is then 3.

    \b
    tawthiq spark extract posts.jsonl lake --master 'local[4]'
    tawthiq spark extract 'hdfs:/posts/2016-*.parquet' hdfs:/lake --master yarn
    """
    from tawthiq.ingest import Options
    from tawthiq.scale.spark.engine import Missing, new_log, session
    from tawthiq.scale.spark.job import extract as extracted

    options = Options(
        published=published,
        encoding=encoding,
        columns=mapping(columns),
        repair=repair,
        zone=zone,
    )
    imported(places)  # a file that holds no places is refused before anything starts
    log = new_log()
    try:
        with session(master, settings, log=log) as spark, _shown(spark, quiet=quiet):
            result = extracted(
                spark,
                inputs,
                output,
                options=options,
                codebook=codebook,
                places=Path(places) if places else None,
                form=form,  # type: ignore[arg-type]  # click's choice
                replace=replace,
            )
    except (Missing, FileNotFoundError) as error:
        log.unlink()
        raise click.ClickException(str(error)) from None
    except FileExistsError as error:
        log.unlink()
        raise click.ClickException(f"{error}: give another, or --replace") from None
    except Exception as error:
        if not _of_spark(error):
            raise
        from tawthiq.scale.spark.faults import told

        raise click.ClickException(f"{told(error)}\nSpark's own log: {log}") from None
    log.unlink()
    if not quiet:
        say(
            f"{result.read} reports read, {result.claims} claims, "
            f"{result.refused} refused"
        )
        if result.refused:
            say(f"what was refused, and why: {output.rstrip('/')}/quarantine")
    if result.refused:
        sys.exit(3)


def _of_spark(error: Exception) -> bool:
    return type(error).__module__.startswith(("pyspark", "py4j")) or isinstance(
        error, OSError
    )


@contextmanager
def _shown(spark: SparkSession, *, quiet: bool) -> Iterator[None]:
    """The work's progress on a terminal: tasks that are done, the time, the rest."""
    from tawthiq.scale.spark.progress import followed

    if quiet or not sys.stderr.isatty():
        yield
        return
    with followed(spark):
        yield
