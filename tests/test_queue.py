"""The queue: which claims wait, why they come early, and in which order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reports
import working
from tawthiq.case import judging, queue, reading
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Queued
from tawthiq.extract.recipe import Recipe

_PLACE = {
    "text": "السرو",
    "start": 0,
    "end": 5,
    "name": "السرو",
    "lat": 35.9,
    "lon": 36.6,
    "alternatives": [],
}
_PLAIN: dict[str, Any] = {
    "id": "ab",
    "status": "asserted",
    "places": [_PLACE],
    "date": {"from": "2016-12-05", "to": "2016-12-05"},
    "harm": [],
}


def killed(low: int | None, form: str = "exact", words: str | None = None) -> Any:  # noqa: ANN401
    return [{"kind": "killed", "low": low, "high": low, "form": form, "words": words}]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, set()),
        ({"harm": killed(9)}, set()),
        ({"harm": killed(10)}, {"toll"}),
        ({"harm": killed(None, "vague", "المئات")}, {"toll"}),
        ({"harm": killed(None, "vague", "آلاف")}, {"toll"}),
        ({"harm": killed(None, "vague", "العشرات")}, set()),
        ({"status": "denied"}, {"uncertain"}),
        ({"status": "intended"}, {"uncertain"}),
        ({"places": [], "date": None}, {"uncertain"}),
        ({"places": []}, set()),
        ({"date": None}, set()),
        ({"places": [{**_PLACE, "lat": None}]}, {"uncertain"}),
        ({"places": [{**_PLACE, "alternatives": [{"id": "x"}]}]}, {"uncertain"}),
    ],
)
def test_a_claim_says_itself_why_it_comes_early(
    changes: dict[str, Any], why: set[str]
) -> None:
    assert set(queue.reasons({**_PLAIN, **changes})) - {"random"} == why


def test_a_twentieth_is_drawn_and_always_the_same() -> None:
    def drawn() -> list[int]:
        return [
            n
            for n in range(4_000)
            if "random" in queue.reasons({**_PLAIN, "id": f"{n:016x}"})
        ]

    assert 150 < len(drawn()) < 250
    assert drawn() == drawn()


def test_a_higher_toll_is_more_urgent_and_a_contested_claim_still_more() -> None:
    few, many, most = (
        queue.points({**_PLAIN, "harm": killed(n)}, ["toll"]) for n in (10, 100, 9_999)
    )
    assert few < many < most < queue.WEIGHTS["contested"]


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Iterator[Case]:  # noqa: ARG001
    """A case with claims of every sort."""
    with working.opened(tmp_path / "case") as made:
        working.take_in(made, tmp_path, map(reports.report, range(24)))
        yield made


def waiting() -> set[str]:
    return set(Queued.objects.values_list("claim__key", flat=True))


def test_every_claim_waits_until_it_is_judged_and_again_when_that_is_taken_back(
    case: Case,  # noqa: ARG001
) -> None:
    everything = set(Claim.objects.values_list("key", flat=True))
    assert waiting() == everything
    row = Queued.objects.latest("priority")
    before = row.reasons, row.priority

    judging.judge(row.claim.key, "accepted", by="salma")
    assert waiting() == everything - {row.claim.key}
    assert sum(queue.counts().values()) == len(everything) - 1

    judging.undo(row.claim.key, by="salma")
    assert waiting() == everything
    again = Queued.objects.get(pk=row.pk)
    assert (again.reasons, again.priority) == before


def test_the_most_urgent_come_first_each_once(case: Case) -> None:  # noqa: ARG001
    found: list[Queued] = []
    after: str | None = ""
    while after is not None:
        page = queue.next_claims(after, limit=5)
        found += page.rows
        after = page.next

    assert {row.claim.key for row in found} == waiting()
    assert len(found) == Queued.objects.count()
    assert [r.priority for r in found] == sorted(
        (r.priority for r in found), reverse=True
    )


@pytest.mark.parametrize("reason", queue.REASONS)
def test_a_reason_narrows_the_queue(case: Case, reason: str) -> None:  # noqa: ARG001
    Queued.objects.filter(pk=Queued.objects.earliest("pk").pk).update(**{reason: True})

    rows = queue.next_claims(reason=reason, limit=10_000).rows

    assert all(reason in row.reasons.split(",") for row in rows)
    assert len(rows) == queue.having()[reason] > 0
    assert sum(r.claims for r in queue.reports(reason, limit=10_000).rows) == len(rows)


def test_another_reason_is_refused(case: Case) -> None:  # noqa: ARG001
    with pytest.raises(ValueError, match="is none of"):
        queue.next_claims(reason="ugly")


def test_reports_come_by_their_most_urgent_claim_with_all_that_wait(
    case: Case,  # noqa: ARG001
) -> None:
    found: list[queue.Waiting] = []
    after: str | None = ""
    while after is not None:
        page = queue.reports(after=after, limit=4)
        found += page.rows
        after = page.next

    assert len({w.report.pk for w in found}) == len(found)
    best: dict[int, int] = {}
    counted: dict[int, int] = {}
    for row in Queued.objects.all():
        best[row.report_id] = max(best.get(row.report_id, -1), row.priority)
        counted[row.report_id] = counted.get(row.report_id, 0) + 1
    assert {w.report.pk: w.claims for w in found} == counted
    assert [w.first.priority for w in found] == sorted(best.values(), reverse=True)


def test_claims_of_an_incident_that_contradicts_itself_are_contested(
    backend: str,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    told = (
        "قتل {} مدنيين أمس الاثنين في غارة جوية شنها الطيران الحربي على بلدة الأتارب."
    )
    with working.opened(tmp_path / "case") as case:
        rows = [
            working.row(f"غارة {n}", told.format(n), "2016-12-06", f"صحيفة {n}")
            for n in ("أربعة", "سبعة")
        ]
        working.take_in(case, tmp_path, rows[:1])
        assert not Queued.objects.filter(contested=True).exists()
        quiet = Queued.objects.earliest("pk").priority

        working.take_in(case, tmp_path, rows[1:])

        torn = Queued.objects.filter(contested=True)
        assert torn.count() == Queued.objects.count()
        assert torn.earliest("pk").priority == quiet + queue.WEIGHTS["contested"]
        for row in torn.filter(report=2):
            judging.judge(row.claim.key, "rejected", by="salma", why="نقل خاطئ")
        working.linked()
        assert not Queued.objects.filter(contested=True).exists()
        assert Queued.objects.earliest("pk").priority == quiet


def test_what_is_read_otherwise_since_it_was_judged_is_shown_again(
    case: Case,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    judged = [row.key for row in Claim.objects.filter(type="shelling")]
    for claim in judged:
        judging.judge(claim, "accepted", by="salma")
    assert not waiting() & set(judged)

    working.all_of(reading.read(by="tester", how=Recipe(_overlay(tmp_path))))

    otherwise = Queued.objects.filter(new_reading=True)
    assert otherwise
    assert {r.claim.key for r in otherwise} <= set(judged)
    for row in otherwise:
        assert row.claim.until is None
        assert row.reasons.startswith("new_reading")
        assert queue.next_claims().rows[0].new_reading
    assert set(judging.standing(judged)) == set(judged)
    assert waiting() >= set(
        Claim.objects.filter(until=None)
        .exclude(key__in=judged)
        .values_list("key", flat=True)
    )

    working.all_of(reading.read(by="tester"))

    assert not Queued.objects.filter(new_reading=True).exists()


def _overlay(folder: Path) -> Path:
    overlay = folder / "overlay"
    overlay.mkdir()
    (overlay / "actors.csv").write_text(
        "id,name,en,aliases,kind,side,country,valid_from,valid_to,match,no_match\n"
        "test_guns,مدفعية النظام,artillery,,state_forces,syria_regime,SY,,,,\n",
        encoding="utf-8",
    )
    return overlay


def test_a_restored_case_has_the_same_queue_and_cards(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tawthiq.case import cards
    from tawthiq.case.bag import export, restore
    from tawthiq.case.models import Card, CardValue

    def held() -> list[Any]:
        queued = Queued.objects.order_by("claim__key").values_list(
            "claim__key", "priority", *queue.REASONS
        )
        shown = Card.objects.order_by("code").values()
        values = CardValue.objects.order_by("card__code", "slot", "name", "ident")
        return [
            *queued,
            *(json.dumps(card, sort_keys=True) for card in shown),
            *values.values_list("card__code", "slot", "name", "ident"),
        ]

    judging.judge(Claim.objects.earliest("pk").key, "accepted", by="salma")
    before = held()
    export(case, tmp_path / "bag", by="salma")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    there = restore(tmp_path / "bag", tmp_path / "there", by="salma")
    working.all_of(cards.refresh())

    assert held() == before
    there.close()
