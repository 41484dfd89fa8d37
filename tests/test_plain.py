"""Plain sentences whose type, teller or toll was once misread, each for its construction."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq import Reader, Report
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar


class _All(Grammar):
    """Takes every proposal, to show what the grammar offers."""

    def verdict(self, draft: Draft, features: object) -> str:  # noqa: ARG002
        return draft.status


def _offered(text: str) -> set[tuple[str, str]]:
    reader = Reader(judge=_All())
    told = reader.read(Report.of(text, published="2016-03-14")).claims
    return {(c.type, c.status) for c in told}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # Who is told to flee, or to arrive, are people: no ground is lost.
        ("فيما فر أكثر من عشرة آلاف شخص من المدينة خلال ساعات", "displacement"),
        ("أعلنت المنسقية فرار أكثر من 50 ألف شخص من المعسكر", "displacement"),
        ("قدّرت المنظمة عدد الذين فروا من شرق الجزيرة بنحو 119 ألفا", "displacement"),
        ("وصل نحو ثلاثة آلاف نازح إلى مخيم المزرق", "displacement"),
        ("استقبل حرس الحدود خلال 24 ساعة 163 لاجئا", "displacement"),
        ("فر مسلحو التنظيم من البلدة", "withdrawal"),
        # Fighters leave by a deal, or lose the place.
        ("باتت سراقب تحت سيطرتهم بعدما خرجت منها الفصائل باتجاه آفس", "withdrawal"),
        ("خرج مقاتلو الفصائل من الزبداني بموجب الاتفاق نحو إدلب", "evacuation"),
        # Aircraft, guns and shells before or after their verb.
        ("ذكرت وكالة أن طائرة أمريكية بلا طيار ضربت فجر الجمعة مزرعة", "airstrike"),
        ("أصابت طائرة مسيرة سيارة إسعاف في كرمانشاه", "airstrike"),
        ("دمر الطيران الإسرائيلي قرابة الواحدة فجرا مبنى في قانا", "airstrike"),
        ("عاود الطيران الحربي استهداف مواقع بريف السفيرة", "airstrike"),
        ("استهدفت دبابة إسرائيلية سيارة إسعاف في جنين", "shelling"),
        ("استهدف حزب الله رتلا عسكريا في القنيطرة بالصواريخ الموجهة", "shelling"),
        ("وكان صاروخان من نوع «غراد» قد سقطا قرب طريق الهرمل", "shelling"),
        ("سقط على حيفا ونهاريا أمس ما يزيد على 70 صاروخا", "shelling"),
        ("طالت ثلاث قذائف مركزين له في محيط المخيم", "shelling"),
        ("13 شهيدا بقصف السوق من الطيران الروسي في معرة النعمان", "airstrike"),
        ("قذيفة طائشة اخترقت سقف بيت في الشيخ زويد", "shelling"),
        ("انهالت قذائف المدفعية على الحي منذ الصباح", "shelling"),
        ("أدت إصابة صاروخ مبنى في أسدود إلى حريق", "shelling"),
        ("اعتدى إرهابيون بالقذائف الصاروخية على حي القصاع", "shelling"),
        ("داس راع على لغم في شعب بني زهير", "bombing"),
        ("عبوة ناسفة بسيارة عسكرية على طريق المزيريب", "bombing"),
        ("رشق قناصة بنيران كثيفة شارع عمر المختار في طرابلس", "shooting"),
        # Shepherds are no cattle.
        ("خطف مسلحون خمسة رعاة أغنام في ناحية العظيم", "abduction"),
        # A family's name is no beast's, nor a market of cattle cattle.
        ("هاجمت قوات الأسد بلدة زملكا من جهة المتحلق", "ground_attack"),
        ("قصف مدفعي لقوات الأسد على حي الحميدية", "shelling"),
        ("أعدم التنظيم عشرين من أبناء عشيرة البو نمر قرب هيت", "killing"),
        ("نفذ الطيران غارات على سوق الماشية في مدينة مليط", "airstrike"),
        # A march that clashes follow fired nothing itself.
        (
            "شهدت الخليل مسيرة حاشدة، أعقبتها مواجهات أطلق خلالها الجنود النار",
            "protest",
        ),
        # One word, of two types by who and what stands beside it.
        ("أفرغت الطائرات حمولتها من القنابل على مدينة دوما", "airstrike"),
        ("أفرغت السفينة حمولتها من الطحين في ميناء الحديدة", "aid"),
        ("البلدة وقعت في قبضة الجيش بعد يومين", "control"),
        ("سبعة مسلحين وقعوا في قبضة الأمن قرب المعبر", "detention"),
        ("فك الجيش الحصار عن مدينة الدلنج", "advance"),
        ("قالت القيادة إنها أعادت السيطرة، وإنها سيطرت أيضا على المتحف", "control"),
        ("أطاحت الاستخبارات العسكرية بثلاثة إرهابيين في الدورة", "detention"),
        ("عثر الجيش على مخزن أسلحة وعبوات في وادي زغيتون", "equipment_loss"),
        ("أعلنت حامية القاعدة الجوية انضمامها إلى قوات الوفاق", "defection"),
        ("تبادل الطرفان، الخميس، 20 أسيرا في منطقة السدادة", "release"),
        ("قال شهود إن ثلاثة ألوية وصلت أمس إلى قاعدة الحبانية", "deployment"),
        ("ووصف رئيس الحكومة ما جرى في دوما بأنه إرهاب", "condemnation"),
        # A column enters a town, or crosses at a gate; captives are freed.
        ("دخلت أرتال إسرائيلية مدينة البعث وخان أرنبة", "control"),
        ("دخل رتل عسكري تركي من معبر كفرلوسين إلى ريف إدلب", "deployment"),
        ("باتت عفرين منذ ظهر أمس الأحد في قبضة الجيش التركي", "control"),
        ("حررت اللجنة سبعة من أفراد القوات في البيضاء", "release"),
        # Bodies that are found, a first toll.
        ("عثر على جثث تسعة رجال مجهولي الهوية جنوب الموصل", "casualties"),
        ("حصيلة أولية: 19 قتيلا في صفوف الحوثيين غربي مأرب", "casualties"),
    ],
)
def test_the_type_of_a_plain_sentence(text: str, type_: str) -> None:
    assert (type_, "asserted") in _offered(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("نفى محافظ السويداء وقوع أي تفجير في سوق المدينة", {("bombing", "denied")}),
        (
            "نفت شرطة ديالى، اليوم الأربعاء، خطف خمسة رعاة في العظيم",
            {("abduction", "denied")},
        ),
        ("نفى مصدر عسكري مقتل ثلاثة جنود في سيناء", {("casualties", "denied")}),
        ("لا صحة لما تردد عن تجدد القتال في صرواح", {("clash", "denied")}),
        # One's own part is disclaimed, not the strike.
        (
            "نفى المتحدث باسم التحالف أن تكون طائراته قد قصفت المستشفى في صعدة",
            {("responsibility", "denied")},
        ),
    ],
)
def test_a_denial_is_told_once(text: str, told: set[tuple[str, str]]) -> None:
    assert _offered(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "حاول مسلحون، ليل الاثنين، اختطاف موظف أممي في زالنجي",
        "تتخوف منظمات إغاثية من هجوم كيماوي على مدينة إدلب",
        "تحدثوا عن هجوم محتمل على مدينة إدلب",
        "القوات المشتركة تنوي، خلال أيام، تنفيذ هجوم على حيس",
    ],
)
def test_what_may_come_is_not_told_as_done(text: str) -> None:
    assert {status for _, status in _offered(text)} == {"intended"}


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        (
            "أعلن المتحدث باسم وزارة الصحة والبيئة سليم العرشاني، مقتل 74 شخصا في غارات",
            "سليم العرشاني",
        ),
        (
            "وذكر وزير الشباب والرياضة اليمني ماجد الصلوي أن قذيفة أصابت الفندق في عدن",
            "ماجد الصلوي",
        ),
        (
            "قصف الطيران مخيما في درعا، بحسب ما أكد لـ«الاتحاد» النقيب أنور السعدون",
            "أنور السعدون",
        ),
        ("وتحدثت الداخلية عن مقتل 21 سجينا في سجن التاجي بانفجار", "الداخلية"),
        (
            "أما السفارة التركية فأعلنت أن تفجيرا استهدف موكبها في مقديشو",
            "السفارة التركية",
        ),
        (
            "رجح مختبر البحوث الإنسانية أن قوات الدعم السريع أعدمت عشرات في الفاشر",
            "مختبر البحوث الإنسانية",
        ),
        ("زعمت «بركان الغضب» أن الطيران قصف معسكر التكبالي", "بركان الغضب"),
        ("وأعدم المسلحون، على ما تداوله ناشطون، أربعة جرحى في عدن", "ناشطون"),
        (
            "وكانت لجان المقاومة قد ذكرت في منشور أن ثلاث قذائف سقطت قرب المستشفى",
            "لجان المقاومة",
        ),
        # An office of two charges, an adjective of the office, a title of one letter.
        (
            "أكد وزير حقوق الإنسان عز الدين الصلوي أن غارة أصابت السوق في عدن",
            "عز الدين الصلوي",
        ),
        (
            "قال وزير الثقافة والإعلام عادل الصلوي إن قذيفة أصابت السوق في عدن",
            "عادل الصلوي",
        ),
        (
            "أعلن الناطق باسم الوزارة د. أشرف العرشاني مقتل ثلاثة في غارة على عدن",
            "أشرف العرشاني",
        ),
        # Names that are words, towns or titles too.
        (
            "قال العقيد تامر الزبداني إن قذيفة أصابت السوق في عدن",
            "تامر الزبداني",
        ),
        (
            "وقال الناطق باسم المجلس في تعز العقيد سليم الحاج إن غارة أصابت السوق",
            "سليم الحاج",
        ),
    ],
)
def test_who_tells_it(text: str, teller: str) -> None:
    stages = Reader().stages(Report.of(text, published="2016-03-14"))

    tellers = [c.name for told in stages.stretches for s in told for c in s.chain]
    assert teller in tellers


def test_a_second_toll_that_rises_is_of_its_own_kind() -> None:
    told = claims("ارتفع عدد القتلى في حلب إلى سبعة والجرحى إلى عشرين بقصف مدفعي")

    assert [(h.kind, h.low) for c in told for h in c.harm] == [
        ("killed", 7),
        ("injured", 20),
    ]


def test_two_told_by_one_word_share_what_befell_them() -> None:
    (claim,) = claims("انفجار لغم أرضي يودي بحياة رجل وزوجته في مديرية المخا")

    assert [h.low for h in claim.harm] == [1, 1]
