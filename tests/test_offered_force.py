"""Strikes, blasts, assaults, fights and shots that the reader offers for its judge."""

from __future__ import annotations

import pytest

from posted import claims
from tawthiq.extract import Reader
from tawthiq.extract.events.proposals import SentenceEvents
from tawthiq.extract.judging.judge import Grammar
from tawthiq.model import Report

READER = Reader(judge=Grammar())


def offered(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The type of each draft that is proposed in a text, whatever the weights say."""
    found: list[str] = []
    propose = SentenceEvents.propose

    def noting(events: SentenceEvents) -> list[object]:
        drafts = propose(events)
        found.extend(d.type for d in drafts)
        return list(drafts)

    monkeypatch.setattr(SentenceEvents, "propose", noting)
    READER.stages(Report.of(text, published="2023-10-15"))
    return found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # A state flies as well as it shells.
        ("قتل عاملان في قصف إسرائيلي على أطراف بلدة عيترون", "airstrike"),
        ("أغارت إسرائيل على مستودع قرب بلدة القطيفة", "airstrike"),
        # What goes on with a strike of its own sentence may be one.
        ("بعد غارة على السوق قتل ثلاثة في هجوم على المشفى", "airstrike"),
        # Units that are named by their guns fire them.
        ("القوة الصاروخية تستهدف معسكرا في نجران", "shelling"),
        ("وحدات الإسناد المدفعي استهدفت تجمعا للمسلحين في معراتة", "shelling"),
        ("نفذت القوة الصاروخية عملية عسكرية على هدف في أم الرشراش", "shelling"),
        # Shells come down in many words.
        ("أتى صاروخ على منزل في الهضبة ودفن أما وطفلتها", "shelling"),
        ("نزلت جرة غاز على أول الجميلية", "shelling"),
        ("هبطت قذيفة أمام بوابة المشفى في حي الشرطة", "shelling"),
        # Who is shot may be executed or not.
        ("مقتل رئيس المجلس المحلي رميا بالرصاص أمام بيته في إنخل", "shooting"),
        ("أردى مسلحون موظفا قرب منزله في بغداد", "shooting"),
        # What is fired in volleys, and under whose cover others move.
        ("سيطروا على التل تحت وابل من قذائف الهاون في ريف حماة", "shelling"),
        ("تقدمت القوات نحو كفرزيتا تحت غطاء مدفعي كثيف على البلدة", "shelling"),
        ("أخمدت القوات المشتركة مصادر نيران حوثية غرب المدينة", "shelling"),
        ("ما في تدوين الليلة على أحياء أم درمان القديمة", "shelling"),
        ("أصيب شاب بعيار معدني في مواجهات بلدة بيتا", "shooting"),
        ("أطلق ملثمون الذخيرة الحية على متظاهرين في طرابلس", "shooting"),
        ("شهدت الضاحية تبادلا لإطلاق النار بين كتيبتين", "clash"),
        ("وتراشق الطرفان بالرشاشات في قرية أم دورين", "clash"),
        ("كمن المقاتلون لقوة مشاة قرب بلدة العديسة", "ground_attack"),
        ("رشق مستوطنون سيارات بالحجارة عند حوارة", "ground_attack"),
        ("ألقيت قنبلتان يدويتان على مكتب للأمن في عين الحلوة", "bombing"),
        # What aircraft and drones do in words of no attack.
        ("الطيران رمى على بيت في حارتنا بسراقب", "airstrike"),
        ("رجع الطيران على بنش والإصابات كثيرة", "airstrike"),
        ("نفذ الطيران الحربي بالرشاشات على أطراف بنش", "airstrike"),
        ("سقطت مسيرة على مستودع للوقود قرب الميناء في بورتسودان", "airstrike"),
        ("سقطت مسيرة على منزل في الأبيض", "shootdown"),
        ("انفجرت مسيرة في باحة فندق ببورتسودان", "airstrike"),
        ("ارتطمت مسيرة بمبنى في أربيل", "airstrike"),
        ("أطلقت مسيرة النار على مواطنين قرب دوار بني سهيلا", "shooting"),
        # A means that tells what a second verb does not.
        ("تقدمت الفصائل ودمرت دبابتين بصواريخ كورنيت عند العيس", "shelling"),
        ("القناصة أوقعوا سبعة جرحى بين المقاتلين في الموصل", "shooting"),
        ("نجا ضابط من عبوة لاصقة في بغداد", "bombing"),
        ("مزق لغم بحري قارب صيادين قبالة الخوخة", "bombing"),
        ("أكثر من ثلاثين صاروخا منذ الصباح والحارة خراب", "shelling"),
        # An item of a list, or an answer, has a means of its own.
        ("قتل تسعة بغارة على حيس و4 بألغام أرضية في المخا", "bombing"),
        ("قتل تسعة بغارة على حيس وستة بقذائف المدفعية", "shelling"),
        ("هاجموا الحاجز ودمروا عربة بعبوة ناسفة عند الجسر", "bombing"),
        ("هاجمه المسلحون ورد عليهم الجيش بالمدفعية في تازة", "shelling"),
        ("إصابة ثلاثة جنود بشظايا قذيفة هاون في الناصرية", "shelling"),
        ("دمرت مدفعية الجيش ثلاث عربات في الضالع", "shelling"),
        ("طائرات الاحتلال نسفت مربعا سكنيا في جباليا", "airstrike"),
        ("الطيران دق حي النصر وهرب الناس", "airstrike"),
        ("حينا انقصف امبارح بالهاون في حمص", "shelling"),
        ("الدانات نازلة على الحارات في الفتيحاب", "shelling"),
        ("إن انتحاريين فجرا عربتين عند حاجز المعمل", "bombing"),
        ("فرقت القوات تجمعا شبابيا بالهراوات في إب", "ground_attack"),
        # What does not cease goes on, and whom aircraft do away with they strike.
        ("القذائف لم تنقطع عن حي المحطة منذ الصباح في رأس العين", "shelling"),
        ("المدفعية لم تهدأ طوال الليل في خط الخوي", "shelling"),
        ("لم تهدأ الطائرات الحربية فوق الغوطة الشرقية", "airstrike"),
        ("الطيران ما فارق سما الحي من الصبح في موحسن", "airstrike"),
        ("قضت طائرات سلاح الجو على قائد في عيناتا", "airstrike"),
        # Who denies the use of an agent, and whom it choked.
        ("نفى الوزير استخدام الجيش أي مواد سامة في الغوطة", "chemical_attack"),
        ("مقتل مئة شخص اختناقا بالغازات في الغوطة", "chemical_attack"),
        # Fire between two sides is a fight, and so is holding off one's foe.
        ("إطلاق نار بين مجموعتين مسلحتين في الزاوية", "clash"),
        ("يتصدى المقاتلون لقوات العدو المتوغلة في الشجاعية", "clash"),
        ("رموه بالرصاص قدام بيته في الناصرية", "shooting"),
        ("بعد تمهيد جوي نفذته مقاتلات التحالف على التل", "airstrike"),
    ],
)
def test_what_may_tell_an_attack_is_offered(
    text: str, type_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert type_ in offered(text, monkeypatch)


@pytest.mark.parametrize(
    "text",
    [
        "نزل الصاروخ المصري للمعرض الدولي للفضاء في القاهرة",
        "حط المنتخب رحاله في الدوحة أمس",
        "نفذ سلاح الجو عرضا فوق العاصمة في يوم الاستقلال",
        "ارتطمت طائرة مدنية بسرب طيور قرب المطار",
        "نجا اللاعب من حادث سير في الدوحة",
        "باع المزارع عشرين طنا، منها 11 على دفعتين",
        "تراشق النائبان بالكلمات في جلسة البرلمان",
        "اقتنص المنتخب هدفا في الدقيقة الأخيرة",
        "لم تتوقف الطائرات المدنية عن الهبوط في مطار عمان",
        "قضت المحكمة على المتهم بالسجن",
        "هبطت أسعار القذائف في السوق العالمية",
        "عاد الطيران على الخط بين القاهرة وبيروت",
        "لم يبق للطيران المدني سوى مطار دمشق",
        "دق المعلم الجرس ونزل التلاميذ إلى الساحة",
        "وابل من الأسئلة على الوزير في المؤتمر",
    ],
)
def test_everyday_words_tell_no_attack(text: str) -> None:
    assert not claims(text)


def test_raiders_on_foot_do_not_fly(monkeypatch: pytest.MonkeyPatch) -> None:
    raid = "أغارت مجموعة من المقاتلين على نقطة للنظام في جورين"

    assert offered(raid, monkeypatch) == ["ground_attack"]


@pytest.mark.parametrize(
    ("text", "type_", "times"),
    [
        ("نفذت طائرات التحالف 20 غارة، منها 11 على كتاف و7 على رازح", "airstrike", 3),
        ("شن الطيران عشرين غارة، أربعا منها قرب بيجي وثلاثا قرب تكريت", "airstrike", 3),
        ("شنت الطائرات غارة قتلت 5 في حلب و3 على طريق حمص", "airstrike", 1),
    ],
)
def test_some_of_the_strikes_that_were_counted_are_strikes(
    text: str, type_: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offered(text, monkeypatch).count(type_) == times
