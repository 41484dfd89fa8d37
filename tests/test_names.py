"""Names that the chunker cuts: own sentences, one construction each."""

from datetime import date

import pytest

from tawthiq import Reader, Report
from tawthiq.codebook import Spelling, load
from tawthiq.extract.chunking.chunker import chunks, known_words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.layout.sentences import sentences
from tawthiq.extract.surnames import full_name, full_names, marked
from tawthiq.text import tokenize


def cut(text: str) -> list[Chunk]:
    found = []
    for sentence in sentences(text, tokenize(text), frozenset()):
        known = known_words(sentence, load().lexicon, Spelling())
        found += chunks(sentence, known, load(), date(2020, 1, 8))
    return found


def named(text: str, kind: str) -> list[str]:
    return [c.name for c in cut(text) if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("تقدموا في الحي الشرقي", "الحي الشرقي"),
        ("قصفوا الأراضي السورية", "الأراضي السورية"),
        ("اشتباكات عند الأطراف الشمالية والشرقية", "الأطراف الشمالية والشرقية"),
        ("سيطروا على معسكر 47", "معسكر 47"),
        ("دخلوا قصر 14 أكتوبر الرئاسي", "قصر 14 أكتوبر الرئاسي"),
        ("انسحبوا من مبنى البريد المركزي", "مبنى البريد المركزي"),
        ("قصف بلدتي سلوقة وحمرين", "سلوقة"),
        ("مواجهات في إب وتعز أمس", "تعز"),
        # What goes on after a name is no part of it.
        ("صاروخ على قرية صلبان التابعة لمديرية الدريهمي", "صلبان"),
        ("دخلوا المدينة إلى جانب غيرهم", "المدينة"),
        ("قصف على حي السيدة خديجة في درنة", "السيدة خديجة"),
        ("ضربة على ضاحية تاجوراء", "تاجوراء"),
        # A part of a place is the place.
        ("قصفوا المناطق الشرقية لبلدة جباليا", "جباليا"),
        ("انفجرت عند المدخل الخارجي لمطار عدن الدولي", "مطار عدن الدولي"),
    ],
)
def test_places_are_named_whole(text: str, place: str) -> None:
    assert place in named(text, "place")


@pytest.mark.parametrize(
    "text",
    [
        "يعملون دوماً في بلدات أخرى",  # دوما
        "أعلن التنظيم مسؤوليته عنه قرب الساحة القديمة",  # عنة
        "شاب في العشرين من عمره قرب المدرسة",  # عمرة
        "تعاون في مجال البناء",
        "وهو يسعى إلى ضمان سلامة الطرق",
    ],
)
def test_words_that_are_written_as_a_village_is_are_no_places(text: str) -> None:
    assert all(c.id is None for c in cut(text) if c.kind == "place")


def test_a_number_that_counts_is_no_part_of_a_place() -> None:
    assert not any("5" in name for name in named("قتل عند جسر 5 جنود", "place"))


