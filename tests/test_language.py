from __future__ import annotations

import time

import pytest

from tawthiq.ingest.language import Language, language

ARABIC = (
    "مقتل ثلاثة مدنيين في قصف على بلدة بريف حماة",
    "غارات على الأطراف الشمالية للمدينة",
    "قصف مدفعي عنيف بحلب",
    "غارات",
    "هسه صار انفجار چبير يم الگراج والناس گاعدة تركض",  # Iraqi dialect
    "الطیران الحربی یستهدف مشفى فی ریف ادلب",  # a Persian keyboard
    "قتیل وجریحان فی انفجار لغم قرب قریه شرق حمص",  # the same, without teh marbuta
    "ژنرال يقود المعركة شرق المدينة",
    "وقال الناطق بالفارسية «ما از این حمله خبر نداریم» قبل أن يغادر القاعة في المدينة",
    "ﻗﺼﻒ ﻋﻠﻰ ﺍﻟﺤﻲ",  # presentation forms
    "قُتِلَ طِفْلانِ وَجُرِحَ ثَلاثَةٌ",
    "#عاجل #قصف على #سرمين",
)
PERSIAN = (
    "کشته شدن دو غیرنظامی در حمله پهپادی",
    "انفجار مین جان سه کودک را گرفت",
    "ارتش از آغاز عملیات در شمال شهر خبر داد",
    "نیروهای امنیتی چهار نفر را بازداشت کردند",
    "حمله به کاروان کمک‌رسانی",
    "به گزارش خبرنگار ما، درگیری‌ها از دیروز ادامه دارد.",
    "سخنگوی دولت گفت این گزارش نادرست است",
    "شمار مجروحان به پنجاه تن رسید که بیشتر آنان زن هستند",
    "بسم الله الرحمن الرحیم\nبیانیه شورای شهر درباره بمباران بازار که دیروز رخ داد",
    "كشته شدن چند سرباز در درگيري هاي مرزي",  # an Arabic keyboard
)
URDU = (
    "بازار میں دھماکہ، سات افراد زخمی",
    "پولیس نے علاقے کو گھیرے میں لے لیا",
    "سرحد پر فائرنگ سے دو فوجی ہلاک ہو گئے",
    "ڈاکٹروں کے مطابق بچے کی حالت نازک ہے",
    "شہر کے ہسپتال پر حملہ کیا گیا",
    "حکومت نے جنگ بندی کا اعلان کر دیا ہے",
    "امدادی ٹیمیں ملبے تلے دبے لوگوں کو نکال رہی ہیں",
    "ایک اور بڑا حملہ",
)
SORANI = (
    "دوو کەس لە تەقینەوەکەدا کوژران",
    "هێرشی درۆن بۆ سەر گوندێک لە سنوورەکە",
    "سێ منداڵ بریندار بوون",
    "وەزارەت ڕایگەیاند ژمارەی قوربانییەکان زیادی کردووە",
    "شەڕ لە باکووری شارەکە بەردەوامە",
    "فڕۆکەکان بازاڕەکەیان بۆردومان کرد",
    "خەڵکی گوندەکە ماڵەکانیان چۆڵ کرد",
    "پۆلیس هۆکاری ڕووداوەکەی ئاشکرا نەکرد",
)
KURMANJI = (
    "ل دەڤەرا سنووری دوو گوند هاتنە بۆمبەبارانکرن و خەلک ژ مالێن خۆ دەرکەفتن",
    "Li gundê sînor du zarok hatin kuştin û sê kes birîndar bûn",
    "Êrîşa li ser bajarê ji aliyê balafirên şer ve hat kirin",
)
OTHER = (
    "Three people were killed in an airstrike on the town",
    "Sınır kasabasında saldırı: iki kişi öldü ve beş kişi yaralandı",
    "fi qasf 3ala el day3a w fi shuhada kteer",  # Arabic in Latin letters
    "Jets hit the market of Saraqib (سراقب) and the road to Ariha #ادلب #سراقب #قصف #حلب",
    "په سیمه کې چاودنه شوې او درې تنه ټپیان دي",  # Pashto
    "Обстрел города: двое погибших",
)


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("ar", ARABIC),
        ("fa", PERSIAN),
        ("ur", URDU),
        ("ckb", SORANI),
        ("kmr", KURMANJI),
        ("other", OTHER),
    ],
)
def test_a_headline_is_told(code: str, texts: tuple[str, ...]) -> None:
    assert [(text, language(text).code) for text in texts] == [
        (text, code) for text in texts
    ]


@pytest.mark.parametrize("text", ["", " \n", "12:30 — 2015", "😀 !!"])
def test_no_words_are_no_language(text: str) -> None:
    assert language(text) == Language("none", "no words to tell a language by", 0.0)


def test_one_arabic_sentence_makes_a_mixed_post_arabic() -> None:
    english = (
        "Heavy shelling of the northern suburbs since dawn. Several are hurt. " * 3
    )

    mixed = language(f"{english}\nقصف عنيف على الضواحي الشمالية")

    assert mixed.code == "ar"
    assert 0 < mixed.share < 0.3
    assert "mixed" in mixed.reason


def test_an_arabic_verse_does_not_make_a_persian_article_arabic() -> None:
    article = (
        "ارتش از آغاز عملیات در شمال شهر خبر داد و مردم را به پناهگاه‌ها فراخواند. "
    )

    told = language(article * 6 + "إن الله مع الصابرين")

    assert told.code == "fa"


def test_a_bulletin_in_two_languages_keeps_its_arabic() -> None:
    told = language(
        f"{SORANI[0]}.\n{SORANI[2]}.\nمقتل شخصين وإصابة ثلاثة أطفال في انفجار"
    )

    assert told.code == "ar"


def test_the_reason_names_the_words_that_told_it() -> None:
    assert language(PERSIAN[2]).reason.startswith("Persian: told by ")
    assert "خبر" not in language(PERSIAN[2]).reason
    assert "\n" not in language(" \n".join(PERSIAN)).reason


def test_a_whole_arabic_text_has_the_share_one() -> None:
    assert language(ARABIC[0]).share == 1.0
    assert language(URDU[0]).share == 0.0


def test_time_is_linear_in_the_text() -> None:
    start = time.perf_counter()

    language("قصف ABC " * 250_000)  # two million characters in one sentence

    assert time.perf_counter() - start < 20
