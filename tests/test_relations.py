"""What people say that two incidents are to each other: part of, apart, taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection

import working
from tawthiq.case import audit, deciding
from tawthiq.case.audit import Asked
from tawthiq.case.bag import export, restore
from tawthiq.case.case import Case
from tawthiq.case.changed import Change
from tawthiq.case.fault import CaseError
from tawthiq.case.incidents import incident, incidents
from tawthiq.case.models import Card, Incident, IncidentJudgement
from tawthiq.case.relating import relate, unrelate
from tawthiq.case.relations import relations
from tawthiq.case.verify import verify
from tawthiq.cli import main

_MARKET = working.row(
    "أربعة قتلى في غارة على سوق الأتارب",
    "قتل أربعة مدنيين أمس الاثنين في غارة جوية شنها الطيران الحربي على سوق بلدة الأتارب "
    "بريف حلب الغربي.",
    "2016-12-06",
    "صحيفة أولى",
)
_SAME = working.row(
    "غارات على ريف حلب",
    "استهدف الطيران الحربي يوم الاثنين السوق الشعبي في بلدة الأتارب بريف حلب ما أدى إلى "
    "مقتل خمسة مدنيين بينهم طفلة، بحسب الدفاع المدني.",
    "2016-12-06",
    "صحيفة ثانية",
)
_THIRD = working.row(
    "سوق الأتارب",
    "أغارت طائرات حربية يوم الاثنين على السوق الشعبي في بلدة الأتارب بريف حلب الغربي "
    "فقتلت خمسة مدنيين.",
    "2016-12-06",
    "صحيفة ثالثة",
)
_ELSEWHERE = working.row(
    "قصف على درعا",
    "قصفت قوات النظام بالمدفعية يوم الاثنين حي طريق السد في مدينة درعا ما أدى إلى مقتل "
    "أربعة مدنيين.",
    "2016-12-06",
    "صحيفة أولى",
)
_MONTH = working.row(
    "حصيلة الشهر",
    "قتل 312 مدنيا في غارات جوية على محافظة حلب خلال شهر كانون الأول.",
    "2016-12-31",
    "مركز التوثيق",
)


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Iterator[Case]:  # noqa: ARG001
    """A strike, a shelling elsewhere, and the sum of the month, which counts the strike."""
    with working.opened(tmp_path / "case") as made:
        working.take_in(made, tmp_path, [_MARKET, _ELSEWHERE, _MONTH])
        yield made


def _code(place: str) -> str:
    return next(
        i.code
        for i in incidents()
        if i.location is not None and place in i.location.name
    )


@pytest.fixture
def codes(case: Case) -> tuple[str, str, str]:  # noqa: ARG001
    """The codes of the strike, of the shelling, and of the sum."""
    return _code("الأتارب"), _code("طريق السد"), _code("حلب")


Codes = tuple[str, str, str]


def verified(case: Case) -> bool:
    return not [step for step in verify(case) if step.fault]


def test_a_part_is_a_part_until_it_is_taken_back(case: Case, codes: Codes) -> None:
    _, shelling, month = codes
    assert incident(shelling).part_of == ()

    relate(shelling, "part_of", month, by="salma", why="يعدها المركز")

    assert incident(shelling).part_of == (month,)
    assert shelling in incident(month).parts
    assert Card.objects.get(code=shelling).part_of == 1
    assert {i.code: i.part_of for i in incidents()}[shelling] == (month,)
    held = relations([Incident.objects.get(code=month)])[month][shelling]
    assert (held.about, held.who, held.why) == ("whole_of", "salma", "يعدها المركز")
    unrelate(month, shelling, by="rami", why="لا يعدها")
    assert incident(shelling).part_of == ()
    assert Card.objects.get(code=shelling).part_of == 0
    assert IncidentJudgement.objects.count() == 4  # nothing was changed, all was added
    assert verified(case)


def test_apart_stands_over_what_is_derived(case: Case, codes: Codes) -> None:
    strike, _, month = codes
    assert incident(strike).part_of == (month,)

    relate(month, "apart", strike, by="salma", why="خارج الفترة")

    assert incident(strike).part_of == ()
    assert strike not in incident(month).parts
    working.linked()
    assert incident(strike).part_of == ()
    unrelate(strike, month, by="salma")
    assert incident(strike).part_of == (month,)
    assert verified(case)


def test_the_last_that_was_said_stands(codes: Codes) -> None:
    strike, shelling, _ = codes
    relate(strike, "part_of", shelling, by="salma")
    relate(shelling, "part_of", strike, by="rami")

    assert incident(strike).parts == (shelling,)
    assert incident(strike).part_of != (shelling,)


def test_nothing_is_a_part_of_its_own_part(codes: Codes) -> None:
    strike, shelling, month = codes
    relate(month, "part_of", shelling, by="salma")

    with pytest.raises(CaseError, match=f"{strike} is part of {shelling} already"):
        relate(shelling, "part_of", strike, by="salma")
    with pytest.raises(CaseError, match="one incident already"):
        relate(strike, "apart", strike, by="salma")
    with pytest.raises(CaseError, match="nobody said"):
        unrelate(strike, shelling, by="salma")


def test_a_relink_keeps_two_apart(case: Case, codes: Codes, tmp_path: Path) -> None:
    strike = codes[0]
    working.take_in(case, tmp_path, [_SAME])
    first, second = incident(strike).tellings[0], incident(strike).tellings[-1]
    assert first.source.report != second.source.report
    one, two = first.claim.id, second.claim.id
    deciding.say(one, two, "different", by="salma")
    (other,) = {
        i.code for i in incidents() for t in i.tellings if t.claim.id in {one, two}
    } - {strike}

    relate(strike, "apart", other, by="salma", why="غارتان")
    deciding.say(one, two, "unsure", by="salma")
    working.take_in(case, tmp_path, [_THIRD])

    assert incident(strike).code == strike
    assert incident(other).code == other
    sources = incident(strike).sources + incident(other).sources
    assert sources == 3  # the third is of one of them
    with pytest.raises(CaseError, match="salma said"):
        deciding.merge(strike, other, by="rami")
    with pytest.raises(CaseError, match="salma said"):
        deciding.say(one, two, "same", by="rami")
    unrelate(strike, other, by="rami")
    assert incident(strike).code == incident(other).code  # as their claims tell
    assert verified(case)


def test_what_was_said_follows_a_merge_and_comes_back(case: Case, codes: Codes) -> None:
    strike, shelling, month = codes
    relate(shelling, "part_of", month, by="salma")
    deciding.merge(strike, shelling, by="rami")
    assert incident(shelling).code == strike
    assert month in incident(shelling).part_of

    relate(shelling, "apart", month, by="rami")  # by the old code

    assert incident(strike).part_of == ()
    unrelate(strike, month, by="rami")
    deciding.unmerge(strike, by="rami")
    assert incident(shelling).part_of == ()  # both were taken back
    assert verified(case)


def test_the_log_tells_what_was_said(codes: Codes) -> None:
    strike, shelling, _ = codes
    relate(strike, "part_of", shelling, by="salma", why="يعدها")
    relate(strike, "apart", shelling, by="rami", why="غيرها")
    unrelate(strike, shelling, by="rami")

    lines = audit.entries(Asked(action="decide", incident=shelling)).rows

    assert [(line.who, line.incident, line.changes) for line in lines] == [
        ("rami", strike, (Change("apart", shelling, None),)),
        (
            "rami",
            strike,
            (Change("part_of", shelling, None), Change("apart", None, shelling)),
        ),
        ("salma", strike, (Change("part_of", None, shelling),)),
    ]


def test_verify_sees_a_relation_that_was_changed(case: Case, codes: Codes) -> None:
    strike, shelling, _ = codes
    relate(strike, "apart", shelling, by="salma")
    row = IncidentJudgement.objects.latest("pk")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("drop trigger case_incidentjudgement_no_update")
        else:
            cursor.execute("alter table case_incidentjudgement disable trigger all")
    IncidentJudgement.objects.filter(pk=row.pk).update(about="part_of")

    assert not verified(case)


def test_a_bag_carries_what_was_said(
    case: Case, codes: Codes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strike, shelling, month = codes
    relate(shelling, "part_of", month, by="salma")
    relate(strike, "apart", month, by="salma", why="خارج الفترة")
    before = list(incidents())
    export(case, tmp_path / "bag", by="salma")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    there = restore(tmp_path / "bag", tmp_path / "there", by="salma")

    assert list(incidents()) == before
    assert incident(month).parts == (shelling,)
    assert relations()[strike][month].why == "خارج الفترة"
    assert verified(there)
    there.close()


def test_the_command_says_it_and_takes_it_back(case: Case, codes: Codes) -> None:
    strike, shelling, _ = codes

    def run(*words: str, code: int = 0) -> str:
        args = ["incident", *words, "--case", str(case.directory)]
        result = CliRunner().invoke(main, args)
        assert result.exit_code == code, result.output
        return result.output

    run("relate", strike[:6], "part_of", shelling, "--as", "salma", "--why", "منها")
    shown = run("show", strike)
    assert f"part of    {shelling}, by" in shown
    assert "منها" in shown
    assert json.loads(run("show", strike, "--format", "json"))["part_of"] != []
    run("relate", strike, "apart", shelling, "--as", "salma")
    assert f"apart      {shelling}, by" in run("show", strike)
    assert "take that back first" in run("merge", strike, shelling, code=1)
    run("unrelate", strike, shelling, "--as", "salma")
    assert "apart" not in run("show", strike)
    assert "nobody said" in run("unrelate", strike, shelling, code=1)
