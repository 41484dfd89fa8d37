from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from lakes import content, lines
from tawthiq.cli import main
from tawthiq.scale import layout
from tawthiq.scale.views import VIEWS

_ROWS: Sequence[dict[str, str | None]] = [
    {
        "id": "one",
        "text": "غارات على الأتارب\n\nأفاد مركز حلب الإعلامي أن الطيران الحربي قصف "
        "أمس بلدة الأتارب، ما أدى إلى مقتل ستة مدنيين بينهم طفلان وإصابة عشرات آخرين.",
        "source": "وكالة ميسان",
        "published": "2016-04-10",
    },
    {
        "id": "two",
        "text": "قصف على دوما\n\nقصفت قوات النظام بالمدفعية الثقيلة اليوم مدينة دوما، ما أدى "
        "إلى مقتل ثلاثة مدنيين، بحسب ناشطين.",
        "source": "example-press",
        "published": "2016-05-02",
    },
    {
        "id": "three",
        "text": "اجتماع\n\nعقد مجلس البلدة اجتماعا عاديا لبحث نظافة الشوارع.",
        "source": None,
        "published": None,
    },
]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of three reports, one of them twice, and a refused line."""
    folder = tmp_path_factory.mktemp("query")
    told = lines([*_ROWS, _ROWS[0]]) + "{}\n"
    (folder / "posts.jsonl").write_text(told, encoding="utf-8")
    made = folder / "a [lake]'s name"
    result = CliRunner().invoke(
        main, ["extract", str(folder / "posts.jsonl"), "--lake", str(made)]
    )
    assert result.exit_code == 3, result.output
    return made


def _ask(lake: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", str(lake), *arguments], stdin)


def _rows(lake: Path, sql: str, *more: str) -> list[dict[str, object]]:
    result = _ask(lake, sql, "--format", "jsonl", *more)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_view_is_listed_with_its_columns(lake: Path) -> None:
    told = _ask(lake, "--list", "--policy", "ucdp").stdout
    for name, view in VIEWS.items():
        assert f"{name}: {view.about}" in told
        assert _ask(lake, f"FROM {name}", "--policy", "ucdp").exit_code == 0
    assert "claims_by_day" in told
    assert "    day            DATE" in told


def test_claims_by_day_and_place(lake: Path) -> None:
    days = _rows(lake, "FROM claims_by_day WHERE type = 'airstrike'")
    assert days == [
        {
            "day": "2016-04-09",
            "type": "airstrike",
            "status": "asserted",
            "claims": 1,  # the report stands twice in the lake
            "reports": 1,
            "publishers": 1,
        }
    ]
    places = _rows(lake, "FROM claims_by_place WHERE type = 'airstrike'")
    assert [(row["name"], row["claims"]) for row in places] == [("الأتارب", 1)]
    assert isinstance(places[0]["lat"], float)


def test_vague_words_stay_words_until_a_policy(lake: Path) -> None:
    sql = "SELECT DISTINCT kind, low, high, words FROM harm WHERE kind = 'injured'"
    assert _rows(lake, sql) == [
        {"kind": "injured", "low": None, "high": None, "words": "عشرات"}
    ]
    unnamed = _ask(lake, "FROM tolls")
    assert unnamed.exit_code == 1
    assert "name a policy (--policy)" in unnamed.output
    tolls = _rows(
        lake,
        "SELECT DISTINCT kind, low, best, high, words, policy FROM tolls "
        "WHERE type = 'airstrike' ORDER BY kind",
        "--policy",
        "ucdp",
    )
    from tawthiq.incident.numbers import policy

    figure = policy("ucdp").figures["عشرات"]
    assert figure.low > 1
    assert [row["kind"] for row in tolls] == ["injured", "killed"]
    assert [tolls[0][k] for k in ("low", "best", "high")] == list(figure)
    assert tolls[0]["words"] == ["عشرات"]
    # the two children are of the six
    assert [tolls[1][k] for k in ("low", "best", "high")] == [6, 6, 6]
    assert tolls[1]["policy"] == "ucdp 1"
    other = _ask(lake, "FROM tolls", "--policy", "guess")
    assert other.exit_code == 2
    assert "there are acled-2024, ucdp" in other.output


def test_sources_and_publishers(lake: Path) -> None:
    names = {row["name"] for row in _rows(lake, "FROM sources")}
    assert "مركز حلب الإعلامي" in names
    publishers = _rows(lake, "FROM publishers ORDER BY source NULLS LAST")
    assert [(r["source"], r["reports"], r["undated"]) for r in publishers] == [
        ("example-press", 1, 0),
        ("وكالة ميسان", 1, 0),
        (None, 1, 1),
    ]
    assert publishers[2]["source_slug"] == "unknown"
    quarantine = _rows(lake, "SELECT place, reason FROM quarantine")
    assert [row["place"] for row in quarantine] == ["#line=5"]


def test_answers_in_every_format(lake: Path, tmp_path: Path) -> None:
    sql = "SELECT id, published, harm FROM claims ORDER BY id LIMIT 1"
    rows = list(csv.reader(io.StringIO(_ask(lake, sql, "--format", "csv").stdout)))
    assert rows[0] == ["id", "published", "harm"]
    assert isinstance(json.loads(rows[1][2]), list)
    table = _ask(lake, "SELECT source, count(*) AS n FROM reports GROUP BY source "
                 "ORDER BY n DESC", "--format", "table").stdout  # fmt: skip
    assert "وكالة ميسان" in table
    assert "source" in table
    out = tmp_path / "answer.csv"
    assert _ask(lake, "SELECT '=1+1' AS x", "-o", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8") == "x\n'=1+1\n"
    assert (
        _ask(lake, stdin="SELECT 1 AS one; SELECT 2 AS two;").stdout
        == "one\n1\ntwo\n2\n"
    )


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("FROM report", 'Did you mean "reports"'),
        ("SELEC 1", "syntax error"),
        ("", "no SQL"),
        ("COPY reports TO '{lake}/x.csv'", "COPY is not run"),
        ("EXPLAIN ANALYZE COPY reports TO '{lake}/x.csv'", "COPY is not run"),
        ("CREATE TABLE x AS FROM reports", "CREATE is not run"),
        ("ATTACH '{lake}/x.db'", "ATTACH is not run"),
        ("SET enable_external_access = true", "SET is not run"),
        ("INSTALL httpfs", "LOAD is not run"),
        ("FROM read_csv('/etc/hostname')", "disabled by configuration"),
        ("FROM read_text('{lake}/../posts.jsonl')", "disabled by configuration"),
        ("FROM 'https://example.org/x.parquet'", "Error"),
        ("FROM read_parquet('s3://example/x.parquet')", "Error"),
    ],
)
def test_what_is_not_run_is_told(lake: Path, sql: str, told: str) -> None:
    before = content(lake.parent)
    result = _ask(lake, sql.replace("{lake}", str(lake).replace("'", "''")))
    assert result.exit_code == 1
    assert told in result.output
    assert "Traceback" not in result.output
    assert content(lake.parent) == before


def test_explain_shows_a_plan(lake: Path) -> None:
    assert "PARQUET" in _ask(lake, "EXPLAIN FROM claims").stdout.upper()


def test_a_lake_without_claims_or_quarantine(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(lines(_ROWS[2:]), encoding="utf-8")
    made = tmp_path / "empty"
    arguments = ["extract", str(tmp_path / "x.jsonl"), "--lake", str(made)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    for name in VIEWS:
        assert _ask(made, f"FROM {name}", "--policy", "ucdp").exit_code == 0
    assert _rows(made, "SELECT count(*) AS n FROM claims") == [{"n": 0}]
    assert _rows(made, "SELECT source, claims FROM publishers") == [
        {"source": None, "claims": 0}
    ]


def test_no_lake_and_a_damaged_one(tmp_path: Path) -> None:
    result = _ask(tmp_path, "FROM claims")
    assert result.exit_code == 1
    assert "is no lake" in result.output
    broken = tmp_path / "reports" / "month=2016-04" / "source_slug=x"
    broken.mkdir(parents=True)
    (broken / "part-000000.parquet").write_bytes(b"PAR1 no more")
    result = _ask(tmp_path, "FROM reports")
    assert result.exit_code == 1
    assert "part-000000.parquet" in result.output
    assert "Traceback" not in result.output


def test_pandas_reads_a_lake_with_its_partitions(lake: Path) -> None:
    claims = pd.read_parquet(lake / "claims")
    assert set(claims["month"]) == {"2016-04", "2016-05"}
    one = pd.read_parquet(
        lake / "claims",
        filters=[("month", "==", "2016-05"), ("source_slug", "==", "example-press")],
    )
    assert set(one["report"]) == {"two"}
    assert pq.read_table(lake / "reports").num_rows == 4


@pytest.mark.parametrize(
    "name",
    ["../x", "a/b", "a\\b", "con", "NUL", ".", "..", "ص" * 300, "a=b", "%2e", "unknown",
     "7", "x\0y", "é", "-", "A", "com1"],
)  # fmt: skip
def test_slugs_are_safe_names_of_their_own(name: str) -> None:
    slug = layout.slug(name)
    assert slug.isascii()
    assert all(c.isalnum() or c == "-" for c in slug)
    assert slug == slug.lower()
    assert 0 < len(slug) < 60
    assert slug not in {"con", "nul", "com1", layout.slug(None)}
    assert not slug.isdigit()
    assert slug != layout.slug(name + " ")


def test_months_are_those_of_days() -> None:
    assert layout.month("2016-12-06") == "2016-12"
    assert {layout.month(x) for x in (None, "", "2016", "2016-13-01", "16-1-1")} == {
        "unknown"
    }
