"""Harm and losses as words tell them: whom, how many, of which group."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from posted import claims
from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm import find
from tawthiq.extract.harm.losses import losses

READER = Reader()


def _chunks(text: str) -> Sequence[Chunk]:
    return READER.stages(Report.of(text, published="2019-03-05")).chunks[0]


def harm(text: str) -> list[tuple[str, str, int | None, int | None]]:
    """Kind, group and bounds of all harm in one sentence, in order."""
    found = [h.item for h in find(_chunks(text))]
    return [(i.kind, i.group, i.low, i.high) for i in found]


def lost(text: str) -> list[tuple[str, int | None, str]]:
    """Item, number and state of all losses in one sentence."""
    return [(x.item.item, x.item.low, x.item.state) for x in losses(_chunks(text))]


K, J, BOTH = "killed", "injured", "killed_or_injured"
U, C, S = "unspecified", "civilian", "combatant"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قال طبيب إن رجلين قتلا وأصيب ستة بجروح.", [(K, U, 2, 2), (J, U, 6, 6)]),
        ("أفاد بأن شخصا قتل وجرح أربعة آخرون.", [(K, U, 1, 1), (J, U, 4, 4)]),
        (
            "ذكر أن 9 من المتمردين قتلوا فيما أصيب آخرون.",
            [(K, S, 9, 9), (J, S, None, None)],
        ),
        ("إن مزارعين، على الأقل، قتلا.", [(K, C, 2, None)]),
        ("قال إن شخصين، على الأقل، قتلا.", [(K, U, 2, None)]),
        ("أعلن أن قياديا وأربعة متشددين قتلوا.", [(K, "leader", 1, 1), (K, S, 4, 4)]),
        ("المقاتلون هاجموا الحاجز وقتلوا 12 جنديا.", [(K, S, 12, 12)]),
        ("قتل وجرح عشرون مدنيا.", [(BOTH, C, 20, 20)]),
        ("مقتل ضابط وإصابة آخر.", [(K, S, 1, 1), (J, S, 1, 1)]),
        ("قتل جنديان وأصيب ثالث.", [(K, S, 2, 2), (J, S, 1, 1)]),
        ("إن قياديا بارزا قتل مع اثنين من حراسه.", [(K, "leader", 1, 1), (K, S, 2, 2)]),
        ("قتل ضابط برتبة مقدم وثلاثة جنود.", [(K, S, 1, 1), (K, S, 3, 3)]),
        ("قتلت غارة أميركية قياديا في التنظيم.", [(K, "leader", 1, 1)]),
        ("قتل مسلحون قياديا في الفصيل.", [(K, "leader", 1, 1)]),
        ("أصابت رصاصة قناص طفلة.", [(J, "child", 1, 1)]),
        ("استهدف قناص طفلا على السطح فأصابه في رأسه.", [(J, "child", 1, 1)]),
        ("نعت الكتائب ثلاثة من مقاتليها قضوا في نفق.", [(K, S, 3, 3)]),
        (
            "استشهد طفل وامرأة وأصيب آخرون.",
            [(K, "child", 1, 1), (K, "woman", 1, 1), (J, U, None, None)],
        ),
        # What a strike hit, the last of things and a count of massacres are nobody.
        ("أصاب القصف سوق المخيم ومركزا لإيواء النازحين.", []),
        ("عملية للقضاء على آخر جيوب المسلحين.", []),
        ("ارتكب الاحتلال 8 مجازر أمس.", []),
    ],
)
def test_people_stand_before_or_after_their_verb(text: str, told: object) -> None:
    """Order and number settle whom a verb of harm speaks of."""
    assert harm(text) == told


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("انتشلت فرق الدفاع المدني جثتين من تحت الأنقاض.", 2),
        ("عثرت الشرطة في حي الوحدة على جثث ثلاثة أشخاص.", 3),
        ("انتشلت الطواقم جثامين 4 شهداء من منزل.", 4),
        ("شيعت المدينة جثامين ثلاثة شهداء قتلوا أمس.", 3),
        ("عثر على مقبرة تضم رفات خمسة رجال.", 5),
    ],
)
def test_bodies_are_counted_once(text: str, dead: int) -> None:
    """Bodies that are found are dead, and whose bodies they are is no second count."""
    assert [(kind, low) for kind, _, low, _ in harm(text)] == [(K, dead)]


def test_lost_between_dead_and_hurt_is_one_count() -> None:
    """``فقدت عشرين بين قتيل وجريح``: nobody is missing."""
    assert harm("فقدت القوات عشرين عنصرا بين قتيل وجريح.") == [(BOTH, S, 20, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "لقي 8 مدنيين مصرعهم.",
        "لقي ثمانية مدنيين من عائلة واحدة حتفهم.",
        "فقد ثمانية مدنيين حياتهم.",
        "فقد ثمانية مدنيين لحياتهم.",
        "قال إن ثمانية مدنيين فارقوا الحياة.",
        "قال إن ثمانية مدنيين قضوا في القصف.",
        "قتل في قصف على الحي ثمانية مدنيين.",
        "ارتقى ثمانية مدنيين.",
        "تسبب القصف بمقتل (8) مدنيين.",
    ],
)
def test_idioms_of_death(text: str) -> None:
    """A verb and its noun tell one death, also with the people between them."""
    assert harm(text) == [(K, C, 8, 8)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "قتل 9 مدنيين بينهم طفلان وثلاث نساء.",
            [(K, C, 9, 9), (K, "child", 2, 2), (K, "woman", 3, 3)],
        ),
        (
            "مقتل 5 مدنيين (طفلان وامرأة).",
            [(K, C, 5, 5), (K, "child", 2, 2), (K, "woman", 1, 1)],
        ),
        (
            "سقوط 20 قتيلا - 12 متمردا و8 مدنيين.",
            [(K, U, 20, 20), (K, S, 12, 12), (K, C, 8, 8)],
        ),
        ("قتل خمسة جنود بينهم ضابط.", [(K, S, 5, 5)]),
        ("قتل تسعة أشخاص، معظمهم من المدنيين.", [(K, U, 9, 9)]),
        (
            "إن 6 مدنيين بينهم 3 أطفال و11 مسلحا قتلوا.",
            [(K, C, 6, 6), (K, "child", 3, 3), (K, S, 11, 11)],
        ),
        ("مقتل عائلة من ستة أفراد.", [(K, C, 6, 6)]),
        ("مقتل عشرات الجنود والضباط.", [(K, S, None, None)]),
        (
            "مقتل 30 مدنيا، بينهم 8 أطفال، وأسر جندي.",
            [(K, C, 30, 30), (K, "child", 8, 8), ("captured", S, 1, 1)],
        ),
    ],
)
def test_parts_and_breakdowns(text: str, told: object) -> None:
    """Parts of another group are items; of the same group they are not."""
    assert harm(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("سقط 14 قتيلا وجريحا.", [(BOTH, U, 14, 14)]),
        ("أوقع الانفجار عشرات القتلى والجرحى.", [(BOTH, U, None, None)]),
        ("انفجر لغم مخلفا قتيلين وأربعة جرحى.", [(K, U, 2, 2), (J, U, 4, 4)]),
        ("أوقعت عددا منهم قتلى ومصابين.", [(BOTH, U, None, None)]),
        ("سقط سبعون جنديا بين قتيل وجريح.", [(BOTH, S, 70, 70)]),
        ("ارتفع عدد القتلى إلى 63.", [(K, U, 63, 63)]),
        ("عدد المصابين تجاوز 44 عاملا.", [(J, C, 44, None)]),
        ("بلغ عدد القتلى (85).", [(K, U, 85, 85)]),
        ("أصيب رجل بإصابات طفيفة.", [(J, U, 1, 1)]),
        ("عاجل: شهيدان وعدة جرحى في غارة.", [(K, U, 2, 2), (J, U, None, None)]),
        ("تعرض ثلاثون شخصا لإصابات.", [(J, U, 30, 30)]),
    ],
)
def test_nouns_of_harm(text: str, told: object) -> None:
    """States, tolls and pairs of nouns under one number."""
    assert harm(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات البلدة ولم تسفر الغارة عن سقوط ضحايا.",
        "قصفت الطائرات البلدة دون وقوع إصابات.",
        "قصفت الطائرات البلدة دون أن ترد معلومات عن إصابات.",
    ],
)
def test_denied_harm_is_none(text: str) -> None:
    """Harm that did not happen is on no claim."""
    claims = READER.read(Report.of(text, published="2019-03-05")).claims
    assert all(not c.harm for c in claims)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("تدمير 11 دبابة.", [("دبابة", 11, "destroyed")]),
        ("أحرقوا ثلاث سيارات.", [("سيارات", 3, "destroyed")]),
        ("استولوا على دبابتين.", [("دبابتين", 2, "captured")]),
        ("تضررت ثلاث من آلياته.", [("آلياته", 3, "damaged")]),
        ("خرج المستشفى الميداني عن الخدمة.", [("المستشفى الميداني", 1, "damaged")]),
        ("خمس سيارات دمرت في الانفجار.", [("سيارات", 5, "destroyed")]),
        ("سيطروا على موقع عسكري.", []),
        ("دمرت الغارة ثلاثة منازل.", [("منازل", 3, "destroyed")]),
        ("تدمير مشفى الرازي.", [("مشفى الرازي", 1, "destroyed")]),
        (
            "إحراق سيارتين ومسجد التقوى.",
            [("سيارتين", 2, "destroyed"), ("مسجد التقوى", 1, "destroyed")],
        ),
        ("خروج مشفى الرازي عن الخدمة.", [("مشفى الرازي", 1, "damaged")]),
        ("نسفوا نفقا تحت مشفى الرازي.", [("نفقا", 1, "destroyed")]),
        (
            "استهدفوا دبابة في موقع المرج بصاروخ ما أدى إلى تدميرها.",
            [("دبابة", 1, "destroyed")],
        ),
        ("أصابت كذلك مركبتين.", [("مركبتين", 2, "damaged")]),
        (
            "استهدفت الصواريخ مخزنا وأدت إلى تدميره.",
            [("مخزنا", 1, "destroyed")],
        ),
    ],
)
def test_losses(text: str, told: list[tuple[str, int | None, str]]) -> None:
    """Objects, their number and what became of them."""
    assert lost(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("تحدث ناشطون عن ستة قتلى في البلدة.", [(K, U, 6, 6)]),
        ("انتشلنا من سوق المدينة جثتي رجلين.", [(K, U, 2, 2)]),
        ("أحصى مراقبون أكثر من 90 جثة في القرية.", [(K, U, 90, None)]),
        ("قال إن الفيلم عن ثلاثة قتلى.", []),
    ],
)
def test_the_dead_are_reported_counted_and_recovered(text: str, told: object) -> None:
    assert harm(text) == told


def test_a_place_does_not_take_what_denies() -> None:
    reading = READER.read(
        Report.of("قذيفة هاون سقطت في مقبرة ولا إصابات", published="2019-03-05")
    )

    assert [c.harm for c in reading.claims if c.harm] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ثلاثة تلاميذ شهداء بقذيفة على مدرسة", [(K, "child", 3, 3)]),
        ("أسعفت فرقنا طفلين مصابين بقصف مدفعي", [(J, "child", 2, 2)]),
        ("ثلاثة عسكريين سقطوا شهداء في عرسال", [(K, S, 3, 3)]),
        ("كفرنبل - شهيدان بغارة على سيارة", [(K, U, 2, 2)]),
        ("انتشلوا جثامين أربعة مدنيين", [(K, C, 4, 4)]),
        ("شيّع أهالي السويداء 250 من أبنائهم الذين قضوا أمس", [(K, U, 250, 250)]),
        ("شيع المئات ثلاثة شبان قتلوا برصاص الاحتلال", [(K, U, 3, 3)]),
        ("مقتل امرأة وأطفالها الخمسة", [(K, "woman", 1, 1), (K, "child", 5, 5)]),
        ("أطفالها الثلاثة قضوا في الغارة", [(K, "child", 3, 3)]),
        ("انتشلنا جثامين سيدة وطفلين", [(K, "woman", 1, 1), (K, "child", 2, 2)]),
        (
            "انتشال جثامين خمسة أطفال وامرأة من تحت الركام",
            [(K, "child", 5, 5), (K, "woman", 1, 1)],
        ),
        ("وصل جثمانا طفلين إلى المشفى", [(K, "child", 2, 2)]),
        ("أعلن الجيش القضاء على 14 تكفيريا", [(K, S, 14, 14)]),
        (
            "قال المرصد إن حصيلة القتلى في صفوف قوات النظام ارتفعت إلى 17",
            [(K, S, 17, 17)],
        ),
        ("أودت القذيفة بثلاثة مدنيين", [(K, C, 3, 3)]),
        # Others are no girls because one of the dead is.
        (
            "مقتل 3 أشخاص بينهم طفلة وإصابة 9 آخرين",
            [(K, U, 3, 3), (K, "child", 1, 1), (J, U, 9, 9)],
        ),
    ],
)
def test_harm_of_posts(
    text: str, told: list[tuple[str, str, int | None, int | None]]
) -> None:
    assert harm(text) == told


def test_cases_are_counted_at_the_act() -> None:
    told = claims("وثق المركز 74 حالة اختطاف و11 حالة إخفاء قسري في إب", "2019-03-05")
    assert [[(h.kind, h.low) for h in c.harm] for c in told] == [
        [("captured", 74)],
        [("captured", 11)],
    ]


def test_a_number_says_more_than_its_word() -> None:
    told = claims(
        "ضحايا بانفجار عبوة ناسفة في سوق مريدي، قتيل وأربعة جرحى", "2019-03-05"
    )
    assert [(h.kind, h.low) for c in told for h in c.harm] == [
        ("killed", 1),
        ("injured", 4),
    ]


@pytest.mark.parametrize(
    ("text", "own", "total"),
    [
        (
            (
                "قتل ثلاثة مدنيين في قصف على دوما، ليرتفع إلى 63 عدد القتلى في المدينة منذ "
                "مطلع الشهر."
            ),
            (K, C, 3),
            (K, U, 63),
        ),
        (
            (
                "استشهد شابان برصاص الاحتلال في نابلس، لترتفع حصيلة الشهداء في الضفة منذ "
                "بداية العام إلى 108 شهداء."
            ),
            (K, U, 2),
            (K, U, 108),
        ),
        (
            (
                "قتل جنديان في انفجار عبوة قرب الفلوجة، ما رفع عدد قتلى الجيش منذ بدء "
                "العملية إلى 76."
            ),
            (K, S, 2),
            (K, S, 76),
        ),
        (
            (
                "قتل عنصران في غارة على سراقب، ليبلغ بذلك مجموع الضحايا المدنيين في يوم "
                "واحد عشرة."
            ),
            (K, S, 2),
            (K, C, 10),
        ),
        (
            (
                "قتل ستة مدنيين في غارة على سراقب، وبذلك يرتفع إلى 614 عدد المدنيين الذين "
                "قتلوا في المنطقة منذ نيسان الماضي."
            ),
            (K, C, 6),
            (K, C, 614),
        ),
    ],
)
def test_a_sum_since_a_day_is_no_toll_of_the_event_told_before_it(
    text: str, own: object, total: object
) -> None:
    """What many events killed is never added to one of them, nor is one dated by it."""
    told = harm(text)
    assert [h[:3] for h in told] == [own, total]
    struck = [c for c in claims(text) if c.type != "casualties"]
    assert [(h.kind, h.group, h.low) for c in struck for h in c.harm] == [own]
    assert all(c.date is None for c in struck)


def test_one_after_a_day_counts_no_people() -> None:
    """``يوم واحد عشرة`` is ten in one day; eleven is ``أحد عشر``."""
    assert harm("بلغ عدد القتلى في يوم واحد عشرة.") == [(K, U, 10, 10)]
    assert harm("قتل أحد عشر مدنيا.") == [(K, C, 11, 11)]


def test_the_parts_of_a_sum_by_place_are_claims_of_their_own() -> None:
    """Each governorate has its toll, and the sum is none of theirs."""
    told = claims("قتل 63 شخصا أمس، 30 منهم في حلب و20 في إدلب و13 في حماة.")
    assert [[h.low for h in c.harm] for c in told] == [[63], [30], [20], [13]]


@pytest.mark.parametrize(
    ("text", "killed", "place"),
    [
        (
            "قتل شرطي بعبوة ناسفة في رفح، وكان ثلاثة شرطيين قتلوا في العريش الأحد.",
            1,
            "رفح",
        ),
        (
            "قتل جندي في تلعفر، في أكبر خسارة منذ مقتل ستة جنود في الموصل الأسبوع الماضي.",
            1,
            "تلعفر",
        ),
    ],
)
def test_deaths_told_aside_are_not_those_of_the_event(
    text: str, killed: int, place: str
) -> None:
    """Neither number nor place nor day of the dead of before is the event's."""
    first = claims(text)[0]
    assert [h.low for h in first.harm] == [killed]
    assert [p.name for p in first.places] == [place]
    assert first.date is None


