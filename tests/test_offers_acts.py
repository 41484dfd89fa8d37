"""Acts that the reader offers for its judge to decide on, whatever the weights say."""

from __future__ import annotations

import pytest

from tawthiq.extract import Reader
from tawthiq.extract.events.proposals import SentenceEvents
from tawthiq.extract.judging.judge import Grammar
from tawthiq.model import Report

READER = Reader(judge=Grammar())
WORDS = dict[str, set[str]]


def offered(text: str, monkeypatch: pytest.MonkeyPatch) -> WORDS:
    """For each type that is proposed in a text the words that tell it."""
    found: WORDS = {}
    propose = SentenceEvents.propose

    def noting(events: SentenceEvents) -> list[object]:
        drafts = propose(events)
        for draft in drafts:
            found.setdefault(draft.type, set()).add(text[draft.start : draft.end])
        return list(drafts)

    monkeypatch.setattr(SentenceEvents, "propose", noting)
    READER.stages(Report.of(text, published="2023-10-15"))
    return found


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        # What is quoted of somebody is no part of his name.
        ("إن الجيش «استعاد كامل القرية ونزع الألغام»", "control", "استعاد"),
        (
            "أضاف أن المهاجمين «أجبروا على التراجع ليلا»",
            "withdrawal",
            "أجبروا على التراجع",
        ),
        ('أكد أن الدولة "لن تترك المدينة"', "threat", "لن تترك"),
        ("بعد إعلان السلطات «استعادتها» من المسلحين", "control", "استعادتها"),
        ("أكد مصدر أن الجيش «طهر» حي الزهراء", "control", "طهر"),
        # What was done at the beginning of a time is told by its own word.
        ("نزحوا منذ دخول قوات النظام القرية", "control", "دخول"),
        ("لم يعودوا منذ استيلاء المسلحين على البلدة", "control", "استيلاء"),
        # A phrase of announcing keeps what is announced; talks are broken off.
        ("أعلن الحزب أمس انسحاب مسلحيه من الجبل", "withdrawal", "انسحاب"),
        ("أعلن الوفد انسحابه من جولة المفاوضات", "rejection", "انسحابه"),
        # Its subject may part a phrase, a mediator's عبر or a place's name between.
        ("سلم التنظيم عبر وسطاء من العشائر، أمس، جثث أربعة", "release", "سلم"),
        ("أنحى محافظ تعز باللائمة على المسلحين", "condemnation", "أنحى"),
        # A verb that is written as a town is.
        ("سيرت القوات الروسية دورية مشتركة غرب البلدة", "deployment", "سيرت"),
        # After what is said of the one who calls, his verb stands.
        ("من جانبه طالب منسق الأمم المتحدة الجانبين بضبط النفس", "demand", "طالب"),
        # In the participles of verbs whose middle letter is doubled.
        ("مشددا على ضرورة وضع حد للهجمات", "demand", "مشددا على ضرورة"),
        ("مضيقة الخناق على مقاتلي المعارضة", "siege", "مضيقة الخناق"),
        # What is vowed in the future is a threat.
        ("سنستعيد كل شبر من البلاد", "threat", "نستعيد"),
        ("قال إن طياريه سيواصلون ضرباتهم على المدينة", "threat", "ضرباتهم"),
        ("قال إن بلاده ستتخذ إجراءات صارمة", "threat", "ستتخذ"),
        # Who says that he did not do it denies it; who has no truce refuses one.
        ("قال إن قواته لم تقصف السوق", "responsibility", "تقصف"),
        ("قال الناطق إنه لم تجر مفاوضات مع العدو", "rejection", "تجر مفاوضات"),
        ("قال الناطق: لا تهدئة قبل رفع الحصار", "rejection", "لا تهدئة"),
        ("نافية استهداف المدنيين", "responsibility", "نافية"),
        ("محض اختلاق ما ينسب إلى قواتنا", "responsibility", "محض اختلاق"),
        # Who moves, or what changes hands, may leave it open what is told.
        ("أسرهم المسلحون ثم جرى تحريرهم", "release", "تحريرهم"),
        ("قبل أن يسلموهم إلى الوجهاء", "release", "يسلموهم"),
        ("خرج الشاب من سجن القلعة بعد ثماني سنوات", "release", "خرج"),
        ("غادر مئات الرعايا الميناء على متن سفينة", "evacuation", "غادر"),
        ("غادرت أسر كثيرة صوب الجبل", "displacement", "غادرت"),
        ("بعد خروج قوات النظام من البلدة", "withdrawal", "خروج"),
        ("تمكن المقاتلون من دحره", "withdrawal", "دحره"),
        ("وصلت المقاومة إلى مشارف البلدة", "advance", "وصلت"),
        ("وصلت المقاومة إلى بلدة الزهراء", "advance", "وصلت"),
        ("متظاهرين خرجوا في اللاذقية", "protest", "خرجوا"),
        ("ثماني شاحنات وصلت عبر الرصيف", "aid", "وصلت"),
        ("إن عائلة حررتهم قوات الأمن بإسناد من الجيش", "release", "حررتهم"),
        ("ثم نقلتهم القوات إلى مخيم المدينة", "evacuation", "نقلتهم"),
        ("جرى نقل معظمهم أمس إلى بلدة الزهراء", "evacuation", "نقل"),
        ("بعدما طردوا أسرته منه", "displacement", "طردوا"),
        ("التقى مقاتلو الفصائل في الحي الجنوبي", "advance", "التقى"),
        ("أرسل المجلس أمس وفدا إلى قيادة الفرقة", "negotiation", "أرسل"),
        ("أخلت القوات القرية مساء", "displacement", "أخلت"),
        # Who is exposed to fire offers nothing.
        ("تعرض الرجل لإطلاق نار كثيف", "shooting", "إطلاق نار"),
        # A side's own name is not what it builds.
        ("تبنى تنظيم القاعدة التفجير", "responsibility", "تبنى"),
        # The nearest noun ends a phrase.
        (
            "علقت الفصائل هجماتها لإفساح المجال أمام مفاوضات بين الطرفين",
            "negotiation",
            "مفاوضات",
        ),
        # Who took it speaks for himself, or writes every final ي as ى.
        ("قال القائد: استعدنا الجبل بعد ساعتين", "control", "استعدنا"),
        ("تمكن المسلحون من التوغل فى ثلاثة أحياء", "advance", "التوغل"),
        # Those who close a road may protest, whose close it beleaguers.
        ("قطع الأهالي الطريق بالإطارات", "protest", "قطع"),
        ("قطع محتجون الطريق الساحلي", "siege", "قطع"),
        # Words of relief that is kept from those it is meant for, looted or flown in.
        ("نهب المسلحون شاحنتي دقيق", "aid", "نهب"),
        ("منعت القوات أمس قافلة إغاثة من الدخول", "aid", "منعت"),
        ("أسقطت طائرات عراقية الثلاثاء أغذية وبطانيات", "aid", "أسقطت"),
        ("نفذ الجيش إنزالا جويا لمساعدات غذائية", "aid", "إنزالا جويا"),
        ("تبادلت القوات والجماعة اليوم 18 أسيرا", "release", "تبادلت"),
        ("استحدث المسلحون أمس نقطة تفتيش", "deployment", "استحدث"),
        ("أدخلت تركيا ليلا تعزيزات إلى البلدة", "deployment", "أدخلت"),
        ("أعلنت المنظمة سحب فريقها من البلدة", "evacuation", "سحب فريقها"),
    ],
)
def test_offered(
    text: str, type_: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in offered(text, monkeypatch).get(type_, set())


@pytest.mark.parametrize(
    "text",
    [
        # A name may be quoted, and begin as a verb does.
        "أعلنت قوات «فجر الصحراء» بيانها",
        # No masdar of opposing: who opposes is a side.
        "قال المتحدث باسم المعارضة إن اللجنة باقية",
    ],
)
def test_names_stay_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not offered(text, monkeypatch)
