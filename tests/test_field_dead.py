"""How the field tells who died of what, of whom, and what people are called."""

from __future__ import annotations

import pytest

from posted import claims, harm_of, one


@pytest.mark.parametrize(
    ("text", "type_", "killed"),
    [
        (
            (
                "استشهد شخص وجرح ثلاثة آخرون، بعدما استهدفت الطائرات الإسرائيلية حي السرايا القديمة "
                "في مدينة النبطية بغارة جوية أدت إلى تدمير منازل ومحال تجارية"
            ),
            "airstrike",
            1,
        ),
        (
            (
                "قتل عنصر من قوات سوريا الديمقراطية في دير الزور، بعد أن فتح مسلحان من خلايا "
                "تنظيم داعش النار على سيارته العسكرية"
            ),
            "shooting",
            1,
        ),
        (
            (
                "أوضحت الغرفة أن طائرة شنت غارات جوية على مواقع القوات في وادي الربيع لتغطية "
                "انسحاب قوات حفتر، مما أدى لمقتل جنديين من قوات الوفاق"
            ),
            "airstrike",
            2,
        ),
    ],
)
def test_the_dead_are_of_what_came_before_them(
    text: str, type_: str, killed: int
) -> None:
    assert ("killed", killed) in harm_of(text, type_)


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "أصيب مدنيان جراء استهداف قوات النظام بقذائف المدفعية سوقا في بلدة كفريا",
            "قوات النظام",
            "سوقا",
        ),
        (
            "قتل ضابط إثر استهداف مجهولين بعبوة ناسفة سيارته في درعا",
            "مجهولين",
            "سيارته",
        ),
        (
            "أعلنت كتائب القسام عن نجاحها في نصب كمين لقوة مشاة إسرائيلية شرق مخيم جباليا",
            "كتائب القسام",
            "قوة مشاة إسرائيلية",
        ),
    ],
)
def test_who_struck_whom_in_a_verbal_noun(text: str, who: str, whom: str) -> None:
    (event,) = (c for c in claims(text) if c.actors)

    assert [a.name for a in event.actors] == [who]
    assert [t.name for t in event.targets] == [whom]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "أسفر القصف عن مقتل سامر نبيل دفع الله وعامر خليل كريم",
            [("killed", 2)],
        ),
        (
            "أسفر القصف عن مقتل سامر الحلبي وعمر حسن وإصابة ليلى أحمد",
            [("killed", 2), ("injured", 1)],
        ),
        (
            "أسفر القصف عن مقتل عامر خليل كريم وإصابة كريم خليل كريم بجروح",
            [("killed", 1), ("injured", 1)],
        ),
        (
            "قتل خالد عمر عوض الله وابنه في قصف مدفعي على أم درمان",
            [("killed", 1), ("killed", 1)],
        ),
        ("قتلت عائلة كاملة في قصف على سراقب", [("killed", None)]),
    ],
)
def test_those_who_are_named_are_counted(
    text: str, harm: list[tuple[str, int | None]]
) -> None:
    assert harm_of(text, "shelling") == harm


def test_what_is_wished_to_the_dead_is_no_part_of_their_name() -> None:
    shooting = one("استشهد الشاب محمد أحمد رحمه الله برصاص قناص", "shooting")

    assert [t.name for t in shooting.targets] == ["محمد أحمد"]


def test_a_means_told_after_a_list_of_places_makes_no_event_of_its_own() -> None:
    text = (
        "استهدفت قوات الدعم السريع اليوم حافلة ركاب في منطقة الثورة الحارة 17 بمدينة أمدرمان "
        "عبر قذيفة دانة، مما أسفر عن مقتل 14 شخصا"
    )

    assert harm_of(text, "shelling") == [("killed", 14)]
