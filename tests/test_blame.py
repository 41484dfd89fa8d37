"""Who did it, and who died: where a wrong answer accuses a victim or counts the dead twice."""

from __future__ import annotations

import pytest

from posted import claims, of_type, one


def _actors(text: str, type_: str) -> set[str]:
    return {a.name for a in one(text, type_).actors}


def _harm(text: str) -> list[tuple[str, str, int | None]]:
    return sorted((h.kind, h.group, h.low) for c in claims(text) for h in c.harm)


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        # Whose people died is not who killed them.
        (
            "مقتل 12 عنصراً من قوات النظام إثر استهداف حافلتهم بعبوة ناسفة على طريق تدمر",
            "bombing",
            set(),
        ),
        (
            "استهداف حافلة تقل عناصر من قوات النظام على طريق تدمر",
            "ground_attack",
            set(),
        ),
        ("استشهاد شاب في غارة إسرائيلية استهدفت سيارته", "airstrike", {"إسرائيلية"}),
        (
            "استشهد القائد في كتائب القسام رائد الحسيني بقصف منزل في رفح",
            "shelling",
            set(),
        ),
        (
            "التفجير الذي استهدف وزارة التعليم في مقديشو أوقع 120 قتيلاً",
            "bombing",
            set(),
        ),
        (
            "نعت كتائب القسام ثلاثة من مجاهديها استشهدوا في قصف على جنين",
            "shelling",
            set(),
        ),
        # Who sent a drone, or whose it was, did not bring it down.
        (
            "أعلن التحالف العربي اعتراض وتدمير 4 طائرات مسيرة أطلقتها الميليشيا الحوثية باتجاه خميس مشيط",
            "shootdown",
            {"التحالف العربي"},
        ),
        ("إسقاط مسيرتين للدعم السريع في سماء مروي", "shootdown", set()),
        # What is answered, or what suspects are held for, others did.
        (
            "أطلقت حماس عشرات الصواريخ رداً على غارة على رفح",
            "airstrike",
            set(),
        ),
        (
            "أوقفت الشرطة خمسة مشتبهاً بهم في تفجير قتل فيه 12 شخصاً ببغداد",
            "bombing",
            set(),
        ),
        # The nearest subject did it.
        (
            "نعت حركة حماس ثلاثة من قادتها الذين اغتالتهم إسرائيل في بيروت",
            "shooting",
            {"إسرائيل"},
        ),
        (
            "قالت وزارة الداخلية إنها ضبطت خلية مسلحة في تاجوراء",
            "detention",
            {"وزارة الداخلية"},
        ),
        ("ثلاث غارات إسرائيلية على بعلبك", "airstrike", {"إسرائيلية"}),
        (
            "عززت القوات التركية نقاطها في ريف إدلب بـ 30 آلية عسكرية",
            "deployment",
            {"القوات التركية"},
        ),
        ("تبنى تنظيم ولاية سيناء العملية", "responsibility", {"تنظيم ولاية سيناء"}),
    ],
)
def test_who_did_it(text: str, type_: str, actors: set[str]) -> None:
    assert _actors(text, type_) == actors


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "قتلت أم وأطفالها الثلاثة في غارة على منزلهم في رفح",
            [("killed", "child", 3), ("killed", "woman", 1)],
        ),
        (
            "استشهد أب وابنته بقصف على جباليا",
            [("killed", "unspecified", 1), ("killed", "unspecified", 1)],
        ),
        (
            "شهيدة وثلاثة أطفال مصابون بقصف صاروخي على مدينة بنش",
            [("injured", "child", 3), ("killed", "unspecified", 1)],
        ),
        (
            "بترت قدم طفل جراء انفجار لغم في مأرب",
            [("injured", "child", 1)],
        ),
        (
            "خمسة مشتبه بهم في تفجير قتل فيه 12 شخصاً في بغداد أوقفتهم الشرطة",
            [("captured", "unspecified", 5), ("killed", "unspecified", 12)],
        ),
        (
            'اغتيال المدعو "محمد النعيمي" العامل سابقاً في الفيلق الخامس بإطلاق نار من قبل مجهولين في بلدة الشجرة',
            [("killed", "unspecified", 1)],
        ),
        (
            "أغارت الطائرات على سيارة في ياطر فقتلت سائقها ومرافقه",
            [("killed", "civilian", 1), ("killed", "combatant", 1)],
        ),
        (
            "وثقنا في شهر أيار استشهاد 1203 أشخاص في سوريا بينهم 67 طفلاً و54 امرأة و88 تحت التعذيب",
            [
                ("killed", "child", 67),
                ("killed", "unspecified", 1203),
                ("killed", "woman", 54),
            ],
        ),
    ],
)
def test_who_died_and_how_many(
    text: str, harm: list[tuple[str, str, int | None]]
) -> None:
    assert _harm(text) == harm


