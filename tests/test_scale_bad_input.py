"""Files that are cut, wrong or far too large: their reasons told, the rest read."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import random
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from lakes import lines, rows
from tawthiq.cli import main
from tawthiq.ingest import Options, Refusal, reports
from tawthiq.model import Report

_ROWS = rows(40)


def _noise(number: int, count: int = 300) -> str:
    """Words that no packer makes small, so that a cut file has many whole blocks."""
    made = random.Random(number)  # noqa: S311 - no secret
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    return " ".join("".join(made.choices(letters, k=6)) for _ in range(count))


def _read(*paths: Path, options: Options | None = None) -> list[Report | Refusal]:
    return list(reports(map(str, paths), options=options))


def _reports(found: list[Report | Refusal]) -> list[Report]:
    return [one for one in found if isinstance(one, Report)]


def _ids(found: list[Report | Refusal]) -> list[str]:
    return [one.info.id for one in _reports(found)]


def _reasons(found: list[Report | Refusal]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Refusal)]


def test_every_format_gives_the_same_reports(tmp_path: Path) -> None:
    data = lines(_ROWS).encode()
    (tmp_path / "a.jsonl").write_bytes(data)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    packed = pa.compress(data[:3000], "zstd", asbytes=True)
    rest = pa.compress(data[3000:], "zstd", asbytes=True)
    (tmp_path / "a.jsonl.zst").write_bytes(packed + rest)  # frames follow one another
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, ["id", "text", "source", "published"])
        table.writeheader()
        table.writerows(_ROWS)
    parquet = pa.Table.from_pylist(_ROWS)
    pq.write_table(parquet, tmp_path / "a.parquet", row_group_size=7)
    whole = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet.zst").write_bytes(pa.compress(whole, "zstd", asbytes=True))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("inner.parquet", whole)
    for name in ("jsonl", "csv"):
        packed = pa.compress(
            (tmp_path / f"a.{name}").read_bytes(), "zstd", asbytes=True
        )
        (tmp_path / f"b.{name}.zst").write_bytes(packed)
    expected = _read(tmp_path / "a.jsonl")
    assert _ids(expected) == [row["id"] for row in _ROWS]
    files = sorted(tmp_path.glob("[ab].*"))
    assert len(files) == 9
    for path in files:
        found = _read(path)
        # a member of an archive is a file, of which the report knows the path
        told = [
            (r.text, r.info.model_copy(update={"path": None})) for r in _reports(found)
        ]
        assert told == [(r.text, r.info) for r in _reports(expected)], path


def test_patterns_stand_for_the_files_that_fit(tmp_path: Path) -> None:
    for n, name in enumerate(("b/2.jsonl", "a/1.jsonl", "b/c/3.jsonl", "[x].jsonl")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lines(rows(1, n)), encoding="utf-8")
    assert _ids(_read(tmp_path / "**" / "*.jsonl")) == [
        *("r00003", "r00001", "r00000", "r00002")
    ]
    assert _ids(_read(tmp_path / "[ab]" / "?.jsonl")) == ["r00001", "r00000"]
    assert _ids(_read(tmp_path / "[x].jsonl")) == ["r00003"]  # a file's own name
    assert _reasons(_read(tmp_path / "*.csv")) == ["no file fits this pattern"]


def test_parquet_columns_may_have_other_names_and_types(tmp_path: Path) -> None:
    path = tmp_path / "posts.parquet"
    table = pa.table(
        {
            "body": pa.array(["قصف على دوما", "هدوء"]).dictionary_encode(),
            "number": pa.array([7, 8]),
            "at": pa.array([datetime.datetime(2016, 5, 1, 22, 30, tzinfo=datetime.UTC)] * 2, pa.timestamp("ns", "UTC")),
            "nested": pa.array([{"x": 1}] * 2),
        }
    )  # fmt: skip
    pq.write_table(table, path)
    named = {"text": "body", "id": "number", "published": "at"}
    found = _read(path, options=Options(columns=named, zone="Asia/Damascus"))
    assert [(r.text, r.info.id, r.info.published) for r in _reports(found)] == [
        ("قصف على دوما", "7", "2016-05-02"),
        ("هدوء", "8", "2016-05-02"),
    ]  # fmt: skip
    missing = _read(path, options=Options(columns={**named, "url": "link"}))
    assert "no column 'link' for url; the columns are: body" in _reasons(missing)[0]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (pa.table({"x": [1]}), "name it (--column text=NAME); the columns are: x"),
        (pa.table({"text": [1]}), "the column 'text' holds no text but int64"),
        (pa.table({"text": [b"x"]}), "holds no text but binary"),
        (pa.table([["a"], ["b"]], names=["text", "text"]), "stands twice"),
        (pa.table({"text": pa.array([], pa.string())}), "empty: no report"),
    ],
)
def test_a_parquet_file_of_another_schema_is_refused(
    tmp_path: Path, table: pa.Table, told: str
) -> None:
    pq.write_table(table, tmp_path / "x.parquet")
    (reason,) = _reasons(_read(tmp_path / "x.parquet"))
    assert told in reason


def test_a_parquet_row_that_cannot_be_read_is_refused_alone(tmp_path: Path) -> None:
    bad = "قصف".encode() + b"\xff"
    texts = pa.array([b"a", bad, "دوما".encode()]).cast(pa.binary())
    forged = pa.Array.from_buffers(pa.string(), 3, texts.buffers())
    pq.write_table(pa.table({"text": forged}), tmp_path / "x.parquet")
    found = _read(tmp_path / "x.parquet")
    assert [isinstance(one, Refusal) for one in found] == [False, True, False]
    refused = found[1]
    assert isinstance(refused, Refusal)
    assert refused.where.endswith("x.parquet#row=2")
    assert "UnicodeDecodeError" in refused.reason


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_cut_file_gives_what_stands_before_the_cut(
    tmp_path: Path, ending: str
) -> None:
    many: list[dict[str, str | None]] = [
        {"id": f"n{i}", "text": _noise(i)} for i in range(200)
    ]
    data = lines(many).encode()
    packed = (
        gzip.compress(data)
        if ending == "gz"
        else pa.compress(data, "zstd", asbytes=True)
    )
    path = tmp_path / f"x.jsonl.{ending}"
    path.write_bytes(packed[: len(packed) * 3 // 4])
    found = _read(path)
    ids = _ids(found)
    assert ids == [f"n{i}" for i in range(len(ids))]
    assert 100 < len(ids) < 160
    assert len(found) == len(ids) + 1
    assert "damaged or cut" in _reasons(found)[-1]
    assert _reasons(found)[-1].endswith(f"(after line {len(ids)})")


def test_all_of_them_in_one_run(tmp_path: Path) -> None:
    """What issue a batch may meet in one night, and that it is read to its end."""
    good = lines(rows(30)).encode()
    (tmp_path / "1-good.jsonl").write_bytes(good)
    packed = gzip.compress(lines(rows(300, 100)).encode())
    (tmp_path / "2-cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    pq.write_table(pa.table({"x": [1]}), tmp_path / "3-other.parquet")
    (tmp_path / "4-cut.parquet").write_bytes(b"PAR1" + bytes(2000))
    huge = json.dumps({"id": "huge", "text": "ق" * 10_000_000}, ensure_ascii=False)
    assert len(huge.encode()) > 20_000_000
    (tmp_path / "5-huge.jsonl").write_text(
        lines(rows(1, 900)) + huge + "\n" + lines(rows(1, 901)), encoding="utf-8"
    )
    texts = ["x" * 20_000_000, "هدوء في دوما"]
    pq.write_table(pa.table({"text": texts}), tmp_path / "6-huge.parquet")
    (tmp_path / "7-lines.jsonl").write_bytes(
        b'{"text": "a\n[1]\n' + b"\xff\xfe\xfd\n" + good
    )
    lake = tmp_path / "lake"
    arguments = ["extract", str(tmp_path / "*.*"), "--lake", str(lake)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 3, result.output
    quarantine = pq.read_table(lake / "quarantine").to_pylist()
    told = {(Path(row["file"]).name, row["place"]): row["reason"] for row in quarantine}
    assert list(told) == [
        ("2-cut.jsonl.gz", ""),
        ("3-other.parquet", ""),
        ("4-cut.parquet", ""),
        ("5-huge.jsonl", "#line=2"),
        ("6-huge.parquet", "#row=1"),
        ("7-lines.jsonl", "#line=1"),
        ("7-lines.jsonl", "#line=2"),
        ("7-lines.jsonl", "#line=3"),
    ]
    assert "damaged or cut" in told["2-cut.jsonl.gz", ""]
    assert "no Parquet file" in told["4-cut.parquet", ""]
    assert "10,000,000 characters" in told["5-huge.jsonl", "#line=2"]
    assert "20,000,000 characters" in told["6-huge.parquet", "#row=1"]
    ids = pq.read_table(lake / "reports", columns=["id"]).column("id").to_pylist()
    before_the_cut = sum(f"r{i:05}" in ids for i in range(100, 400))
    assert before_the_cut > 100
    assert len(ids) == 30 + before_the_cut + 2 + 1 + 30
    assert f"{len(quarantine)} refused" in result.output
    answer = CliRunner().invoke(
        main, ["query", str(lake), "SELECT count(*) AS n FROM quarantine"]
    )
    assert answer.stdout == "n\n8\n"


def test_a_failing_stream_of_text_is_no_lake_of_nothing(tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    arguments = ["extract", str(tmp_path / "none.jsonl"), "--lake", str(lake)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 3
    row = pq.read_table(lake / "quarantine").to_pylist()[0]
    assert row["reason"].startswith("cannot be opened")
    assert json.loads(
        io.BytesIO((lake / "MANIFEST.jsonl").read_bytes()).readlines()[-1]
    )["done"] == {"read": 0, "claims": 0, "refused": 1, "undated": 0}
