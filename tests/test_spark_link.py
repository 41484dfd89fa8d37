"""Linking on Spark gives the pairs and incidents that one process gives."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import lakes
import spark_runs
from tawthiq.cli import main
from tawthiq.link.learnt import Learnt, restore
from tawthiq.link.linker import edges_of
from tawthiq.link.scorer import BY_WEIGHTS
from tawthiq.scale import linking

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

spark_runs.needed()
pytest.importorskip("splink")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from tawthiq.scale.spark import session

    with session("local[2]", spark_runs.SETTINGS) as spark:
        spark.sparkContext.setLogLevel("OFF")
        yield spark


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of reports, some of which are copies of one text."""
    folder = tmp_path_factory.mktemp("link")
    told = lakes.rows(240)
    told += [{**row, "id": f"copy-{row['id']}"} for row in told[:30]]
    (folder / "in.jsonl").write_text(lakes.lines(told), encoding="utf-8")
    done = lakes.run("extract", "in.jsonl", "--lake", "lake", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "lake"


def _claims(lake: Path) -> list[dict[str, Any]]:
    import pyarrow.dataset as ds

    def rows(name: str) -> list[dict[str, Any]]:
        held: list[dict[str, Any]] = (
            ds.dataset(lake / name, partitioning="hive").to_table().to_pylist()
        )
        return held

    family = {row["id"]: row["sha256"] for row in rows("reports")}
    return [{**row, "family": family[row["report"]]} for row in rows("claims")]


def _incidents(folder: Path) -> dict[str, list[str]]:
    import pyarrow.dataset as ds

    found: dict[str, list[str]] = defaultdict(list)
    for row in ds.dataset(folder / "incidents").to_table().to_pylist():
        found[row["incident"]].append(row["claim"])
    return {code: sorted(claims) for code, claims in found.items()}


@pytest.mark.parametrize("window", [4_000, 25])
def test_pairs_and_incidents_are_those_of_one_process(
    spark: SparkSession,
    lake: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    window: int,
) -> None:
    monkeypatch.setattr("tawthiq.link.meeting._WINDOW", window)
    monkeypatch.setattr("tawthiq.scale.spark.linking._BATCH", 10 * window)
    monkeypatch.setattr(
        "tawthiq.scale.spark.engine.session", lambda *_, **__: nullcontext(spark)
    )
    rows = _claims(lake)
    native = linking.linked(rows)

    line = ["spark", "link", str(lake), str(tmp_path / "out")]
    done = CliRunner().invoke(main, line)

    assert done.exit_code == 0, done.output
    assert f"{len(rows)} claims linked into {len(native)} incidents" in done.output
    expected = {code: sorted(claims) for code, claims in native.items()}
    assert _incidents(tmp_path / "out") == expected
    assert any(len(claims) > 2 for claims in expected.values())
    again = CliRunner().invoke(main, line)
    assert again.exit_code == 1
    assert "--replace" in again.output
    scorer = json.loads((tmp_path / "out" / "scorer.json").read_text(encoding="utf-8"))
    assert scorer["scorer"] == "weights"


def test_edges_are_those_of_one_process(spark: SparkSession, lake: Path) -> None:
    from tawthiq.scale.spark import linking as on_spark

    rows = _claims(lake)
    scenes = linking.scenes_in(rows)
    native: dict[tuple[str, str], tuple[float, float, float]] = {}
    for edge in edges_of([s.facts for s in scenes]).rows():
        told = edge.score, edge.crowd, edge.crowd_of_other
        pair = scenes[edge.one].id, scenes[edge.other].id
        one, two, three = zip(told, native.get(pair, told), strict=True)
        native[pair] = max(one), max(two), max(three)  # it may have met twice

    claims = spark.createDataFrame(_table(rows))
    found = on_spark._edges(on_spark._scenes(claims), BY_WEIGHTS).collect()  # noqa: SLF001

    assert len(found) == len(native) > 50
    assert {(r.one, r.other): (r.score, *r[3:]) for r in found} == native


@pytest.mark.skipif(
    "TAWTHIQ_TEST_SLOW" not in os.environ,
    reason="two minutes of Spark's small jobs: set TAWTHIQ_TEST_SLOW to run it",
)
def test_splink_learns_on_spark_what_it_learns_on_duckdb(
    spark: SparkSession, lake: Path, tmp_path: Path
) -> None:
    from tawthiq.link.learning import learn
    from tawthiq.scale.spark.linking import link_lake

    rows = _claims(lake)
    native = learn([scene.facts for scene in linking.scenes_in(rows)])

    done = link_lake(spark, str(lake), str(tmp_path / "out"), scorer="splink")

    line = (tmp_path / "out" / "scorer.json").read_text(encoding="utf-8")
    learnt = restore(line)
    assert (learnt.prior, learnt.pairs) == (native.prior, native.pairs)
    for about, levels in native.weights.items():
        assert learnt.weights[about] == pytest.approx(levels, abs=0.011)
    assert done.claims == len(rows)
    by = linking.linked(rows, _exact(learnt))
    assert _incidents(tmp_path / "out") == {c: sorted(held) for c, held in by.items()}


def _exact(learnt: Learnt) -> Learnt:
    """What was written, as it is read back."""
    return restore(learnt.dump())


def test_links_tell_their_parts(
    spark: SparkSession, lake: Path, tmp_path: Path
) -> None:
    import pyarrow.dataset as ds

    from tawthiq.scale.spark.linking import link_lake

    link_lake(spark, str(lake), str(tmp_path / "out"))

    links = ds.dataset(tmp_path / "out" / "links").to_table().to_pylist()
    assert links
    for row in links:
        total = sum(part["weight"] for part in row["parts"])
        assert row["score"] == pytest.approx(total, abs=0.005)
        assert row["score"] >= BY_WEIGHTS.link


def test_a_folder_that_is_no_lake_is_said(spark: SparkSession, tmp_path: Path) -> None:
    from tawthiq.scale.spark.linking import link_lake

    with pytest.raises(FileNotFoundError, match="no lake"):
        link_lake(spark, str(tmp_path), str(tmp_path / "out"))


def _table(rows: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow as pa

    from tawthiq.scale.schema import CLAIMS

    schema = pa.schema([*CLAIMS, ("family", pa.string())])
    told = [{name: row[name] for name in schema.names} for row in rows]
    return pa.Table.from_pylist(told, schema=schema)
