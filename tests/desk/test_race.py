"""Twenty reviewers at once on PostgreSQL, behind gunicorn with several workers."""

from __future__ import annotations

from pathlib import Path

import pytest

import postgres
from desk import proxy
from desk.desks import fill
from desk.reviewers import Reviewer, lost, simulate
from tawthiq.case.case import Case
from tawthiq.case.models import Claim
from tawthiq.desk import accounts, opened, tokens

_REVIEWERS = 20
_SECONDS = 120  # at most, on a machine that is busy with other things
_ENOUGH = 80  # judgements
_CONTESTED = 3


def test_no_judgement_of_many_reviewers_is_lost(
    postgres_server: postgres.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_server.database())
    Case.create(tmp_path / "case", "ملف الفريق", "tester").close()
    case = opened.show(tmp_path / "case")
    fill(case)
    people = []
    for n in range(_REVIEWERS):
        user = accounts.add(f"reviewer{n}", "reviewer", by="tester")
        secret = tokens.make(user, "race", ["read", "judge"], 1)[1]
        people.append(Reviewer(user.username, secret))
    claims = Claim.objects.filter(until=None).order_by("pk")
    contested = list(claims.values_list("key", flat=True)[:_CONTESTED])
    case.close()
    with proxy.gunicorn(case.directory, "--workers", "3", "--threads", "4") as path:
        outcome = simulate(
            lambda: proxy.plain(path), people, contested, _SECONDS, _ENOUGH
        )
    case = opened.show(tmp_path / "case")
    assert not outcome.faults
    assert lost(case, outcome) == []
    assert len(outcome.done) >= _ENOUGH
    assert outcome.conflicts
    case.close()
