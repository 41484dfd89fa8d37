"""Words of speech and of moving forces that are offered for what they tell."""

from __future__ import annotations

import pytest

from test_offers_acts import offered


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "وحملت الحكومة العراقية، في بيان نشر مساء أمس، القوات التركية مسؤولية القصف",
            "حملت",
        ),
        ("وحمّل رئيس المجلس، الذي زار المكان، الجيش المسؤولية عن الغارة", "حمّل"),
        ("حمل الوزير السوري الولايات المتحدة جزءا من المسؤولية", "حمل"),
        ("وعدّت الإدارة المدنية ما حدث في الجنينة جريمة إبادة", "عدّت"),
        ("وقع هجوم نسبته الحكومة إلى تنظيم داعش", "نسبته"),
        ("الغارة التي نسبها الحوثيون إلى التحالف قتلت خمسة", "نسبها"),
        ("احتجت الخارجية العراقية على القصف التركي في دهوك", "احتجت"),
        ("تأسف البعثة الأممية لسقوط ضحايا مدنيين في طرابلس", "تأسف"),
        ("قال إن الحكومة شريكة في قتل المتظاهرين", "شريكة في"),
    ],
)
def test_blame_is_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("condemnation", set())


@pytest.mark.parametrize(
    "text",
    [
        "قتل عشرة في القصف، وهي حصيلة نسبتها الوكالة إلى مصادر طبية",
        "وعد الوزير أهالي البلدة المتضررة من القصف بتعويضات",
    ],
)
def test_nobody_is_blamed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "condemnation" not in offered(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال المبعوث إن على الأطراف وقف القتال", "على"),
        ("وأضاف أن على النظام أن يوقف القصف", "على"),
        ("على الحكومة أن تحمي المتظاهرين من القصف", "على"),
        ("وقال المتحدث: على جميع الأطراف وقف القتال فورا", "على"),
        ("أصرت الحركة على الإفراج عن الأسرى", "أصرت"),
        ("تمسك رئيس المجلس بوقف إطلاق النار", "تمسك"),
        ("جدد الرئيس تمسكه بانسحاب القوات من المدينة", "جدد"),
        ("أبلغت المليشيا الأهالي بضرورة إخلاء منازلهم", "أبلغت"),
        ("أشار إلى ضرورة خروج المقاتلين الأجانب", "أشار إلى ضرورة"),
        ("استغاثات من أهالي المخيم المحاصر لإدخال الدواء", "استغاثات"),
    ],
)
def test_what_is_called_for_is_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("demand", set())


@pytest.mark.parametrize(
    "text",
    [
        "قال إن على الجبهة قصفا عنيفا",
        "قال إن على متن السفينة أسلحة",
        "قالت الوزارة على تويتر إن قواتها قصفت البلدة",
        "اتفقوا على أن تنسحب القوات غدا",
    ],
)
def test_nothing_is_called_for(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "demand" not in offered(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("انفض الاجتماع بين الطرفين من دون نتيجة", "انفض"),
        ("لم تسفر المفاوضات عن أي نتيجة", "عن أي نتيجة"),
        ("غادر وفد الحكومة قاعة المفاوضات", "غادر"),
        ("تغيب وفد الحوثيين عن المشاورات", "تغيب"),
        ("قال المتحدث إن الحكومة لن تذهب إلى جنيف", "لن تذهب إلى"),
        ("قال القائد لن نضع السلاح", "لن نضع"),
        ("صوتت روسيا ضد مشروع القرار حول الهدنة", "صوتت"),
        ("تجاهل النظام دعوات الأمم المتحدة إلى الهدنة", "تجاهل"),
        ("أكد أن اللجنة في حل من الاتفاق", "في حل من"),
        ("ألغيت القمة بعد اندلاع المواجهات", "ألغيت القمة"),
        ("عرقلت واشنطن صدور بيان عن القصف", "عرقلت"),
    ],
)
def test_what_is_refused_is_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("rejection", set())


