"""What runs on executors, without Spark; and what is said where Spark cannot start."""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import spark_runs
from tawthiq.cli import main
from tawthiq.extract import Reader
from tawthiq.extract.recipe import Recipe
from tawthiq.model import Reading, Report

spark_runs.needed()
pa = pytest.importorskip("pyarrow")
from tawthiq.scale.spark import engine, faults, worker  # noqa: E402

TEXT = "قصف الطيران الحربي مدينة دوما أمس، ما أدى إلى مقتل 3 مدنيين."


def settings() -> worker.Settings:
    return worker.Settings(Recipe().version(), Recipe().version())


def rows(batches: Iterable[Any]) -> list[dict[str, Any]]:
    return [row for batch in batches for row in batch.to_pylist()]


def lines(*given: bytes, file: str = "/a.jsonl", block: int = 0) -> Any:  # noqa: ANN401 - pyarrow's
    values = pa.array(given, pa.binary()).view(pa.string())
    columns = {
        "value": values,
        "file": [file] * len(given),
        "block": [block] * len(given),
    }
    return pa.RecordBatch.from_pydict(columns)


def test_lines_are_counted_in_each_part_of_a_file() -> None:
    first = lines(b'{"text": null}', b"", f'{{"text": "{TEXT}"}}'.encode())
    second = lines(b"{", b"", block=4096)
    found = rows(worker.from_lines(settings(), [first, second]))
    refused = [(r["block"], r["line"]) for r in found if r["reason"]]
    counts = [
        (r["block"], r["line"]) for r in found if not r["reason"] and not r["reading"]
    ]
    assert refused == [(0, 1), (4096, 1)]
    assert counts == [(0, 3), (4096, 2)]
    (read,) = [r for r in found if r["reading"]]
    assert read["month"] == "unknown"
    assert [c["type"] for c in read["claims"]] == ["airstrike"]


def test_a_report_that_makes_the_reader_fail_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = Reader.read

    def read(self: Reader, report: Report) -> Reading:
        if "سم" in report.text:
            raise RecursionError("too deep \ud800")
        return real(self, report)

    monkeypatch.setattr(Reader, "read", read)
    told = [
        {"id": "a", "text": TEXT},
        {"id": "b", "text": "سم"},
        {"id": "c", "text": TEXT},
    ]
    batch = pa.RecordBatch.from_pylist(told)
    good, bad, last = rows(worker.from_rows(settings(), [batch]))
    assert good["reading"]["id"] == "a"
    assert last["reading"]["id"] == "c"
    assert bad["place"] == "#id=b"
    assert "the reader failed" in bad["reason"]
    assert "RecursionError: too deep" in bad["reason"]


def test_a_row_that_is_no_unicode_is_refused_alone() -> None:
    texts = pa.array([TEXT.encode(), b"\xff\xfe"], pa.binary()).view(pa.string())
    good, bad = rows(
        worker.from_rows(settings(), [pa.RecordBatch.from_pydict({"text": texts})])
    )
    assert good["reading"]["text"] == TEXT
    assert bad["place"] == "#partition=0,row=2"
    assert "UnicodeDecodeError" in bad["reason"]


def test_whole_files_say_what_is_wrong_with_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    names = [str(tmp_path / "a.txt"), str(tmp_path / "none.txt")]
    given = pa.RecordBatch.from_pydict({"file": names})
    far = pa.RecordBatch.from_pydict({"file": ["s3a://b/c.txt"], "content": [b"\0\1"]})
    found = rows(worker.unpack(settings(), [given, far]))
    assert [r["reason"] is None for r in found] == [True, False, False]
    assert found[0]["path"] == names[0]
    assert found[2]["file"] == "s3a://b/c.txt"
    (read,) = rows(
        worker.from_reports(
            settings(), [pa.RecordBatch.from_pylist(found[:1], worker.UNPACKED)]
        )
    )
    assert read["reading"]["text"] == TEXT


def test_an_executor_of_another_version_refuses() -> None:
    other = worker.Settings("0.0", "0.0")
    with pytest.raises(worker.Unfit, match="the same tawthiq on both"):
        rows(worker.from_rows(other, [pa.RecordBatch.from_pylist([{"text": TEXT}])]))


def test_a_zip_of_the_package_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tawthiq

    package = Path(tawthiq.__file__).parent
    packed = tmp_path / "tawthiq.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(package / "__init__.py", "tawthiq/__init__.py")
    monkeypatch.setattr(tawthiq, "__file__", str(packed / "tawthiq" / "__init__.py"))
    worker._reader.cache_clear()  # noqa: SLF001
    with pytest.raises(worker.Unfit, match="--archives"):
        rows(
            worker.from_rows(settings(), [pa.RecordBatch.from_pylist([{"text": TEXT}])])
        )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("x\ntawthiq.scale.spark.worker.Unfit: do this\n\tat java", "do this"),
        ("ModuleNotFoundError: No module named 'tawthiq'", "--archives"),
        ('Cannot run program "./env/bin/python": error=2', "PYSPARK_PYTHON"),
        ("java.lang.OutOfMemoryError: Java heap space", "spark.driver.memory"),
        ("java.io.IOException: No space left on device", "spark.local.dir"),
        ('No FileSystem for scheme "s3a"', "s3a: paths"),
        (
            "An error occurred while calling o1.parquet.\n: org.apache.spark.X: [NO] file",
            "Spark failed: [NO] file",
        ),
        ("[SOME] strange\n\tat org.apache.spark.X", "Spark failed: [SOME] strange"),
    ],
)
def test_faults_of_spark_are_told_in_a_line(said: str, told: str) -> None:
    words = faults.told(RuntimeError(said))
    assert told in words
    assert "\n" not in words


def test_without_java_or_spark_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ["spark", "extract", str(tmp_path), str(tmp_path / "lake")]
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    result = CliRunner().invoke(main, line)
    assert result.exit_code == 1
    assert "pip install 'tawthiq[spark]'" in result.output
    monkeypatch.setitem(sys.modules, "pyspark", pytest)
    for found, told in ((None, "there is none"), (11, "this is Java 11")):
        monkeypatch.setattr(engine, "_java", lambda found=found: found)
        result = CliRunner().invoke(main, line)
        assert result.exit_code == 1
        assert told in result.output
        assert "openjdk-17" in result.output


def test_a_java_is_asked_for_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "java"
    program.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert engine._java() == 8  # noqa: SLF001
    shutil.rmtree(tmp_path / "bin")
    assert engine._java() is None  # noqa: SLF001