def test_brackets_after_a_definite_place_are_not_its_name() -> None:
    assert "المرصد" in named("مقتل ستة شرق البلدة (المرصد)", "source")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("غارة أمريكية على الموقع", "أمريكية"),
        ("ضربة جوية تركية قرب القرية", "تركية"),
        ("دخل مقاتلون من المقاومة الجنوبية البلدة", "المقاومة الجنوبية"),
        ("قتلا برصاص مجهولين في السوق", "مجهولين"),
    ],
)
def test_actors_are_offered(text: str, actor: str) -> None:
    assert actor in named(text, "actor")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # What a side of two words backs is no part of its name; after a noun it is.
        ("هاجمت المقاومة الشعبية الموالية للرئيس هادي الحاجز", "المقاومة الشعبية"),
        ("هاجمت القوات الموالية للحكومة الحاجز", "القوات الموالية للحكومة"),
        ("هاجموا مسلحي خليفة الدالي في المحور", "مسلحي خليفة الدالي"),
        ("تراجعت القوات المتحالفة مع الحوثيين", "القوات المتحالفة مع الحوثيين"),
        # A name ends where another side, a place or a count begins.
        ("ويقاتل جنود الجيش اليمني الحوثيين في البلدة", "جنود الجيش اليمني"),
        ("فجر مسلحون جسر الرستن", "مسلحون"),
        ("قصفت مقاتلات إف-16 الموقع", "مقاتلات إف-16"),
        ("أطلقت كتيبة المدرعات السادسة عدة قذائف", "كتيبة المدرعات السادسة"),
        ("هجوم على مقاتلين أكراد في القرية", "مقاتلين أكراد"),
        # A definite noun governs nothing; who is next to it is somebody else.
        ("اتهمت المنظمة قوات النظام بقصف السوق", "المنظمة"),
        ("اتهم ناشطون قوات النظام بقصف السوق", "قوات النظام"),
        ("ناشد الأهالي المنظمات الدولية إجلاءهم", "المنظمات الدولية"),
        ("هدد «داعش» الحكومة التركية بالرد", "داعش"),
        ("اعتقلت الشرطة الناشط أمس", "الشرطة"),
        ("اتهم بيان لحركة حماس إسرائيل باغتياله", "إسرائيل"),
        ("قصفت طائرات حربية عربية الجماعة", "طائرات حربية عربية"),
        (
            "قصفت طائرات تابعة لقوات الدعم السريع الحي",
            "طائرات تابعة لقوات الدعم السريع",
        ),
        ("سيطرت وحدات من الجيش مدعومة بالطيران على التل", "الجيش"),
        ("دخل مقاتلون موالون للحكومة المدينة", "مقاتلون موالون للحكومة"),
        # Nor do people who are counted, or told by a noun of their own, belong to it.
        ("أعدمت جماعة مسلحة ستة أسرى", "جماعة مسلحة"),
        ("قنص عناصر الجيش امرأة", "عناصر الجيش"),
        ("أصابت رصاصة قناص طفلة", "قناص"),
        ("قتل مسلحون قياديا في الجيش الحر", "مسلحون"),
        ("دمرت قوات المقاومة آليتين", "قوات المقاومة"),
        ("اشتباكات بين فصيلين مسلحين", "فصيلين مسلحين"),
        # Nor does what was hit, or stormed.
        ("اقتحمت قوات الأمن البلدة", "قوات الأمن"),
        ("طوقت قوات الشرطة القرية", "قوات الشرطة"),
        ("قصف التحالف المستشفى في الموصل", "التحالف"),
        ("قصفت الطائرات مستشفى القدس في حلب", "الطائرات"),
    ],
)
def test_the_name_of_a_side_ends_where_it_ends(text: str, actor: str) -> None:
    assert actor in named(text, "actor")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("نقلت قناة ليبيا الأحرار عن الطبيب", "source", "قناة ليبيا الأحرار"),
        ("قال القاضي جاسم محمد عبود إن الجيش انسحب", "person", "جاسم محمد عبود"),
        ("المهاجم يدعى سامي الحلاق", "person", "سامي الحلاق"),
        ("قتل ضابط برتبة نقيب وثلاثة جنود", "source", "ضابط"),
        ("خطفوا طالبات في ولاية بورنو العام الماضي", "place", "بورنو"),
        ("اعتقلوا 13 شخصا بتهمة التعاون", "people", "شخصا"),
        ("اعتقال ثلاثة أشخاص يشتبه في انتمائهم", "people", "أشخاص"),
    ],
)
def test_a_name_is_cut_at_its_ends(text: str, kind: str, name: str) -> None:
    assert name in named(text, kind)


def test_a_capital_stands_before_the_name_of_a_seat_alone() -> None:
    assert named("غارة على العاصمة صباح اليوم", "place") == ["العاصمة"]


def test_an_object_is_no_adjective_of_the_vehicle_before_it() -> None:
    found = named("اغتال ملثمون على دراجة نارية قياديا قرب البلدة", "people")
    assert found == ["قياديا"]


def test_a_verb_of_destroying_between_side_and_object_is_no_town() -> None:
    found = cut("وحدات الجيش تدمر مستودع ذخيرة قرب التل")
    assert [c.kind for c in found][:3] == ["actor", "trigger", "object"]