@pytest.mark.parametrize(
    "text",
    [
        "سقطت خمس قذائف لم تسفر عن أي إصابات",
        "قال أبو مازن وهو ناشط إن القصف مستمر",
        "أحبط الجيش محاولة تسلل إلى البلدة",
    ],
)
def test_nothing_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "rejection" not in offered(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال وزير الدفاع إن القتال سيستأنف بقوة أكبر", "سيستأنف"),
        ("أكدت القيادة أن قواتنا ستتابع مهامها حتى دحر المليشيا", "ستتابع"),
        ("قال الرئيس إن القيادة ستعيد النظر في الهدنة", "ستعيد النظر"),
        ("أكد أن الرد على العدوان آت لا محالة", "آت لا محالة"),
        ("أعلن القائد ساعة الصفر لاقتحام العاصمة", "ساعة الصفر"),
        ("عرض التنظيم مكافأة لمن يقتل الضابط", "عرض"),
        ("كل من يتعاون مع المحتل سيكون هدفا لنا", "سيكون هدفا"),
        ("سيتم القضاء على الإرهابيين في البلدة", "سيتم القضاء"),
        ("أعلن المتحدث أن المحافظة بأكملها هدف عسكري", "هدف عسكري"),
        ("قررت الفصائل استئناف المعركة", "قررت"),
    ],
)
def test_what_is_vowed_is_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("threat", set())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("رفضت موسكو الاتهامات بقصف المستشفى", "رفضت"),
        ("أعلنت جماعة مجهولة أنها وراء التفجير", "أنها وراء"),
        ("اعتذر الجيش عن مقتل المدنيين في الغارة", "اعتذر"),
        ("وصف الناطق قصف المدرسة بأنه خطأ مأساوي", "خطأ مأساوي"),
        ("ظهرت صور تبن غير رسمي للتفجير", "تبن"),
        ("قالت الوزارة إن طائراتها لم تحلق فوق البلدة يوم القصف", "لم تحلق"),
    ],
)
def test_what_is_owned_to_or_disowned_is_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("responsibility", set())


@pytest.mark.parametrize(
    "text",
    [
        "وصل إلى البلدة برا من دمشق سبعون مقاتلا",
        "ولم تتبن أي جهة التفجير",
    ],
)
def test_nobody_owns_to_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "responsibility" not in offered(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("رتل من الجيش التركي كان في طريقه إلى مورك", "رتل من الجيش التركي"),
        ("استهدف الطيران تعزيزات للمليشيا قادمة من باجل", "تعزيزات"),
        ("دوريات المقاومة تجوب التواهي", "دوريات المقاومة"),
        ("سيّر الحرس الثوري رتلا من 20 آلية باتجاه البادية", "سيّر"),
        ("أدخل الجيش التركي نحو 40 دبابة إلى محيط بامرني", "أدخل"),
        ("وصل نحو 400 مقاتل أجنبي إلى سرت عن طريق البحر", "وصل"),
        ("وصلت ثلاثة أفواج من الرد السريع إلى المكان", "وصلت"),
        ("أرسلت تركيا 35 مستشارا عسكريا إلى طرابلس", "أرسلت"),
        ("وصلت إلى أربيل شحنة ذخيرة من بغداد", "وصلت"),
        ("أبحرت حاملة الطائرات الأمريكية إلى شرق المتوسط", "أبحرت حاملة"),
        ("احتشد ثلاثة آلاف متطوع من الحشد في الحبانية", "احتشد"),
        ("توافد إلى القصير مئات من عناصر الحزب", "توافد"),
        ("الشرطة العسكرية الروسية دخلت أمس", "دخلت"),
    ],
)
def test_forces_on_the_move_are_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("deployment", set())