def test_who_lost_people_did_not_kill_them() -> None:
    """``خسر`` with people tells the dead of the side that it names, and no withdrawal."""
    text = "قتلت القوات العراقية 20 مسلحا في الفلوجة بعد أن خسرت 5 جنود."
    told = claims(text)
    assert [c.type for c in told] == ["casualties", "casualties"]
    assert [(h.group, h.low) for h in told[1].harm] == [(S, 5)]
    assert told[1].actors == ()
    assert [c.type for c in claims("خسر الجيش السيطرة على المطار.")] == ["withdrawal"]


@pytest.mark.parametrize(
    ("text", "type_", "killed"),
    [
        ("ارتفعت حصيلة القصف على دوما منذ صباح اليوم إلى 12 شهيدا.", "shelling", 12),
        ("ارتفع عدد ضحايا التفجير في الباب منذ أمس إلى 35 قتيلا.", "bombing", 35),
    ],
)
def test_a_toll_that_is_of_an_event_is_that_events(
    text: str, type_: str, killed: int
) -> None:
    """``حصيلة القصف``: whatever time it is counted from."""
    told = {c.type: [h.low for h in c.harm] for c in claims(text)}
    assert told == {type_: [killed]}


@pytest.mark.parametrize(
    "text",
    ["أعدم التنظيم خمسة أسرى من الجيش في الرقة", "تصفية خمسة أسرى من الجيش في درعا"],
)
def test_captives_who_are_killed_are_not_captured_anew(text: str) -> None:
    (claim,) = claims(text)
    assert [(h.kind, h.low) for h in claim.harm] == [("killed", 5)]


