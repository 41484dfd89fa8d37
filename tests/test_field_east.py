"""How agencies and communiqués from Iraq, Lebanon, Palestine and Sinai tell of war."""

from __future__ import annotations

import pytest

from posted import READER, claims, harm_of, of_type, one
from tawthiq import Report
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.bystanders import at_once


def test_who_goes_on_after_a_quotation_begins_a_sentence() -> None:
    text = (
        'وأكد الجيش أن "القوات الجوية دمرت 3 أوكار، وتم استهداف 12 عربة أثناء اختراق '
        'الحدود الغربية" وأوضح: "في عملية لقوات الشرطة المدنية تم القضاء على 8 إرهابيين"'
    )

    struck = [t.name for c in of_type(text, "airstrike") for t in c.targets]

    assert all("الشرطة" not in name for name in struck)


def test_who_backs_those_that_attack_is_not_hit() -> None:
    text = (
        "نفذ جهاز مكافحة الإرهاب عملية ضد داعش بإسناد من القوة الجوية العراقية في "
        "جبال حمرين"
    )
    (claim,) = claims(text)

    assert [t.name for t in claim.targets] == ["داعش"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("تعرضت بلدة العديسة لهجوم مدفعي إسرائيلي", "shelling"),
        ("ألقى جنود الاحتلال قنابل الصوت والغاز على المصلين في الأقصى", "shooting"),
        ("ألقت طائرات الاحتلال قنابل صوتية على بلدة يارون", "airstrike"),
    ],
)
def test_what_means_an_attack_was_made_with(text: str, type_: str) -> None:
    (claim,) = claims(text)

    assert claim.type == type_


def test_the_two_who_are_no_monday() -> None:
    text = "وأضاف أن الاثنين اللذين تم القبض عليهما في العريش كانا يدعمان التنظيم"

    assert one(text, "detention").date is None


def test_a_dual_of_districts_is_no_part_of_their_names() -> None:
    (claim,) = claims("قصف الطيران قرى قضاءي صور وبنت جبيل")

    assert [p.name for p in claim.places] == ["صور", "بنت جبيل"]


def test_a_nation_in_the_dual_goes_with_its_two_soldiers() -> None:
    (claim,) = claims("أصيب جنديان تركيان في دهوك")

    assert [t.name for t in claim.targets] == ["جنديان تركيان"]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش المصري مقتل ستة عسكريين بينهم ضابط و20 تكفيريا في شمال سيناء",
        "أعلن الجيش المصري تعرض كمين لهجوم في رفح أسفر عن مقتل ثلاثة جنود",
        (
            "أكدت قيادة الجيش تعرض عدد من المراكز العسكرية لإطلاق نار في طرابلس ما أدى "
            "إلى إصابة عسكريين بجروح"
        ),
    ],
)
def test_who_tells_of_his_own_dead_is_not_to_blame(text: str) -> None:
    (claim,) = claims(text)

    assert claim.actors == ()
    assert all("الجيش" not in t.name for t in claim.targets)


def test_nobody_shoots_his_own_soldiers() -> None:
    text = (
        "أغلقت قوات الاحتلال الإسرائيلي مداخل بلدة بيتا، بعد عملية إطلاق النار التي "
        "وقعت أمس، وأصيب فيها جنديان إسرائيليان"
    )

    assert one(text, "shooting").actors == ()
    assert [a.name for a in one(text, "siege").actors] == ["قوات الاحتلال الإسرائيلي"]


def test_who_avenges_his_dead_did_not_kill_them() -> None:
    text = "نفذ الجيش الإسرائيلي غارات على غزة بعد مقتل جندي إسرائيلي في رفح"

    assert one(text, "casualties").actors == ()
    assert [a.name for a in one(text, "airstrike").actors] == ["الجيش الإسرائيلي"]


