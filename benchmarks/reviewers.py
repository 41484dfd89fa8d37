"""Twenty reviewers at once for five minutes, on PostgreSQL, behind gunicorn.

    python benchmarks/reviewers.py [--seconds 300] [--reviewers 20] [--workers 4]

They judge what waits through the API, three of ten times one of the claims that all
look at.  Told are the judgements, the conflicts, how long each kind of request took,
and whether anything was lost (docs/desk-team.md states the last run's figures).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path.insert(0, str(TESTS))
os.environ["DJANGO_SETTINGS_MODULE"] = "tawthiq.desk.settings"

import django

django.setup()

import postgres
from desk import proxy
from desk.desks import fill
from desk.reviewers import Outcome, Reviewer, lost, simulate
from tawthiq.case.case import Case
from tawthiq.case.models import Claim
from tawthiq.desk import accounts, opened, tokens

REPORTS = Path(__file__).with_name("linking.jsonl")
CONTESTED = 10


def main() -> None:
    """Fill a case, let them work, tell what came of it."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=300)
    options.add_argument("--reviewers", type=int, default=20)
    options.add_argument("--workers", type=int, default=4)
    asked = options.parse_args()
    with postgres.server() as server, tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = server.database()
        directory = Path(folder) / "case"
        Case.create(directory, "ملف السباق", "bench").close()
        case = opened.show(directory)
        fill(case, REPORTS)
        people = [_person(n) for n in range(asked.reviewers)]
        claims = Claim.objects.filter(until=None).order_by("pk")
        print(f"{claims.count():,} claims, {len(people)} reviewers")
        contested = list(claims.values_list("key", flat=True)[:CONTESTED])
        case.close()
        options_ = ("--workers", str(asked.workers), "--threads", "4")
        with proxy.gunicorn(directory, *options_) as path:
            outcome = simulate(
                lambda: proxy.plain(path), people, contested, asked.seconds
            )
        case = opened.show(directory)
        _tell(outcome, asked.seconds)
        faults = [*outcome.faults, *lost(case, outcome)]
        case.close()
    print(f"{len(faults)} faults")
    for fault in faults[:20]:
        print(f"  {fault}")
    sys.exit(bool(faults))


def _person(number: int) -> Reviewer:
    user = accounts.add(f"reviewer{number}", "reviewer", by="bench")
    return Reviewer(user.username, tokens.make(user, "race", ["read", "judge"], 1)[1])


def _tell(outcome: Outcome, seconds: float) -> None:
    made = len(outcome.done)
    print(f"{made:,} judgements kept, {made / seconds:.1f} a second")
    print(f"{outcome.conflicts:,} conflicts shown; statuses {dict(outcome.statuses)}")
    for what, spent in outcome.seconds.items():
        cuts = statistics.quantiles(spent, n=20)
        print(
            f"  {what:<12} {len(spent):>7,}  median {cuts[9] * 1000:6.0f} ms"
            f"  95 % {cuts[18] * 1000:6.0f} ms"
        )


if __name__ == "__main__":
    main()