def tolls(text: str) -> list[tuple[list[str], list[int | None]]]:
    """Where each claim of the dead was, and how many of no group it tells, in order."""
    return [
        (
            [p.name for p in c.places],
            [h.low for h in c.harm if h.group == "unspecified"],
        )
        for c in claims(text)
        if c.type == "casualties"
    ]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "وثقت اللجان سقوط 61 شهيدا اليوم بينهم خمس سيدات: 19 في حلب - 14 في حمص",
            61,
            {"حلب": 19, "حمص": 14},
        ),
        (
            "وثقت اللجان سقوط 42 شهيدا، عشرون في حلب و12 في إدلب",
            42,
            {"حلب": 20, "إدلب": 12},
        ),
        (
            "حصيلة الشهداء اليوم 35: 12 في حمص، 9 في درعا / 6 في حماة",
            35,
            {"حمص": 12, "درعا": 9, "حماة": 6},
        ),
        (
            "وثقت لجان التنسيق 35 شهيدا في سوريا أمس:\n- 12 في حمص\n- 9 في درعا",
            35,
            {"حمص": 12, "درعا": 9},
        ),
    ],
)
def test_a_list_of_places_is_a_toll_for_each(
    text: str, total: int, parts: dict[str, int]
) -> None:
    told = tolls(text)

    assert told[0][1] == [total]
    assert not set(told[0][0]) & set(parts)
    assert told[1:] == [([place], [n]) for place, n in parts.items()]


def test_a_bare_number_with_a_place_of_its_own_is_no_part_of_the_first() -> None:
    assert tolls("قتل خمسة أشخاص في حلب و3 في إدلب.") == [
        (["حلب"], [5]),
        (["إدلب"], [3]),
    ]


def test_a_number_that_opens_a_line_counts_nothing_where_no_toll_was_told() -> None:
    assert not tolls("قصف الطيران الحربي مدينة دوما.\n3 في المدينة القديمة وحدها.")