def test_whose_soldiers_an_army_killed_is_told_by_their_nation() -> None:
    (claim,) = claims("أعلنت القوات الأوكرانية مقتل 30 جنديا روسيا في باخموت")

    assert [a.name for a in claim.actors] == ["القوات الأوكرانية"]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "أسفر القصف على شتولا عن سقوط 20 ضحية بين قتيل وجريح",
            [("killed_or_injured", 20)],
        ),
        (
            "أدى القصف على شتولا إلى وقوع عدد من الإصابات بين شهيد وجريح.",
            [("killed_or_injured", None)],
        ),
        (
            "وأدى القصف على شتولا إلى سقوط ضحايا بين شهداء وجرحى",
            [("killed_or_injured", None)],
        ),
    ],
)
def test_victims_dead_or_hurt_are_counted_once(
    text: str, harm: list[tuple[str, int | None]]
) -> None:
    assert harm_of(text, "shelling") == harm


@pytest.mark.parametrize(
    ("text", "type_", "who", "spared"),
    [
        (
            "فجر انتحاري نفسه داخل مطعم أثناء وجود عناصر من الحشد الشعبي في الطارمية",
            "bombing",
            "انتحاري",
            "الحشد",
        ),
        (
            "هاجمت قوات الأمن العراقية المتظاهرين بساحة الوثبة بالرصاص الحي والقنابل",
            "shooting",
            "قوات الأمن العراقية",
            "المتظاهرين",
        ),
        (
            "أعلن الحشد الوطني في نينوى عن قيام داعش بإعدام 300 من أهالي الموصل",
            "killing",
            "داعش",
            "الحشد",
        ),
    ],
)
def test_who_was_there_was_hit_or_told_of_it_did_not_do_it(
    text: str, type_: str, who: str, spared: str
) -> None:
    claim = one(text, type_)

    assert who in [a.name for a in claim.actors]
    assert all(spared not in a.name for a in claim.actors)


def test_a_side_is_not_named_after_whom_it_faces() -> None:
    text = (
        "وتصدى الجيش للمجموعة المسلحة التي بادرت إلى إطلاق النار باتجاه منطقة جبل محسن"
    )
    claim = one(text, "shooting")

    assert [a.name for a in claim.actors] == ["المجموعة المسلحة"]
    assert [t.name for t in claim.targets] == ["الجيش"]


def test_whom_an_act_named_again_harmed_was_harmed_by_no_later_one() -> None:
    text = (
        "انفجرت عبوة ناسفة في حافلة على طريق العريش. وأسفر الانفجار عن إصابة موظف، وفور "
        "تحرك سيارة إسعاف أطلقت قوات الأمن النار عليها"
    )

    assert harm_of(text, "shooting") == []
    assert harm_of(text, "bombing") == [("injured", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "أدى القصف إلى مقتل ثلاثة، فيما أطلق مسلحون النار على دورية في حمص",
        "أدى القصف إلى مقتل ثلاثة، بينما فتح مسلحون النار على دورية في حمص",
    ],
)
def test_who_acts_in_the_clause_beside_did_not_do_it(text: str) -> None:
    assert one(text, "shelling").actors == ()
    assert [a.name for a in one(text, "shooting").actors] == ["مسلحون"]


def test_a_verb_has_no_subject_of_a_later_verb_beside_its_own() -> None:
    text = (
        "اعتدت قوات الاحتلال الإسرائيلي على المصلين في الأقصى، واعتقلت 5 شبان، وقال شهود "
        "إن قوات الاحتلال هاجمت المصلين، وإن شرطة الاحتلال منعت الصلاة"
    )
    stages = READER.stages(Report.of(text, published="2021-12-04"))
    (chunks,) = stages.chunks
    sides = [i for i, c in enumerate(chunks) if c.kind == "actor" and "قوات" in c.name]
    arrest = next(d for d in stages.drafts if d.type == "detention")

    assert at_once(arrest, Scene(chunks), sides) == sides[:1]
