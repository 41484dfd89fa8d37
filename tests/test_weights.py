"""The stored weights are those that the annotated reports teach."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from corpora import SHARED

from tawthiq.extract.judging.judge import WEIGHTS

TRAIN = Path(__file__).parent.parent / "eval" / "train.py"


def test_weights_name_features_and_no_label_is_missing() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))

    for name, model in stored.items():
        if "labels" not in model:
            assert all(isinstance(weight, int) for weight in model["rows"].values()), (
                name
            )
            continue
        width = len(model["labels"])
        assert len(model["bias"]) == width, name
        assert {len(row) for row in model["rows"].values()} == {width}, name


def test_weights_are_what_the_reports_teach() -> None:
    if not SHARED.exists():
        pytest.skip(
            f"{SHARED} is not here: its reports are part of what is learnt from"
        )

    done = subprocess.run(
        [sys.executable, str(TRAIN), "--check"],
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