def test_a_toll_is_parted_by_who_killed() -> None:
    text = (
        "وثقت الشبكة السورية مقتل 92 مدنياً في سوريا خلال حزيران، "
        "34 منهم على يد قوات النظام و9 على يد قسد"
    )

    told = {h.low: {a.name for a in c.actors} for c in claims(text) for h in c.harm}

    assert told == {92: set(), 34: {"قوات النظام"}, 9: {"قسد"}}


def test_a_toll_is_parted_by_place_after_of_them() -> None:
    text = "حصيلة يوم الجمعة: 102 شهيداً، منهم 34 في حلب و28 في ريف دمشق و17 في إدلب."

    told = {h.low: [p.name for p in c.places] for c in claims(text) for h in c.harm}

    assert told == {102: [], 34: ["حلب"], 28: ["ريف دمشق"], 17: ["إدلب"]}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "هددت فصائل عراقية باستهداف القواعد إذا لم تنسحب القوات الأمريكية",
            "withdrawal",
        ),
        ("حلق الطيران الحربي في أجواء صعدة دون أن ينفذ أي غارات", "airstrike"),
        ("أكد أن القوات لم تتعرض لأي هجوم في تعز", "ground_attack"),
        ("إبطال مفعول عبوة ناسفة كانت مزروعة على جانب الطريق في بعقوبة", "bombing"),
        ("قضت محكمة بإعدام خمسة متهمين بتفجير الكرادة", "killing"),
        ("يخشى السكان من تكرار مجزرة الحولة", "killing"),
        ("تبادل الجيش السوداني والدعم السريع الاتهامات بقصف مصفاة الجيلي", "release"),
        ("فاز فريق الوحدة على الجيش بهجوم كاسح في الدوري", "ground_attack"),
        ("لقي غواص حتفه إثر تعرضه لهجوم من سمكة قرش قبالة الساحل", "ground_attack"),
        ("تسلمت الحكومة السورية سجن الأقطان في الرقة من قسد", "detention"),
        (
            "أوقفت المخابرات في عرسال سورياً متهماً بالانتماء إلى جبهة النصرة",
            "condemnation",
        ),
        ("شيعت مدينة صيدا ضحايا الغارة", "casualties"),
    ],
)
def test_what_is_not_told_as_done(text: str, type_: str) -> None:
    assert [c for c in claims(text) if c.type == type_ and c.status == "asserted"] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "كما قطعت قوات الأسد، في 3 تشرين الأول الماضي، الطريق بين زاكية وخان الشيح",
            "siege",
        ),
        (
            "نددت الوزارة باستهداف المسعفين في غزة، داعية مجلس الأمن إلى التحرك",
            "demand",
        ),
        ("اشتباكاااات عنيفة بين الجيش الحر وقوات النظام على حاجز المغير", "clash"),
        ("استولى مسلحون على شاحنة مساعدات في شرق دارفور", "equipment_loss"),
        ("ألقى شبان زجاجات حارقة على برج عسكري قرب مخيم عايدة", "ground_attack"),
        (
            "قتل مدني إثر إلقاء طائرة مسيرة قنبلة على منزله في مدينة الفاشر",
            "airstrike",
        ),
        (
            "حررت فرقة خاصة مهندسين إيطاليين كانا مختطفين لدى جماعة مسلحة في صبراتة",
            "release",
        ),
        (
            "استهدفت قوات النظام بالمدفعية قرى الفطيرة وكنصفرة، وردت الفصائل بقصف معسكر جورين",
            "shelling",
        ),
    ],
)
def test_what_is_told(text: str, type_: str) -> None:
    told = of_type(text, type_)

    assert told
    assert all(c.status == "asserted" for c in told)


def test_each_side_of_an_exchange_has_its_own_strike() -> None:
    text = (
        "استهدفت قوات النظام بالمدفعية قرى الفطيرة وكنصفرة، "
        "وردت الفصائل بقصف معسكر جورين"
    )

    assert [[a.name for a in c.actors] for c in claims(text)] == [
        ["قوات النظام"],
        ["الفصائل"],
    ]


def test_a_dateline_is_no_government() -> None:
    text = "بغداد / أعلنت خلية الإعلام الأمني إلقاء القبض على 5 إرهابيين في كركوك"

    assert _actors(text, "detention") == set()


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("استهدفت غارة مشفى الشفاء فخرج عن الخدمة", "مشفى الشفاء"),
        ("قصفت الطائرات مشفى كفرنبل ما أدى إلى خروجه عن الخدمة", "مشفى كفرنبل"),
    ],
)
def test_what_is_out_of_service_was_damaged(text: str, item: str) -> None:
    (loss,) = one(text, "airstrike").losses

    assert (loss.item, loss.state) == (item, "damaged")