@pytest.mark.parametrize(
    "text",
    [
        "دمر الطيران رتلا للمليشيا قرب باجل",
        "انفجرت عبوة بدورية للجيش في درعا",
        "نقلت الوكالة عن مصدر عسكري أن القصف استمر",
    ],
)
def test_nobody_is_sent(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "deployment" not in offered(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أحرق محتجون غاضبون مقر القنصلية في النجف", "أحرق"),
        ("أضرم غاضبون النار في مقر الفوج", "أضرم غاضبون"),
        ("تجمع مساء السبت مئات من ذوي المحتجزين أمام مقر الحكومة", "تجمع"),
        ("سار المئات في شوارع المدينة تنديدا بالقصف", "سار المئات"),
        ("شارك ألفا شخص في مسيرة انطلقت من أمام المسجد تضامنا مع غزة", "مسيرة"),
        ("وأصيب أربعة خلال مواكب 14 فبراير في مدينة مدني", "مواكب"),
        ("توافد المئات إلى ساحة الاعتصام", "توافد"),
        ("أغلق تجار الشارع محالهم تضامنا مع أسر الشهداء", "أغلق"),
        ("تمرد السجناء في سجن السويداء", "تمرد"),
        ("قمع الاحتلال مسيرة كفر قدوم", "قمع"),
    ],
)
def test_protests_are_offered(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get("protest", set())


def test_a_drone_sent_off_is_no_march(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "protest" not in offered("سقطت مسيرة انطلقت من اليمن", monkeypatch)


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("نفت القوة المشتركة فقدان المعسكر", "withdrawal", "فقدان"),
        ("نفت القوة المشتركة فقدان المعسكر", "control", "فقدان"),
        ("بعد شهرين على فقدان المدينة", "withdrawal", "فقدان"),
        ("أمر الرئيس بسحب نحو خمسين جنديا من الحدود", "withdrawal", "سحب"),
        ("أجبروهم على العودة إلى المطار", "withdrawal", "أجبروهم على العودة"),
        ("إثر انهيار مفاجئ للقوات الحكومية", "withdrawal", "انهيار مفاجئ"),
        ("نفى فيلق الرحمن تسليم بلدة حمورية", "withdrawal", "تسليم"),
        ("سلمت الكتائب القلعة للقوات الخاصة", "withdrawal", "سلمت"),
        ("وصلت القوات إلى مدينة منبج", "control", "وصلت"),
        ("قواتنا داخل مبنى المحافظة", "control", "داخل"),
        ("مدينة حلفايا محررة منذ سبعة أيام", "control", "محررة منذ"),
        ("محيط مدينة الفلوجة مطوق بالكامل", "siege", "مطوق"),
        ("قوات الحزام الأمني تحيط بمعسكر القوات", "siege", "تحيط"),
        ("قطع النظام الكهرباء عن الغوطة", "siege", "قطع"),
        ("كسبت القوات مواقع جديدة في صرواح", "advance", "كسبت"),
        ("التنظيم يتمدد في مدينة سرت", "advance", "يتمدد"),
        ("التحق عشرات الجنود بالجيش", "defection", "التحق"),
        ("أعلنت إسرائيل تعليق الغارات 48 ساعة", "agreement", "تعليق الغارات"),
        ("بما جرى التوافق عليه في جنيف لوقف القتال", "agreement", "التوافق عليه"),
        ("فاوض الموفد باسم الحزب أسابيع", "negotiation", "فاوض"),
        ("نقل الوسطاء ردا إسرائيليا إيجابيا", "negotiation", "نقل"),
    ],
)
def test_ground_and_deals_are_offered(
    text: str, type_: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get(type_, set())


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("أدى القصف إلى إصابة السائق وفقدان الاتصال به", "withdrawal"),
        ("أعلنت مقتل جنديين وفقدان ثلاثة", "withdrawal"),
        ("نفت القوات فقدان أي آليات", "withdrawal"),
        ("قال المبعوث في إحاطته إن القصف مستمر", "siege"),
        ("قتل جندي داخل مبنى المحافظة", "control"),
    ],
)
def test_no_ground_is_lost_or_taken(
    text: str, type_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert type_ not in offered(text, monkeypatch)
