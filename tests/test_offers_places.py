"""Places that are offered to the judge: own sentences, a construction each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar, Option
from test_names import cut


def offered(text: str) -> list[str]:
    """The names of the places that a text offers, descriptions left out."""
    return [c.name for c in cut(text) if c.kind == "place" and c.head != "the"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A side of a town, a province, a base is a place of its own; of a village it is
        # the village.
        ("غارات شرق مدينة بعقوبة", ["شرق مدينة بعقوبة"]),
        ("كمين جنوب غرب محافظة شبوة", ["جنوب غرب محافظة شبوة"]),
        ("قصف جنوب قرية سلوقة", ["سلوقة"]),
        ("معارك شمال محافظتي حجة وصعدة", ["حجة", "صعدة"]),
        # So is a side of what was named before, or is not named at all.
        ("تقدموا في غرب المدينة", ["غرب المدينة"]),
        ("قتل أربعة شمالي القطاع", ["شمالي القطاع"]),
        ("معارك للسيطرة على وسط المدينة", ["وسط المدينة"]),
        ("قذائف على وسط مدينة حلب", ["حلب"]),
        ("انفجار في جنوب شرقي البلاد", ["جنوب شرقي البلاد"]),
        # Right after a place, and from afar, what is told is where it lies.
        ("قصف قرية الشعب شرق محافظة تعز", ["الشعب", "تعز"]),
        ("كمين على بعد 45 كيلومترا شمال العاصمة بغداد", ["بغداد"]),
        # Two sides.
        ("حملة في شمال وشرق سوريا", ["شمال وشرق سوريا"]),
        ("تفجيران غرب وجنوب بغداد", ["غرب وجنوب بغداد"]),
        ("هجمات في شرق بغداد وجنوبها", ["شرق بغداد", "جنوبها"]),
        # What a town has.
        ("قتلى في حمص وريفها", ["حمص", "ريفها"]),
        ("اقتحموا مدينة جنين ومخيمها", ["جنين", "مخيمها"]),
        ("دارت معارك عند أطرافها الجنوبية", ["أطرافها الجنوبية"]),
        ("عادوا إلى قواعدها", []),
        # Parts of a town by their side, and the town.
        ("قصفت الأطراف الشمالية والشرقية لعدن", ["الأطراف الشمالية والشرقية", "عدن"]),
        ("هجوم عند المدخل الغربي لمدينة سرت", ["المدخل الغربي", "سرت"]),
        ("دخلوا الأحياء الشرقية من حلب", ["الأحياء الشرقية", "حلب"]),
        ("تراجعوا من السور الغربي", ["السور الغربي"]),
        # The border, the south; not where a town is said to lie.
        ("تبادل إطلاق نار على الحدود", ["الحدود"]),
        ("غارات على بلدات الجنوب", ["الجنوب"]),
        ("قصف جرابلس على الحدود مع تركيا", ["جرابلس"]),
    ],
)
def test_sides_and_parts_are_offered(text: str, names: list[str]) -> None:
    assert offered(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("انفجار على كوبري الزهور", ["كوبري الزهور"]),
        ("عبوة قرب مجسر الطيران", ["مجسر الطيران"]),
        ("فتحوا النار قبالة شاطئ الزعفران", ["شاطئ الزعفران"]),
        ("غارة في الحي رقم 7", ["الحي رقم 7"]),
        ("فروا من محلية المزروب", ["المزروب"]),
        ("قالت مصادر محلية إن القصف توقف", []),
        ("نددت الهيئات المحلية بالقصف", []),
        ("غارة على موقع بوادي ورزان", ["وادي ورزان"]),
        ("سقطت قذيفة بقرية المروة", ["المروة"]),
        ("دخلوا حي الشهداء الثانية", ["الشهداء الثانية"]),
        ("قصف على مقبرة الشهداء", ["مقبرة الشهداء"]),
    ],
)
def test_nouns_for_places_are_known(text: str, names: list[str]) -> None:
    assert offered(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A name that ends as an adjective does, where names follow it.
        ("قصف على قرى صبيرة والجربة والزيديات", ["صبيرة", "الجربة", "الزيديات"]),
        ("قصف على قرى محاصرة ومدمرة", []),
        # Names that are words of the codebook too.
        ("اشتباكات على محوري الطوارئ والبركسات", ["الطوارئ", "البركسات"]),
        ("سيطروا على تلتي الكويتي والقطري", ["تلتي الكويتي", "القطري"]),
        ("معارك في أحياء الميدان والقابون والتضامن", ["الميدان", "القابون", "التضامن"]),
        # Each name in marks of its own, all in one pair of marks, all in brackets.
        ('هاجموا مناطق "السرو" و"الزوارة"', ["السرو", "الزوارة"]),
        ("سيطروا على موقعي «السرو والزوارة»", ["السرو", "الزوارة"]),
        ("اقتحموا قرى (حلة سليم، فرتونة، الزوارة)", ["حلة سليم", "فرتونة", "الزوارة"]),
        ("قصفوا مواقع (نيريم) و(أبو مطيبق)", ["نيريم", "أبو مطيبق"]),
        ("باتت مواقع السرو والزوارة بأيدي القوات", ["السرو", "الزوارة"]),
        ("قصفوا مواقع المتمردين والمسلحين", []),
        ("تدمير موقعي صاروخ وهاون", []),
        # An unknown name beside a small place; no masdar, no subject.
        ("غارات بجبل عطان والحيامة مساء أمس", ["جبل عطان", "الحيامة"]),
        ("قصف على فج عطان والتصدي للهجوم", ["فج عطان"]),
        # No verb in the feminine plural.
        ("غارات في تعز وعدن أمس", ["تعز", "عدن"]),
        ("تشييعهم في حي بن مطلوع والبحريات", ["بن مطلوع"]),
    ],
)
def test_lists_of_names_are_offered_whole(text: str, names: list[str]) -> None:
    assert offered(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Words that no table knows, where what holds them follows.
        ("كمين قرب سوليبا بولاية شرناق", ["سوليبا", "شرناق"]),
        ("هجوم في كرموت شمال دارفور", ["كرموت", "شمال دارفور"]),
        ("غارات في المصاريح التابعة لصعدة", ["المصاريح", "صعدة"]),
        ("لغم في عيال كرموت بولاية شرناق", ["عيال كرموت", "شرناق"]),
        # Common nouns there: a part of the body, what is theirs, nouns of time.
        ("أصابته رصاصة في البطن شرق غزة", ["شرق غزة"]),
        ("عبوة لدى مروره بمدينة تعز", ["تعز"]),
        # Some of many places.
        ("هاجموا سبع قرى من بينها عويسة وكرموت", ["عويسة", "كرموت"]),
        ("قتل تسعة بينهم نساء", []),
    ],
)
def test_unknown_names_are_offered_where_they_are_told_to_be(
    text: str, names: list[str]
) -> None:
    assert offered(text) == names


def places(text: str) -> list[str]:
    """The places of the claims of a text, as the grammar alone reads it."""
    claims = (
        Reader(judge=Grammar()).read(Report.of(text, published="2016-03-14")).claims
    )
    return [p.name for c in claims for p in c.places]


def test_a_noun_that_nothing_was_named_by_is_still_a_place() -> None:
    assert places("قصفت الطائرات المطار.") == ["المطار"]
    assert places("قصفت الطائرات الحارة.") == []


def test_the_two_towns_are_the_last_two_told() -> None:
    text = "حاصروا بلدتي الفوعة وكفريا. وسقطت أمس عشرات القذائف على البلدتين."
    assert places(text)[-2:] == ["الفوعة", "كفريا"]


def test_an_event_may_be_at_all_the_places_of_the_one_before() -> None:
    asked: list[tuple[str, ...]] = []

    class Asked(Grammar):
        """Notes what places an event is offered from the sentences before."""

        def choice(
            self,
            draft: Draft,
            slot: str,
            options: Sequence[Option],
            features: Sequence[Sequence[str]],
        ) -> int:
            if slot == "place":
                asked.append(tuple(o.name for o in options if isinstance(o, Chunk)))
                return 1
            return super().choice(draft, slot, options, features)

    text = "قصفت الطائرات بلدتي نوى وجاسم. وأسفر القصف عن مقتل ثلاثة مدنيين."
    read = Reader(judge=Asked()).read(Report.of(text, published="2016-03-14"))
    assert asked
    assert any(sorted(p.name for p in c.places) == ["جاسم", "نوى"] for c in read.claims)
