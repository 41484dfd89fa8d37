"""Files into a lake: one pass over the reports, staged, then sorted into its tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tawthiq.ingest import Options
from tawthiq.scale import layout, manifest
from tawthiq.scale.spark.inputs import Form, staged
from tawthiq.scale.spark.reading import parts, shipped, spark_type
from tawthiq.scale.spark.storage import Storage
from tawthiq.scale.spark.worker import STAGED

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PART: Final = ".part"
# In place of the size of parts: no run of one machine goes on with a lake of Spark.
_SIZE: Final[dict[str, Any]] = {"engine": "spark"}
_ORDER: Final = {
    layout.REPORTS: ("published", "id", "sha256"),
    layout.CLAIMS: ("published", "report", "_order"),
}


class Result(NamedTuple):
    """How many reports were read, claims found, inputs refused, reports without a day."""

    read: int
    claims: int
    refused: int
    undated: int


def extract(
    session: SparkSession,
    inputs: Sequence[str],
    output: str,
    *,
    options: Options | None = None,
    codebook: Path | None = None,
    places: Path | None = None,
    form: Form = "auto",
    replace: bool = False,
) -> Result:
    """Read files into a lake (``tawthiq.scale.layout``) that appears whole or not at all.

    Args:
        session: where the work is done.
        inputs: files, folders and globs, by any name that the session knows.
        output: the folder of the lake; beside it, ``.part`` holds what is not done.
        options: what the person says of the input.
        codebook: as for ``read``.
        places: as for ``read``.
        form: ``auto`` takes files by their ending.
        replace: whether a lake that is there may go; it does when the new one is done.

    Raises:
        FileNotFoundError: an input has no file.
        FileExistsError: there is an ``output``, and it is not to be replaced.

    """
    storage = Storage(session)
    output = output.rstrip("/")
    if storage.exists(output) and not replace:
        raise FileExistsError(f"{output} is there already")
    part = output + _PART
    settings = shipped(session, options or Options(), codebook, places)
    rows = staged(session, inputs, form, settings)
    storage.remove(part)
    rows.write.parquet(f"{part}/staged")
    result = _sorted_out(session, part, settings.reading)
    head = manifest.Job(
        settings.reading, manifest.told(settings.options), _SIZE, tuple(inputs)
    )
    lines = (head.head(), {"done": result._asdict()})
    storage.write(f"{part}/lake/{manifest.NAME}", "".join(map(_line, lines)))
    if replace:
        storage.remove(output)
    if not storage.move(f"{part}/lake", output):
        raise OSError(f"{part}/lake could not be renamed to {output}")
    storage.remove(part)
    return result


def _sorted_out(session: SparkSession, part: str, reading: str) -> Result:
    """Write the tables of a lake from staged rows; how many rows each has."""
    from pyspark.sql import functions as f

    rows = session.read.schema(spark_type(STAGED)).parquet(f"{part}/staged")
    tables = parts(rows, order=True)

    def write(name: str, table: DataFrame) -> None:
        order = (*layout.PARTITIONS, *_ORDER[name])
        (
            table.hint("rebalance", *layout.PARTITIONS)
            .sortWithinPartitions(*order)
            .drop("_order")
            .write.partitionBy(*layout.PARTITIONS)
            .parquet(f"{part}/lake/{name}")
        )

    # Many small files are written, for which one table's tasks wait more than they work.
    with ThreadPoolExecutor(len(_ORDER)) as pool:
        list(pool.map(write, _ORDER, (tables.reports, tables.claims)))
    refused = tables.quarantine.withColumn("reading", f.lit(reading))
    refused = refused.coalesce(1).sortWithinPartitions("file", "place", "reason")
    refused.write.parquet(f"{part}/lake/{layout.QUARANTINE}")
    read = f.count("reading")
    told = rows.agg(
        read,
        f.coalesce(f.expr("sum(if(reading is null, 0, size(claims)))"), f.lit(0)),
        f.count("reason"),
        read - f.count("reading.published"),
    ).first()
    return Result(*(told or (0, 0, 0, 0)))


def _line(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False) + "\n"
