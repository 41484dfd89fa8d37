"""Spark on one machine gives what the native command gives, and refuses what it refuses."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import lakes
import spark_runs
from tawthiq import ingest
from tawthiq.cli import main
from tawthiq.ingest import Options, Refusal
from tawthiq.scale import layout

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

spark_runs.needed()


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from tawthiq.scale.spark import session

    with session("local[2]", spark_runs.SETTINGS) as spark:
        spark.sparkContext.setLogLevel("OFF")
        yield spark


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark") / "in"
    spark_runs.reports(folder)
    return folder


@pytest.fixture
def command(spark: object, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command, working in the one session of these tests."""
    monkeypatch.setattr(
        "tawthiq.scale.spark.engine.session", lambda *_, **__: nullcontext(spark)
    )
    return CliRunner()


@pytest.fixture(scope="module")
def made(spark: object, inputs: Path) -> tuple[Path, str]:
    """The lake that the command makes of the inputs, and what it said."""
    lake = inputs.with_name("lake")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "tawthiq.scale.spark.engine.session", lambda *_, **__: nullcontext(spark)
        )
        line = ["spark", "extract", str(inputs), str(lake)]
        result = CliRunner().invoke(main, line)
    assert result.exit_code == 3, result.output
    return lake, result.output


def test_a_lake_of_spark_is_that_of_one_process_and_of_two(
    made: tuple[Path, str], inputs: Path, tmp_path: Path
) -> None:
    lake, output = made
    one = spark_runs.native(inputs, tmp_path / "one.jsonl", jobs=1)
    two = spark_runs.native(inputs, tmp_path / "two.jsonl", jobs=2)
    assert len(one) > spark_runs.GOOD - 15
    assert spark_runs.told(lake) == one == two

    found = ingest.found((str(inputs),), Options())
    why = {
        (f.file, f.place): f.report.reason
        for f in found
        if isinstance(f.report, Refusal)
    }
    refused = spark_runs.refused(lake)
    assert {(file, place) for file, place, _ in refused} == set(why)
    assert len(why) >= 8
    for file, place, reason in refused:
        # Of a file that is no Parquet, pyarrow says more than Spark.
        assert why[file, place].startswith(reason) or reason == why[file, place]

    head, done = spark_runs.manifest(lake)
    assert done["done"]["read"] == len(one)  # type: ignore[index]
    assert done["done"]["refused"] == len(refused)  # type: ignore[index]
    assert head["inputs"] == [str(inputs)]
    assert not lake.with_name("lake.part").exists()
    assert f"{len(one)} reports read" in output


def test_a_lake_lies_as_the_layout_says(made: tuple[Path, str]) -> None:
    import pyarrow.parquet as pq

    from tawthiq.scale.lake import SCHEMAS

    lake, _ = made
    tables: set[str] = set()
    for file in sorted(lake.rglob("*.parquet")):
        name, *folders = file.relative_to(lake).parts[:-1]
        tables.add(name)
        rows = pq.ParquetFile(file).read()
        kinds = {f.name: f.type for f in rows.schema}
        assert kinds == {f.name: f.type for f in _plain(SCHEMAS[name])}
        for row in rows.to_pylist() if folders else ():
            told = layout.folder(name, row["published"], row["source"])
            assert str(told) == str(file.parent.relative_to(lake))
    assert tables == set(layout.TABLES)


def _plain(schema: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """A schema as Parquet keeps it: the items of lists have another name there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = pa.BufferOutputStream()
    pq.write_table(schema.empty_table(), stream, store_schema=False)
    return pq.ParquetFile(pa.BufferReader(stream.getvalue())).read().schema


def test_what_is_there_is_not_replaced_unasked(
    command: CliRunner, inputs: Path, tmp_path: Path
) -> None:
    lake = tmp_path / "lake"
    lake.mkdir()
    (lake / "mine.txt").write_text("mine")
    line = ["spark", "extract", str(inputs / "whole.jsonl.gz"), str(lake)]
    result = command.invoke(main, line)
    assert result.exit_code == 1
    assert "is there already" in result.output
    assert (lake / "mine.txt").read_text() == "mine"


def test_an_input_that_is_not_there_is_said(command: CliRunner, tmp_path: Path) -> None:
    line = ["spark", "extract", str(tmp_path / "no*.jsonl"), str(tmp_path / "lake")]
    result = command.invoke(main, line)
    assert result.exit_code == 1
    assert "no such file" in result.output
    assert not (tmp_path / "lake").exists()


def test_a_frame_is_read_in_one_pass(spark: SparkSession) -> None:
    from tawthiq.scale.spark import read

    good = lakes.rows(6)
    day = datetime.date(2016, 12, 6)
    rows = [(r["id"], r["text"], day, r["source"], 7) for r in good]
    rows += [("none", None, day, None, 0), ("space", "  ", day, None, 0)]
    frame = spark.createDataFrame(
        rows, "id string, Body string, Day date, source string, other int"
    )
    options = Options(columns={"text": "Body", "published": "Day"})
    reports, claims, quarantine = read(frame, options=options)
    assert {r.id for r in reports.collect()} == {r["id"] for r in good}
    assert {r.published for r in reports.collect()} == {"2016-12-06"}
    assert {r.report for r in claims.collect()} <= {r["id"] for r in good}
    assert claims.count() > 0
    refused = {(r.place, r.reason) for r in quarantine.collect()}
    assert refused == {
        ("#id=none", 'no "Body" with the report\'s words'),
        ("#id=space", "empty: no text to read"),
    }
    with pytest.raises(ValueError, match="no column"):
        read(frame.drop("Body"), options=options)


def test_overlay_and_places_go_to_the_executors(
    spark: SparkSession, tmp_path: Path
) -> None:
    from tawthiq.extract.recipe import Recipe
    from tawthiq.scale.spark import read

    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (overlay / "weapons.csv").write_text(_WEAPONS, encoding="utf-8")
    text = (
        "قصف الطيران الحربي أمس مدينة دوما بقنابل الزلزلان، ما أدى إلى مقتل 3 مدنيين."
    )
    frame = spark.createDataFrame([("a", text)], "id string, text string")
    plain = read(frame).claims.collect()
    more = read(frame, codebook=overlay).claims.collect()
    assert (
        {r.reading for r in more}
        == {Recipe(overlay).version()}
        != {r.reading for r in plain}
    )
    assert "zalzalan" not in str(plain)
    assert "zalzalan" in str(more)


_WEAPONS = (
    "id,name,en,aliases,parent,implies,match,no_match\n"
    "zalzalan,قنابل الزلزلان,zalzalan bombs,قنبلة الزلزلان,bomb,airstrike,"
    "ألقت طائرة قنابل الزلزلان,سقط برد\n"
)
