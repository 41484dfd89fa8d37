"""Two people at one claim or incident: conflicts, taking back, two reviewers, the log."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

import reports
import working
from tawthiq.case import adding, audit, cards, deciding, rules
from tawthiq.case.audit import Asked
from tawthiq.case.bag import export, restore
from tawthiq.case.cards import Filter
from tawthiq.case.case import Case
from tawthiq.case.changed import Change
from tawthiq.case.fault import CaseError
from tawthiq.case.incidents import digest_of, incident
from tawthiq.case.judging import Conflict, history, judge, standing, undo
from tawthiq.case.models import CaseFile, Claim, Entry, IncidentJudgement, Judgement
from tawthiq.case.verify import verify


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Iterator[Case]:  # noqa: ARG001
    """A case of a few reports, linked."""
    with working.opened(tmp_path / "case") as made:
        working.take_in(made, tmp_path, map(reports.report, range(6)))
        yield made


@pytest.fixture
def strike(case: Case) -> Claim:  # noqa: ARG001
    """A claim that nobody judged."""
    return working.claim("airstrike")


def code_of(claim: Claim) -> str:
    """The incident of a claim."""
    return next(
        card.code
        for card in cards.select(Filter())
        if claim.key in {t.claim.id for t in incident(card.code).tellings}
    )


def verified(case: Case) -> bool:
    return not [step for step in verify(case) if step.fault]


def test_who_saw_what_stands_judges_and_who_did_not_is_told(strike: Claim) -> None:
    first = judge(strike.key, "accepted", by="salma", seen=0)

    with pytest.raises(Conflict, match="salma judged it accepted") as caught:
        judge(strike.key, "rejected", by="rami", seen=0)

    assert (caught.value.standing, caught.value.seen) == (first, 0)
    assert len(history(strike.key)) == 1
    second = judge(strike.key, "rejected", by="rami", seen=first.pk)
    assert standing([strike.key])[strike.key] == second
    judge(strike.key, "accepted", by="rami")


def test_of_two_who_judge_at_once_one_is_told(strike: Claim) -> None:
    told: list[str] = []
    begin = threading.Barrier(2)

    def one(who: str) -> None:
        try:
            begin.wait()
            judge(strike.key, "accepted", by=who, seen=0)
        except Conflict as conflict:
            told.append(f"{who} after {conflict.standing and conflict.standing.who}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(who,)) for who in ("salma", "rami")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told in (["salma after rami"], ["rami after salma"])
    assert len(history(strike.key)) == 1


def test_taking_back_counts_back_to_nothing(case: Case, strike: Claim) -> None:
    judge(strike.key, "accepted", by="salma", why="شهود")
    judge(strike.key, "corrected", by="salma", correction={"status": "denied"})
    third = judge(strike.key, "rejected", by="salma")

    again = undo(strike.key, by="salma", seen=third.pk)
    assert (again.verdict, json.loads(again.correction)) == (
        "corrected",
        {"status": "denied"},
    )
    assert undo(strike.key, by="salma").verdict == "accepted"
    assert undo(strike.key, by="salma").verdict == "withdrawn"

    assert standing([strike.key]) == {}
    with pytest.raises(CaseError, match="no judgement stands"):
        undo(strike.key, by="salma")
    assert [j.verdict for j in history(strike.key)] == [
        *("accepted", "corrected", "rejected"),
        *("corrected", "accepted", "withdrawn"),
    ]
    judge(strike.key, "rejected", by="salma", seen=0)
    assert undo(strike.key, by="salma").verdict == "withdrawn"
    assert verified(case)


def test_nobody_takes_another_persons_judgement_back(strike: Claim) -> None:
    held = judge(strike.key, "accepted", by="salma")

    with pytest.raises(CaseError, match="another person's"):
        undo(strike.key, by="rami")
    with pytest.raises(Conflict):
        undo(strike.key, by="salma", seen=held.pk + 1)

    assert standing([strike.key])[strike.key] == held


def test_corrections_add_up_and_each_holds_all_of_them(strike: Claim) -> None:
    judge(strike.key, "corrected", by="salma", correction={"status": "denied"})
    judge(strike.key, "corrected", by="rami", correction={"weapons": []})

    held = standing([strike.key])[strike.key]
    assert json.loads(held.correction) == {"status": "denied", "weapons": []}

    judge(strike.key, "corrected", by="rami", correction={"status": "asserted"})
    held = standing([strike.key])[strike.key]
    assert json.loads(held.correction) == {"status": "asserted", "weapons": []}

    judge(strike.key, "accepted", by="rami")
    judge(strike.key, "corrected", by="rami", correction={"actors": []})
    held = standing([strike.key])[strike.key]
    assert json.loads(held.correction) == {"actors": []}


def _corrections(row: Claim) -> dict[str, Any]:
    """A correction of every field that may be corrected, with words of the report."""
    span = row.value["trigger"]
    day = {"from": "2016-12-04", "to": "2016-12-05", "precision": "week", **span}
    return {
        "type": "shelling",
        "status": "intended",
        "quote": span,
        "sources": [{**span, "name": "شاهد", "id": None, "kind": "witness"}],
        "actors": [{**span, "name": "مجهول"}],
        "targets": [{**span, "name": "سوق"}],
        "weapons": [{**span, "name": "برميل"}],
        "places": [{**span, "name": "السرو", "in": "إدلب", "lat": 35.9, "lon": 36.6}],
        "date": day,
        "harm": [{**span, "kind": "injured", "low": 2, "high": 4, "form": "range"}],
        "victims": [{**span, "name": "نزيه", "age": 7, "sex": "male"}],
        "losses": [{**span, "item": "مشفى", "state": "damaged"}],
        "extent": "partial",
        "why": ["قاله شاهد"],
    }


def test_every_field_is_corrected_and_derived_with(strike: Claim) -> None:
    for field, value in _corrections(strike).items():
        judge(strike.key, "corrected", by="salma", correction={field: value})

    held = standing([strike.key])[strike.key]
    assert json.loads(held.correction).keys() == strike.value.keys() - {"id", "trigger"}
    working.linked()
    told = {t.claim.id: t for t in incident(code_of(strike)).tellings}[strike.key]
    assert (told.verdict, told.claim.type.value) == ("corrected", "shelling")
    assert told.claim.harm[0].high == 4


@pytest.mark.parametrize(
    "correction",
    [
        {"id": "ab"},
        {"trigger": {"text": "", "start": 0, "end": 0}},
        {"status": "maybe"},
        {"colour": "red"},
        {"actors": [{"text": "ليس هنا", "start": 0, "end": 7, "name": "x"}]},
        {"date": {"from": "2016-02-30", "to": "2016-02-30"}},
        {"quote": {"text": "x", "start": "a", "end": None}},
    ],
)
def test_a_correction_that_makes_no_claim_is_refused(
    strike: Claim, correction: dict[str, Any]
) -> None:
    with pytest.raises(CaseError):
        judge(strike.key, "corrected", by="salma", correction=correction)

    assert not Judgement.objects.exists()


def test_another_verdict_is_refused(strike: Claim) -> None:
    with pytest.raises(CaseError, match="is none of"):
        judge(strike.key, "withdrawn", by="salma")  # type: ignore[arg-type]


def test_a_decision_of_what_changed_meanwhile_is_told(strike: Claim) -> None:
    code = code_of(strike)
    seen = digest_of(incident(code).tellings)
    deciding.decide(code, "grade", "fair", by="salma", seen=seen)
    judge(strike.key, "rejected", by="rami")

    with pytest.raises(Conflict, match="claims of") as caught:
        deciding.decide(code, "state", "approved", by="salma", seen=seen)

    assert (caught.value.standing, caught.value.seen) == (None, seen)
    assert IncidentJudgement.objects.count() == 1


def test_a_decision_over_one_that_was_not_seen_is_told(strike: Claim) -> None:
    code = code_of(strike)
    seen = deciding.seen(code)
    deciding.decide(code, "state", "rejected", by="rami", seen=seen)

    with pytest.raises(Conflict, match="somebody decided"):
        deciding.decide(code, "state", "approved", by="salma", seen=seen)

    deciding.decide(code, "state", "approved", by="salma", seen=deciding.seen(code))
    assert incident(code).state == "approved"


@pytest.fixture
def two(backend: str, tmp_path: Path) -> Iterator[Case]:  # noqa: ARG001
    """A case whose incidents are approved by a second person."""
    with working.opened(tmp_path / "case", reviewers=2) as made:
        working.take_in(made, tmp_path, map(reports.report, range(6)))
        yield made


def test_a_second_person_approves(two: Case) -> None:
    strike = working.claim("airstrike")
    code = code_of(strike)
    judge(strike.key, "accepted", by="salma")

    with pytest.raises(CaseError, match=f"salma judged claim {strike.key}"):
        deciding.decide(code, "state", "approved", by="salma")

    assert incident(code).state == "proposed"
    deciding.decide(code, "state", "rejected", by="salma")
    deciding.decide(code, "state", "approved", by="rami")
    assert incident(code).approved_by == "rami"
    assert verified(two)


def test_who_added_a_claim_does_not_approve_it(two: Case) -> None:  # noqa: ARG001
    strike = working.claim("airstrike")
    value = {k: strike.value[k] for k in ("type", "trigger", "quote", "places", "date")}
    row = adding.add_claim(strike.report.key, value, by="salma")
    undo(row.key, by="salma")
    working.linked()

    with pytest.raises(CaseError, match="salma"):
        deciding.decide(code_of(row), "state", "approved", by="salma")


def test_how_many_people_it_takes_is_changed_and_logged(case: Case) -> None:
    strike = working.claim("airstrike")
    code = code_of(strike)
    judge(strike.key, "accepted", by="salma")
    deciding.decide(code, "state", "approved", by="salma")

    rules.change(reviewers=2, by="hiba", why="قرار الفريق")

    assert rules.reviewers() == 2
    entry = Entry.objects.latest("seq").value
    assert (entry["action"], entry["detail"]) == ("settings", {"reviewers": 2})
    with pytest.raises(CaseError, match="two people"):
        deciding.decide(code, "state", "approved", by="salma")
    assert verified(case)
    for wrong in (0, 3):
        with pytest.raises(CaseError, match="1 person or 2"):
            rules.change(reviewers=wrong, by="hiba")


def test_verify_sees_a_rule_that_was_changed_beside_the_log(two: Case) -> None:
    assert verified(two)

    CaseFile.objects.update(reviewers=1)

    assert not verified(two)


def test_a_bag_carries_how_many_people_it_takes(
    two: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(two, tmp_path / "bag", by="salma")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    there = restore(tmp_path / "bag", tmp_path / "there", by="salma")

    assert rules.reviewers() == 2
    assert verified(there)
    there.close()


def lines(**asked: Any) -> list[audit.Line]:  # noqa: ANN401
    """All entries that fit, the newest first, read in small pages."""
    found: list[audit.Line] = []
    after: str | None = ""
    while after is not None:
        page = audit.entries(Asked(**asked), after, 2)
        found += page.rows
        after = page.next
    return found


def test_the_log_tells_field_by_field_what_changed(strike: Claim) -> None:
    actors = strike.value["actors"]
    assert actors
    judge(strike.key, "accepted", by="salma", why="شهود")
    judge(strike.key, "corrected", by="rami", correction={"status": "denied"})
    judge(strike.key, "corrected", by="rami", correction={"actors": []})
    undo(strike.key, by="rami")

    back, third, second, first = lines(claim=strike.key, action="judge")

    assert first.changes == (Change("verdict", "unreviewed", "accepted"),)
    assert (first.who, first.why, first.claim) == ("salma", "شهود", strike.key)
    assert second.changes == (
        Change("verdict", "accepted", "corrected"),
        Change("status", "asserted", "denied"),
    )
    assert third.changes == (Change("actors", actors, []),)
    assert back.changes == (Change("actors", [], actors),)
    assert back.seq > third.seq > second.seq > first.seq


def test_the_log_tells_decisions_and_links(strike: Claim) -> None:
    code = code_of(strike)
    other = next(c.code for c in cards.select(Filter()) if c.code != code)
    deciding.decide(code, "grade", "fair", by="salma")
    deciding.decide(code, "grade", "weak", by="rami", why="مصدر واحد")
    deciding.merge(code, other, by="salma")

    link, second, first = lines(action="decide")

    assert first.changes == (Change("grade", None, "fair"),)
    assert second.changes == (Change("grade", "fair", "weak"),)
    assert (second.incident, second.why) == (code, "مصدر واحد")
    assert link.changes == (Change("link", None, "same"),)
    assert strike.key in {claim for pair in link.pairs for claim in pair}
    assert {x.seq for x in lines(incident=code)} >= {first.seq, second.seq, link.seq}


def test_the_log_is_narrowed_down(strike: Claim) -> None:
    judge(strike.key, "accepted", by="salma", why='","who":"rami","why":"')
    judge(strike.key, "accepted", by="Salma")
    judge(strike.key, "accepted", by='س"لمى')
    everything = lines()

    assert [x.seq for x in everything] == list(range(Entry.objects.count(), 0, -1))
    assert [x.who for x in lines(who="salma")] == ["salma"]
    assert [x.who for x in lines(who='س"لمى')] == ['س"لمى']
    assert lines(who="rami") == []
    assert {x.action for x in lines(action="link")} == {"link"}
    today = everything[0].at[:10]
    assert lines(since=today) == lines(since=everything[-1].at[:10], until=today)
    assert lines(since="2999-01-01") == lines(until="2000-01-01") == []
    assert len(lines(claim=strike.key)) == 4
    assert lines(claim="") == everything
    assert audit.entries(Asked(), "nonsense", 3).rows[0].seq == everything[0].seq
