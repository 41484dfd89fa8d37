"""Claims of a lake into incidents on Spark: as one machine links them, window by window.

Scenes are made report by report and sent to the windows of days in which they may meet
(``link.meeting``); what lasts (a text, a victim's name) brings them together on any day.
The pairs that reach the threshold tie scenes into components, and each component is
clustered by itself (``link.cluster``), as on one machine.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from tawthiq.link.chance import sample
from tawthiq.link.facts import restore
from tawthiq.link.learning import learn_by, linker, tables
from tawthiq.link.meeting import LARGE, bounds
from tawthiq.link.scorer import BY_WEIGHTS, Scorer
from tawthiq.scale import layout
from tawthiq.scale.linking import FAMILY, codes
from tawthiq.scale.spark import linking_worker as worker
from tawthiq.scale.spark.reading import spark_type
from tawthiq.scale.spark.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyspark.sql import DataFrame, SparkSession
    from splink import Linker

INCIDENTS: Final = "incidents"
LINKS: Final = "links"
SCORER: Final = "scorer.json"
_PART: Final = ".part"
_BUCKETS: Final = 256  # a group of each key would be more groups than work
_BATCH: Final = 2_000  # scenes that are clustered in one task, about


class Linking(NamedTuple):
    """What was linked.

    ``incidents`` has a row for each claim: its incident's code, its scene, its report;
    ``links`` one for each pair of scenes of an incident that reached the threshold, with
    the parts of its score.  ``scorer`` is what scored them.
    """

    incidents: DataFrame
    links: DataFrame
    scorer: Scorer


class Result(NamedTuple):
    """How many claims were linked, and into how many incidents."""

    claims: int
    incidents: int


def link(
    claims: DataFrame, scorer: Literal["weights", "splink"] = "weights"
) -> Linking:
    """Link a DataFrame of claims (``scale.schema.CLAIMS``) into incidents.

    A column ``family`` says which reports are copies of one text; without it, each is
    its own.  ``splink`` learns weights with Splink on this session, of at most 50,000
    scenes.  What is made on the way is kept on the executors' disks until the session
    ends.  Raises ``ValueError`` where ``splink`` finds nothing to learn from.
    """
    from pyspark import StorageLevel

    scenes = _scenes(claims).persist(StorageLevel.DISK_ONLY)
    by = _learnt(scenes) if scorer == "splink" else BY_WEIGHTS
    edges = _edges(scenes, by).persist(StorageLevel.DISK_ONLY)
    clustered = _clustered(scenes, edges, by).persist(StorageLevel.DISK_ONLY)
    return Linking(*_told(clustered), by)


def link_lake(
    session: SparkSession,
    lake: str,
    output: str,
    *,
    scorer: Literal["weights", "splink"] = "weights",
    replace: bool = False,
) -> Result:
    """Link the claims of a lake into a folder that appears whole or not at all.

    It holds ``incidents`` and ``links`` as Parquet (``Linking``) and what scored them.

    Raises:
        FileNotFoundError: there is no lake.
        FileExistsError: there is an ``output``, and it is not to be replaced.
        ValueError: there is nothing to learn from.

    """
    from pyspark.sql import functions as f

    storage = Storage(session)
    lake, output = lake.rstrip("/"), output.rstrip("/")
    if not storage.exists(f"{lake}/{layout.CLAIMS}"):
        raise FileNotFoundError(f"{lake} is no lake: it has no table of claims")
    if storage.exists(output) and not replace:
        raise FileExistsError(f"{output} is there already")
    reports = session.read.parquet(f"{lake}/{layout.REPORTS}")
    copies = reports.select(f.col("id").alias("report"), f.col("sha256").alias(FAMILY))
    claims = session.read.parquet(f"{lake}/{layout.CLAIMS}")
    found = link(claims.join(copies, "report", "left"), scorer)
    part = output + _PART
    storage.remove(part)
    found.incidents.write.parquet(f"{part}/{INCIDENTS}")
    found.links.write.parquet(f"{part}/{LINKS}")
    storage.write(f"{part}/{SCORER}", found.scorer.dump() + "\n")
    told = session.read.parquet(f"{part}/{INCIDENTS}")
    counts = told.agg(f.count("*"), f.count_distinct("incident")).first()
    if replace:
        storage.remove(output)
    if not storage.move(part, output):
        raise OSError(f"{part} could not be renamed to {output}")
    return Result(*(counts or (0, 0)))


def _scenes(claims: DataFrame) -> DataFrame:
    """A row for each scene (``worker.SCENES``)."""
    from pyspark.sql import functions as f

    if FAMILY not in claims.columns:
        claims = claims.withColumn(FAMILY, f.lit(None).cast("string"))
    columns = [c for c in claims.columns if c not in layout.PARTITIONS]
    held = claims.groupBy("report").agg(
        f.collect_list(f.struct(*columns)).alias("rows")
    )
    return held.mapInArrow(worker.scenes, spark_type(worker.SCENES))


def _learnt(scenes: DataFrame) -> Scorer:
    """The scorer that Splink learns of scenes, on their session."""
    from pyspark.sql import functions as f

    teaching = scenes.where("not sum and first is not null")
    ids = [row.id for row in teaching.select("id").orderBy("id").collect()]
    chosen = sample(len(ids))
    held = teaching
    if len(chosen) < len(ids):
        wanted = scenes.sparkSession.createDataFrame(
            [(ids[at],) for at in chosen], "id string"
        )
        held = teaching.join(f.broadcast(wanted), "id", "leftsemi")
    lines = held.orderBy("id").select("facts").collect()
    engine = functools.partial(_engine, scenes.sparkSession)
    return learn_by(engine, [restore(row.facts) for row in lines])


def _engine(
    session: SparkSession, rows: Iterable[Mapping[str, Any]], told: dict[str, Any]
) -> Linker:
    from splink import SparkAPI

    api = SparkAPI(  # type: ignore[no-untyped-call]
        spark_session=session,
        break_lineage_method="persist",
        register_udfs_automatically=False,
    )
    return linker(api, [session.createDataFrame(t) for t in tables(rows)], told)


def _edges(scenes: DataFrame, by: Scorer) -> DataFrame:
    """The pairs of scenes that meet and reach the threshold, each once."""
    from pyspark.sql import functions as f

    counted = scenes.where("not sum").groupBy("begins").count().collect()
    begins = bounds(day for row in counted for day in [row.begins] * row["count"])
    spread = scenes.mapInArrow(
        functools.partial(worker.spread, begins), spark_type(worker.SPREAD)
    )
    by_day = spread.groupBy("window").applyInArrow(
        worker.grouped(worker.meet, begins, by), spark_type(worker.EDGES)
    )
    keyed = scenes.where("not sum").select(
        f.explode("lasting").alias("key"), "id", "facts"
    )
    shared = keyed.groupBy("key").count().where(f"count between 2 and {LARGE}")
    lasting = (
        keyed.join(shared.select("key"), "key")
        .withColumn("bucket", f.pmod(f.xxhash64("key"), f.lit(_BUCKETS)))
        .groupBy("bucket")
        .applyInArrow(worker.grouped(worker.share, by), spark_type(worker.EDGES))
    )
    highest = [f.max(c).alias(c) for c in ("score", "crowd", "crowd_of_other")]
    met = by_day.union(lasting).groupBy("one", "other").agg(*highest)
    return met.select(*worker.EDGES.names)


def _clustered(scenes: DataFrame, edges: DataFrame, by: Scorer) -> DataFrame:
    """The cluster of each scene, and the links within it (``worker.CLUSTERED``)."""
    from pyspark.sql import functions as f

    count = scenes.count()
    home = _components(scenes, edges).persist()
    batch = f.pmod(f.xxhash64("component"), f.lit(max(1, count // _BATCH)))
    held = scenes.join(home, "id").withColumn("batch", batch)
    tied = edges.join(home, edges.one == home.id).withColumn("batch", batch)
    return (
        held.select("batch", "id", "report", "claims", "facts")
        .groupBy("batch")
        .cogroup(tied.select("batch", *worker.EDGES.names).groupBy("batch"))
        .applyInArrow(
            worker.cogrouped(worker.cluster, by), spark_type(worker.CLUSTERED)
        )
    )


def _components(scenes: DataFrame, edges: DataFrame) -> DataFrame:
    """The component of each scene: the first id of those that edges tie to it.

    The driver finds them, by the ids of the edges alone: some 200 bytes an edge.
    """
    import pyarrow as pa
    from pyspark.sql import functions as f

    root: dict[str, str] = {}

    def find(id_: str) -> str:
        while (above := root.setdefault(id_, id_)) != id_:
            root[id_] = root[above]
            id_ = above
        return id_

    for batch in edges.select("one", "other").toArrow().to_batches():
        for one, other in zip(*(c.to_pylist() for c in batch.columns), strict=True):
            first, second = sorted((find(one), find(other)))
            root[second] = first
    table = pa.table(
        {
            "id": pa.array(list(root), pa.string()),
            "tied": pa.array([find(id_) for id_ in list(root)], pa.string()),
        }
    )
    tied = scenes.sparkSession.createDataFrame(table)
    component = f.coalesce("tied", "id").alias("component")
    return scenes.select("id").join(tied, "id", "left").select("id", component)


def _told(clustered: DataFrame) -> tuple[DataFrame, DataFrame]:
    """The rows of incidents and of links, with the codes of incidents."""
    from pyspark.sql import functions as f

    session = clustered.sparkSession
    # Of a million codes of 40 bits, one is likely given twice: all are looked at.
    rows = clustered.groupBy("cluster").agg(f.min(f.array_min("claims")).alias("first"))
    firsts = rows.orderBy("first").collect()
    given = codes([row["first"] for row in firsts])
    named = session.createDataFrame(
        [(row.cluster, code) for row, code in zip(firsts, given, strict=True)],
        "cluster string, incident string",
    )
    held = clustered.join(named, "cluster")
    claim = f.explode("claims").alias("claim")
    incidents = held.select("incident", claim, f.col("id").alias("scene"), "report")
    link = f.explode("links").alias("link")
    return incidents, held.select("incident", link).select("incident", "link.*")
