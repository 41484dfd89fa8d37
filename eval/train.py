"""Learn the reader's decisions from annotated reports, and write the weights.

usage: train.py [--check]

Reads the sets that ``corpora.LEARNT_FROM`` names, those of ../shared among them: all
must be present.  Writes ``src/tawthiq/extract/data/weights.json``; ``--check``
learns again and fails where the stored weights differ by more than rounding.
The reports held out (July 26–31, and our own that are named so) are never learnt from.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from corpora import training
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from teacher import Example, Options, Teacher

from tawthiq import Reader
from tawthiq.extract.judging.judge import WEIGHTS

# Inverse strength of the L2 penalty, by cross-validation over reports.
_STRENGTH = {"verdict": 0.12, "role": 0.2, "harm": 0.5, "loss": 0.5}
_OF_CHOICES = 0.25
# A feature must hold in this many examples, and one that has a word in it in this many
# reports, so that no word of a single report is stored.
_LEAST = 2
_ARABIC = re.compile("[\u0621-\u064a]")
# Labels that are left out too often else: their log-odds are moved by this much, chosen
# by cross-validation for the best F1 of events and of records.
_SHIFT = {
    ("verdict", "none"): -0.52,
    ("role", "none"): -0.6,
    ("harm", "none"): -0.5,
    ("loss", "none"): -0.5,
}
_UNIT = 100
_ROUNDING = 2  # hundredths that two machines may differ by


class Noted(NamedTuple):
    """The examples of one report, and how much each counts."""

    examples: list[Example]
    counts: float


class Chosen(NamedTuple):
    """The choices of one report, and how much each counts."""

    choices: list[Options]
    counts: float


def notes() -> tuple[dict[str, list[Noted]], dict[str, list[Chosen]]]:
    """What a teacher notes over the training reports, by model: labels and choices."""
    labels: dict[str, list[Noted]] = defaultdict(list)
    choices: dict[str, list[Chosen]] = defaultdict(list)
    teacher = Teacher()
    reader = Reader(judge=teacher)
    for (report, gold), counts in training():
        teacher.open(gold)
        reader.read(report)
        for name, examples in teacher.notes.items():
            labels[name].append(Noted(examples, counts))
        for name, told in teacher.choices.items():
            choices[name].append(Chosen(told, counts))
    return labels, choices


def kept(reports: Iterable[Iterable[Sequence[str]]]) -> dict[str, int]:
    """The features that are learnt of, each with its column, from those of reports."""
    examples: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for report in reports:
        own: set[str] = set()
        for features in report:
            examples.update(set(features))
            own.update(features)
        told.update(own)
    names = sorted(
        f
        for f, n in examples.items()
        if n >= _LEAST and (told[f] >= _LEAST or not _ARABIC.search(f))
    )
    return {f: i for i, f in enumerate(names)}


def matrix(rows: Iterable[Sequence[str]], column: dict[str, int]) -> csr_matrix:
    """Which features hold in which row."""
    indices: list[int] = []
    ends = [0]
    for features in rows:
        indices += sorted({column[f] for f in features if f in column})
        ends.append(len(indices))
    shape = (len(ends) - 1, len(column))
    return csr_matrix((np.ones(len(indices)), indices, ends), shape=shape)


def fit(
    name: str, told: list[Noted], start: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One multinomial model, its weights in whole hundredths.

    ``start``: the model that learning begins with, for what is likely to be learnt again.
    """
    examples = [example for noted in told for example in noted.examples]
    column = kept([[fs for fs, _ in noted.examples] for noted in told])
    labels = sorted({label for _, label in examples})
    shift = np.array([_SHIFT.get((name, label), 0.0) for label in labels])
    model = LogisticRegression(
        C=_STRENGTH[name], max_iter=2000, tol=1e-6, warm_start=True
    )
    if start is not None and start["labels"] == labels:
        known = [start["rows"].get(f, [0] * len(labels)) for f in column]
        model.coef_ = np.array(known, float).T / _UNIT
        model.intercept_ = np.array(start["bias"], float) / _UNIT - shift
        model.classes_ = np.arange(len(labels))
    model.fit(
        matrix([fs for fs, _ in examples], column),
        [labels.index(label) for _, label in examples],
        [noted.counts for noted in told for _ in noted.examples],
    )
    rows = np.rint(model.coef_ * _UNIT).astype(int)
    return {
        "labels": labels,
        "bias": [round(float(b) * _UNIT) for b in model.intercept_ + shift],
        "rows": {f: rows[:, i].tolist() for f, i in column.items() if rows[:, i].any()},
    }


