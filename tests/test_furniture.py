from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.ingest.furniture import Rule, rules, strip

HEADLINE = "مقتل ثلاثة مدنيين بقصف على سوق بلدة الرمانة"
LEDE = (
    "قتل ثلاثة مدنيين وأصيب تسعة آخرون بجروح مساء أمس في قصف مدفعي استهدف سوق بلدة "
    "الرمانة في الريف الشرقي، حسبما أفاد مركز إعلامي محلي."
)
MORE = (
    "وقال مسعف إن فرق الإنقاذ انتشلت طفلة حية من تحت أنقاض منزل من طابقين، وإن حصيلة "
    "الضحايا مرشحة للارتفاع بسبب خطورة الإصابات ونقص المعدات في المشفى الميداني."
)
BODY = (LEDE, MORE)
REPORT = "\n\n".join((HEADLINE, *BODY))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_matches_its_examples_and_no_other(rule: Rule) -> None:
    assert rule.cut
    assert rule.keep
    assert [line for line in rule.cut if not rule.matches(line)] == []
    assert [line for line in rule.keep if any(r.matches(line) for r in rules())] == []


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("", ""),
        ("الرئيسية\nأخبار\nسوريا\nاقتصاد\n\n", ""),
        ("الرئيسية » أخبار » سوريا\n", "\nطباعة\nشارك\nفيسبوك تويتر واتساب"),
        (
            "Shared with Public\n",
            "\nSee translation\n12 Comments · 3 Shares\nLike\nReply",
        ),
        ("", "\n\nاقرأ أيضاً:\nالطيران يعاود قصف الريف\nهدنة في الشمال"),
        ("", "\n#الرمانة #قصف\nhttps://example.org/a?b=1\n@rummana_news"),
        ("", "\nللاشتراك في قناة المركز على تلغرام\nt.me/example"),
        (
            "٣٤ مشاهدة\n",
            "\nالتعليقات (2)\nزائر\nرحمهم الله\nمتابع\nمتى ينتهي هذا القصف؟",
        ),
        ("تخطي إلى المحتوى\n", "\nجميع الحقوق محفوظة © 2016\nمن نحن | اتصل بنا"),
        (
            "",
            "\nنستخدم ملفات تعريف الارتباط لتحسين تجربتك. بالمتابعة توافق عليها.\nقبول الكل",
        ),
    ],
)
def test_furniture_goes_and_the_report_stays(head: str, tail: str) -> None:
    assert strip(head + REPORT + tail).text.strip() == REPORT


@pytest.mark.parametrize(
    "line",
    [
        "ريف الرمانة",  # a place over a list
        "الشهداء:",
        "- سالم العلي",
        "- طفلة مجهولة الهوية",
        "حلب 12، إدلب 3",
        "المصدر: مركز الرمانة الإعلامي",
        "الرمانة - مراسلنا",
        "الخميس ٣ آذار ٢٠١٦ - 15:00",
        "شارك الطيران المروحي في القصف",
        "#عاجل قصف على #الرمانة",
        "12",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_a_line_that_no_rule_knows_stays(line: str, place: int) -> None:
    paragraphs = [HEADLINE, *BODY]
    paragraphs.insert(place, line)
    text = "\n".join(paragraphs)

    assert strip(text).text == text
    assert strip(text).cut == ()


def test_a_place_in_a_hashtag_stays_over_the_report() -> None:
    text = f"#الرمانة\n{REPORT}"

    assert strip(text).text == text


def test_comments_are_a_button_when_no_report_stands_above() -> None:
    stripped = strip(f"{HEADLINE}\nالتعليقات\n" + "\n".join(BODY))

    assert stripped.text == f"{HEADLINE}\n" + "\n".join(BODY)


def test_a_link_between_paragraphs_takes_its_headline_only() -> None:
    text = f"{HEADLINE}\n{BODY[0]}\n{BODY[1]}\nاقرأ أيضاً\nهدنة في الشمال\n{BODY[0]}"

    assert strip(text).text == f"{HEADLINE}\n{BODY[0]}\n{BODY[1]}\n{BODY[0]}"


def test_a_country_stays_unless_menus_stand_on_both_sides() -> None:
    assert strip(f"اليمن\n{REPORT}").cut == ()
    assert strip(f"الرئيسية\nاليمن\n{REPORT}").text == f"اليمن\n{REPORT}"
    assert strip(f"الرئيسية\nاليمن\nرياضة\n{REPORT}").text == REPORT


def test_a_text_of_furniture_alone_is_left_as_it_is() -> None:
    assert strip("شارك\nطباعة").text == "شارك\nطباعة"
    assert strip("").text == ""


def test_cuts_tell_where_they_stood_and_why() -> None:
    text = f"Shared with Public\r\n{REPORT}\nشارك\n12 Comments"

    stripped = strip(text)

    assert [cut.rule for cut in stripped.cut] == ["audience", "share", "counters"]
    assert all(text[cut.start : cut.end] == cut.text for cut in stripped.cut)
    at = stripped.text.index("طفلة")
    assert text[stripped.original(at) :].startswith("طفلة")


@given(
    st.lists(
        st.sampled_from(
            ["شارك", "", "قصف", "#وسم", "طباعة", "سوريا", "التعليقات", HEADLINE]
        ),
        max_size=12,
    )
)
def test_what_is_kept_and_what_is_cut_make_up_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)

    stripped = strip(text)
    where = [stripped.original(i) for i in range(len(stripped.text))]

    assert [text[i] for i in where] == list(stripped.text)
    assert len(stripped.text) + sum(len(cut.text) for cut in stripped.cut) == len(text)


@pytest.mark.parametrize(
    "line",
    [
        "#" * 470,
        "#,," * 150,
        "like " * 90,
        "@abc " * 90,
        "12 " * 150,
        "| " * 230,
        "شارك " * 90,
    ],
)
def test_no_line_makes_a_pattern_backtrack(line: str) -> None:
    start = time.perf_counter()

    strip(f"{line}!ق\n" * 20)

    assert time.perf_counter() - start < 2


def test_time_is_linear_in_the_text() -> None:
    start = time.perf_counter()

    strip("شارك الجميع\n" * 40_000 + "قصف " * 250_000)

    assert time.perf_counter() - start < 20
