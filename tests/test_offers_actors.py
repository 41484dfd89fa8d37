"""Who is offered as an actor or a target, whatever the weights choose of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar, Option
from tawthiq.extract.judging.scene import Scene
from test_names import cut, named


class Asked(Grammar):
    """Takes every draft, notes who is offered from before, and picks the wanted ones."""

    def __init__(self, *wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.offered: dict[tuple[str, str], list[str]] = {}

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:  # noqa: ARG002
        """Every draft as the grammar has it."""
        return draft.status

    def choice(
        self,
        draft: Draft,
        slot: str,
        options: Sequence[Option],
        features: Sequence[Sequence[str]],  # noqa: ARG002
    ) -> int:
        """The first option that is wanted."""
        names = [o.name if isinstance(o, Chunk) else "" for o in options]
        told = self.offered.setdefault((draft.type, slot), [])
        told.extend(n for n in names if n and n not in told)
        return next((n for n, name in enumerate(names) if name in self.wanted), 0)


def asked(text: str, *wanted: str) -> tuple[Asked, list[dict[str, Any]]]:
    judge = Asked(*wanted)
    report = Report.of(text, id="t", published="2016-03-02")
    claims = Reader(judge=judge).read(report).to_dict()["claims"]
    return judge, list(claims)


LEAD = "قال مصدر عسكري إن مقاتلي لواء السهل وكتائب الوادي هاجموا قوات الجيش في بلدة سلوقة أمس. "


def test_whom_an_attack_befell_may_have_been_told_before() -> None:
    judge, _ = asked(LEAD + "وشنت الطائرات الحربية عشر غارات بعد ساعات.")
    assert "كتائب الوادي" in judge.offered["airstrike", "target"]


def test_who_is_named_beside_one_who_acted_is_offered_too() -> None:
    """``مقاتلي لواء السهل وكتائب الوادي``: where one goes on, the other may as well."""
    wanted = "مقاتلي لواء السهل", "كتائب الوادي"
    _, claims = asked(LEAD + "وسقطت عشرات القذائف على حي الزهور.", *wanted)
    (shelled,) = [c for c in claims if c["type"] == "shelling"]
    assert [a["name"] for a in shelled["actors"]] == list(wanted)


def test_the_other_side_is_offered_where_two_allies_are_told() -> None:
    text = LEAD + "وقتل 17 من مقاتلي لواء السهل وكتائب الوادي في الاشتباكات."
    judge, _ = asked(text)
    assert "قوات الجيش" in judge.offered["clash", "actor"]


def test_both_sides_of_a_clash_may_have_been_told_before() -> None:
    wanted = "مقاتلي لواء السهل", "كتائب الوادي", "قوات الجيش"
    _, claims = asked(LEAD + "ولا تزال الاشتباكات مستمرة.", *wanted)
    (clash,) = [c for c in claims if c["type"] == "clash"]
    assert {a["name"] for a in clash["actors"]} == set(wanted)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        # A body that has no name yet takes the place's noun that it is called by.
        ("هاجم مقاتلو لواء السهل البلدة", "actor", "مقاتلو لواء السهل"),
        ("هاجم مسلحو جبهة الجنوب البلدة", "actor", "مسلحو جبهة الجنوب"),
        ("قصفت كتيبة شهداء الجبل البلدة", "actor", "كتيبة شهداء الجبل"),
        ("هاجم مسلحون من قبيلة السهل القرية", "actor", "مسلحون من قبيلة السهل"),
        ("تراجعت فلول العصابات في الوادي", "actor", "فلول العصابات"),
        ("بمساندة حلفائهم من قوات الوادي", "actor", "قوات الوادي"),
        # Two of them govern nothing; what one body does is done to many.
        ("هاجم انتحاريان حماما شعبيا", "actor", "انتحاريان"),
        ("منع التنظيم المدنيين من المغادرة", "actor", "التنظيم"),
        ("حاصرت قوات النظام الرمادي", "actor", "قوات النظام"),
        ("قصفت المدفعية تجمعات العصابات المتمردة", "actor", "العصابات المتمردة"),
        # A second side, or a place that was hit, is no part of the first's name.
        ("دعت حكومة الوفاق الفصائل إلى الهدوء", "actor", "الفصائل"),
        ("دعا الأمين العام للأمم المتحدة الطرفين إلى الهدوء", "actor", "الطرفين"),
        ("ناشد ناطق باسم الحكومة أطراف النزاع", "actor", "أطراف النزاع"),
        ("قصفت الطائرات الأميركية الفلوجة", "actor", "الطائرات الأميركية"),
        ("اقتحمت مجموعة مسلحة محكمة القضاء", "actor", "مجموعة مسلحة"),
        ("اتهمت الممثلة أنغيلا ميركل روسيا بالتقصير", "actor", "روسيا"),
        (
            "هاجم مسلحون من قبيلة أولاد سعيد الموقع",
            "actor",
            "مسلحون من قبيلة أولاد سعيد",
        ),
        ("أطلق عليه ملثمان النار", "actor", "ملثمان"),
        ("اتفاق بين الحركتين في المخيم", "actor", "الحركتين"),
        ("قال إن قطعاته قتلت مسلحين", "actor", "قطعاته"),
        ("انسحبت حامية الجيش من البلدة", "actor", "حامية الجيش"),
        ("عرض الانفصاليون صورا", "actor", "الانفصاليون"),
        ("أعلن «لواء المعتز» أن الموقع سقط", "actor", "لواء المعتز"),
        ("أغلق محتجون مقر الحزب", "actor", "محتجون"),
        ("في كمين نصبته مجموعة إرهابية لدورية", "actor", "مجموعة إرهابية"),
        ("سيطرت قوات الجيش المدعومة من القبائل على التلة", "actor", "قوات الجيش"),
        ("عثروا على جثث ميليشيات الوادي", "actor", "ميليشيات الوادي"),
        ("قصفت الطائرات المنازل", "actor", "الطائرات"),
        ("أحرق المسلحون الشاحنات", "object", "الشاحنات"),
        # An unknown noun that is joined to one who acts, or is hit.
        ("إن المليشيا والمتحوثين انسحبوا", "object", "المتحوثين"),
        ("استهدفوا العناصر المسلحة والبؤر الإجرامية", "object", "البؤر الإجرامية"),
        # The name after an office of a committee, or in a house.
        ("قال عضو لجنة الأمن والدفاع النيابية سامر عادل إن", "person", "سامر عادل"),
        ("قال عضو لجنة الأمن في مجلس النواب سامر عادل إن", "person", "سامر عادل"),
        (
            "دعا رئيس بعثة الأمم المتحدة للدعم في ليبيا سامر عادل إلى",
            "person",
            "سامر عادل",
        ),
        ("قال الرئيس الأميركي باراك أوباما إن", "person", "باراك أوباما"),
        # Whom a verb was done to, and the checkpoint or column that was hit.
        ("إن التنظيم منع المدنيين من الخروج", "people", "المدنيين"),
        ("بعد استهداف كمائن عسكرية", "object", "كمائن عسكرية"),
        ("تمكنوا من تدمير رتل عسكري", "object", "رتل عسكري"),
        ("هاجم الثوار في منطقة السهل، رتلا عسكريا", "object", "رتلا عسكريا"),
        # Settlements that only an adjective tells.
        ("أمطرت القوات مناطق مأهولة بالقذائف", "object", "مناطق مأهولة"),
        ("استهدف المسلحون قافلة إمداد عسكرية", "object", "قافلة إمداد عسكرية"),
        ("انشق 86 عسكريا من المدينة", "people", "عسكريا"),
        ("خطف المسلحون عسكريا", "people", "عسكريا"),
        ("وجهت النيابة إلى 20 متهما", "people", "متهما"),
        ("قضت القوات على نحو 25 مخربا", "people", "مخربا"),
        ("استهدفت الفصائل أربع بلدات حدودية", "object", "بلدات حدودية"),
    ],
)
def test_names_are_cut_where_they_end(text: str, kind: str, name: str) -> None:
    assert name in named(text, kind)


def test_how_a_side_is_backed_is_nobody() -> None:
    assert named("دعموا الحكومة عسكريا", "people") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تظاهر العشرات في الساحة", "العشرات"),
        ("واعترف أحدهم بالتفجير", "أحدهم"),
    ],
)
def test_numbers_of_people_are_offered_alone(text: str, name: str) -> None:
    scene = Scene(cut(text))
    assert name in [scene.chunks[i].name for i in scene.candidates]


def test_a_column_that_arrives_is_no_target() -> None:
    assert named("وصل رتل عسكري إلى البلدة", "object") == []
    assert "تجمع أطمة" in named("نزحوا إلى تجمع أطمة", "place")


@pytest.mark.parametrize(
    ("text", "doer", "whom"),
    [
        ("استهدفت القوات المدنيين في السوق", "القوات", "المدنيين"),
        ("قتلت قوات النظام المواطنين", "قوات النظام", "المواطنين"),
        ("اعتقل الحوثيون الصحفيين", "الحوثيون", "الصحفيين"),
        ("احتجز التنظيم الرهائن", "التنظيم", "الرهائن"),
        ("هاجم المستوطنون المزارعين", "المستوطنون", "المزارعين"),
        ("فرقت الشرطة المحتجين", "الشرطة", "المحتجين"),
    ],
)
def test_whom_a_side_did_it_to_is_no_adjective_of_it(
    text: str, doer: str, whom: str
) -> None:
    assert doer in named(text, "actor")
    assert whom in named(text, "people")


@pytest.mark.parametrize(
    "name", ["المقاتلين الحوثيين", "المسلحون الأكراد", "مقاتلو الحزب الأكراد"]
)
def test_adjectives_of_people_stay_in_their_name(name: str) -> None:
    assert named(f"هاجم {name} القرية", "actor") == [name]


def test_who_blame_each_other_are_both_blamed() -> None:
    _, claims = asked("تبادلت الحكومة والمعارضة الاتهامات بخرق الهدنة في بلدة سلوقة.")
    (blame,) = [c for c in claims if c["type"] == "condemnation"]
    assert blame["targets"] == blame["actors"]
