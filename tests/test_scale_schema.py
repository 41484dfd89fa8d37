from __future__ import annotations

import datetime
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tawthiq import Reader, Report
from tawthiq.ingest import Options
from tawthiq.model import Reading
from tawthiq.scale import schema

_EXAMPLES = Path(__file__).parents[1] / "examples" / "reports.jsonl"
_RICH = Report.of(
    "قصف على دوما\n\nأفاد المرصد السوري لحقوق الإنسان أن الطيران الحربي قصف أمس 𝟚 "
    "بالبراميل المتفجرة أحياء الصاخور والشعار في مدينة حلب، ما أدى إلى مقتل الطفلة "
    "ليلى سالم (7 أعوام) وإصابة عشرات المدنيين وتدمير ثلاث دبابات.\n",
    id="rich",
    source="وكالة ميسان",
    published="2016-04-19",
)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    reader = Reader()
    rows = map(json.loads, _EXAMPLES.read_text(encoding="utf-8").splitlines())
    told = [*(schema.report(row) for row in rows), _RICH]
    return [reader.read(one) for one in told]


def test_claims_come_back_from_a_file_as_they_were(
    readings: list[Reading], tmp_path: Path
) -> None:
    rows = [row for r in readings for row in schema.claim_rows(r, "v1")]
    told = [schema.reading_row(r, "v1") for r in readings]
    pq.write_table(
        pa.Table.from_pylist(rows, schema.CLAIMS), tmp_path / "claims.parquet"
    )
    pq.write_table(
        pa.Table.from_pylist(told, schema.READINGS), tmp_path / "readings.parquet"
    )
    back = pq.read_table(tmp_path / "claims.parquet").to_pylist()
    reports = pq.read_table(tmp_path / "readings.parquet").to_pylist()
    assert [schema.claim(row) for row in back] == [
        c for r in readings for c in r.claims
    ]
    assert len(rows) > 20
    again = [
        schema.reading(row, [c for c in back if c["report"] == row["id"]])
        for row in reports
    ]
    assert [r.to_json() for r in again] == [r.to_json() for r in readings]


def test_every_span_of_a_row_is_words_of_the_text(readings: list[Reading]) -> None:
    spans = 0
    for told in readings:
        for row in schema.claim_rows(told, "v1"):
            assert (row["report"], row["reading"]) == (told.report.id, "v1")
            assert row["published"] == told.report.published
            many = ("sources", "actors", "targets", "weapons", "places", "harm")
            found = [row["trigger"], row["quote"], *(s for f in many for s in row[f])]
            for span in [*found, *row["losses"], *row["victims"]]:
                assert told.text[span["start"] : span["end"]] == span["text"]
                spans += 1
    assert spans > 100


def test_the_schema_names_what_the_json_names(readings: list[Reading]) -> None:
    def names(value: object, arrow: pa.DataType) -> None:
        if isinstance(value, dict):
            assert list(value) == [f.name for f in arrow]
            for key, inner in value.items():
                names(inner, arrow.field(key).type)
        elif isinstance(value, list):
            for inner in value:
                names(inner, arrow.value_type)

    whole = pa.struct(list(schema.CLAIMS))
    for told in readings:
        for row in schema.claim_rows(told, "v1"):
            names(row, whole)
    assert schema.REPORTS.names == [
        *("id", "path", "title", "source", "url", "published", "sha256", "text")
    ]


def test_days_and_numbers_may_have_their_own_types() -> None:
    row = {"text": "نص", "id": 7, "published": datetime.date(2016, 12, 6)}
    told = schema.report(row).info
    assert (told.id, told.published) == ("7", "2016-12-06")
    named = {"نص_الخبر": "نص", "text": "other"}
    options = Options(columns={"text": "نص_الخبر"}, published="2016-12-07")
    report = schema.report(named, options)
    assert (report.text, report.info.published) == ("نص", "2016-12-07")


@given(
    text=st.text(min_size=1, max_size=40),
    source=st.none() | st.text(min_size=1),
    day=st.none() | st.dates().map(str),
)
@settings(max_examples=50, deadline=None)
def test_reports_come_back_from_their_rows(
    text: str, source: str | None, day: str | None
) -> None:
    try:
        report = schema.report({"text": text, "source": source, "published": day})
    except ValueError:
        assume(False)
    batch = pa.RecordBatch.from_pylist([schema.report_row(report)], schema.REPORTS)
    assert schema.report(batch.to_pylist()[0]) == report


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, 'no "text"'),
        ({"text": None}, 'no "text"'),
        ({"text": b"x"}, 'no "text"'),
        ({"text": "نص", "source": 7}, '"source" is not a string'),
        ({"text": "\ud800"}, "surrogate"),
    ],
)
def test_rows_that_are_no_report_say_why(row: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        schema.report(row)
