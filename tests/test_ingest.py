from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawthiq.ingest import Refusal, reports
from tawthiq.model import Report


def read(path: Path, published: str | None = None) -> list[Report | Refusal]:
    return list(reports([str(path)], published))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "binary"),
        ("قصف على بلدة".encode("cp1256"), "windows-1256"),
        (b"\xff\xfe\xfd abc", "not UTF-8"),
    ],
)
def test_a_text_file_that_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)

    (refusal,) = read(path)

    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "\\ud800 قصف"}', "surrogate"),
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "a"}', 'no "text"'),
        ('{"text": "قصف", "published": "أمس"}', "not a date"),
        ('{"text": "قصف", "id": 7}', '"id" is not a string'),
    ],
)
def test_a_bad_line_is_refused_and_the_rest_goes_on(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(line + '\n{"text": "قصف على حلب"}\n', encoding="utf-8")

    refusal, report = read(path)

    assert isinstance(refusal, Refusal)
    assert refusal.where == f"{path}:1"
    assert reason in refusal.reason
    assert isinstance(report, Report)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    (refusal,) = read(tmp_path / "none.txt")

    assert isinstance(refusal, Refusal)
    assert "cannot be opened" in refusal.reason


def test_a_report_longer_than_a_report_can_be_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("قصف " * 600_000, encoding="utf-8")

    (refusal,) = read(path)

    assert isinstance(refusal, Refusal)
    assert "split it" in refusal.reason


def test_the_id_is_the_hash_of_the_text_unless_given(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [{"text": "أ"}, {"text": "أ", "id": "mine"}]
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")

    first, second = read(path)

    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.info.id == first.info.sha256
    assert (second.info.id, second.info.sha256) == ("mine", first.info.sha256)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "قصف".encode())

    (report,) = read(path, "2016-12-06")

    assert isinstance(report, Report)
    assert report.text == "قصف"
    assert report.info.published == "2016-12-06"
