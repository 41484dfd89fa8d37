"""How articles tell an event by several mouths, with what came before and after it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from posted import claims, harm_of, of_type, one
from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar


class _Blind(Grammar):
    """A judge that takes all for what was hit."""

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:  # noqa: ARG002
        return "target"


@pytest.mark.parametrize(
    "text", ["أعلن التحالف تعرض السعودية لـ 16 هجوما", "قالت الحكومة السورية إنها قصفت"]
)
def test_an_act_that_ends_its_sentence_is_read_by_any_judge(text: str) -> None:
    read = Reader(judge=_Blind()).read(Report.of(text, published="2022-03-26"))

    assert read.claims


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        (
            "أعلن المتحدث العسكري مقتل ضابط و14 فردا من قوات الجيش إثر هجوم على حاجز جنوب العريش",
            "ground_attack",
            [("killed", 1), ("killed", 14)],
        ),
        (
            "أعلن المحافظ مقتل ستة مدنيين في قصف على مأرب",
            "shelling",
            [("killed", 6)],
        ),
    ],
)
def test_whom_a_title_tells_of_is_not_called_by_what_befell_them(
    text: str, type_: str, harm: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == harm
    assert "مقتل" not in [s.name for s in one(text, type_).sources]


def test_all_the_parties_are_no_name_of_who_calls_on_them() -> None:
    claim = one("دعا الأمين العام جميع الأطراف إلى وقف القتال", "demand")

    assert [a.name for a in claim.actors] == ["الأمين العام"]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت شركة الطيران الليبية تدمير ثلاث طائرات في المطار خلال الاشتباكات",
        "تدمير ثلاث طائرات في هجوم على مطار الضبعة",
        "علقت شركات الطيران رحلاتها إلى مطار معيتيقة بعد قصف استهدف محيطه",
    ],
)
def test_aircraft_that_are_lost_or_fly_travellers_strike_nobody(text: str) -> None:
    assert [a.name for c in claims(text) for a in c.actors] == []


def test_who_restrains_himself_seizes_nothing() -> None:
    text = "قال التحالف إنه يمارس ضبط النفس بعد قصف على مأرب"

    assert [c.type for c in claims(text)] == ["shelling"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قصفت القوات السورية والروسية بلدة سراقب", ["القوات السورية", "الروسية"]),
        (
            "اندلعت اشتباكات بين الجيشين السوري والإسرائيلي قرب القنيطرة",
            ["الجيشين السوري", "الإسرائيلي"],
        ),
        ("قتل خمسة في غارات روسية وسورية على إدلب", ["روسية", "سورية"]),
        ("استشهد 4 فلسطينيين برصاص الجيش والشرطة الإسرائيليين", ["الجيش", "الشرطة"]),
    ],
)
def test_a_noun_of_two_nations_names_both_sides_and_no_other(
    text: str, who: list[str]
) -> None:
    (claim,) = claims(text)

    assert [a.name for a in claim.actors] == who
    assert "الإسرائيليين" not in [t.name for t in claim.targets]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("قتل المسلحون المزودون ببنادق إيه كيه-47 بالرصاص في مقديشو", [None]),
        ("قتل 12 في قصف على حلب بمدافع إم-30", [12]),
    ],
)
def test_a_number_that_a_hyphen_binds_to_letters_counts_nobody(
    text: str, counted: list[int | None]
) -> None:
    assert [h.low for c in claims(text) for h in c.harm] == counted


@pytest.mark.parametrize(
    "text",
    [
        "قتل عشرة أشخاص في تفجير سيارة مفخخة في بلدة سرمين، ثم ارتفع العدد إلى 26 قتيلا",
        "قتل عشرة أشخاص في تفجير في سرمين قبل أن ترتفع الحصيلة إلى 26 قتيلا",
        "ارتفع عدد قتلى التفجير في سرمين من 10 إلى 26 قتيلا",
    ],
)
def test_a_toll_that_rose_takes_the_place_of_the_one_before(text: str) -> None:
    assert harm_of(text, "bombing") == [("killed", 26)]


def test_a_part_of_a_toll_that_rose_stays() -> None:
    text = "قتل عشرة أشخاص بينهم 3 أطفال في تفجير في سرمين، ثم ارتفع العدد إلى 26 قتيلا"

    assert sorted(harm_of(text, "bombing")) == [("killed", 3), ("killed", 26)]


@pytest.mark.parametrize(
    "text",
    [
        "بعد مقتل خمسة جنود الأسبوع الماضي، قصفت تركيا مواقع في ريف حلب",
        "على خلفية مقتل خمسة جنود الأسبوع الماضي، قصفت تركيا مواقع في ريف حلب",
        "بعد ساعات من مقتل خمسة جنود، قصفت تركيا مواقع في ريف حلب",
        "إثر مقتل خمسة جنود، قصفت تركيا مواقع في ريف حلب",
    ],
)
def test_deaths_that_an_act_is_told_after_are_not_its_own(text: str) -> None:
    strike = one(text, "shelling")
    deaths = one(text, "casualties")

    assert (strike.harm, strike.date) == ((), None)
    assert [h.low for h in deaths.harm] == [5]
    assert (deaths.actors, deaths.places) == ((), ())


def test_who_answers_deaths_did_not_cause_them() -> None:
    text = "شن الجيش غارة على بلدة حيس بعد مقتل خمسة جنود"

    assert one(text, "casualties").actors == ()


def test_the_side_that_a_man_is_of_did_not_attack_him() -> None:
    text = "قال مصدر إن سامر من قادة سرايا القدس وإنه تعرض لعملية اغتيال في نابلس"

    assert one(text, "shooting").actors == ()


def test_displaced_people_who_flee_a_fight_desert_nobody() -> None:
    text = "قال مسؤول إن القتال خلف أكثر من 2800 نازح فروا من أماكن القتال في طرابلس"

    assert harm_of(text, "displacement") == [("displaced", 2800)]
    assert of_type(text, "defection") == []


def test_a_toll_of_a_war_runs_from_the_day_it_began() -> None:
    text = (
        "أعلنت الوزارة أن عدد الجرحى منذ بدء الحرب في 7 تشرين الأول 2015 ارتفع إلى 1573"
    )
    (toll,) = of_type(text, "casualties")

    assert toll.date is not None
    assert str(toll.date.from_) == "2015-10-07"
    assert str(toll.date.to) == "2016-03-14"


def test_no_strike_told_next_has_the_time_of_a_war() -> None:
    text = (
        "ارتفعت حصيلة العدوان منذ 7 تشرين الأول 2015 إلى ألف شهيد. "
        "وقتل ستة مدنيين في قصف على منزل في جباليا"
    )

    assert one(text, "shelling").date is None


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الوزارة مقتل 14 فردا من قوات الجيش إثر هجوم مسلح على نقطة تفتيش جنوب العريش",
        "قالت مصادر طبية إن عدد قتلى الهجوم على حاجز في العريش ارتفع إلى عشرة مجندين",
    ],
)
def test_soldiers_who_fell_at_their_post_did_not_attack_it(text: str) -> None:
    assert one(text, "ground_attack").actors == ()


def test_those_who_attack_an_ambush_of_the_police_are_no_second_attack() -> None:
    text = "قتل ضابط في هجوم على كمين أمني في العريش، ومقتل 7 من مهاجمي الكمين"

    assert len(of_type(text, "ground_attack")) == 1


def test_a_strike_that_a_death_stands_before_did_not_kill_him() -> None:
    text = (
        "وسط تصاعد التوتر على خلفية مقتل القيادي سامر الحلبي، الأسبوع الماضي، "
        "نفذت إسرائيل غارة على بلدة ميفدون"
    )
    strikes = [c for c in claims(text) if c.places]

    assert [(c.harm, c.date) for c in strikes] == [((), None)]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن حزب الله مقتل مقاتل من بلدة كفركلا",
        "أعلن حزب الله مقتل مقاتل في غارة على كفركلا",
        "أعلن الجيش أمس مقتل جندي في هجوم على حاجز في تعز",
    ],
)
def test_who_tells_of_his_dead_did_not_kill_them(text: str) -> None:
    assert [a.name for c in claims(text) for a in c.actors] == []


def test_an_ally_named_beside_a_side_fights_not() -> None:
    text = "ويتبادل حزب الله، حليف حماس، إطلاق النار مع القوات الإسرائيلية على الحدود"

    assert "حماس" not in [a.name for c in claims(text) for a in c.actors]


def test_a_verb_is_no_name_of_a_militia() -> None:
    claim = one("اندلعت اشتباكات بين ميليشيات تتنافس على مطار طرابلس", "clash")

    assert [a.name for a in claim.actors] == ["ميليشيات"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "وكان المرصد السوري لحقوق الإنسان، ومقره بريطانيا، قد أفاد بمقتل ستة مدنيين في قصف على دوما",
            ["المرصد السوري لحقوق الإنسان"],
        ),
        (
            "وكان مصدر أمني (طلب كتمان اسمه) قد أفاد بأن قذيفة سقطت على منزل في دوما",
            ["مصدر أمني"],
        ),
    ],
)
def test_who_speaks_is_found_before_an_aside(text: str, who: list[str]) -> None:
    assert [s.name for s in one(text, "shelling").sources] == who


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("اغتال مجهولون متهما بالتعامل مع النظام في بلدة الحراك", "shooting"),
        ("اعتقل الجيش ثلاثة يشتبه في انتمائهم لجبهة النصرة في عرسال", "detention"),
    ],
)
def test_with_whom_a_victim_is_said_to_have_dealt_has_no_part(
    text: str, type_: str
) -> None:
    claim = one(text, type_)

    assert {"النظام", "جبهة النصرة"}.isdisjoint(t.name for t in claim.targets)


def test_what_an_operation_is_called_is_no_place() -> None:
    claim = one(
        'شنت القوات الإسرائيلية عملية "السور الحديدي" في مخيم جنين', "ground_attack"
    )

    assert [p.name for p in claim.places] == ["مخيم جنين"]


@pytest.mark.parametrize(
    ("text", "type_", "harm"),
    [
        (
            "استهدفت الغارة عائلة من ستة أفراد ما أدى إلى مقتلهم جميعا في بلدة حيس",
            "airstrike",
            [("killed", 6)],
        ),
        (
            "انفجر لغم بسيارة يستقلها خمسة عمال ما تسبب بمقتلهم على الفور في حيس",
            "bombing",
            [("killed", 5)],
        ),
    ],
)
def test_all_of_those_counted_died(
    text: str, type_: str, harm: list[tuple[str, int]]
) -> None:
    assert harm_of(text, type_) == harm
    assert "أفراد" not in [a.name for a in one(text, type_).actors]
