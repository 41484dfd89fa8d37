"""The examples are read as well as eval/floors.json records, by the shared definitions."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from corpora import lines, sets
from evaluate import figures
from scoring import score

from tawthiq import Reader, Report

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "examples" / "reports.jsonl"
GOLD = ROOT / "examples" / "gold.jsonl"
FLOORS = ROOT / "eval" / "floors.json"
SHARED_SCORE = ROOT.parent / "shared" / "claims" / "score.py"
FIGURES = ("precision", "recall", "f1")


@pytest.fixture(scope="module")
def readings() -> dict[str, list[dict[str, Any]]]:
    """The claims read in each example, by the id of its report."""
    reader = Reader()
    fields = ("id", "title", "source", "url", "published")
    return {
        row["id"]: reader.read(
            Report.of(row["text"], **{f: row.get(f) for f in fields})
        ).to_dict()["claims"]
        for row in lines(REPORTS)
    }


def shared_figures(claims: dict[str, list[dict[str, Any]]], path: Path) -> Any:  # noqa: ANN401
    """What the scorer shared by all who annotate says of claims; skips where absent."""
    if not SHARED_SCORE.exists():
        pytest.skip(f"{SHARED_SCORE} is not here: nothing to compare with")
    rows = ({"report": {"id": key}, "claims": told} for key, told in claims.items())
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows),
        encoding="utf-8",
    )
    command = [sys.executable, SHARED_SCORE, GOLD, path, "--texts", REPORTS, "--json"]
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, check=True
    )
    return json.loads(done.stdout)


def worse(
    readings: dict[str, list[dict[str, Any]]],
) -> dict[str, list[dict[str, Any]]]:
    """Readings with every third claim left out, and slots of others emptied or mixed."""
    out: dict[str, list[dict[str, Any]]] = {}
    n = 0
    for key, claims in readings.items():
        out[key] = []
        for claim in claims:
            n += 1
            changed = dict(claim)
            if n % 3 == 0:
                continue
            if n % 3 == 1:
                changed |= {"places": [], "date": None, "actors": claim["targets"]}
            if n % 5 == 0:
                changed |= {"type": "airstrike", "sources": claim["actors"]}
            out[key].append(changed)
    return out


def test_every_example_is_annotated_and_every_annotation_has_its_report() -> None:
    reports, gold = ([row["id"] for row in lines(p)] for p in (REPORTS, GOLD))

    assert sorted(reports) == sorted(gold)
    assert len(set(reports)) == len(reports)


def test_floors_are_figures_of_f1() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))

    for name, floor in floors.items():
        assert set(floor) == {"events", "record"}, name
        assert all(0.0 <= value <= 1.0 for value in floor.values()), name


@pytest.mark.parametrize("name", ["examples", "own"])
def test_our_reports_are_not_read_worse_than_before(name: str) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[name]

    reached = figures(sets()[name], Reader())

    for figure, least in floor.items():
        assert reached[figure]["f1"] + 1e-9 >= least, figure


def test_gold_scored_as_a_prediction_is_perfect() -> None:
    gold = {row["id"]: row["claims"] for row in lines(GOLD)}

    ours = score(gold, gold)

    assert ours["reports"] == len(gold)
    assert [ours[part]["f1"] for part in ("events", "record")] == [1.0, 1.0]


@pytest.mark.parametrize("damaged", [False, True])
def test_our_scorer_gives_the_shared_scorers_figures(
    readings: dict[str, list[dict[str, Any]]],
    tmp_path: Path,
    *,
    damaged: bool,
) -> None:
    predicted = worse(readings) if damaged else readings
    theirs = shared_figures(predicted, tmp_path / "claims.jsonl")

    gold = {row["id"]: row["claims"] for row in lines(GOLD)}
    ours = score(gold, predicted)

    assert ours["reports"] == theirs["reports"]
    for part in ("events", "record"):
        assert [round(ours[part][f], 4) for f in FIGURES] == [
            theirs[part][f] for f in FIGURES
        ], part
