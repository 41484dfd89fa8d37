"""Chains of sources: own sentences, one construction each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar
from tawthiq.extract.sources.tellers import Tellers


def chains(text: str) -> list[list[str]]:
    stages = Reader().stages(Report.of(text, published="2020-01-08"))
    return [[c.name for c in s.chain] for told in stages.stretches for s in told]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("قتل سبعة في القصف، وفقا لقناة النور", ["قناة النور"]),
        ("قتل سبعة في القصف وفقاً لمسؤول محلي", ["مسؤول محلي"]),
        ("قالت مصادر محلية لشبكة الفجر إن القصف توقف", ["شبكة الفجر", "مصادر محلية"]),
        ("أفاد بيان صادر عن قيادة الجيش بأن القصف توقف", ["قيادة الجيش"]),
        ("أفاد بيان أصدرته قيادة الجيش أن القصف توقف", ["قيادة الجيش"]),
        (
            "أفاد مراسلو وكالة أنباء البيدر بأن القصف توقف",
            ["مراسلو وكالة أنباء البيدر"],
        ),
        ("وتحدثت مصادر طبية عن سقوط قتلى", ["مصادر طبية"]),
        ("وأحصى المرصد مقتل 27 شخصا", ["المرصد"]),
        ("مقتل ستة شرق البلدة (المرصد)", ["المرصد"]),
        ("وأشارت المنسقية إلى أن القصف توقف", ["المنسقية"]),
        # a quoted outlet that no table knows
        ("وقال سكان لـ«صدى البيدر» إن القصف توقف", ["صدى البيدر", "سكان"]),
        (
            "وقال سالم الهادي في اتصال مع «أخبار البيدر» إن القصف توقف",
            ["أخبار البيدر", "سالم الهادي"],
        ),
        ("وفق ما أفاد به «مرصد البيدر»، قصف الجيش البلدة", ["مرصد البيدر"]),
        # the teller after what he tells
        ("قصف الجيش البلدة، على ما أبلغ به مصدر طبي", ["مصدر طبي"]),
        ("قصف الجيش البلدة، وهو ما أكدته مصادر محلية", ["مصادر محلية"]),
        ("هذا ما أكده الناشط سالم الهادي", ["سالم الهادي"]),
        ("انسحب الجيش، وفق ما أعلنته وزارة الدفاع", ["وزارة الدفاع"]),
        # statements stand for who issued them
        ("ورد حزب الله، وفق بيان له، بقصف البلدة", ["حزب الله"]),
        ("أفاد بيان للإعلام الحربي أن القصف توقف", ["إعلام الحربي"]),
        ("وذكر تقرير أممي أن القصف توقف", ["تقرير أممي"]),
        ("وجاء في بيان لوزارة الدفاع أن القصف توقف", ["وزارة الدفاع"]),
        # an announcement, and a participle of an act of speech
        ("تقدم الجيش بعد إعلان الحكومة تحرير البلدة", ["الحكومة"]),
        ("وتبنى التنظيم الهجمات، زاعما السيطرة على البلدة", ["التنظيم"]),
        # through whom somebody speaks
        ("تبنى التنظيم عبر وكالة البيدر هجوما على البلدة", ["وكالة البيدر"]),
        ("وتبنى التنظيم الهجوم في بيان نشرته وكالة البيدر", ["وكالة البيدر"]),
        (
            "وأفادت مصادر محلية بحسب قناة البيدر بأن القصف توقف",
            ["قناة البيدر", "مصادر محلية"],
        ),
        # who speaks stands before the verb, or is a body
        ("غير أن مصدرا في الجيش أكد أن القصف توقف", ["مصدرا في الجيش"]),
        ("بينما أفاد مستشفى النور بأن القصف توقف", ["مستشفى النور"]),
        (
            "صرح الناطق باسم القوات الخاصة بالجيش العقيد سالم الهادي بأن القصف توقف",
            ["سالم الهادي"],
        ),
        ("19:02 — الدفاع المدني: مقتل سبعة في قصف", ["الدفاع المدني"]),
    ],
)
def test_chains_run_from_the_nearest_teller(text: str, chain: list[str]) -> None:
    assert chain in chains(text)


def test_means_and_elements_of_an_inquiry_do_not_speak() -> None:
    text = "قال إن العناصر الأولى للتحقيق تكشف أن القصف توقف"
    assert chains(text) == []
    text = "وصل المصابون عبر وكالة البيدر للإغاثة"
    assert chains(text) == []


def test_a_name_after_li_is_known_by_its_fullest_mention() -> None:
    text = (
        "قال مركز البيدر الإعلامي إن القصف توقف.\nوورد في تقرير للمركز أن القصف تجدد."
    )
    assert chains(text) == [["مركز البيدر الإعلامي"]] * 2


def test_what_is_announced_does_not_announce() -> None:
    assert chains("أعلن الانسحاب من البلدة") == []


def test_chains_of_other_sentences_are_offered() -> None:
    text = "قتل سبعة في القصف.\nوقالت مصادر طبية إن بينهم طفلا.\nوأكد المرصد مقتل رجل."
    read = Reader().stages(Report.of(text, published="2020-01-08")).chunks
    tellers = Tellers.of(read, publisher="")
    tellers.move(0)
    offered = {how: [c.name for c in chain] for how, chain, _ in tellers.around(())}
    assert offered["next"] == ["مصادر طبية"]
    tellers.move(2)
    before = {how: [c.name for c in chain] for how, chain, _ in tellers.around(())}
    assert before["first"] == ["مصادر طبية"]


class _Taker(Grammar):
    """Takes every proposed event, and nobody's part in it."""

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        del features
        return "none" if draft.pos in ("harm", "loss") else "asserted"

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        del draft, chunk, features
        return "none"


@pytest.mark.parametrize(
    "said",
    [
        "نطالب مجلس الأمن بوقف القصف على المدينة",
        "أندد بالقصف على المدينة",
        "ندعو مجلس الأمن إلى وقف القصف على المدينة",
    ],
)
def test_who_speaks_voices_what_he_says_in_the_first_person(said: str) -> None:
    text = f"قال سالم الهادي إن القصف قتل سبعة في المدينة. وأضاف «{said}»"
    reader = Reader(judge=_Taker())
    drafts = reader.stages(Report.of(text, published="2020-01-08")).drafts
    voiced = [d for d in drafts if d.type in ("demand", "condemnation")]
    assert [[a.name for a in d.actors] for d in voiced] == [["سالم الهادي"]]


def test_a_town_may_be_a_verb() -> None:
    def kinds(text: str) -> list[tuple[str, str]]:
        stages = Reader().stages(Report.of(text, published="2020-01-08"))
        return [(c.kind, c.name) for c in stages.chunks[0]]

    assert ("trigger", "دان") in kinds("ودان الأمين العام للأمم المتحدة قصف المستشفى")
    assert ("place", "ودان") in kinds("قصفت الطائرات مدينة ودان أمس")
    assert ("person", "رئيس الوزراء") in kinds("ونسب رئيس الوزراء الهجوم إلى التنظيم")
