"""Where a case wants two people: who may approve an incident, and why others may not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import reports
import working
from tawthiq.case import cards, deciding, rules
from tawthiq.case.cards import Filter
from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError
from tawthiq.case.incidents import incident
from tawthiq.case.judging import judge, undo
from tawthiq.case.relating import relate, unrelate
from tawthiq.case.verify import verify
from tawthiq.cli import main


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Iterator[Case]:  # noqa: ARG001
    """A case whose incidents are approved by a second person."""
    with working.opened(tmp_path / "case", reviewers=2) as made:
        working.take_in(made, tmp_path, map(reports.report, range(4)))
        yield made


@pytest.fixture
def codes(case: Case) -> list[str]:  # noqa: ARG001
    """The codes of the incidents, that of most claims first."""
    rows = cards.select(Filter()).order_by("-claims", "code")
    return list(rows.values_list("code", flat=True))


@pytest.fixture
def code(codes: list[str]) -> str:
    """The code of an incident of two claims, which another person put together."""
    deciding.merge(codes[0], codes[1], by="tester")
    return codes[0]


def claims(code: str) -> list[str]:
    return [t.claim.id for t in incident(code).tellings]


def approve(code: str, by: str) -> None:
    deciding.decide(code, "state", "approved", by=by)


def judge_all(code: str, by: str) -> None:
    for claim in claims(code):
        judge(claim, "accepted", by=by)


def test_nobody_approves_what_nobody_else_looked_at(code: str) -> None:
    with pytest.raises(CaseError, match="nobody besides rami judged claim"):
        approve(code, by="rami")
    assert incident(code).state == "proposed"


def test_every_claim_is_judged_by_another(code: str, case: Case) -> None:
    first, *rest = claims(code)
    assert rest
    judge(first, "accepted", by="salma")
    with pytest.raises(CaseError, match=f"nobody besides rami judged claim {rest[0]}"):
        approve(code, by="rami")
    judge_all(code, by="salma")

    approve(code, by="rami")

    assert incident(code).approved_by == "rami"
    assert not [step for step in verify(case) if step.fault]


def test_or_the_incident_is_graded_by_another_as_it_is_now(code: str) -> None:
    deciding.decide(code, "grade", "fair", by="salma")
    judge(claims(code)[0], "accepted", by="hiba")
    with pytest.raises(CaseError, match="nobody besides rami"):
        approve(code, by="rami")  # it was graded before that
    deciding.decide(code, "grade", "fair", by="salma")

    approve(code, by="rami")

    assert incident(code).state == "approved"


@pytest.mark.parametrize(
    ("about", "value"),
    [("grade", "fair"), ("strike_status", "likely_strike"), ("attribution", "من قصف")],
)
def test_who_decided_of_it_does_not_approve_it(
    code: str, about: str, value: str
) -> None:
    judge_all(code, by="salma")
    deciding.decide(code, about, value, by="rami")
    words = f"rami decided the {about.replace('_', ' ')}"
    with pytest.raises(CaseError, match=words):
        approve(code, by="rami")
    deciding.decide(code, about, value, by="salma")  # hers stands now

    approve(code, by="rami")

    with pytest.raises(CaseError, match="rami approved"):
        deciding.decide(code, about, value, by="rami")
    deciding.decide(code, "note", "نظر فيها اثنان", by="rami")


def test_who_merged_or_parted_does_not_approve(codes: list[str]) -> None:
    one, two, *_ = codes
    judge_all(one, by="salma")
    judge_all(two, by="salma")
    deciding.merge(one, two, by="rami")
    with pytest.raises(CaseError, match="rami said which claims"):
        approve(one, by="rami")
    approve(one, by="hiba")
    deciding.unmerge(one, by="rami")  # what was taken back does not count

    approve(one, by="rami")

    assert incident(one).approved_by == "rami"
    deciding.merge(one, two, by="tester")
    deciding.part(one, claims(one)[:1], by="rami")
    with pytest.raises(CaseError, match="rami said which claims"):
        approve(one, by="rami")


def test_who_said_what_it_is_to_another_does_not_approve(codes: list[str]) -> None:
    one, two, *_ = codes
    judge_all(one, by="salma")
    judge_all(two, by="salma")
    relate(one, "part_of", two, by="rami")
    for code in (one, two):
        with pytest.raises(CaseError, match="rami said what this incident is"):
            approve(code, by="rami")
    unrelate(one, two, by="salma")

    approve(one, by="rami")

    with pytest.raises(CaseError, match="rami approved"):
        relate(two, "apart", one, by="rami")


def test_a_judgement_that_was_taken_back_does_not_count(code: str) -> None:
    judge_all(code, by="salma")
    judge(claims(code)[0], "rejected", by="rami")
    with pytest.raises(CaseError, match="rami judged claim"):
        approve(code, by="rami")
    undo(claims(code)[0], by="rami")

    approve(code, by="rami")

    assert incident(code).state == "approved"


def test_one_person_is_enough_where_one_is_asked_for(code: str) -> None:
    rules.change(reviewers=1, by="tester")
    judge_all(code, by="rami")
    deciding.decide(code, "grade", "fair", by="rami")
    approve(code, by="rami")
    deciding.decide(code, "grade", "weak", by="rami")
    assert incident(code).state == "approved"


def test_the_command_says_why(code: str, case: Case) -> None:
    args = ["incident", "decide", code, "state", "approved", "--as", "rami"]
    result = CliRunner().invoke(main, [*args, "--case", str(case.directory)])
    assert result.exit_code == 1
    assert "nobody besides rami judged claim" in result.output
    assert "grades the incident" in result.output
