"""DataFrames of reports into DataFrames of claims."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tawthiq.extract.recipe import Recipe
from tawthiq.ingest import Options
from tawthiq.ingest.record import names_of
from tawthiq.scale import layout
from tawthiq.scale.spark import worker
from tawthiq.scale.spark.worker import STAGED, Settings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_Reads = Callable[[Settings, "Iterable[pa.RecordBatch]"], "Iterator[pa.RecordBatch]"]
_KEPT: Final = ("publisher", "path", "_file", "_place")  # what rows may tell besides


class Extraction(NamedTuple):
    """What was read: reports with persons, claims, and the rows that were refused.

    The columns are those of ``tawthiq.scale.schema``: ``READINGS`` and ``CLAIMS``, each
    with ``month`` and ``source_slug`` (``tawthiq.scale.layout``).  ``quarantine`` holds
    ``file``, ``place`` in it and ``reason``.
    """

    reports: DataFrame
    claims: DataFrame
    quarantine: DataFrame


def read(
    reports: DataFrame,
    *,
    options: Options | None = None,
    codebook: Path | None = None,
    places: Path | None = None,
) -> Extraction:
    """Read a DataFrame of reports into claims.

    Args:
        reports: rows with a column ``text`` and, if known, ``id``, ``title``,
            ``source``, ``url`` and ``published`` (ISO text or a date); others are
            ignored.  Columns ``_file`` and ``_place`` tell where a row is from, for the
            quarantine; without them it tells the id, or the row's number.
        options: other names of columns, a day for reports without one, and so on.
        codebook: a directory of the codebook's layout whose entries are added to it.
        places: places of your own, a file that ``tawthiq places import`` made.

    The three DataFrames come of one pass, which is kept on the executors' disks when the
    first of them is used; ``DataFrame.unpersist`` or the end of the session frees it.

    """
    from pyspark import StorageLevel

    settings = shipped(reports.sparkSession, options or Options(), codebook, places)
    staged = mapped(_told(reports, settings.options), worker.from_rows, settings)
    return parts(staged.persist(StorageLevel.DISK_ONLY))


def shipped(
    session: SparkSession,
    options: Options,
    codebook: Path | None = None,
    places: Path | None = None,
) -> Settings:
    """How to read, with the files that executors need sent to them."""
    context = session.sparkContext
    names: dict[str, str | None] = {"codebook": None, "places": None}
    # A session keeps one file of a name, so each that is sent has a folder's own name.
    folder = Path(mkdtemp(prefix="tawthiq-shipped-")) if codebook or places else Path()
    if codebook is not None:
        names["codebook"] = f"{folder.name}-codebook.zip"
        shutil.make_archive(str(folder / f"{folder.name}-codebook"), "zip", codebook)
    if places is not None:
        names["places"] = f"{folder.name}-places.sqlite"
        shutil.copyfile(places, folder / str(names["places"]))
    for name in filter(None, names.values()):
        context.addFile(str(folder / name))
    own = Recipe(codebook, places)
    return Settings(own.version(), Recipe().version(), options, **names)


def mapped(rows: DataFrame, by: _Reads, settings: Settings) -> DataFrame:
    """Staged rows of what a function of ``worker`` reads."""
    return rows.mapInArrow(functools.partial(by, settings), spark_type(STAGED))


def parts(staged: DataFrame, *, order: bool = False) -> Extraction:
    """Staged rows as the three tables they hold.

    With ``order``, ``_order`` numbers the claims of a report.
    """
    from pyspark.sql import functions as f

    told = staged.where("reading is not null")
    exploded = f.posexplode("claims").alias("_order", "claim")
    claims = told.select(*layout.PARTITIONS, exploded)
    more = ("_order",) if order else ()
    return Extraction(
        told.select("reading.*", *layout.PARTITIONS),
        claims.select("claim.*", *layout.PARTITIONS, *more),
        _refused(staged),
    )


def _refused(staged: DataFrame) -> DataFrame:
    """The refused rows, those of lines with the number of the line in its file."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    counted = staged.where("reading is null and reason is null")
    before = (
        Window.partitionBy("file")
        .orderBy("block")
        .rowsBetween(Window.unboundedPreceding, -1)
    )
    start = f.coalesce(f.sum("line").over(before), f.lit(0)).alias("start")
    starts = counted.select("file", "block", start)
    rows = staged.where("reason is not null")
    rows = rows.select("file", "place", "block", "line", "reason")
    numbered = f.concat(f.lit("#line="), f.col("start") + f.col("line"))
    return rows.join(starts, ["file", "block"], "left").select(
        "file", f.coalesce("place", numbered, f.lit("")).alias("place"), "reason"
    )


def spark_type(schema: pa.Schema) -> StructType:
    """A published Arrow schema as Spark's."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def _told(reports: DataFrame, options: Options) -> DataFrame:
    """The columns of a DataFrame that a report is made of."""
    wanted = {*names_of(options).values(), *_KEPT}
    columns: list[Any] = [reports[_quoted(c)] for c in reports.columns if c in wanted]
    if options.columns.get("text", "text") not in reports.columns:
        raise ValueError(
            f'no column "{options.columns.get("text", "text")}" with the reports\' words'
            f" among {', '.join(reports.columns)}"
        )
    return reports.select(*columns)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
