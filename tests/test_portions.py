"""A toll told by what killed whom: each cause has its own dead, and none has them all."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq.extract.events.drafts import VIOLENCE


def _dead(text: str) -> dict[str, list[int | None]]:
    """The killed that each type of event is told to have caused."""
    found: dict[str, list[int | None]] = {}
    for claim in claims(text):
        found.setdefault(claim.type, []).extend(
            h.low for h in claim.harm if h.kind == "killed"
        )
    return found


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        (
            "مقتل 9 مدنيين في درعا، 5 منهم جراء انفجار لغم و4 بقصف مدفعي لقوات الأسد",
            {"casualties": [9], "bombing": [5]},
        ),
        (
            "قال المرصد إن 45 شخصا قتلوا، بينهم 12 قتلوا في غارات على دوما و8 برصاص قناصة",
            {"casualties": [45], "airstrike": [12], "shooting": [8]},
        ),
        (
            "قتل 25 مدنيا، بينهم 11 في غارات روسية على معرة النعمان و6 بقصف على كفرزيتا",
            {"casualties": [25], "airstrike": [11], "shelling": [6]},
        ),
        (
            "سقط 31 شهيدا اليوم: 14 في حلب إثر غارات جوية، و9 في دوما جراء القصف، و5 في درعا",
            {"casualties": [31, 5], "airstrike": [14, 9]},
        ),
    ],
)
def test_each_cause_has_its_own_dead(text: str, dead: dict[str, list[int]]) -> None:
    found = _dead(text)
    assert {type_: found.get(type_) for type_ in dead} == dead


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "وثقت الشبكة مقتل 330 مدنيا، 210 منهم على يد قوات النظام و120 بالغارات الروسية",
            330,
        ),
        (
            "بلغ عدد القتلى في تعز 18 مدنيا، 12 منهم سقطوا بقذائف الحوثيين و6 بغارة للتحالف",
            18,
        ),
        ("سجلت اللجنة مقتل 75 عراقيا، بينهم 40 بعبوات ناسفة و15 أعدمهم تنظيم داعش", 75),
    ],
)
def test_nobody_has_the_whole_toll(text: str, whole: int) -> None:
    told = [c for c in claims(text) if whole in [h.low for h in c.harm]]
    assert [(c.type, list(c.actors)) for c in told] == [("casualties", [])]


def test_what_hit_some_is_not_what_hit_the_others() -> None:
    text = "مقتل 9 مدنيين في درعا، 5 منهم جراء انفجار لغم و4 بقصف مدفعي لقوات الأسد"
    blamed = {str(c.type): [a.name for a in c.actors] for c in claims(text)}
    assert blamed["bombing"] == []
    assert blamed["shelling"] == ["قوات الأسد"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل 45 شخصا، بينهم 12 طفلا، في غارات على دوما",
        "قتل 45 شخصا في غارات على دوما، بينهم 12 طفلا و8 نساء",
    ],
)
def test_children_among_the_dead_are_no_portion(text: str) -> None:
    (strike,) = claims(text)
    assert strike.type == "airstrike"
    assert {45, 12} <= {h.low for h in strike.harm}


def test_numbers_that_make_up_the_whole_are_its_portions() -> None:
    text = "استشهد ثلاثة فلسطينيين، اثنان برصاص الاحتلال في جنين وثالث متأثرا بجراحه"
    found = _dead(text)
    assert found == {"casualties": [3], "shooting": [2]}


def test_who_drowned_was_not_shot() -> None:
    text = "قضى 5 لاجئين غرقا قبالة سواحل طرابلس، فيما قتل 3 برصاص خفر السواحل"
    assert _dead(text)["shooting"] == [3]


def test_bombers_among_the_dead_make_no_bombing() -> None:
    text = "قتلت القوات العراقية 15 داعشيا بينهم انتحاريون في عملية بجبال حمرين"
    assert "bombing" not in _dead(text)


def test_a_portion_ends_where_another_verb_goes_on() -> None:
    text = "قتل 20 شخصا بينهم 12 في غارات على دوما و8 برصاص قناصة وقصفت المدفعية بلدة مسرابا"
    shelled = [c for c in claims(text) if c.type == "shelling"]
    assert [p.name for c in shelled for p in c.places] == ["مسرابا"]
    assert not [c for c in shelled if c.harm]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("اقتحم مسلحون بزي الشرطة مصرفا في بغداد واختطفوا ثلاثة موظفين", "الشرطة"),
        ("هاجم مسلحون يرتدون زي الجيش العراقي حاجزا في سامراء", "الجيش"),
    ],
)
def test_whose_clothes_they_wear_has_no_part(text: str, who: str) -> None:
    found = [c for c in claims(text) if c.type in VIOLENCE]
    assert found
    assert not [n for c in found for n in (*c.actors, *c.targets) if who in n.name]


def test_whose_fire_it_was_is_not_who_was_hit() -> None:
    (claim,) = claims("قتل جندي برصاص زميله في مأرب")
    assert [a.name for a in claim.actors] == ["زميله"]
    assert [t.name for t in claim.targets] == ["جندي"]


def test_by_way_of_is_no_road() -> None:
    (claim,) = claims("قتل جندي تركي عن طريق الخطأ في ريف حلب")
    assert [p.name for p in claim.places] == ["ريف حلب"]


def test_who_has_no_aircraft_does_not_bomb_from_the_air() -> None:
    text = "هاجمت داعش مواقع الحشد في بيجي، فيما قصفت طائرات التحالف الموصل"
    told = {str(c.type): [a.name for a in c.actors] for c in claims(text)}
    assert told == {"ground_attack": ["داعش"], "airstrike": ["طائرات التحالف"]}


def test_a_side_called_by_a_common_noun_is_read_beside_its_men() -> None:
    (taken,) = claims("اعتقلت القوات الأمنية خلية من القاعدة في أبين")
    assert [p.name for p in taken.places] == ["أبين"]
    (hit,) = claims("قصفت الطائرات القاعدة الجوية في الحبانية")
    assert not [a for a in hit.actors if "القاعدة" in a.name]
