"""Who says that they did not do it, and that it did not happen: never told as done."""

from __future__ import annotations

import pytest

from posted import claims


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("نفت الكتائب مسؤوليتها عن قصف السوق في حلب", "shelling"),
        ("نفى الجيش علاقته بقصف المستشفى في صعدة", "shelling"),
        ("نفت قوات النظام أي علاقة لها بتفجير حمص", "bombing"),
        ("أكد المجلس أن الكتائب المقاتلة لا علاقة لها بتفجير أمس في دمشق", "bombing"),
        ("أكد المجلس أن لا علاقة له باغتيال القيادي في درعا", "shooting"),
    ],
)
def test_who_disclaims_an_act_is_not_its_doer(text: str, type_: str) -> None:
    told = claims(text)

    assert [c.actors for c in told if c.type == type_] == [()]
    assert {c.status for c in told if c.type == "responsibility"} <= {"denied"}


@pytest.mark.parametrize(
    "text", ["تبنى التنظيم تفجير السوق في بغداد", "تبنت كتائب القسام قصف عسقلان"]
)
def test_who_claims_it_is(text: str) -> None:
    told = claims(text)

    assert all(c.actors for c in told)
    assert {c.status for c in told} == {"asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "لا الطيران الروسي ولا السوري قصف قافلة الإغاثة قرب حلب",
        "لم يكن الجيش هو من قصف السوق في أريحا",
        "ليست قواتنا من أطلق النار على المتظاهرين في حمص",
        "لم تستهدف طائراتنا المستشفى في الرقة",
    ],
)
def test_what_is_negated_is_not_told_as_done(text: str) -> None:
    violent = {"airstrike", "shelling", "shooting", "ground_attack"}

    assert not [c for c in claims(text) if c.type in violent and c.status == "asserted"]


def test_whoever_did_it_instead_is_its_doer() -> None:
    (claim,) = claims("ليس الجيش من قصف المدرسة في إدلب بل فصائل المعارضة")

    assert claim.status == "asserted"
    assert [a.name for a in claim.actors] == ["فصائل المعارضة"]


@pytest.mark.parametrize(
    "text",
    [
        "فشل التنظيم في السيطرة على حقل الشاعر",
        "رفضت الفصائل الانسحاب من المدينة",
        "هل قصف التحالف المستشفى في الموصل؟",
        "يخشى السكان من تكرار مجزرة الحولة",
    ],
)
def test_what_failed_was_refused_asked_or_feared_is_not_told_as_done(text: str) -> None:
    done = {"control", "withdrawal", "airstrike", "killing"}

    assert not [c for c in claims(text) if c.type in done and c.status == "asserted"]


def test_a_strike_that_hurt_nobody_happened() -> None:
    (claim,) = claims("لم تسفر الغارة على دوما عن إصابات")

    assert (claim.type, claim.status) == ("airstrike", "asserted")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قال شهود إن مسلحين يرتدون زي الجيش خطفوا خمسة شبان في بعقوبة", "مسلحين"),
        ("مسلحون بزي الشرطة اغتالوا قاضيا في بغداد", "مسلحون"),
    ],
)
def test_whose_uniform_they_wear_is_not_who_they_are(text: str, actor: str) -> None:
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == [actor]


def test_an_adjective_of_a_strike_is_not_what_it_hit() -> None:
    (claim,) = claims("اعترف التحالف بمقتل 12 مدنيا في غارة خاطئة على الرقة")

    assert claim.targets == ()


def test_who_is_shot_by_somebody_did_not_shoot() -> None:
    (claim,) = claims("قنص شاب في حي الزهور على يد قناص حوثي")

    assert [a.name for a in claim.actors] == ["قناص حوثي"]
    assert [t.name for t in claim.targets] == ["شاب"]
