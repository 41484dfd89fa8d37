"""Learn the reader's decisions from annotated reports, and write the weights.

usage: train.py [--check]

Reads our own reports (``own-reports.jsonl`` with ``own-gold.jsonl``, and the examples),
and from ../shared the development reports and the tuning half of ``july-gold.jsonl``;
all four must be present.  Writes ``src/tawthiq/extract/data/weights.json``; ``--check``
learns again and fails where the stored weights differ by more than rounding.
The reports held out (July 26–31, and every report of other months) are never learnt from.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from corpora import training
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from teacher import Example, Teacher

from tawthiq import Reader
from tawthiq.extract.judge import WEIGHTS

# Inverse strength of the L2 penalty, by cross-validation over reports.
_STRENGTH = {"verdict": 0.12, "role": 0.15}
_COMMON = 0.1
# A feature must hold in this many examples, and one that has a word in it in this many
# reports, so that no word of a single report is stored.
_LEAST = 2
_ARABIC = re.compile("[\u0621-\u064a]")
# Labels that are left out too often else: their log-odds are moved by this much, chosen
# by cross-validation for the best F1 of events and of records.
_SHIFT = {("verdict", "none"): -0.5, ("role", "none"): -0.6}
# The same for the choice that nothing told before goes on, by the feature that it alone
# has: by how much less it is for yes.
_CAUTION = ("none:event", {"actor": 0.3, "place": 0.3})
_UNIT = 100


class Noted(NamedTuple):
    """The examples of one report, and how much each counts."""

    examples: list[Example]
    counts: float


def notes() -> dict[str, list[Noted]]:
    """What a teacher notes over the training reports, by model."""
    found: dict[str, list[Noted]] = defaultdict(list)
    teacher = Teacher()
    reader = Reader(judge=teacher)
    for (report, gold), counts in training():
        teacher.notes.clear()
        teacher.open(gold)
        reader.read(report)
        for name, examples in teacher.notes.items():
            found[name].append(Noted(examples, counts))
    return found


def fit(name: str, told: list[Noted]) -> dict[str, Any]:
    """One multinomial model, its weights in whole hundredths."""
    examples = [example for noted in told for example in noted.examples]
    counts = Counter(f for features, _ in examples for f in set(features))
    reports = Counter(
        f for noted in told for f in {f for fs, _ in noted.examples for f in fs}
    )
    kept = sorted(
        f
        for f, n in counts.items()
        if n >= _LEAST and (reports[f] >= _LEAST or not _ARABIC.search(f))
    )
    column = {f: i for i, f in enumerate(kept)}
    labels = sorted({label for _, label in examples})
    cells = [
        (row, column[f])
        for row, (features, _) in enumerate(examples)
        for f in set(features)
        if f in column
    ]
    rows, columns = np.array(cells).T
    matrix = csr_matrix(
        (np.ones(len(cells)), (rows, columns)), shape=(len(examples), len(kept))
    )
    target = [labels.index(label) for _, label in examples]
    model = LogisticRegression(
        C=_STRENGTH.get(name, _COMMON), max_iter=1000, tol=1e-5
    ).fit(matrix, target, [noted.counts for noted in told for _ in noted.examples])
    weights, bias = model.coef_, model.intercept_
    if len(labels) == 2:
        weights = np.vstack([-weights[0] / 2, weights[0] / 2])
        bias = np.array([-bias[0] / 2, bias[0] / 2])
    shift = np.array([_SHIFT.get((name, label), 0.0) for label in labels])
    table = {
        feature: [round(float(w) * _UNIT) for w in weights[:, i]]
        for feature, i in column.items()
    }
    feature, less = _CAUTION
    if name in less:
        half = round(less[name] * _UNIT / 2)
        no, yes = table[feature]
        table[feature] = [no + half, yes - half]
    return {
        "labels": labels,
        "bias": [round(float(b) * _UNIT) for b in bias + shift],
        "rows": {f: row for f, row in table.items() if any(row)},
    }


def dump(models: dict[str, Any]) -> str:
    """The models as JSON, one feature a line so that differences can be read."""
    parts = []
    for name, model in sorted(models.items()):
        rows = ",\n".join(
            f"{json.dumps(f, ensure_ascii=False)}:{json.dumps(r, separators=(',', ':'))}"
            for f, r in sorted(model["rows"].items())
        )
        labels, bias = json.dumps(model["labels"]), json.dumps(model["bias"])
        parts.append(
            f'"{name}":{{"labels":{labels},"bias":{bias},"rows":{{\n{rows}\n}}}}'
        )
    return "{" + ",\n".join(parts) + "}\n"


def differences(stored: dict[str, Any], learnt: dict[str, Any]) -> Iterator[str]:
    """Where two sets of weights differ by more than two hundredths."""
    for name in sorted(stored.keys() | learnt.keys()):
        old = stored.get(name, {"rows": {}})["rows"]
        new = learnt.get(name, {"rows": {}})["rows"]
        for feature in sorted(old.keys() | new.keys()):
            one, two = old.get(feature), new.get(feature)
            width = len(one or two)
            pairs = zip(one or [0] * width, two or [0] * width, strict=True)
            if any(abs(a - b) > 2 for a, b in pairs):
                yield f"{name} {feature}: {one} is stored, {two} is learnt"


def main() -> None:
    """Learn, then write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    args = parser.parse_args()
    learnt = {name: fit(name, told) for name, told in notes().items()}
    if not args.check:
        WEIGHTS.parent.mkdir(exist_ok=True)
        WEIGHTS.write_text(dump(learnt), encoding="utf-8")
        return
    stored = json.loads(Path(WEIGHTS).read_text(encoding="utf-8"))
    faults = list(differences(stored, learnt))
    print("\n".join(faults[:20]) or "the weights are those that the reports teach")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