def fit_choice(
    told: list[Chosen], start: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One conditional logit (McFadden 1974): a best option against the others beside it.

    ``start``: as of ``fit``.
    """
    choices = [choice for chosen in told for choice in chosen.choices]
    column = kept([[f for o in c.choices for f, _ in o] for c in told])
    seen = matrix([f for options in choices for f, _ in options], column)
    best = np.array([right for options in choices for _, right in options], float)
    sizes = [len(options) for options in choices]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    counts = np.array([c.counts for c in told for _ in c.choices])

    def loss(weights: Any) -> tuple[float, Any]:
        """The penalised loss, and its slope."""
        worth = seen @ weights
        worth = np.exp(worth - np.repeat(np.maximum.reduceat(worth, starts), sizes))
        every = np.add.reduceat(worth, starts)
        right = np.add.reduceat(worth * best, starts)
        over = worth / np.repeat(every, sizes) - worth * best / np.repeat(right, sizes)
        slope = seen.T @ (np.repeat(counts, sizes) * over) + weights / _OF_CHOICES
        value = counts @ np.log(every / right) + weights @ weights / (2 * _OF_CHOICES)
        return float(value), slope

    known = (start or {"rows": {}})["rows"]
    first = np.array([known.get(f, 0) for f in column], float) / _UNIT
    found = minimize(loss, first, jac=True, method="L-BFGS-B", tol=1e-9).x
    weights = np.rint(found * _UNIT).astype(int)
    return {"rows": {f: int(weights[i]) for f, i in column.items() if weights[i]}}


def learn(start: dict[str, Any] | None = None) -> dict[str, Any]:
    """Every model, by name; ``start``: the models that learning begins with."""
    labels, choices = notes()
    known = start or {}
    return {name: fit(name, told, known.get(name)) for name, told in labels.items()} | {
        name: fit_choice(told, known.get(name)) for name, told in choices.items()
    }


def dump(models: dict[str, Any]) -> str:
    """The models as JSON, one feature a line so that differences can be read."""
    parts = []
    for name, model in sorted(models.items()):
        rows = ",\n".join(
            f"{json.dumps(f, ensure_ascii=False)}:{json.dumps(r, separators=(',', ':'))}"
            for f, r in sorted(model["rows"].items())
        )
        head = "".join(
            f'"{k}":{json.dumps(v)},' for k, v in model.items() if k != "rows"
        )
        parts.append(f'"{name}":{{{head}"rows":{{\n{rows}\n}}}}')
    return "{" + ",\n".join(parts) + "}\n"


def differences(stored: dict[str, Any], learnt: dict[str, Any]) -> Iterator[str]:
    """Where two sets of weights differ by more than two hundredths."""
    for name in sorted(stored.keys() | learnt.keys()):
        old = stored.get(name, {"rows": {}})["rows"]
        new = learnt.get(name, {"rows": {}})["rows"]
        for feature in sorted(old.keys() | new.keys()):
            one, two = old.get(feature, 0), new.get(feature, 0)
            if np.abs(np.subtract(one, two)).max() > _ROUNDING:
                yield f"{name} {feature}: {one} is stored, {two} is learnt"


def main() -> None:
    """Learn, then write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    args = parser.parse_args()
    if not args.check:
        WEIGHTS.parent.mkdir(exist_ok=True)
        WEIGHTS.write_text(dump(learn()), encoding="utf-8")
        return
    stored = json.loads(Path(WEIGHTS).read_text(encoding="utf-8"))
    # There is one best set of weights, wherever the search for it begins.
    faults = list(differences(stored, learn(stored)))
    print("\n".join(faults[:20]) or "the weights are those that the reports teach")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