def test_an_accusative_adjective_is_no_place() -> None:
    assert named("تلقوا دعما جويا", "place") == []
    assert not {"place", "actor"} & {c.kind for c in cut("قتل 14 سوريًا")}


def test_people_are_named_with_whom_they_back() -> None:
    told = named("انفجار وسط حشد من الشباب المؤيدين للأكراد", "people")
    assert told == ["الشباب المؤيدين للأكراد"]


@pytest.mark.parametrize("adverb", ["بوضوح", "علنا", "هاتفيا"])
def test_an_adverb_ends_a_person(adverb: str) -> None:
    told = cut(f"اتهم رئيس الوزراء سامر حسن الحلبي {adverb} المتمردين")
    assert [c.name for c in told if c.kind == "person"] == ["سامر حسن الحلبي"]
    assert not [c for c in told if c.head == "offered"]


def test_what_something_is_for_is_no_thing() -> None:
    assert "لإصلاح" not in named("وصلت طائرة لإصلاح المدرج", "object")


def test_an_indefinite_accusative_nisba_is_no_country() -> None:
    assert "جنديا تركيا" in named("أصابوا جنديا تركيا بجروح", "people")


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("أصيب طفل بسقوط قذيفة قرب بيته", "قذيفة"),
        ("قصف الحي بالدبابات", "الدبابات"),
        ("قصفوا الحي بالمدفعية والدبابات", "الدبابات"),
    ],
)
def test_weapons_stand_alone(text: str, weapon: str) -> None:
    assert weapon in named(text, "weapon")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("اغتيال سامر حسن الحلبي قرب بيته", "سامر حسن الحلبي"),
        ("اعتقلوا مازن ووليد يوسف العلي", "وليد يوسف العلي"),
        ("خطف عبد الكريم النجار", "عبد الكريم النجار"),
    ],
)
def test_given_names_open_persons(text: str, person: str) -> None:
    assert person in named(text, "person")


def test_a_given_name_alone_is_no_person() -> None:
    assert named("كان شهر كريم", "person") == []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("اقتحام شركة الإسمنت صباحا", "شركة الإسمنت"),
        ("دانت الهيئات المحلية الهجوم", "الهيئات المحلية"),
        ("إعدام أتباعهم في الساحة", "أتباعهم"),
    ],
)
def test_unknown_nouns_beside_a_trigger_are_offered(text: str, thing: str) -> None:
    assert thing in named(text, "object")


def test_the_adjective_of_a_road_that_was_cut_is_no_thing() -> None:
    assert "الساحلي" not in named("قطع محتجون الطريق الساحلي", "object")


def test_the_adjective_of_an_event_is_no_thing() -> None:
    assert named("شنوا هجوما عنيفا", "object") == []


def test_surnames_know_their_full_name() -> None:
    first, second = (
        cut("قال العقيد سامر الحلبي إن القصف استمر"),
        cut("وأضاف الحلبي أن الطريق قطع"),
    )
    known = full_names([first])
    told = [c for c in marked(second, known) if c.kind == "person"]
    assert [c.name for c in told] == ["الحلبي"]
    assert full_name(told[0]).name == "سامر الحلبي"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "قصفت الطائرات البلدة، وقال العقيد سالم الحاضري رسميًا إن القصف توقف.",
            ["سالم الحاضري"],
        ),
        ("قتل ستة مدنيين خلال رمضان بلغوا أعمارا متفاوتة.", []),
        (
            "قصفت الطائرات البلدة، وقال رمضان سليم الحاضري إن القصف توقف.",
            ["رمضان سليم الحاضري"],
        ),
        ("قصفت الطائرات مقر اللواء الرابع في البلدة.", []),
        (
            "قال الملك عبدالله الثاني بن الحسين إن القصف توقف.",
            ["عبدالله الثاني بن الحسين"],
        ),
        ("قصفت الطائرات البلدة، واعتبر الوزير ذلك خطوة أولى.", []),
    ],
)
def test_a_person_is_named_and_nothing_else(text: str, names: list[str]) -> None:
    assert [p.name for p in Reader().read(Report.of(text)).persons] == names
